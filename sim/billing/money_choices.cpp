// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/money_choices.h"

#include <algorithm>

namespace lowwater {

namespace {

std::string dollars(Money money)
{
    return '$' + money.toString();
}

} // namespace

bool MoneyChoices::allows(Money money) const
{
    return atOrAbove(money) == money;
}

std::optional<Money> MoneyChoices::atOrAbove(Money money) const
{
    if (!list.empty()) {
        const auto found = std::lower_bound(list.begin(), list.end(), money);
        return found == list.end() ? std::nullopt : std::optional{*found};
    }
    if (least)
        money = std::max(money, *least);
    if (step)
        money = money.roundedUpTo(*step);
    if (most && money > *most)
        return std::nullopt;
    return money;
}

std::string MoneyChoices::toString() const
{
    std::string text;
    for (std::size_t i = 0; i < list.size(); ++i)
        text += (i == 0 ? "" : i + 1 == list.size() ? " or " : ", ") + dollars(list[i]);
    if (!list.empty())
        return text;
    if (least)
        text = "from " + dollars(*least);
    if (most)
        text += (least ? " to " : "up to ") + dollars(*most);
    if (step)
        text += (text.empty() ? "in steps of " : ", in steps of ") + dollars(*step);
    return text;
}

} // namespace lowwater
