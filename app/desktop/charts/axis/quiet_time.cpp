// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/quiet_time.h"

#include <algorithm>
#include <utility>

namespace lowwater {

QuietTime::QuietTime(std::vector<TimeRange> stretches) : m_stretches{std::move(stretches)}
{
    m_foldedBefore.reserve(m_stretches.size() + 1);
    m_foldedBefore.push_back(Duration{0});
    for (const TimeRange& stretch : m_stretches)
        m_foldedBefore.push_back(m_foldedBefore.back() + stretch.length());
}

Duration QuietTime::busyAt(SimTime time) const
{
    const auto next = std::lower_bound(m_stretches.begin(), m_stretches.end(), time,
                                       [](const TimeRange& stretch, SimTime t) { return stretch.from < t; });
    if (next == m_stretches.begin())
        return time.time_since_epoch();
    const auto passed = static_cast<std::size_t>(next - m_stretches.begin());
    const Duration ahead = std::max(Duration{0}, m_stretches[passed - 1].to - time);
    return time.time_since_epoch() - m_foldedBefore[passed] + ahead;
}

SimTime QuietTime::firstAt(Duration busy) const
{
    std::size_t low = 0;
    std::size_t high = m_stretches.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        if (m_stretches[middle].from.time_since_epoch() - m_foldedBefore[middle] < busy)
            low = middle + 1;
        else
            high = middle;
    }
    return SimTime{busy + (m_stretches.empty() ? Duration{0} : m_foldedBefore[low])};
}

SimTime QuietTime::lastAt(Duration busy) const
{
    return SimTime{firstAt(busy + Duration{1}) - Duration{1}};
}

std::vector<TimeRange> quietStretches(std::span<const SimTime> charges, TimeRange record)
{
    std::vector<TimeRange> stretches;
    SimTime last = record.from;
    const auto close = [&](SimTime next) {
        if (next - last > quietLongerThan)
            stretches.push_back({last, next});
        last = next;
    };
    for (const SimTime time : charges)
        close(time);
    close(record.to);
    return stretches;
}

std::vector<TimeRange> withoutActivity(const std::vector<TimeRange>& stretches, std::span<const SimTime> changes)
{
    constexpr Duration step = std::chrono::minutes{15};
    std::vector<TimeRange> left;
    auto change = changes.begin();
    for (const TimeRange& stretch : stretches) {
        change = std::upper_bound(change, changes.end(), stretch.from);
        SimTime last = stretch.from;
        const auto close = [&](SimTime next, SimTime end) {
            const SimTime begin = stretch.from + (last - stretch.from + step - Duration{1}) / step * step;
            if (next - last > quietLongerThan && begin < end)
                left.push_back({begin, end});
            last = next;
        };
        for (; change != changes.end() && *change < stretch.to; ++change)
            close(*change, stretch.from + (*change - stretch.from) / step * step);
        close(stretch.to, stretch.to);
    }
    return left;
}

bool isMostlyQuiet(std::span<const SimTime> charges)
{
    if (charges.empty())
        return false;
    const auto hourOf = [](SimTime time) {
        return std::chrono::floor<std::chrono::hours>(time.time_since_epoch()).count();
    };
    std::int64_t used = 0;
    auto last = hourOf(charges.front()) - 1;
    for (const SimTime time : charges) {
        const auto hour = hourOf(time);
        used += hour != last ? 1 : 0;
        last = hour;
    }
    return used * 4 < hourOf(charges.back()) - hourOf(charges.front()) + 1;
}

TimeRange busiestRange(std::span<const SimTime> charges, std::span<const Money> costs)
{
    std::int64_t total = 0;
    for (const Money cost : costs)
        total += cost.nanos();
    const std::int64_t wanted = total - total / 20;
    TimeRange best{charges.front(), charges.back() + Duration{1}};
    std::int64_t held = 0;
    for (std::size_t begin = 0, end = 0; end < charges.size();) {
        held += costs[end++].nanos();
        for (; held >= wanted && begin < end; held -= costs[begin++].nanos()) {
            const TimeRange range{charges[begin], charges[end - 1] + Duration{1}};
            if (total > 0 && range.length() < best.length())
                best = range;
        }
    }
    return best;
}

} // namespace lowwater
