// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/reload_delays.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"
#include "sim/workload/future.h"

#include <optional>

namespace lowwater {

/// What a policy comes to, up to the first refused charge.
struct Safety {
    bool isSafe = false; ///< there is none
    Money lowest;        ///< the lowest balance that a charge found, or the opening balance; of a safe one
    /// From the same opening balance all thresholds in (above, upTo] go the same way up to there (THEORY.md section 4);
    /// unset: no bound.
    std::optional<Money> above;
    std::optional<Money> upTo;
};

/// Whether a scenario can be gone through from one reload to the next, with chance, limits, lags and deposits:
/// `auto` without a spend limit.
[[nodiscard]] bool safetyWalkHolds(const Scenario& scenario);

/// Of the scenario's policy from its opening balance, on charges that are looked up where they are: of a path none is
/// copied. O(reloads x log of the charges). There must be a charge; `delays` are the scenario's. Throws Error (as a
/// value): Limit and Cancelled as simulate; std::overflow_error where all the money there ever was is more than Money
/// holds.
[[nodiscard]] Safety walkedSafety(const Scenario& scenario, const Future& path, ReloadDelays& delays,
                                  const RunHooks& hooks = {});
/// The demand must have its index.
[[nodiscard]] Safety walkedSafety(const Scenario& scenario, const Demand& record, ReloadDelays& delays,
                                  const RunHooks& hooks = {});

} // namespace lowwater
