// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/csv_records.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// Without the spaces around it; A to Z as a to z.
[[nodiscard]] std::string inSmallLetters(std::string_view text);

/// Whether the text is a table with all these columns. Looks at its beginning only, however long it is.
[[nodiscard]] bool isTableWith(std::string_view text, std::initializer_list<std::string_view> columns);

/// A table in text form whose columns are found by name, without regard to case and to spaces around it.
class TableReader {
public:
    /// Reads the header; there may be none. The text must outlive this.
    explicit TableReader(std::string_view text, char delimiter = ',');

    /// The column called by the first of these names that is there.
    [[nodiscard]] std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const;
    [[nodiscard]] bool hasAll(std::initializer_list<std::string_view> names) const;
    /// As it stands in the header.
    [[nodiscard]] const std::string& header(std::size_t column) const { return m_headers[column]; }

    /// Moves to the next row; false after the last.
    [[nodiscard]] bool next() { return m_records.next(); }
    /// Empty where the table has no such column.
    [[nodiscard]] std::string_view cell(std::optional<std::size_t> column) const;
    /// A count, 0 where the cell is empty; nothing where it is no whole number of at least 0.
    [[nodiscard]] std::optional<std::int64_t> count(std::optional<std::size_t> column) const;
    /// Why the row cannot be read at all, as a predicate; empty where it can.
    [[nodiscard]] std::string problem() const;
    [[nodiscard]] const CsvRecords& record() const noexcept { return m_records; }

private:
    CsvRecords m_records;
    std::vector<std::string> m_headers;
    std::vector<std::string> m_names; ///< of the headers, in small letters
};

} // namespace lowwater
