// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/tool_table.h"

#include "sim/billing/built_in_tables.h"
#include "sim/core/json_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::string_view versionKey = "lowwater_tools";
constexpr std::array<std::string_view, 3> accesses{"sign_in", "api_key", "chat"};

std::string spelled(std::string_view tool)
{
    std::string text{tool};
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        else if (c == ' ' || c == '_')
            c = '-';
    }
    return text;
}

Access readAccess(const JsonNode& node)
{
    const auto found = std::find(accesses.begin(), accesses.end(), node.text());
    if (found == accesses.end())
        node.fail(ErrorCode::Invalid, "is not one of sign_in, api_key, chat");
    return static_cast<Access>(found - accesses.begin());
}

Tool readTool(const std::string& id, const JsonNode& node, const ValueSources& sources)
{
    node.allowOnly({"name", "maker", "aliases", "access", "source", "note"});
    Tool tool;
    tool.id = id;
    tool.name = node.at("name").text();
    tool.maker = node.at("maker").text();
    if (const auto aliases = node.find("aliases"))
        for (const auto& alias : aliases->items())
            tool.aliases.emplace_back(alias.text());
    tool.access = readAccess(node.at("access"));
    tool.source = sources.of(node, {});
    return tool;
}

std::vector<Tool> readTools(const JsonNode& root)
{
    root.allowOnly({versionKey, "about", "sources", "tools"});
    if (const auto version = root.at(versionKey); version.text() != "1")
        version.fail(ErrorCode::Invalid, "is not a version that is known here; 1 is");
    const ValueSources sources{root};
    std::vector<Tool> tools;
    std::set<std::string> spellings;
    for (const auto& [id, node] : root.at("tools").members()) {
        Tool tool = readTool(id, node, sources);
        std::set<std::string> own{spelled(tool.id), spelled(tool.name)};
        for (const auto& alias : tool.aliases)
            own.insert(spelled(alias));
        for (const auto& spelling : own)
            if (!spellings.insert(spelling).second)
                node.fail(ErrorCode::Invalid, "goes by \"" + spelling + "\", as a tool before it does");
        tools.push_back(std::move(tool));
    }
    return tools;
}

} // namespace

Result<ToolTable> ToolTable::parse(std::string_view json, const std::string& file)
{
    const auto document = parseJson(json, file);
    if (!document)
        return document.error();
    try {
        ToolTable table;
        table.m_tools = readTools(JsonNode{*document, file});
        return table;
    } catch (const Error& error) {
        return error;
    }
}

const ToolTable& ToolTable::builtIn()
{
    static const ToolTable table = [] {
        auto parsed = parse(builtInToolsJson, "tools.json");
        if (!parsed)
            throw std::logic_error{parsed.error().describe()};
        return *std::move(parsed);
    }();
    return table;
}

const Tool* ToolTable::find(std::string_view tool) const
{
    const std::string wanted = spelled(tool);
    const auto found = std::find_if(m_tools.begin(), m_tools.end(), [&wanted](const Tool& known) {
        return spelled(known.id) == wanted || spelled(known.name) == wanted ||
               std::any_of(known.aliases.begin(), known.aliases.end(),
                           [&wanted](const std::string& alias) { return spelled(alias) == wanted; });
    });
    return found == m_tools.end() ? nullptr : &*found;
}

} // namespace lowwater
