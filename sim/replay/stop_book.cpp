// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/stop_book.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace lowwater {

/// One stop for each stretch in which an agent stands still, in the order of stopping.
std::vector<AgentStop> StopBook::merged(std::vector<ChargeStop> stops)
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
    std::sort(result.begin(), result.end(), [](const ChargeStop& a, const ChargeStop& b) {
        return std::tuple{a.stop.from, a.charge} < std::tuple{b.stop.from, b.charge};
    });
    std::vector<AgentStop> list;
    list.reserve(result.size());
    for (const auto& entry : result)
        list.push_back(entry.stop);
    return list;
}

StopBook::StopBook(const Demand& demand)
    : m_demand{demand},
      m_interruptionOfRun(demand.runs.list.size(), 0),
      m_interruptionOfAgent(demand.history->names().size(), 0)
{
}

void StopBook::goOn()
{
    m_open = true;
    m_list.back().ended.reset();
}

void StopBook::begin(SimTime time, Cause cause)
{
    m_open = true;
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
    m_delayed += std::min(to - from, times[run.last] - times[charge]);
    m_chargeStops.push_back({charge, {run.agent, from, to, interruption}});
}

void StopBook::finish(Outcome& outcome)
{
    outcome.interruptions = std::move(m_list);
    outcome.refusedAttempts = m_refused;
    outcome.delayedWork = m_delayed;
    outcome.stops = merged(std::move(m_chargeStops));
    for (const auto& stop : outcome.stops) {
        outcome.stoppedAgentTime += stop.to - stop.from;
        outcome.interruptions[stop.interruption].agentTime += stop.to - stop.from;
    }
}

} // namespace lowwater
