// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/simulate.h"

#include <chrono>
#include <cstdint>
#include <span>
#include <vector>

namespace lowwater {

/// Position of a work day among those of a record.
using DayIndex = std::uint32_t;

enum class DayClass { Weekday, Weekend };

/// Sunday is 0, of the calendar day in UTC.
[[nodiscard]] unsigned weekdayOf(SimTime time);
/// Saturday and Sunday are the weekend.
[[nodiscard]] DayClass classOfWeekday(unsigned weekday);

/// A demand cut into days of work, each 24 hours from the begin of the quietest hour of the day: the hour in UTC in
/// which the record spends least in all; of several the one with the fewest charges, of these the earliest.
///
/// A run is kept whole: its charges after a cut are of the day it began in, so a day's charges can reach past its end.
/// Days go from that of the first charge to that of the last one; those between without a charge are days too, and the
/// first and the last are taken as they are, though the record may begin or end within them.
///
/// Each charge is kept once more, by day: 22 bytes. The demand must outlive it.
class WorkDays {
public:
    /// One day's charges in order of time. `spentBefore` has one entry more than `times`.
    struct Charges {
        std::span<const ChargeIndex> inRecord;
        std::span<const SimTime> times; ///< as recorded
        std::span<const Money> spentBefore;
        const SpentIndex* index; ///< over them; never null
    };

    /// For a demand with a charge.
    explicit WorkDays(const Demand& demand);

    [[nodiscard]] const Demand& demand() const noexcept { return *m_demand; }
    [[nodiscard]] DayIndex size() const noexcept { return static_cast<DayIndex>(m_days.size()); }
    /// Of each day, in UTC.
    [[nodiscard]] std::chrono::hours cutHour() const noexcept { return m_cutHour; }
    [[nodiscard]] SimTime begin(DayIndex day) const noexcept { return m_firstBegin + length * day; }
    /// Where the day after the record begins.
    [[nodiscard]] SimTime end() const noexcept { return begin(size()); }
    /// That of the calendar day in which it begins.
    [[nodiscard]] DayClass classOf(DayIndex day) const { return classOfWeekday(weekdayOf(begin(day))); }
    [[nodiscard]] Charges charges(DayIndex day) const;
    /// The first run that begins in it, and how many do.
    [[nodiscard]] RunIndex firstRun(DayIndex day) const { return m_days[day].firstRun; }
    [[nodiscard]] RunIndex runs(DayIndex day) const;
    /// How many days its charges reach into, counted from its begin: at least 1.
    [[nodiscard]] DayIndex reach(DayIndex day) const { return m_days[day].reach; }
    [[nodiscard]] DayIndex longestReach() const noexcept { return m_longestReach; }

    static constexpr Duration length = std::chrono::hours{24};

private:
    struct Day {
        std::size_t first = 0; ///< in m_inRecord and m_times; in m_spentBefore there is one more for each day before
        RunIndex firstRun = 0; ///< that begins in it or later
        DayIndex reach = 1;
        SpentIndex index;
    };

    void findCutHour();
    void sortByDay();
    void closeDay(DayIndex day);

    const Demand* m_demand;
    std::chrono::hours m_cutHour{0};
    SimTime m_firstBegin;
    DayIndex m_longestReach = 1;
    std::vector<Day> m_days;
    std::vector<ChargeIndex> m_inRecord;
    std::vector<SimTime> m_times;
    std::vector<Money> m_spentBefore;
};

} // namespace lowwater
