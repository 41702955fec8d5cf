// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/future_costs.h"

#include "sim/advice/future_replay.h"
#include "sim/advice/monthly_cost.h"
#include "sim/advice/shared_hooks.h"
#include "sim/core/wide.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace lowwater {

namespace {

/// What each path says of one policy, by path.
struct PathCosts {
    std::vector<Money> monthly;
    std::vector<Money> ranking;
    std::vector<char> safe;
};

Wide sumOf(const std::vector<Money>& values)
{
    Wide sum = 0;
    for (const Money value : values)
        sum += value.nanos();
    return sum;
}

Money meanOf(const std::vector<Money>& values)
{
    return Money::fromNanos(divideHalfEven(sumOf(values), static_cast<Wide>(values.size())));
}

/// Of the mean of these: an estimate, to the nearest nano-dollar.
Money standardErrorOf(const std::vector<Money>& values)
{
    if (values.size() < 2)
        return {};
    const auto count = static_cast<double>(values.size());
    const double mean = static_cast<double>(sumOf(values)) / count;
    double squares = 0;
    for (const Money value : values) {
        const double off = static_cast<double>(value.nanos()) - mean;
        squares += off * off;
    }
    return Money::fromNanos(std::llround(std::sqrt(squares / (count - 1) / count)));
}

std::vector<PolicyFuture> compared(std::span<const Policy> policies, const std::vector<PathCosts>& costs)
{
    std::vector<PolicyFuture> futures;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        const auto safe = std::count(costs[i].safe.begin(), costs[i].safe.end(), 1);
        futures.push_back({policies[i],
                           meanOf(costs[i].monthly),
                           meanOf(costs[i].ranking),
                           static_cast<std::uint64_t>(safe),
                           {},
                           {}});
    }
    const auto best =
        std::min_element(futures.begin(), futures.end(),
                         [](const PolicyFuture& a, const PolicyFuture& b) { return a.rankingCost < b.rankingCost; }) -
        futures.begin();
    for (std::size_t i = 0; i < futures.size(); ++i) {
        std::vector<Money> behind = costs[i].ranking;
        const auto& ofBest = costs[static_cast<std::size_t>(best)].ranking;
        std::transform(behind.begin(), behind.end(), ofBest.begin(), behind.begin(), std::minus<>{});
        futures[i].behindBest = meanOf(behind);
        futures[i].behindBestError = standardErrorOf(behind);
    }
    return futures;
}

} // namespace

Result<std::vector<PolicyFuture>> policiesInFuture(const Scenario& scenario,
                                                   const std::shared_ptr<const Demand>& demand,
                                                   std::span<const Policy> policies, const Wishes& wishes,
                                                   const ForecastWishes& forecasts, const RunHooks& hooks)
{
    if (policies.empty())
        return std::vector<PolicyFuture>{};
    try {
        const FutureReplay futures{scenario, demand, forecasts};
        const std::size_t paths = forecasts.paths;
        std::vector<PathCosts> costs(policies.size(),
                                     {std::vector<Money>(paths), std::vector<Money>(paths), std::vector<char>(paths)});
        SharedHooks shared{hooks, paths};
        inSpreadOrder(paths, [&](std::size_t path) {
            const auto future = futures.demandOf(path);
            for (std::size_t i = 0; i < policies.size(); ++i) {
                shared.throwIfStopped();
                const Totals totals = totalsOf(futures.replay(future.get(), path, policies[i], {}, shared.forReplay()));
                const Money monthly = monthlyCost(totals, wishes);
                const Money bother = wishes.perReload * static_cast<std::int64_t>(totals.reloads);
                costs[i].monthly[path] = monthly;
                costs[i].ranking[path] = monthly + perMonth(bother, totals.window);
                costs[i].safe[path] = totals.isSafe() ? 1 : 0;
            }
            shared.advance();
        });
        return compared(policies, costs);
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
