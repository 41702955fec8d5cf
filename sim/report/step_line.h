// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/trajectory.h"
#include "sim/report/figure.h"
#include "sim/report/time_scale.h"

#include <vector>

namespace lowwater {

/// Money on the y axis, upwards from `bottom` to `top`. Drawing only.
struct MoneyScale {
    Money least;
    Money most; ///< > least
    double bottom = 0;
    double top = 0;
    [[nodiscard]] double y(Money money) const noexcept
    {
        return bottom + (top - bottom) * (money.toDouble() - least.toDouble()) / (most.toDouble() - least.toDouble());
    }
};

/// Two to five multiples of a round value within [least, most], least < most; 0 is among them if it lies between.
[[nodiscard]] std::vector<Money> figureTicks(Money least, Money most);

/// The line of a step function: every step where there are few, else at most four points for each point of width, so
/// that no dip and no peak is lost. Not for an empty one.
[[nodiscard]] std::vector<FigurePoint> stepLine(const Trajectory& trajectory, const TimeScale& time,
                                                const MoneyScale& money);

} // namespace lowwater
