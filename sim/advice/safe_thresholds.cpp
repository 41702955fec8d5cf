// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/safe_thresholds.h"

#include "sim/advice/threshold_steps.h"
#include "sim/advice/totals.h"

#include <algorithm>
#include <cstdint>
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

SafeThresholds bisect(Scenario scenario, const Demand& demand, const RunHooks& hooks)
{
    const auto at = [&](Money threshold) {
        scenario.policy.threshold = threshold;
        return replayTotals(scenario, demand, hooks);
    };
    const auto top = at(topOfSearch(scenario, demand));
    if (!top.totals.isSafe())
        return {{}, Method::Simulated, oneNano};
    std::optional<Money> safeAbove = top.above; // everything above it is safe
    Money unsafeUpTo = Money{} - oneNano;
    while (safeAbove && *safeAbove > unsafeUpTo) {
        const Money middle = unsafeUpTo + (*safeAbove - unsafeUpTo).scaled(1, 2);
        const auto found = at(std::clamp(middle, unsafeUpTo + oneNano, *safeAbove));
        if (found.totals.isSafe())
            safeAbove = found.above;
        else
            unsafeUpTo = found.upTo.value_or(*safeAbove);
    }
    const Money least = safeAbove ? std::max(*safeAbove + oneNano, Money{}) : Money{};
    return {{{least <= oneNano ? Money{} : least, std::nullopt}}, Method::Simulated, oneNano};
}

/// The safe ones of the steps, neighbours joined. `end`: the first threshold above the range; unset: it goes on as it
/// ends.
SafeThresholds joined(const std::vector<ThresholdStep>& steps, Money grain, std::optional<Money> end)
{
    SafeThresholds safe{{}, Method::Intervals, grain};
    bool wasSafe = false;
    for (const auto& step : steps) {
        const bool isSafe = step.totals.isSafe();
        if (isSafe && !wasSafe)
            safe.intervals.push_back({step.from, std::nullopt});
        if (!isSafe && wasSafe)
            safe.intervals.back().to = step.from;
        wasSafe = isSafe;
    }
    if (wasSafe)
        safe.intervals.back().to = end;
    return safe;
}

SafeThresholds stepByStep(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    constexpr std::int64_t mostCoarseSteps = 10'000;
    const auto highest = highestThreshold(scenario);
    const Money top = scenario.policy.rule == Rule::TopUp ? *highest : topOfSearch(scenario, demand);
    const auto walk = [&](Money grain, std::size_t mostSteps) {
        auto steps = thresholdSteps(scenario, demand, {Money{}, top, grain}, {mostSteps, {}}, hooks);
        if (!steps)
            throw steps.error();
        return std::move(*steps);
    };
    Money grain = oneNano;
    auto steps = walk(grain, mostExactSteps(demand));
    if (steps.steps.empty()) {
        for (grain = oneCent; top.nanos() / grain.nanos() > mostCoarseSteps;)
            grain = grain * 10;
        steps = walk(grain, mostCoarseSteps + 1);
    }
    const bool endless = steps.endless && scenario.policy.rule == Rule::Add;
    return joined(steps.steps, grain, endless ? std::nullopt : std::optional{top + oneNano});
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
        if (scenario.policy.rule == Rule::Add && scenario.account.trigger == Trigger::Level)
            return bisect(scenario, demand, hooks);
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
