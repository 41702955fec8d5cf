// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/json_lines.h"

#include "sim/core/json_reader.h"

#include <algorithm>
#include <cstddef>

namespace lowwater {

namespace {

constexpr std::size_t linesTried = 50;
constexpr std::size_t bytesTried = std::size_t{1} << 20U;

/// Walks through the lines that are not blank.
class Lines {
public:
    explicit Lines(std::string_view text) : m_text{text} {}

    bool next()
    {
        while (m_end < m_text.size()) {
            const auto begin = m_end;
            const auto feed = m_text.find('\n', begin);
            m_line = m_text.substr(begin, feed == std::string_view::npos ? feed : feed - begin);
            m_end = feed == std::string_view::npos ? m_text.size() : feed + 1;
            ++m_number;
            if (m_line.find_first_not_of(" \t\r") != std::string_view::npos)
                return true;
        }
        return false;
    }
    [[nodiscard]] std::string_view line() const { return m_line; }
    [[nodiscard]] std::uint64_t number() const { return m_number; }
    [[nodiscard]] std::size_t position() const { return m_end; }

private:
    std::string_view m_text;
    std::string_view m_line;
    std::size_t m_end = 0; ///< of the line, behind its line feed
    std::uint64_t m_number = 0;
};

} // namespace

Result<Done> readJsonLines(const FormatInput& input, ChargeCollector& collector, bool isPrivate,
                           const std::function<void(const JsonLine&)>& read)
{
    Lines lines{input.text};
    while (lines.next()) {
        if (auto going = collector.at(lines.position()); !going)
            return going;
        const auto document = parseJson(lines.line(), input.file);
        if (document && document->IsObject()) {
            read({*document, lines.number(), lines.line()});
            continue;
        }
        collector.line(lines.number(), isPrivate ? std::string_view{} : lines.line());
        collector.skip("malformed", {}, {}, document ? "is not an object, in { }" : document.error().message);
    }
    return Done{};
}

bool hasJsonLine(std::string_view text, std::string_view mark,
                 const std::function<bool(const rapidjson::Value&)>& matches)
{
    Lines lines{text.substr(0, bytesTried)};
    for (std::size_t i = 0; i < linesTried && lines.next(); ++i) {
        if (lines.line()[lines.line().find_first_not_of(" \t\r")] != '{')
            return false;
        if (lines.line().find(mark) == std::string_view::npos)
            continue;
        const auto document = parseJson(lines.line(), {});
        if (document && document->IsObject() && matches(*document))
            return true;
    }
    return false;
}

} // namespace lowwater
