// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/tool_table.h"
#include "sim/core/json_reader.h"

#include <map>
#include <string>

namespace lowwater {

/// The `sources` of a table in resources: an object of names, each with `where` and `date`. Throws Error, as JsonNode
/// does.
class TableSources {
public:
    explicit TableSources(const JsonNode& node);
    /// The source that a text names.
    [[nodiscard]] const ValueSource& of(const JsonNode& name) const;

private:
    std::map<std::string, ValueSource, std::less<>> m_sources;
};

} // namespace lowwater
