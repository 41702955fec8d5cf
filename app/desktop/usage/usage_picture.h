// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "sim/billing/api_bill.h"
#include "sim/billing/month_bill.h"
#include "sim/billing/plan_progress.h"
#include "sim/billing/top_consumers.h"
#include "sim/billing/usage_trend.h"

#include <QTimeZone>

#include <array>
#include <optional>
#include <vector>

namespace lowwater {

/// The pools in the order in which they are drawn.
inline constexpr std::array allPools{Pool::Plan, Pool::Extra, Pool::Api};

/// What a pool paid; not for Unset.
[[nodiscard]] Money costOf(const PoolCosts& costs, Pool pool);

/// All that the Usage page shows of a history, at its last charge. Weeks and months are UTC, hours the zone's.
struct UsagePicture {
    std::shared_ptr<const History> history;
    PoolCosts costs;
    std::int64_t days = 0; ///< from the first to the last charge, UTC
    UsageTrend trend;
    std::array<std::vector<Consumer>, 3> consumers; ///< by tool, model, project
    std::optional<ApiBill> bill;                    ///< of the last month with a charge by API key
    MonthBill month;                                ///< the last one, without what the record cannot tell
    std::vector<ToolPaidTwice> paidTwice;           ///< in that month
    std::vector<WindowUse> windows;
    std::vector<PlanProgress> progress;           ///< one for each window
    std::array<std::array<Money, 24>, 7> hours{}; ///< from Monday
};

/// O(charges). The history is not empty. Throws std::overflow_error where a sum leaves Money's range.
[[nodiscard]] UsagePicture usagePicture(const std::shared_ptr<const History>& history, const Routing& routing,
                                        const QTimeZone& zone);

/// A name as the window shows it; `not said` for the empty one.
[[nodiscard]] QString shownName(const History& history, NameId name);

} // namespace lowwater
