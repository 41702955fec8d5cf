// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What can go wrong, each alone, on the record.
enum class StressKind {
    None,            ///< the record as it is, to compare with
    RunawayAtWorst,  ///< sub-agents run wild when most is under way
    RunawayAsUsual,  ///< ... and at a usual time
    SlowReloads,     ///< payments take twice as long
    DeclinedPayment, ///< the card is declined on the busiest day
    StaleBalance,    ///< agents go on seeing no balance after a stop has ended
    CapReached,      ///< on the 20th of the month
};

/// `none`, `runaway_at_worst`, `runaway_as_usual`, `slow_reloads`, `declined_payment`, `stale_balance`, `cap_reached`
[[nodiscard]] std::string_view stressName(StressKind kind) noexcept;

/// Agents that nobody asked for, until somebody notices. By default as a user reported of 280 sub-agents in an hour: at
/// 4.3 minutes a request (TraceLab) 20 of them side by side, each with a step every 29 s.
struct Runaway {
    std::uint32_t agents = 20;                     ///< >= 1
    Duration lasts = std::chrono::hours{1};        ///< > 0
    Duration stepEvery = std::chrono::seconds{29}; ///< > 0
    std::optional<Money> stepCost;                 ///< unset: the record's mean charge, in whole cents
};

struct StressOptions {
    Runaway runaway;
    /// Reports have 7 to 15 minutes, some more than an hour.
    Duration staleFor = std::chrono::minutes{15};
};

struct Stress {
    StressKind kind = StressKind::None;
    std::string assumed; ///< an English sentence
    Totals totals; ///< of the whole record; the runaway's own charges are in its money, it is not among the stopped
    std::uint32_t agentsStopped = 0;    ///< the most sessions in one interruption
    std::optional<Duration> longest{0}; ///< of its interruptions; unset: one that never ended
    Money burned;                       ///< by the runaway, before somebody noticed
    Money extra;                        ///< spent and paid in fees, more than unstressed
};

/// Each stress alone under the scenario's policy, the record as it is first; on all cores, the same on any number. At
/// most two replays each. A runaway's charges are always paid from the balance. Where the history does not show stops
/// (showsStops), neither do these. Errors as simulate's; Invalid where an option is out of its range.
[[nodiscard]] Result<std::vector<Stress>> stressTests(const Scenario& scenario, const Demand& demand,
                                                      const StressOptions& options = {}, const RunHooks& hooks = {});

} // namespace lowwater
