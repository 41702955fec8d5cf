// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/workload/work_days.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace lowwater {

/// How the days after a record are drawn from it (THEORY.md section 5).
struct ResamplingChoices {
    std::uint32_t horizonDays = 30; ///< >= 1
    std::uint32_t blockDays = 1;    ///< consecutive recorded days that are drawn together, 1 ... 7
    std::uint32_t seed = 1;
};

/// Draws work days for the days after a record, block by block. A block may begin at any recorded day from which on the
/// classes (weekday, weekend) are those of the days it is drawn for; blocks of 7 days at one of the same day of the
/// week. Where no block of that length fits, the longest that does is drawn; where the record has no day of the class
/// at all, any one day. The last block is cut at the horizon.
class Resampling {
public:
    /// `days` must outlive it.
    Resampling(const WorkDays& days, const ResamplingChoices& choices);

    /// The recorded days that path 0, 1 ... is made of, one for each day. The draws depend on (seed, path, the block's
    /// ordinal) alone.
    [[nodiscard]] std::vector<DayIndex> draw(std::uint64_t path) const;

    [[nodiscard]] const WorkDays& days() const noexcept { return *m_days; }
    [[nodiscard]] const ResamplingChoices& choices() const noexcept { return m_choices; }

private:
    static constexpr std::size_t daysOfWeek = 7;
    struct Blocks {
        std::uint32_t length = 1;
        std::vector<DayIndex> starts; ///< recorded days at which one may begin
    };

    [[nodiscard]] Blocks longestBlocks(unsigned weekday, std::uint32_t most) const;
    [[nodiscard]] bool fits(DayIndex start, unsigned weekday, std::uint32_t length) const;

    const WorkDays* m_days;
    ResamplingChoices m_choices;
    /// By the weekday of the first day to fill and by how many days are left, less one.
    std::array<std::array<Blocks, daysOfWeek>, daysOfWeek> m_blocks;
};

} // namespace lowwater
