// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/amount_advice.h"
#include "sim/advice/forecast.h"
#include "sim/advice/future_costs.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lowwater {

/// How interruptions and money are weighed against each other.
enum class ChoiceKind {
    Safest,   ///< the best chance of no interruption, of several with it the cheapest
    Cheapest, ///< the least cost with the agents' hours in it, whatever the chance
    Balanced, ///< the recommendation: what the target asks for, at the least cost
};

/// `safest`, `cheapest`, `balanced`
[[nodiscard]] std::string_view choiceName(ChoiceKind kind) noexcept;

/// A setting for the days to come. Two kinds may choose the same.
struct Choice {
    ChoiceKind kind = ChoiceKind::Balanced;
    Policy policy;
    /// Of no interruption: of the forecast's paths or, where these do not tell of the threshold, of those of `future`.
    std::optional<Chance> chance;
    PolicyFuture future; ///< behind the cheapest of all that were tried
};

/// Of what choices are made.
struct ChoiceQuestion {
    const Scenario& scenario; ///< its mode is `auto`, its amount and threshold are left aside
    const std::shared_ptr<const Demand>& demand;
    const Wishes& wishes;
    const ForecastWishes& ahead; ///< without growth; `paths` is that of the costs
    const Forecast& forecast;
    std::span<const AmountAdvice> amounts;
    const Policy* balanced; ///< null: nothing is recommended, and there is no such choice
    std::optional<Chance> balancedChance{};
};

/// Safest, balanced, cheapest, in this order, among the amounts and, for each, the threshold advised and others that
/// can be chosen: those at which some share of the paths is safe, where they tell of all, else those they were asked
/// about; and 0. All are replayed on a few paths, the most promising on all. No safest where no chance is known. Throws
/// Error (as a value) where simulate returns one.
[[nodiscard]] std::vector<Choice> makeChoices(const ChoiceQuestion& question, FutureCosts& costs,
                                              const RunHooks& hooks = {});

} // namespace lowwater
