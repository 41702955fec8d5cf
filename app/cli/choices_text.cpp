// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/choices_text.h"

#include "sim/report/choice_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater::cli {

std::string choicesText(const Advice& advice)
{
    const auto rows = choiceRows(advice);
    if (rows.empty())
        return {};
    std::size_t kinds = 0;
    std::size_t policies = 0;
    for (const auto& row : rows) {
        kinds = std::max(kinds, row.kinds.size());
        policies = std::max(policies, row.policy.size());
    }
    std::string text = fmt::format("\nChoices for the next {}\n  {:<{}}  {:<{}}  {:>16}  {:>12}  {:>21}\n",
                                   countOf(advice.aheadWishes.horizonDays, "day", "days"), "", kinds, "setting",
                                   policies, "no interruption", "cost a month", "beyond the cheapest");
    for (const auto& row : rows)
        text += fmt::format("  {:<{}}  {:<{}}  {:>16}  {:>12}  {:>21}\n", row.kinds, kinds, row.policy, policies,
                            row.chance, row.monthlyCost, row.beyondCheapest);
    return text + "  " + choiceCostsSentence(advice) + '\n';
}

} // namespace lowwater::cli
