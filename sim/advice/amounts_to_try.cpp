// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/amounts_to_try.h"

#include <algorithm>
#include <array>

namespace lowwater {

namespace {
constexpr std::array<std::int64_t, 5> usualAmounts{5, 10, 20, 50, 100}; // dollars
}

std::vector<Money> amountsToTry(const Wishes& wishes, const Scenario& scenario)
{
    std::vector<Money> amounts = wishes.amounts;
    const auto* preset = scenario.provider.preset();
    const Money today = scenario.policy.amount;
    if (amounts.empty() && preset != nullptr) {
        amounts = preset->amountsToTry();
        if (preset->amounts.money.allows(today))
            amounts.push_back(today);
    }
    if (amounts.empty()) {
        amounts.push_back(today);
        for (const std::int64_t amount : usualAmounts)
            amounts.push_back(Money::fromDollars(amount));
    }
    std::sort(amounts.begin(), amounts.end());
    amounts.erase(std::unique(amounts.begin(), amounts.end()), amounts.end());
    return amounts;
}

} // namespace lowwater
