// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/weekly_totals.h"

#include "sim/advice/delayed_stretches.h"
#include "sim/advice/monthly_cost.h"
#include "sim/core/wide.h"

#include <algorithm>

namespace lowwater {

namespace {

/// The weeks between the bounds, each filled with what falls into it.
class Weeks {
public:
    explicit Weeks(std::span<const SimTime> bounds) : m_bounds{bounds}, m_list(bounds.size() - 1)
    {
        for (std::size_t i = 0; i < m_list.size(); ++i)
            m_list[i].totals.length = bounds[i + 1] - bounds[i];
    }

    void add(const Outcome& outcome, const Fee& fee)
    {
        for (const auto& reload : outcome.reloads) {
            const std::size_t week = indexAt(*reload.credited);
            if (week == m_list.size())
                continue;
            ++m_list[week].totals.reloads;
            m_list[week].totals.reloaded += reload.amount;
        }
        for (const auto& interruption : outcome.interruptions)
            add(interruption);
        for (const auto& stop : outcome.stops)
            addOverlaps(stop.from, stop.to, &LivedTotals::stoppedAgentTime);
        constexpr std::int64_t nanoPercentOfAll = 100'000'000'000;
        for (auto& [totals, openAtStart] : m_list)
            totals.fees = fee.fixed * static_cast<std::int64_t>(totals.reloads) +
                          totals.reloaded.scaled(fee.nanoPercent, nanoPercentOfAll);
    }

    void addDelayed(const std::vector<DelayedStretches::Stretch>& stretches)
    {
        for (const auto& stretch : stretches)
            addOverlaps(stretch.from, stretch.to, &LivedTotals::delayedWork);
    }

    void setIdle(Money opening, const Trajectory& trajectory)
    {
        const auto times = trajectory.times();
        std::size_t next = 0;
        Money balance = opening;
        for (std::size_t week = 0; week < m_list.size(); ++week) {
            SimTime since = m_bounds[week];
            const SimTime end = m_bounds[week + 1];
            Wide area = 0;
            const auto holdUntil = [&](SimTime until) {
                if (balance > Money{})
                    area += Wide{balance.nanos()} * (until - since).count();
                since = until;
            };
            for (; next < times.size() && times[next] < end; ++next) {
                holdUntil(std::max(times[next], since));
                balance = trajectory.balances()[next];
            }
            holdUntil(end);
            m_list[week].totals.meanIdle = Money::fromNanos(divideHalfEven(area, (end - m_bounds[week]).count()));
        }
    }

    [[nodiscard]] std::vector<WeekTotals> take() { return std::move(m_list); }

private:
    /// m_list.size() past the last week.
    [[nodiscard]] std::size_t indexAt(SimTime time) const
    {
        const auto after = std::upper_bound(m_bounds.begin() + 1, m_bounds.end(), time);
        return static_cast<std::size_t>(after - m_bounds.begin()) - 1;
    }

    void add(const Interruption& interruption)
    {
        const std::size_t first = indexAt(interruption.began);
        if (first < m_list.size())
            ++m_list[first].totals.interruptions;
        for (std::size_t week = first + 1; week < m_list.size(); ++week)
            if (!interruption.ended || *interruption.ended > m_bounds[week])
                m_list[week].openAtStart = true;
    }

    void addOverlaps(SimTime from, SimTime to, Duration LivedTotals::*sum)
    {
        for (std::size_t week = indexAt(from); week < m_list.size() && from < to; ++week) {
            const SimTime end = std::min(to, m_bounds[week + 1]);
            m_list[week].totals.*sum += end - from;
            from = end;
        }
    }

    std::span<const SimTime> m_bounds;
    std::vector<WeekTotals> m_list;
};

} // namespace

Money monthlyCost(const LivedTotals& totals, const Wishes& wishes)
{
    Totals same;
    same.delayedWork = totals.delayedWork;
    same.fees = totals.fees;
    same.meanIdle = totals.meanIdle;
    same.window = totals.length;
    return monthlyCost(same, wishes);
}

std::vector<WeekTotals> totalsByWeek(const Scenario& scenario, const Demand& demand, std::span<const SimTime> bounds,
                                     const RunHooks& hooks)
{
    Weeks weeks{bounds};
    if (demand.history->empty()) {
        weeks.setIdle(scenario.openingBalance(), {});
        return weeks.take();
    }
    DelayedStretches delayed{scenario, demand};
    SimulateOptions options;
    options.keepTrajectory = true;
    options.onEvent = [&delayed](const Event& event) { delayed.take(event); };
    const auto outcome = simulate(scenario, demand, options, hooks);
    if (!outcome)
        throw outcome.error();
    weeks.add(*outcome, scenario.account.fee);
    weeks.addDelayed(delayed.finish(outcome->windowEnd));
    weeks.setIdle(outcome->opening, outcome->trajectory);
    return weeks.take();
}

} // namespace lowwater
