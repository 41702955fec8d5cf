// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// The columns of the canonical CSV, in its order (the README's "The canonical CSV"); the last is there only where
/// charges sum up a time.
enum class CsvColumn : std::uint8_t {
    Timestamp,
    CostUsd,
    Session,
    Tool,
    Model,
    Project,
    Pool,
    InputTokens,
    OutputTokens,
    CacheWrite5mTokens,
    CacheWrite1hTokens,
    CacheReadTokens,
    SpanSeconds,
};
inline constexpr std::size_t csvColumnCount = 13;

/// `timestamp`, `cost_usd` …
[[nodiscard]] std::string_view csvColumnName(CsvColumn column) noexcept;

/// Which field of a record serves which column.
struct CsvColumns {
    std::array<std::optional<std::size_t>, csvColumnCount> fieldOf;
    std::vector<std::string> headers;    ///< as they stand in the file, as UTF-8
    std::optional<std::size_t> currency; ///< the field that says the currency of the cost
    std::vector<std::string> warnings;

    [[nodiscard]] std::optional<std::size_t> field(CsvColumn column) const
    {
        return fieldOf[static_cast<std::size_t>(column)];
    }
    [[nodiscard]] bool has(CsvColumn column) const { return field(column).has_value(); }
    /// The header of a column that is there.
    [[nodiscard]] const std::string& header(CsvColumn column) const { return headers[*field(column)]; }
};

/// Finds the columns by name: `chosen` (canonical column -> header; empty: the table has none) first, then canonical
/// names, then synonyms; letter case, spaces, `-`, `_` and the like make no difference. Errors (without a place): a
/// chosen column that is no canonical one (Invalid) or whose header is not there (Missing), no time or no cost
/// (Missing). `currency`: the header of the column that says the currency; empty: none does.
[[nodiscard]] Result<CsvColumns> findCsvColumns(std::vector<std::string> headers,
                                                const std::map<std::string, std::string>& chosen,
                                                const std::string& currency = {});

/// The columns that can be told by name, which may lack a time or a cost.
[[nodiscard]] CsvColumns guessCsvColumns(std::vector<std::string> headers);

} // namespace lowwater
