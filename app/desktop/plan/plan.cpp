// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plan/plan.h"

#include "app/desktop/words/format.h"

#include <QCoreApplication>

#include <fmt/format.h>

namespace lowwater {

namespace {

class PlanWords {
    Q_DECLARE_TR_FUNCTIONS(lowwater::PlanWords)
};

} // namespace

Wishes wishesOf(const Plan& plan)
{
    Wishes wishes;
    wishes.agentHour = plan.agentHour;
    if (plan.changesUsage())
        wishes.plannedUsage =
            fmt::format("usage x {}", Money::fromNanos(oneCent.nanos() * plan.usagePercent).toString());
    return wishes;
}

Wishes growthWishesOf(const Plan& plan)
{
    Wishes wishes;
    wishes.agentHour = plan.agentHour;
    wishes.growthNumerator = plan.usagePercent;
    wishes.growthDenominator = Plan::recordedPercent;
    return wishes;
}

std::shared_ptr<const History> planned(const std::shared_ptr<const History>& history, const Plan& plan)
{
    if (!plan.changesUsage())
        return history;
    return std::make_shared<const History>(history->scaled(plan.usagePercent, Plan::recordedPercent));
}

QString planNote(const Plan& plan)
{
    return plan.changesUsage() ? PlanWords::tr("usage %1").arg(usageText(plan.usagePercent)) : QString();
}

QString usageText(int percent)
{
    const int decimals = percent % 100 == 0 ? 0 : percent % 10 == 0 ? 1 : 2;
    return PlanWords::tr("× %1").arg(words::locale().toString(percent / 100.0, 'f', decimals));
}

} // namespace lowwater
