// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/zone_text.h"

#include <fmt/format.h>

#include <array>
#include <chrono>

namespace lowwater {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::hours;

constexpr std::array<const char*, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string dateText(const WallTime& wall, bool withYear)
{
    const auto text = fmt::format("{} {}", wall.day, months[wall.month - 1]);
    return withYear ? fmt::format("{} {}", text, wall.year) : text;
}

} // namespace

WallTime wallTime(SimTime time, const ZoneText& zone)
{
    const auto shown = std::chrono::sys_time<Duration>{time.time_since_epoch() + zone.offset(time)};
    const auto midnight = floor<days>(shown);
    const std::chrono::year_month_day date{midnight};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
            std::chrono::weekday{midnight}.c_encoding(), shown - midnight};
}

SimTime startOfLocalDay(SimTime time, const ZoneText& zone)
{
    const SimTime guess = time - wallTime(time, zone).timeOfDay;
    // the offset may have changed since midnight
    const Duration change = zone.offset(time) - zone.offset(guess);
    const SimTime corrected = guess + change;
    return corrected <= time && wallTime(corrected, zone).timeOfDay < hours{12} ? corrected : guess;
}

SimTime startOfNextLocalDay(SimTime time, const ZoneText& zone)
{
    // 36 h after a midnight are within the next day, however the clock is changed
    return startOfLocalDay(startOfLocalDay(time, zone) + hours{36}, zone);
}

std::string dayText(SimTime time, const ZoneText& zone, bool withYear)
{
    const auto wall = wallTime(time, zone);
    return fmt::format("{} {}", weekdays[wall.weekday], dateText(wall, withYear));
}

std::string clockText(SimTime time, const ZoneText& zone, bool withSeconds)
{
    const auto second = floor<std::chrono::seconds>(wallTime(time, zone).timeOfDay).count();
    const auto clock = fmt::format("{:02}:{:02}", second / 3600, second / 60 % 60);
    return withSeconds ? fmt::format("{}:{:02}", clock, second % 60) : clock;
}

std::string momentText(SimTime time, const ZoneText& zone)
{
    return fmt::format("{} at {}", dayText(time, zone, true), clockText(time, zone));
}

std::string daySpanText(SimTime from, SimTime to, const ZoneText& zone)
{
    const auto first = wallTime(from, zone);
    const auto last = wallTime(to, zone);
    auto end = dateText(last, true);
    if (dateText(first, true) == end)
        return end;
    return fmt::format("{} – {}", dateText(first, first.year != last.year), end);
}

} // namespace lowwater
