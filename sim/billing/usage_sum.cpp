// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/usage_sum.h"

#include "sim/history/spread_evenly.h"

namespace lowwater {

void UsageSum::add(const History& history, ChargeIndex i)
{
    cost += history.costs()[i];
    ++charges;
    if (history.hasTokens())
        tokens.add(history.tokens(i));
}

std::map<SimTime, DaySum> sumsByDay(const std::shared_ptr<const History>& history)
{
    std::map<SimTime, DaySum> days;
    const auto spread = spreadEvenly(history);
    for (ChargeIndex i = 0; i < spread->size(); ++i)
        days[startOfDay(spread->times()[i])].cost += spread->costs()[i];
    for (const SimTime time : history->times())
        ++days[startOfDay(time)].charges;
    return days;
}

void PoolCosts::add(Fate fate, Money cost)
{
    switch (poolOf(fate).value_or(Pool::Unset)) {
    case Pool::Plan:
        plan += cost;
        break;
    case Pool::Extra:
        extra += cost;
        break;
    case Pool::Api:
        api += cost;
        break;
    case Pool::Unset:
        blocked += cost;
        break;
    }
}

PoolCosts poolCosts(const History& history, const Routed& routed)
{
    PoolCosts costs;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        costs.add(routed.fates[i], history.costs()[i]);
    return costs;
}

} // namespace lowwater
