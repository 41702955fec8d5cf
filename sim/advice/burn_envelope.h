// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// E(w) of THEORY.md section 3: the most that was spent within a window that starts at a charge, [t, t + w).
struct EnvelopePoint {
    Duration window{0};
    Money most;
    ChargeIndex first = noCharge; ///< the window's first charge, the earliest where several windows spent as much
    ChargeIndex count = 0;        ///< charges in it
    SimTime from;                 ///< when its first charge was made
    [[nodiscard]] bool operator==(const EnvelopePoint&) const = default;
};

inline constexpr std::size_t usualEnvelopeWindows = 60;

/// `count` (>= 2) windows from one second to seven days, even on a logarithmic scale in whole seconds, and `latency`
/// (where > 0) in its place; ascending, each once.
[[nodiscard]] std::vector<Duration> envelopeWindows(std::optional<Duration> latency = {},
                                                    std::size_t count = usualEnvelopeWindows);

/// One point for each window (> 0), exact, O(charges) a window, on all cores; empty where there is no charge. Errors:
/// Invalid, Cancelled.
[[nodiscard]] Result<std::vector<EnvelopePoint>> burnEnvelope(const Demand& demand, std::span<const Duration> windows,
                                                              const RunHooks& hooks = {});

} // namespace lowwater
