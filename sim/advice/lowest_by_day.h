// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/forecast.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace lowwater {

/// Which quantiles of a day's lowest balance are told; 0: the lowest of all.
inline constexpr std::array<double, 6> lowestShares{0, 0.05, 0.25, 0.5, 0.75, 0.95};

/// How low the balance falls on one of the days to come.
struct LowestOfDay {
    SimTime begin; ///< 24 hours from here, the work days of the record
    /// By lowestShares: the least balance that at least such a share of the paths falls to or below.
    std::array<Money, lowestShares.size()> quantiles;
    [[nodiscard]] bool operator==(const LowestOfDay&) const = default;
};

/// The days to come under one policy.
struct NextDays {
    std::vector<LowestOfDay> days;
    std::uint64_t paths = 0; ///< that were replayed
};

/// Of the scenario's own policy, by replaying the paths of the first of the block lengths, as forecast has them: the
/// balance with which a day begins counts for it too. The same on any number of threads. Errors as forecast's.
[[nodiscard]] Result<std::vector<LowestOfDay>> lowestByDay(const Scenario& scenario,
                                                           const std::shared_ptr<const Demand>& demand,
                                                           const ForecastWishes& wishes = {},
                                                           const RunHooks& hooks = {});

} // namespace lowwater
