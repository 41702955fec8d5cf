// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/busiest_window.h"

#include "sim/advice/gallop.h"
#include "sim/core/wide.h"

#include <algorithm>
#include <limits>

namespace lowwater {

BusiestWindows::BusiestWindows(const Demand& demand, Duration latency)
    : m_times{demand.history->times()}, m_spent{demand.spentBefore}, m_latency{latency}
{
    if (latency <= Duration{0})
        return;
    m_ends.reserve(m_times.size());
    std::size_t end = 0;
    for (std::size_t i = 0; i < m_times.size(); ++i) {
        while (end < m_times.size() && m_times[end] - m_times[i] < latency)
            ++end;
        m_ends.push_back(static_cast<ChargeIndex>(end));
        const Money before = m_spent[end - 1] - m_spent[i];
        if (before > m_withinOne.spent)
            m_withinOne = {before, static_cast<ChargeIndex>(i), static_cast<ChargeIndex>(end - 1), 0};
        m_mostInOne = std::max(m_mostInOne, m_spent[end] - m_spent[i]);
    }
}

/// The busiest window that starts at `first`.
BusiestWindow BusiestWindows::from(std::size_t first, Money amount) const
{
    BusiestWindow busiest;
    std::size_t end = m_ends[first];
    const auto consider = [&](Money spent, std::int64_t landed) {
        if (spent > busiest.spent)
            busiest = {spent, static_cast<ChargeIndex>(first), static_cast<ChargeIndex>(end - 1), landed};
    };
    consider(m_spent[end - 1] - m_spent[first], 0);
    while (end < m_times.size()) {
        const std::int64_t landed = (m_times[end] - m_times[first]) / m_latency;
        // A later window does better from its own first charge once the reloads that landed cover what was spent.
        if ((m_spent[end] - m_spent[first]).nanos() <= Wide{amount.nanos()} * landed)
            break;
        end = gallop(end, m_times.size(),
                     [&](std::size_t i) { return (m_times[i] - m_times[first]) / m_latency <= landed; });
        consider(m_spent[end - 1] - m_spent[first] - amount * landed, landed);
    }
    return busiest;
}

/// With S the money spent before a charge and q the whole latencies from the record's start to it, a window from i to k
/// comes to at most (S_k - Q q_k) - (S_i - Q q_i) + Q. So most charges are passed over, seen from the record's end.
BusiestWindow BusiestWindows::at(Money amount) const
{
    if (amount >= m_mostInOne)
        return m_withinOne; // no window of several latencies spends more than the reloads that land in it
    BusiestWindow busiest = m_withinOne;
    Wide mostAhead = std::numeric_limits<std::int64_t>::min();
    std::int64_t whole = 0;
    SimTime sameWhole = SimTime::max();
    for (std::size_t i = m_times.size(); i-- > 0;) {
        if (m_times[i] < sameWhole) {
            whole = (m_times[i] - m_times.front()) / m_latency;
            sameWhole = m_times.front() + m_latency * whole;
        }
        const Wide here = m_spent[i].nanos() - Wide{amount.nanos()} * whole;
        const bool mayWin = mostAhead - here + amount.nanos() >= busiest.spent.nanos();
        mostAhead = std::max(mostAhead, here);
        const std::size_t end = m_ends[i];
        if (!mayWin || end == m_times.size() || m_spent[end] - m_spent[i] <= amount)
            continue; // what it spends within one latency is in busiest already
        const auto found = from(i, amount);
        if (found.spent > busiest.spent || (found.spent == busiest.spent && found.first < busiest.first))
            busiest = found;
    }
    return busiest;
}

BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency)
{
    return BusiestWindows{demand, latency}.at(amount);
}

} // namespace lowwater
