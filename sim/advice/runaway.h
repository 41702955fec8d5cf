// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/stress.h"

#include <memory>

namespace lowwater {

/// When the busiest stretch of this length begins, and one in which as much is spent as in the median of those that
/// begin at a charge. O(n log n).
[[nodiscard]] SimTime busiestMoment(const Demand& demand, Duration window);
[[nodiscard]] SimTime usualMoment(const Demand& demand, Duration window);

/// The demand with the charges that a runaway from `begin` on gets through before it is noticed, at the times at which
/// they were let through.
struct RunawayDemand {
    std::shared_ptr<const Demand> demand;
    Money burned;
};

/// One replay, walking. Throws Error (as a value) where simulate returns one.
[[nodiscard]] RunawayDemand withRunaway(const Scenario& scenario, const Demand& demand, const Runaway& runaway,
                                        SimTime begin, const RunHooks& hooks);

/// What one of its steps costs.
[[nodiscard]] Money stepCostOf(const Runaway& runaway, const Demand& demand);

} // namespace lowwater
