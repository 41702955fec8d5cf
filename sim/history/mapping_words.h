// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <map>
#include <string>
#include <string_view>

namespace lowwater {

/// How a table is to be read: canonical columns (csv_columns.h) with their headers, and the words of table_texts.h.
using MappingWords = std::map<std::string, std::string>;

/// `timestamp=Date,cost_usd="Cost, net",session=`: the text of `--map`. A header with a comma or a quote stands in
/// quotes, its own doubled; an empty one says that the table has no such column. Errors name the part.
[[nodiscard]] Result<MappingWords> parseMapping(std::string_view text);

/// The text that parseMapping reads.
[[nodiscard]] std::string mappingText(const MappingWords& words);

} // namespace lowwater
