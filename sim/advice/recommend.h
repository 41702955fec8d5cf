// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/amount_advice.h"
#include "sim/advice/backtest.h"
#include "sim/advice/burn_envelope.h"
#include "sim/advice/choices.h"
#include "sim/advice/forecast.h"
#include "sim/advice/future_costs.h"
#include "sim/advice/lowest_by_day.h"
#include "sim/advice/monthly_cost.h"
#include "sim/advice/robustness.h"
#include "sim/advice/stress.h"
#include "sim/advice/wishes.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <memory>
#include <string>
#include <vector>

namespace lowwater {

struct Recommendation {
    Policy policy;                          ///< the scenario's with rule, amount and threshold replaced
    Money monthlyCost;                      ///< on the record, as `outcome` is
    std::string why;                        ///< English
    std::shared_ptr<const Outcome> outcome; ///< of this policy on the record, with its trajectory
    std::optional<BusiestWindow> window;    ///< what decides the threshold, where s0 does
    std::optional<Chance> chance;           ///< of no interruption in the days to come; unset where it was not asked
    std::optional<PolicyFuture> future{};   ///< in the days to come, as its amount's; unset where it was not asked
};

struct Advice {
    Wishes wishes; ///< what it was asked with
    std::vector<AmountAdvice> onRecord;
    std::vector<EnvelopePoint> burnEnvelope; ///< the usual windows and the latency
    std::optional<Recommendation> recommended;
    std::vector<std::string> obstacles;     ///< English; what stands in the way
    std::vector<Money> withinIndifference;  ///< as good as the best, which is one of them
    std::shared_ptr<const Outcome> current; ///< of the scenario's own policy, with its trajectory
    Money currentMonthlyCost;
    std::int64_t recordedDays = 0;     ///< calendar days from the first to the last charge
    std::int64_t daysWithUsage = 0;    ///< of these, with a charge on them
    std::vector<std::string> warnings; ///< English: what the data cannot carry
    // Where somebody asked for them (further_advice.h); recommend does not.
    std::shared_ptr<const Backtest> backtest;
    std::shared_ptr<const NextDays> nextDays;             ///< under the recommended policy; where none is, the present
    std::shared_ptr<const std::vector<Stress>> stress;    ///< likewise
    std::shared_ptr<const std::vector<Stress>> stressNow; ///< under the present one, where that is another
    std::shared_ptr<const Robustness> robustness;
    ForecastWishes aheadWishes;
    std::shared_ptr<const Forecast> forecast; ///< null where it was not asked for, or the history does not show stops
    std::vector<Choice> choices;              ///< for the days to come; empty where there is no forecast
    std::shared_ptr<const FutureCosts> futureCosts; ///< what was replayed for all this; null where there is no forecast
};

/// What is asked of the days to come.
struct LookAhead {
    ForecastWishes wishes; ///< their growth is left aside for that of the Wishes
    /// Of the same scenario but for its policy's amount and threshold, with the same wishes; null: it is made.
    std::shared_ptr<const Forecast> known{};
    /// Advice::futureCosts, of the same scenario but for its policy's threshold, with the same wishes; null: all is
    /// replayed.
    std::shared_ptr<const FutureCosts> knownCosts{};
};

/// Amounts this much dearer a month than the best are as good: a dollar, or a tenth of the best where that is more.
/// The scenario's own amount is kept where it is one of them.
inline constexpr Money indifference = oneDollar;

/// The advice for a scenario: thresholds for each amount, and the choice. A history that does not show stops gets sizes
/// alone: reloads, idle money and fees of each amount, no threshold and no choice. Errors as simulate's. From the
/// record alone; a latency that is left to chance is Invalid, as one record cannot carry advice for it.
[[nodiscard]] Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes = {}, const RunHooks& hooks = {});

/// The same with the days to come: a threshold is safe on the record, and the chance of no interruption within the
/// horizon is the target or more, with the confidence asked for (THEORY.md section 5); amounts are ranked by what they
/// cost in `wishes.costPaths` of the forecast's paths, all under the same. Errors as forecast's too.
[[nodiscard]] Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes, const LookAhead& ahead,
                                       const RunHooks& hooks = {});

} // namespace lowwater
