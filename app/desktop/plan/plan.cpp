// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plan/plan.h"

#include "app/desktop/words/format.h"
#include "sim/workload/more_agents.h"

#include <QCoreApplication>

#include <QStringList>

#include <fmt/format.h>

#include <stdexcept>
#include <utility>

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
    const auto add = [&wishes](std::string text) {
        wishes.plannedUsage += (wishes.plannedUsage.empty() ? "" : " and ") + std::move(text);
    };
    if (plan.usagePercent != Plan::recordedPercent)
        add(fmt::format("usage x {}", Money::fromNanos(oneCent.nanos() * plan.usagePercent).toString()));
    if (plan.moreAgents > 0)
        add(fmt::format("{} more {}", plan.moreAgents, plan.moreAgents == 1 ? "agent" : "agents"));
    return wishes;
}

std::shared_ptr<const History> planned(const std::shared_ptr<const History>& history, const Plan& plan,
                                       Duration idleGap, std::uint32_t seed)
{
    try {
        auto usage = history;
        if (plan.moreAgents > 0) {
            const auto habits = learnHabits(history, idleGap);
            if (!habits)
                throw habits.error();
            usage = withAgents(*habits, static_cast<std::uint32_t>(plan.moreAgents), seed);
        }
        if (plan.usagePercent != Plan::recordedPercent)
            usage = std::make_shared<const History>(usage->scaled(plan.usagePercent, Plan::recordedPercent));
        return usage;
    } catch (const std::overflow_error& overflow) {
        throw Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    } catch (const std::length_error& tooMany) {
        throw Error{ErrorCode::Limit, {}, {}, tooMany.what()};
    }
}

QString planNote(const Plan& plan)
{
    QStringList parts;
    if (plan.usagePercent != Plan::recordedPercent)
        parts << PlanWords::tr("usage %1").arg(usageText(plan.usagePercent));
    if (plan.moreAgents > 0)
        parts << agentsText(plan.moreAgents);
    return parts.join(PlanWords::tr(", ", "between parts of a list"));
}

QString agentsText(int more)
{
    return more == 1 ? PlanWords::tr("1 more agent") : PlanWords::tr("%Ln more agents", "", more);
}

QString usageText(int percent)
{
    const int decimals = percent % 100 == 0 ? 0 : percent % 10 == 0 ? 1 : 2;
    return PlanWords::tr("× %1").arg(words::locale().toString(percent / 100.0, 'f', decimals));
}

} // namespace lowwater
