// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routed.h"
#include "sim/history/token_sums.h"

#include <cstdint>
#include <map>
#include <memory>

namespace lowwater {

/// What some charges come to. Costs past the range of money throw std::overflow_error.
struct UsageSum {
    Money cost;
    std::uint64_t charges = 0;
    TokenSums tokens;

    [[nodiscard]] bool operator==(const UsageSum&) const = default;
    void add(const History& history, ChargeIndex i);
};

struct DaySum {
    Money cost;
    std::uint64_t charges = 0;
};
/// By UTC day, at its start. A sum of several days counts as a charge on the first, its cost spread evenly. Throws
/// std::overflow_error where the costs of a day are past the range of money.
[[nodiscard]] std::map<SimTime, DaySum> sumsByDay(const std::shared_ptr<const History>& history);

/// The cost of some charges by what became of them.
struct PoolCosts {
    Money plan; ///< list price of what the plan served, throttled charges too
    Money extra;
    Money api;
    Money blocked; ///< refused, so nobody paid it

    [[nodiscard]] bool operator==(const PoolCosts&) const = default;
    /// All but what was blocked.
    [[nodiscard]] Money served() const { return plan + extra + api; }
    void add(Fate fate, Money cost);
};

/// Of the whole history.
[[nodiscard]] PoolCosts poolCosts(const History& history, const Routed& routed);

} // namespace lowwater
