// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/sentences.h"

#include "app/desktop/words/cause_words.h"
#include "app/desktop/words/format.h"
#include "sim/billing/routed.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <vector>

namespace lowwater {

namespace {

class VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::VerdictWords)
};

int pluralOf(std::size_t count)
{
    return static_cast<int>(std::min<std::size_t>(count, std::numeric_limits<int>::max()));
}

Verdict errorVerdict(const std::optional<Error>& error)
{
    if (!error)
        return {Verdict::Kind::Error, VerdictWords::tr("The replay could not be finished."), {}, {}};
    const bool settings = error->code == ErrorCode::Invalid || error->code == ErrorCode::Missing;
    return {Verdict::Kind::Error,
            settings ? VerdictWords::tr("These settings cannot be replayed.")
                     : VerdictWords::tr("The replay could not be finished."),
            QString::fromStdString(error->describe()),
            {}};
}

Verdict noneFromCredits(const Scenario& scenario)
{
    Verdict verdict{Verdict::Kind::NoneFromCredits, VerdictWords::tr("Nothing was paid from this balance."), {}, {}};
    std::size_t plan = 0;
    std::size_t api = 0;
    std::size_t blocked = 0;
    const auto routed = scenario.history ? route(*scenario.history, scenario.routing) : Routed{};
    for (const Fate fate : routed.fates) {
        const auto pool = poolOf(fate);
        plan += pool == Pool::Plan ? 1U : 0U;
        api += pool == Pool::Api ? 1U : 0U;
        blocked += pool ? 0U : 1U;
    }
    if (routed.fates.empty()) {
        verdict.second = VerdictWords::tr("The history has no charges.");
        return verdict;
    }
    verdict.link = VerdictWords::tr("Change what is paid from it");
    if (blocked > 0)
        verdict.second = VerdictWords::tr("The plan pays for %1 and the API key for %2 of the charges; %3 are blocked.")
                             .arg(words::formatCount(plan), words::formatCount(api), words::formatCount(blocked));
    else if (api == 0)
        verdict.second = plan == 1 ? VerdictWords::tr("The one charge falls to the plan.")
                                   : VerdictWords::tr("All %Ln charges fall to the plan.", "", pluralOf(plan));
    else if (plan == 0)
        verdict.second = api == 1 ? VerdictWords::tr("The one charge falls to the API key.")
                                  : VerdictWords::tr("All %Ln charges fall to the API key.", "", pluralOf(api));
    else
        verdict.second = VerdictWords::tr("The plan pays for %1 and the API key for %2 of the charges.")
                             .arg(words::formatCount(plan), words::formatCount(api));
    return verdict;
}

/// The most spent in one calendar day; UTC, as days of a coarse source are (MODEL.md section 1).
Money dearestDay(const History& history)
{
    Money most;
    Money sum;
    SimTime end;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        if (i == 0 || history.times()[i] >= end) {
            sum = Money{};
            end = startOfNextDay(history.times()[i]);
        }
        sum += history.costs()[i];
        most = std::max(most, sum);
    }
    return most;
}

Verdict coarseVerdict(const History& history)
{
    Verdict verdict{Verdict::Kind::Coarse, {}, {}, {}};
    verdict.headline =
        VerdictWords::tr("This file has sums, not single requests: it can size a reload, not show when agents stop.");
    verdict.second = VerdictWords::tr("The dearest day cost %1. For interruptions import request logs.")
                         .arg(words::formatMoney(dearestDay(history)));
    return verdict;
}

QString inTime(const Outcome& outcome)
{
    const std::size_t count = outcome.reloads.size();
    if (count == 0)
        return outcome.pending ? VerdictWords::tr("The one reload was still on its way when the record ended.")
                               : VerdictWords::tr("No reload was needed.");
    return count == 1 ? VerdictWords::tr("The one reload came in time.")
                      : VerdictWords::tr("Each of the %Ln reloads came in time.", "", pluralOf(count));
}

QString enoughWithoutReload(const Outcome& outcome)
{
    const QString opening = words::formatMoney(outcome.opening);
    const QString left = words::formatMoney(outcome.ending);
    if (outcome.ending <= Money{})
        return VerdictWords::tr("The opening balance of %1 was just enough; the last charge took it to %2.")
            .arg(opening, left);
    return outcome.deposited > Money{}
               ? VerdictWords::tr("The opening balance of %1 and deposits of %2 were enough; %3 is left.")
                     .arg(opening, words::formatMoney(outcome.deposited), left)
               : VerdictWords::tr("The opening balance of %1 was enough; %2 is left.").arg(opening, left);
}

/// The balance was empty from then on for a while; with no interruption every such spell but an unended one is a close
/// call.
std::optional<SimTime> firstAtZero(const Trajectory& trajectory)
{
    const auto balances = trajectory.balances();
    const auto empty = std::find_if(balances.begin(), balances.end(), [](Money balance) { return balance <= Money{}; });
    if (empty == balances.end())
        return std::nullopt;
    return trajectory.times()[static_cast<std::size_t>(empty - balances.begin())];
}

QString closeCall(const Outcome& outcome, const QTimeZone& zone)
{
    const auto first = firstAtZero(outcome.trajectory);
    if (outcome.closeCalls == 1)
        return first ? VerdictWords::tr("Close call: the balance touched zero once, on %1.")
                           .arg(words::formatMoment(*first, zone))
                     : VerdictWords::tr("Close call: the balance touched zero once.");
    const int n = pluralOf(outcome.closeCalls);
    return first ? VerdictWords::tr("Close calls: the balance touched zero %Ln times, first on %1.", "", n)
                       .arg(words::formatMoment(*first, zone))
                 : VerdictWords::tr("Close calls: the balance touched zero %Ln times.", "", n);
}

Verdict neverStopped(const Scenario& scenario, const Outcome& outcome, const QTimeZone& zone)
{
    Verdict verdict{Verdict::Kind::Good, VerdictWords::tr("Your agents would never have stopped."), {}, {}};
    if (outcome.closeCalls > 0) {
        verdict.kind = Verdict::Kind::CloseCall;
        verdict.second = closeCall(outcome, zone);
    } else {
        verdict.second = scenario.policy.mode == Mode::Off ? enoughWithoutReload(outcome) : inTime(outcome);
    }
    return verdict;
}

QString stoppedHeadline(const Outcome& outcome)
{
    const int n = pluralOf(outcome.interruptions.size());
    const QString still = words::formatDuration(outcome.stoppedAgentTime);
    if (agentsStopped(outcome) == 1)
        return n == 1 ? VerdictWords::tr("One agent would have stopped once and stood still for %1.").arg(still)
                      : VerdictWords::tr("One agent would have stopped %Ln times and stood still for %1 in all.", "", n)
                            .arg(still);
    return n == 1 ? VerdictWords::tr("Your agents would have stopped once and stood still for %1.").arg(still)
                  : VerdictWords::tr("Your agents would have stopped %Ln times and stood still for %1 in all.", "", n)
                        .arg(still);
}

QString droppedHeadline(const Outcome& outcome)
{
    const int n = pluralOf(outcome.interruptions.size());
    const QString lost = words::formatMoney(outcome.unserved);
    if (agentsStopped(outcome) == 1)
        return n == 1
                   ? VerdictWords::tr(
                         "One agent would have stopped once and %1 of its work would never have been done.")
                         .arg(lost)
                   : VerdictWords::tr(
                         "One agent would have stopped %Ln times and %1 of its work would never have been done.", "", n)
                         .arg(lost);
    return n == 1
               ? VerdictWords::tr(
                     "Your agents would have stopped once and %1 of their work would never have been done.")
                     .arg(lost)
               : VerdictWords::tr(
                     "Your agents would have stopped %Ln times and %1 of their work would never have been done.", "", n)
                     .arg(lost);
}

QString neverEndsHeadline(const Outcome& outcome, const QTimeZone& zone)
{
    const int n = pluralOf(outcome.interruptions.size());
    const QString when = words::formatMoment(outcome.interruptions.back().began, zone);
    if (agentsStopped(outcome) == 1)
        return n == 1 ? VerdictWords::tr("One agent would have stopped on %1 and never gone on.").arg(when)
                      : VerdictWords::tr("One agent would have stopped %Ln times, on %1 for good.", "", n).arg(when);
    return n == 1 ? VerdictWords::tr("Your agents would have stopped on %1 and never gone on.").arg(when)
                  : VerdictWords::tr("Your agents would have stopped %Ln times, on %1 for good.", "", n).arg(when);
}

Verdict stopped(const Scenario& scenario, const Outcome& outcome, const QTimeZone& zone)
{
    if (!outcome.interruptions.back().ended) {
        Verdict verdict{
            Verdict::Kind::NeverEnds, neverEndsHeadline(outcome, zone), whyTheyNeverWentOn(scenario, outcome), {}};
        if (scenario.policy.mode == Mode::Off)
            verdict.link = VerdictWords::tr("Turn on");
        return verdict;
    }
    const bool drop = scenario.account.work == Work::Drop;
    return {Verdict::Kind::Stopped,
            drop ? droppedHeadline(outcome) : stoppedHeadline(outcome),
            whyTheyStopped(scenario, outcome, zone),
            {}};
}

} // namespace

bool showsStops(const RunResult& result) noexcept
{
    return !result.scenario.history || showsStops(result.scenario.history->resolution());
}

std::size_t agentsStopped(const Outcome& outcome)
{
    std::vector<NameId> agents;
    agents.reserve(outcome.stops.size());
    for (const auto& stop : outcome.stops)
        agents.push_back(stop.agent);
    std::sort(agents.begin(), agents.end());
    return static_cast<std::size_t>(std::unique(agents.begin(), agents.end()) - agents.begin());
}

Verdict verdictOf(const RunResult& result, const QTimeZone& zone)
{
    const bool nothing = !result.demand || !result.demand->history || result.demand->history->empty();
    if (result.error && result.error->code != ErrorCode::Empty)
        return errorVerdict(result.error);
    if (nothing || result.error)
        return noneFromCredits(result.scenario);
    if (!showsStops(result))
        return coarseVerdict(*result.demand->history);
    if (!result.outcome)
        return errorVerdict(result.error);
    return result.outcome->interruptions.empty() ? neverStopped(result.scenario, *result.outcome, zone)
                                                 : stopped(result.scenario, *result.outcome, zone);
}

} // namespace lowwater
