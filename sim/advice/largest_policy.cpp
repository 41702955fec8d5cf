// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/largest_policy.h"

#include "sim/advice/amounts_to_try.h"
#include "sim/advice/safe_thresholds.h"

#include <algorithm>

namespace lowwater {

namespace {

/// The highest choice up to `most`; unset: all are above.
std::optional<Money> atOrBelow(const MoneyChoices& choices, Money most)
{
    if (!choices.list.empty()) {
        const auto above = std::upper_bound(choices.list.begin(), choices.list.end(), most);
        return above == choices.list.begin() ? std::nullopt : std::optional{*std::prev(above)};
    }
    const Money highest = std::min(most, choices.most.value_or(most));
    const Money least = choices.least.value_or(Money{});
    if (highest < least)
        return std::nullopt;
    if (!choices.step)
        return highest;
    const Money stepped = highest.roundedUpTo(*choices.step);
    const Money onStep = stepped > highest ? stepped - *choices.step : highest;
    return onStep < least ? std::nullopt : std::optional{onStep};
}

} // namespace

Policy largestPolicy(const Scenario& scenario, const Wishes& wishes)
{
    Scenario largest = scenario;
    Policy& policy = largest.policy;
    policy.mode = Mode::Auto;
    policy.amount = amountsToTry(wishes, scenario).back();
    const auto* preset = scenario.provider.preset();
    Money most = policy.amount;
    if (policy.rule == Rule::TopUp)
        most -= std::max(oneCent, preset != nullptr ? preset->leastGap.value_or(Money{}) : Money{});
    if (const auto highest = highestThreshold(largest))
        most = std::min(most, *highest);
    most = std::max(most, Money{});
    policy.threshold = most;
    if (preset != nullptr) {
        const auto& choices = preset->thresholds.money;
        policy.threshold = atOrBelow(choices, most).value_or(choices.atOrAbove(most).value_or(most));
    }
    return policy;
}

} // namespace lowwater
