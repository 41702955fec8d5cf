// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/visible_range.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lowwater {

namespace {

constexpr Duration shortest = std::chrono::seconds{5};
constexpr std::size_t mostBack = 100;

} // namespace

void VisibleRange::reset(TimeRange record, QuietTime quiet, TimeRange first)
{
    m_record = record;
    m_quiet = std::move(quiet);
    m_range = record;
    show(first);
    m_back.clear();
    m_last = Gesture::Jump;
}

void VisibleRange::setRecord(TimeRange record, QuietTime quiet)
{
    m_record = record;
    m_quiet = std::move(quiet);
    const Duration from = m_quiet.busyAt(m_range.from);
    m_range = held(from, m_quiet.busyAt(m_range.to) - from);
}

TimeRange VisibleRange::held(Duration from, Duration length) const
{
    const Duration first = m_quiet.busyAt(m_record.from);
    const Duration last = m_quiet.busyAt(m_record.to);
    length = std::clamp(length, std::min(shortest, last - first), last - first);
    from = std::clamp(from, first, last - length);
    return {std::min(m_quiet.lastAt(from), m_record.to), std::max(m_quiet.firstAt(from + length), m_record.from)};
}

void VisibleRange::remember(Gesture gesture)
{
    if (gesture == Gesture::Jump || gesture != m_last)
        m_back.push_back(m_range);
    if (m_back.size() > mostBack)
        m_back.erase(m_back.begin());
    m_last = gesture;
}

void VisibleRange::show(TimeRange range, Gesture gesture)
{
    const Duration from = m_quiet.busyAt(std::clamp(range.from, m_record.from, m_record.to));
    enter(from, m_quiet.busyAt(std::clamp(range.to, m_record.from, m_record.to)) - from, gesture);
}

void VisibleRange::enter(Duration from, Duration length, Gesture gesture)
{
    const TimeRange next = held(from, length);
    if (next == m_range)
        return;
    remember(gesture);
    m_range = next;
}

void VisibleRange::zoomAt(SimTime anchor, double factor)
{
    const Duration from = m_quiet.busyAt(m_range.from);
    const Duration at = m_quiet.busyAt(std::clamp(anchor, m_range.from, m_range.to));
    const auto scaled = [factor](Duration d) {
        return Duration{std::llround(static_cast<double>(d.count()) / factor)};
    };
    const Duration before = scaled(at - from);
    const Duration length = std::max(scaled(busyLength()), shortest);
    enter(at - before, length, Gesture::Zoom);
}

void VisibleRange::panBy(Duration busy)
{
    enter(m_quiet.busyAt(m_range.from) + busy, busyLength(), Gesture::Pan);
}

void VisibleRange::moveTo(SimTime from, Gesture gesture)
{
    enter(m_quiet.busyAt(from), busyLength(), gesture);
}

void VisibleRange::goBack()
{
    if (m_back.empty())
        return;
    m_range = m_back.back();
    m_back.pop_back();
    m_last = Gesture::Jump;
    setRecord(m_record, m_quiet);
}

} // namespace lowwater
