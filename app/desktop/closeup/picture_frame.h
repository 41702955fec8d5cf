// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/axis/time_ticks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/closeup/close_up.h"

#include <QRectF>
#include <QSize>

#include <vector>

namespace lowwater {

/// Where everything of a close-up's picture is: balance, reload and agents over one time axis.
struct PictureFrame {
    ChartMetrics metrics;
    TimeAxis time; ///< x from the plots' left edge
    TimeTicks ticks;
    MoneyAxis money;
    double left = 0; ///< of the names
    QRectF labels;   ///< over the plot: low, empty, back
    QRectF plot;     ///< the balance
    QRectF reloads;  ///< the lane of the reload
    QRectF heading;  ///< of the agents
    std::vector<QRectF> rows;
    QRectF more; ///< the line under the rows; empty where no row is left out
    QRectF axis;
    QRectF dates; ///< empty where the headline says the day
    QRectF legend;

    /// The place of a name left of the plots.
    [[nodiscard]] QRectF nameAt(double top, double height) const;
    [[nodiscard]] double xAt(SimTime moment) const;
    /// Held to the plot.
    [[nodiscard]] double heldX(SimTime moment) const;
    [[nodiscard]] double yAt(Money balance) const;
    [[nodiscard]] bool shows(SimTime moment) const;
};

[[nodiscard]] PictureFrame pictureFrame(const CloseUp& closeUp, const QTimeZone& zone, QSize size);
/// The height that a picture needs at least, and the height at which nothing gains from more.
[[nodiscard]] int leastPictureHeight(const CloseUp& closeUp);
[[nodiscard]] int bestPictureHeight(const CloseUp& closeUp);

/// A text around `x`.
struct PlacedLabel {
    double x = 0;
    double width = 0;
    double left = 0; ///< where it went
};
/// Moves labels, in order of x, apart until none touches the next, none past [left, right] where there is room.
void spreadLabels(std::vector<PlacedLabel>& labels, double left, double right, double gap);

} // namespace lowwater
