// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/report/plain_advice.h"

#include "sim/core/text_file.h"

#include <chrono>
#include <set>
#include <stdexcept>

namespace lowwater {

namespace {

template <typename T>
T valueOrThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error{result.error().describe()};
    return std::move(*result);
}

AmountAdvice adviceFor(const Scenario& scenario, Money amount, const BusiestWindow& window)
{
    AmountAdvice advice;
    advice.amount = amount;
    advice.phaseFree = window.spent + oneNano;
    const Money threshold = advice.phaseFree->roundedUpTo(oneCent);
    Scenario tried = scenario;
    tried.policy.mode = Mode::Auto;
    tried.policy.rule = Rule::Add;
    tried.policy.amount = amount;
    tried.policy.threshold = threshold;
    const auto outcome = outcomeOf(tried);
    if (!outcome->interruptions.empty())
        return advice;
    advice.threshold = threshold;
    advice.outcome = outcome;
    advice.monthlyCost = outcome->meanIdle.scaled(5, 1200);
    std::int64_t unsafe = -1;
    std::int64_t safe = threshold.nanos();
    while (safe - unsafe > 1) {
        const auto middle = unsafe + (safe - unsafe) / 2;
        tried.policy.threshold = Money::fromNanos(middle);
        (outcomeOf(tried)->interruptions.empty() ? safe : unsafe) = middle;
    }
    advice.leastSafe = Money::fromNanos(safe);
    advice.safe.intervals.push_back({*advice.leastSafe, std::nullopt});
    return advice;
}

} // namespace

ReadHistory readTestHistory(const std::string& path)
{
    const auto text = valueOrThrow(readFile(path));
    return valueOrThrow(readCsv(text, {path, {}}));
}

std::shared_ptr<const Outcome> outcomeOf(const Scenario& scenario)
{
    return std::make_shared<const Outcome>(valueOrThrow(simulate(scenario, SimulateOptions{true, {}})));
}

BusiestWindow plainBusiestWindow(const Demand& demand, Money amount, Duration latency)
{
    const auto times = demand.history->times();
    const auto costs = demand.history->costs();
    BusiestWindow busiest{Money{}, 0, 0, 0};
    for (ChargeIndex first = 0; first < times.size(); ++first) {
        Money spent;
        for (ChargeIndex last = first + 1; last < times.size() && times[last] - times[first] <= latency * 50; ++last) {
            spent += costs[last - 1];
            const auto landed = (times[last] - times[first]) / latency;
            if (spent - amount * landed > busiest.spent)
                busiest = {spent - amount * landed, first, last, landed};
        }
    }
    return busiest;
}

Advice plainAdvice(const Scenario& scenario)
{
    Advice advice;
    advice.current = outcomeOf(scenario);
    advice.currentMonthlyCost = advice.current->meanIdle.scaled(5, 1200);
    const auto whole = startOfDay(advice.current->last) - startOfDay(advice.current->first);
    advice.recordedDays = whole / std::chrono::hours{24} + 1;
    const auto demand = demandOf(scenario);
    std::set<SimTime> used;
    for (const SimTime time : demand->history->times())
        used.insert(startOfDay(time));
    advice.daysWithUsage = static_cast<std::int64_t>(used.size());
    for (const auto dollars : {5, 10, 20}) {
        const Money amount = Money::fromDollars(dollars);
        const auto window = plainBusiestWindow(*demand, amount, scenario.account.latency.base());
        advice.onRecord.push_back(adviceFor(scenario, amount, window));
        const auto& last = advice.onRecord.back();
        if (!last.outcome)
            continue;
        advice.withinIndifference.push_back(amount);
        Recommendation recommendation{scenario.policy, last.monthlyCost, "Because of the busiest stretch.",
                                      last.outcome,    window,           {}};
        recommendation.policy.mode = Mode::Auto;
        recommendation.policy.rule = Rule::Add;
        recommendation.policy.amount = amount;
        recommendation.policy.threshold = *last.threshold;
        advice.recommended = recommendation;
    }
    if (!advice.recommended)
        advice.obstacles = {"A reload takes longer than the record’s bursts allow."};
    return advice;
}

} // namespace lowwater
