// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_record.h"

#include "sim/core/wide.h"

#include <algorithm>
#include <set>

namespace lowwater::reference {

namespace {

/// "for a window of no length, max(ending balance, 0)"
Money meanIdle(const Record& record)
{
    const Duration length = record.windowEnd - record.windowStart;
    if (length == Duration{0})
        return std::max(record.balances.back().balance, Money{});
    Wide area = 0;
    for (std::size_t i = 0; i < record.balances.size(); ++i) {
        const bool last = i + 1 == record.balances.size();
        const SimTime until = last ? record.windowEnd : record.balances[i + 1].time;
        const Money idle = std::max(record.balances[i].balance, Money{});
        area += Wide{idle.nanos()} * (until - record.balances[i].time).count();
    }
    return Money::fromNanos(divideHalfEven(area, length.count()));
}

/// fixed + percent of each reload; rounded half to even, once, at the end
Money feesOf(const Record& record, Money reloaded)
{
    const Money fixed = record.fee.fixed * static_cast<std::int64_t>(record.credited.size());
    constexpr std::int64_t nanoPercentOfOne = 100'000'000'000;
    return fixed + reloaded.scaled(record.fee.nanoPercent, nanoPercentOfOne);
}

/// the most requests in any 60 minutes (t - 60 min, t]
std::uint64_t stormOf(const Record& record)
{
    std::uint64_t most = 0;
    for (const ReloadRequest& latest : record.requests) {
        const auto inWindow =
            std::count_if(record.requests.begin(), record.requests.end(), [&](const ReloadRequest& other) {
                return other.time > latest.time - std::chrono::hours{1} && other.time <= latest.time;
            });
        most = std::max(most, static_cast<std::uint64_t>(inWindow));
    }
    return most;
}

/// from a request to the moment the balance would reach zero at the burn that followed
std::optional<Duration> warningOf(const Record& record, const ReloadRequest& request)
{
    if (request.balance <= Money{})
        return Duration{0};
    Money spent;
    for (std::size_t i = request.postsBefore; i < record.posts.size(); ++i) {
        spent += record.history->costs()[record.posts[i].charge];
        if (spent >= request.balance)
            return record.posts[i].time - request.time;
    }
    return std::nullopt;
}

void fillWarnings(const Record& record, Outcome& outcome)
{
    std::vector<Duration> warnings;
    for (const ReloadRequest& request : record.requests)
        if (const auto warning = warningOf(record, request))
            warnings.push_back(*warning);
    if (warnings.empty())
        return;
    std::sort(warnings.begin(), warnings.end());
    outcome.leastWarning = warnings.front();
    outcome.medianWarning = warnings[(warnings.size() - 1) / 2];
}

SimTime endOf(const Record& record, const Stop& stop)
{
    return stop.to.value_or(record.windowEnd);
}

/// one entry per spell of an agent, which lasts to the latest end of its stops
std::vector<AgentStop> agentStops(const Record& record)
{
    std::vector<AgentStop> result;
    for (const Stop& stop : record.stops) {
        if (stop.spell == result.size())
            result.push_back({stop.agent, stop.from, endOf(record, stop), stop.interruption});
        AgentStop& spell = result[stop.spell];
        spell.to = std::max(spell.to, endOf(record, stop));
    }
    return result;
}

/// the union of an agent's stops, summed over the agents
Duration stoppedAgentTime(const Record& record)
{
    std::set<NameId> agents;
    for (const Stop& stop : record.stops)
        agents.insert(stop.agent);
    Duration total{0};
    for (const NameId agent : agents) {
        std::vector<std::pair<SimTime, SimTime>> intervals;
        for (const Stop& stop : record.stops)
            if (stop.agent == agent)
                intervals.emplace_back(stop.from, endOf(record, stop));
        std::sort(intervals.begin(), intervals.end());
        SimTime covered = intervals.front().first;
        for (const auto& [from, to] : intervals) {
            if (to > covered)
                total += to - std::max(from, covered);
            covered = std::max(covered, to);
        }
    }
    return total;
}

/// the shorter of the wait and the recorded time left in the run
Duration delayedWork(const Record& record, const Stop& stop)
{
    const auto times = record.history->times();
    const Duration wait = endOf(record, stop) - stop.from;
    const Duration left = times[record.runs.list[stop.run].last] - times[stop.charge];
    return std::min(wait, left);
}

Duration delayedWork(const Record& record)
{
    Duration total{0};
    for (const Stop& stop : record.stops)
        total += delayedWork(record, stop);
    return total;
}

std::vector<Interruption> interruptionsOf(const Record& record, const std::vector<AgentStop>& stops)
{
    std::vector<Interruption> result;
    for (const InterruptionFacts& facts : record.interruptions) {
        std::set<NameId> sessions;
        std::set<RunIndex> runs;
        for (const ChargeIndex charge : facts.refused) {
            sessions.insert(record.history->agent(charge));
            runs.insert(record.runs.runOf[charge]);
        }
        Interruption interruption;
        interruption.began = facts.began;
        interruption.ended = facts.ended;
        interruption.sessions = static_cast<std::uint32_t>(sessions.size());
        interruption.runs = static_cast<std::uint32_t>(runs.size());
        interruption.refused = facts.refused.size();
        interruption.cause = facts.cause;
        for (const AgentStop& stop : stops)
            if (stop.interruption == result.size())
                interruption.agentTime += stop.to - stop.from;
        for (const Stop& stop : record.stops)
            if (stop.interruption == result.size())
                interruption.delayedWork += delayedWork(record, stop);
        result.push_back(interruption);
    }
    return result;
}

void fillMoney(const Record& record, Outcome& outcome)
{
    outcome.opening = record.balances.front().balance;
    outcome.ending = record.balances.back().balance;
    outcome.lowest = outcome.opening;
    outcome.lowestAt = record.windowStart;
    for (const BalanceAt& at : record.balances) {
        if (at.balance < outcome.lowest) {
            outcome.lowest = at.balance;
            outcome.lowestAt = at.time;
        }
    }
    for (const PostedCharge& post : record.posts)
        outcome.spent += record.history->costs()[post.charge];
    for (const Reload& reload : record.credited)
        outcome.reloaded += reload.amount;
    outcome.deposited = record.deposited;
    outcome.fees = feesOf(record, outcome.reloaded);
    outcome.meanIdle = meanIdle(record);
}

} // namespace

Outcome outcomeOf(const Record& record)
{
    Outcome outcome;
    outcome.charges = record.history->size();
    outcome.runs = record.runs.list.size();
    outcome.first = record.history->times().front();
    outcome.last = record.history->times().back();
    outcome.cost = record.history->totalCost();
    outcome.windowStart = record.windowStart;
    outcome.windowEnd = record.windowEnd;
    fillMoney(record, outcome);

    outcome.reloads = record.credited;
    outcome.pending = record.pending;
    for (const ReloadRequest& request : record.requests)
        outcome.declinedAttempts += request.reload.declined.size();
    outcome.storm = stormOf(record);
    fillWarnings(record, outcome);

    outcome.stops = agentStops(record);
    outcome.interruptions = interruptionsOf(record, outcome.stops);
    outcome.stoppedAgentTime = stoppedAgentTime(record);
    outcome.delayedWork = delayedWork(record);
    for (const Interruption& interruption : outcome.interruptions)
        outcome.refusedAttempts += interruption.refused;
    outcome.droppedCharges = record.lost.size();
    outcome.strandedCharges = record.stranded.size();
    for (const ChargeIndex charge : record.lost)
        outcome.unserved += record.history->costs()[charge];
    for (const ChargeIndex charge : record.stranded)
        outcome.unserved += record.history->costs()[charge];
    outcome.closeCalls = record.closeCalls;
    return outcome;
}

} // namespace lowwater::reference
