// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report_parts.h"
#include "sim/report/words.h"

#include "sim/core/wide.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

constexpr Duration month = std::chrono::hours{24 * 30};

enum class Better { Less, More, Neither };

Cell unknownCell()
{
    return {std::string{unknownText}, Tone::Quiet};
}

/// "9 fewer", good where less is better.
Cell changeCell(const std::string& text, bool less, Better better)
{
    const bool good = (better == Better::Less && less) || (better == Better::More && !less);
    return {text, good ? Tone::Good : Tone::Quiet};
}

Cell sameCell()
{
    return {"same", Tone::Quiet};
}

Cell countChange(std::uint64_t now, std::uint64_t then, Better better)
{
    if (now == then)
        return sameCell();
    const bool less = then < now;
    return changeCell(fmt::format("{} {}", countText(less ? now - then : then - now), less ? "fewer" : "more"), less,
                      better);
}

Cell moneyChange(Money now, Money then, Better better, std::string_view lessWord = "less",
                 std::string_view moreWord = "more")
{
    const Money change = shownMoney(then) - shownMoney(now);
    if (change == Money{})
        return sameCell();
    const bool less = change < Money{};
    return changeCell(fmt::format("{} {}", moneyText(less ? -change : change), less ? lessWord : moreWord), less,
                      better);
}

Cell durationChange(Duration now, Duration then)
{
    const Duration change = shownDuration(then) - shownDuration(now);
    if (change == Duration{0})
        return sameCell();
    const bool less = change < Duration{0};
    return changeCell(fmt::format("{} {}", durationText(less ? -change : change), less ? "less" : "more"), less,
                      Better::Less);
}

std::string stoppedText(Duration duration)
{
    return duration == Duration{0} ? "none" : durationText(duration);
}

/// Tenths of reloads in 30 days at the pace of this record; one shorter than a day counts as a day, as in monthlyCost.
std::int64_t monthlyReloadTenths(const Outcome& outcome)
{
    const Duration window = std::max<Duration>(outcome.windowEnd - outcome.windowStart, std::chrono::hours{24});
    const auto count = static_cast<std::int64_t>(outcome.reloads.size());
    return divideHalfEven(Wide{count} * month.count() * 10, window.count());
}

std::string tenthsText(std::int64_t tenths)
{
    if (tenths >= 100)
        return countText(static_cast<std::uint64_t>(divideHalfEven(tenths, 10)));
    return tenths % 10 == 0 ? fmt::format("{}", tenths / 10) : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

/// Rows of the comparison: what today's setting gives, what the recommended one would, and the change.
class Comparison {
public:
    explicit Comparison(const ReportInput& input) : m_input{input}, m_then{input.recommended()} {}

    Table table()
    {
        Table table;
        table.caption = m_then ? "Today’s setting and the recommended one" : "Today’s setting";
        table.columns.push_back({""});
        table.columns.push_back({"Now", policyText(m_input.scenario.policy), true});
        if (m_then) {
            table.columns.push_back({"Recommended", policyText(m_input.advice.recommended->policy), true});
            table.columns.push_back({"Change", {}, true});
        }
        m_rows = &table.rows;
        addStops();
        addMoney();
        m_rows = nullptr;
        return table;
    }

private:
    void row(std::string label, std::string now, std::string then, Cell change)
    {
        std::vector<Cell> cells{{std::move(label)}, {std::move(now)}};
        if (m_then) {
            cells.emplace_back(std::move(then), Tone::Plain, true);
            cells.push_back(std::move(change));
        }
        m_rows->push_back(std::move(cells));
    }

    void unknownRow(std::string label)
    {
        std::vector<Cell> cells{{std::move(label)}};
        while (cells.size() < (m_then ? 4U : 2U))
            cells.push_back(unknownCell());
        m_rows->push_back(std::move(cells));
    }

    void moneyRow(std::string label, Money now, Money then, Better better, std::string_view less = "less",
                  std::string_view more = "more")
    {
        row(std::move(label), moneyText(now), moneyText(then), moneyChange(now, then, better, less, more));
    }

    void durationRow(std::string label, Duration now, Duration then)
    {
        row(std::move(label), stoppedText(now), stoppedText(then), durationChange(now, then));
    }

    void addStops()
    {
        const Outcome& now = m_input.now();
        const Outcome& then = m_then ? *m_then : now;
        const auto interruptions = "Interruptions in " + countOf(m_input.days(), "day", "days");
        if (m_input.coarse()) {
            for (const auto& label : {interruptions, std::string{"Agent time stopped"}, std::string{"Work delayed"}})
                unknownRow(label);
            return;
        }
        row(interruptions, countText(now.interruptions.size()), countText(then.interruptions.size()),
            countChange(now.interruptions.size(), then.interruptions.size(), Better::Less));
        durationRow("Agent time stopped", now.stoppedAgentTime, then.stoppedAgentTime);
        durationRow("Work delayed", now.delayedWork, then.delayedWork);
        if (now.unserved > Money{} || then.unserved > Money{})
            moneyRow("Work never done", now.unserved, then.unserved, Better::Less);
    }

    void addMoney()
    {
        const Outcome& now = m_input.now();
        const Outcome& then = m_then ? *m_then : now;
        row("Reloads", countText(now.reloads.size()), countText(then.reloads.size()),
            countChange(now.reloads.size(), then.reloads.size(), Better::Neither));
        addMonthlyReloads(now, then);
        if (m_input.coarse())
            unknownRow("Lowest balance");
        else
            moneyRow("Lowest balance", now.lowest, then.lowest, Better::More, "lower", "higher");
        moneyRow("Idle on average", now.meanIdle, then.meanIdle, Better::Less);
        moneyRow("Fees", now.fees, then.fees, Better::Less);
        const Money cost = m_input.advice.currentMonthlyCost;
        moneyRow("Cost a month, all together", cost, m_then ? m_input.advice.recommended->monthlyCost : cost,
                 Better::Less);
    }

    void addMonthlyReloads(const Outcome& now, const Outcome& then)
    {
        const auto before = monthlyReloadTenths(now);
        const auto after = monthlyReloadTenths(then);
        const auto beforeText = tenthsText(before);
        const auto afterText = tenthsText(after);
        const auto change = tenthsText(after < before ? before - after : after - before);
        row("Reloads a month", beforeText, afterText,
            beforeText == afterText ? sameCell() : Cell{change + (after < before ? " fewer" : " more"), Tone::Quiet});
    }

    const ReportInput& m_input;
    const Outcome* m_then;
    std::vector<std::vector<Cell>>* m_rows = nullptr;
};

std::string amountNote(const Advice& advice, const AmountAdvice& amount)
{
    const auto& within = advice.withinIndifference;
    if (advice.recommended && advice.recommended->policy.amount == amount.amount)
        return "recommended";
    if (!advice.current || !showsStops(advice.current->resolution))
        return "";
    if (!amount.leastSafe)
        return "no threshold is safe";
    return std::find(within.begin(), within.end(), amount.amount) != within.end() ? "as good" : "";
}

std::string methodText(Method method)
{
    switch (method) {
    case Method::Exact:
        return "exactly";
    case Method::Intervals:
        return "in intervals";
    case Method::Simulated:
        return "by replay";
    }
    return {};
}

Cell optionalMoney(const std::optional<Money>& money, bool strong = false)
{
    return money ? Cell{thresholdText(*money), Tone::Plain, strong} : unknownCell();
}

} // namespace

Table comparisonTable(const ReportInput& input)
{
    return Comparison{input}.table();
}

Table amountsTable(const ReportInput& input)
{
    Table table{"Every reload amount on this record",
                {{"Amount"},
                 {"Threshold", {}, true},
                 {"Safe on this record from", {}, true},
                 {"Safe for any start from", {}, true},
                 {"Found"},
                 {"Reloads", {}, true},
                 {"Idle", {}, true},
                 {"Fees", {}, true},
                 {"A month", {}, true},
                 {""}},
                {}};
    for (const auto& amount : input.advice.onRecord) {
        const bool chosen = input.advice.recommended && input.advice.recommended->policy.amount == amount.amount;
        const auto* outcome = amount.outcome.get();
        const auto ofOutcome = [&](const std::string& text) { return outcome ? Cell{text} : unknownCell(); };
        table.rows.push_back(
            {Cell{exactMoneyText(amount.amount), Tone::Plain, chosen}, optionalMoney(amount.threshold, chosen),
             optionalMoney(amount.leastSafe), optionalMoney(amount.phaseFree),
             Cell{methodText(amount.method), Tone::Quiet}, ofOutcome(outcome ? countText(outcome->reloads.size()) : ""),
             ofOutcome(outcome ? moneyText(outcome->meanIdle) : ""), ofOutcome(outcome ? moneyText(outcome->fees) : ""),
             ofOutcome(moneyText(amount.monthlyCost)),
             Cell{amountNote(input.advice, amount), chosen ? Tone::Good : Tone::Quiet}});
    }
    return table;
}

Table interruptionsTable(const ReportInput& input, const Outcome& outcome, std::size_t mostRows)
{
    Table table{"Interruptions with today’s setting",
                {{"No."}, {"Began"}, {"Lasted", {}, true}, {"Agents", {}, true}, {"Agent time", {}, true}, {"Cause"}},
                {}};
    const auto shown = std::min(mostRows, outcome.interruptions.size());
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& interruption = outcome.interruptions[i];
        const auto began = fmt::format("{}, {}", dayText(interruption.began, input.zone, true),
                                       clockText(interruption.began, input.zone, true));
        const auto lasted = interruption.ended ? durationText(*interruption.ended - interruption.began) : "never ended";
        table.rows.push_back({Cell{countText(i + 1)}, Cell{began}, Cell{lasted}, Cell{countText(interruption.sessions)},
                              Cell{durationText(interruption.agentTime)},
                              Cell{std::string{causeText(interruption.cause)}}});
    }
    return table;
}

} // namespace lowwater
