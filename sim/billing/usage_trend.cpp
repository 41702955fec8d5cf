// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/usage_trend.h"

#include "sim/core/wide.h"

#include <algorithm>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr Duration day = 24h;
constexpr Duration week = 7 * day;
constexpr int weeksCompared = 4;

SimTime startOfWeek(SimTime time)
{
    // the epoch is a Thursday, three days after a Monday
    const SimTime midnight = startOfDay(time);
    const auto days = (midnight.time_since_epoch() / day + 3) % 7;
    return midnight - day * (days < 0 ? days + 7 : days);
}

Money costOf(const std::vector<UsageTrend::Week>& weeks, SimTime start)
{
    const auto found = std::lower_bound(weeks.begin(), weeks.end(), start,
                                        [](const UsageTrend::Week& w, SimTime time) { return w.start < time; });
    return found != weeks.end() && found->start == start ? found->costs.served() : Money{};
}

Trend compared(Money latest, Money sumBefore, int weeks)
{
    // latest against sum / weeks x 1.1 and x 0.9, without a division
    const Wide tenfold = Wide{latest.nanos()} * 10 * weeks;
    if (tenfold > Wide{sumBefore.nanos()} * 11)
        return Trend::Rising;
    return tenfold < Wide{sumBefore.nanos()} * 9 ? Trend::Falling : Trend::Steady;
}

/// Compares the week that starts at `latest` with the full ones before it, from `firstFull` on, where there are any.
void compare(UsageTrend& result, SimTime latest, SimTime firstFull)
{
    Money sum;
    int count = 0;
    for (SimTime start = latest - week; count < weeksCompared && start >= firstFull; start -= week, ++count)
        sum += costOf(result.weeks, start);
    if (count == 0)
        return;
    result.latest = costOf(result.weeks, latest);
    result.before = sum.scaled(1, count);
    result.weeksBefore = count;
    result.trend = compared(result.latest, sum, count);
}

} // namespace

UsageTrend usageTrend(const History& history, const Routed& routed, std::optional<SimTime> now)
{
    UsageTrend result;
    if (history.empty())
        return result;
    auto& weeks = result.weeks;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const SimTime time = history.times()[i];
        if (weeks.empty() || time >= weeks.back().start + week)
            weeks.push_back({startOfWeek(time), {}, 7});
        weeks.back().costs.add(routed.fates[i], history.costs()[i]);
    }
    const SimTime from = startOfDay(history.times().front());
    const SimTime until = now ? *now : startOfNextDay(history.times().back());
    for (auto& w : weeks) {
        // a day begun is covered
        const Duration covered = std::min(until, w.start + week) - std::max(from, w.start);
        w.days = static_cast<int>(std::max<std::int64_t>((covered + day - Duration{1}) / day, 0));
    }

    const SimTime firstFull = startOfWeek(from) == from ? from : startOfWeek(from) + week;
    const SimTime begun = startOfWeek(until);
    if (begun < until) {
        UsageTrend already = result;
        compare(already, begun, firstFull);
        if (already.trend == Trend::Rising) { // anything else may still change before the week is over
            already.latestIsBegun = true;
            return already;
        }
    }
    compare(result, begun - week, firstFull);
    return result;
}

} // namespace lowwater
