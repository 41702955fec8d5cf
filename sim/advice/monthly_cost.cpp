// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/monthly_cost.h"

#include <algorithm>
#include <chrono>

namespace lowwater {

namespace {

constexpr Duration day = std::chrono::hours{24};
constexpr Duration month = day * 30;
constexpr Duration year = day * 365;

} // namespace

Money perMonth(Money money, Duration window)
{
    return money.scaled(month.count(), std::max(window, day).count());
}

Money monthlyCost(const Totals& totals, const Wishes& wishes)
{
    constexpr std::int64_t microsPerHour = Duration{std::chrono::hours{1}}.count();
    constexpr std::int64_t nanoPercentOfAll = 100'000'000'000;
    const Money delayed = wishes.agentHour.scaled(totals.delayedWork.count(), microsPerHour);
    const Money idleOfYear = totals.meanIdle.scaled(wishes.costOfMoneyNanoPercent, nanoPercentOfAll);
    return perMonth(delayed + totals.fees, totals.window) + idleOfYear.scaled(month.count(), year.count());
}

Money monthlyCost(const Outcome& outcome, const Wishes& wishes)
{
    return monthlyCost(totalsOf(outcome), wishes);
}

Money monthlyBother(const Totals& totals, const Wishes& wishes)
{
    return perMonth(wishes.perReload * static_cast<std::int64_t>(totals.reloads), totals.window);
}

} // namespace lowwater
