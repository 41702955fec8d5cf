// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/exposure.h"

#include "sim/core/wide.h"

#include <algorithm>
#include <limits>

namespace lowwater {

namespace {

using MaybeNanos = std::optional<Wide>;

MaybeNanos least(MaybeNanos a, MaybeNanos b)
{
    if (!a || !b)
        return a ? a : b;
    return std::min(*a, *b);
}

/// What reloads add before a cap on their dollars stops them: whole reloads where each is of the same amount.
MaybeNanos withinCap(const std::optional<Money>& cap, const Policy& policy)
{
    if (!cap)
        return std::nullopt;
    const Wide most = cap->nanos();
    return policy.rule == Rule::Add ? most - most % policy.amount.nanos() : most;
}

MaybeNanos mostReloaded(const Policy& policy, const Account& account)
{
    MaybeNanos most = least(withinCap(account.dailyCap, policy), withinCap(account.monthlyCap, policy));
    if (account.maxReloads)
        most = least(most, Wide{policy.amount.nanos()} * account.maxReloads->count);
    return most;
}

/// The highest balance: the opening one, or that just after a reload.
Wide highestBalance(const Scenario& scenario)
{
    const auto& policy = scenario.policy;
    const Wide opening = std::max(scenario.openingBalance().nanos(), std::int64_t{0});
    if (policy.mode == Mode::Off)
        return opening;
    const Wide reloaded = Wide{policy.amount.nanos()} + (policy.rule == Rule::Add ? policy.threshold.nanos() : 0);
    return std::max(opening, reloaded);
}

} // namespace

std::optional<Money> exposure(const Scenario& scenario, Money deposited)
{
    MaybeNanos most = highestBalance(scenario) + deposited.nanos();
    if (scenario.policy.mode == Mode::Auto) {
        const MaybeNanos reloaded = mostReloaded(scenario.policy, scenario.account);
        most = reloaded ? MaybeNanos{*most + *reloaded} : std::nullopt;
    }
    if (scenario.account.spendLimit)
        most = least(most, Wide{scenario.account.spendLimit->nanos()});
    if (!most)
        return std::nullopt;
    return Money::fromNanos(static_cast<std::int64_t>(std::min(*most, Wide{std::numeric_limits<std::int64_t>::max()})));
}

} // namespace lowwater
