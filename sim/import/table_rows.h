// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/charge_collector.h"
#include "sim/import/table_reader.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace lowwater {

/// What a row that sums up a day covers.
inline constexpr std::chrono::seconds wholeDay{86'400};

/// The rows of a table as the readers of formats go through them. What cannot be read skips its row and says why; the
/// row is then done with.
class TableRows {
public:
    struct Column {
        std::string_view name; ///< as messages call it; lives as long as the rows
        std::optional<std::size_t> at;
    };

    /// The input must outlive this.
    TableRows(const FormatInput& input, std::string_view format);

    /// The one called by the first of these names that is there; `at` is unset where none is. Literals only.
    [[nodiscard]] Column column(std::initializer_list<std::string_view> names) const;

    /// Calls it for every row that has the header's columns, as this one's current row. The error: to stop.
    [[nodiscard]] Result<Done> readEach(const std::function<void()>& readRow);

    [[nodiscard]] std::string_view cell(const Column& column) const { return m_table.cell(column.at); }
    /// Nothing: skipped.
    [[nodiscard]] std::optional<ParsedTime> time(const Column& column);
    /// The start of a day; nothing: skipped.
    [[nodiscard]] std::optional<SimTime> day(const Column& column);
    /// Dollars of at least 0; nothing: skipped.
    [[nodiscard]] std::optional<Money> cost(const Column& column) { return cost(column, cell(column)); }
    /// The same where the number is only a part of the cell.
    [[nodiscard]] std::optional<Money> cost(const Column& column, std::string_view number);
    /// Tokens, 0 where the cell is empty; false: skipped.
    [[nodiscard]] bool count(const Column& column, std::int64_t& tokens);

    [[nodiscard]] ChargeCollector& collector() noexcept { return m_collector; }

private:
    ChargeCollector m_collector;
    TableReader m_table;
};

} // namespace lowwater
