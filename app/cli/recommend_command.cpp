// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/report/json.h"
#include "sim/report/setting_card.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    options.add_options()("json", "JSON instead of text");
    declareOutput(options);
    declareWishes(options);
    declareReading(options);
    declareScenario(options);
}

std::string amountLine(const AmountAdvice& advice)
{
    const auto money = [](const std::optional<Money>& value) {
        return value ? thresholdText(*value) : std::string{unknownText};
    };
    return fmt::format("  {:>8}  {:>14}  {:>14}  {:>10}  {:>9}  {:>12}  {}\n", moneyText(advice.amount),
                       money(advice.leastSafe), money(advice.phaseFree), money(advice.threshold),
                       advice.outcome ? countText(advice.outcome->reloads.size()) : std::string{unknownText},
                       advice.outcome ? moneyText(advice.monthlyCost) : std::string{unknownText},
                       methodName(advice.method));
}

std::string forPeople(const Advice& advice)
{
    std::string text;
    if (advice.recommended) {
        text += fmt::format("{}\n{}\n", adviceSentence(advice.recommended->policy), advice.recommended->why);
        text +=
            fmt::format("On this record: {}; {} idle on average; {} a month in delayed work, idle money and fees.\n",
                        countOf(advice.recommended->outcome->interruptions.size(), "interruption", "interruptions"),
                        moneyText(advice.recommended->outcome->meanIdle), moneyText(advice.recommended->monthlyCost));
    } else {
        if (!advice.current || showsStops(advice.current->resolution))
            text += "No threshold prevents every interruption at these amounts.\n";
        for (const auto& obstacle : advice.obstacles)
            text += obstacle + '\n';
    }
    text += fmt::format("\n  {:>8}  {:>14}  {:>14}  {:>10}  {:>9}  {:>12}  {}\n", "amount", "on this record",
                        "any start", "threshold", "reloads", "cost a month", "method");
    for (const auto& amount : advice.onRecord)
        text += amountLine(amount);
    for (const auto& warning : advice.warnings)
        text += "\nNote: " + warning;
    return advice.warnings.empty() ? text : text + '\n';
}

/// How to set what is recommended, where a provider is chosen, and what is only assumed of it.
std::string cardFor(const Scenario& scenario, const Advice& advice)
{
    const auto* preset = scenario.provider.preset();
    if (preset == nullptr)
        return {};
    std::string text;
    if (advice.recommended)
        text = "\nHow to set it\n\n" + settingCard(*preset, advice.recommended->policy);
    for (const auto& note : preset->notes)
        text += "\nNote: " + note;
    for (const auto& assumption : presetAssumptions(scenario))
        text += "\nTo check, assumed: " + assumption;
    return text + '\n';
}

int run(const po::variables_map& values, Streams& streams)
{
    Scenario scenario = readScenario(values, streams);
    const Wishes wishes = readWishes(values);
    const auto read = readHistories(values, streams);
    scenario.history = read.history;
    ProgressLine progress{streams, "Trying amounts"};
    const auto advice = recommend(scenario, wishes, progress.hooks());
    if (!advice)
        leave(Failed, advice.error());
    writeResult(values, streams,
                values.count("json") != 0 ? recommendJson(*advice) : forPeople(*advice) + cardFor(scenario, *advice));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand recommendCommand{"recommend", "HISTORY...", "The policy to choose, and why", declare, run};

} // namespace lowwater::cli
