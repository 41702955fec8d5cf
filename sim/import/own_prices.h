// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace lowwater {

/// What a person says a model costs, in dollars for a million tokens. Cache prices that are not given follow from the
/// input's, as everywhere (price_table.h).
struct OwnPrice {
    std::string model; ///< as a history names it, not empty
    Money input;
    Money output;
    std::optional<Money> cacheWrite5m;
    std::optional<Money> cacheWrite1h;
    std::optional<Money> cacheRead;
};

/// The text of a price file with these prices in place of what it says of the models. Everything else in it stays,
/// numbers to the digit; the layout is made anew. `json` may be empty: a new file. `day`, such as `2026-11-22`, is told
/// as the date of their source. Errors are what is wrong with `json`, or with a price; what is returned can be read.
[[nodiscard]] Result<std::string> withOwnPrices(std::string_view json, const std::string& file,
                                                std::span<const OwnPrice> prices, const std::string& day);

} // namespace lowwater
