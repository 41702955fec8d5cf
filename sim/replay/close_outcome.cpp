// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/close_outcome.h"

#include "sim/replay/exposure.h"

#include <algorithm>
#include <cstddef>

namespace lowwater {

void closeOutcome(Outcome& outcome, const Scenario& scenario, const Demand& demand, SimTime lastEvent)
{
    const auto times = demand.history->times();
    outcome.charges = times.size();
    outcome.runs = demand.runs.list.size();
    outcome.first = times.front();
    outcome.last = times.back();
    outcome.cost = demand.spentBefore.back();
    outcome.resolution = demand.history->resolution();
    outcome.windowStart = outcome.first;
    outcome.windowEnd = std::max(outcome.last, lastEvent);
    const auto& fee = scenario.account.fee;
    constexpr std::int64_t nanoPercentOfAll = 100'000'000'000;
    outcome.fees = fee.fixed * static_cast<std::int64_t>(outcome.reloadCount) +
                   outcome.reloaded.scaled(fee.nanoPercent, nanoPercentOfAll);
    outcome.exposure = exposure(scenario, outcome.deposited);
}

void setWarnings(Outcome& outcome, std::vector<Duration> warnings)
{
    if (warnings.empty())
        return;
    const auto median = warnings.begin() + static_cast<std::ptrdiff_t>((warnings.size() - 1) / 2);
    std::nth_element(warnings.begin(), median, warnings.end());
    outcome.medianWarning = *median;
    outcome.leastWarning = *std::min_element(warnings.begin(), median + 1);
}

Money meanOver(Duration length, Wide area, Money ending)
{
    return length > Duration{0} ? Money::fromNanos(divideHalfEven(area, length.count())) : std::max(ending, Money{});
}

} // namespace lowwater
