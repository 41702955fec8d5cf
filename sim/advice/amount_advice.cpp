// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/amount_advice.h"

#include "sim/advice/advice_ahead.h"
#include "sim/advice/choosable.h"
#include "sim/advice/monthly_cost.h"
#include "sim/advice/shared_hooks.h"

#include <algorithm>

namespace lowwater {

namespace {

class AmountAdvisor {
public:
    explicit AmountAdvisor(const AmountQuestion& question)
        : m_question{question}, m_scenario{question.scenario}, m_demand{*question.demand}, m_wishes{question.wishes}
    {
    }

    [[nodiscard]] std::vector<AmountAdvice> advise(std::span<const Money> amounts) const
    {
        std::vector<AmountAdvice> advice(amounts.size());
        SharedHooks shared{m_question.hooks, amounts.size()};
        const bool stops = showsStops(m_demand.history->resolution());
        std::vector<ExactThresholds> exact;
        if (stops && exactThresholdHolds(m_scenario))
            exact = exactThresholds(m_demand, amounts, m_scenario.openingBalance(), m_scenario.account.latency.base(),
                                    {m_question.hooks.shouldStop, {}});
        inSpreadOrder(amounts.size(), [&](std::size_t i) {
            advice[i] = stops ? adviceOn(amounts[i], exact.empty() ? nullptr : &exact[i], shared.forReplay())
                              : sizeOf(amounts[i], shared.forReplay());
            shared.advance();
        });
        return advice;
    }

private:
    void settle(AmountAdvice& advice, const Scenario& scenario, const RunHooks& hooks) const
    {
        auto outcome = simulate(scenario, m_demand, {}, hooks);
        if (!outcome)
            throw outcome.error();
        advice.outcome = std::make_shared<const Outcome>(std::move(*outcome));
        advice.monthlyCost = costOnRecord(*advice.outcome, m_wishes);
        advice.rankingCost = advice.monthlyCost + monthlyBother(totalsOf(*advice.outcome), m_wishes);
    }

    /// How often an amount is bought and what lies idle at the scenario's own threshold, without any word on stops.
    [[nodiscard]] AmountAdvice sizeOf(Money amount, const RunHooks& hooks) const
    {
        AmountAdvice advice;
        advice.amount = amount;
        advice.method = Method::Simulated;
        const Scenario scenario = withAmount(m_scenario, amount);
        if (scenario.policy.rule == Rule::Add || amount > scenario.policy.threshold)
            settle(advice, scenario, hooks);
        return advice;
    }

    /// `exact` is null where the theory does not give it.
    [[nodiscard]] AmountAdvice adviceOn(Money amount, const ExactThresholds* exact, const RunHooks& hooks) const
    {
        AmountAdvice advice;
        advice.amount = amount;
        Scenario scenario = withAmount(m_scenario, amount);
        scenario.policy.threshold = Money{};
        if (exact != nullptr) {
            if (exact->leastSafe)
                advice.safe.intervals.push_back({*exact->leastSafe, std::nullopt});
            advice.phaseFree = phaseFreeThreshold(exact->busiest);
        } else {
            auto safe = safeThresholds(scenario, m_demand, hooks);
            if (!safe)
                throw safe.error();
            advice.safe = std::move(*safe);
        }
        advice.method = advice.safe.method;
        const auto highest = advice.method == Method::Intervals ? highestOffered(m_scenario, amount) : std::nullopt;
        const auto* interval = safeUpTo(advice.safe, scenario, highest);
        if (interval != nullptr)
            setThreshold(advice, *interval, std::move(scenario), hooks);
        return advice;
    }

    void setThreshold(AmountAdvice& advice, const SafeInterval& interval, Scenario scenario,
                      const RunHooks& hooks) const
    {
        advice.leastSafe = interval.from;
        const Money onRecord = std::max(interval.from, advice.phaseFree.value_or(Money{}));
        if (const auto* ahead =
                m_question.forecast == nullptr ? nullptr : amountAhead(*m_question.forecast, advice.amount))
            advice.forecast = ahead->thresholdFor(m_question.aheadWishes.target, m_question.aheadWishes.confidence);
        const auto threshold =
            choosable(std::max(onRecord, advice.forecast.value_or(onRecord)), interval, advice.amount);
        if (m_question.forecast == nullptr || advice.forecast)
            advice.threshold = threshold;
        if (!threshold)
            return;
        scenario.policy.threshold = *threshold;
        settle(advice, scenario, hooks);
    }

    [[nodiscard]] std::optional<Money> choosable(Money least, const SafeInterval& safe, Money amount) const
    {
        const auto threshold = choosableThreshold(m_scenario, m_wishes.step, amount, least);
        return threshold && safe.to && *threshold >= *safe.to ? std::nullopt : threshold;
    }

    const AmountQuestion& m_question;
    const Scenario& m_scenario;
    const Demand& m_demand;
    const Wishes& m_wishes;
};

} // namespace

Scenario withAmount(const Scenario& scenario, Money amount)
{
    Scenario changed = scenario;
    changed.account.openingBalance = scenario.openingBalance();
    changed.policy.amount = amount;
    return changed;
}

Money costOnRecord(const Outcome& outcome, const Wishes& wishes)
{
    Wishes seen = wishes;
    if (!showsStops(outcome.resolution))
        seen.agentHour = Money{};
    return monthlyCost(outcome, seen);
}

std::vector<AmountAdvice> adviseOnAmounts(const AmountQuestion& question, std::span<const Money> amounts)
{
    return AmountAdvisor{question}.advise(amounts);
}

} // namespace lowwater
