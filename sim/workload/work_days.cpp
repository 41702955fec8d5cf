// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/work_days.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t hoursOfDay = 24;

} // namespace

unsigned weekdayOf(SimTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time.time_since_epoch());
    return std::chrono::weekday{std::chrono::sys_days{day}}.c_encoding();
}

DayClass classOfWeekday(unsigned weekday)
{
    constexpr unsigned sunday = 0;
    constexpr unsigned saturday = 6;
    return weekday == sunday || weekday == saturday ? DayClass::Weekend : DayClass::Weekday;
}

WorkDays::WorkDays(const Demand& demand) : m_demand{&demand}
{
    findCutHour();
    const auto times = demand.history->times();
    m_firstBegin = startOfDay(times.front()) + m_cutHour;
    if (m_firstBegin > times.front())
        m_firstBegin -= length;
    m_days.resize(static_cast<std::size_t>((times.back() - m_firstBegin) / length) + 1);
    sortByDay();
    for (DayIndex day = 0; day < size(); ++day)
        closeDay(day);
}

void WorkDays::findCutHour()
{
    std::array<std::pair<Money, std::size_t>, hoursOfDay> hours{}; // what is spent in it, by how many charges
    const auto times = m_demand->history->times();
    const auto costs = m_demand->history->costs();
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto hour = std::chrono::floor<std::chrono::hours>(times[i] - startOfDay(times[i]));
        auto& [spent, charges] = hours.at(static_cast<std::size_t>(hour.count()));
        spent += costs[i];
        ++charges;
    }
    const auto quietest = std::min_element(hours.begin(), hours.end());
    m_cutHour = std::chrono::hours{quietest - hours.begin()};
}

/// Charges by the day in which their run began, each day's in order of time.
void WorkDays::sortByDay()
{
    const auto times = m_demand->history->times();
    const auto& runs = m_demand->runs;
    std::vector<DayIndex> dayOfRun;
    dayOfRun.reserve(runs.list.size());
    for (const Run& run : runs.list)
        dayOfRun.push_back(static_cast<DayIndex>((times[run.first] - m_firstBegin) / length));
    for (DayIndex day = 0; day < size(); ++day) // runs are numbered by their first charge, so their days rise
        m_days[day].firstRun =
            static_cast<RunIndex>(std::lower_bound(dayOfRun.begin(), dayOfRun.end(), day) - dayOfRun.begin());

    std::vector<std::size_t> next(m_days.size() + 1); // by day: where its next charge goes
    for (const RunIndex run : runs.runOf)
        ++next[dayOfRun[run] + 1];
    for (DayIndex day = 0; day < size(); ++day) {
        m_days[day].first = next[day];
        next[day + 1] += next[day];
    }
    m_inRecord.resize(times.size());
    m_times.resize(times.size());
    for (ChargeIndex charge = 0; charge < times.size(); ++charge) {
        const std::size_t place = next[dayOfRun[runs.runOf[charge]]]++;
        m_inRecord[place] = charge;
        m_times[place] = times[charge];
    }
}

/// Its sums, their index, its reach; days in order.
void WorkDays::closeDay(DayIndex day)
{
    Day& closed = m_days[day];
    const std::size_t end = day + 1 < size() ? m_days[day + 1].first : m_times.size();
    const auto costs = m_demand->history->costs();
    Money spent;
    m_spentBefore.push_back(spent);
    for (std::size_t place = closed.first; place < end; ++place)
        m_spentBefore.push_back(spent += costs[m_inRecord[place]]);
    const std::size_t count = end - closed.first;
    closed.index =
        SpentIndex{std::span{m_times}.subspan(closed.first, count), std::span{m_spentBefore}.last(count + 1)};
    if (count > 0)
        closed.reach = static_cast<DayIndex>((m_times[end - 1] - begin(day)) / length) + 1;
    m_longestReach = std::max(m_longestReach, closed.reach);
}

RunIndex WorkDays::runs(DayIndex day) const
{
    const auto end = day + 1 < size() ? m_days[day + 1].firstRun : static_cast<RunIndex>(m_demand->runs.list.size());
    return end - m_days[day].firstRun;
}

WorkDays::Charges WorkDays::charges(DayIndex day) const
{
    const std::size_t first = m_days[day].first;
    const std::size_t count = (day + 1 < size() ? m_days[day + 1].first : m_times.size()) - first;
    return {std::span{m_inRecord}.subspan(first, count), std::span{m_times}.subspan(first, count),
            std::span{m_spentBefore}.subspan(first + day, count + 1), &m_days[day].index};
}

} // namespace lowwater
