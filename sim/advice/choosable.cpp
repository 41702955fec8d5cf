// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/choosable.h"

#include <algorithm>

namespace lowwater {

std::optional<Money> highestOffered(const Scenario& scenario, Money amount)
{
    const auto* preset = scenario.provider.preset();
    if (preset == nullptr)
        return std::nullopt;
    const auto& choices = preset->thresholds.money;
    std::optional<Money> highest = choices.list.empty() ? choices.most : choices.list.back();
    if (preset->leastGap && scenario.policy.rule == Rule::TopUp)
        highest = std::min(highest.value_or(amount), amount - *preset->leastGap);
    return highest;
}

std::optional<Money> choosableThreshold(const Scenario& scenario, Money step, Money amount, Money least)
{
    auto threshold = std::optional{least.roundedUpTo(step)};
    const auto* preset = scenario.provider.preset();
    if (preset != nullptr)
        threshold = preset->thresholds.money.atOrAbove(*threshold);
    if (!threshold || scenario.policy.rule == Rule::Add)
        return threshold;
    const bool isTooNear =
        *threshold >= amount || (preset != nullptr && preset->leastGap && amount - *threshold < *preset->leastGap);
    return isTooNear ? std::nullopt : threshold;
}

} // namespace lowwater
