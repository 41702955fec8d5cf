// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/path_replay.h"

#include "sim/advice/path_thresholds.h"
#include "sim/advice/safe_thresholds.h"

#include <algorithm>

namespace lowwater {

namespace {

// A path that starts at its phase above the threshold s, so that the balance is s more than one that does not depend on
// s >= u; nor, while nothing is refused, does when reloads are requested or what a limit holds back. So a replay at a
// threshold that is large enough shows how far below it the balance is ever found.
std::optional<Money> thresholdAtPhase(Scenario& scenario, const Demand& path, const RunHooks& hooks)
{
    scenario.policy.threshold = path.spentBefore.back() + scenario.policy.amount + oneNano;
    scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
    Money lowest = scenario.policy.threshold;
    SimulateOptions options;
    options.detail = Detail::Totals;
    options.onEvent = [&lowest](const Event& event) {
        if (event.kind == EventKind::Attempt)
            lowest = std::min(lowest, event.balance); // before it is paid
    };
    const auto outcome = simulate(scenario, path, options, hooks);
    if (!outcome && outcome.error().code == ErrorCode::Limit)
        return std::nullopt;
    if (!outcome)
        throw outcome.error();
    if (outcome->refusedAttempts > 0)
        return std::nullopt; // by the spend limit, at every threshold
    const Money least = scenario.policy.threshold - lowest + oneNano;
    return least <= oneNano ? Money{} : least;
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

} // namespace lowwater
