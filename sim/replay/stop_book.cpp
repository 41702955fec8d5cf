// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/stop_book.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace lowwater {

/// One stop for each stretch in which an agent stands still, agent by agent.
std::vector<StopBook::ChargeStop> StopBook::merged(std::vector<ChargeStop> stops)
{
    std::sort(stops.begin(), stops.end(), [](const ChargeStop& a, const ChargeStop& b) {
        return std::tuple{a.stop.agent, a.stop.from, a.charge} < std::tuple{b.stop.agent, b.stop.from, b.charge};
    });
    std::vector<ChargeStop> result;
    for (const auto& next : stops) {
        if (!result.empty() && result.back().stop.agent == next.stop.agent && next.stop.from <= result.back().stop.to)
            result.back().stop.to = std::max(result.back().stop.to, next.stop.to);
        else
            result.push_back(next);
    }
    return result;
}

void StopBook::goOn()
{
    m_open = true;
    m_list.back().ended.reset();
}

void StopBook::begin(SimTime time, Cause cause)
{
    m_open = true;
    if (m_list.empty()) {
        m_interruptionOfRun.resize(m_demand.runs.list.size());
        m_interruptionOfAgent.resize(m_demand.history->names().size());
    }
    Interruption interruption;
    interruption.began = time;
    interruption.cause = cause;
    m_list.push_back(interruption);
}

void StopBook::end(SimTime time, SimTime resumeEnd)
{
    m_open = false;
    m_list.back().ended = time;
    m_resumeEnd = resumeEnd;
}

void StopBook::refuse(ChargeIndex charge)
{
    ++m_refused;
    auto& interruption = m_list.back();
    ++interruption.refused;
    const auto mark = static_cast<std::uint32_t>(m_list.size());
    const RunIndex run = m_demand.runs.runOf[charge];
    if (std::exchange(m_interruptionOfRun[run], mark) != mark)
        ++interruption.runs;
    if (std::exchange(m_interruptionOfAgent[indexOf(m_demand.runs.list[run].agent)], mark) != mark)
        ++interruption.sessions;
}

void StopBook::stopped(ChargeIndex charge, std::uint32_t interruption, SimTime from, SimTime to)
{
    const auto& run = m_demand.runs.list[m_demand.runs.runOf[charge]];
    const auto times = m_demand.history->times();
    m_list[interruption].delayedWork += std::min(to - from, times[run.last] - times[charge]);
    m_chargeStops.push_back({charge, {run.agent, from, to, interruption}});
}

void StopBook::finish(Outcome& outcome, Detail detail)
{
    outcome.interruptionCount = m_list.size();
    outcome.refusedAttempts = m_refused;
    for (const auto& interruption : m_list)
        outcome.delayedWork += interruption.delayedWork;
    auto stops = merged(std::move(m_chargeStops));
    for (const auto& [charge, stop] : stops)
        outcome.stoppedAgentTime += stop.to - stop.from;
    if (detail == Detail::Totals)
        return;
    std::sort(stops.begin(), stops.end(), [](const ChargeStop& a, const ChargeStop& b) {
        return std::tuple{a.stop.from, a.charge} < std::tuple{b.stop.from, b.charge};
    });
    outcome.stops.reserve(stops.size());
    for (const auto& [charge, stop] : stops) {
        m_list[stop.interruption].agentTime += stop.to - stop.from;
        outcome.stops.push_back(stop);
    }
    outcome.interruptions = std::move(m_list);
}

} // namespace lowwater
