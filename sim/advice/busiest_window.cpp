// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/busiest_window.h"

#include "sim/advice/gallop.h"

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
        addToBlocks(static_cast<ChargeIndex>(i));
        m_mostInOne = std::max(m_mostInOne, inOne(i));
    }
}

/// From the start of the record.
std::int64_t BusiestWindows::wholeLatencies(std::size_t charge) const
{
    return (m_times[charge] - m_times.front()) / m_latency;
}

void BusiestWindows::addToBlocks(ChargeIndex charge)
{
    constexpr ChargeIndex most = 64;
    const bool goesOn = !m_blocks.empty() && charge - m_blocks.back().first < most &&
                        m_times[charge] - m_times[m_blocks.back().first] < m_latency * 2;
    if (!goesOn)
        m_blocks.push_back({charge, charge, wholeLatencies(charge), {}});
    m_blocks.back().end = charge + 1;
    m_blocks.back().mostInOne = std::max(m_blocks.back().mostInOne, inOne(charge));
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

/// S - Q q: S the money spent before a charge, q whole latencies from the record's start.
Wide BusiestWindows::level(std::size_t spentBefore, std::int64_t whole, Money amount) const
{
    return m_spent[spentBefore].nanos() - Wide{amount.nanos()} * whole;
}

/// A window that is about as busy as any of several latencies: from the block whose level is farthest below one ahead.
BusiestWindow BusiestWindows::likely(Money amount) const
{
    Wide mostAhead = std::numeric_limits<std::int64_t>::min();
    Wide mostRise = std::numeric_limits<std::int64_t>::min();
    std::size_t start = 0;
    for (auto block = m_blocks.rbegin(); block != m_blocks.rend(); ++block) {
        const Wide here = level(block->first, block->whole, amount);
        mostAhead = std::max(mostAhead, here);
        if (mostAhead - here > mostRise) {
            mostRise = mostAhead - here;
            start = block->first;
        }
    }
    return from(start, amount);
}

/// A window from i to k comes to at most level_k - level_i + Q. So most charges are passed over, seen from the record's
/// end; and whole blocks in which no latency burns more than Q, because what one latency spends is known already.
BusiestWindow BusiestWindows::at(Money amount) const
{
    if (amount >= m_mostInOne)
        return m_withinOne; // no window of several latencies spends more than the reloads that land in it
    BusiestWindow busiest = m_withinOne;
    const auto consider = [&busiest](const BusiestWindow& found) {
        if (found.spent > busiest.spent || (found.spent == busiest.spent && found.first < busiest.first))
            busiest = found;
    };
    consider(likely(amount));
    Wide mostAhead = std::numeric_limits<std::int64_t>::min(); // no level ahead is above it
    for (auto block = m_blocks.rbegin(); block != m_blocks.rend(); ++block) {
        mostAhead = std::max(mostAhead, level(block->end - 1, block->whole, amount));
        const Wide leastHere = level(block->first, wholeLatencies(block->end - 1), amount);
        if (block->mostInOne <= amount || mostAhead - leastHere + amount.nanos() < busiest.spent.nanos())
            continue;
        for (std::size_t i = block->end; i-- > block->first;)
            if (inOne(i) > amount && m_ends[i] < m_times.size() &&
                mostAhead - level(i, wholeLatencies(i), amount) + amount.nanos() >= busiest.spent.nanos())
                consider(from(i, amount));
    }
    return busiest;
}

BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency)
{
    return BusiestWindows{demand, latency}.at(amount);
}

} // namespace lowwater
