// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/backtest_section.h"

#include "sim/report/backtest_figure.h"
#include "sim/report/backtest_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::size_t mostDecisions = 12;

Cell durationCell(Duration duration)
{
    return duration == Duration{0} ? Cell{"none", Tone::Quiet} : Cell{durationText(duration)};
}

} // namespace

Table backtestTable(const Backtest& backtest)
{
    Table table{"What each way of choosing came to",
                {{""},
                 {"Interruptions", {}, true},
                 {"Agents stopped", {}, true},
                 {"Delayed work", {}, true},
                 {"Reloads", {}, true},
                 {"Idle", {}, true},
                 {"Fees", {}, true},
                 {"Cost a month", {}, true}},
                {}};
    for (const auto& lived : backtest.followers) {
        const auto& totals = lived.totals;
        const bool isAdvice = lived.follower == Follower::Followed;
        const bool isSafe = totals.interruptions == 0;
        table.rows.push_back({Cell{sentenceCase(std::string{followerWords(lived.follower)}), Tone::Plain, isAdvice},
                              Cell{countText(totals.interruptions), isSafe ? Tone::Good : Tone::Bad, isAdvice},
                              durationCell(totals.stoppedAgentTime), durationCell(totals.delayedWork),
                              Cell{countText(totals.reloads)}, Cell{moneyText(totals.meanIdle)},
                              Cell{moneyText(totals.fees)}, Cell{moneyText(lived.monthlyCost), Tone::Plain, isAdvice}});
    }
    return table;
}

void addBacktestSection(std::vector<Block>& blocks, const ReportInput& input)
{
    const auto& backtest = input.advice.backtest;
    if (!backtest || input.coarse())
        return;
    blocks.emplace_back(Heading{"Would it have helped before?"});
    if (backtest->gap != BacktestGap::None) {
        blocks.emplace_back(Paragraph{{{std::string{backtestGapText(backtest->gap)}}}});
        return;
    }
    blocks.emplace_back(Paragraph{{{fmt::format(
        "{}, each from the charges until then alone, lived with in the week after, beside other ways of choosing.{}",
        sentenceCase(countOf(backtest->decisions.size(), "decision", "decisions")),
        input.advice.wishes.plannedUsage.empty() ? "" : " On the usage as recorded, not as planned.")}}});
    blocks.emplace_back(backtestFigure(*backtest, input.zone));
    blocks.emplace_back(backtestTable(*backtest));
    auto texts = decisionTexts(*backtest,
                               [&](SimTime time) { return dayText(time + std::chrono::hours{12}, input.zone, true); });
    const auto all = texts.size();
    texts.resize(std::min(all, mostDecisions));
    blocks.emplace_back(Paragraph{
        {{fmt::format("The advice was, {}{}.", fmt::join(texts, "; "),
                      all > mostDecisions ? fmt::format("; and {} more changes", countText(all - mostDecisions))
                                          : "")}},
        Paragraph::Style::Secondary});
}

} // namespace lowwater
