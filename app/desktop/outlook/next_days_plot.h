// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/lowest_by_day.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>
#include <vector>

class QPainter;

namespace lowwater {

class Theme;

/// How low the balance falls on each of the days to come: nine in ten draws, half of them, the middle one and the
/// worst, with the threshold. Hovering says a day's figures.
class NextDaysPlot : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the plot.
    explicit NextDaysPlot(const Theme& theme, QWidget* parent = nullptr);

    void setDays(std::vector<LowestOfDay> days, std::optional<Money> threshold);
    void setZone(const QTimeZone& zone);
    [[nodiscard]] const std::vector<LowestOfDay>& days() const noexcept { return m_days; }
    /// `Fri 13 Feb: in half of the draws it falls to between $7.90 and $14.20, …`; for tests and the tooltip.
    [[nodiscard]] QString sentenceOf(std::size_t day) const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Painting;

    [[nodiscard]] QRectF plot() const;
    void paintAxes(Painting& painting) const;
    void paintDays(Painting& painting) const;
    void paintLegend(Painting& painting) const;
    void describe();

    const Theme& m_theme;
    std::vector<LowestOfDay> m_days;
    std::optional<Money> m_threshold;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace lowwater
