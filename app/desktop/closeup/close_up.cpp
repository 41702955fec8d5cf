// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up.h"

#include "app/desktop/awaited_reload.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/closeup/agent_rows.h"
#include "sim/advice/wishes.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr int thinnest = 30;  ///< the interruption takes at least so many-th of the story, or the request is left out
constexpr int beforeThin = 8; ///< then this much of its length is shown before it
constexpr Duration leastPad = 30s;
constexpr Duration roomyPad = 30min; ///< a longer story gets less beside it
constexpr int mostDeclines = 3;
constexpr std::size_t mostCredits = 2;
constexpr int thresholdsHigh = 3;

Duration padOf(Duration story, std::int64_t quarters)
{
    const Duration wanted = std::max<Duration>(story * quarters / 4, leastPad);
    return std::min(wanted, std::max<Duration>(roomyPad, story / 4));
}

/// When the spell of an empty balance began in which the first agent was refused.
std::optional<SimTime> emptyAt(const Trajectory& trajectory, SimTime refused)
{
    const auto times = trajectory.times();
    const auto balances = trajectory.balances();
    auto after = static_cast<std::size_t>(std::upper_bound(times.begin(), times.end(), refused) - times.begin());
    std::optional<SimTime> empty;
    for (; after > 0 && balances[after - 1] <= Money{}; --after)
        empty = times[after - 1];
    return empty;
}

TimeRange viewOf(const CloseUp& closeUp)
{
    const SimTime began = closeUp.interruption.began;
    const Duration lasted = closeUp.end - began;
    SimTime from = std::min(began, closeUp.low.value_or(began));
    if (lasted * thinnest < closeUp.end - from)
        from = std::max(from, began - std::max<Duration>(lasted * beforeThin, leastPad));
    const Duration story = closeUp.end - from;
    const Duration edge = std::max<Duration>(story / 16, 1s); // the record's ends are seen as ends
    return {std::max(from - padOf(story, 3), closeUp.outcome->windowStart - edge),
            std::min(closeUp.end + padOf(story, 4), closeUp.outcome->windowEnd + edge)};
}

/// The picture is as high as the story: up to about three thresholds, as low as the balance fell.
void setHeights(CloseUp& closeUp)
{
    const Trajectory& trajectory = closeUp.outcome->trajectory;
    const auto extremes = [&trajectory](SimTime from, SimTime to) {
        const std::array bounds{from, std::max(to, from + Duration{1})};
        return trajectory.columns(bounds).front();
    };
    const auto whole = extremes(closeUp.view.from, closeUp.view.to);
    const auto before = extremes(closeUp.view.from, closeUp.end);
    closeUp.least = whole ? std::min(whole->least, Money{}) : Money{};
    const Money most = whole ? std::max(whole->most, oneCent) : oneCent;
    Money cut = closeUp.threshold.value_or(Money{}) * thresholdsHigh;
    if (cut == Money{})
        cut = before ? before->most : most;
    closeUp.most = std::min(most, std::max({cut, -closeUp.least, oneCent}));
}

void addReloads(CloseUp& closeUp, const Outcome& outcome)
{
    const auto add = [&closeUp](const Reload& reload) {
        if (reload.requested < closeUp.view.to && (!reload.credited || *reload.credited >= closeUp.view.from))
            closeUp.reloads.push_back(reload);
    };
    for (const Reload& reload : outcome.reloads)
        add(reload);
    if (outcome.pending)
        add(*outcome.pending);
}

/// The first time and the last at which this interruption's agents did something, each agent once.
struct Spread {
    std::size_t agents = 0;
    SimTime last;
};

Spread spreadOf(const CloseUp& closeUp, SimTime AgentStop::*which)
{
    std::map<NameId, SimTime> times; // the first stop of each, the last end
    for (const AgentStop& stop : closeUp.outcome->stops) {
        if (stop.interruption != closeUp.index)
            continue;
        const auto [at, isNew] = times.try_emplace(stop.agent, stop.*which);
        if (!isNew && which == &AgentStop::to)
            at->second = std::max(at->second, stop.to);
    }
    Spread spread{times.size(), closeUp.interruption.began};
    for (const auto& [agent, time] : times)
        spread.last = std::max(spread.last, time);
    return spread;
}

void addRequest(CloseUp& closeUp, const Reload& reload)
{
    using enum Happening::Kind;
    const Trajectory& trajectory = closeUp.outcome->trajectory;
    const bool crossed = closeUp.threshold && trajectory.at(reload.requested - Duration{1}) >= *closeUp.threshold &&
                         trajectory.at(reload.requested) < *closeUp.threshold;
    closeUp.happenings.push_back({crossed && !closeUp.byHand ? FellBelow : Requested, reload.requested, reload.amount});
    for (std::size_t i = 0; i < reload.declined.size(); ++i)
        if (i + 1 < mostDeclines || i + 1 == reload.declined.size())
            closeUp.happenings.push_back({Happening::Kind::Declined, reload.declined[i], reload.amount, i + 1});
}

/// Reloads in the interruption that did not end it: too small, or not seen by anybody before the balance was gone.
void addVainCredits(CloseUp& closeUp)
{
    std::vector<Happening> vain;
    for (const Reload& reload : closeUp.outcome->reloads)
        if (reload.credited > closeUp.interruption.began && *reload.credited < closeUp.end)
            vain.push_back({Happening::Kind::Credited, *reload.credited, reload.amount});
    const auto last = vain.end() - static_cast<std::ptrdiff_t>(std::min(mostCredits, vain.size()));
    closeUp.happenings.insert(closeUp.happenings.end(), last, vain.end());
}

void addEnd(CloseUp& closeUp)
{
    const auto& ended = closeUp.interruption.ended;
    const Spread back = spreadOf(closeUp, &AgentStop::to);
    if (!ended) {
        closeUp.happenings.push_back({Happening::Kind::RecordEnds, closeUp.end, {}, back.agents});
        return;
    }
    Happening wentOn{Happening::Kind::WentOn, *ended, {}, back.agents, std::max(back.last - *ended, Duration{0})};
    const auto& reloads = closeUp.outcome->reloads;
    const auto reload =
        std::find_if(reloads.begin(), reloads.end(), [&](const Reload& r) { return r.credited == ended; });
    if (reload != reloads.end())
        wentOn.money = reload->amount;
    else if (closeUp.interruption.cause == Cause::SpendLimit)
        wentOn.ender = Happening::Ender::NewMonth;
    else
        wentOn.ender = Happening::Ender::Deposit;
    closeUp.happenings.push_back(wentOn);
}

void addHappenings(CloseUp& closeUp)
{
    if (closeUp.awaited)
        addRequest(closeUp, *closeUp.awaited);
    if (closeUp.wasEmptyBefore())
        closeUp.happenings.push_back({Happening::Kind::Emptied, *closeUp.empty});
    const Spread stopped = spreadOf(closeUp, &AgentStop::from);
    closeUp.happenings.push_back({Happening::Kind::Stopped,
                                  closeUp.interruption.began,
                                  {},
                                  stopped.agents,
                                  stopped.last - closeUp.interruption.began});
    addVainCredits(closeUp);
    std::stable_sort(closeUp.happenings.begin(), closeUp.happenings.end(),
                     [](const Happening& a, const Happening& b) { return a.time < b.time; });
    addEnd(closeUp); // last, whatever else came at that time
}

} // namespace

CloseUp closeUpOf(const RunResult& result, std::size_t interruption, const ServedTimes* served, Money agentHour)
{
    const Outcome& outcome = *result.outcome;
    const Policy& policy = result.scenario.policy;
    CloseUp closeUp;
    closeUp.index = interruption;
    closeUp.count = outcome.interruptions.size();
    closeUp.outcome = result.outcome;
    closeUp.interruption = outcome.interruptions.at(interruption);
    closeUp.end = closeUp.interruption.ended.value_or(outcome.windowEnd);
    if (policy.mode != Mode::Off)
        closeUp.threshold = policy.threshold;
    closeUp.empty = emptyAt(outcome.trajectory, closeUp.interruption.began);
    closeUp.byHand = policy.mode == Mode::ByHand;
    closeUp.drops = result.scenario.account.work == Work::Drop;
    if (const Reload* reload = awaitedReload(outcome, closeUp.interruption)) {
        closeUp.awaited = *reload;
        if (reload->requested <= closeUp.interruption.began) {
            closeUp.low = reload->requested;
            closeUp.balanceAtLow = outcome.trajectory.at(reload->requested);
        }
    }
    closeUp.view = viewOf(closeUp);
    setHeights(closeUp);
    addReloads(closeUp, outcome);
    for (const Interruption& other : outcome.interruptions)
        if (const TimeRange time = timeOf(other, outcome.windowEnd);
            time.from < closeUp.view.to && closeUp.view.from <= time.to)
            closeUp.around.push_back({time, other.cause});
    addAgentRows(closeUp, result, served);
    addHappenings(closeUp);
    constexpr std::int64_t hour = Duration{1h}.count();
    closeUp.agentHour = agentHour;
    closeUp.worth = agentHour.scaled(closeUp.interruption.delayedWork.count(), hour);
    return closeUp;
}

std::optional<std::size_t> interruptionNear(const Outcome& outcome, SimTime began)
{
    const auto& all = outcome.interruptions;
    const auto away = [began](const Interruption& i) { return i.began < began ? began - i.began : i.began - began; };
    const auto nearest = std::min_element(
        all.begin(), all.end(), [&](const Interruption& a, const Interruption& b) { return away(a) < away(b); });
    return nearest == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(nearest - all.begin()));
}

} // namespace lowwater
