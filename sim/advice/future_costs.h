// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/forecast.h"
#include "sim/advice/wishes.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace lowwater {

/// What one policy comes to in the days after the record: means over the paths, in 30 days.
struct PolicyFuture {
    Policy policy;
    Money monthlyCost;           ///< delayed work, idle, fees
    Money rankingCost;           ///< and bother
    std::uint64_t safePaths = 0; ///< without a refused charge
    /// The ranking cost less that of the best policy, path by path: all meet the same days and the same luck, so that
    /// much of the chance in each goes out of the difference.
    Money behindBest;
    Money behindBestError; ///< its standard error; 0 for the best itself, and where there is but one path

    [[nodiscard]] bool operator==(const PolicyFuture&) const = default;
};

/// Each policy under the scenario's account by replaying the paths of `forecasts.blockDays`' first length, as forecast
/// has them; the best has the least mean ranking cost, of several the first. `wishes.growth...` is left aside for that
/// of `forecasts`. In the order given; the same on any number of threads. Errors as forecast's.
[[nodiscard]] Result<std::vector<PolicyFuture>> policiesInFuture(const Scenario& scenario,
                                                                 const std::shared_ptr<const Demand>& demand,
                                                                 std::span<const Policy> policies, const Wishes& wishes,
                                                                 const ForecastWishes& forecasts = {},
                                                                 const RunHooks& hooks = {});

} // namespace lowwater
