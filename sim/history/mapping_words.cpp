// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/mapping_words.h"

#include <algorithm>

namespace lowwater {

namespace {

/// Up to the comma that ends it, without it.
std::string takePart(std::string_view& text)
{
    bool isQuoted = false;
    std::size_t end = 0;
    for (; end < text.size() && (isQuoted || text[end] != ','); ++end)
        isQuoted = isQuoted != (text[end] == '"');
    std::string part{text.substr(0, end)};
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

std::string unquoted(std::string_view header)
{
    if (header.size() < 2 || header.front() != '"' || header.back() != '"')
        return std::string{header};
    std::string plain;
    for (std::size_t i = 1; i + 1 < header.size(); ++i) {
        plain += header[i];
        if (header[i] == '"' && header[i + 1] == '"' && i + 2 < header.size())
            ++i;
    }
    return plain;
}

std::string quoted(const std::string& header)
{
    if (header.find_first_of(",\"") == std::string::npos)
        return header;
    std::string text = "\"";
    for (const char c : header)
        text += c == '"' ? std::string{"\"\""} : std::string{c};
    return text + '"';
}

Error noPair(const std::string& part)
{
    return {ErrorCode::Invalid, {{}, 0, "map"}, part, "is not COLUMN=HEADER, such as timestamp=Date"};
}

} // namespace

Result<MappingWords> parseMapping(std::string_view text)
{
    MappingWords words;
    while (!text.empty()) {
        const std::string part = takePart(text);
        const auto equals = part.find('=');
        if (equals == std::string::npos || equals == 0)
            return noPair(part);
        words[part.substr(0, equals)] = unquoted(std::string_view{part}.substr(equals + 1));
    }
    return words;
}

std::string mappingText(const MappingWords& words)
{
    std::string text;
    for (const auto& [name, header] : words)
        text += (text.empty() ? "" : ",") + name + '=' + quoted(header);
    return text;
}

} // namespace lowwater
