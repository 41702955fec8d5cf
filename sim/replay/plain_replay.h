// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// The most common case straight from reload to reload, without an event: `auto`, `level`, a constant latency and
/// nothing that declines, limits, lags or is put in besides. Unset: the scenario is no such case or refuses a charge,
/// and the event loop has to replay it. Throws Error (Cancelled).
[[nodiscard]] std::optional<Outcome> replayPlainly(const Scenario& scenario, const Demand& demand,
                                                   const SimulateOptions& options, const RunHooks& hooks);

/// The same for many settings of one scenario. It takes a moment and 4 bytes a charge to prepare.
class PlainReplays {
public:
    /// Keeps references.
    PlainReplays(const Scenario& scenario, const Demand& demand);

    /// The totals of several thresholds at one amount. They go from reload to reload side by side: as thresholds that
    /// are near each other look at the same charges, they wait for memory once. Unset: as above, or the setting is not
    /// valid for the scenario. Can be asked by several threads. Throws Error (Cancelled).
    [[nodiscard]] std::vector<std::optional<Outcome>> totals(Money amount, std::span<const Money> thresholds,
                                                             const RunHooks& hooks) const;

private:
    const Scenario& m_scenario;
    const Demand& m_demand;
    bool m_isPlain;
    std::vector<ChargeIndex> m_nextAfter; ///< by charge, the first one behind it that is a latency or more later
};

} // namespace lowwater
