// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/time_scale.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <iterator>

namespace lowwater {

namespace {

constexpr double leastSegmentWidth = 10;
constexpr std::size_t mostGaps = 12;
constexpr Duration margin = std::chrono::minutes{1}; ///< shown before and after a busy stretch

double length(const Stretch& stretch)
{
    return static_cast<double>((stretch.to - stretch.from).count());
}

/// Widths in proportion to the lengths, but none under the least.
std::vector<double> segmentWidths(const std::vector<Stretch>& shown, double total)
{
    const double least = std::min(leastSegmentWidth, total / static_cast<double>(shown.size()));
    std::vector<bool> narrow(shown.size(), false);
    for (;;) {
        double free = total;
        double lengths = 0;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (narrow[i])
                free -= least;
            else
                lengths += length(shown[i]);
        }
        const double scale = lengths > 0 ? free / lengths : 0;
        bool changed = false;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            if (!narrow[i] && length(shown[i]) * scale < least) {
                narrow[i] = true;
                changed = true;
            }
        }
        if (changed)
            continue;
        std::vector<double> widths;
        for (std::size_t i = 0; i < shown.size(); ++i)
            widths.push_back(narrow[i] ? least : length(shown[i]) * scale);
        return widths;
    }
}

/// How many of the longest gaps stand out: each kept one is at least twice as long as the longest that is not.
std::size_t gapsThatStandOut(std::vector<Duration> gaps)
{
    std::sort(gaps.begin(), gaps.end(), std::greater<>{});
    if (gaps.size() <= mostGaps)
        return gaps.size();
    for (std::size_t kept = mostGaps; kept > 0; --kept)
        if (gaps[kept - 1] >= gaps[kept] * 2)
            return kept;
    return 0;
}

/// Joins neighbours unless the gap between them is one of those that stand out.
std::vector<Stretch> withLongestGaps(const std::vector<Stretch>& stretches)
{
    std::vector<Duration> gaps;
    for (std::size_t i = 1; i < stretches.size(); ++i)
        gaps.push_back(stretches[i].from - stretches[i - 1].to);
    const auto kept = gapsThatStandOut(gaps);
    if (kept == gaps.size())
        return stretches;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(kept), gaps.end(), std::greater<>{});
    std::vector<Stretch> joined{stretches.front()};
    for (std::size_t i = 1; i < stretches.size(); ++i) {
        if (stretches[i].from - joined.back().to <= gaps[kept])
            joined.back().to = stretches[i].to;
        else
            joined.push_back(stretches[i]);
    }
    return joined;
}

} // namespace

std::vector<Stretch> busyStretches(std::span<const SimTime> times, Duration quiet)
{
    std::vector<Stretch> stretches;
    for (const SimTime time : times) {
        if (stretches.empty() || time - stretches.back().to > quiet)
            stretches.push_back({time, time});
        else
            stretches.back().to = time;
    }
    return stretches;
}

std::vector<Stretch> united(const std::vector<Stretch>& a, const std::vector<Stretch>& b, Duration quiet)
{
    std::vector<Stretch> all;
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all),
               [](const Stretch& x, const Stretch& y) { return x.from < y.from; });
    std::vector<Stretch> result;
    for (const auto& stretch : all) {
        if (!result.empty() && stretch.from - result.back().to <= quiet)
            result.back().to = std::max(result.back().to, stretch.to);
        else
            result.push_back(stretch);
    }
    return result;
}

TimeScale::TimeScale(Stretch shown, double left, double right) : m_segments{{shown, left, right}} {}

TimeScale::TimeScale(const std::vector<Stretch>& shown, double left, double right)
{
    const double gaps = static_cast<double>(shown.size() - 1) * gapWidth;
    const auto widths = segmentWidths(shown, right - left - gaps);
    double x = left;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        m_segments.push_back({shown[i], x, x + widths[i]});
        x += widths[i] + gapWidth;
    }
}

double TimeScale::x(SimTime time) const
{
    const auto next = std::upper_bound(m_segments.begin(), m_segments.end(), time,
                                       [](SimTime t, const Segment& segment) { return t < segment.shown.from; });
    if (next == m_segments.begin())
        return left();
    const auto& segment = *std::prev(next);
    const auto share = [&](SimTime from, SimTime to) {
        return to > from ? static_cast<double>((time - from).count()) / static_cast<double>((to - from).count()) : 0.0;
    };
    if (time <= segment.shown.to)
        return segment.left + segment.width() * share(segment.shown.from, segment.shown.to);
    if (next == m_segments.end())
        return right();
    return segment.right + (next->left - segment.right) * share(segment.shown.to, next->shown.from);
}

SimTime TimeScale::at(double x) const
{
    const auto next = std::upper_bound(m_segments.begin(), m_segments.end(), x,
                                       [](double place, const Segment& segment) { return place < segment.left; });
    if (next == m_segments.begin())
        return m_segments.front().shown.from;
    const auto& segment = *std::prev(next);
    const auto between = [x](double left, double right, SimTime from, SimTime to) {
        const double share = right > left ? (x - left) / (right - left) : 0;
        return from + Duration{std::llround(static_cast<double>((to - from).count()) * share)};
    };
    if (x <= segment.right)
        return between(segment.left, segment.right, segment.shown.from, segment.shown.to);
    if (next == m_segments.end())
        return segment.shown.to;
    return between(segment.right, next->left, segment.shown.to, next->shown.from);
}

TimeScale timeScaleFor(const std::vector<Stretch>& busy, double left, double right)
{
    const Stretch whole{busy.front().from, busy.back().to};
    double busyTime = 0;
    for (const auto& stretch : busy)
        busyTime += length(stretch);
    if (busy.size() < 2 || busyTime * 4 >= length(whole))
        return {whole, left, right};
    auto shown = withLongestGaps(busy);
    if (shown.size() == 1)
        return {whole, left, right};
    for (std::size_t i = 0; i < shown.size(); ++i) {
        if (i > 0)
            shown[i].from -= margin;
        if (i + 1 < shown.size())
            shown[i].to += margin;
    }
    return {shown, left, right};
}

} // namespace lowwater
