// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backtest_text.h"

#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

namespace {

std::string_view followerText(Follower follower)
{
    switch (follower) {
    case Follower::Followed:
        return "this advice";
    case Follower::Current:
        return "as set now";
    case Follower::Largest:
        return "largest setting";
    case Follower::ByHandWeekly:
        return "by hand, weekly";
    case Follower::Off:
        break;
    }
    return "nobody buys";
}

std::string followerLine(const LivedWeeks& lived)
{
    const auto& totals = lived.totals;
    return fmt::format("  {:<16}{:>14}{:>20}{:>20}{:>9}{:>12}{:>12}{:>15}\n", followerText(lived.follower),
                       countText(totals.interruptions), durationText(totals.stoppedAgentTime),
                       durationText(totals.delayedWork), countText(totals.reloads), moneyText(totals.meanIdle),
                       moneyText(totals.fees), moneyText(lived.monthlyCost));
}

/// Each decision that is not the one before.
std::string decisionsText(const Backtest& backtest)
{
    std::string text;
    const Policy* before = nullptr;
    for (const auto& decision : backtest.decisions) {
        if (before == nullptr || !(*before == decision.policy))
            text += fmt::format("  from {}: {}{}\n", formatDay(decision.time), policyText(decision.policy),
                                decision.kept ? " (nothing could be recommended)" : "");
        before = &decision.policy;
    }
    return text;
}

} // namespace

std::string backtestText(const Backtest& backtest)
{
    if (backtest.gap != BacktestGap::None)
        return fmt::format("\nBacktest: {}\n", backtestGapText(backtest.gap));
    std::string text =
        fmt::format("\nBacktest, {} to {}: {} from what was known at a week's end, lived with in the week after\n",
                    formatDay(backtest.from), formatDay(backtest.to - Duration{1}),
                    countOf(backtest.decisions.size(), "decision", "decisions"));
    text += fmt::format("  {:<16}{:>14}{:>20}{:>20}{:>9}{:>12}{:>12}{:>15}\n", "", "interruptions", "agents stopped",
                        "delayed work", "reloads", "idle", "fees", "cost a month");
    for (const auto& lived : backtest.followers)
        text += followerLine(lived);
    return text + "  The advice was\n" + decisionsText(backtest);
}

} // namespace lowwater::cli
