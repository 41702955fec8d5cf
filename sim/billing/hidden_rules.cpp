// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/hidden_rules.h"

#include "sim/billing/name_pattern.h"
#include "sim/history/hidden_names.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lowwater {

namespace {

/// A name, and what it is called in the hidden history.
using HiddenOf = std::map<std::string, std::string>;
using Pattern = std::optional<std::string>;

HiddenOf projectsOf(const History& history)
{
    HiddenOf names;
    for (const NameId id : history.projects())
        names.try_emplace(std::string{history.name(id)}, hiddenProject(history.name(id)));
    return names;
}

/// A charge without a session is of the session named by its tool, which is not hidden.
HiddenOf sessionsOf(const History& history)
{
    HiddenOf names;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const std::string agent{history.name(history.agent(i))};
        const bool isTool = history.sessions()[i] == NameId::Empty;
        names.try_emplace(agent, isTool ? agent : hiddenSession(agent));
    }
    return names;
}

/// What a pattern becomes: itself where it is not set, `*` where it fits every name there is.
std::vector<Pattern> hidden(const Pattern& pattern, const HiddenOf& names)
{
    if (!pattern)
        return {pattern};
    std::vector<Pattern> patterns;
    for (const auto& [name, hiddenName] : names)
        if (matchesPattern(*pattern, name))
            patterns.emplace_back(patternFor(hiddenName));
    if (!patterns.empty() && patterns.size() == names.size())
        return {"*"};
    return patterns;
}

} // namespace

Routing hideNames(const Routing& routing, const History& history)
{
    Routing result = routing;
    if (routing.rules.empty())
        return result;
    result.rules.clear();
    const HiddenOf projects = projectsOf(history);
    const HiddenOf sessions = sessionsOf(history);
    for (const PoolRule& rule : routing.rules) {
        for (const Pattern& project : hidden(rule.project, projects)) {
            for (const Pattern& session : hidden(rule.session, sessions)) {
                PoolRule same = rule;
                same.project = project;
                same.session = session;
                result.rules.push_back(std::move(same));
            }
        }
    }
    return result;
}

} // namespace lowwater
