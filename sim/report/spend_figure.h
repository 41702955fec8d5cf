// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/thresholds.h"
#include "sim/report/figure.h"

namespace lowwater {

/// The stretch of a record that decides a threshold (THEORY.md section 3).
struct DecidingStretch {
    const History& demand;
    const BusiestWindow& window; ///< with charges
    Money amount;
    Duration latency; ///< > 0
    Money threshold;
};

/// What was spent since the stretch began, less what landed, up to its last request: the picture to check a threshold
/// by.
[[nodiscard]] Figure spendFigure(const DecidingStretch& stretch, double width = 290);

/// What it draws: dollars over time, ending with `window.spent`.
[[nodiscard]] Trajectory spendOf(const DecidingStretch& stretch);

} // namespace lowwater
