// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/usage_sum.h"

#include <cstdint>
#include <vector>

namespace lowwater {

enum class ConsumerBy : std::uint8_t { Tool, Model, Project, Agent };

/// What one tool, model, project or agent used.
struct Consumer {
    NameId name = NameId::Empty;
    UsageSum sum;              ///< of all its charges, refused ones too
    PoolCosts costs;           ///< by what became of them
    std::uint64_t agents = 0;  ///< sessions that made the charges
    std::int64_t permille = 0; ///< its share of the cost of all charges, rounded half to even

    [[nodiscard]] bool operator==(const Consumer&) const = default;
    /// A quarter of all usage or more.
    [[nodiscard]] bool heavy() const noexcept { return permille >= 250; }
    /// What it would have cost with an API key of its own, which pays list price for every charge and refuses none.
    [[nodiscard]] Money ownKeyCost() const noexcept { return sum.cost; }
    /// What an API key of its own would have taken off the balance.
    [[nodiscard]] Money fromCredits() const noexcept { return costs.extra; }
};

/// The dearest first, those of equal cost by name.
[[nodiscard]] std::vector<Consumer> topConsumers(const History& history, const Routed& routed, ConsumerBy by);

} // namespace lowwater
