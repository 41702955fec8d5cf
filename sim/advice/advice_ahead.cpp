// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/advice_ahead.h"

#include "sim/advice/advice_words.h"
#include "sim/advice/amounts_to_try.h"
#include "sim/advice/path_thresholds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

/// Evenly spread up to the largest amount.
std::vector<Money> spreadOfThresholds(const std::vector<Money>& amounts, const Wishes& wishes)
{
    constexpr std::int64_t count = 24;
    const Money top = *std::max_element(amounts.begin(), amounts.end());
    std::vector<Money> thresholds;
    for (std::int64_t i = 0; i <= count; ++i)
        thresholds.push_back(top.scaled(i, count).roundedUpTo(wishes.step));
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    return thresholds;
}

std::string percent(double share)
{
    return fmt::format("{:.4g} %", share * 100);
}

} // namespace

const AmountForecast* amountAhead(const Forecast& forecast, Money amount)
{
    const auto& amounts = forecast.blocks.front().amounts;
    const auto found = std::find_if(amounts.begin(), amounts.end(),
                                    [amount](const AmountForecast& each) { return each.amount == amount; });
    return found == amounts.end() ? nullptr : &*found;
}

std::optional<Chance> chanceOf(const Scenario& chosen, const std::shared_ptr<const Demand>& demand,
                               const AmountForecast& known, const ForecastWishes& wishes, const RunHooks& hooks)
{
    const Policy& policy = chosen.policy;
    if (const auto chance = known.chanceAt(policy.threshold, wishes.confidence))
        return chance;
    ForecastWishes same = wishes;
    same.blockDays.resize(1);
    same.growthNumerator = 1;
    same.growthDenominator = 1;
    const auto made = forecast(chosen, demand, {{policy.amount}, {policy.threshold}}, same, hooks);
    if (!made)
        throw made.error();
    return amountAhead(*made, policy.amount)->chanceAt(policy.threshold, wishes.confidence);
}

bool mustNameThresholds(const Scenario& scenario, const Demand& demand)
{
    Scenario buying = scenario;
    buying.policy.mode = Mode::Auto;
    return !pathThresholdHolds(buying, WorkDays{demand}.end());
}

std::shared_ptr<const Forecast> forecastFor(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                            const Wishes& wishes, ForecastWishes ahead, std::vector<Money> thresholds,
                                            const RunHooks& hooks)
{
    Scenario buying = scenario;
    buying.policy.mode = Mode::Auto;
    ahead.growthNumerator = 1;
    ahead.growthDenominator = 1;
    ForecastQuestion question{amountsToTry(wishes, scenario), {}};
    if (mustNameThresholds(scenario, *demand)) {
        const auto spread = spreadOfThresholds(question.amounts, wishes);
        thresholds.insert(thresholds.end(), spread.begin(), spread.end());
        std::sort(thresholds.begin(), thresholds.end());
        thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
        question.thresholds = std::move(thresholds);
    }
    auto made = forecast(buying, demand, question, ahead, hooks);
    if (!made)
        throw made.error();
    return std::make_shared<const Forecast>(std::move(*made));
}

std::string whyAhead(Money threshold, bool knowsAll, const ForecastWishes& wishes)
{
    return fmt::format(
        "Of {} months drawn from your recorded days, {} or more ({} confident) go without an interruption "
        "only from {} on{}; your record alone would ask for less.",
        wishes.paths, percent(wishes.target), percent(wishes.confidence), dollarText(threshold),
        knowsAll ? "" : " of the thresholds tried");
}

std::string obstacleAhead(const Forecast& forecast, const ForecastWishes& wishes)
{
    const double needed = std::ceil(std::log(1 - wishes.confidence) / std::log(wishes.target));
    if (static_cast<double>(forecast.paths) < needed)
        return fmt::format(
            "{} drawn months cannot show a chance of {} with a confidence of {}: ask for {:.0f} or more.",
            forecast.paths, percent(wishes.target), percent(wishes.confidence), needed);
    return fmt::format(
        "At no threshold is the chance of no interruption in the next {} days {} or more with a "
        "confidence of {}: on too many of {} drawn months none is safe at these amounts. A larger amount "
        "or a lower target would help.",
        wishes.horizonDays, percent(wishes.target), percent(wishes.confidence), forecast.paths);
}

} // namespace lowwater
