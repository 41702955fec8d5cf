// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/history.h"
#include "sim/history/runs.h"
#include "sim/workload/learned_quantiles.h"
#include "sim/workload/work_days.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace lowwater {

/// A longer gap between two charges is a pause: a person reads, a tool works for long. What lies between two pauses is
/// a burst.
inline constexpr Duration longestStepGap = std::chrono::minutes{1};

/// What one agent did of a run within one working day.
struct Stretch {
    NameId agent = NameId::Empty;
    ChargeIndex first = 0; ///< the others follow by Runs::nextInRun
    std::uint32_t charges = 0;
    Duration length{0}; ///< from the first charge to the last
};

/// The stretches, in order of time, that one agent at a time could have worked one after the other.
using AgentDay = std::vector<Stretch>;

/// What was done from one cut of the day to the next. Days without any work have no agents.
struct WorkingDay {
    std::vector<AgentDay> agents;
    SimTime cut;   ///< when the day begins
    SimTime first; ///< its first charge
    SimTime last;  ///< its last charge
    std::uint64_t charges = 0;
};

/// How a person and their agents work, learned from their own record (at least one charge).
struct Habits {
    std::shared_ptr<const History> history;
    Runs runs;
    /// How many agents work side by side: as many or more do in at least a hundredth of the time in which any does.
    std::uint32_t agents = 1;
    /// When one day's work is over and the next one's has not begun: the middle of the quietest hours, from the
    /// midnight (UTC) of the day on which that work begins; -24 h ... 24 h.
    Duration dayCut{0};
    std::vector<WorkingDay> days;                     ///< each from the first to the last, with those without work
    std::array<std::vector<std::uint32_t>, 2> daysOf; ///< by DayClass: indices into days
    LearnedQuantiles costs;                           ///< of the charges that cost something, in nano-dollars
    LearnedQuantiles gaps;                            ///< between two charges of a burst, in microseconds, above 0
    std::vector<std::uint32_t> costRank;              ///< by charge: which of `costs` it is; noCharge: it is free
    std::vector<std::uint32_t> gapRank;               ///< by charge: which of `gaps` leads to it; noCharge: none
    [[nodiscard]] std::uint32_t workedDays() const noexcept; ///< those with work
};

/// O(n log n). A run is cut where the day is. Errors: Empty.
[[nodiscard]] Result<Habits> learnHabits(std::shared_ptr<const History> history,
                                         Duration idleGap = std::chrono::minutes{30});

/// That of the date of `time`.
[[nodiscard]] DayClass dayClassOf(SimTime time);

} // namespace lowwater
