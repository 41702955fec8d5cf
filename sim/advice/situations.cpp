// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/situations.h"

#include "sim/advice/advice_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

struct Growth {
    std::int64_t numerator;
    std::int64_t denominator;
    const char* text;
};
constexpr std::array<Growth, 3> growths{{{1, 1, "x 1"}, {5, 4, "x 1.25"}, {3, 2, "x 1.5"}}};

struct DeclineRate {
    double rate;
    const char* text;
};
constexpr std::array<DeclineRate, 4> declineRates{{{0, "0 %"}, {0.01, "1 %"}, {0.04, "4 %"}, {0.1, "10 %"}}};

std::vector<Delay> latencies(const RobustnessOptions& options)
{
    if (options.learned && options.learned->learned >= enoughLearned) {
        std::vector<Delay> learned;
        for (const auto& latency : {options.learned->least, options.learned->median, options.learned->most})
            if (learned.empty() || !(learned.back() == Delay::constant(*latency)))
                learned.push_back(Delay::constant(*latency));
        return learned;
    }
    return {Delay::constant(60s), Delay::constant(5min), Delay::constant(15min), Delay::typicalCard()};
}

std::string whatIsNotKnown(Factor factor)
{
    switch (factor) {
    case Factor::Latency:
        return "how long a reload takes";
    case Factor::Declines:
        return "how often your card is declined";
    case Factor::Growth:
        return "how fast your usage grows";
    case Factor::Agents:
        break;
    }
    return "how many agents you will run";
}

std::string howToFindOut(Factor factor, const RobustnessOptions& options)
{
    switch (factor) {
    case Factor::Latency:
        if (options.learned && options.learned->learned >= enoughLearned)
            return fmt::format("This range is what {} past reloads took.", options.learned->learned);
        return fmt::format("Import your provider's list of past reloads: with {} of them that fit the recorded usage, "
                           "the time they took replaces this guess.",
                           enoughLearned);
    case Factor::Declines:
        return "Count the declined payments among the provider's receipts and e-mails, or ask your bank.";
    case Factor::Growth:
        return "Compare what the last weeks cost with the weeks before.";
    case Factor::Agents:
        break;
    }
    return "Decide how many you will run next month, and choose for that many.";
}

std::string inSituation(const Situation& situation)
{
    switch (situation.factor.value_or(Factor::Latency)) {
    case Factor::Latency:
        return situation.factor ? "at a latency of " + situation.value : "as things are now";
    case Factor::Declines:
        return "with " + situation.value + " of payments declined";
    case Factor::Growth:
        return "with usage " + situation.value;
    case Factor::Agents:
        break;
    }
    return fmt::format("with {} {}", situation.value, situation.value == "+1" ? "agent" : "agents");
}

} // namespace

std::vector<SituationSetup> situationsFor(const Scenario& scenario, const Wishes& wishes,
                                          const RobustnessOptions& options)
{
    const auto& account = scenario.account;
    SituationSetup base;
    base.situation.isBase = true;
    base.latency = account.latency;
    base.declineRate = account.declineRate;
    base.history = scenario.history;
    base.growthNumerator = wishes.growthNumerator;
    base.growthDenominator = wishes.growthDenominator;
    std::vector<SituationSetup> setups{base};
    const auto add = [&](Factor factor, std::string value, bool isBase) -> SituationSetup& {
        setups.push_back(base);
        setups.back().situation = {factor, std::move(value), isBase};
        return setups.back();
    };
    for (const Delay& latency : latencies(options))
        add(Factor::Latency, latency == Delay::typicalCard() ? "typical-card" : latency.toString(),
            latency == account.latency)
            .latency = latency;
    for (const auto& [rate, text] : declineRates)
        add(Factor::Declines, text, rate <= account.declineRate && rate >= account.declineRate).declineRate = rate;
    for (const auto& growth : growths) {
        const bool isBase = growth.numerator * wishes.growthDenominator == wishes.growthNumerator * growth.denominator;
        auto& setup = add(Factor::Growth, growth.text, isBase);
        setup.growthNumerator = growth.numerator;
        setup.growthDenominator = growth.denominator;
    }
    if (!options.withMoreAgents.empty())
        add(Factor::Agents, "+0", true);
    for (std::size_t i = 0; i < options.withMoreAgents.size(); ++i)
        add(Factor::Agents, fmt::format("+{}", i + 1), false).history = options.withMoreAgents[i];
    return setups;
}

std::string findOutText(const Robustness& robust, const RobustnessOptions& options)
{
    if (!robust.findOutFirst)
        return "None of what is not known changes the choice, or what it costs, by much.";
    const Factor factor = *robust.findOutFirst;
    const auto bar = std::find_if(robust.tornado.begin(), robust.tornado.end(),
                                  [factor](const TornadoBar& b) { return b.factor == factor; });
    const SituationRow* worst = nullptr;
    for (const auto& row : robust.rows)
        if (row.situation.factor == factor &&
            (worst == nullptr || row.choices[robust.recommended].regret > worst->choices[robust.recommended].regret))
            worst = &row;
    std::string text = fmt::format("Find out first {}: ", whatIsNotKnown(factor));
    const Money regret = worst->choices[robust.recommended].regret;
    if (regret > Money{} && worst->best != robust.recommended)
        text += fmt::format("{}, {} would come {} a month cheaper than {}. ", inSituation(worst->situation),
                            policyWords(robust.choices[worst->best]), dollarText(regret),
                            policyWords(robust.choices[robust.recommended]));
    else
        text += fmt::format("{} costs {} a month {}, {} {}. ", policyWords(robust.choices[robust.recommended]),
                            dollarText(bar->low), inSituation(robust.rows[bar->lowRow].situation),
                            dollarText(bar->high), inSituation(robust.rows[bar->highRow].situation));
    return text + howToFindOut(factor, options);
}

} // namespace lowwater
