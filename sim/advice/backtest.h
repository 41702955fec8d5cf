// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/weekly_totals.h"
#include "sim/advice/wishes.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/scenario.h"

#include <array>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace lowwater {

/// Why there is nothing to look back on.
enum class BacktestGap {
    None,
    TooShort,   ///< fewer than two weeks on record
    NoRequests, ///< sums of hours or days do not show when agents stop, so nothing is recommended from them
};
/// English, a sentence; empty for None.
[[nodiscard]] std::string_view backtestGapText(BacktestGap gap) noexcept;

/// What is compared in a backtest, in this order.
enum class Follower {
    Followed,     ///< each week's decision
    Current,      ///< the scenario's policy
    Largest,      ///< largest_policy.h
    ByHandWeekly, ///< the scenario's amount, bought by hand every seven days
    Off,          ///< nobody buys
};
inline constexpr std::size_t followerCount = 5;
/// `followed`, `current`, `largest`, `by_hand_weekly`, `off`
[[nodiscard]] std::string_view followerName(Follower follower) noexcept;

struct BacktestWeek {
    Policy policy;
    LivedTotals totals;
};

/// What the lived weeks came to under one way of choosing.
struct LivedWeeks {
    Follower follower = Follower::Followed;
    std::vector<BacktestWeek> weeks;
    LivedTotals totals; ///< of all weeks; idle is their mean
    Money monthlyCost;
};

struct WeekDecision {
    SimTime time;  ///< the end of the last week known, the begin of the one to live
    Policy policy; ///< what was chosen or, where nothing was recommended, kept
    bool kept = false;
};

/// What would have come of taking the advice week by week.
///
/// A week is seven days from the day (UTC) of the first charge that draws on the balance; what is left over after the
/// last whole week is left out. At the end of each week but the last, one decides from the charges before that moment
/// alone, and lives the next week with it.
///
/// How a week is lived: a simulation of the lived weeks (from the end of the first one, with the scenario's opening
/// balance and the deposits since) under the week's policy, of which that week's part counts. So balance, reloads under
/// way, waiting and delayed work, caps used up and the luck of the card go on from week to week as MODEL.md has them,
/// and a policy that never changes comes to exactly its one simulation up to the end of the last week. All followers
/// are treated alike. Its limit: after a change the week begins as though the new policy had been in force since the
/// first lived week, not with the balance the old one left; the first minutes after a change are taken to go as any
/// others. An interruption counts in the week in which it began; one that is open when its policy is taken up counts
/// there.
struct Backtest {
    BacktestGap gap = BacktestGap::None; ///< otherwise the rest is empty
    std::vector<WeekDecision> decisions; ///< one for each lived week
    SimTime from;                        ///< the lived weeks
    SimTime to;
    std::vector<LivedWeeks> followers; ///< one of each
};

/// What to choose knowing only this: the scenario with the history and the deposits so far. Unset: keep what there is.
/// Called on several threads at once.
using Decide = std::function<Result<std::optional<Policy>>(const Scenario& known, const RunHooks& hooks)>;

/// recommend()'s choice.
[[nodiscard]] Decide decideByRecommendation(const Wishes& wishes);

/// On all cores, the same on any number; errors as recommend's and simulate's. Growth among the wishes is a margin in
/// the decisions; what is lived through is the usage as recorded. An empty `decide` is decideByRecommendation.
[[nodiscard]] Result<Backtest> backtest(const Scenario& scenario, const Wishes& wishes = {}, const Decide& decide = {},
                                        const RunHooks& hooks = {});

} // namespace lowwater
