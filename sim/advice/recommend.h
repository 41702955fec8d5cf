// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"
#include "sim/advice/burn_envelope.h"
#include "sim/advice/monthly_cost.h"
#include "sim/advice/safe_thresholds.h"
#include "sim/advice/thresholds.h"
#include "sim/advice/wishes.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <memory>
#include <string>
#include <vector>

namespace lowwater {

/// One reload amount on the record.
struct AmountAdvice {
    Money amount;
    SafeThresholds safe;            ///< all of them
    std::optional<Money> leastSafe; ///< s*: from here every larger one that can be set is safe; unset: none is
    std::optional<Money> phaseFree; ///< s0; unset where the theory does not give it
    Method method = Method::Exact;
    std::optional<Money> threshold; ///< the one to choose: rounded up to what can be chosen; unset: none can
    /// At `threshold`; unset without one. Where the history does not show stops: at the scenario's own threshold.
    std::shared_ptr<const Outcome> outcome;
    Money monthlyCost; ///< delayed work, idle, fees: dollars in 30 days
    Money rankingCost; ///< monthlyCost + bother
};

struct Recommendation {
    Policy policy; ///< the scenario's with rule, amount and threshold replaced
    Money monthlyCost;
    std::string why;                        ///< English
    std::shared_ptr<const Outcome> outcome; ///< of this policy on the record, with its trajectory
    std::optional<BusiestWindow> window;    ///< what decides the threshold, where s0 does
};

struct Advice {
    Wishes wishes; ///< what it was asked with
    std::vector<AmountAdvice> onRecord;
    std::vector<EnvelopePoint> burnEnvelope; ///< the usual windows and the latency
    std::optional<Recommendation> recommended;
    std::vector<std::string> obstacles; ///< English; what stands in the way
    std::vector<Money> withinIndifference;
    std::shared_ptr<const Outcome> current; ///< of the scenario's own policy, with its trajectory
    Money currentMonthlyCost;
    std::int64_t recordedDays = 0;            ///< calendar days from the first to the last charge
    std::vector<std::string> warnings;        ///< English: what the data cannot carry
    std::shared_ptr<const Backtest> backtest; ///< where somebody asked for it; recommend does not
};

/// Amounts this much dearer a month than the best are as good: a dollar, or a tenth of the best where that is more.
/// The scenario's own amount is kept where it is one of them.
inline constexpr Money indifference = oneDollar;

/// The advice for a scenario: thresholds for each amount, and the choice. A history that does not show stops gets sizes
/// alone: reloads, idle money and fees of each amount, no threshold and no choice. Errors as simulate's; random latency
/// is Invalid until the forecast can carry it.
[[nodiscard]] Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes = {}, const RunHooks& hooks = {});

} // namespace lowwater
