// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report_parts.h"
#include "sim/report/routing_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace lowwater {

namespace {

std::string agentsText(const Outcome& outcome)
{
    std::set<NameId> agents;
    for (const auto& stop : outcome.stops)
        agents.insert(stop.agent);
    return agents.size() == 1 ? "one agent" : "your agents";
}

/// What follows "With today’s setting": `your agents would have stopped 9 times in 31 days and stood still for 56 min
/// in all`.
std::string stoppedClause(const ReportInput& input, const Outcome& outcome, const std::string& who)
{
    const auto& list = outcome.interruptions;
    const auto days = countOf(input.days(), "day", "days");
    if (list.empty())
        return fmt::format("{} would never have stopped in {}", who, days);
    std::string clause = fmt::format("{} would have stopped {} in {}", who, timesText(list.size()), days);
    const auto& last = list.back();
    if (!last.ended)
        clause += list.size() == 1 ? fmt::format(", on {}, and never gone on", momentText(last.began, input.zone))
                                   : fmt::format(", the last time on {}, and then never gone on",
                                                 momentText(last.began, input.zone));
    else
        clause += fmt::format(" and stood still for {} in all", durationText(outcome.stoppedAgentTime));
    if (outcome.unserved > Money{})
        clause += fmt::format("; {} of work would never have been done", moneyText(outcome.unserved));
    return clause;
}

/// `$2.19 more`, `$0.40 less`; empty where a reader sees no difference.
std::string moreOrLess(Money now, Money then)
{
    const Money change = shownMoney(then) - shownMoney(now);
    if (change == Money{})
        return {};
    return change > Money{} ? moneyText(change) + " more" : moneyText(-change) + " less";
}

std::string recommendedSentence(const ReportInput& input)
{
    const auto* then = input.recommended();
    if (!then)
        return {};
    const auto& advised = input.advice.recommended->policy;
    if (advised == input.scenario.policy)
        return "Today’s setting is the recommended one.";
    const auto idle = moreOrLess(input.now().meanIdle, then->meanIdle);
    if (!then->interruptions.empty())
        return fmt::format("With the recommended one {}.", stoppedClause(input, *then, "they"));
    const bool stopped = !input.now().interruptions.empty();
    const std::string sentence =
        stopped ? "With the recommended one they would never have stopped" : "The recommended one does the same";
    std::vector<std::string> differences;
    if (then->reloads.size() != input.now().reloads.size())
        differences.push_back(fmt::format("{} instead of {}", countOf(then->reloads.size(), "reload", "reloads"),
                                          countText(input.now().reloads.size())));
    if (!idle.empty())
        differences.push_back(fmt::format("{} idle on average", idle));
    return differences.empty() ? sentence + "." : fmt::format("{}, with {}.", sentence, listText(differences));
}

std::string coarseSentence(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Request:
    case Resolution::Minute:
        break;
    case Resolution::FiveHours:
    case Resolution::Day:
        return "This file has sums, not single requests: it can size a reload, not show when agents stop.";
    }
    return {};
}

std::string_view causeClause(Cause cause) noexcept
{
    constexpr std::array<std::string_view, 7> clauses{"the monthly spend limit was reached",
                                                      "the balance ran out with auto-reload off",
                                                      "the balance ran out after a payment was declined",
                                                      "the balance ran out while a reload was still on its way",
                                                      "the balance ran out before anybody topped up",
                                                      "the balance ran out at the reload limit",
                                                      "the balance ran out and the trigger was not armed"};
    return clauses[static_cast<std::size_t>(cause)];
}

std::string skippedText(const ImportSummary& summary)
{
    std::vector<std::string> reasons;
    for (const auto& [reason, count] : summary.skipped) {
        std::string words = reason;
        std::replace(words.begin(), words.end(), '_', ' ');
        reasons.push_back(fmt::format("{} {}", countText(count), words));
    }
    return fmt::format("{} left out on import: {}.", countOf(summary.skippedTotal(), "line was", "lines were"),
                       listText(reasons));
}

} // namespace

std::string titleText(const ReportInput& input)
{
    if (input.advice.recommended)
        return adviceSentence(input.advice.recommended->policy);
    if (input.coarse())
        return "A recommendation needs single requests.";
    return "No threshold prevents every interruption.";
}

std::string provenanceText(const ReportInput& input)
{
    const auto& now = input.now();
    const auto all = input.scenario.history->size();
    const auto charges = all == now.charges
                             ? countOf(all, "charge", "charges")
                             : fmt::format("{} of {}", countText(now.charges), countOf(all, "charge", "charges"));
    return fmt::format("{} · {} · {}", daySpanText(now.first, now.last, input.zone), charges,
                       moneyText(input.demand->totalCost()));
}

Paragraph leadParagraph(const ReportInput& input)
{
    std::string text =
        input.coarse()
            ? fmt::format("{} With today’s setting there are {}, with {} idle on average.",
                          coarseSentence(input.scenario.history->resolution()),
                          countOf(input.now().reloads.size(), "reload", "reloads"), moneyText(input.now().meanIdle))
            : fmt::format("With today’s setting {}.", stoppedClause(input, input.now(), agentsText(input.now())));
    if (const auto then = recommendedSentence(input); !then.empty())
        text += " " + then;
    return {{{std::move(text)}}, Paragraph::Style::Lead};
}

std::string panelCaption(const ReportInput& input, const Policy& policy, const Outcome& outcome)
{
    const auto count = outcome.interruptions.size();
    const auto policyPart = fmt::format(", {}: ", policyText(policy));
    if (input.coarse())
        return policyPart + countOf(outcome.reloads.size(), "reload", "reloads");
    if (count > 0)
        return policyPart + fmt::format("the agents stop {}", timesText(count));
    return policyPart + fmt::format("the lowest balance is {}", moneyText(outcome.lowest));
}

std::string causesSentence(const Outcome& outcome)
{
    const auto& list = outcome.interruptions;
    std::vector<std::pair<Cause, std::uint64_t>> causes; // the commonest first
    for (const auto& interruption : list) {
        const auto found = std::find_if(causes.begin(), causes.end(),
                                        [&](const auto& entry) { return entry.first == interruption.cause; });
        if (found == causes.end())
            causes.emplace_back(interruption.cause, 1);
        else
            ++found->second;
    }
    std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> clauses;
    clauses.reserve(causes.size());
    for (const auto& [cause, count] : causes)
        clauses.push_back(fmt::format("{} {}", timesText(count), causeClause(cause)));
    std::string sentence = listText(clauses);
    if (list.size() == 1)
        sentence = causeClause(list.front().cause);
    else if (causes.size() == 1)
        sentence = fmt::format("each time {}", causeClause(causes.front().first));
    sentence = sentenceCase(sentence) + ".";
    Duration longest{0};
    for (const auto& interruption : list)
        if (interruption.ended)
            longest = std::max(longest, *interruption.ended - interruption.began);
    if (list.size() > 1 && longest > Duration{0})
        sentence += fmt::format(" The longest lasted {}.", durationText(longest));
    return sentence;
}

std::string plannedText(const Wishes& wishes)
{
    std::string text;
    if (!wishes.plannedUsage.empty())
        text += fmt::format(" Planned for {}.", wishes.plannedUsage);
    if (wishes.growthNumerator != wishes.growthDenominator)
        text += " Your usage was scaled first; see what was assumed.";
    return text;
}

std::vector<std::string> warningTexts(const ReportInput& input)
{
    std::vector<std::string> texts;
    if (input.coarse())
        texts.push_back(coarseSentence(input.scenario.history->resolution()) +
                        " For interruptions import request logs.");
    if (input.summary.skippedTotal() > 0)
        texts.push_back(skippedText(input.summary));
    const auto& scenario = input.scenario;
    if (!scenario.routing.planWindows.empty())
        for (auto& text : routingWarnings(scenario.routing, route(*scenario.history, scenario.routing)))
            texts.push_back(std::move(text));
    texts.insert(texts.end(), input.summary.warnings.begin(), input.summary.warnings.end());
    texts.insert(texts.end(), input.advice.warnings.begin(), input.advice.warnings.end());
    return texts;
}

} // namespace lowwater
