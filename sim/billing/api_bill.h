// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/usage_sum.h"

#include <vector>

namespace lowwater {

/// What the API key cost in one calendar month (UTC), by model.
struct ApiBill {
    struct Line {
        NameId model = NameId::Empty;
        UsageSum sum;

        [[nodiscard]] bool operator==(const Line&) const = default;
    };
    SimTime month; ///< its start
    UsageSum total;
    std::vector<Line> lines; ///< the dearest first, those of equal cost by name

    [[nodiscard]] bool operator==(const ApiBill&) const = default;
};

/// The months with a charge of the pool `api`, in order.
[[nodiscard]] std::vector<ApiBill> apiBills(const History& history, const Routed& routed);

} // namespace lowwater
