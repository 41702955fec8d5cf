// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/workload/habits.h"

#include <cstdint>
#include <optional>

namespace lowwater {

/// A made-up history of a person who works as their record says, with new luck.
///
/// Each day is a recorded one of its class, dealt from a shuffled deck of them all, so that good and bad days come as
/// often as they did. On it every agent works anew: each cost, and each gap within a burst, keeps its place among all
/// nearly (a rank correlation), and is drawn from the learned quantile functions; bursts begin about when they did. So
/// bursts stay bursts, and what agents spend at the same time stays at the same time. Other numbers of agents scale
/// each day's: fewer leave some out, more repeat some at another time of the same working day.
struct LikeSynthesis {
    std::optional<std::uint32_t> sessions; ///< agents, 1 ... 1000; unset: as many as the record has
    std::uint32_t days = 30;               ///< calendar days, 1 ... 3660
    SimTime start;                         ///< the date on which the first day's work begins, 1970 to 9900
    std::uint32_t seed = 1;
};

/// Errors: Invalid (out of the ranges above; a history too coarse to show how agents work), Empty (only days without
/// work were drawn), Limit (more than a hundred million charges), Cancelled. The same
/// synthesis of the same history gives the same bytes for ever; more days leave those that were there as they were.
[[nodiscard]] Result<History> generateLike(const Habits& habits, const LikeSynthesis& synthesis,
                                           const RunHooks& hooks = {});

} // namespace lowwater
