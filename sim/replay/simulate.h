// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/history/runs.h"
#include "sim/replay/event.h"
#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"

#include <functional>
#include <memory>
#include <vector>

namespace lowwater {

/// What draws on the balance: the charges of the pool `extra` and their runs. Derived from a scenario's history,
/// routing and idle gap alone, so that a slider's move can reuse it.
struct Demand {
    std::shared_ptr<const History> history; ///< routed
    Runs runs;
    std::vector<Money>
        spentBefore; ///< what was spent before each charge and, as the last entry, in all; 8 bytes a charge
};

/// Throws std::overflow_error where the costs are more than Money holds in all, which no history that was read is.
[[nodiscard]] std::shared_ptr<const Demand> demandOf(const Scenario& scenario);

struct SimulateOptions {
    bool keepTrajectory = false;
    std::function<void(const Event&)> onEvent; ///< empty: nothing is reported
};

/// The event loop of MODEL.md section 5: the definition. Errors: Invalid (see validate), Empty (no charge draws on the
/// balance), Limit (more than ten million reloads), Overflow, Cancelled.
[[nodiscard]] Result<Outcome> simulate(const Scenario& scenario, const SimulateOptions& options = {},
                                       const RunHooks& hooks = {});

/// The same for a demand made from this scenario before.
[[nodiscard]] Result<Outcome> simulate(const Scenario& scenario, const Demand& demand,
                                       const SimulateOptions& options = {}, const RunHooks& hooks = {});

} // namespace lowwater
