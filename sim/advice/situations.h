// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/robustness.h"

#include <vector>

namespace lowwater {

/// A situation made ready to be replayed.
struct SituationSetup {
    Situation situation;
    Delay latency;
    double declineRate = 0;
    std::shared_ptr<const History> history; ///< before growth
    std::int64_t growthNumerator = 1;
    std::int64_t growthDenominator = 1;
};

/// The base, then one for each value of each factor.
[[nodiscard]] std::vector<SituationSetup> situationsFor(const Scenario& scenario, const Wishes& wishes,
                                                        const RobustnessOptions& options);

/// What to find out first, as a sentence: the factor with the greatest regret or, where the choice stays, cost.
/// `robust` has its rows and tornado.
[[nodiscard]] std::string findOutText(const Robustness& robust, const RobustnessOptions& options);

} // namespace lowwater
