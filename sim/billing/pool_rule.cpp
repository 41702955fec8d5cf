// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/pool_rule.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lowwater {

namespace {

using Field = std::optional<std::string> PoolRule::*;
constexpr std::array<std::pair<std::string_view, Field>, 4> nameFields{{{"tool", &PoolRule::tool},
                                                                        {"model", &PoolRule::model},
                                                                        {"project", &PoolRule::project},
                                                                        {"session", &PoolRule::session}}};
constexpr std::string_view between = "..";

Error bad(std::string_view text, std::string message)
{
    return Error{ErrorCode::Invalid, {}, std::string{text}, std::move(message)};
}

Result<SimTime> parseDay(std::string_view text)
{
    const auto day = parseTime(text);
    if (!day || !day->dateOnly)
        return bad(text, "is not a day; write one such as 2026-09-01, or days such as 2026-09-01..2026-09-30");
    return day->time;
}

Result<Done> setDates(PoolRule& rule, std::string_view text)
{
    const auto dots = text.find(between);
    const auto first = text.substr(0, dots);
    const auto last = dots == std::string_view::npos ? first : text.substr(dots + between.size());
    if (first.empty() && last.empty())
        return bad(text, "names no day; write one such as 2026-09-01, or days such as 2026-09-01..2026-09-30");
    const auto set = [](std::optional<SimTime>& target, std::string_view day) -> Result<Done> {
        if (day.empty())
            return Done{};
        auto time = parseDay(day);
        if (!time)
            return time.error();
        target = *time;
        return Done{};
    };
    if (auto done = set(rule.firstDay, first); !done)
        return done;
    return set(rule.lastDay, last);
}

Result<Done> setCondition(PoolRule& rule, std::string_view condition)
{
    const auto equals = condition.find('=');
    if (equals == std::string_view::npos)
        return bad(condition, "is not a condition; write one such as tool=cursor (in a name, ? stands for a comma)");
    const auto field = condition.substr(0, equals);
    const auto value = condition.substr(equals + 1);
    const auto twice = [&] { return bad(condition, "is a second condition of its kind; write another rule"); };
    for (const auto& [name, member] : nameFields) {
        if (name != field)
            continue;
        if (rule.*member)
            return twice();
        rule.*member = std::string{value};
        return Done{};
    }
    if (field == "date")
        return rule.firstDay || rule.lastDay ? twice() : setDates(rule, value);
    if (field != "pool")
        return bad(condition, "matches on nothing known; use tool, model, project, session, date or pool");
    const auto own = poolFromName(value);
    if (!own)
        return bad(condition, "is not one of plan|extra|api or nothing, for charges that do not say");
    if (rule.ownPool)
        return twice();
    rule.ownPool = own;
    return Done{};
}

} // namespace

Result<Pool> parsePool(std::string_view text)
{
    const auto pool = poolFromName(text);
    if (!pool || *pool == Pool::Unset)
        return bad(text, "is not one of plan|extra|api");
    return *pool;
}

Result<PoolRule> PoolRule::parse(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return bad(text, "names no pool; write a rule such as tool=cursor:api");
    const auto pool = parsePool(text.substr(colon + 1));
    if (!pool)
        return pool.error();
    PoolRule rule;
    rule.pool = *pool;
    std::string_view rest = text.substr(0, colon);
    if (rest.empty())
        return bad(text, "has no condition; write a rule such as tool=cursor:api (tool=* is every charge)");
    while (true) {
        const auto comma = rest.find(',');
        if (auto done = setCondition(rule, rest.substr(0, comma)); !done)
            return done.error();
        if (comma == std::string_view::npos)
            break;
        rest.remove_prefix(comma + 1);
    }
    if (rule.firstDay && rule.lastDay && *rule.lastDay < *rule.firstDay)
        return bad(text, "ends before it begins; write the earlier day first");
    return rule;
}

std::string PoolRule::toString() const
{
    std::string text;
    const auto add = [&text](std::string_view field, std::string_view value) {
        if (!text.empty())
            text += ',';
        text.append(field).append("=").append(value);
    };
    for (const auto& [name, member] : nameFields)
        if (const auto& pattern = this->*member)
            add(name, *pattern);
    if (ownPool)
        add("pool", poolName(*ownPool));
    if (firstDay && lastDay && *firstDay == *lastDay)
        add("date", formatDay(*firstDay));
    else if (firstDay || lastDay)
        add("date", (firstDay ? formatDay(*firstDay) : std::string{}) + std::string{between} +
                        (lastDay ? formatDay(*lastDay) : std::string{}));
    return text + ':' + std::string{poolName(pool)};
}

} // namespace lowwater
