// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/agent_rows.h"

#include <algorithm>
#include <unordered_map>

namespace lowwater {

namespace {

/// The rows to be, by agent, in the order in which they are met.
class RowTable {
public:
    explicit RowTable(const History& history) : m_history{history} {}

    AgentRow& of(NameId agent)
    {
        const auto [at, isNew] = m_index.try_emplace(agent, m_rows.size());
        if (isNew) {
            const auto name = m_history.name(agent);
            m_rows.emplace_back().name = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
        return m_rows[at->second];
    }
    std::vector<AgentRow> take() { return std::move(m_rows); }

private:
    const History& m_history;
    std::unordered_map<NameId, std::size_t> m_index;
    std::vector<AgentRow> m_rows;
};

bool overlaps(const TimeRange& a, const TimeRange& b)
{
    return a.from < b.to && b.from <= a.to;
}

/// Agents that stopped in it come first, by when.
void addStopped(RowTable& table, const CloseUp& closeUp)
{
    for (const AgentStop& stop : closeUp.outcome->stops)
        if (stop.interruption == closeUp.index)
            table.of(stop.agent).stopped = true;
}

void addWaits(RowTable& table, const CloseUp& closeUp)
{
    for (const AgentStop& stop : closeUp.outcome->stops) {
        const TimeRange time{stop.from, stop.to};
        if (!overlaps(time, closeUp.view))
            continue;
        const Cause cause = closeUp.outcome->interruptions[stop.interruption].cause;
        table.of(stop.agent).waits.push_back({time, cause});
    }
}

void addRequests(RowTable& table, const CloseUp& closeUp, const History& history, const ServedTimes& served)
{
    const auto times = history.times();
    const auto end = std::upper_bound(times.begin(), times.end(), closeUp.view.to) - times.begin();
    std::vector<ChargeIndex> seen; // nothing is let through before its recorded time
    for (ChargeIndex i = 0; i < static_cast<ChargeIndex>(end); ++i)
        if (closeUp.view.contains(served[i]))
            seen.push_back(i);
    std::stable_sort(seen.begin(), seen.end(),
                     [&served](ChargeIndex a, ChargeIndex b) { return served[a] < served[b]; });
    for (const ChargeIndex i : seen)
        table.of(history.agent(i)).requests.push_back(served[i]);
}

/// Runs that go on through the view count though they have no request in it.
void addWork(RowTable& table, const CloseUp& closeUp, const Runs& runs, const ServedTimes& served)
{
    for (const Run& run : runs.list) {
        if (served[run.first] >= closeUp.view.to)
            continue; // also what never began
        SimTime last = served[run.first];
        for (ChargeIndex i = run.first; i != noCharge && served[i] != neverServed; i = runs.nextInRun[i])
            last = std::max(last, served[i]);
        const TimeRange time{served[run.first], last};
        if (overlaps(time, closeUp.view))
            table.of(run.agent).worked.push_back(time);
    }
}

} // namespace

void addAgentRows(CloseUp& closeUp, const RunResult& result, const ServedTimes* served)
{
    const Demand& demand = *result.demand;
    RowTable table{*demand.history};
    addStopped(table, closeUp);
    if (served != nullptr) {
        addRequests(table, closeUp, *demand.history, *served);
        addWork(table, closeUp, demand.runs, *served);
    }
    addWaits(table, closeUp);
    closeUp.rows = table.take();
    if (closeUp.rows.size() > CloseUp::mostRows) {
        closeUp.moreRows = closeUp.rows.size() - CloseUp::mostRows;
        closeUp.rows.resize(CloseUp::mostRows);
    }
}

} // namespace lowwater
