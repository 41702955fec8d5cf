// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/table_sources.h"

#include "sim/core/time.h"

namespace lowwater {

TableSources::TableSources(const JsonNode& node)
{
    for (const auto& [name, source] : node.members()) {
        source.allowOnly({"where", "date"});
        const auto date = source.at("date");
        if (!date.read(&parseTime).dateOnly)
            date.fail(ErrorCode::Invalid, "is not a day; write one such as 2026-11-22");
        m_sources[name] = {std::string{source.at("where").text()}, std::string{date.text()}};
    }
}

const ValueSource& TableSources::of(const JsonNode& name) const
{
    const auto found = m_sources.find(name.text());
    if (found == m_sources.end())
        name.fail(ErrorCode::Invalid, "is not one of the sources");
    return found->second;
}

} // namespace lowwater
