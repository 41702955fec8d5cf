// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QWidget>

namespace lowwater {

class Theme;

/// What the sample would show: its sentence and the hours of its balance in which most happens.
class SamplePicture : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the picture.
    explicit SamplePicture(const Theme& theme, QWidget* parent = nullptr);
    [[nodiscard]] const QString& headline() const noexcept { return m_headline; }
    [[nodiscard]] std::uint64_t charges() const noexcept;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintPlot(QPainter& painter, const QRectF& plot) const;
    void paintLegend(QPainter& painter, const QRectF& where) const;

    const Theme& m_theme;
    RunResultPtr m_result;
    QString m_headline;
    SimTime m_from;
    SimTime m_to;
};

} // namespace lowwater
