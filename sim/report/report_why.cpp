// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/ahead_words.h"
#include "sim/report/report_parts.h"
#include "sim/report/spend_figure.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater {

namespace {

Span plain(std::string text)
{
    return {std::move(text)};
}

Span strong(std::string text)
{
    return {std::move(text), true};
}

/// `Wed 11 Feb 2026 at 21:41:48`
std::string secondText(SimTime time, const ZoneText& zone)
{
    return fmt::format("{} at {}", dayText(time, zone, true), clockText(time, zone, true));
}

/// The sentence one can check by hand (THEORY.md section 3).
Paragraph spendSentence(const DecidingStretch& stretch, Money step, const ZoneText& zone)
{
    const auto& window = stretch.window;
    const auto times = stretch.demand.times();
    const auto began = secondText(times[window.first], zone);
    const auto threshold = thresholdText(stretch.threshold);
    const auto spent = thresholdText(window.spent);
    const auto rounded =
        step == oneCent ? ", rounded up to a whole cent." : fmt::format(", in steps of {}.", exactMoneyText(step));
    if (window.landed == 0)
        return {
            {plain(fmt::format("In their busiest {}, on {}, your agents spent ", durationText(stretch.latency), began)),
             strong(spent),
             plain(" before their last request. A reload takes that long, so it has to be asked for while the balance "
                   "still holds more "
                   "than that: "),
             strong(threshold), plain(rounded)}};
    const auto gross = thresholdText(window.spent + stretch.amount * window.landed);
    return {{plain(fmt::format("In the {} from {}, your agents spent ",
                               durationText(times[window.last] - times[window.first]), began)),
             strong(gross),
             plain(fmt::format(" before their last request. {} of {} can land in that time, which leaves ",
                               countOf(static_cast<std::uint64_t>(window.landed), "reload", "reloads"),
                               exactMoneyText(stretch.amount))),
             strong(spent), plain(" that the balance must hold, and more, when the first one is asked for: "),
             strong(threshold), plain(rounded)}};
}

Paragraph checkSentence(const DecidingStretch& stretch, const ZoneText& zone)
{
    const auto times = stretch.demand.times();
    const auto count = stretch.window.last - stretch.window.first;
    return {{plain(fmt::format("Check it by hand: add up the {} from {} on, until just before the one at {}.",
                               countOf(count, "charge", "charges"), clockText(times[stretch.window.first], zone, true),
                               clockText(times[stretch.window.last], zone, true)))},
            Paragraph::Style::Secondary};
}

/// What this one record would have allowed, and why not to rely on it; empty where it is no less.
Paragraph leastSentence(const ReportInput& input)
{
    const auto& policy = input.advice.recommended->policy;
    for (const auto& amount : input.advice.onRecord) {
        if (amount.amount != policy.amount || !amount.leastSafe || *amount.leastSafe >= policy.threshold)
            continue;
        return {{plain("Any larger threshold is safe too; it only leaves more money idle. On this record "),
                 strong(thresholdText(*amount.leastSafe)),
                 plain(" would have been enough, by the accident of when its reloads fell.")}};
    }
    return {{plain("Any larger threshold is safe too; it only leaves more money idle.")}};
}

Fact recordFact(const ReportInput& input)
{
    const auto& outcome = input.recommended() ? *input.recommended() : input.now();
    const auto days = countOf(input.days(), "day", "days");
    const std::string label = input.recommended() ? "On your record, recommended" : "On your record, now";
    if (input.coarse())
        return {label, std::string{unknownText}, "too coarse to show interruptions"};
    const auto count = outcome.interruptions.size();
    return {label, count == 0 ? "No interruption" : countOf(count, "interruption", "interruptions"),
            fmt::format("exact: {}, every request", days)};
}

Fact drawnFact(const Chance& chance, const ForecastWishes& wishes)
{
    return {fmt::format("The next {}, drawn", countOf(wishes.horizonDays, "day", "days")),
            chanceText(chance.lowerBound) + " or better",
            fmt::format("no interruption in {} of {} draws, if days to come are like yours", countText(chance.safe),
                        countText(chance.paths))};
}

} // namespace

void addWhy(std::vector<Block>& blocks, const ReportInput& input)
{
    if (!input.advice.recommended) {
        if (input.advice.obstacles.empty())
            return;
        blocks.emplace_back(Heading{"What stands in the way"});
        blocks.emplace_back(Bullets{input.advice.obstacles});
        return;
    }
    const auto& recommended = *input.advice.recommended;
    blocks.emplace_back(Heading{"Why " + thresholdText(recommended.policy.threshold)});
    const auto& window = recommended.window;
    const auto& latency = input.scenario.account.latency;
    if (!window || window->first == noCharge || window->last <= window->first || window->last >= input.demand->size() ||
        latency.base() <= Duration{0}) {
        blocks.emplace_back(Paragraph{{plain(recommended.why)}});
        return;
    }
    const auto& wishes = input.advice.wishes;
    const History scaled = input.demand->scaled(wishes.growthNumerator, wishes.growthDenominator);
    const DecidingStretch stretch{scaled, *window, recommended.policy.amount, latency.base(),
                                  recommended.policy.threshold};
    Beside beside{spendFigure(stretch), {spendSentence(stretch, wishes.step, input.zone)}};
    if (wishes.growthNumerator != wishes.growthDenominator)
        beside.text.push_back({{plain("Your usage was scaled first; see what was assumed.")}});
    beside.text.push_back(leastSentence(input));
    beside.text.push_back(checkSentence(stretch, input.zone));
    blocks.emplace_back(std::move(beside));
}

Facts certaintyFacts(const ReportInput& input)
{
    Facts facts{{recordFact(input)}};
    const auto& outcome = input.recommended() ? *input.recommended() : input.now();
    if (const auto& recommended = input.advice.recommended; recommended && recommended->chance)
        facts.facts.push_back(drawnFact(*recommended->chance, input.advice.aheadWishes));
    else if (input.coarse())
        facts.facts.push_back({"At the tightest moment", std::string{unknownText}, "too coarse to show"});
    else
        facts.facts.push_back({"At the tightest moment", moneyText(outcome.lowest),
                               "lowest balance, on " + momentText(outcome.lowestAt, input.zone)});
    // THEORY.md section 5: of exchangeable days, the worst of n + horizon is among the first n
    const std::uint64_t days = input.advice.forecast ? input.advice.forecast->recordedDays : input.days();
    const std::uint64_t horizon = input.advice.aheadWishes.horizonDays;
    facts.facts.push_back({"What " + countOf(days, "day", "days") + " can tell",
                           fmt::format("{} %", days * 100 / (days + horizon)),
                           fmt::format("chance that the next {} hold nothing worse, if days are alike",
                                       countOf(horizon, "day", "days"))});
    return facts;
}

} // namespace lowwater
