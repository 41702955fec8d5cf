// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/routing_words.h"

#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater {

namespace {

std::string_view consequenceText(Consequence consequence) noexcept
{
    switch (consequence) {
    case Consequence::Throttle:
        return "a smaller model";
    case Consequence::Overflow:
        return "usage credits";
    case Consequence::Block:
        break;
    }
    return "blocked";
}

std::string datesText(const PoolRule& rule)
{
    if (rule.firstDay == rule.lastDay)
        return fmt::format("on {}", formatDay(*rule.firstDay));
    if (!rule.lastDay)
        return fmt::format("from {} on", formatDay(*rule.firstDay));
    if (!rule.firstDay)
        return fmt::format("until {}", formatDay(*rule.lastDay));
    return fmt::format("from {} to {}", formatDay(*rule.firstDay), formatDay(*rule.lastDay));
}

} // namespace

std::string_view poolText(Pool pool) noexcept
{
    switch (pool) {
    case Pool::Plan:
        return "the plan";
    case Pool::Extra:
        return "usage credits";
    case Pool::Api:
        return "the API key";
    case Pool::Unset:
        break;
    }
    return "nothing";
}

std::string poolRuleText(const PoolRule& rule)
{
    std::vector<std::string> parts;
    const auto add = [&parts](std::string_view what, const std::optional<std::string>& pattern) {
        if (pattern)
            parts.push_back(pattern->empty() ? fmt::format("no {}", what) : fmt::format("{} {}", what, *pattern));
    };
    add("tool", rule.tool);
    add("model", rule.model);
    add("project", rule.project);
    add("session", rule.session);
    if (rule.ownPool)
        parts.push_back(*rule.ownPool == Pool::Unset ? std::string{"no pool of its own"}
                                                     : fmt::format("itself saying {}", poolName(*rule.ownPool)));
    if (rule.firstDay || rule.lastDay)
        parts.push_back(datesText(rule));
    return fmt::format("{}: {}", listText(parts), poolText(rule.pool));
}

std::string routingText(const Routing& routing)
{
    std::string text;
    for (const auto& rule : routing.rules)
        text += poolRuleText(rule) + "; ";
    return fmt::format("{}{}what the charge says, else {}", text, text.empty() ? "" : "else ",
                       poolText(routing.defaultPool));
}

std::string planWindowText(const PlanWindow& window)
{
    std::string when;
    switch (window.kind) {
    case PlanWindow::Kind::FromFirstCharge:
        when = fmt::format("in {} from the first charge", durationText(window.length));
        break;
    case PlanWindow::Kind::Anchored:
        when = fmt::format("every {} from {} UTC", intervalText(window.length),
                           formatTime(window.anchor).substr(0, 16).replace(10, 1, " "));
        break;
    case PlanWindow::Kind::Month:
        when = fmt::format("a billing cycle from day {} of the month", window.anchorDay);
        break;
    }
    return fmt::format("{} {}, then {}", exactMoneyText(window.allowance), when, consequenceText(window.consequence));
}

std::vector<std::string> routingWarnings(const Routing& routing, const Routed& routed)
{
    std::vector<std::string> texts;
    const auto count = [&routed](Fate fate) {
        return static_cast<std::uint64_t>(std::count(routed.fates.begin(), routed.fates.end(), fate));
    };
    if (routing.planWindows.empty())
        return texts;
    if (const auto blocked = count(Fate::Blocked); blocked > 0)
        texts.push_back(fmt::format("{} refused because the plan’s allowance was used up; no pool pays for {}.",
                                    countOf(blocked, "charge was", "charges were"), blocked == 1 ? "it" : "them"));
    if (const auto throttled = count(Fate::Throttled); throttled > 0)
        texts.push_back(fmt::format("{} served by a smaller model; {} recorded cost is kept.",
                                    countOf(throttled, "charge was", "charges were"),
                                    throttled == 1 ? "its" : "their"));
    const bool planAsked = std::any_of(routed.windows.begin(), routed.windows.end(),
                                       [](const WindowUse& use) { return !use.periods.empty(); });
    if (!planAsked && !routed.fates.empty())
        texts.emplace_back("A plan window is given, but no charge falls to the plan; say which do with a default pool "
                           "or a pool rule.");
    return texts;
}

} // namespace lowwater
