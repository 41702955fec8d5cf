// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/month_bill.h"

#include <algorithm>

namespace lowwater {

MonthBill monthBill(const History& history, const Routed& routed, SimTime time, Money subscription, Money creditsBought)
{
    MonthBill bill;
    bill.month = startOfMonth(time);
    bill.subscription = subscription;
    bill.creditsBought = creditsBought;
    const auto times = history.times();
    const auto begin = std::lower_bound(times.begin(), times.end(), bill.month);
    const SimTime end = startOfNextMonth(time);
    for (auto i = static_cast<ChargeIndex>(begin - times.begin()); i < history.size() && times[i] < end; ++i)
        bill.usage.add(routed.fates[i], history.costs()[i]);
    bill.api = bill.usage.api;
    return bill;
}

} // namespace lowwater
