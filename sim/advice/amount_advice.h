// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/future_costs.h"
#include "sim/advice/safe_thresholds.h"
#include "sim/advice/thresholds.h"
#include "sim/advice/wishes.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// One reload amount on the record.
struct AmountAdvice {
    Money amount;
    SafeThresholds safe;            ///< all of them
    std::optional<Money> leastSafe; ///< s*: from here every larger one that can be set is safe; unset: none is
    std::optional<Money> phaseFree; ///< s0; unset where the theory does not give it
    Method method = Method::Exact;
    std::optional<Money> forecast;  ///< the least that meets the target in the days to come; unset: none, or not asked
    std::optional<Money> threshold; ///< the one to choose: rounded up to what can be chosen; unset: none can
    /// At `threshold`; where none meets the target in the days to come, at the least to choose for the record; where
    /// the history does not show stops, at the scenario's own threshold; unset without one.
    std::shared_ptr<const Outcome> outcome;
    Money monthlyCost; ///< on the record: delayed work, idle, fees: dollars in 30 days
    Money rankingCost; ///< monthlyCost + bother
    /// In the days to come, at `threshold`, behind the best of the amounts; unset where these were not asked for, or no
    /// threshold can be chosen. It ranks in place of the record's.
    std::optional<PolicyFuture> future;
};

/// Of what amounts are advised on, one by one.
struct AmountQuestion {
    const Scenario& scenario; ///< its mode is `auto`, its amount and threshold are left aside
    const std::shared_ptr<const Demand>& demand;
    const Wishes& wishes;
    const ForecastWishes& aheadWishes;
    const Forecast* forecast; ///< null: the record alone decides
    const RunHooks& hooks;
};

/// The scenario with this amount; a larger one does not put more in at the start.
[[nodiscard]] Scenario withAmount(const Scenario& scenario, Money amount);

/// What a month of it costs, as far as the record shows it: where it does not show stops, without delayed work.
[[nodiscard]] Money costOnRecord(const Outcome& outcome, const Wishes& wishes);

/// Each amount, on all cores, `future` left unset. Where the history does not show stops: sizes alone. Throws Error (as
/// a value) where simulate returns one.
[[nodiscard]] std::vector<AmountAdvice> adviseOnAmounts(const AmountQuestion& question, std::span<const Money> amounts);

} // namespace lowwater
