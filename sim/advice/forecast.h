// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/thresholds.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lowwater {

/// What is asked of the days to come.
struct ForecastWishes {
    std::uint32_t horizonDays = 30;                ///< 1 ... 3660
    std::uint32_t paths = 1'000;                   ///< 1 ... 1,000,000
    std::uint32_t costPaths = 100;                 ///< 1 ... 1,000,000: of the paths, those replayed for what is paid
    double confidence = 0.95;                      ///< of what is said about a chance, in (0, 1)
    double target = 0.99;                          ///< chance of no interruption within the horizon, in (0, 1)
    std::vector<std::uint32_t> blockDays{1, 2, 7}; ///< each 1 ... 7: days drawn together, each with paths of its own
    std::int64_t growthNumerator = 1;              ///< usage scaled by numerator/denominator before anything else
    std::int64_t growthDenominator = 1;
};

/// How likely no charge is refused within the horizon: as the paths have it, so conditional on the resampling.
struct Chance {
    std::uint64_t safe = 0; ///< paths without a refused charge
    std::uint64_t paths = 0;
    double lowerBound = 0; ///< Clopper and Pearson's, at the confidence asked for

    [[nodiscard]] double share() const { return static_cast<double>(safe) / static_cast<double>(paths); }
    [[nodiscard]] bool operator==(const Chance&) const = default;
};

/// What the paths say of one amount.
struct AmountForecast {
    struct Asked {
        Money threshold;
        std::uint64_t safe = 0; ///< paths without a refused charge at it
        [[nodiscard]] bool operator==(const Asked&) const = default;
    };

    Money amount;
    /// Exact: by the formulas of path_thresholds.h. Simulated: by replaying every path.
    Method method = Method::Exact;
    std::uint64_t paths = 0;
    /// Whether every path has a least safe threshold from which on every larger one is safe: then `leastSafe` holds
    /// all of them, ascending (a path on which no threshold is safe has none), and all thresholds are known at once.
    /// Elsewhere (THEORY.md section 1) only the thresholds asked about are, ascending.
    bool knowsAll = true;
    std::vector<Money> leastSafe;
    std::vector<Asked> asked;

    /// Paths without a refused charge at a threshold; unset where it was not asked for and is not known.
    [[nodiscard]] std::optional<std::uint64_t> safeAt(Money threshold) const;
    /// The same with its bound, which takes some microseconds.
    [[nodiscard]] std::optional<Chance> chanceAt(Money threshold, double confidence) const;
    /// The least threshold that, with this confidence, keeps the chance of no interruption at or above the target: the
    /// order statistic of THEORY.md section 5 or, where not all are known, the least of those asked about from which on
    /// each larger one does. Unset where none does, also for want of paths.
    [[nodiscard]] std::optional<Money> thresholdFor(double target, double confidence) const;
    [[nodiscard]] bool operator==(const AmountForecast&) const = default;
};

struct BlockForecast {
    std::uint32_t blockDays = 1;
    std::vector<AmountForecast> amounts; ///< in the order asked
    [[nodiscard]] bool operator==(const BlockForecast&) const = default;
};

struct Forecast {
    std::uint64_t paths = 0;        ///< of each block length: so far
    std::uint64_t recordedDays = 0; ///< work days of the record
    /// n / (n + horizon): how likely the days to come hold nothing worse than the worst of the n recorded ones, where
    /// days are exchangeable. Nothing said here can be surer than that.
    double dataLimit = 0;
    std::vector<BlockForecast> blocks;
};

/// What of it is asked.
struct ForecastQuestion {
    std::vector<Money> amounts;    ///< each > 0
    std::vector<Money> thresholds; ///< to be replayed where not all are known at once; may be empty
};

/// The days after the record, resampled from its work days (THEORY.md section 5): on each path the least threshold at
/// which no charge is refused, for each amount under the scenario's account. A path starts with the opening balance
/// typed, else at its phase above the threshold; path i meets the luck of replication i, whatever the amount. What was
/// charged in the month before the path, and the reloads before it, count towards no limit.
///
/// By formula where pathThresholdHolds; by replaying each path where a limit, a lag or a deposit is in the way; and for
/// `top_up`, `edge` and without auto-reload by replaying each path at each threshold asked about that can be set. For
/// histories that show stops. `onSoFar` is told what the first 8, 24, 56 ... paths say, on the calling thread.
///
/// The same on any number of threads. Errors as simulate's, and Invalid for the wishes.
[[nodiscard]] Result<Forecast> forecast(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                        const ForecastQuestion& question, const ForecastWishes& wishes = {},
                                        const RunHooks& hooks = {},
                                        const std::function<void(const Forecast&)>& onSoFar = {});

/// Every problem of the wishes, as validate's.
[[nodiscard]] std::vector<Error> validate(const ForecastWishes& wishes);

/// What the days to come are drawn from: the scenario's demand, or that of its usage scaled. Throws Error (as a value)
/// for what is not valid and for a demand without a charge.
[[nodiscard]] std::shared_ptr<const Demand>
grownDemand(const Scenario& scenario, const std::shared_ptr<const Demand>& demand, const ForecastWishes& wishes);

} // namespace lowwater
