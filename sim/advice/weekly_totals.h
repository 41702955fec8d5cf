// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lowwater {

/// What a week, or several, under a policy came to.
struct LivedTotals {
    std::uint64_t interruptions = 0;
    Duration stoppedAgentTime{0};
    Duration delayedWork{0};
    std::uint64_t reloads = 0; ///< credited
    Money reloaded;
    Money fees;
    Money meanIdle;
    Duration length{0};
    [[nodiscard]] bool operator==(const LivedTotals&) const = default;
};

/// What a 30-day month like that costs: delayed work, idle money, fees.
[[nodiscard]] Money monthlyCost(const LivedTotals& totals, const Wishes& wishes);

/// One week of a simulation.
struct WeekTotals {
    LivedTotals totals;       ///< of what happened in it; interruptions that began in it
    bool openAtStart = false; ///< an interruption that began before it was open
};

/// One simulation of the scenario cut at `bounds` (ascending, two at least, the first not after the first charge): what
/// happened in each [bounds[i], bounds[i + 1]). What is left of work and reloads after the last bound counts nowhere.
/// A demand without charges leaves the opening balance as it is. Throws Error (as a value) where simulate returns one.
[[nodiscard]] std::vector<WeekTotals> totalsByWeek(const Scenario& scenario, const Demand& demand,
                                                   std::span<const SimTime> bounds, const RunHooks& hooks = {});

} // namespace lowwater
