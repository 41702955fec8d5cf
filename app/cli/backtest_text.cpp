// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backtest_text.h"

#include "sim/report/backtest_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

namespace {

std::string followerLine(const LivedWeeks& lived)
{
    const auto& totals = lived.totals;
    return fmt::format("  {:<16}{:>14}{:>20}{:>20}{:>9}{:>12}{:>12}{:>15}\n", followerWords(lived.follower),
                       countText(totals.interruptions), durationText(totals.stoppedAgentTime),
                       durationText(totals.delayedWork), countText(totals.reloads), moneyText(totals.meanIdle),
                       moneyText(totals.fees), moneyText(lived.monthlyCost));
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
    text += "  The advice was\n";
    for (const auto& decision : decisionTexts(backtest))
        text += "  " + decision + '\n';
    return text;
}

} // namespace lowwater::cli
