// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/time_ticks.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

namespace lowwater {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class Ticks {
    Q_DECLARE_TR_FUNCTIONS(lowwater::TimeTicks)
};

constexpr double markGap = 14; ///< least space between two clock times
constexpr double dateGap = 8;

/// One level of the upper row; either a clock step or a number of days or months.
struct Level {
    Duration clock{0};
    int days = 0;
    int months = 0;
};

constexpr std::array levels = {
    Level{seconds{1}}, Level{seconds{2}}, Level{seconds{5}}, Level{seconds{10}}, Level{seconds{15}}, Level{seconds{30}},
    Level{minutes{1}}, Level{minutes{2}}, Level{minutes{5}}, Level{minutes{10}}, Level{minutes{15}}, Level{minutes{30}},
    Level{hours{1}},   Level{hours{2}},   Level{hours{3}},   Level{hours{6}},    Level{hours{12}},   Level{{}, 1, 0},
    Level{{}, 2, 0},   Level{{}, 7, 0},   Level{{}, 0, 1},   Level{{}, 0, 3},    Level{{}, 0, 6},    Level{{}, 0, 12},
    Level{{}, 0, 60},  Level{{}, 0, 120}};

QString format(const QDate& day, const QString& pattern)
{
    return words::locale().toString(day, pattern);
}

QString clockText(SimTime time, const QTimeZone& zone, Duration step)
{
    const QString pattern = step < minutes{1} ? Ticks::tr("HH:mm:ss") : Ticks::tr("HH:mm");
    return words::locale().toString(words::wallClock(time, zone), pattern);
}

QString markText(const Level& level, QDate day)
{
    if (level.months >= 12)
        return format(day, Ticks::tr("yyyy"));
    if (level.months > 0)
        return format(day, Ticks::tr("MMM"));
    return format(day, level.days == 1 ? Ticks::tr("ddd d") : Ticks::tr("d"));
}

struct Candidate {
    double x = 0;
    QString text;
};

/// Local days that begin within the axis.
std::vector<QDate> daysIn(const TimeAxis& axis, const QTimeZone& zone)
{
    std::vector<QDate> days;
    const TimeRange range = axis.range();
    for (QDate day = localDay(range.from, zone); startOfLocalDay(day, zone) < range.to; day = day.addDays(1)) {
        if (startOfLocalDay(day, zone) >= range.from)
            days.push_back(day);
    }
    return days;
}

bool isOn(const Level& level, QDate day)
{
    if (level.months > 0)
        return day.day() == 1 && (day.year() * 12 + day.month() - 1) % level.months == 0;
    if (level.days == 7)
        return day.dayOfWeek() == Qt::Monday;
    return level.days == 1 || day.day() % 2 == 1;
}

/// Times of day that are multiples of the step on the wall clock; on days when clocks change too.
void addClockTimes(std::vector<Candidate>& found, const TimeAxis& axis, const TimeAxis::Segment& segment,
                   const QTimeZone& zone, Duration step)
{
    const Duration grain = std::min<Duration>(step, minutes{30});
    SimTime time = startOfLocalDay(localDay(segment.time.from, zone), zone);
    if (time < segment.time.from)
        time += (segment.time.from - time + grain - Duration{1}) / grain * grain;
    for (; time < segment.time.to; time += grain) {
        const auto wall = words::wallClock(time, zone).time();
        if (seconds{wall.msecsSinceStartOfDay() / 1000} % step == Duration{0})
            found.push_back({axis.xAt(time), clockText(time, zone, step)});
    }
}

std::vector<Candidate> candidates(const Level& level, const TimeAxis& axis, const QTimeZone& zone)
{
    std::vector<Candidate> found;
    if (level.clock > Duration{0}) {
        for (const TimeAxis::Segment& segment : axis.segments()) {
            if (!segment.folded)
                addClockTimes(found, axis, segment, zone, level.clock);
        }
        return found;
    }
    for (const QDate day : daysIn(axis, zone)) {
        if (isOn(level, day))
            found.push_back({axis.xAt(startOfLocalDay(day, zone)), markText(level, day)});
    }
    return found;
}

/// Pixels from one mark to the next; dates go by the whole record, clock times by the unfolded part.
double spacing(const Level& level, const TimeAxis& axis)
{
    if (level.clock > Duration{0})
        return axis.pixels(level.clock);
    const double days = level.days + 30.4 * level.months;
    const auto range = std::chrono::duration<double, std::ratio<86'400>>(axis.range().length());
    return axis.width() * days / range.count();
}

std::vector<TimeTicks::Mark> placeMarks(const std::vector<Candidate>& found, double width, const TickFonts& fonts)
{
    std::vector<TimeTicks::Mark> marks;
    double free = 0;
    for (const Candidate& candidate : found) {
        const double half = fonts.markWidth(candidate.text) / 2;
        const bool fits = candidate.x - half >= free && candidate.x + half <= width;
        marks.push_back({candidate.x, fits ? candidate.text : QString()});
        if (fits)
            free = candidate.x + half + dateGap;
    }
    return marks;
}

/// From the fullest wording to the shortest.
struct DateCandidate {
    double x = 0;
    QDate day;
    std::vector<QString> texts;
};

std::vector<QString> dateTexts(const Level& level, QDate day)
{
    if (level.months >= 12)
        return {};
    if (level.months > 0)
        return {format(day, Ticks::tr("yyyy"))};
    if (level.days > 0)
        return {format(day, Ticks::tr("MMMM yyyy")), format(day, Ticks::tr("MMM yyyy")), format(day, Ticks::tr("MMM"))};
    return {format(day, Ticks::tr("ddd d MMM")), format(day, Ticks::tr("d MMM"))};
}

std::vector<DateCandidate> dateCandidates(const Level& level, const TimeAxis& axis, const QTimeZone& zone)
{
    std::vector<DateCandidate> found;
    const bool clock = level.clock > Duration{0};
    const TimeRange range = axis.range();
    const auto add = [&](double x, QDate day) {
        if (found.empty() || x > found.back().x)
            found.push_back({x, day, dateTexts(level, day)});
    };
    if (!clock) {
        add(0, localDay(range.from, zone));
        for (const QDate day : daysIn(axis, zone)) {
            if (day.day() == 1 && (level.months == 0 || day.month() == 1))
                add(axis.xAt(startOfLocalDay(day, zone)), day);
        }
        return found;
    }
    for (const TimeAxis::Segment& segment : axis.segments()) {
        if (segment.folded)
            continue;
        QDate day = localDay(segment.time.from, zone);
        add(segment.left, day);
        for (day = day.addDays(1); startOfLocalDay(day, zone) < segment.time.to; day = day.addDays(1))
            add(axis.xAt(startOfLocalDay(day, zone)), day);
    }
    return found;
}

/// The first wording that ends before `end`.
std::optional<TimeTicks::Date> firstFitting(const DateCandidate& candidate, double end, const TickFonts& fonts)
{
    for (const QString& text : candidate.texts) {
        if (candidate.x + fonts.dateWidth(text) <= end)
            return TimeTicks::Date{candidate.x, text};
    }
    return std::nullopt;
}

using PlacedDates = std::vector<std::optional<TimeTicks::Date>>;

/// Where the next placed date begins, or the axis ends.
double roomAfter(const PlacedDates& placed, std::size_t i, double width)
{
    const auto next = std::find_if(placed.begin() + static_cast<std::ptrdiff_t>(i) + 1, placed.end(),
                                   [](const auto& date) { return date.has_value(); });
    return next != placed.end() ? (*next)->x - dateGap : width;
}

/// In a record of several years the first date of each says so, where there is room.
void nameYears(PlacedDates& placed, const std::vector<DateCandidate>& found, double width, const TickFonts& fonts)
{
    int year = found.front().day.year() == found.back().day.year() ? found.front().day.year() : 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!placed[i] || found[i].day.year() == year)
            continue;
        year = found[i].day.year();
        const QString text = format(found[i].day, Ticks::tr("ddd d MMM yyyy"));
        if (found[i].x + fonts.dateWidth(text) <= roomAfter(placed, i, width))
            placed[i]->text = text;
    }
}

/// Those with room up to the next one first, then whatever still finds a place: a date at the left edge gives way to
/// the midnight just after it.
std::vector<TimeTicks::Date> placeDates(const Level& level, const std::vector<DateCandidate>& found, double width,
                                        const TickFonts& fonts)
{
    PlacedDates placed(found.size());
    for (std::size_t i = 0; i < found.size(); ++i)
        placed[i] = firstFitting(found[i], i + 1 < found.size() ? found[i + 1].x - dateGap : width, fonts);
    double free = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        if (!placed[i] && found[i].x >= free)
            placed[i] = firstFitting(found[i], roomAfter(placed, i, width), fonts);
        if (placed[i])
            free = placed[i]->x + fonts.dateWidth(placed[i]->text) + dateGap;
    }
    if (level.clock > Duration{0} && !found.empty())
        nameYears(placed, found, width, fonts);
    std::vector<TimeTicks::Date> dates;
    for (auto& date : placed) {
        if (date)
            dates.push_back(*std::move(date));
    }
    return dates;
}

QString zoneName(SimTime time, const QTimeZone& zone)
{
    return zone.abbreviation(words::wallClock(time, zone));
}

} // namespace

QDate localDay(SimTime time, const QTimeZone& zone)
{
    return words::wallClock(time, zone).date();
}

SimTime startOfLocalDay(QDate day, const QTimeZone& zone)
{
    return SimTime{seconds{day.startOfDay(zone).toSecsSinceEpoch()}};
}

TimeTicks timeTicks(const TimeAxis& axis, const QTimeZone& zone, const TickFonts& fonts)
{
    TimeTicks ticks;
    ticks.zone = zoneName(axis.range().from, zone);
    if (const QString later = zoneName(axis.range().to, zone); later != ticks.zone)
        ticks.laterZone = later;
    for (const Level& level : levels) {
        const bool last = &level == &levels.back();
        const QDate widest(2028, 9, 27); // a Wednesday
        const QString sample =
            level.clock > Duration{0} ? clockText(SimTime{}, QTimeZone::utc(), level.clock) : markText(level, widest);
        if (!last && spacing(level, axis) < fonts.markWidth(sample) + markGap)
            continue;
        ticks.marks = placeMarks(candidates(level, axis, zone), axis.width(), fonts);
        const auto dropped =
            std::count_if(ticks.marks.begin(), ticks.marks.end(), [](const auto& mark) { return mark.text.isEmpty(); });
        if (!last && dropped * 3 > static_cast<std::ptrdiff_t>(ticks.marks.size()) && level.clock == Duration{0})
            continue;
        ticks.dates = placeDates(level, dateCandidates(level, axis, zone), axis.width(), fonts);
        break;
    }
    return ticks;
}

} // namespace lowwater
