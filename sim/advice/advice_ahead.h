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

/// The amounts to try and, where thresholds must be named, these and a spread of those that can be chosen. Throws Error
/// (as a value).
[[nodiscard]] std::shared_ptr<const Forecast> forecastFor(const Scenario& scenario,
                                                          const std::shared_ptr<const Demand>& demand,
                                                          const Wishes& wishes, ForecastWishes ahead,
                                                          std::vector<Money> thresholds, const RunHooks& hooks);

/// Of the scenario's own setting; replayed where it is not among what is known. Throws Error (as a value).
[[nodiscard]] std::optional<Chance> chanceOf(const Scenario& chosen, const std::shared_ptr<const Demand>& demand,
                                             const AmountForecast& known, const ForecastWishes& wishes,
                                             const RunHooks& hooks);

/// English: why a threshold is higher than the record asks for. `knowsAll`: every threshold was looked at.
[[nodiscard]] std::string whyAhead(Money threshold, bool knowsAll, const ForecastWishes& wishes);
/// English: why no threshold meets the target though some are safe on the record.
[[nodiscard]] std::string obstacleAhead(const Forecast& forecast, const ForecastWishes& wishes);

} // namespace lowwater
