// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/usage_sum.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lowwater {

enum class Trend : std::uint8_t {
    Unknown, ///< fewer than two full weeks
    Falling,
    Steady,
    Rising
};

/// Usage by week, Monday to Sunday (UTC).
struct UsageTrend {
    struct Week {
        SimTime start;
        PoolCosts costs;
        int days = 7; ///< that the record covers

        [[nodiscard]] bool operator==(const Week&) const = default;
    };
    std::vector<Week> weeks; ///< those with a charge, in order
    Trend trend = Trend::Unknown;
    Money latest; ///< the served cost of the last full week, or of the week begun
    bool latestIsBegun = false;
    Money before; ///< the mean of the full weeks before it, at most four, rounded half to even
    int weeksBefore = 0;

    [[nodiscard]] bool operator==(const UsageTrend&) const = default;
};

/// The record covers the days from that of the first charge until `now` or, where that is not given, through that of
/// the last charge. A week is full where it covers all of it; a full week without a charge counts as zero. Usage is
/// rising where the last full week is more than a tenth above the mean of up to four full weeks before it, falling
/// where it is more than a tenth below. It is rising, too, where the week begun is that far above already.
[[nodiscard]] UsageTrend usageTrend(const History& history, const Routed& routed, std::optional<SimTime> now = {});

} // namespace lowwater
