// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/thresholds.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <memory>
#include <string>
#include <vector>

namespace lowwater {

/// What the person wants and what things are worth to them (CLI.md, `recommend`).
struct Wishes {
    std::vector<Money> amounts; ///< empty: the provider's choices, else 5, 10, 20, 50, 100 and the scenario's
    Money agentHour = Money::fromNanos(60'000'000'000);  ///< an hour of delayed work
    std::int64_t costOfMoneyNanoPercent = 5'000'000'000; ///< a year, on the idle balance, in 10^-9 percent
    Money perReload = Money::fromNanos(250'000'000);     ///< bother: ranks, is never part of monthlyCost
    std::int64_t growthNumerator = 1;                    ///< usage scaled by numerator/denominator before anything else
    std::int64_t growthDenominator = 1;
    Money step = oneCent; ///< thresholds are rounded up to a multiple, then to one that the provider offers
};

/// One reload amount on the record.
struct AmountAdvice {
    Money amount;
    std::optional<Money> leastSafe; ///< s*, to the nano-dollar; unset: no threshold is safe
    std::optional<Money> safeBelow; ///< the safe thresholds end before it; unset: they have no end
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
    std::optional<Recommendation> recommended;
    std::vector<std::string> obstacles; ///< English; what stands in the way
    std::vector<Money> withinIndifference;
    std::shared_ptr<const Outcome> current; ///< of the scenario's own policy, with its trajectory
    Money currentMonthlyCost;
    std::int64_t recordedDays = 0;     ///< calendar days from the first to the last charge
    std::vector<std::string> warnings; ///< English: what the data cannot carry
};

/// Amounts this much dearer a month than the best are as good: a dollar, or a tenth of the best where that is more.
/// The scenario's own amount is kept where it is one of them.
inline constexpr Money indifference = oneDollar;

/// What a 30-day month of this outcome costs: delayed work, idle money, fees (CLI.md).
[[nodiscard]] Money monthlyCost(const Outcome& outcome, const Wishes& wishes);

/// The advice for a scenario: thresholds for each amount, and the choice. A history that does not show stops gets sizes
/// alone: reloads, idle money and fees of each amount, no threshold and no choice. Errors as simulate's; random latency
/// is Invalid until the forecast can carry it.
[[nodiscard]] Result<Advice> recommend(const Scenario& scenario, const Wishes& wishes = {}, const RunHooks& hooks = {});

} // namespace lowwater
