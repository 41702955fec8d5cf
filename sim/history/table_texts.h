// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// The order of the parts of a date, in a table whose dates could be read in more than one.
enum class DateOrder : std::uint8_t { YearMonthDay, DayMonthYear, MonthDayYear };

/// How a table of another program writes what it says, beside which column is which.
struct TableTexts {
    std::optional<char> delimiter;  ///< `,` `;` tab or `|`; unset: found by the header
    bool decimalComma = false;      ///< 1.234,56 and 0,19
    std::optional<DateOrder> dates; ///< unset: as parseTime reads them, which refuses 9/1/2026
    std::string zone;               ///< of times that do not say theirs: `Europe/Berlin`, `+02:00`; empty: UTC
    std::string currencyColumn;     ///< its header; what is not in US dollars is left out. Empty: all is in dollars

    [[nodiscard]] bool operator==(const TableTexts&) const = default;
};

/// The words of `--map` that stand beside columns: `delimiter=comma|semicolon|tab|pipe`, `decimals=point|comma`,
/// `dates=ymd|dmy|mdy`, `zone=Europe/Berlin`, `currency=HEADER`. They are taken out of `words`. Errors: a value that is
/// none, a zone that the system does not know.
[[nodiscard]] Result<TableTexts> takeTableTexts(std::map<std::string, std::string>& words);

/// The words that takeTableTexts reads, without those that change nothing.
[[nodiscard]] std::map<std::string, std::string> wordsOf(const TableTexts& texts);

/// A time as the table writes it; what parseTime reads is read too. A time that an hour is put back over is the first
/// of the two, one that an hour is put forward over is moved to its end. A date alone is its midnight in the zone.
[[nodiscard]] Result<ParsedTime> parseTableTime(std::string_view text, const TableTexts& texts);

/// A sum as the table writes it, in the form that Money::parse reads: without a thousands mark, with a decimal point.
/// Nothing changes where the table has no decimal comma.
[[nodiscard]] std::string plainSum(std::string_view text, const TableTexts& texts);

} // namespace lowwater
