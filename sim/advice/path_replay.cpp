// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/path_replay.h"

#include "sim/advice/path_thresholds.h"
#include "sim/advice/safe_thresholds.h"
#include "sim/advice/safety_walk.h"
#include "sim/advice/threshold_search.h"
#include "sim/advice/thresholds.h"

#include <algorithm>

namespace lowwater {

namespace {

/// The lowest balance that a charge finds in a replay that refuses nothing.
Money lowestBeforeCharge(const Scenario& scenario, const Demand& path, const Outcome& outcome)
{
    const auto times = path.history->times();
    const auto count = static_cast<ChargeIndex>(times.size());
    const auto& deposits = scenario.account.deposits;
    Money funds = outcome.opening;
    Money lowest = outcome.opening;
    // It is lowest before the last charge before each rise: `posted` charges come before it. With no latency those that
    // asked for it are at its very time: none of them found less than the threshold, so they need not count.
    const auto rise = [&](ChargeIndex posted, Money amount) {
        if (posted > 0)
            lowest = std::min(lowest, funds - path.spentBefore[posted - 1]);
        funds += amount;
    };
    auto deposit = std::lower_bound(deposits.begin(), deposits.end(), times.front(),
                                    [](const Deposit& one, SimTime time) { return one.time < time; });
    ChargeIndex from = 0;
    for (const Reload& reload : outcome.reloads) {
        for (; deposit != deposits.end() && deposit->time <= *reload.credited; ++deposit)
            rise(from = firstChargeAt(deposit->time, from, count, times), deposit->amount);
        from = firstChargeAt(*reload.credited, from, count, times);
        rise(from, reload.amount);
    }
    for (; deposit != deposits.end(); ++deposit)
        rise(from = firstChargeAt(deposit->time, from, count, times), deposit->amount);
    rise(count, Money{});
    return lowest;
}

/// The same where charges are posted later than they are attempted.
Result<Outcome> replayedByEvents(const Scenario& scenario, const Demand& path, const RunHooks& hooks, Money& lowest)
{
    lowest = scenario.openingBalance();
    SimulateOptions options;
    options.detail = Detail::Totals;
    options.onEvent = [&lowest](const Event& event) {
        if (event.kind == EventKind::Attempt)
            lowest = std::min(lowest, event.balance); // before it is paid
    };
    return simulate(scenario, path, options, hooks);
}

// A path that starts at its phase above the threshold s, so that the balance is s more than one that does not depend on
// s >= u; nor, while nothing is refused, does when reloads are requested or what a limit holds back. So a replay at a
// threshold that is large enough shows how far below it the balance is ever found.
std::optional<Money> thresholdAtPhase(Scenario& scenario, const Demand& path, const RunHooks& hooks)
{
    scenario.policy.threshold = path.spentBefore.back() + scenario.policy.amount + oneNano;
    scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
    std::stable_sort(scenario.account.deposits.begin(), scenario.account.deposits.end(),
                     [](const Deposit& a, const Deposit& b) { return a.time < b.time; });
    Money lowest;
    const bool late = scenario.account.billingLag > Duration{0};
    const auto outcome =
        late ? replayedByEvents(scenario, path, hooks, lowest) : simulate(scenario, path, SimulateOptions{}, hooks);
    if (!outcome && outcome.error().code == ErrorCode::Limit)
        return std::nullopt;
    if (!outcome)
        throw outcome.error();
    if (outcome->refusedAttempts > 0)
        return std::nullopt; // by the spend limit, at every threshold
    if (!late)
        lowest = lowestBeforeCharge(scenario, path, *outcome);
    return reportedThreshold(scenario.policy.threshold - lowest + oneNano);
}

} // namespace

bool largerThresholdsAreSafeToo(const Scenario& scenario)
{
    return scenario.policy.mode == Mode::Auto && scenario.policy.rule == Rule::Add &&
           scenario.account.trigger == Trigger::Level;
}

std::optional<Money> replayedThreshold(Scenario scenario, const Demand& path, const RunHooks& hooks)
{
    if (!scenario.account.openingBalance)
        return thresholdAtPhase(scenario, path, hooks);
    const auto safe = safeThresholds(scenario, path, hooks);
    if (!safe && safe.error().code == ErrorCode::Limit)
        return std::nullopt;
    if (!safe)
        throw safe.error();
    return safe->intervals.empty() ? std::nullopt : std::optional{safe->intervals.front().from};
}

bool pathIsSafe(Scenario scenario, const Demand& path, const RunHooks& hooks)
{
    scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
    const auto outcome = simulate(scenario, path, {.detail = Detail::Totals}, hooks);
    if (!outcome && outcome.error().code == ErrorCode::Limit)
        return false;
    if (!outcome)
        throw outcome.error();
    return outcome->refusedAttempts == 0 && outcome->strandedCharges == 0;
}

std::optional<Money> walkedThreshold(Scenario scenario, const Future& path, ReloadDelays& delays, const RunHooks& hooks)
{
    Money& threshold = scenario.policy.threshold;
    const Money most = path.spent() + scenario.policy.amount + oneNano;
    try {
        if (const auto& opening = scenario.account.openingBalance) {
            Money top = std::max(*opening, Money{}) + most;
            for (const auto& deposit : scenario.account.deposits)
                top += deposit.amount;
            return leastSafeByBisection(top, [&](Money each) {
                threshold = each;
                return walkedSafety(scenario, path, delays, hooks);
            });
        }
        threshold = most; // as in thresholdAtPhase
        scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
        return reportedThreshold(threshold - walkedSafety(scenario, path, delays, hooks).lowest + oneNano);
    } catch (const Error& error) {
        if (error.code == ErrorCode::Limit)
            return std::nullopt;
        throw;
    }
}

bool pathIsSafe(Scenario scenario, const Future& path, ReloadDelays& delays, const RunHooks& hooks)
{
    scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
    try {
        return walkedSafety(scenario, path, delays, hooks).isSafe;
    } catch (const Error& error) {
        if (error.code == ErrorCode::Limit)
            return false;
        throw;
    }
}

} // namespace lowwater
