// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/result.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"

#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// What the price of one request depends on.
struct PricedRequest {
    std::string_view model; ///< as the source names it; aliases and date suffixes are resolved
    SimTime time{};         ///< prices have a first day
    Tokens tokens;
    bool fast = false;       ///< the provider's fast mode
    std::string_view region; ///< `us` may cost more; empty where not known
};

/// The cost of a request at list price.
struct Priced {
    Money cost;
    bool rounded = false; ///< finer than a nano-dollar, rounded half to even
};

/// List prices by model and first day.
class PriceTable {
public:
    /// Reads the form of resources/prices.json; `file` is what errors call it.
    [[nodiscard]] static Result<PriceTable> parse(std::string_view json, const std::string& file);
    /// The table that ships with Lowwater.
    [[nodiscard]] static const PriceTable& builtIn();
    /// A person's own prices win over these.
    [[nodiscard]] PriceTable overriddenBy(const PriceTable& own) const;
    /// Nothing where the model is unknown or had no price yet at that time: the request is unpriced.
    [[nodiscard]] std::optional<Priced> cost(const PricedRequest& request) const;
};

} // namespace lowwater
