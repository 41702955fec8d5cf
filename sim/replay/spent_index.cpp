// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/spent_index.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::size_t chargesPerLevel = 2;

/// The least power of two (as its exponent) that divides `total` into no more than `levels`.
unsigned shiftFor(std::int64_t total, std::size_t levels)
{
    unsigned shift = 0;
    while (static_cast<std::size_t>(total >> shift) > levels)
        ++shift;
    return shift;
}

Wide areaOf(SimTime from, SimTime to, Money spent)
{
    return Wide{spent.nanos()} * (to - from).count();
}

} // namespace

SpentIndex::SpentIndex(std::span<const SimTime> times, std::span<const Money> spentBefore)
    : m_levelShift{shiftFor(spentBefore.back().nanos(), times.size() / chargesPerLevel + 1)}
{
    const auto total = spentBefore.back().nanos();
    m_firstAt.reserve(static_cast<std::size_t>(total >> m_levelShift) + 2);
    for (ChargeIndex i = 0; i < spentBefore.size(); ++i) {
        const auto levels = static_cast<std::size_t>(spentBefore[i].nanos() >> m_levelShift);
        while (m_firstAt.size() <= levels)
            m_firstAt.push_back(i);
    }
    m_firstAt.push_back(static_cast<ChargeIndex>(spentBefore.size()));

    m_areas.reserve(times.size() / chargesPerArea + 1);
    Wide area = 0;
    for (ChargeIndex i = 0; i < times.size(); ++i) {
        if (i > 0)
            area += areaOf(times[i - 1], times[i], spentBefore[i]);
        if (i % chargesPerArea == 0)
            m_areas.push_back(area);
    }
}

Wide SpentIndex::areaBefore(ChargeIndex charge, std::span<const SimTime> times,
                            std::span<const Money> spentBefore) const
{
    Wide area = m_areas[charge / chargesPerArea];
    for (ChargeIndex i = charge - charge % chargesPerArea; i < charge; ++i)
        area += areaOf(times[i], times[i + 1], spentBefore[i + 1]);
    return area;
}

} // namespace lowwater
