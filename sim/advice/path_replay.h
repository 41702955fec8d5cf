// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/reload_delays.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"
#include "sim/workload/future.h"

#include <optional>

namespace lowwater {

/// Whether no larger threshold than a safe one interrupts (THEORY.md section 1): `auto`, `add`, `level`, with limits,
/// lags and deposits.
[[nodiscard]] bool largerThresholdsAreSafeToo(const Scenario& scenario);

/// The least safe threshold of the path that the scenario's replication numbers, by replaying it; unset where none is.
/// For scenarios for which largerThresholdsAreSafeToo. Where no opening balance was typed a single replay finds it,
/// elsewhere some ten. Throws Error (as a value) where simulate returns one other than Limit.
[[nodiscard]] std::optional<Money> replayedThreshold(Scenario scenario, const Demand& path, const RunHooks& hooks = {});

/// Whether a path is gone through without a refused charge under the scenario's own policy. Throws as above.
[[nodiscard]] bool pathIsSafe(Scenario scenario, const Demand& path, const RunHooks& hooks = {});

// The same for scenarios for which safetyWalkHolds, without copying the path's charges; `delays` are the scenario's.

[[nodiscard]] std::optional<Money> walkedThreshold(Scenario scenario, const Future& path, ReloadDelays& delays,
                                                   const RunHooks& hooks = {});
[[nodiscard]] bool pathIsSafe(Scenario scenario, const Future& path, ReloadDelays& delays, const RunHooks& hooks = {});

} // namespace lowwater
