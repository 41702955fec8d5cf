// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/json_reader.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <algorithm>
#include <set>

namespace lowwater {

namespace {

std::string_view textOf(const rapidjson::Value& value)
{
    return {value.GetString(), value.GetStringLength()};
}

} // namespace

Result<rapidjson::Document> parseJson(std::string_view text, const std::string& file)
{
    // iterative, so that deep nesting cannot exhaust the stack
    constexpr unsigned flags =
        rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    // Document::Parse(text) would pass over parts of a byte order mark
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    rapidjson::MemoryStream stream{text.data(), text.size()};
    rapidjson::Document document;
    document.ParseStream<flags>(stream);
    auto problem = document.GetParseError();
    auto at = document.GetErrorOffset();
    if (problem == rapidjson::kParseErrorNone && stream.Tell() < text.size()) { // it stops at a NUL
        problem = rapidjson::kParseErrorDocumentRootNotSingular;
        at = stream.Tell();
    }
    if (problem == rapidjson::kParseErrorNone)
        return document;
    const auto upTo = text.substr(0, std::min(at, text.size()));
    const auto line = 1 + static_cast<std::uint64_t>(std::count(upTo.begin(), upTo.end(), '\n'));
    return Error{ErrorCode::Malformed,
                 {file, line, {}},
                 {},
                 fmt::format("is not JSON: {}", rapidjson::GetParseError_En(problem))};
}

std::string_view JsonNode::text() const
{
    if (!isText())
        fail(ErrorCode::Invalid, "is not a text or a number");
    return textOf(*m_value);
}

bool JsonNode::flag() const
{
    if (!m_value->IsBool())
        fail(ErrorCode::Invalid, "is not true or false");
    return m_value->GetBool();
}

std::vector<JsonNode> JsonNode::items() const
{
    if (!isArray())
        fail(ErrorCode::Invalid, "is not a list, in [ ]");
    std::vector<JsonNode> nodes;
    for (const auto& item : m_value->GetArray())
        nodes.push_back(child(item, fmt::format("{}[{}]", m_place, nodes.size())));
    return nodes;
}

std::vector<std::pair<std::string, JsonNode>> JsonNode::members() const
{
    if (!isObject())
        fail(ErrorCode::Invalid, "is not an object, in { }");
    std::vector<std::pair<std::string, JsonNode>> nodes;
    std::set<std::string_view> seen;
    for (const auto& member : m_value->GetObject()) {
        const auto name = textOf(member.name);
        auto node = child(member.value, m_place.empty() ? std::string{name} : fmt::format("{}.{}", m_place, name));
        if (!seen.insert(name).second)
            node.fail(ErrorCode::Invalid, "is there twice");
        nodes.emplace_back(name, std::move(node));
    }
    return nodes;
}

std::optional<JsonNode> JsonNode::find(std::string_view name) const
{
    for (auto& [key, node] : members())
        if (key == name && !node.m_value->IsNull())
            return std::move(node);
    return std::nullopt;
}

JsonNode JsonNode::at(std::string_view name) const
{
    if (auto found = find(name))
        return *std::move(found);
    Error error{ErrorCode::Missing, {m_file, 0, m_place}, {}, fmt::format("has no \"{}\"", name)};
    throw error;
}

void JsonNode::allowOnly(std::span<const std::string_view> names) const
{
    for (const auto& [key, node] : members())
        if (std::find(names.begin(), names.end(), key) == names.end())
            node.fail(ErrorCode::Invalid, fmt::format("is not known here; known are {}", fmt::join(names, ", ")));
}

JsonNode JsonNode::child(const rapidjson::Value& value, std::string place) const
{
    JsonNode node{value, m_file};
    node.m_place = std::move(place);
    return node;
}

std::string JsonNode::shown() const
{
    return isText() ? std::string{textOf(*m_value)} : std::string{};
}

void JsonNode::fail(ErrorCode code, std::string message) const
{
    throw Error{code, {m_file, 0, m_place}, shown(), std::move(message)};
}

void JsonNode::rethrow(Error error) const
{
    error.where = {m_file, 0, m_place};
    throw error;
}

} // namespace lowwater
