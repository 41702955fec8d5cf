// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>
#include <string_view>

namespace lowwater {

/// How a threshold was found (CLI.md, `recommend`).
enum class Method { Exact, Intervals, Simulated };
[[nodiscard]] std::string_view methodName(Method method) noexcept;

/// Whether THEORY.md section 2 holds: auto, add, level, constant latency; no caps, limits, declines, deposits or
/// billing lag.
[[nodiscard]] bool exactThresholdHolds(const Scenario& scenario);

/// s*(Q) of THEORY.md section 2: the least threshold at which no charge of this record is refused; unset where none is
/// safe. For scenarios for which exactThresholdHolds. O(n + reloads).
[[nodiscard]] std::optional<Money> leastSafeThreshold(const Demand& demand, Money amount, Money opening,
                                                      Duration latency);

/// A stretch of the record: from one charge up to just before another.
struct BusiestWindow {
    Money spent;                  ///< in [from, to), less the reloads that can land in it; s0 is this + one nano-dollar
    ChargeIndex first = noCharge; ///< the window's first charge
    ChargeIndex last = noCharge;  ///< the charge that must not be refused; not in `spent`
    std::int64_t landed = 0;      ///< reloads that land in it
};

/// s0(Q) of THEORY.md section 3 and the window that decides it. latency 0 gives an empty window.
[[nodiscard]] BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency);
/// s0 itself: u + the window's spend; a result of `u` or less is reported as 0.
[[nodiscard]] Money phaseFreeThreshold(const BusiestWindow& window);

} // namespace lowwater
