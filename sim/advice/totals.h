// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <cstdint>
#include <optional>

namespace lowwater {

/// What a policy came to: the columns of every comparison (MODEL.md section 6).
struct Totals {
    std::uint64_t interruptions = 0;
    Duration stoppedAgentTime{0};
    Duration delayedWork{0};
    std::uint64_t refusedAttempts = 0;
    std::uint64_t strandedCharges = 0;
    std::uint64_t reloads = 0; ///< credited
    Money fees;
    Money meanIdle;
    Money lowest;
    std::uint64_t storm = 0;
    Money spent;
    Money deposited;
    Money unserved;
    std::optional<Duration> leastWarning;
    std::optional<Duration> medianWarning;
    std::optional<Money> exposure; ///< unset: nothing stops a runaway
    Duration window{0};            ///< of the simulation

    /// No charge was refused.
    [[nodiscard]] bool isSafe() const { return refusedAttempts == 0 && strandedCharges == 0; }
    [[nodiscard]] bool operator==(const Totals&) const = default;
};

[[nodiscard]] Totals totalsOf(const Outcome& outcome);

/// The totals of one replay, and for which thresholds they hold: all in (above, upTo] (THEORY.md section 4); unset: no
/// bound. Only the exposure depends on the threshold itself.
struct ThresholdTotals {
    Totals totals;
    std::optional<Money> above;
    std::optional<Money> upTo;
};

/// One replay. Throws Error (as a value) where simulate returns one.
[[nodiscard]] ThresholdTotals replayTotals(const Scenario& scenario, const Demand& demand, const RunHooks& hooks = {});

} // namespace lowwater
