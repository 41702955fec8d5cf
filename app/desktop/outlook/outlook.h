// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/advice_controller.h"
#include "sim/advice/backtest.h"
#include "sim/advice/forecast.h"
#include "sim/advice/lowest_by_day.h"
#include "sim/advice/robustness.h"
#include "sim/advice/stress.h"

#include <memory>
#include <optional>
#include <vector>

namespace lowwater {

/// What may come, as far as it is found: the days after the record, and what goes wrong.
struct Outlook {
    RunResultPtr result; ///< what it is about
    AdvicePtr advice;
    Policy policy; ///< the one recommended; the present one where none is
    bool isRecommended = false;
    ForecastWishes wishes;
    std::optional<Forecast> forecast;     ///< from the first paths on
    std::vector<LowestOfDay> lowest;      ///< under `policy`
    std::vector<Stress> stressNow;        ///< under the present policy
    std::vector<Stress> stressWithPolicy; ///< under `policy`, in the same order; empty where that is the present one
    std::optional<Backtest> backtest;     ///< of the record; the plan changes nothing of it
    std::shared_ptr<const Robustness> robust; ///< the choices of the advice where it is not as assumed; null: not known
    std::optional<Error> error;               ///< why something is missing
    bool isComplete = false;

    /// Of no interruption at a setting, drawn day by day; unset: not known.
    [[nodiscard]] std::optional<Chance> chanceOf(Money amount, Money threshold) const;
    /// The share of draws alone, for the many cells of a map.
    [[nodiscard]] std::optional<double> shareOf(Money amount, Money threshold) const;
};

using OutlookPtr = std::shared_ptr<const Outlook>;

} // namespace lowwater
