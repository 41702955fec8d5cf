// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace lowwater {

/// Microseconds since the Unix epoch, UTC. A clock of our own, so that wall time cannot slip in.
struct SimClock {
    using duration = std::chrono::duration<std::int64_t, std::micro>;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<SimClock>;
    static constexpr bool is_steady = true;
};
using SimTime = SimClock::time_point;
using Duration = SimClock::duration;

[[nodiscard]] constexpr SimTime timeFromMicros(std::int64_t micros) noexcept
{
    return SimTime{Duration{micros}};
}
[[nodiscard]] constexpr std::int64_t micros(SimTime time) noexcept
{
    return time.time_since_epoch().count();
}
/// a + b; throws std::overflow_error past the range (about +/-292,000 years).
[[nodiscard]] SimTime later(SimTime time, Duration by);

/// What a text said about a moment: a date alone has no time of day.
struct ParsedTime {
    SimTime time;
    bool dateOnly = false;
};

/// RFC 3339 with up to six decimals (`T` or a space; no offset means UTC), a date alone, or epoch seconds or
/// milliseconds (from 12 digits on). Anything else is an error with a hint.
[[nodiscard]] Result<ParsedTime> parseTime(std::string_view text);
/// `2026-09-01T09:00:00.000000Z`
[[nodiscard]] std::string formatTime(SimTime time);
/// `2026-09-01`
[[nodiscard]] std::string formatDay(SimTime time);

/// `90s`, `1h30m`, `7d`, `250ms`; parts from large to small, the last may have decimals. Never negative.
[[nodiscard]] Result<Duration> parseDuration(std::string_view text);
/// Whole parts from large to small that parseDuration reads back: `1h30m`, `1s500ms`, `0s`. Not for negative ones.
[[nodiscard]] std::string formatDuration(Duration duration);
/// Seconds as an exact decimal with up to six places: `2400`, `0.25`.
[[nodiscard]] std::string formatSeconds(Duration duration);

/// Calendar days and months are UTC (MODEL.md section 1).
[[nodiscard]] SimTime startOfDay(SimTime time);
[[nodiscard]] SimTime startOfNextDay(SimTime time);
[[nodiscard]] SimTime startOfMonth(SimTime time);
[[nodiscard]] SimTime startOfNextMonth(SimTime time);

} // namespace lowwater
