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

Wide sumOf(std::span<const Money> values)
{
    Wide sum = 0;
    for (const Money value : values)
        sum += value.nanos();
    return sum;
}

Money meanOf(std::span<const Money> values)
{
    return Money::fromNanos(divideHalfEven(sumOf(values), static_cast<Wide>(values.size())));
}

/// Of the mean of these: an estimate, to the nearest nano-dollar.
Money standardErrorOf(std::span<const Money> values)
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

} // namespace

const FutureCosts::Known& FutureCosts::of(const Policy& policy) const
{
    return *std::find_if(m_known.begin(), m_known.end(), [&](const Known& one) { return one.policy == policy; });
}

std::vector<std::size_t> FutureCosts::missing(std::span<const Policy> policies, std::size_t paths)
{
    for (const Policy& policy : policies)
        if (std::none_of(m_known.begin(), m_known.end(), [&](const Known& one) { return one.policy == policy; }))
            m_known.push_back({policy, {}, {}, {}});
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < m_known.size(); ++i)
        if (m_known[i].safe.size() < paths &&
            std::find(policies.begin(), policies.end(), m_known[i].policy) != policies.end())
            found.push_back(i);
    return found;
}

void FutureCosts::replay(const FutureQuestion& question, std::span<const Policy> policies, std::size_t paths,
                         const RunHooks& hooks)
{
    FutureCosts more = *this; // what is broken off leaves nothing half known
    const auto lacking = more.missing(policies, paths);
    if (lacking.empty())
        return;
    std::size_t first = paths;
    std::vector<std::size_t> from;
    for (const std::size_t i : lacking) {
        Known& known = more.m_known[i];
        from.push_back(known.safe.size());
        first = std::min(first, from.back());
        known.monthly.resize(paths);
        known.ranking.resize(paths);
        known.safe.resize(paths);
    }
    const FutureReplay futures{question.scenario, question.demand, question.forecasts};
    SharedHooks shared{hooks, paths - first};
    inSpreadOrder(paths - first, [&](std::size_t step) {
        const std::size_t path = first + step;
        const auto future = futures.demandOf(path);
        for (std::size_t i = 0; i < lacking.size(); ++i) {
            if (path < from[i])
                continue;
            shared.throwIfStopped();
            Known& known = more.m_known[lacking[i]];
            const Totals totals = totalsOf(futures.replay(future.get(), path, known.policy, false, shared.forReplay()));
            known.monthly[path] = monthlyCost(totals, question.wishes);
            known.ranking[path] = known.monthly[path] + monthlyBother(totals, question.wishes);
            known.safe[path] = totals.isSafe() ? 1 : 0;
        }
        shared.advance();
    });
    *this = std::move(more);
}

std::vector<PolicyFuture> FutureCosts::compared(std::span<const Policy> policies, std::size_t paths) const
{
    std::vector<PolicyFuture> futures;
    const Known* best = nullptr;
    Money least;
    for (const Policy& policy : policies) {
        const Known& known = of(policy);
        const auto safe = std::count(known.safe.begin(), known.safe.begin() + static_cast<std::ptrdiff_t>(paths), 1);
        futures.push_back({policy,
                           meanOf(std::span{known.monthly}.first(paths)),
                           meanOf(std::span{known.ranking}.first(paths)),
                           static_cast<std::uint64_t>(safe),
                           paths,
                           {},
                           {}});
        if (best == nullptr || futures.back().rankingCost < least) {
            best = &known;
            least = futures.back().rankingCost;
        }
    }
    for (PolicyFuture& future : futures) {
        const Known& known = of(future.policy);
        std::vector<Money> behind(paths);
        std::transform(known.ranking.begin(), known.ranking.begin() + static_cast<std::ptrdiff_t>(paths),
                       best->ranking.begin(), behind.begin(), std::minus<>{});
        future.behindBest = meanOf(behind);
        future.behindBestError = standardErrorOf(behind);
    }
    return futures;
}

Result<std::vector<PolicyFuture>> policiesInFuture(const Scenario& scenario,
                                                   const std::shared_ptr<const Demand>& demand,
                                                   std::span<const Policy> policies, const Wishes& wishes,
                                                   const ForecastWishes& forecasts, const RunHooks& hooks)
{
    if (auto problems = validate(forecasts); !problems.empty())
        return std::move(problems.front());
    try {
        FutureCosts costs;
        costs.replay({scenario, demand, wishes, forecasts}, policies, forecasts.paths, hooks);
        return costs.compared(policies, forecasts.paths);
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
