// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/provider_presets.h"
#include "sim/billing/routing.h"
#include "sim/core/result.h"
#include "sim/history/history.h"
#include "sim/replay/account.h"
#include "sim/replay/policy.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lowwater {

/// Everything a result depends on: a plain value. The history is shared, never copied.
struct Scenario {
    std::shared_ptr<const History> history; ///< all charges, before routing; never null for simulate
    Routing routing;
    Policy policy;
    Account account;
    Duration idleGap = std::chrono::minutes{30}; ///< >= 0
    std::uint32_t seed = 1;
    std::uint64_t replication = 0;
    ProviderChoice provider;           ///< whose preset was chosen; its values are in the other fields already
    std::optional<Money> subscription; ///< what the plan costs a month, >= 0; unset: as the provider's preset has it

    [[nodiscard]] Money openingBalance() const { return account.openingBalance.value_or(policy.amount); }
    /// Nothing where it is not known.
    [[nodiscard]] std::optional<Money> subscriptionPrice() const;
    [[nodiscard]] bool operator==(const Scenario&) const = default;
};

/// Every problem of the settings (not of the history), each naming the option, the value and the bound; empty: none.
[[nodiscard]] std::vector<Error> validate(const Scenario& scenario);

} // namespace lowwater
