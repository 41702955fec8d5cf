// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/safe_thresholds.h"

#include "sim/advice/safety_walk.h"
#include "sim/advice/threshold_search.h"
#include "sim/advice/totals.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <stdexcept>

namespace lowwater {

namespace {

/// So many steps are walked to the nano-dollar; a longer record has one for nearly every charge.
std::size_t mostExactSteps(const Demand& demand)
{
    constexpr std::size_t chargesReplayed = 8'000'000;
    constexpr std::size_t least = 64;
    constexpr std::size_t most = 20'000;
    return std::clamp(chargesReplayed / demand.history->size(), least, most);
}

/// A threshold above which a level trigger always asks at once.
Money topOfSearch(const Scenario& scenario, const Demand& demand)
{
    Money top = std::max(scenario.openingBalance(), Money{}) + demand.history->totalCost() + scenario.policy.amount;
    for (const auto& deposit : scenario.account.deposits)
        top += deposit.amount;
    return top;
}

/// What the scenario comes to at a threshold: walked to the first refused charge where that can be, else replayed.
SafetyAt safetyAt(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    const auto at = std::make_shared<Scenario>(scenario);
    if (!safetyWalkHolds(scenario) || demand.spentIndex.empty()) {
        return [at, &demand, hooks](Money threshold) -> Safety {
            at->policy.threshold = threshold;
            const auto found = replayTotals(*at, demand, hooks);
            return {found.totals.isSafe(), found.totals.lowest, found.above, found.upTo};
        };
    }
    const auto delays = std::make_shared<ReloadDelays>(at->account, at->seed, at->replication);
    return [at, delays, &demand, hooks](Money threshold) {
        at->policy.threshold = threshold;
        return walkedSafety(*at, demand, *delays, hooks);
    };
}

SafeThresholds stepByStep(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    constexpr std::int64_t mostCoarseSteps = 10'000;
    const auto highest = highestThreshold(scenario);
    const Money top = scenario.policy.rule == Rule::TopUp ? *highest : topOfSearch(scenario, demand);
    const auto walk = [&](Money grain, std::size_t mostWalks) {
        return safeSteps(
            top, grain, mostWalks, [&](const RunHooks& each) { return safetyAt(scenario, demand, each); }, hooks);
    };
    SafeThresholds safe{{}, Method::Intervals, oneNano};
    auto found = walk(safe.grain, mostExactSteps(demand));
    if (found.steps.empty()) {
        for (safe.grain = oneCent; top.nanos() / safe.grain.nanos() > mostCoarseSteps;)
            safe.grain = safe.grain * 10;
        found = walk(safe.grain, std::numeric_limits<std::size_t>::max());
    }
    for (const auto& step : found.steps) {
        if (step.isSafe)
            safe.intervals.push_back({step.from, std::nullopt});
        else if (!safe.intervals.empty())
            safe.intervals.back().to = step.from;
    }
    const bool endless = found.endless && scenario.policy.rule == Rule::Add;
    if (!safe.intervals.empty() && !safe.intervals.back().to && !endless)
        safe.intervals.back().to = top + oneNano;
    return safe;
}

} // namespace

const SafeInterval* SafeThresholds::holding(Money threshold) const
{
    const auto found = std::find_if(intervals.begin(), intervals.end(), [threshold](const SafeInterval& interval) {
        return interval.from <= threshold && (!interval.to || threshold < *interval.to);
    });
    return found == intervals.end() ? nullptr : &*found;
}

std::optional<Money> highestThreshold(const Scenario& scenario)
{
    if (scenario.policy.rule == Rule::TopUp)
        return scenario.policy.amount - oneNano;
    if (scenario.account.trigger == Trigger::Edge)
        return std::max(scenario.openingBalance(), Money{});
    return std::nullopt;
}

Result<SafeThresholds> safeThresholds(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    try {
        if (exactThresholdHolds(scenario)) {
            const auto least = leastSafeThreshold(demand, scenario.policy.amount, scenario.openingBalance(),
                                                  scenario.account.latency.base());
            SafeThresholds safe;
            if (least)
                safe.intervals.push_back({*least, std::nullopt});
            return safe;
        }
        if (scenario.policy.rule == Rule::Add && scenario.account.trigger == Trigger::Level) {
            const auto least = leastSafeByBisection(topOfSearch(scenario, demand), safetyAt(scenario, demand, hooks));
            SafeThresholds safe{{}, Method::Simulated, oneNano};
            if (least)
                safe.intervals.push_back({*least, std::nullopt});
            return safe;
        }
        return stepByStep(scenario, demand, hooks);
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

const SafeInterval* safeUpTo(const SafeThresholds& safe, const Scenario& scenario, std::optional<Money> highest)
{
    const auto possible = highestThreshold(scenario);
    if (possible)
        highest = std::min(highest.value_or(*possible), *possible);
    if (highest)
        return *highest < Money{} ? nullptr : safe.holding(*highest);
    if (safe.intervals.empty() || safe.intervals.back().to)
        return nullptr;
    return &safe.intervals.back();
}

} // namespace lowwater
