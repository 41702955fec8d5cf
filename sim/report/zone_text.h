// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/time.h"

#include <functional>
#include <string>

namespace lowwater {

/// Where times are shown: a fixed name for UTC, or a front end's zone. `sim` knows no zones.
struct ZoneText {
    std::string name = "UTC";
    /// Offset from UTC at a time, for showing.
    std::function<Duration(SimTime)> offset = [](SimTime) { return Duration{0}; };
};

/// A moment as the clock on the wall and the calendar show it.
struct WallTime {
    int year = 1970;
    unsigned month = 1;   ///< 1 ... 12
    unsigned day = 1;     ///< 1 ... 31
    unsigned weekday = 4; ///< 0: Sunday
    Duration timeOfDay{0};
};
[[nodiscard]] WallTime wallTime(SimTime time, const ZoneText& zone);
/// The latest midnight of the zone at or before `time`. Where a change of the clock skips midnight, the first moment of
/// the day.
[[nodiscard]] SimTime startOfLocalDay(SimTime time, const ZoneText& zone);
/// The first midnight after `time`, likewise.
[[nodiscard]] SimTime startOfNextLocalDay(SimTime time, const ZoneText& zone);

/// `Wed 11 Feb`, and with its year `Wed 11 Feb 2026`
[[nodiscard]] std::string dayText(SimTime time, const ZoneText& zone, bool withYear = false);
/// `21:52`, and with its seconds `21:52:14`
[[nodiscard]] std::string clockText(SimTime time, const ZoneText& zone, bool withSeconds = false);
/// `Wed 11 Feb 2026 at 21:52`
[[nodiscard]] std::string momentText(SimTime time, const ZoneText& zone);
/// `3 Sep – 3 Oct 2026`, `10 Oct 2025 – 12 Feb 2026`, `3 Sep 2026`
[[nodiscard]] std::string daySpanText(SimTime from, SimTime to, const ZoneText& zone);

} // namespace lowwater
