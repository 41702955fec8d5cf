// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/habits.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

// Others' spreads of logarithms, for short records: laws.h's sources.
constexpr double usualCostSigma = 0.8;
constexpr double usualGapSigma = 1.42;
constexpr std::size_t hoursOfDay = 24;
constexpr double sideBySideShare = 0.01; ///< of the time in which any agent works

/// As many work side by side in that share of the time in which any does.
std::uint32_t agentsAtOnce(const History& history, const Runs& runs)
{
    std::vector<std::pair<SimTime, int>> changes;
    for (const Run& run : runs.list) {
        changes.emplace_back(history.times()[run.first], 1);
        changes.emplace_back(history.times()[run.last] + 1us, -1); // a run of one charge takes a moment too
    }
    std::sort(changes.begin(), changes.end());
    std::vector<Duration> timeWith; // by number of agents
    std::size_t working = 0;
    SimTime since = changes.front().first;
    for (const auto& [time, change] : changes) {
        timeWith.resize(std::max(timeWith.size(), working + 1));
        timeWith[working] += time - since;
        since = time;
        working = change > 0 ? working + 1 : working - 1;
    }
    Duration total{0};
    for (std::size_t count = 1; count < timeWith.size(); ++count)
        total += timeWith[count];
    Duration atLeast{0};
    for (std::size_t count = timeWith.size() - 1; count > 1; --count) {
        atLeast += timeWith[count];
        if (std::chrono::duration<double>{atLeast} >= sideBySideShare * std::chrono::duration<double>{total})
            return static_cast<std::uint32_t>(count);
    }
    return 1;
}

/// The middle of the longest stretch of the quietest hours, as Habits::dayCut has it.
Duration quietestTime(const History& history)
{
    std::array<std::uint64_t, hoursOfDay> charges{};
    for (const SimTime time : history.times())
        ++charges[static_cast<std::size_t>((time - startOfDay(time)) / 1h)];
    const std::uint64_t fewest = *std::min_element(charges.begin(), charges.end());
    std::size_t begin = 0;
    std::size_t longest = 0;
    for (std::size_t from = 0; from < hoursOfDay; ++from) {
        std::size_t length = 0;
        while (length < hoursOfDay && charges[(from + length) % hoursOfDay] == fewest)
            ++length;
        if (length > longest) {
            longest = length;
            begin = from;
        }
    }
    const Duration cut = std::chrono::hours{begin + longest / 2};
    // Work begins when the quiet stretch ends: on the date after the cut's where midnight lies between.
    return begin + longest >= hoursOfDay && cut < 24h ? cut - 24h : cut >= 24h ? cut - 24h : cut;
}

std::int64_t dayNumber(SimTime time, Duration cut)
{
    return floor<std::chrono::days>(time.time_since_epoch() - cut).count();
}

/// Gives a day's stretches to as few agents as could have done them: each to the agent of the same session where that
/// one is free, else to the one who has been free for longest.
class AgentsOfDay {
public:
    void add(WorkingDay& day, const Stretch& stretch, SimTime begin)
    {
        std::optional<std::size_t> chosen;
        for (std::size_t agent = 0; agent < m_free.size(); ++agent) {
            if (m_free[agent] >= begin)
                continue;
            if (day.agents[agent].back().agent == stretch.agent) {
                chosen = agent;
                break;
            }
            if (!chosen || m_free[agent] < m_free[*chosen])
                chosen = agent;
        }
        if (!chosen) {
            chosen = m_free.size();
            m_free.emplace_back();
            day.agents.emplace_back();
        }
        day.agents[*chosen].push_back(stretch);
        m_free[*chosen] = begin + stretch.length;
    }

private:
    std::vector<SimTime> m_free; ///< by agent: since when
};

Error nothingToLearn()
{
    return {ErrorCode::Empty, {}, {}, "there is no charge to learn from"};
}

void cutIntoDays(Habits& habits)
{
    const auto times = habits.history->times();
    const std::int64_t firstDay = dayNumber(times.front(), habits.dayCut);
    const std::int64_t dayCount = dayNumber(times.back(), habits.dayCut) - firstDay + 1;
    habits.days.resize(static_cast<std::size_t>(dayCount));
    for (std::int64_t i = 0; i < dayCount; ++i) {
        auto& day = habits.days[static_cast<std::size_t>(i)];
        const SimTime date{std::chrono::days{firstDay + i}};
        day.cut = date + habits.dayCut;
        habits.daysOf[static_cast<std::size_t>(dayClassOf(date))].push_back(static_cast<std::uint32_t>(i));
    }
    std::vector<Stretch> stretches; // in order of their first charge
    std::vector<std::uint32_t> stretchOf(times.size());
    std::vector<std::uint32_t> latestOfRun(habits.runs.list.size(), noCharge);
    for (ChargeIndex i = 0; i < times.size(); ++i) {
        std::uint32_t& latest = latestOfRun[habits.runs.runOf[i]];
        if (latest == noCharge ||
            dayNumber(times[stretches[latest].first], habits.dayCut) != dayNumber(times[i], habits.dayCut)) {
            latest = static_cast<std::uint32_t>(stretches.size());
            stretches.push_back({habits.history->agent(i), i, 0, {}});
        }
        ++stretches[latest].charges;
        stretches[latest].length = times[i] - times[stretches[latest].first];
    }
    std::vector<AgentsOfDay> agents(habits.days.size());
    for (const Stretch& stretch : stretches) {
        const SimTime begin = times[stretch.first];
        const auto number = static_cast<std::size_t>(dayNumber(begin, habits.dayCut) - firstDay);
        WorkingDay& day = habits.days[number];
        if (day.charges == 0)
            day.first = day.last = begin;
        day.last = std::max(day.last, begin + stretch.length);
        day.charges += stretch.charges;
        agents[number].add(day, stretch, begin);
    }
}

void learnQuantiles(Habits& habits)
{
    const History& history = *habits.history;
    std::vector<double> costs;
    std::vector<double> gaps;
    habits.costRank.assign(history.size(), noCharge);
    habits.gapRank.assign(history.size(), noCharge);
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        if (const Money cost = history.costs()[i]; cost > Money{}) {
            habits.costRank[i] = static_cast<std::uint32_t>(costs.size());
            costs.push_back(static_cast<double>(cost.nanos()));
        }
        const ChargeIndex next = habits.runs.nextInRun[i];
        if (next == noCharge)
            continue;
        if (const Duration gap = history.times()[next] - history.times()[i]; gap > 0s && gap <= longestStepGap) {
            habits.gapRank[next] = static_cast<std::uint32_t>(gaps.size());
            gaps.push_back(static_cast<double>(gap.count()));
        }
    }
    if (!costs.empty())
        habits.costs = LearnedQuantiles{costs, usualCostSigma};
    if (!gaps.empty())
        habits.gaps = LearnedQuantiles{gaps, usualGapSigma};
}

} // namespace

DayClass dayClassOf(SimTime time)
{
    return classOfWeekday(weekdayOf(time));
}

std::uint32_t Habits::workedDays() const noexcept
{
    return static_cast<std::uint32_t>(
        std::count_if(days.begin(), days.end(), [](const WorkingDay& day) { return day.charges > 0; }));
}

Result<Habits> learnHabits(std::shared_ptr<const History> history, Duration idleGap)
{
    if (history->empty())
        return nothingToLearn();
    Habits habits;
    habits.history = std::move(history);
    habits.runs = findRuns(*habits.history, idleGap);
    habits.agents = agentsAtOnce(*habits.history, habits.runs);
    habits.dayCut = quietestTime(*habits.history);
    cutIntoDays(habits);
    learnQuantiles(habits);
    return {std::move(habits)};
}

} // namespace lowwater
