// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"

#include <QStringList>
#include <QWidget>

#include <functional>

class QPainter;

namespace lowwater {

/// What the signs in the chart mean: only what is in this result, in short words where room is scarce.
class ChartLegend : public QWidget {
    Q_OBJECT

public:
    explicit ChartLegend(const ChartContent& content, QWidget* parent = nullptr);

    void refresh();
    /// The words as they are drawn at this width.
    [[nodiscard]] QStringList texts() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Entry {
        QString text;
        QString shortText;
        std::function<void(QPainter&, const QRectF&)> paintSign;
    };
    void addStops(const Outcome& outcome);
    void addOverlay(const ChartOverlay& overlay);
    void addReloads(const Outcome& outcome);
    void addRecordedStops();
    [[nodiscard]] double widthOf(const QString& text) const;
    /// Entries that fit, in long words, else in short ones.
    [[nodiscard]] std::size_t fitting(bool& shortWords) const;

    const ChartContent& m_content;
    std::vector<Entry> m_entries;
};

} // namespace lowwater
