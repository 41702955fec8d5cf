// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/trajectory.h"

#include <algorithm>

namespace lowwater {

void Trajectory::reserve(std::size_t points)
{
    m_times.reserve(points);
    m_balances.reserve(points);
}

void Trajectory::add(SimTime time, Money balance)
{
    m_times.push_back(time);
    m_balances.push_back(balance);
}

void Trajectory::finish()
{
    m_blockLeast.clear();
    m_blockMost.clear();
    for (std::size_t begin = 0; begin < m_balances.size(); begin += blockSize) {
        const auto end = std::min(begin + blockSize, m_balances.size());
        const auto [least, most] = std::minmax_element(m_balances.begin() + static_cast<std::ptrdiff_t>(begin),
                                                       m_balances.begin() + static_cast<std::ptrdiff_t>(end));
        m_blockLeast.push_back(*least);
        m_blockMost.push_back(*most);
    }
}

Money Trajectory::at(SimTime time) const
{
    const auto after = std::upper_bound(m_times.begin(), m_times.end(), time);
    const auto index = after == m_times.begin() ? 0 : after - m_times.begin() - 1;
    return m_balances[static_cast<std::size_t>(index)];
}

Trajectory::Column Trajectory::extremes(std::size_t begin, std::size_t end) const
{
    Column column{m_balances[begin], m_balances[begin], m_balances[begin], m_balances[end - 1]};
    std::size_t i = begin;
    while (i < end) {
        if (i % blockSize == 0 && i + blockSize <= end) {
            column.least = std::min(column.least, m_blockLeast[i / blockSize]);
            column.most = std::max(column.most, m_blockMost[i / blockSize]);
            i += blockSize;
        } else {
            column.least = std::min(column.least, m_balances[i]);
            column.most = std::max(column.most, m_balances[i]);
            ++i;
        }
    }
    return column;
}

std::vector<std::optional<Trajectory::Column>> Trajectory::columns(std::span<const SimTime> bounds) const
{
    std::vector<std::optional<Column>> result;
    if (bounds.size() < 2)
        return result;
    result.reserve(bounds.size() - 1);
    auto from = std::lower_bound(m_times.begin(), m_times.end(), bounds.front());
    for (std::size_t c = 0; c + 1 < bounds.size(); ++c) {
        const auto to = std::lower_bound(from, m_times.end(), bounds[c + 1]);
        const auto begin = static_cast<std::size_t>(from - m_times.begin());
        const auto end = static_cast<std::size_t>(to - m_times.begin());
        std::optional<Column> column;
        if (end > begin)
            column = extremes(begin, end);
        if (begin > 0) {
            const Money held = m_balances[begin - 1];
            if (!column)
                column = Column{held, held, held, held};
            column->first = held;
            column->least = std::min(column->least, held);
            column->most = std::max(column->most, held);
        }
        result.push_back(column);
        from = to;
    }
    return result;
}

} // namespace lowwater
