// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/hidden_scenario.h"

#include "sim/billing/hidden_rules.h"
#include "sim/history/hidden_names.h"

namespace lowwater {

Scenario hideNames(const Scenario& scenario)
{
    Scenario hidden = scenario;
    hidden.routing = hideNames(scenario.routing, *scenario.history);
    hidden.history = hideNames(*scenario.history);
    return hidden;
}

} // namespace lowwater
