// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/recommend.h"

#include "sim/advice/advice_ahead.h"
#include "sim/advice/advice_words.h"
#include "sim/advice/amounts_to_try.h"
#include "sim/advice/obstacles.h"
#include "sim/advice/shared_hooks.h"
#include "sim/core/wide.h"

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

    /// Thresholds are to meet the target in the days to come as well.
    void lookAhead(ForecastWishes wishes, std::shared_ptr<const Forecast> forecast)
    {
        m_aheadWishes = std::move(wishes);
        m_forecast = std::move(forecast);
    }

    Advice advise()
    {
        Advice advice;
        advice.wishes = m_wishes;
        advice.aheadWishes = m_aheadWishes;
        advice.forecast = m_forecast;
        advice.current = replay(m_scenario, true);
        advice.currentMonthlyCost = costOf(*advice.current);
        advice.recordedDays = (startOfNextDay(advice.current->last) - startOfDay(advice.current->first)) / day;
        m_scenario.policy.mode = Mode::Auto;
        adviseOnAll(advice);
        if (m_showsStops)
            choose(advice);
        else
            advice.obstacles.emplace_back("This history has sums, not single requests: it can size reloads, not show "
                                          "when agents stop. Import the requests themselves for a threshold.");
        warn(advice);
        return advice;
    }

private:
    [[nodiscard]] std::shared_ptr<const Outcome> replay(const Scenario& scenario, bool keepTrajectory,
                                                        const RunHooks& hooks) const
    {
        SimulateOptions options;
        options.keepTrajectory = keepTrajectory;
        auto outcome = simulate(scenario, *m_demand, options, hooks);
        if (!outcome)
            throw outcome.error();
        return std::make_shared<const Outcome>(std::move(*outcome));
    }
    [[nodiscard]] std::shared_ptr<const Outcome> replay(const Scenario& scenario, bool keepTrajectory) const
    {
        return replay(scenario, keepTrajectory, {m_hooks.shouldStop, {}});
    }

    /// What a month of it costs, as far as the record shows it.
    [[nodiscard]] Money costOf(const Outcome& outcome) const
    {
        Wishes seen = m_wishes;
        if (!m_showsStops)
            seen.agentHour = Money{};
        return monthlyCost(outcome, seen);
    }

    Scenario withAmount(Money amount) const
    {
        Scenario scenario = m_scenario;
        scenario.account.openingBalance =
            m_scenario.openingBalance(); // a larger amount does not put more in at the start
        scenario.policy.amount = amount;
        return scenario;
    }

    void settle(AmountAdvice& advice, const Scenario& scenario, const RunHooks& hooks) const
    {
        advice.outcome = replay(scenario, false, hooks);
        advice.monthlyCost = costOf(*advice.outcome);
        advice.rankingCost = advice.monthlyCost + monthlyBother(totalsOf(*advice.outcome), m_wishes);
    }

    /// How often an amount is bought and what lies idle at the scenario's own threshold, without any word on stops.
    [[nodiscard]] AmountAdvice sizeOf(Money amount, const RunHooks& hooks) const
    {
        AmountAdvice advice;
        advice.amount = amount;
        advice.method = Method::Simulated;
        const Scenario scenario = withAmount(amount);
        if (scenario.policy.rule == Rule::Add || amount > scenario.policy.threshold)
            settle(advice, scenario, hooks);
        return advice;
    }

    void adviseOnAll(Advice& advice)
    {
        const auto amounts = amountsToTry(m_wishes, m_scenario);
        SharedHooks shared{m_hooks, amounts.size() + 1};
        advice.onRecord.resize(amounts.size());
        std::vector<ExactThresholds> exact;
        if (m_showsStops)
            exact = findExact(advice, amounts);
        inSpreadOrder(amounts.size(), [&](std::size_t i) {
            advice.onRecord[i] = m_showsStops
                                     ? adviseOn(amounts[i], exact.empty() ? nullptr : &exact[i], shared.forReplay())
                                     : sizeOf(amounts[i], shared.forReplay());
            shared.advance();
        });
    }

    /// The burn envelope, and where the theory gives them, the thresholds of all amounts together.
    std::vector<ExactThresholds> findExact(Advice& advice, const std::vector<Money>& amounts)
    {
        const Duration latency = m_scenario.account.latency.base();
        const auto windows = m_scenario.account.latency.isConstant() ? envelopeWindows(latency) : envelopeWindows();
        auto envelope = burnEnvelope(*m_demand, windows, {m_hooks.shouldStop, {}});
        if (!envelope)
            throw envelope.error();
        advice.burnEnvelope = std::move(*envelope);
        if (!exactThresholdHolds(m_scenario))
            return {};
        return exactThresholds(*m_demand, amounts, m_scenario.openingBalance(), latency, {m_hooks.shouldStop, {}});
    }

    /// `exact` is null where the theory does not give it.
    [[nodiscard]] AmountAdvice adviseOn(Money amount, const ExactThresholds* exact, const RunHooks& hooks) const
    {
        AmountAdvice advice;
        advice.amount = amount;
        Scenario scenario = withAmount(amount);
        scenario.policy.threshold = Money{};
        if (exact != nullptr) {
            if (exact->leastSafe)
                advice.safe.intervals.push_back({*exact->leastSafe, std::nullopt});
            advice.phaseFree = phaseFreeThreshold(exact->busiest);
        } else {
            auto safe = safeThresholds(scenario, *m_demand, hooks);
            if (!safe)
                throw safe.error();
            advice.safe = std::move(*safe);
        }
        advice.method = advice.safe.method;
        const auto highest = advice.method == Method::Intervals ? highestOffered(amount) : std::nullopt;
        const auto* interval = safeUpTo(advice.safe, scenario, highest);
        if (interval == nullptr)
            return advice;
        advice.leastSafe = interval->from;
        const auto settleAt = [&](Money threshold) {
            scenario.policy.threshold = threshold;
            settle(advice, scenario, hooks);
        };
        Money least = std::max(interval->from, advice.phaseFree.value_or(Money{}));
        if (m_forecast) {
            if (const auto* ahead = amountAhead(*m_forecast, amount))
                advice.forecast = ahead->thresholdFor(m_aheadWishes.target, m_aheadWishes.confidence);
            if (!advice.forecast) {
                if (const auto threshold = choosable(least, *interval, amount))
                    settleAt(*threshold);
                return advice;
            }
            least = std::max(least, *advice.forecast);
        }
        advice.threshold = choosable(least, *interval, amount);
        if (advice.threshold)
            settleAt(*advice.threshold);
        return advice;
    }

    /// The highest threshold that the provider lets one set at this amount; unset: any.
    [[nodiscard]] std::optional<Money> highestOffered(Money amount) const
    {
        const auto* preset = m_scenario.provider.preset();
        if (preset == nullptr)
            return std::nullopt;
        const auto& choices = preset->thresholds.money;
        std::optional<Money> highest = choices.list.empty() ? choices.most : choices.list.back();
        if (preset->leastGap && m_scenario.policy.rule == Rule::TopUp)
            highest = std::min(highest.value_or(amount), amount - *preset->leastGap);
        return highest;
    }

    /// The least threshold at or above `least` that can be set.
    [[nodiscard]] std::optional<Money> choosable(Money least, const SafeInterval& safe, Money amount) const
    {
        auto threshold = std::optional{least.roundedUpTo(m_wishes.step)};
        const auto* preset = m_scenario.provider.preset();
        if (preset != nullptr)
            threshold = preset->thresholds.money.atOrAbove(*threshold);
        if (!threshold || (safe.to && *threshold >= *safe.to))
            return std::nullopt;
        const bool isTooNear = preset != nullptr && preset->leastGap && m_scenario.policy.rule == Rule::TopUp &&
                               amount - *threshold < *preset->leastGap;
        return isTooNear ? std::nullopt : threshold;
    }

    void choose(Advice& advice)
    {
        const auto* preset = m_scenario.provider.preset();
        if (preset != nullptr && !preset->autoReload) {
            advice.obstacles.push_back(
                fmt::format("{} has no automatic reload; what was replayed is buying by hand.", preset->title));
            return;
        }
        const auto* best = cheapest(advice);
        if (best == nullptr) {
            const bool isOnlyAhead = std::any_of(advice.onRecord.begin(), advice.onRecord.end(), [&](const auto& each) {
                return m_forecast && each.leastSafe && !each.forecast;
            });
            if (isOnlyAhead)
                advice.obstacles.push_back(obstacleAhead(*m_forecast, m_aheadWishes));
            else
                advice.obstacles = obstacles();
            if (auto text = notOffered(advice); !text.empty() && !isOnlyAhead)
                advice.obstacles.insert(advice.obstacles.begin(), std::move(text));
            if (advice.obstacles.empty())
                advice.obstacles.emplace_back("The thresholds that are safe on this record lie too close together to "
                                              "choose one of them.");
            return;
        }
        const Money asGood = best->rankingCost + std::max(indifference, best->rankingCost.scaled(1, 10));
        for (const auto& candidate : advice.onRecord)
            if (candidate.threshold && candidate.rankingCost <= asGood)
                advice.withinIndifference.push_back(candidate.amount);
        for (const auto& candidate : advice.onRecord) // no change is asked for that gains nothing to speak of
            if (candidate.threshold && candidate.rankingCost <= asGood && candidate.amount == m_scenario.policy.amount)
                best = &candidate;

        Scenario chosen = withAmount(best->amount);
        chosen.policy.threshold = *best->threshold;
        Recommendation recommendation;
        recommendation.policy = chosen.policy;
        recommendation.monthlyCost = best->monthlyCost;
        recommendation.outcome = replay(chosen, true);
        const bool isForTheRecord = !best->forecast || *best->forecast <= best->phaseFree.value_or(*best->leastSafe);
        if (best->phaseFree && *best->phaseFree > Money{} && *best->phaseFree >= *best->leastSafe && isForTheRecord)
            recommendation.window = busiestWindow(*m_demand, best->amount, chosen.account.latency.base());
        const auto* ahead = m_forecast ? amountAhead(*m_forecast, best->amount) : nullptr;
        if (ahead != nullptr)
            recommendation.chance = chanceOf(chosen, m_demand, *ahead, m_aheadWishes, {m_hooks.shouldStop, {}});
        recommendation.why =
            isForTheRecord ? why(*best, recommendation) : whyAhead(*best->forecast, ahead->knowsAll, m_aheadWishes);
        advice.recommended = std::move(recommendation);
    }

    [[nodiscard]] std::string why(const AmountAdvice& best, const Recommendation& recommendation) const
    {
        const std::string latency = formatDuration(m_scenario.account.latency.base());
        if (recommendation.window) {
            const auto& window = *recommendation.window;
            const std::string at = formatTime(m_demand->history->times()[window.first]);
            if (window.landed == 0)
                return fmt::format(
                    "In their busiest {}, from {} {} UTC on, your agents spent {} before their last request. A reload "
                    "takes that long, so it must be requested before the balance falls below that.",
                    latency, at.substr(0, 10), at.substr(11, 8), dollarText(window.spent));
            return fmt::format(
                "In the stretch from {} {} UTC on, your agents spent {} more before its last request than the {} "
                "reloads of {} that can land in it.",
                at.substr(0, 10), at.substr(11, 8), dollarText(window.spent), window.landed, dollarText(best.amount));
        }
        if (*best.threshold == Money{})
            return "On this record no agent would have stopped at any threshold: a reload at an empty balance comes in "
                   "time.";
        if (best.method == Method::Exact)
            return fmt::format(
                "The opening balance of {} is so low that the first reload must be requested early: from {} on no "
                "charge of this record is refused.",
                dollarText(m_scenario.openingBalance()), dollarText(*best.leastSafe));
        return fmt::format("Found by replaying this record: from {} on no charge of it is refused.",
                           dollarText(*best.leastSafe));
    }

    /// Where a threshold is safe, but none that the provider offers.
    [[nodiscard]] std::string notOffered(const Advice& advice) const
    {
        const auto* preset = m_scenario.provider.preset();
        std::optional<Money> least;
        for (const auto& candidate : advice.onRecord)
            if (candidate.leastSafe && (!least || *candidate.leastSafe < *least))
                least = candidate.leastSafe;
        if (preset == nullptr || !least)
            return {};
        const std::string offered = preset->thresholds.money.toString();
        return fmt::format("The least safe threshold is {}, which {} does not offer at these amounts{}.",
                           dollarText(*least), preset->title,
                           offered.empty() ? std::string{} : fmt::format(" (thresholds: {})", offered));
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
    [[nodiscard]] std::optional<Policy> bestPolicy()
    {
        Advice advice;
        adviseOnAll(advice);
        const auto* best = cheapest(advice);
        if (best == nullptr)
            return std::nullopt;
        Policy policy = m_scenario.policy;
        policy.amount = best->amount;
        policy.threshold = *best->threshold;
        return policy;
    }

    /// Null where no amount has a threshold to choose.
    [[nodiscard]] static const AmountAdvice* cheapest(const Advice& advice)
    {
        const AmountAdvice* best = nullptr;
        for (const auto& candidate : advice.onRecord)
            if (candidate.threshold && (best == nullptr || candidate.rankingCost < best->rankingCost))
                best = &candidate;
        return best;
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
    bool m_showsStops = showsStops(m_demand->history->resolution());
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
            advisor.lookAhead(ahead->wishes, ahead->known);
            return advisor.advise();
        }
        if (mustNameThresholds(grown, *demand)) {
            const RunHooks quiet{hooks.shouldStop, {}};
            const Advice onRecord = Advisor{grown, wishes, quiet, demand}.advise();
            std::vector<SafeSetting> settings;
            for (const auto& amount : onRecord.onRecord)
                if (amount.threshold)
                    settings.push_back({amount.amount, *amount.threshold});
            advisor.lookAhead(ahead->wishes, forecastFrom(grown, demand, settings, wishes, ahead->wishes, hooks));
        } else {
            advisor.lookAhead(ahead->wishes, forecastOf(grown, demand, wishes, ahead->wishes, hooks));
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
