// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/delayed_stretches.h"

#include <algorithm>
#include <utility>

namespace lowwater {

DelayedStretches::DelayedStretches(const Scenario& scenario, const Demand& demand)
    : m_account{scenario.account},
      m_demand{demand},
      m_resumeLags{scenario.seed, StreamId::ResumeLag, scenario.replication},
      m_runs(demand.runs.list.size())
{
}

void DelayedStretches::take(const Event& event)
{
    switch (event.kind) {
    case EventKind::Refuse:
        stop(event.charge, event.time);
        break;
    case EventKind::Attempt:
        if (const RunIndex run = m_demand.runs.runOf[event.charge]; m_runs[run].charge == event.charge)
            goOn(run, event.time);
        break;
    case EventKind::InterruptionEnds: // `defer` goes on with the attempt
        for (const RunIndex run : std::exchange(m_stoppedRuns, {}))
            goOn(run, later(event.time, resumeLag(run)));
        break;
    default:
        break;
    }
}

void DelayedStretches::stop(ChargeIndex charge, SimTime time)
{
    const RunIndex run = m_demand.runs.runOf[charge];
    auto& stopped = m_runs[run];
    if (stopped.charge != noCharge)
        return; // it waits on, or the rest of a dropped run
    stopped.charge = charge;
    stopped.since = time;
    ++stopped.times;
    if (m_account.work == Work::Drop)
        m_stoppedRuns.push_back(run);
}

void DelayedStretches::goOn(RunIndex run, SimTime time)
{
    auto& stopped = m_runs[run];
    const ChargeIndex charge = std::exchange(stopped.charge, noCharge);
    const auto times = m_demand.history->times();
    const Duration left = times[m_demand.runs.list[run].last] - times[charge];
    m_list.push_back({stopped.since, stopped.since + std::min(time - stopped.since, left)});
}

Duration DelayedStretches::resumeLag(RunIndex run) const
{
    const auto& lag = m_account.resumeLag;
    return lag.isConstant() ? lag.base()
                            : lag.sample(m_resumeLags.at(run, m_runs[run].times), m_account.fixDelay).value();
}

std::vector<DelayedStretches::Stretch> DelayedStretches::finish(SimTime windowEnd)
{
    for (RunIndex run = 0; run < m_runs.size(); ++run)
        if (m_runs[run].charge != noCharge)
            goOn(run, windowEnd);
    return std::move(m_list);
}

} // namespace lowwater
