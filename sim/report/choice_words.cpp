// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/choice_words.h"

#include "sim/report/ahead_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

std::string beyondText(const PolicyFuture& future)
{
    if (future.behindBest == Money{} && future.behindBestError == Money{})
        return "none";
    const Money error = future.behindBestError;
    if (error == Money{}) // the same on every draw
        return moneyText(future.behindBest);
    return fmt::format("{} ± {}", moneyText(future.behindBest),
                       error > Money{} && error < oneCent ? "under $0.01" : moneyText(error));
}

std::string asGoodSentence(const Advice& advice)
{
    if (!advice.recommended || !advice.recommended->future || advice.withinIndifference.size() < 2)
        return {};
    std::vector<std::string> amounts;
    for (const Money amount : advice.withinIndifference)
        amounts.push_back(exactMoneyText(amount));
    return fmt::format("In the next {} {} are as good: none costs {} a month, or a tenth, more than the best.",
                       countOf(advice.aheadWishes.horizonDays, "day", "days"), listText(amounts),
                       moneyText(indifference));
}

namespace {

std::string noInterruptionText(const std::optional<Chance>& chance)
{
    if (!chance)
        return std::string{unknownText};
    return chance->safe == 0 ? "in no draw" : fmt::format("{} or better", chanceText(chance->lowerBound));
}

} // namespace

std::vector<ChoiceRow> choiceRows(const Advice& advice)
{
    std::vector<ChoiceRow> rows;
    std::vector<const Policy*> shown;
    for (const auto& choice : advice.choices) {
        std::size_t row = 0;
        while (row < shown.size() && !(*shown[row] == choice.policy))
            ++row;
        if (row < shown.size()) {
            rows[row].kinds += fmt::format(", {}", choiceName(choice.kind));
            continue;
        }
        shown.push_back(&choice.policy);
        rows.push_back({std::string{choiceName(choice.kind)}, policyText(choice.policy),
                        noInterruptionText(choice.chance), moneyText(choice.future.monthlyCost),
                        beyondText(choice.future)});
    }
    return rows;
}

std::string choiceCostsSentence(const Advice& advice)
{
    return fmt::format("Costs are means of {}: delayed work at {} an hour, idle money and fees. What a choice costs "
                       "beyond the cheapest counts {} of bother for each reload too; ± is its standard error.",
                       countOf(advice.choices.front().future.paths, "draw", "draws"),
                       moneyText(advice.wishes.agentHour), moneyText(advice.wishes.perReload));
}

} // namespace lowwater
