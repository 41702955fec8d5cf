// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/further_advice.h"

#include "sim/workload/more_agents.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::uint32_t mostExtraAgents = 2;
constexpr std::uint64_t mostDrawnCharges = 20'000'000; ///< in all draws of one kind, so that a report takes seconds

/// With the usage scaled as the advice was asked.
Scenario grown(const Scenario& scenario, const Wishes& wishes)
{
    Scenario scaled = scenario;
    if (wishes.growthNumerator != wishes.growthDenominator)
        scaled.history =
            std::make_shared<const History>(scenario.history->scaled(wishes.growthNumerator, wishes.growthDenominator));
    return scaled;
}

Policy policyOf(const Advice& advice, const Scenario& scenario)
{
    return advice.recommended ? advice.recommended->policy : scenario.policy;
}

/// What throws an Error, as a value, or overflows, gives it back.
template <typename Work>
Result<Done> guarded(Work work)
{
    try {
        work();
        return Done{};
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

template <typename T>
std::shared_ptr<const T> valueOrThrow(Result<T> result)
{
    if (!result)
        throw result.error();
    return std::make_shared<const T>(std::move(*result));
}

bool canShowStops(const Demand& demand)
{
    return !demand.history->empty() && showsStops(demand.history->resolution());
}

/// One part of work that tells its progress as a whole.
RunHooks partOf(const RunHooks& whole, std::size_t part, std::size_t parts)
{
    return {whole.shouldStop, [&whole, part, parts](double share) {
                whole.progress((static_cast<double>(part) + share) / static_cast<double>(parts));
            }};
}

/// Empty where so many charges, or so dear ones, cannot be held.
std::vector<std::shared_ptr<const History>> withMoreAgents(const Scenario& scenario)
{
    const auto habits = learnHabits(scenario.history, scenario.idleGap);
    if (!habits)
        throw habits.error();
    std::vector<std::shared_ptr<const History>> histories;
    try {
        for (std::uint32_t extra = 1; extra <= mostExtraAgents; ++extra)
            histories.push_back(withAgents(*habits, extra, scenario.seed));
    } catch (const std::length_error&) {
        histories.clear();
    } catch (const std::overflow_error&) {
        histories.clear();
    }
    return histories;
}

/// A latency that is left to chance takes draws for a decision: as few as can show the target.
Decide decideAhead(const Advice& advice)
{
    LookAhead ahead{advice.aheadWishes};
    const double needed = std::ceil(std::log(1 - ahead.wishes.confidence) / std::log(ahead.wishes.target));
    ahead.wishes.paths = std::min(ahead.wishes.paths, static_cast<std::uint32_t>(std::min(needed, 1e6)));
    ahead.wishes.blockDays.resize(1);
    return
        [wishes = advice.wishes, ahead](const Scenario& known, const RunHooks& hooks) -> Result<std::optional<Policy>> {
            const auto decided = recommend(known, wishes, ahead, hooks);
            if (!decided)
                return decided.error();
            return decided->recommended ? std::optional{decided->recommended->policy} : std::nullopt;
        };
}

} // namespace

std::uint32_t pathsOfNextDays(std::uint64_t charges) noexcept
{
    return static_cast<std::uint32_t>(
        std::clamp<std::uint64_t>(mostDrawnCharges / std::max<std::uint64_t>(charges, 1), 50, 200));
}

std::uint64_t replicationsFor(std::uint64_t charges) noexcept
{
    constexpr std::uint64_t choices = 6;
    return std::clamp<std::uint64_t>(mostDrawnCharges / choices / std::max<std::uint64_t>(charges, 1), 5, 20);
}

Result<Done> addStress(Advice& advice, const Scenario& scenario, const RunHooks& hooks)
{
    return guarded([&] {
        Scenario stressed = grown(scenario, advice.wishes);
        const auto demand = demandOf(stressed);
        if (!canShowStops(*demand)) {
            advice.stress = std::make_shared<const std::vector<Stress>>();
            return;
        }
        stressed.account.openingBalance = scenario.openingBalance(); // a larger amount puts no more in at the start
        stressed.policy = policyOf(advice, scenario);
        auto chosen = valueOrThrow(stressTests(stressed, *demand, {}, partOf(hooks, 0, 2)));
        if (stressed.policy != scenario.policy) {
            stressed.policy = scenario.policy;
            advice.stressNow = valueOrThrow(stressTests(stressed, *demand, {}, partOf(hooks, 1, 2)));
        }
        advice.stress = std::move(chosen);
    });
}

Result<Done> addRobustness(Advice& advice, const Scenario& scenario, const std::optional<ReloadLatency>& learned,
                           const RunHooks& hooks)
{
    return guarded([&] {
        if (!canShowStops(*demandOf(scenario))) {
            advice.robustness = std::make_shared<const Robustness>();
            return;
        }
        const Policy policy = policyOf(advice, scenario);
        const auto choices = advice.recommended ? choicesOf(advice, scenario.policy) : std::vector{policy};
        const auto recommended =
            static_cast<std::size_t>(std::find(choices.begin(), choices.end(), policy) - choices.begin());
        RobustnessOptions options;
        options.withMoreAgents = withMoreAgents(scenario);
        options.learned = learned;
        options.replications = replicationsFor(scenario.history->size());
        advice.robustness = valueOrThrow(robustness(scenario, choices, recommended, advice.wishes, options, hooks));
    });
}

Result<Done> addNextDays(Advice& advice, const Scenario& scenario, const RunHooks& hooks)
{
    return guarded([&] {
        Scenario chosen = grown(scenario, advice.wishes);
        const auto demand = demandOf(chosen);
        if (!canShowStops(*demand)) {
            advice.nextDays = std::make_shared<const NextDays>();
            return;
        }
        chosen.policy = policyOf(advice, scenario);
        ForecastWishes wishes = advice.aheadWishes;
        wishes.growthNumerator = wishes.growthDenominator = 1;
        wishes.paths = std::min(wishes.paths, pathsOfNextDays(demand->history->size()));
        auto days = lowestByDay(chosen, demand, wishes, hooks);
        if (!days)
            throw days.error();
        advice.nextDays = std::make_shared<const NextDays>(NextDays{std::move(*days), wishes.paths});
    });
}

Result<Done> addBacktest(Advice& advice, const Scenario& record, const RunHooks& hooks)
{
    return guarded([&] {
        const auto decide = record.account.latency.isConstant() ? Decide{} : decideAhead(advice);
        advice.backtest = valueOrThrow(backtest(record, advice.wishes, decide, hooks));
    });
}

Result<Done> addAll(Advice& advice, const Scenario& scenario, std::shared_ptr<const History> record,
                    const std::optional<ReloadLatency>& learned, const RunHooks& hooks)
{
    Scenario recorded = scenario;
    if (record)
        recorded.history = std::move(record);
    const std::array<std::function<Result<Done>(const RunHooks&)>, 4> parts{
        [&](const RunHooks& part) { return addNextDays(advice, scenario, part); },
        [&](const RunHooks& part) { return addStress(advice, scenario, part); },
        [&](const RunHooks& part) { return addRobustness(advice, scenario, learned, part); },
        [&](const RunHooks& part) { return addBacktest(advice, recorded, part); }};
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (auto done = parts[i](partOf(hooks, i, parts.size())); !done)
            return done;
    return Done{};
}

} // namespace lowwater
