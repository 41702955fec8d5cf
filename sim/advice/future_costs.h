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
    std::uint64_t paths = 0;
    /// The ranking cost less that of the best policy, path by path: all meet the same days and the same luck, so that
    /// much of the chance in each goes out of the difference.
    Money behindBest;
    Money behindBestError; ///< its standard error; 0 for the best itself, and where there is but one path

    [[nodiscard]] bool operator==(const PolicyFuture&) const = default;
};

/// Whose days to come: the scenario's account, its policy left aside.
struct FutureQuestion {
    const Scenario& scenario;
    const std::shared_ptr<const Demand>& demand;
    const Wishes& wishes; ///< their growth is left aside for that of `forecasts`
    const ForecastWishes& forecasts;
};

/// What is known of policies in the days after a record, path by path: the paths of the first of the block lengths, as
/// forecast has them. What was replayed once is not replayed again.
class FutureCosts {
public:
    /// Makes known the first `paths` paths of each policy, always for the same question but for its count of paths. The
    /// same on any number of threads. Throws Error (as a value) where simulate returns one.
    void replay(const FutureQuestion& question, std::span<const Policy> policies, std::size_t paths,
                const RunHooks& hooks);

    /// In the order given, over the first `paths` paths, which were replayed of each of them; the best has the least
    /// mean ranking cost, of several the first.
    [[nodiscard]] std::vector<PolicyFuture> compared(std::span<const Policy> policies, std::size_t paths) const;

private:
    /// Of one policy, by path.
    struct Known {
        Policy policy;
        std::vector<Money> monthly;
        std::vector<Money> ranking;
        std::vector<char> safe;
    };

    [[nodiscard]] const Known& of(const Policy& policy) const;
    /// Those with fewer than `paths` paths, after room was made for each; by position.
    [[nodiscard]] std::vector<std::size_t> missing(std::span<const Policy> policies, std::size_t paths);

    std::vector<Known> m_known;
};

/// Each policy under the scenario's account by replaying `forecasts.paths` paths. Errors as forecast's.
[[nodiscard]] Result<std::vector<PolicyFuture>> policiesInFuture(const Scenario& scenario,
                                                                 const std::shared_ptr<const Demand>& demand,
                                                                 std::span<const Policy> policies, const Wishes& wishes,
                                                                 const ForecastWishes& forecasts = {},
                                                                 const RunHooks& hooks = {});

} // namespace lowwater
