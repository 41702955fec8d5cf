// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <memory>
#include <vector>

namespace lowwater {

/// When each charge of a demand was let through, by its index: its recorded time where nothing stopped its run before.
using ServedTimes = std::vector<SimTime>;
using ServedTimesPtr = std::shared_ptr<const ServedTimes>;

/// Of a charge that never was.
inline constexpr SimTime neverServed = SimTime::max();

/// By a replay that walks to every charge. Errors as simulate's.
[[nodiscard]] Result<ServedTimes> servedTimes(const Scenario& scenario, const Demand& demand,
                                              const RunHooks& hooks = {});

} // namespace lowwater
