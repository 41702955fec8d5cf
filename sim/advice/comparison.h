// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/monthly_cost.h"
#include "sim/core/result.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lowwater {

/// What stands side by side in every comparison, in this order.
enum class Alternative {
    Current,      ///< the scenario's policy as it is
    Recommended,  ///< where there is a recommendation
    AutoReload,   ///< the scenario's amount and threshold with automatic reload
    ByHandWeekly, ///< a person looks every seven days
    ByHandDaily,  ///< a person looks every day
    Off,          ///< nobody buys
};

/// `current`, `recommended`, `auto_reload`, `by_hand_weekly`, `by_hand_daily`, `off`
[[nodiscard]] std::string_view alternativeName(Alternative alternative) noexcept;

struct ComparisonRow {
    Alternative alternative = Alternative::Current;
    Policy policy;
    Totals totals; ///< with warning times and exposure
    Money monthlyCost;
};

/// Every alternative on the scenario's record, account and opening balance, which stays what it is whatever the amount.
/// On all cores; errors as simulate's.
[[nodiscard]] Result<std::vector<ComparisonRow>> compareAlternatives(const Scenario& scenario, const Demand& demand,
                                                                     const std::optional<Policy>& recommended,
                                                                     const Wishes& wishes = {},
                                                                     const RunHooks& hooks = {});

} // namespace lowwater
