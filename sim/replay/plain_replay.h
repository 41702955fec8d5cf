// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <optional>

namespace lowwater {

/// The most common case straight from reload to reload, without an event: `auto`, `level`, a constant latency and
/// nothing that declines, limits, lags or is put in besides. Unset: the scenario is no such case or refuses a charge,
/// and the event loop has to replay it. Throws Error (Cancelled).
[[nodiscard]] std::optional<Outcome> replayPlainly(const Scenario& scenario, const Demand& demand,
                                                   const SimulateOptions& options, const RunHooks& hooks);

} // namespace lowwater
