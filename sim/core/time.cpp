// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/time.h"

#include "sim/core/decimal.h"
#include "sim/core/wide.h"

#include <fmt/format.h>

#include <array>
#include <limits>
#include <stdexcept>

namespace lowwater {

namespace {

using namespace std::chrono;

constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::size_t firstMillisecondDigits = 12; // 10^11 s is the year 5138; 10^11 ms was 1973

struct Cursor {
    std::string_view rest;

    [[nodiscard]] bool done() const { return rest.empty(); }
    [[nodiscard]] bool take(char c)
    {
        if (rest.empty() || rest.front() != c)
            return false;
        rest.remove_prefix(1);
        return true;
    }
    /// Exactly `count` digits, or -1.
    [[nodiscard]] int digits(std::size_t count)
    {
        if (rest.size() < count)
            return -1;
        int number = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const char c = rest[i];
            if (c < '0' || c > '9')
                return -1;
            number = number * 10 + (c - '0');
        }
        rest.remove_prefix(count);
        return number;
    }
};

Error notATime(std::string_view text, const char* message)
{
    return Error{ErrorCode::Invalid, {}, std::string{text}, message};
}

Result<ParsedTime> parseEpoch(std::string_view text)
{
    const auto point = text.find('.');
    const auto whole = point == std::string_view::npos ? text : text.substr(0, point);
    if (whole.size() > firstMillisecondDigits + 2)
        return notATime(text,
                        "is too long for epoch seconds or milliseconds; write RFC 3339, such as 2026-09-01T09:00:00Z");
    const bool milliseconds = whole.size() >= firstMillisecondDigits;
    const auto count = parseDecimal(text, milliseconds ? 3 : 6);
    if (!count)
        return count.error();
    return ParsedTime{timeFromMicros(*count), false};
}

Error timeHint(std::string_view text)
{
    if (text.empty())
        return notATime(text, "is empty; write a time such as 2026-09-01T09:00:00Z");
    if (text.find('/') != std::string_view::npos)
        return notATime(text, "could be day/month or month/day; write the year first, such as 2026-09-01");
    return notATime(text, "is not a time; write RFC 3339, such as 2026-09-01T09:00:00Z");
}

/// `Z`, `+02:00` or nothing; the offset in seconds, or an error text.
const char* parseOffset(Cursor& cursor, std::int64_t& seconds)
{
    seconds = 0;
    if (cursor.done() || cursor.take('Z') || cursor.take('z'))
        return nullptr;
    const bool east = cursor.take('+');
    if (!east && !cursor.take('-'))
        return "has something after the time; end with Z or an offset such as +02:00";
    const int hour = cursor.digits(2);
    if (cursor.take(':')) {
        // the colon is optional in ISO 8601
    }
    const int minute = cursor.digits(2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return "has no valid offset; write one such as +02:00";
    seconds = (std::int64_t{hour} * 60 + minute) * 60;
    if (!east)
        seconds = -seconds;
    return nullptr;
}

/// `.713` as microseconds; -1 where it has no digits, -2 where it has more than six.
std::int64_t parseFraction(Cursor& cursor)
{
    if (!cursor.take('.'))
        return 0;
    std::int64_t fraction = 0;
    int count = 0;
    for (int digit = cursor.digits(1); digit >= 0; digit = cursor.digits(1)) {
        if (++count > 6)
            return -2;
        fraction = fraction * 10 + digit;
    }
    if (count == 0)
        return -1;
    for (; count < 6; ++count)
        fraction *= 10;
    return fraction;
}

year_month_day dateOf(SimTime time)
{
    return year_month_day{sys_days{floor<days>(time.time_since_epoch())}};
}

SimTime atMidnight(sys_days day)
{
    return SimTime{duration_cast<Duration>(day.time_since_epoch())};
}

} // namespace

SimTime later(SimTime time, Duration by)
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(micros(time), by.count(), &sum))
        throw std::overflow_error{"a time is past its range"};
    return timeFromMicros(sum);
}

Result<ParsedTime> parseTime(std::string_view text)
{
    if (!text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos)
        return parseEpoch(text);
    Cursor cursor{text};
    const int y = cursor.digits(4);
    if (y < 0 || !cursor.take('-'))
        return timeHint(text);
    const int m = cursor.digits(2);
    if (m < 0 || !cursor.take('-'))
        return timeHint(text);
    const int d = cursor.digits(2);
    if (d < 0)
        return timeHint(text);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    if (!date.ok())
        return notATime(text, "is not a day of the calendar");
    const std::int64_t dayMicros = micros(atMidnight(sys_days{date}));
    if (cursor.done())
        return ParsedTime{timeFromMicros(dayMicros), true};
    if (!cursor.take('T') && !cursor.take('t') && !cursor.take(' '))
        return timeHint(text);
    const int hour = cursor.digits(2);
    const bool colon = cursor.take(':');
    const int minute = cursor.digits(2);
    if (hour < 0 || hour > 23 || !colon || minute < 0 || minute > 59)
        return timeHint(text);
    int second = 0;
    if (cursor.take(':')) {
        second = cursor.digits(2);
        if (second == 60)
            return notATime(text, "is a leap second; write second 59");
        if (second < 0 || second > 59)
            return timeHint(text);
    }
    const std::int64_t fraction = parseFraction(cursor);
    if (fraction == -2)
        return notATime(text, "has more than six decimals; round it to microseconds");
    if (fraction < 0)
        return timeHint(text);
    std::int64_t offset = 0;
    if (const char* problem = parseOffset(cursor, offset))
        return notATime(text, problem);
    if (!cursor.done())
        return notATime(text, "has something after the time; end with Z or an offset such as +02:00");
    const std::int64_t seconds = (std::int64_t{hour} * 60 + minute) * 60 + second - offset;
    return ParsedTime{timeFromMicros(dayMicros + seconds * microsPerSecond + fraction), false};
}

std::string formatTime(SimTime time)
{
    const auto date = dateOf(time);
    const std::int64_t inDay = micros(time) - micros(startOfDay(time));
    const std::int64_t seconds = inDay / microsPerSecond;
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:06}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), seconds / 3600,
                       seconds / 60 % 60, seconds % 60, inDay % microsPerSecond);
}

std::string formatDay(SimTime time)
{
    return formatTime(time).substr(0, 10);
}

namespace {

struct Unit {
    std::string_view name;
    std::int64_t micros;
    int decimals; ///< so that 10^-decimals of the unit is a whole count of microseconds, or less
};
constexpr std::array<Unit, 6> units{{{"d", 86'400 * microsPerSecond, 6},
                                     {"h", 3'600 * microsPerSecond, 6},
                                     {"m", 60 * microsPerSecond, 6},
                                     {"s", microsPerSecond, 6},
                                     {"ms", 1'000, 3},
                                     {"us", 1, 0}}};

Error notADuration(std::string_view text)
{
    return Error{
        ErrorCode::Invalid, {}, std::string{text}, "is not a duration; write one such as 90s, 2m, 1h30m, 7d or 250ms"};
}

} // namespace

Result<Duration> parseDuration(std::string_view text)
{
    if (text == "0")
        return Duration{0};
    Wide total = 0;
    std::size_t nextUnit = 0;
    std::string_view rest = text;
    if (rest.empty())
        return notADuration(text);
    while (!rest.empty()) {
        const auto numberEnd = rest.find_first_not_of("0123456789.");
        if (numberEnd == 0 || numberEnd == std::string_view::npos)
            return notADuration(text);
        const auto number = rest.substr(0, numberEnd);
        rest.remove_prefix(numberEnd);
        auto nameEnd = rest.find_first_of("0123456789.");
        const auto name = rest.substr(0, nameEnd);
        rest.remove_prefix(name.size());
        std::size_t unit = nextUnit;
        while (unit < units.size() && units[unit].name != name)
            ++unit;
        if (unit == units.size())
            return notADuration(text);
        nextUnit = unit + 1;
        if (number.find('.') != std::string_view::npos && !rest.empty())
            return notADuration(text);
        const auto count = parseDecimal(number, units[unit].decimals);
        if (!count)
            return notADuration(text);
        Wide divisor = 1;
        for (int i = 0; i < units[unit].decimals; ++i)
            divisor *= 10;
        const Wide scaled = Wide{*count} * units[unit].micros;
        if (scaled % divisor != 0)
            return Error{ErrorCode::Invalid, {}, std::string{text}, "is finer than a microsecond; round it"};
        total += scaled / divisor;
        if (total > std::numeric_limits<std::int64_t>::max() / 4)
            return Error{ErrorCode::Overflow, {}, std::string{text}, "is too long"};
    }
    return Duration{static_cast<std::int64_t>(total)};
}

std::string formatDuration(Duration duration)
{
    std::int64_t rest = duration.count();
    if (rest == 0)
        return "0s";
    std::string text;
    for (const auto& unit : units) {
        const std::int64_t count = rest / unit.micros;
        rest %= unit.micros;
        if (count != 0)
            text += std::to_string(count) + std::string{unit.name};
    }
    return text;
}

std::string formatSeconds(Duration duration)
{
    return formatDecimal(duration.count(), 6);
}

SimTime startOfDay(SimTime time)
{
    return SimTime{duration_cast<Duration>(floor<days>(time.time_since_epoch()))};
}

SimTime startOfNextDay(SimTime time)
{
    return startOfDay(time) + days{1};
}

SimTime startOfMonth(SimTime time)
{
    const auto date = dateOf(time);
    return atMidnight(sys_days{date.year() / date.month() / 1});
}

SimTime startOfNextMonth(SimTime time)
{
    const auto date = dateOf(time);
    return atMidnight(sys_days{(date.year() / date.month() + months{1}) / 1});
}

} // namespace lowwater
