// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/resampling.h"

#include "sim/core/random.h"

#include <algorithm>
#include <numeric>

namespace lowwater {

Resampling::Resampling(const WorkDays& days, const ResamplingChoices& choices) : m_days{&days}, m_choices{choices}
{
    m_choices.blockDays = std::clamp<std::uint32_t>(choices.blockDays, 1, daysOfWeek);
    for (unsigned weekday = 0; weekday < daysOfWeek; ++weekday)
        for (std::uint32_t left = 1; left <= m_choices.blockDays; ++left)
            m_blocks.at(weekday).at(left - 1) = longestBlocks(weekday, left);
}

Resampling::Blocks Resampling::longestBlocks(unsigned weekday, std::uint32_t most) const
{
    Blocks blocks;
    const bool wholeWeeks = m_choices.blockDays == daysOfWeek;
    for (blocks.length = most; blocks.length > 0; --blocks.length) {
        const bool sameWeekday = wholeWeeks && blocks.length == most;
        for (DayIndex start = 0; start + blocks.length <= m_days->size(); ++start)
            if (fits(start, weekday, blocks.length) && (!sameWeekday || weekdayOf(m_days->begin(start)) == weekday))
                blocks.starts.push_back(start);
        if (!blocks.starts.empty())
            return blocks;
    }
    blocks.length = 1;
    blocks.starts.resize(m_days->size());
    std::iota(blocks.starts.begin(), blocks.starts.end(), DayIndex{0});
    return blocks;
}

bool Resampling::fits(DayIndex start, unsigned weekday, std::uint32_t length) const
{
    for (std::uint32_t i = 0; i < length; ++i)
        if (m_days->classOf(start + i) != classOfWeekday(static_cast<unsigned>((weekday + i) % daysOfWeek)))
            return false;
    return true;
}

std::vector<DayIndex> Resampling::draw(std::uint64_t path) const
{
    const RandomStream stream{m_choices.seed, StreamId::FutureDays, path};
    const unsigned firstWeekday = weekdayOf(m_days->end());
    std::vector<DayIndex> drawn;
    drawn.reserve(m_choices.horizonDays);
    for (std::uint64_t block = 0; drawn.size() < m_choices.horizonDays; ++block) {
        const auto filled = static_cast<std::uint32_t>(drawn.size());
        const std::uint32_t left = std::min(m_choices.blockDays, m_choices.horizonDays - filled);
        const auto& [length, starts] = m_blocks.at((firstWeekday + filled) % daysOfWeek).at(left - 1);
        const double place = stream.at(block).value * static_cast<double>(starts.size());
        const DayIndex start = starts[std::min(static_cast<std::size_t>(place), starts.size() - 1)];
        for (std::uint32_t i = 0; i < length; ++i)
            drawn.push_back(start + i);
    }
    return drawn;
}

} // namespace lowwater
