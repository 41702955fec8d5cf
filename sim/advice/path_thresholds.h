// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/reload_delays.h"
#include "sim/replay/scenario.h"
#include "sim/workload/future.h"

#include <cstdint>
#include <optional>

namespace lowwater {

/// Whether a path's least safe thresholds are those of the two functions below: `auto`, `add`, `level`; no caps,
/// limits, billing lag, and no deposits after `start`. Latencies and declines may be drawn.
[[nodiscard]] bool pathThresholdHolds(const Scenario& scenario, SimTime start);

/// s* of THEORY.md section 2 on a path that starts with `opening`: the least threshold at which no charge is refused;
/// unset where none is safe (also where it would take more than ten million reloads). O(reloads x log of the path).
[[nodiscard]] std::optional<Money> leastSafeThreshold(const Future& path, Money amount, Money opening,
                                                      ReloadDelays& delays);

/// The same on a path that starts with `phase` more than the threshold (THEORY.md section 5; with threshold 0, which
/// acts as `u`, more than `u`). 0 <= phase < amount.
[[nodiscard]] std::optional<Money> leastSafeThresholdAtPhase(const Future& path, Money amount, Money phase,
                                                             ReloadDelays& delays);

/// The phase at which path 0, 1 ... starts: uniform in [0, amount), the same share of every amount.
[[nodiscard]] Money phaseOfPath(std::uint32_t seed, std::uint64_t path, Money amount);

/// What a path starts with under the scenario's policy: what the person typed; else, with auto-reload, the threshold
/// and its phase, which for `top_up` is of what a reload adds at the threshold; else the scenario's default.
[[nodiscard]] Money openingOfPath(const Scenario& scenario, std::uint64_t path);

} // namespace lowwater
