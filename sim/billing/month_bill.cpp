// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/month_bill.h"

#include <algorithm>

namespace lowwater {

namespace {

struct Charges {
    ChargeIndex begin = 0;
    ChargeIndex end = 0;
};

Charges ofMonth(const History& history, SimTime time)
{
    const auto times = history.times();
    const auto at = [&times](SimTime bound) {
        return static_cast<ChargeIndex>(std::lower_bound(times.begin(), times.end(), bound) - times.begin());
    };
    return {at(startOfMonth(time)), at(startOfNextMonth(time))};
}

} // namespace

MonthBill monthBill(const History& history, const Routed& routed, SimTime time, Money subscription, Money creditsBought)
{
    MonthBill bill;
    bill.month = startOfMonth(time);
    bill.subscription = subscription;
    bill.creditsBought = creditsBought;
    const Charges charges = ofMonth(history, time);
    for (ChargeIndex i = charges.begin; i < charges.end; ++i)
        bill.usage.add(routed.fates[i], history.costs()[i]);
    bill.api = bill.usage.api;
    return bill;
}

std::vector<ToolPaidTwice> toolsPaidTwice(const History& history, const Routed& routed, SimTime time)
{
    std::vector<PoolCosts> byTool(history.names().size());
    const Charges charges = ofMonth(history, time);
    for (ChargeIndex i = charges.begin; i < charges.end; ++i)
        byTool[indexOf(history.tools()[i])].add(routed.fates[i], history.costs()[i]);
    std::vector<ToolPaidTwice> tools;
    for (std::size_t id = 0; id < byTool.size(); ++id) {
        const PoolCosts& costs = byTool[id];
        if (static_cast<NameId>(id) != NameId::Empty && costs.extra > Money{} && costs.api > Money{})
            tools.push_back({static_cast<NameId>(id), costs.extra, costs.api});
    }
    std::sort(tools.begin(), tools.end(), [&history](const ToolPaidTwice& a, const ToolPaidTwice& b) {
        const Money one = a.extra + a.api;
        const Money other = b.extra + b.api;
        return one != other ? one > other : history.name(a.tool) < history.name(b.tool);
    });
    return tools;
}

} // namespace lowwater
