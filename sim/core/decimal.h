// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/wide.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lowwater {

/// Reads an unsigned plain decimal such as `12`, `12.5` or `.5` as a count of 10^-decimals. More decimals, exponents,
/// thousands marks and decimal commas are errors with a hint; `Error::value` is the text.
[[nodiscard]] Result<std::int64_t> parseDecimal(std::string_view text, int decimals);

/// The exact decimal of count x 10^-decimals without trailing zeros.
[[nodiscard]] std::string formatDecimal(std::int64_t count, int decimals);

/// A count past 64 bits.
[[nodiscard]] std::string formatWhole(Wide count);

/// A double as the shortest text that reads back the same, never with an exponent's loss.
[[nodiscard]] std::string formatDouble(double value);

} // namespace lowwater
