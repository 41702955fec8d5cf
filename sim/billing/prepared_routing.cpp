// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/prepared_routing.h"

#include "sim/billing/name_pattern.h"

#include <algorithm>
#include <set>

namespace lowwater {

namespace {

PoolRule toolRule(std::string_view tool, Pool pool)
{
    PoolRule rule;
    rule.tool = patternFor(tool);
    rule.pool = pool;
    return rule;
}

PoolRule everyCharge(Pool pool)
{
    PoolRule rule;
    rule.tool = "*";
    rule.pool = pool;
    return rule;
}

PoolRule saying(Pool own, Pool pool)
{
    PoolRule rule;
    rule.ownPool = own;
    rule.pool = pool;
    return rule;
}

Pool poolFor(Access access)
{
    switch (access) {
    case Access::ApiKey:
        return Pool::Api;
    case Access::Chat:
        return Pool::Plan;
    case Access::SignIn:
        break;
    }
    return Pool::Extra;
}

/// Everything that fell to `from` falls to `to`: by a rule, by the default, or because the charge says so.
void movePool(Routing& routing, Pool from, Pool to)
{
    std::erase(routing.rules, saying(to, from));
    for (auto& rule : routing.rules)
        if (rule.pool == from)
            rule.pool = to;
    if (routing.defaultPool == from)
        routing.defaultPool = to;
    if (const auto last = saying(from, to);
        std::find(routing.rules.begin(), routing.rules.end(), last) == routing.rules.end())
        routing.rules.push_back(last);
}

} // namespace

std::vector<std::string> toolsOf(const History& history)
{
    std::vector<bool> seen(history.names().size());
    for (const NameId tool : history.tools())
        seen[indexOf(tool)] = true;
    std::set<std::string> names;
    for (std::size_t id = 1; id < seen.size(); ++id)
        if (seen[id])
            names.emplace(history.name(static_cast<NameId>(id)));
    return {names.begin(), names.end()};
}

Routing asTheGuideHasIt(const History& history, const ToolTable& tools)
{
    Routing routing;
    for (const auto& name : toolsOf(history))
        if (const Tool* tool = tools.find(name))
            routing.rules.push_back(toolRule(name, poolFor(tool->access)));
    return routing;
}

Routing everythingFromCredits()
{
    Routing routing;
    routing.rules.push_back(everyCharge(Pool::Extra));
    return routing;
}

Routing onlyBeyondThePlan(const History& history, std::vector<PlanWindow> windows, const ToolTable& tools)
{
    Routing routing;
    routing.defaultPool = Pool::Plan;
    for (const auto& name : toolsOf(history))
        if (const Tool* tool = tools.find(name); tool && tool->access == Access::ApiKey)
            routing.rules.push_back(toolRule(name, Pool::Api));
    routing.planWindows = std::move(windows);
    for (auto& window : routing.planWindows)
        window.consequence = Consequence::Overflow;
    return routing;
}

Routing onlyTheseTools(std::span<const std::string> tools)
{
    Routing routing;
    for (const auto& tool : tools)
        routing.rules.push_back(toolRule(tool, Pool::Extra));
    routing.rules.push_back(everyCharge(Pool::Plan));
    return routing;
}

Routing withToolIn(Routing routing, std::string_view tool, Pool pool)
{
    for (const Pool before : {Pool::Plan, Pool::Extra, Pool::Api})
        std::erase(routing.rules, toolRule(tool, before));
    routing.rules.insert(routing.rules.begin(), toolRule(tool, pool));
    return routing;
}

Routing withPlan(Routing routing, std::vector<PlanWindow> windows)
{
    movePool(routing, Pool::Extra, Pool::Plan);
    routing.planWindows = std::move(windows);
    return routing;
}

Routing withoutPlan(Routing routing)
{
    movePool(routing, Pool::Plan, Pool::Extra);
    routing.planWindows.clear();
    return routing;
}

} // namespace lowwater
