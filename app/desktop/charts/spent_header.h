// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"

#include <QWidget>

#include <optional>

class QActionGroup;
class QToolButton;

namespace lowwater {

/// "Spent per 5 min", what the colours stand for, and by what the bars are parted.
class SpentHeader : public QWidget {
    Q_OBJECT

public:
    explicit SpentHeader(const ChartContent& content, QWidget* parent = nullptr);

    void refresh();
    [[nodiscard]] QString title() const;
    /// The names as the legend shows them, dearest first; "Other" last.
    [[nodiscard]] QStringList names() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// Unset: whatever tells most.
    void byChosen(std::optional<lowwater::SpentBy> by);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addChoice(const QString& text, std::optional<SpentBy> by);

    const ChartContent& m_content;
    QToolButton* m_choice;
    QActionGroup* m_choices;
};

} // namespace lowwater
