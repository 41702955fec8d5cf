// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/history/runs.h"
#include "sim/replay/event.h"
#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"
#include "sim/replay/spent_index.h"

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
        spentBefore;         ///< what was spent before each charge and, as the last entry, in all; 8 bytes a charge
    SpentIndex spentIndex{}; ///< over spentBefore; empty: every charge is walked to
};

/// Throws std::overflow_error where the costs are more than Money holds in all, which no history that was read is.
[[nodiscard]] std::shared_ptr<const Demand> demandOf(const Scenario& scenario);

/// How a replay gets from one charge to the next. The result is the same (MODEL.md section 7).
enum class Way {
    LookUp, ///< to the next charge at which something is decided, where nothing else is under way
    Walk,   ///< to each charge: the definition
};

/// What of an outcome is filled.
enum class Detail {
    Lists,
    Totals, ///< without reloads, interruptions and stops: for the many cells of a sweep
};

struct SimulateOptions {
    bool keepTrajectory = false;
    std::function<void(const Event&)> onEvent{}; ///< empty: nothing is reported; otherwise every charge is walked to
    Way way = Way::LookUp;
    Detail detail = Detail::Lists;
    std::function<void(ChargeIndex from, ChargeIndex to)> onLeap{}; ///< charges [from, to) are passed over together
};

/// The event loop of MODEL.md section 5: the definition. Errors: Invalid (see validate), Empty (no charge draws on the
/// balance), Limit (more than ten million reloads), Overflow, Cancelled.
[[nodiscard]] Result<Outcome> simulate(const Scenario& scenario, const SimulateOptions& options = {},
                                       const RunHooks& hooks = {});

/// The same for a demand made from this scenario before.
[[nodiscard]] Result<Outcome> simulate(const Scenario& scenario, const Demand& demand,
                                       const SimulateOptions& options = {}, const RunHooks& hooks = {});

} // namespace lowwater
