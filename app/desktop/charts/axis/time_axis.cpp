// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/time_axis.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double gapShare = 1.0 / 3;
constexpr double narrowestGap = 3;

/// The stretches inside the range, at most `count`: the longest.
std::vector<TimeRange> foldedIn(const std::vector<TimeRange>& stretches, TimeRange range, std::size_t count)
{
    std::vector<TimeRange> inside;
    auto stretch = std::lower_bound(stretches.begin(), stretches.end(), range.from,
                                    [](const TimeRange& s, SimTime time) { return s.to <= time; });
    for (; stretch != stretches.end() && stretch->from < range.to; ++stretch)
        inside.push_back({std::max(stretch->from, range.from), std::min(stretch->to, range.to)});
    if (inside.size() == 1 && inside.front() == range)
        return {};
    if (inside.size() <= count)
        return inside;
    std::vector<Duration> lengths;
    for (const TimeRange& s : inside)
        lengths.push_back(s.length());
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(count), lengths.end(),
                     std::greater<>{});
    const Duration bound = lengths[count];
    std::erase_if(inside, [bound](const TimeRange& s) { return s.length() <= bound; });
    return inside;
}

double asDouble(Duration duration)
{
    return static_cast<double>(duration.count());
}

} // namespace

TimeAxis::TimeAxis(const QuietTime& quiet, TimeRange range, int width, int foldGap) : m_range{range}, m_width{width}
{
    const double room = width * gapShare;
    const auto folded = foldedIn(quiet.stretches(), range, static_cast<std::size_t>(room / narrowestGap));
    const double gap = folded.empty() ? 0 : std::min<double>(foldGap, room / static_cast<double>(folded.size()));
    Duration busy = range.length();
    for (const TimeRange& stretch : folded)
        busy -= stretch.length();
    m_pixelsPerMicro = (width - gap * static_cast<double>(folded.size())) / asDouble(busy);

    m_segments.clear();
    SimTime time = range.from;
    double x = 0;
    const auto add = [&](SimTime to, double pixels, bool isFolded) {
        if (to > time)
            m_segments.push_back({{time, to}, x, x + pixels, isFolded});
        time = to;
        x += pixels;
    };
    for (const TimeRange& stretch : folded) {
        add(stretch.from, pixels(stretch.from - time), false);
        add(stretch.to, gap, true);
    }
    add(range.to, pixels(range.to - time), false);
    m_segments.back().right = width;
}

double TimeAxis::pixels(Duration duration) const
{
    return asDouble(duration) * m_pixelsPerMicro;
}

double TimeAxis::xAt(SimTime time) const
{
    if (time < m_range.from)
        return -pixels(m_range.from - time);
    if (time >= m_range.to)
        return m_width + pixels(time - m_range.to);
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), time,
                                        [](SimTime t, const Segment& segment) { return t < segment.time.from; });
    const Segment& segment = *std::prev(after);
    const double share = asDouble(time - segment.time.from) / asDouble(segment.time.length());
    return segment.left + share * (segment.right - segment.left);
}

SimTime TimeAxis::timeAt(double x) const
{
    if (x <= 0)
        return m_range.from;
    if (x >= m_width)
        return m_range.to;
    const auto after = std::upper_bound(m_segments.begin(), m_segments.end(), x,
                                        [](double at, const Segment& segment) { return at < segment.left; });
    const Segment& segment = *std::prev(after);
    const double share = (x - segment.left) / (segment.right - segment.left);
    return segment.time.from + Duration{std::llround(share * asDouble(segment.time.length()))};
}

const TimeAxis::Segment* TimeAxis::gapAt(double x) const
{
    for (const Segment& segment : m_segments) {
        if (segment.folded && segment.left <= x && x < segment.right)
            return &segment;
    }
    return nullptr;
}

std::vector<SimTime> TimeAxis::columnBounds() const
{
    std::vector<SimTime> bounds;
    bounds.reserve(static_cast<std::size_t>(m_width) + 1);
    for (int x = 0; x <= m_width; ++x)
        bounds.push_back(timeAt(x));
    return bounds;
}

} // namespace lowwater
