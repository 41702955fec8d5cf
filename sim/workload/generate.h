// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/core/time.h"
#include "sim/history/history.h"

#include <chrono>
#include <cstdint>
#include <string_view>

namespace lowwater {

/// How dear a step is: the measured figures of laws.h as they are, x 2.5, x 9.
enum class WorkStyle { Everyday, Heavy, LongContext };

/// `everyday`, `heavy`, `long-context`
[[nodiscard]] std::string_view workStyleName(WorkStyle style) noexcept;

/// A made-up history: agents that work side by side, each on one session after the other.
struct Synthesis {
    std::uint32_t sessions = 5; ///< agents at the same time, 1 ... 1000
    std::uint32_t days = 30;    ///< calendar days, 1 ... 3660
    SimTime
        start; ///< the first day, in the years 1970 to 9900; its time of day is ignored. Default set by the front end
    std::uint32_t seed = 1;
    WorkStyle style = WorkStyle::Everyday;
    bool autonomous = false;                       ///< nobody pauses between prompts
    Duration workdayStart = std::chrono::hours{9}; ///< time of day, UTC; 0 ... less than 24 h
    Duration workday = std::chrono::hours{8};      ///< > 0, at most 24 h; may run past midnight
    bool weekends = true;                          ///< work on Saturdays and Sundays too
};

/// Errors: Invalid (out of the ranges above), Limit (about a hundred million charges or more), Cancelled. The same
/// synthesis gives the same bytes for ever; more days, or more agents, leave those that were there as they were.
[[nodiscard]] Result<History> generate(const Synthesis& synthesis, const RunHooks& hooks = {});

} // namespace lowwater
