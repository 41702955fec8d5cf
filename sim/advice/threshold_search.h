// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>

namespace lowwater {

/// Where the replay found the safe thresholds of one amount to begin and to end.
struct FoundThresholds {
    std::optional<Money> least;     ///< every threshold from here to `safeBelow` is safe; unset: none found
    std::optional<Money> safeBelow; ///< unset: no end
};

/// The least safe threshold by replaying, for policies outside THEORY.md section 2. Where section 1 allows it (add,
/// level), bisection to the nano-dollar; elsewhere a walk down from the highest threshold, so that every larger one is
/// safe too. Each replay decides a whole interval of thresholds (section 4). Throws Error (as a value) where a replay
/// fails. `highest`: the walk starts there, where nobody could choose a higher one.
[[nodiscard]] FoundThresholds searchThresholds(const Scenario& scenario, const Demand& demand, const RunHooks& hooks,
                                               std::optional<Money> highest = {});

} // namespace lowwater
