// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/money_steps.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <stdexcept>

namespace lowwater {

namespace {

/// The greatest choice at or below `money`; nothing where there is none.
std::optional<Money> atOrBelow(const MoneyChoices& choices, Money money)
{
    if (!choices.list.empty()) {
        const auto above = std::upper_bound(choices.list.begin(), choices.list.end(), money);
        return above == choices.list.begin() ? std::nullopt : std::optional{*std::prev(above)};
    }
    if (choices.most)
        money = std::min(money, *choices.most);
    if (choices.step)
        money = -(-money).roundedUpTo(*choices.step);
    return choices.least && money < *choices.least ? std::nullopt : std::optional{money};
}

} // namespace

bool hasSteps(const MoneyChoices& choices)
{
    return !choices.list.empty() || choices.step.has_value();
}

Money stepped(const MoneyChoices& choices, Money from, int steps, Money plain)
{
    try {
        if (!hasSteps(choices))
            return from + plain * steps;
        for (int i = 0; i < std::abs(steps); ++i) {
            const auto next = steps > 0 ? choices.atOrAbove(from + oneNano) : atOrBelow(choices, from - oneNano);
            if (!next)
                break;
            from = *next;
        }
    } catch (const std::overflow_error&) {
        return from; // past all money
    }
    return from;
}

} // namespace lowwater
