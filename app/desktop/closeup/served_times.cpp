// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/served_times.h"

namespace lowwater {

Result<ServedTimes> servedTimes(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
{
    ServedTimes served(demand.history->size(), neverServed);
    SimulateOptions options;
    options.detail = Detail::Totals;
    options.onEvent = [&served](const Event& event) {
        if (event.kind == EventKind::Attempt)
            served[event.charge] = event.time;
    };
    if (const auto outcome = simulate(scenario, demand, options, hooks); !outcome)
        return outcome.error();
    return served;
}

} // namespace lowwater
