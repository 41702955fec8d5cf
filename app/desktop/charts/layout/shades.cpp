// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/shades.h"

#include "app/desktop/charts/axis/time_ticks.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

using std::chrono::hours;

constexpr double narrowestNight = 8; ///< logical pixels
const QTime nightBegins(22, 0);
const QTime nightEnds(7, 0);
constexpr Duration twoWeeks = hours{24 * 14};

SimTime at(QDate day, QTime time, const QTimeZone& zone)
{
    return SimTime{std::chrono::seconds{QDateTime(day, time, zone).toSecsSinceEpoch()}};
}

void add(std::vector<Shade>& shades, Shade::Kind kind, TimeRange time, const TimeAxis& axis)
{
    for (const TimeAxis::Segment& segment : axis.segments()) {
        const SimTime from = std::max(time.from, segment.time.from);
        const SimTime to = std::min(time.to, segment.time.to);
        if (!segment.folded && from < to)
            shades.push_back({kind, axis.xAt(from), to == segment.time.to ? segment.right : axis.xAt(to)});
    }
}

} // namespace

std::vector<Shade> shadesOf(const TimeAxis& axis, const QTimeZone& zone)
{
    std::vector<Shade> shades;
    const TimeRange range = axis.range();
    const QDate first = localDay(range.from, zone).addDays(-2);
    const QDate last = localDay(range.to, zone);
    if (range.length() >= twoWeeks) {
        for (QDate day = first; day <= last; day = day.addDays(1)) {
            if (day.dayOfWeek() == Qt::Saturday)
                add(shades, Shade::Kind::Weekend, {startOfLocalDay(day, zone), startOfLocalDay(day.addDays(2), zone)},
                    axis);
        }
    }
    if (axis.pixels(hours{9}) >= narrowestNight) {
        for (QDate day = first; day <= last; day = day.addDays(1))
            add(shades, Shade::Kind::Night, {at(day, nightBegins, zone), at(day.addDays(1), nightEnds, zone)}, axis);
    }
    return shades;
}

} // namespace lowwater
