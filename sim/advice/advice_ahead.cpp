// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/advice_ahead.h"

#include "sim/advice/advice_words.h"
#include "sim/advice/amounts_to_try.h"
#include "sim/advice/path_replay.h"
#include "sim/advice/path_thresholds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

/// It, and some above: a quarter, a half, once and twice as much more; for `top_up` what is below the amount.
std::vector<Money> thresholdsFrom(const SafeSetting& setting, Rule rule, const Wishes& wishes)
{
    std::vector<Money> thresholds;
    for (const std::int64_t quarters : {4, 5, 6, 8, 12}) {
        const Money threshold = std::max(setting.threshold, wishes.step).scaled(quarters, 4).roundedUpTo(wishes.step);
        if (rule == Rule::Add || threshold < setting.amount)
            thresholds.push_back(quarters == 4 ? setting.threshold : threshold);
    }
    if (rule == Rule::TopUp && setting.threshold < setting.amount - wishes.step)
        thresholds.push_back(setting.amount - wishes.step);
    std::sort(thresholds.begin(), thresholds.end());
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    return thresholds;
}

Scenario buying(const Scenario& scenario)
{
    Scenario result = scenario;
    result.policy.mode = Mode::Auto;
    return result;
}

ForecastWishes withoutGrowth(ForecastWishes wishes)
{
    wishes.growthNumerator = 1;
    wishes.growthDenominator = 1;
    return wishes;
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
    ForecastWishes same = withoutGrowth(wishes);
    same.blockDays.resize(1);
    const auto made = forecast(chosen, demand, {{policy.amount}, {policy.threshold}}, same, hooks);
    if (!made)
        throw made.error();
    return amountAhead(*made, policy.amount)->chanceAt(policy.threshold, wishes.confidence);
}

bool mustNameThresholds(const Scenario& scenario, const Demand& demand)
{
    return !pathThresholdHolds(buying(scenario), WorkDays{demand}.end());
}

std::shared_ptr<const Forecast> forecastOf(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                           const Wishes& wishes, const ForecastWishes& ahead, const RunHooks& hooks)
{
    auto made = forecast(buying(scenario), demand, {amountsToTry(wishes, scenario), {}}, withoutGrowth(ahead), hooks);
    if (!made)
        throw made.error();
    return std::make_shared<const Forecast>(std::move(*made));
}

std::shared_ptr<const Forecast> forecastFrom(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                             const std::vector<SafeSetting>& settings, const Wishes& wishes,
                                             const ForecastWishes& ahead, const RunHooks& hooks)
{
    ForecastWishes first = withoutGrowth(ahead);
    first.blockDays.resize(std::min<std::size_t>(first.blockDays.size(), 1));
    const Scenario bought = buying(scenario);
    std::vector<Money> amounts;
    amounts.reserve(settings.size());
    for (const auto& setting : settings)
        amounts.push_back(setting.amount);
    const bool findsAll = largerThresholdsAreSafeToo(bought);
    auto all = forecast(bought, demand, {findsAll ? amounts : std::vector<Money>{}, {}}, first, hooks);
    if (!all)
        throw all.error();
    for (std::size_t i = 0; i < settings.size() && !findsAll; ++i) {
        const auto thresholds = thresholdsFrom(settings[i], scenario.policy.rule, wishes);
        auto one = forecast(bought, demand, {{amounts[i]}, thresholds}, first, hooks);
        if (!one)
            throw one.error();
        all->blocks.front().amounts.push_back(std::move(one->blocks.front().amounts.front()));
    }
    return std::make_shared<const Forecast>(std::move(*all));
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
