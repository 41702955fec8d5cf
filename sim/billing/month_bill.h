// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/usage_sum.h"

#include <vector>

namespace lowwater {

/// What one calendar month (UTC) cost, for those who wonder whether they were charged twice: three bills for three
/// things. What was drawn from the credits is no fourth: it was paid when they were bought.
struct MonthBill {
    SimTime month;       ///< its start
    Money subscription;  ///< the plan's price
    Money creditsBought; ///< put into the prepaid balance in the month
    Money api;           ///< the API key
    PoolCosts usage;     ///< what it was used for, at list price

    [[nodiscard]] bool operator==(const MonthBill&) const = default;
    [[nodiscard]] Money total() const { return subscription + creditsBought + api; }
};

/// The bill of the month that `time` falls in. What the plan costs and what was bought the history cannot tell.
[[nodiscard]] MonthBill monthBill(const History& history, const Routed& routed, SimTime time, Money subscription,
                                  Money creditsBought);

/// A tool that credits and an API key paid in the same month: perhaps signed in twice.
struct ToolPaidTwice {
    NameId tool = NameId::Empty;
    Money extra;
    Money api;

    [[nodiscard]] bool operator==(const ToolPaidTwice&) const = default;
};

/// Those of the month that `time` falls in, the dearest first, those of equal cost by name. A charge that does not say
/// its tool is of none.
[[nodiscard]] std::vector<ToolPaidTwice> toolsPaidTwice(const History& history, const Routed& routed, SimTime time);

} // namespace lowwater
