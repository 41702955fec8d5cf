// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/attempt_queue.h"

#include <utility>

namespace lowwater {

AttemptQueue::AttemptQueue(const Demand& demand)
    : m_times{demand.history->times()},
      m_runOf{demand.runs.runOf},
      m_count{static_cast<ChargeIndex>(demand.history->size())},
      m_detached(demand.runs.list.size(), 0)
{
}

AttemptQueue::Next AttemptQueue::earliestWith(Next next) const
{
    const auto consider = [&next](SimTime time, ChargeIndex charge, Source source) {
        if (next.charge == noCharge || time < next.time || (time == next.time && charge < next.charge))
            next = {time, charge, source};
    };
    if (!m_shifted.empty())
        consider(m_shifted.top().time, m_shifted.top().charge, Source::Shifted);
    if (!m_groups.empty())
        consider(m_groups.front().time, m_groups.front().charges.top(), Source::Group);
    return next;
}

void AttemptQueue::popOther(const Next& next)
{
    if (next.source == Source::Shifted) {
        m_shifted.pop();
        return;
    }
    m_groups.front().charges.pop();
    if (m_groups.front().charges.empty())
        m_groups.pop_front();
}

void AttemptQueue::release(SimTime time)
{
    if (m_waiting.empty())
        return;
    if (m_groups.empty() || m_groups.back().time != time)
        m_groups.push_back({time, Heap{}});
    m_groups.back().charges.merge(m_waiting);
}

void AttemptQueue::releaseEach(const std::function<SimTime(ChargeIndex)>& timeOf)
{
    for (const ChargeIndex charge : takeWaiting())
        schedule(timeOf(charge), charge);
}

void AttemptQueue::waitAgain(SimTime time)
{
    if (m_groups.empty() || m_groups.front().time != time)
        return;
    m_waiting.merge(m_groups.front().charges);
    m_groups.pop_front();
}

std::vector<ChargeIndex> AttemptQueue::takeWaiting()
{
    std::vector<ChargeIndex> charges;
    charges.reserve(m_waiting.size());
    for (; !m_waiting.empty(); m_waiting.pop())
        charges.push_back(m_waiting.top());
    return charges;
}

} // namespace lowwater
