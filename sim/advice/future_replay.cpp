// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/future_replay.h"

#include "sim/advice/path_thresholds.h"
#include "sim/workload/future.h"

#include <algorithm>

namespace lowwater {

FutureReplay::FutureReplay(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                           const ForecastWishes& wishes)
    : m_scenario{scenario},
      m_demand{grownDemand(scenario, demand, wishes)},
      m_days{*m_demand},
      m_resampling{m_days, {wishes.horizonDays, wishes.blockDays.front(), scenario.seed}}
{
}

std::shared_ptr<const Demand> FutureReplay::demandOf(std::uint64_t path) const
{
    const Future future{m_days, m_resampling.draw(path)};
    return future.empty() ? nullptr : future.asDemand();
}

Outcome FutureReplay::replay(const Demand* future, std::uint64_t path, const Policy& policy, bool keepTrajectory,
                             const RunHooks& hooks) const
{
    Scenario scenario = m_scenario;
    scenario.policy = policy;
    scenario.replication = path;
    scenario.account.openingBalance = openingOfPath(scenario, path);
    if (future == nullptr)
        return withoutCharges(*scenario.account.openingBalance);
    SimulateOptions options;
    options.keepTrajectory = keepTrajectory;
    options.detail = Detail::Totals;
    auto outcome = simulate(scenario, *future, options, hooks);
    if (!outcome)
        throw outcome.error();
    return std::move(*outcome);
}

Outcome FutureReplay::withoutCharges(Money opening) const
{
    Outcome outcome;
    outcome.windowStart = start();
    outcome.windowEnd = start() + WorkDays::length * m_resampling.choices().horizonDays;
    outcome.opening = opening;
    outcome.ending = opening;
    outcome.lowest = opening;
    outcome.lowestAt = start();
    outcome.meanIdle = std::max(opening, Money{});
    return outcome;
}

} // namespace lowwater
