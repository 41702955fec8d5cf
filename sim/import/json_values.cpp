// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_values.h"

#include <fmt/format.h>
#include <rapidjson/error/en.h>

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

Error cancelled(const std::string& file)
{
    return {ErrorCode::Cancelled, {file, 0, {}}, {}, "was not read to its end"};
}

/// A text for RapidJSON that tells of its progress, and ends early where the reading is to stop.
class WatchedStream {
public:
    using Ch = char;

    WatchedStream(std::string_view text, const RunHooks& hooks) : m_text{text}, m_end{text.size()}, m_hooks{hooks} {}

    [[nodiscard]] bool wasStopped() const noexcept { return m_wasStopped; }

    [[nodiscard]] char Peek() const { return m_at < m_end ? m_text[m_at] : '\0'; }
    char Take()
    {
        if (m_at >= m_nextLook)
            look();
        return m_at < m_end ? m_text[m_at++] : '\0';
    }
    [[nodiscard]] std::size_t Tell() const { return m_at; }
    // for streams that are written to, which this is not
    char* PutBegin() { return nullptr; }
    void Put(char) {}
    void Flush() {}
    std::size_t PutEnd(char*) { return 0; }

private:
    void look()
    {
        constexpr std::size_t between = std::size_t{1} << 20U;
        m_nextLook = m_at + between;
        m_hooks.progress(static_cast<double>(m_at) / static_cast<double>(m_text.size() + 1) / 2);
        m_wasStopped = m_wasStopped || m_hooks.stopRequested();
        if (m_wasStopped)
            m_end = m_at;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_end;
    std::size_t m_nextLook = 0;
    const RunHooks& m_hooks;
    bool m_wasStopped = false;
};

} // namespace

Result<JsonValues> JsonValues::parse(std::string_view text, const std::string& file, const RunHooks& hooks)
{
    JsonValues values;
    WatchedStream stream{text, hooks};
    do {
        rapidjson::Document document;
        document.ParseStream<flags>(stream);
        if (stream.wasStopped())
            return cancelled(file);
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
