// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/safety_walk.h"
#include "sim/core/run_hooks.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace lowwater {

/// What a threshold comes to.
using SafetyAt = std::function<Safety(Money threshold)>;

/// The least safe threshold where no larger one than a safe one interrupts (THEORY.md section 1); a 0 stands for one
/// nano-dollar too. Unset: none up to `top` is, and so none at all.
[[nodiscard]] std::optional<Money> leastSafeByBisection(Money top, const SafetyAt& at);

/// A stretch of thresholds of which all or none are safe.
struct SafeStep {
    Money from;
    bool isSafe = false;
};

/// 0, grain, 2 grain ... up to `top`, one step after the other.
struct SafeSteps {
    std::vector<SafeStep> steps; ///< ascending, by turns safe and not; empty: `mostWalks` were not enough
    bool endless = false;        ///< every threshold above `top` is as the last step
};

/// For one thread at a time, with the hooks of its replays.
using MakeSafetyAt = std::function<SafetyAt(const RunHooks& hooks)>;

/// On all cores, the same on any number.
[[nodiscard]] SafeSteps safeSteps(Money top, Money grain, std::size_t mostWalks, const MakeSafetyAt& makeAt,
                                  const RunHooks& hooks);

} // namespace lowwater
