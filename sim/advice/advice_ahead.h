// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/forecast.h"
#include "sim/advice/wishes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lowwater {

// What a recommendation asks of the days to come, and says of them.

/// Of the paths drawn by the first of the block lengths; null where the amount was not asked for.
[[nodiscard]] const AmountForecast* amountAhead(const Forecast& forecast, Money amount);

/// Whether a forecast tells of the thresholds it was asked about only.
[[nodiscard]] bool mustNameThresholds(const Scenario& scenario, const Demand& demand);

/// For the amounts to try, all thresholds. Throws Error (as a value).
[[nodiscard]] std::shared_ptr<const Forecast> forecastOf(const Scenario& scenario,
                                                         const std::shared_ptr<const Demand>& demand,
                                                         const Wishes& wishes, const ForecastWishes& ahead,
                                                         const RunHooks& hooks);

/// An amount and the least threshold to choose for the record.
struct SafeSetting {
    Money amount;
    Money threshold;
};
/// Where thresholds must be named: for each setting its threshold and a few above it, as each is replayed on every
/// path; by the first of the block lengths alone. Throws Error (as a value).
[[nodiscard]] std::shared_ptr<const Forecast> forecastFrom(const Scenario& scenario,
                                                           const std::shared_ptr<const Demand>& demand,
                                                           const std::vector<SafeSetting>& settings,
                                                           const Wishes& wishes, const ForecastWishes& ahead,
                                                           const RunHooks& hooks);

/// Of the scenario's own setting; replayed where it is not among what is known. Throws Error (as a value).
[[nodiscard]] std::optional<Chance> chanceOf(const Scenario& chosen, const std::shared_ptr<const Demand>& demand,
                                             const AmountForecast& known, const ForecastWishes& wishes,
                                             const RunHooks& hooks);

/// English: why a threshold is higher than the record asks for. `knowsAll`: every threshold was looked at.
[[nodiscard]] std::string whyAhead(Money threshold, bool knowsAll, const ForecastWishes& wishes);
/// English: why no threshold meets the target though some are safe on the record.
[[nodiscard]] std::string obstacleAhead(const Forecast& forecast, const ForecastWishes& wishes);

} // namespace lowwater
