// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"

#include <functional>
#include <optional>
#include <string_view>

namespace lowwater {

/// What the price of one request depends on.
struct PricedRequest {
    std::string_view model; ///< as the source names it; aliases and date suffixes are resolved
    SimTime time{};         ///< prices have a first day
    Tokens tokens;
    bool fast = false;       ///< the provider's fast mode
    std::string_view region; ///< `us` may cost more; empty where not known
    /// The tokens are those of many requests, so that the length of their prompts is not known: the price is that of
    /// short ones.
    bool isSum = false;
    bool isBatch = false; ///< served by the provider's batch service, at half the price
};

/// The cost of a request at list price.
struct Priced {
    Money cost;
    bool rounded = false; ///< finer than a nano-dollar, rounded half to even
};

/// Prices a request; nothing where it has no price. Throws std::overflow_error past the range of money.
using Pricing = std::function<std::optional<Priced>(const PricedRequest&)>;

} // namespace lowwater
