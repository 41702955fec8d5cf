// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/value_source.h"

namespace lowwater {

ValueSources::ValueSources(const JsonNode& file)
{
    const auto sources = file.find("sources");
    if (!sources)
        return;
    for (const auto& [key, node] : sources->members()) {
        node.allowOnly({"where", "date"});
        ValueSource source{std::string{node.at("where").text()}, {}};
        if (const auto date = node.find("date")) {
            (void)readDay(*date);
            source.date = date->text();
        }
        m_sources[key] = std::move(source);
    }
}

ValueSource ValueSources::of(const JsonNode& node, const ValueSource& usual) const
{
    const auto key = node.find("source");
    if (!key)
        return usual;
    const auto found = m_sources.find(std::string{key->text()});
    if (found == m_sources.end())
        key->fail(ErrorCode::Invalid, "is not among the file's \"sources\"");
    return found->second;
}

SimTime readDay(const JsonNode& node)
{
    const auto time = node.read(&parseTime);
    if (!time.dateOnly)
        node.fail(ErrorCode::Invalid, "is not a day; write one such as 2026-10-07");
    return time.time;
}

} // namespace lowwater
