// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/core/wide.h"
#include "sim/history/history.h"

#include <cstdint>
#include <span>
#include <vector>

namespace lowwater {

/// Finds charges by what was spent before them, in a time that does not grow with the charges passed over: first
/// passages over evenly spaced levels, each the start of a short search. It keeps 2 to 3 bytes a charge and is given
/// what it was built over with each question: `times` and the n + 1 sums `spentBefore`.
class SpentIndex {
public:
    SpentIndex() = default;
    SpentIndex(std::span<const SimTime> times, std::span<const Money> spentBefore);

    [[nodiscard]] bool empty() const noexcept { return m_firstAt.empty(); }

    /// The least i with spentBefore[i] >= level > 0: the charges before it bring what is spent to that level. n + 1
    /// where they never do.
    [[nodiscard]] ChargeIndex firstReaching(Money level, std::span<const Money> spentBefore) const
    {
        if (level > spentBefore.back())
            return static_cast<ChargeIndex>(spentBefore.size());
        const auto bucket = static_cast<std::size_t>(level.nanos() >> m_levelShift);
        ChargeIndex first = m_firstAt[bucket];
        ChargeIndex count = m_firstAt[bucket + 1] - first;
        while (count > 0) { // lower_bound without a branch to mispredict
            const ChargeIndex half = count / 2;
            const bool below = spentBefore[first + half] < level;
            first += below ? half + 1 : 0;
            count = below ? count - half - 1 : half;
        }
        return first;
    }
    /// Where firstReaching begins to search, or 0: to fetch what it will read ahead of time.
    [[nodiscard]] ChargeIndex nearlyReaching(Money level) const
    {
        const auto bucket = static_cast<std::uint64_t>(level.nanos()) >> m_levelShift;
        return bucket < m_firstAt.size() ? m_firstAt[bucket] : 0;
    }
    /// Fetches what nearlyReaching will read.
    void fetch(Money level) const
    {
        const auto bucket = static_cast<std::uint64_t>(level.nanos()) >> m_levelShift;
        __builtin_prefetch(m_firstAt.data() + (bucket < m_firstAt.size() ? bucket : 0));
    }

    /// What was spent, summed over the time from the first charge to this one: nano-dollars x microseconds.
    [[nodiscard]] Wide areaBefore(ChargeIndex charge, std::span<const SimTime> times,
                                  std::span<const Money> spentBefore) const;

private:
    static constexpr ChargeIndex chargesPerArea = 32;

    unsigned m_levelShift = 0;          ///< levels are 2^m_levelShift nano-dollars apart
    std::vector<ChargeIndex> m_firstAt; ///< by level, firstReaching it; one more past the last
    std::vector<Wide> m_areas;          ///< areaBefore each 32nd charge
};

/// The first charge in [from, to) at or after `time`, or `to`. Quick where it is near `from`.
[[nodiscard]] inline ChargeIndex firstChargeAt(SimTime time, ChargeIndex from, ChargeIndex to,
                                               std::span<const SimTime> times)
{
    ChargeIndex step = 1;
    ChargeIndex low = from;
    while (low < to && times[low] < time) { // everything before `low` is earlier
        from = low + 1;
        low = to - low > step ? low + step : to;
        step *= 2;
    }
    ChargeIndex count = low - from;
    while (count > 0) { // lower_bound without a branch to mispredict
        const ChargeIndex half = count / 2;
        const bool before = times[from + half] < time;
        from += before ? half + 1 : 0;
        count = before ? count - half - 1 : half;
    }
    return from;
}

} // namespace lowwater
