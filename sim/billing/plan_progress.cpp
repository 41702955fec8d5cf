// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/plan_progress.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr Fate fateOf(Consequence consequence) noexcept
{
    switch (consequence) {
    case Consequence::Throttle:
        return Fate::Throttled;
    case Consequence::Overflow:
        return Fate::Overflowed;
    case Consequence::Block:
        break;
    }
    return Fate::Blocked;
}

std::optional<TimeSpan> periodAt(const WindowUse& use, SimTime now)
{
    if (use.window.kind != PlanWindow::Kind::FromFirstCharge)
        return use.window.periodAt(now);
    const auto found = std::find_if(use.periods.begin(), use.periods.end(),
                                    [now](const WindowPeriod& period) { return period.span.contains(now); });
    return found == use.periods.end() ? std::nullopt : std::optional{found->span};
}

PlanProgress progressOf(const WindowUse& use, const History& history, const Routed& routed, SimTime now)
{
    PlanProgress progress;
    progress.window = use.window;
    progress.period = periodAt(use, now);
    if (!progress.period)
        return progress;
    const auto times = history.times();
    const auto begin = std::lower_bound(times.begin(), times.end(), progress.period->start);
    for (auto i = static_cast<ChargeIndex>(begin - times.begin()); i < history.size() && times[i] <= now; ++i) {
        const Fate fate = routed.fates[i];
        if (progress.ranOut && fate == fateOf(use.window.consequence))
            ++progress.kept;
        if (poolOf(fate) != Pool::Plan)
            continue;
        progress.used += history.costs()[i];
        if (!progress.ranOut && progress.usedUp())
            progress.ranOut = times[i];
    }
    return progress;
}

} // namespace

std::vector<PlanProgress> planProgress(const History& history, const Routed& routed, std::optional<SimTime> now)
{
    std::vector<PlanProgress> list;
    if (!now && !history.empty())
        now = history.times().back();
    for (const auto& use : routed.windows) {
        if (now)
            list.push_back(progressOf(use, history, routed, *now));
        else
            list.push_back({use.window, {}, {}, {}, 0});
    }
    return list;
}

} // namespace lowwater
