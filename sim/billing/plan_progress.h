// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routed.h"

#include <optional>
#include <vector>

namespace lowwater {

/// How far a plan window's allowance is used at a moment.
struct PlanProgress {
    PlanWindow window;
    /// Until when the allowance holds: it refills at the end. Nothing where a window that starts at its first charge
    /// has none open: the next charge starts one.
    std::optional<TimeSpan> period;
    Money used;                    ///< in that period, by charges up to the moment
    std::optional<SimTime> ranOut; ///< no later than the moment
    std::uint64_t kept = 0;        ///< charges up to the moment that it throttled, let overflow or blocked

    [[nodiscard]] bool operator==(const PlanProgress&) const = default;
    [[nodiscard]] bool usedUp() const noexcept { return used >= window.allowance; }
};

/// One for each of the routing's windows, at `now` or, where that is not given, at the last charge. A charge at the
/// moment counts.
[[nodiscard]] std::vector<PlanProgress> planProgress(const History& history, const Routed& routed,
                                                     std::optional<SimTime> now = {});

} // namespace lowwater
