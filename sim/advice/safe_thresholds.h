// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/thresholds.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>
#include <vector>

namespace lowwater {

/// Thresholds in [from, to) are safe; `to` unset: they have no end.
struct SafeInterval {
    Money from;
    std::optional<Money> to;
    [[nodiscard]] bool operator==(const SafeInterval&) const = default;
};

/// At which thresholds no charge of a record is refused.
struct SafeThresholds {
    std::vector<SafeInterval> intervals; ///< ascending, apart; empty: no threshold is safe
    Method method = Method::Exact;
    /// Ends are exact to this. Above one nano-dollar where a record has too many steps to walk them all: then the
    /// intervals are those of the multiples of it, and `to` is the first of them that is not safe.
    Money grain = oneNano;

    /// The interval that holds a threshold; null: it is not safe.
    [[nodiscard]] const SafeInterval* holding(Money threshold) const;
};

/// The highest threshold that makes sense for a policy: below the amount for `top_up`; the opening balance for an edge
/// trigger, which above it would never have been armed; unset: any.
[[nodiscard]] std::optional<Money> highestThreshold(const Scenario& scenario);

/// All safe thresholds of the scenario's amount, for mode `auto`: by the formula of THEORY.md section 2 where it holds
/// (Method::Exact), by bisecting with the replay where section 1 allows it (Simulated), elsewhere step by step (section
/// 4, Intervals). A reported 0 stands for one nano-dollar too. Errors as simulate's.
[[nodiscard]] Result<SafeThresholds> safeThresholds(const Scenario& scenario, const Demand& demand,
                                                    const RunHooks& hooks = {});

/// The interval from which on every larger threshold up to `highest` (and highestThreshold) is safe; null: none is.
[[nodiscard]] const SafeInterval* safeUpTo(const SafeThresholds& safe, const Scenario& scenario,
                                           std::optional<Money> highest = {});

} // namespace lowwater
