// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backtest_text.h"
#include "app/cli/choices_text.h"
#include "app/cli/envelope_text.h"
#include "app/cli/further_text.h"
#include "app/cli/shared_options.h"
#include "sim/advice/further_advice.h"
#include "sim/report/ahead_words.h"
#include "sim/report/choice_words.h"
#include "sim/report/json.h"
#include "sim/report/setting_card.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    options.add_options()("json", "JSON instead of text");
    options.add_options()("backtest", "Look back too: what following this advice week by week would have come to");
    options.add_options()("stress", "What goes wrong too: a runaway, slow reloads, a declined card, a cap");
    options.add_options()("robust", "What nobody can know too: how each amount fares if things are not as assumed");
    declareOutput(options);
    declareWishes(options);
    declareReading(options);
    declareScenario(options);
}

std::string amountLine(const AmountAdvice& advice, bool looksAhead)
{
    const auto money = [](const std::optional<Money>& value) {
        return value ? thresholdText(*value) : std::string{unknownText};
    };
    const std::string ahead = advice.future ? beyondText(*advice.future) : std::string{unknownText};
    return fmt::format("  {:>8}  {:>14}  {:>14}  {:>10}  {:>9}  {:>12}  {}{}\n", moneyText(advice.amount),
                       money(advice.leastSafe), money(advice.phaseFree), money(advice.threshold),
                       advice.outcome ? countText(advice.outcome->reloads.size()) : std::string{unknownText},
                       advice.outcome ? moneyText(advice.monthlyCost) : std::string{unknownText},
                       looksAhead ? fmt::format("{:>19}  ", ahead) : std::string{}, methodName(advice.method));
}

std::string amountsTable(const Advice& advice)
{
    const bool looksAhead = advice.recommended && advice.recommended->future;
    std::string text =
        fmt::format("\n  {:>8}  {:>14}  {:>14}  {:>10}  {:>9}  {:>12}  {}{}\n", "amount", "on this record", "any start",
                    "threshold", "reloads", "cost a month",
                    looksAhead ? fmt::format("{:>19}  ", "ahead, beyond best") : std::string{}, "method");
    for (const auto& amount : advice.onRecord)
        text += amountLine(amount, looksAhead);
    if (!looksAhead)
        return text;
    text += fmt::format("  Ahead: what it costs a month beyond the best amount in {}, bother counted.\n",
                        countOf(advice.recommended->future->paths, "draw", "draws"));
    if (const auto sentence = asGoodSentence(advice); !sentence.empty())
        text += "  " + sentence + '\n';
    return text;
}

/// The intervals of an amount whose safe thresholds have gaps or an end.
std::string intervalsLine(const AmountAdvice& advice)
{
    constexpr std::size_t shown = 6;
    const auto& intervals = advice.safe.intervals;
    if (intervals.empty() || (intervals.size() == 1 && !intervals.front().to))
        return {};
    std::vector<std::string> parts;
    for (std::size_t i = intervals.size() - std::min(shown, intervals.size()); i < intervals.size(); ++i)
        parts.push_back(intervals[i].to ? fmt::format("{} to below {}", thresholdText(intervals[i].from),
                                                      thresholdText(*intervals[i].to))
                                        : fmt::format("{} and up", thresholdText(intervals[i].from)));
    return fmt::format("Safe thresholds for {}{}: {}.\n", exactMoneyText(advice.amount),
                       intervals.size() > shown ? fmt::format(", the last {} of {} stretches", shown, intervals.size())
                                                : std::string{},
                       listText(parts));
}

std::string warningLine(const Outcome& outcome)
{
    std::string text;
    if (outcome.leastWarning)
        text = fmt::format("From a reload's request to an empty balance: {} at least, {} as a rule.\n",
                           durationText(*outcome.leastWarning), durationText(*outcome.medianWarning));
    return text + (outcome.exposure ? fmt::format("A runaway could spend up to {}.\n", moneyText(*outcome.exposure))
                                    : "A runaway could spend without end: no cap or limit stops it.\n");
}

std::string forPeople(const Advice& advice, const Scenario& scenario)
{
    std::string text;
    if (advice.recommended) {
        text += fmt::format("{}\n{}\n", adviceSentence(advice.recommended->policy), advice.recommended->why);
        text +=
            fmt::format("On this record: {}; {} idle on average; {} a month in delayed work, idle money and fees.\n",
                        countOf(advice.recommended->outcome->interruptions.size(), "interruption", "interruptions"),
                        moneyText(advice.recommended->outcome->meanIdle), moneyText(advice.recommended->monthlyCost));
        for (const auto& sentence : aheadSentences(advice))
            text += sentence + '\n';
        text += warningLine(*advice.recommended->outcome);
    } else {
        if (!advice.current || showsStops(advice.current->resolution))
            text += "No threshold prevents every interruption at these amounts.\n";
        for (const auto& obstacle : advice.obstacles)
            text += obstacle + '\n';
    }
    text += choicesText(advice);
    text += amountsTable(advice);
    for (const auto& amount : advice.onRecord)
        text += intervalsLine(amount);
    text += envelopeText(advice.burnEnvelope, scenario.account.latency.base());
    for (const auto& warning : advice.warnings)
        text += "\nNote: " + warning;
    if (!advice.warnings.empty())
        text += '\n';
    text += stressText(advice, scenario.policy) + robustnessText(advice, scenario.policy);
    return advice.backtest ? text + backtestText(*advice.backtest) : text;
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

/// Runs `add` with a line of progress.
template <typename Add>
void ask(std::string_view what, Streams& streams, Add add)
{
    ProgressLine progress{streams, what};
    if (const auto done = add(progress.hooks()); !done)
        leave(Failed, done.error());
}

/// What else is asked for.
void addFurther(const po::variables_map& values, Streams& streams, const Scenario& scenario,
                const std::optional<ReloadLatency>& learned, Advice& advice)
{
    if (values.count("stress") != 0)
        ask("Trying what goes wrong", streams,
            [&](const RunHooks& hooks) { return addStress(advice, scenario, hooks); });
    if (values.count("robust") != 0)
        ask("Trying what nobody knows", streams,
            [&](const RunHooks& hooks) { return addRobustness(advice, scenario, learned, hooks); });
    if (values.count("backtest") != 0)
        ask("Looking back", streams, [&](const RunHooks& hooks) { return addBacktest(advice, scenario, hooks); });
}

int run(const po::variables_map& values, Streams& streams)
{
    Scenario scenario = readScenario(values, streams);
    const Wishes wishes = readWishes(values);
    const LookAhead ahead = readLookAhead(values);
    const auto read = readHistories(values, streams);
    scenario.history = read.history;
    ProgressLine progress{streams, "Trying amounts"};
    auto advice = recommend(scenario, wishes, ahead, progress.hooks());
    if (!advice)
        leave(Failed, advice.error());
    addFurther(values, streams, scenario, learnedLatency(read, scenario.routing), *advice);
    writeResult(values, streams,
                values.count("json") != 0 ? recommendJson(*advice)
                                          : forPeople(*advice, scenario) + cardFor(scenario, *advice));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand recommendCommand{"recommend", "HISTORY...", "The policy to choose, and why", declare, run};

} // namespace lowwater::cli
