// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/recommend.h"

#include "sim/advice/advice_ahead.h"
#include "sim/advice/advice_words.h"
#include "sim/advice/amounts_to_try.h"
#include "sim/advice/busiest_window.h"
#include "sim/advice/obstacles.h"
#include "sim/advice/recommendation_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr Duration day = std::chrono::hours{24};
constexpr std::int64_t shortRecordDays = 14;

Result<Done> checkWishes(const Wishes& wishes)
{
    const auto bad = [](const char* field, std::string value, const char* message) {
        return Error{ErrorCode::Invalid, {{}, 0, field}, std::move(value), message};
    };
    for (const Money amount : wishes.amounts)
        if (amount <= Money{})
            return bad("amounts", amount.toString(), "is not above 0");
    if (wishes.growthNumerator <= 0 || wishes.growthDenominator <= 0)
        return bad("growth", {}, "is not above 0");
    return Done{};
}

Error leftToChance(const Delay& latency)
{
    return {ErrorCode::Invalid,
            {{}, 0, "latency"},
            latency.toString(),
            "is left to chance; one record cannot carry advice for it, so give a constant latency such as its slow "
            "end"};
}

class Advisor {
public:
    /// `demand` is the scenario's.
    Advisor(Scenario scenario, const Wishes& wishes, const RunHooks& hooks, std::shared_ptr<const Demand> demand)
        : m_scenario{std::move(scenario)}, m_wishes{wishes}, m_hooks{hooks}, m_demand{std::move(demand)}
    {
    }

    /// Thresholds are to meet the target in the days to come as well, and costs are those of these.
    void lookAhead(const LookAhead& ahead, std::shared_ptr<const Forecast> forecast)
    {
        m_aheadWishes = ahead.wishes;
        m_knownCosts = ahead.knownCosts;
        m_forecast = std::move(forecast);
    }

    Advice advise()
    {
        Advice advice;
        advice.wishes = m_wishes;
        advice.aheadWishes = m_aheadWishes;
        advice.forecast = m_forecast;
        advice.current = replayed(m_scenario);
        advice.currentMonthlyCost = costOnRecord(*advice.current, m_wishes);
        advice.recordedDays = (startOfNextDay(advice.current->last) - startOfDay(advice.current->first)) / day;
        advice.daysWithUsage = daysWithUsage();
        m_scenario.policy.mode = Mode::Auto;
        const bool stops = showsStops(m_demand->history->resolution());
        if (stops)
            advice.burnEnvelope = envelope();
        advice.onRecord = adviseOnAll();
        if (stops)
            choose(advice);
        else
            advice.obstacles.emplace_back("This history has sums, not single requests: it can size reloads, not show "
                                          "when agents stop. Import the requests themselves for a threshold.");
        warn(advice);
        return advice;
    }

private:
    [[nodiscard]] std::shared_ptr<const Outcome> replayed(const Scenario& scenario) const
    {
        SimulateOptions options;
        options.keepTrajectory = true;
        auto outcome = simulate(scenario, *m_demand, options, {m_hooks.shouldStop, {}});
        if (!outcome)
            throw outcome.error();
        return std::make_shared<const Outcome>(std::move(*outcome));
    }

    [[nodiscard]] std::vector<AmountAdvice> adviseOnAll() const
    {
        const auto amounts = amountsToTry(m_wishes, m_scenario);
        return adviseOnAmounts({m_scenario, m_demand, m_wishes, m_aheadWishes, m_forecast.get(), m_hooks}, amounts);
    }

    [[nodiscard]] std::vector<EnvelopePoint> envelope() const
    {
        const Delay& latency = m_scenario.account.latency;
        const auto windows = latency.isConstant() ? envelopeWindows(latency.base()) : envelopeWindows();
        auto points = burnEnvelope(*m_demand, windows, {m_hooks.shouldStop, {}});
        if (!points)
            throw points.error();
        return std::move(*points);
    }

    void choose(Advice& advice) const
    {
        const auto* preset = m_scenario.provider.preset();
        if (preset != nullptr && !preset->autoReload) {
            advice.obstacles.push_back(
                fmt::format("{} has no automatic reload; what was replayed is buying by hand.", preset->title));
            return;
        }
        FutureCosts costs = m_knownCosts ? *m_knownCosts : FutureCosts{};
        if (m_forecast)
            lookAtCosts(advice.onRecord, costs);
        const auto* best = cheapest(advice.onRecord);
        if (best == nullptr)
            tellObstacles(advice);
        else
            recommendFrom(advice, *best);
        if (!m_forecast)
            return;
        const Policy* balanced = advice.recommended ? &advice.recommended->policy : nullptr;
        const auto chance = advice.recommended ? advice.recommended->chance : std::nullopt;
        advice.choices =
            makeChoices({m_scenario, m_demand, m_wishes, costWishes(), *m_forecast, advice.onRecord, balanced, chance},
                        costs, {m_hooks.shouldStop, {}});
        advice.futureCosts = std::make_shared<const FutureCosts>(std::move(costs));
    }

    /// The forecast's, for the paths that costs are found on.
    [[nodiscard]] ForecastWishes costWishes() const
    {
        ForecastWishes wishes = m_aheadWishes;
        wishes.growthNumerator = 1; // the scenario's usage has grown already
        wishes.growthDenominator = 1;
        wishes.paths = std::min(wishes.paths, wishes.costPaths);
        return wishes;
    }

    [[nodiscard]] Policy policyOf(const AmountAdvice& amount) const
    {
        Policy policy = m_scenario.policy;
        policy.amount = amount.amount;
        policy.threshold = *amount.threshold;
        return policy;
    }

    /// Of every amount at the threshold to choose.
    void lookAtCosts(std::vector<AmountAdvice>& amounts, FutureCosts& costs) const
    {
        std::vector<Policy> policies;
        for (const auto& amount : amounts)
            if (amount.threshold)
                policies.push_back(policyOf(amount));
        const ForecastWishes wishes = costWishes();
        costs.replay({m_scenario, m_demand, m_wishes, wishes}, policies, wishes.paths, m_hooks);
        const auto futures = costs.compared(policies, wishes.paths);
        auto future = futures.begin();
        for (auto& amount : amounts)
            if (amount.threshold)
                amount.future = *future++;
    }

    void tellObstacles(Advice& advice) const
    {
        const bool isOnlyAhead = std::any_of(advice.onRecord.begin(), advice.onRecord.end(), [&](const auto& each) {
            return m_forecast && each.leastSafe && !each.forecast;
        });
        if (isOnlyAhead) {
            advice.obstacles.push_back(obstacleAhead(*m_forecast, m_aheadWishes));
            return;
        }
        advice.obstacles = obstacles();
        if (auto text = notOffered(advice.onRecord, m_scenario); !text.empty())
            advice.obstacles.insert(advice.obstacles.begin(), std::move(text));
        if (advice.obstacles.empty())
            advice.obstacles.emplace_back("The thresholds that are safe on this record lie too close together to "
                                          "choose one of them.");
    }

    void recommendFrom(Advice& advice, const AmountAdvice& cheapest) const
    {
        const auto* best = &cheapest;
        const Money cost = rankingCost(cheapest);
        const Money spread = std::max(indifference, cost.scaled(1, 10));
        for (const auto& candidate : advice.onRecord) {
            if (!candidate.threshold || rankingCost(candidate) - cost > spread)
                continue;
            advice.withinIndifference.push_back(candidate.amount);
            if (candidate.amount == m_scenario.policy.amount)
                best = &candidate; // no change is asked for that gains nothing to speak of
        }
        Scenario chosen = withAmount(m_scenario, best->amount);
        chosen.policy.threshold = *best->threshold;
        Recommendation recommendation;
        recommendation.policy = chosen.policy;
        recommendation.monthlyCost = best->monthlyCost;
        recommendation.outcome = replayed(chosen);
        recommendation.future = best->future;
        const bool isForTheRecord = !best->forecast || *best->forecast <= best->phaseFree.value_or(*best->leastSafe);
        if (best->phaseFree && *best->phaseFree > Money{} && *best->phaseFree >= *best->leastSafe && isForTheRecord)
            recommendation.window = busiestWindow(*m_demand, best->amount, chosen.account.latency.base());
        const auto* ahead = m_forecast ? amountAhead(*m_forecast, best->amount) : nullptr;
        if (ahead != nullptr)
            recommendation.chance = chanceOf(chosen, m_demand, *ahead, m_aheadWishes, {m_hooks.shouldStop, {}});
        recommendation.why = isForTheRecord ? whyOnRecord(*best, recommendation.window, m_scenario, *m_demand)
                                            : whyAhead(*best->forecast, ahead->knowsAll, m_aheadWishes);
        advice.recommended = std::move(recommendation);
    }

    /// What stands in the way, each tried out of it with the same charges.
    [[nodiscard]] std::vector<std::string> obstacles() const
    {
        const RunHooks quiet{m_hooks.shouldStop, {}};
        const TryOut tryOut = [&](const Scenario& relaxed, const Wishes& wishes) {
            return Advisor{relaxed, wishes, quiet, m_demand}.bestPolicy();
        };
        std::vector<std::string> texts;
        for (const auto& obstacle : findObstacles(m_scenario, *m_demand, m_wishes, tryOut, quiet))
            texts.push_back(obstacle.text());
        return texts;
    }

    /// The cheapest safe one; unset: none is.
    [[nodiscard]] std::optional<Policy> bestPolicy() const
    {
        const auto amounts = adviseOnAll();
        const auto* best = cheapest(amounts);
        return best == nullptr ? std::nullopt : std::optional{policyOf(*best)};
    }

    /// In the days to come, where these were looked at, else on the record.
    [[nodiscard]] static Money rankingCost(const AmountAdvice& advice)
    {
        return advice.future ? advice.future->rankingCost : advice.rankingCost;
    }

    /// Null where no amount has a threshold to choose.
    [[nodiscard]] static const AmountAdvice* cheapest(const std::vector<AmountAdvice>& amounts)
    {
        const AmountAdvice* best = nullptr;
        for (const auto& candidate : amounts)
            if (candidate.threshold && (best == nullptr || rankingCost(candidate) < rankingCost(*best)))
                best = &candidate;
        return best;
    }

    [[nodiscard]] std::int64_t daysWithUsage() const
    {
        std::int64_t days = 0;
        SimTime next = SimTime::min();
        for (const SimTime time : m_demand->history->times())
            if (time >= next) {
                ++days;
                next = startOfNextDay(time);
            }
        return days;
    }

    void warn(Advice& advice) const
    {
        if (m_demand->history->resolution() == Resolution::Minute)
            advice.warnings.emplace_back(
                "This history has sums of a minute: stops and the lowest balance are as exact as that.");
        if (advice.recordedDays < shortRecordDays)
            advice.warnings.push_back(
                fmt::format("The record covers {} {}; the next month may well hold a busier stretch.",
                            advice.recordedDays, advice.recordedDays == 1 ? "day" : "days"));
        else if (advice.daysWithUsage < shortRecordDays)
            advice.warnings.push_back(fmt::format(
                "There is usage on only {} of the {} days; the others make the days to come look quieter than they may "
                "be.",
                advice.daysWithUsage, advice.recordedDays));
        if (m_scenario.account.declineRate > 0)
            advice.warnings.push_back(fmt::format(
                "Declined payments are drawn with seed {}; another seed gives other thresholds.", m_scenario.seed));
        if (m_wishes.growthNumerator != m_wishes.growthDenominator)
            advice.warnings.push_back(fmt::format("Usage is scaled by {}/{} before everything else.",
                                                  m_wishes.growthNumerator, m_wishes.growthDenominator));
        if (!m_wishes.plannedUsage.empty())
            advice.warnings.push_back(fmt::format("All of this is planned for {}.", m_wishes.plannedUsage));
    }

    Scenario m_scenario;
    const Wishes& m_wishes;
    const RunHooks& m_hooks;
    std::shared_ptr<const Demand> m_demand;
    ForecastWishes m_aheadWishes;
    std::shared_ptr<const Forecast> m_forecast; ///< null: the record alone decides
    std::shared_ptr<const FutureCosts> m_knownCosts;
};

/// `ahead` null: from the record alone.
Result<Advice> advised(const Scenario& scenario, const Wishes& wishes, const LookAhead* ahead, const RunHooks& hooks)
{
    if (const auto checked = checkWishes(wishes); !checked)
        return checked.error();
    if (!scenario.history)
        return Error{ErrorCode::Empty, {}, {}, "there is no history to replay"};
    try {
        Scenario grown = scenario;
        if (wishes.growthNumerator != wishes.growthDenominator)
            grown.history = std::make_shared<const History>(
                scenario.history->scaled(wishes.growthNumerator, wishes.growthDenominator));
        const auto demand = demandOf(grown);
        Advisor advisor{grown, wishes, hooks, demand};
        if (ahead == nullptr || demand->history->empty() || !showsStops(demand->history->resolution()))
            return advisor.advise();
        if (ahead->known) {
            advisor.lookAhead(*ahead, ahead->known);
            return advisor.advise();
        }
        if (mustNameThresholds(grown, *demand)) {
            const RunHooks quiet{hooks.shouldStop, {}};
            const Advice onRecord = Advisor{grown, wishes, quiet, demand}.advise();
            std::vector<SafeSetting> settings;
            for (const auto& amount : onRecord.onRecord)
                if (amount.threshold)
                    settings.push_back({amount.amount, *amount.threshold});
            advisor.lookAhead(*ahead, forecastFrom(grown, demand, settings, wishes, ahead->wishes, hooks));
        } else {
            advisor.lookAhead(*ahead, forecastOf(grown, demand, wishes, ahead->wishes, hooks));
        }
        return advisor.advise();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace

Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes, const RunHooks& hooks)
{
    if (!scenario.account.latency.isConstant())
        return leftToChance(scenario.account.latency);
    return advised(scenario, wishes, nullptr, hooks);
}

Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes, const LookAhead& ahead, const RunHooks& hooks)
{
    return advised(scenario, wishes, &ahead, hooks);
}

} // namespace lowwater
