// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/path_thresholds.h"

#include "sim/advice/thresholds.h"
#include "sim/core/random.h"
#include "sim/replay/close_outcome.h"

#include <algorithm>

namespace lowwater {

bool pathThresholdHolds(const Scenario& scenario, SimTime start)
{
    const auto& account = scenario.account;
    return scenario.policy.mode == Mode::Auto && scenario.policy.rule == Rule::Add &&
           account.trigger == Trigger::Level && !account.dailyCap && !account.monthlyCap && !account.maxReloads &&
           !account.spendLimit && account.billingLag == Duration{0} &&
           std::none_of(account.deposits.begin(), account.deposits.end(),
                        [start](const Deposit& deposit) { return deposit.time >= start; });
}

// THEORY.md section 2's proof asks of the latency only that reload j takes L_j wherever it is requested:
// e_j = min(d_j, e_{j+1}) - L_j.
std::optional<Money> leastSafeThreshold(const Future& path, Money amount, Money opening, ReloadDelays& delays)
{
    if (path.empty())
        return Money{};
    const Money spentBeforeLast = path.spentBefore(path.previous(path.end()));
    if (spentBeforeLast < opening)
        return Money{}; // no reload is needed
    const std::int64_t needed = (spentBeforeLast - opening).nanos() / amount.nanos() + 1;
    if (needed > static_cast<std::int64_t>(mostReloads))
        return std::nullopt;
    const SimTime start = path.time(path.begin());
    SimTime latest = SimTime::max(); // the latest moment at which reload j may be requested: e_j
    Money least;
    for (std::int64_t j = needed; j > 0; --j) {
        const auto delay = delays.of(static_cast<std::size_t>(j));
        if (!delay)
            return std::nullopt;
        const Money landed = opening + amount * (j - 1);
        const auto refused = landed > Money{} ? path.next(path.reaching(landed)) : path.begin();
        latest = std::min(path.time(refused), latest) - *delay;
        if (latest < start)
            return std::nullopt;
        const Money spent = path.spentBefore(path.firstAt(latest + Duration{1}));
        least = std::max(least, landed - spent + oneNano);
    }
    return reportedThreshold(least);
}

// With an opening balance of s + phase the balance is below s once more than phase + jQ is spent, j reloads having
// landed: while nothing is refused, when reloads are requested does not depend on s >= u. Charge i is refused where
// s + phase + jQ - (spend before i) <= 0, so that the least safe s is
//     u + the most of [(spend before i) - phase - jQ] over all charges i, j the reloads that landed before i,
// which for each j is that of the last charge before reload j + 1 lands. (Charges before reload j landed count too
// low.)
std::optional<Money> leastSafeThresholdAtPhase(const Future& path, Money amount, Money phase, ReloadDelays& delays)
{
    if (path.empty())
        return Money{};
    if ((path.spent() - phase).nanos() / amount.nanos() >= static_cast<std::int64_t>(mostReloads))
        return std::nullopt;
    Money most;
    Money funds = phase;
    SimTime credited = path.time(path.begin());
    auto next = path.begin(); // the first charge after the credit
    for (std::size_t reload = 1; next != path.end(); ++reload, funds += amount) {
        const auto asks = path.reaching(funds + oneNano);
        std::optional<Duration> delay;
        if (asks != path.end())
            delay = delays.of(reload);
        if (delay) {
            credited = std::max(credited, path.time(asks)) + *delay;
            next = path.firstAt(credited, std::max(next, path.next(asks)));
        } else {
            next = path.end();
        }
        most = std::max(most, path.spentBefore(path.previous(next)) - funds);
    }
    return reportedThreshold(most + oneNano);
}

Money phaseOfPath(std::uint32_t seed, std::uint64_t path, Money amount)
{
    const double share = RandomStream{seed, StreamId::FuturePhase, path}.at(0).value;
    const auto phase = static_cast<std::int64_t>(share * static_cast<double>(amount.nanos()));
    return Money::fromNanos(std::min(phase, amount.nanos() - 1));
}

Money openingOfPath(const Scenario& scenario, std::uint64_t path)
{
    const Policy& policy = scenario.policy;
    if (scenario.account.openingBalance || policy.mode != Mode::Auto)
        return scenario.openingBalance();
    const Money added = policy.rule == Rule::Add ? policy.amount : policy.amount - policy.threshold;
    return std::max(policy.threshold, oneNano) + phaseOfPath(scenario.seed, path, added);
}

} // namespace lowwater
