// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/core/result.h"

#include <functional>
#include <limits>
#include <vector>

namespace lowwater {

/// Thresholds from `from` to `upTo`, both included, that all give these totals.
struct ThresholdStep {
    Money from;
    Money upTo;
    Totals totals; ///< `exposure` is that at `from`: it alone rises with the threshold itself
};

/// Which thresholds: from, from + grain ... up to `to`. With one nano-dollar for the grain these are all there are,
/// which on a long record can be a step for every charge; with a cent, all that a person can choose.
struct ThresholdRange {
    Money from;
    Money to; ///< >= from, included where the grain meets it; below the amount for `top_up`
    Money grain = oneNano;
};

struct StepOptions {
    std::size_t mostSteps = std::numeric_limits<std::size_t>::max(); ///< where there are more, none are kept
    /// Told each step as it is found: a few of everywhere first, then what lies between. On a thread at work, one at a
    /// time. A step may be told twice.
    std::function<void(const ThresholdStep&)> onStep;
};

struct ThresholdSteps {
    std::vector<ThresholdStep> steps; ///< ascending, without gaps; empty: there are more than mostSteps
    bool endless = false;             ///< every threshold above the range gives the last step's totals too

    /// The step of a threshold of the range; null where there is none.
    [[nodiscard]] const ThresholdStep* at(Money threshold) const;
};

/// The results of every threshold of a range at the scenario's amount, exactly (THEORY.md section 4), for every mode,
/// rule and trigger, with interruptions and without: a replay decides a whole interval of thresholds, the next one
/// starts beyond it. On all cores; the same on any number. Errors as simulate's, and Invalid for the range.
[[nodiscard]] Result<ThresholdSteps> thresholdSteps(const Scenario& scenario, const Demand& demand,
                                                    const ThresholdRange& range, const StepOptions& options = {},
                                                    const RunHooks& hooks = {});

} // namespace lowwater
