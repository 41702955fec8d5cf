// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/charge.h"
#include "sim/history/mapping_words.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// A row as it is, and as it would be read: one of `charge` and `problem`.
struct PreviewRow {
    std::uint64_t line = 0;
    std::vector<std::string> cells; ///< UTF-8
    std::optional<Charge> charge;
    std::optional<Error> problem; ///< `where.field`: the header of the bad cell; empty where it is the whole row
};

/// The first rows of a table.
struct TablePreview {
    char delimiter = ',';
    std::vector<std::string> headers;
    std::vector<PreviewRow> rows;
    std::optional<Error> problem; ///< why no row can be read; the rows then have cells alone
};

/// Reads the first rows with a mapping. `text` may be the beginning of a longer one: its last row is left out where it
/// may be cut off (`isWhole` false). Prices are not looked up: a row without a cost is one that has none.
[[nodiscard]] TablePreview previewTable(std::string_view text, bool isWhole, const MappingWords& words,
                                        std::size_t mostRows = 50);

/// A mapping that fits the first rows as far as can be told: the delimiter, columns by name or else by what is in them,
/// the order of dates, the decimal mark, a column with the currency. Only what readCsv would not find by itself is in
/// it.
[[nodiscard]] MappingWords guessMapping(std::string_view text, bool isWhole);

/// The same for all tables with these headers: what a mapping is remembered by.
[[nodiscard]] std::string headerSignature(const std::vector<std::string>& headers);

} // namespace lowwater
