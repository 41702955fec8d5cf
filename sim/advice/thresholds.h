// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/busiest_window.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lowwater {

/// How a threshold was found (CLI.md, `recommend`).
enum class Method { Exact, Intervals, Simulated };
[[nodiscard]] std::string_view methodName(Method method) noexcept;

/// As thresholds are told: 0 and one nano-dollar act alike, and so does what is below; 0 is told of all.
[[nodiscard]] Money reportedThreshold(Money threshold);

/// Whether THEORY.md section 2 holds: auto, add, level, constant latency; no caps, limits, declines, deposits or
/// billing lag.
[[nodiscard]] bool exactThresholdHolds(const Scenario& scenario);

/// s*(Q) of THEORY.md section 2: the least threshold at which no charge of this record is refused; unset where none is
/// safe (also where it would take more than ten million reloads). For scenarios for which exactThresholdHolds.
/// O(reloads x log of the charges between two).
[[nodiscard]] std::optional<Money> leastSafeThreshold(const Demand& demand, Money amount, Money opening,
                                                      Duration latency);

/// s0 of THEORY.md section 3: u + the window's spend; a result of `u` or less is reported as 0.
[[nodiscard]] Money phaseFreeThreshold(const BusiestWindow& window);

struct ExactThresholds {
    std::optional<Money> leastSafe; ///< s*
    BusiestWindow busiest;          ///< s0's
};

/// s* and s0 for each amount, on all cores. For scenarios for which exactThresholdHolds. Throws Error (as a value),
/// Cancelled.
[[nodiscard]] std::vector<ExactThresholds> exactThresholds(const Demand& demand, std::span<const Money> amounts,
                                                           Money opening, Duration latency, const RunHooks& hooks = {});

} // namespace lowwater
