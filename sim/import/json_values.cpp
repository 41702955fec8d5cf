// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_values.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lowwater {

namespace {

/// As parseJson reads, but a value may follow another.
constexpr unsigned flags = rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseIterativeFlag |
                           rapidjson::kParseValidateEncodingFlag | rapidjson::kParseStopWhenDoneFlag;

Error notJson(std::string_view text, const rapidjson::Document& document, const std::string& file)
{
    const auto upTo = text.substr(0, std::min(document.GetErrorOffset(), text.size()));
    const auto line = 1 + static_cast<std::uint64_t>(std::count(upTo.begin(), upTo.end(), '\n'));
    return {ErrorCode::Malformed,
            {file, line, {}},
            {},
            fmt::format("is not JSON: {}", rapidjson::GetParseError_En(document.GetParseError()))};
}

} // namespace

Result<JsonValues> JsonValues::parse(std::string_view text, const std::string& file)
{
    JsonValues values;
    rapidjson::MemoryStream stream{text.data(), text.size()};
    do {
        rapidjson::Document document;
        document.ParseStream<flags>(stream);
        if (document.HasParseError()) {
            auto error = notJson(text, document, file);
            if (values.m_documents.empty())
                return error;
            values.m_failure = std::move(error);
            break;
        }
        values.m_documents.push_back(std::move(document));
    } while (text.find_first_not_of(" \t\r\n", stream.Tell()) != std::string_view::npos);
    return values;
}

std::vector<const rapidjson::Value*> JsonValues::all() const
{
    std::vector<const rapidjson::Value*> values;
    for (const auto& document : m_documents) {
        if (!document.IsArray()) {
            values.push_back(&document);
            continue;
        }
        for (const auto& item : document.GetArray())
            values.push_back(&item);
    }
    return values;
}

} // namespace lowwater
