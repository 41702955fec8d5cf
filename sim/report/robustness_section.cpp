// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/robustness_section.h"

#include "sim/report/situation_words.h"
#include "sim/report/tornado_figure.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

Column columnOf(const Policy& policy, const Policy& now)
{
    if (policy.mode != Mode::Auto)
        return {sentenceCase(policyText(policy)), {}, true};
    return {fmt::format("{} {}", policy.rule == Rule::Add ? "Add" : "Up to", exactMoneyText(policy.amount)),
            fmt::format("below {}{}", thresholdText(policy.threshold), policy == now ? ", as now" : ""), true};
}

Cell regretCell(Money regret, bool strong)
{
    if (shownMoney(regret) == Money{})
        return {"best", Tone::Good, strong};
    return {moneyText(regret), Tone::Plain, strong};
}

} // namespace

Table regretTable(const Robustness& robust, const Policy& now)
{
    Table table{"Dearer a month than the best choice would be", {{"If"}}, {}};
    for (std::size_t choice = 0; choice < robust.choices.size(); ++choice)
        table.columns.push_back(columnOf(robust.choices[choice], now));
    for (std::size_t row = 0; row < robust.rows.size(); ++row) {
        if (row > 0 && robust.rows[row].situation.isBase)
            continue; // the same as the first
        std::vector<Cell> cells{{situationWords(robust.rows[row].situation)}};
        for (std::size_t choice = 0; choice < robust.choices.size(); ++choice)
            cells.push_back(regretCell(robust.rows[row].choices[choice].regret, choice == robust.recommended));
        table.rows.push_back(std::move(cells));
    }
    std::vector<Cell> worst{{"At worst", Tone::Plain, true}};
    for (std::size_t choice = 0; choice < robust.choices.size(); ++choice) {
        worst.push_back(regretCell(robust.worst[choice].regret, true));
        worst.back().tone = choice == robust.leastWorst ? Tone::Good : Tone::Plain;
    }
    table.rows.push_back(std::move(worst));
    return table;
}

std::string regretWords(const Robustness& robust)
{
    const Money least = robust.worst[robust.leastWorst].regret;
    const auto choice = policyText(robust.choices[robust.leastWorst]);
    return "How much dearer a month each setting comes than the best of them would, in delayed work, idle money, fees "
           "and bother. " +
           (shownMoney(least) == Money{}
                ? fmt::format("Best whatever comes: {}.", choice)
                : fmt::format("Whatever comes, no more than {} is lost with: {}.", moneyText(least), choice));
}

void addRobustnessSection(std::vector<Block>& blocks, const ReportInput& input)
{
    const auto& robust = input.advice.robustness;
    if (!robust || robust->rows.empty())
        return;
    blocks.emplace_back(Heading{"What nobody can know yet"});
    blocks.emplace_back(Paragraph{{{robust->findOutFirstText}}});
    if (hasTornado(*robust))
        blocks.emplace_back(tornadoFigure(*robust));
    if (robust->choices.size() > 1) {
        blocks.emplace_back(Paragraph{{{regretWords(*robust) + " In bold: the recommended one."}}});
        blocks.emplace_back(regretTable(*robust, input.scenario.policy));
    }
    blocks.emplace_back(Paragraph{{{fmt::format("One thing is changed at a time, on your record. Where chance plays a "
                                                "part, the mean of {} replays.{}",
                                                countText(robust->replications), plannedText(input.advice.wishes))}},
                                  Paragraph::Style::Secondary});
}

} // namespace lowwater
