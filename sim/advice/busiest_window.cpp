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
        if (i % blockSize == 0)
            m_blockMost.emplace_back();
        m_blockMost.back() = std::max(m_blockMost.back(), inOne(i));
    }
    for (const Money most : m_blockMost)
        m_mostInOne = std::max(m_mostInOne, most);
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

/// From the start of the record.
std::int64_t BusiestWindows::wholeLatencies(std::size_t charge) const
{
    return (m_times[charge] - m_times.front()) / m_latency;
}

/// With S the money spent before a charge and q the whole latencies from the record's start to it, a window from i to k
/// comes to at most (S_k - Q q_k) - (S_i - Q q_i) + Q. So most charges are passed over, seen from the record's end; and
/// whole blocks in which no latency burns more than Q, because what one latency spends is known already.
BusiestWindow BusiestWindows::at(Money amount) const
{
    if (amount >= m_mostInOne)
        return m_withinOne; // no window of several latencies spends more than the reloads that land in it
    BusiestWindow busiest = m_withinOne;
    const auto level = [&](std::size_t spentBefore, std::int64_t whole) {
        return m_spent[spentBefore].nanos() - Wide{amount.nanos()} * whole;
    };
    Wide mostAhead = std::numeric_limits<std::int64_t>::min(); // of S_k - Q q_k, or above it
    for (std::size_t block = m_blockMost.size(); block-- > 0;) {
        const std::size_t first = block * blockSize;
        const std::size_t last = std::min(first + blockSize, m_times.size()) - 1;
        const Wide mostInBlock = level(last, wholeLatencies(first));
        for (std::size_t i = last + 1; m_blockMost[block] > amount && i-- > first;) {
            if (inOne(i) <= amount || m_ends[i] == m_times.size())
                continue;
            const Wide bound = std::max(mostAhead, mostInBlock) - level(i, wholeLatencies(i)) + amount.nanos();
            if (bound < busiest.spent.nanos())
                continue;
            const auto found = from(i, amount);
            if (found.spent > busiest.spent || (found.spent == busiest.spent && found.first < busiest.first))
                busiest = found;
        }
        mostAhead = std::max(mostAhead, mostInBlock);
    }
    return busiest;
}

BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency)
{
    return BusiestWindows{demand, latency}.at(amount);
}

} // namespace lowwater
