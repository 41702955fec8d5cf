// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/time_axis.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <optional>

namespace lowwater {

namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr double labelSize = 10;
constexpr double labelGap = 7;
constexpr double tickLength = 4;
constexpr double rowHeight = 13;

/// One row of labels, none of which touch.
class LabelRow {
public:
    explicit LabelRow(double limit) : m_limit{limit} {}

    [[nodiscard]] bool place(double left, double right)
    {
        if (left < 0 || right > m_limit)
            return false;
        const bool touches = std::any_of(m_taken.begin(), m_taken.end(), [&](const auto& taken) {
            return left < taken.second + labelGap && taken.first < right + labelGap;
        });
        if (!touches)
            m_taken.emplace_back(left, right);
        return !touches;
    }

private:
    double m_limit;
    std::vector<std::pair<double, double>> m_taken;
};

class AxisDrawing {
public:
    AxisDrawing(std::vector<FigureItem>& items, const TimeScale& scale, const ZoneText& zone, double y, double limit)
        : m_items{items}, m_scale{scale}, m_zone{zone}, m_y{y}, m_hours{limit}, m_days{limit}
    {
        const auto first = wallTime(scale.segments().front().shown.from, zone);
        const auto last = wallTime(scale.segments().back().shown.to, zone);
        m_withYear = first.year != last.year;
    }

    void draw()
    {
        for (const auto& segment : m_scale.segments())
            m_items.emplace_back(FigurePath{{{segment.left, m_y}, {segment.right, m_y}}, Ink::Axis, 1, {}});
        for (const auto& segment : m_scale.segments())
            drawHours(segment);
        m_dayRow = m_y + tickLength + 10 + (m_anyHours ? rowHeight : 0);
        drawDays();
    }

private:
    using Segment = TimeScale::Segment;

    void tick(double x) { m_items.emplace_back(FigurePath{{{x, m_y}, {x, m_y + tickLength}}, Ink::Axis, 1, {}}); }

    void drawHours(const Segment& segment)
    {
        static constexpr std::array<Duration, 16> steps{
            seconds{1},  seconds{5},  seconds{10}, seconds{30}, minutes{1}, minutes{2}, minutes{5}, minutes{10},
            minutes{15}, minutes{30}, hours{1},    hours{2},    hours{3},   hours{6},   hours{12},  hours{24}};
        const auto length = segment.shown.to - segment.shown.from;
        if (length <= Duration{0} || length > days{3})
            return;
        const double pointsPerMicrosecond = segment.width() / static_cast<double>(length.count());
        const auto step = std::find_if(steps.begin(), steps.end(), [&](Duration candidate) {
            const double room = candidate < minutes{1} ? 70 : 50;
            return static_cast<double>(candidate.count()) * pointsPerMicrosecond >= room;
        });
        if (step == steps.end() || *step == hours{24})
            return;
        const SimTime midnight = startOfLocalDay(segment.shown.from, m_zone);
        const auto skipped = (segment.shown.from - midnight + *step - Duration{1}) / *step;
        for (SimTime time = midnight + *step * skipped; time <= segment.shown.to; time += *step)
            drawHour(segment, time, *step < minutes{1});
    }

    void drawHour(const Segment& segment, SimTime time, bool withSeconds)
    {
        const auto text = clockText(time, m_zone, withSeconds);
        const double x = m_scale.x(time);
        const double half = textWidth(text, labelSize) / 2;
        // a label may stand out of its stretch by half a gap
        if (x - half < segment.left - TimeScale::gapWidth / 2 || x + half > segment.right + TimeScale::gapWidth / 2)
            return;
        if (!m_hours.place(x - half, x + half))
            return;
        tick(x);
        m_items.emplace_back(FigureText{{x, m_y + tickLength + 10}, text, Ink::Axis, labelSize, false, Anchor::Middle});
        m_anyHours = true;
    }

    /// The record's beginning first, then the starts of the widest stretches, then the days within.
    void drawDays()
    {
        const auto segments = m_scale.segments();
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < segments.size(); ++i)
            order.push_back(i);
        std::stable_sort(order.begin() + 1, order.end(),
                         [&](std::size_t a, std::size_t b) { return segments[a].width() > segments[b].width(); });
        for (const auto i : order) {
            const auto day = startOfLocalDay(segments[i].shown.from, m_zone);
            const bool sameDay = i > 0 && startOfLocalDay(segments[i - 1].shown.to, m_zone) == day;
            if (!sameDay)
                drawDay(segments[i].shown.from, segments[i].left, Anchor::Start);
        }
        for (const auto& segment : segments)
            drawDaysWithin(segment);
    }

    void drawDaysWithin(const Segment& segment)
    {
        const auto length = segment.shown.to - segment.shown.from;
        if (length <= Duration{0})
            return;
        const double dayWidth =
            segment.width() * static_cast<double>(Duration{days{1}}.count()) / static_cast<double>(length.count());
        constexpr double room = 72;
        for (auto day = startOfNextLocalDay(segment.shown.from, m_zone); day <= segment.shown.to;
             day = startOfNextLocalDay(day, m_zone)) {
            const auto wall = wallTime(day, m_zone);
            const bool monday = wall.weekday == 1;
            const auto months = static_cast<unsigned>(wall.year) * 12 + wall.month - 1;
            bool wanted = true;
            if (dayWidth * 30 < room)
                wanted = wall.day == 1 && months % (dayWidth * 180 < room ? 12 : 6) == 0;
            else if (dayWidth * 7 < room / 2)
                wanted = wall.day == 1;
            else if (dayWidth < room)
                wanted = monday;
            if (wanted)
                drawDay(day, m_scale.x(day), Anchor::Middle);
        }
    }

    void drawDay(SimTime day, double x, Anchor anchor)
    {
        auto text = dayText(day, m_zone, m_withYear);
        if (m_withYear)
            text.erase(0, text.find(' ') + 1); // the year is worth more than the day of the week
        const double width = textWidth(text, labelSize, m_anyHours);
        const double left = anchor == Anchor::Start ? x : x - width / 2;
        if (!m_days.place(left, left + width))
            return;
        tick(x);
        m_items.emplace_back(FigureText{{x, m_dayRow}, text, Ink::Axis, labelSize, m_anyHours, anchor});
    }

    std::vector<FigureItem>& m_items;
    const TimeScale& m_scale;
    const ZoneText& m_zone;
    double m_y;
    LabelRow m_hours;
    LabelRow m_days;
    double m_dayRow = 0;
    bool m_anyHours = false;
    bool m_withYear = false;
};

} // namespace

void addTimeAxis(std::vector<FigureItem>& items, const TimeScale& scale, const ZoneText& zone, double y, double limit)
{
    AxisDrawing{items, scale, zone, y, limit}.draw();
}

void addBreakMark(std::vector<FigureItem>& items, double x, double y)
{
    constexpr double lean = 2.5;
    constexpr double rise = 5;
    items.emplace_back(FigurePolygon{
        {{x - 3 - lean, y + rise}, {x - 3 + lean, y - rise}, {x + 3 + lean, y - rise}, {x + 3 - lean, y + rise}},
        Ink::Surface});
    for (const double side : {-3.0, 3.0})
        items.emplace_back(FigurePath{{{x + side - lean, y + rise}, {x + side + lean, y - rise}}, Ink::Axis, 1, {}});
}

} // namespace lowwater
