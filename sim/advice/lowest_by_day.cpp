// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/lowest_by_day.h"

#include "sim/advice/future_replay.h"
#include "sim/advice/shared_hooks.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lowwater {

namespace {

/// The lowest balance of each day of a path.
std::vector<Money> lowestOfDays(const Outcome& outcome, SimTime start, std::size_t days)
{
    const auto times = outcome.trajectory.times();
    const auto balances = outcome.trajectory.balances();
    std::vector<Money> lowest;
    lowest.reserve(days);
    Money balance = outcome.opening;
    std::size_t point = 0;
    for (SimTime end = start + WorkDays::length; lowest.size() < days; end += WorkDays::length) {
        Money least = balance;
        for (; point < times.size() && times[point] < end; ++point)
            least = std::min(least, balance = balances[point]);
        lowest.push_back(least);
    }
    return lowest;
}

} // namespace

Result<std::vector<LowestOfDay>> lowestByDay(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                             const ForecastWishes& wishes, const RunHooks& hooks)
{
    try {
        const FutureReplay futures{scenario, demand, wishes};
        std::vector<std::vector<Money>> byPath(wishes.paths);
        SharedHooks shared{hooks, wishes.paths};
        inSpreadOrder(wishes.paths, [&](std::size_t path) {
            shared.throwIfStopped();
            const auto future = futures.demandOf(path);
            const auto outcome = futures.replay(future.get(), path, scenario.policy, true, shared.forReplay());
            byPath[path] = lowestOfDays(outcome, futures.start(), wishes.horizonDays);
            shared.advance();
        });
        std::vector<LowestOfDay> days(wishes.horizonDays);
        std::vector<Money> ofDay(wishes.paths);
        for (std::size_t day = 0; day < days.size(); ++day) {
            std::transform(byPath.begin(), byPath.end(), ofDay.begin(),
                           [day](const std::vector<Money>& lowest) { return lowest[day]; });
            std::sort(ofDay.begin(), ofDay.end());
            days[day].begin = futures.start() + WorkDays::length * static_cast<std::int64_t>(day);
            for (std::size_t i = 0; i < lowestShares.size(); ++i) {
                const auto atOrBelow = static_cast<std::size_t>(std::ceil(lowestShares.at(i) * wishes.paths));
                days[day].quantiles.at(i) = ofDay[std::max<std::size_t>(atOrBelow, 1) - 1];
            }
        }
        return days;
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
