// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/totals.h"

namespace lowwater {

Totals totalsOf(const Outcome& outcome)
{
    Totals totals;
    totals.interruptions = outcome.interruptionCount;
    totals.stoppedAgentTime = outcome.stoppedAgentTime;
    totals.delayedWork = outcome.delayedWork;
    totals.refusedAttempts = outcome.refusedAttempts;
    totals.strandedCharges = outcome.strandedCharges;
    totals.reloads = outcome.reloadCount;
    totals.fees = outcome.fees;
    totals.meanIdle = outcome.meanIdle;
    totals.lowest = outcome.lowest;
    totals.storm = outcome.storm;
    totals.spent = outcome.spent;
    totals.deposited = outcome.deposited;
    totals.unserved = outcome.unserved;
    totals.leastWarning = outcome.leastWarning;
    totals.medianWarning = outcome.medianWarning;
    totals.exposure = outcome.exposure;
    totals.window = outcome.windowEnd - outcome.windowStart;
    return totals;
}

ThresholdTotals replayTotals(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    SimulateOptions options;
    options.detail = Detail::Totals;
    const auto outcome = simulate(scenario, demand, options, hooks);
    if (!outcome)
        throw outcome.error();
    return {totalsOf(*outcome), outcome->sameAbove, outcome->sameUpTo};
}

} // namespace lowwater
