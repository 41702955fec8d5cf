// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lowwater {

/// What the person wants and what things are worth to them (CLI.md, `recommend`).
struct Wishes {
    std::vector<Money> amounts; ///< empty: the provider's choices, else 5, 10, 20, 50, 100 and the scenario's
    Money agentHour = Money::fromNanos(60'000'000'000);  ///< an hour of delayed work
    std::int64_t costOfMoneyNanoPercent = 5'000'000'000; ///< a year, on the idle balance, in 10^-9 percent
    Money perReload = Money::fromNanos(250'000'000);     ///< bother: ranks, is never part of monthlyCost
    std::int64_t growthNumerator = 1;                    ///< usage scaled by numerator/denominator before anything else
    std::int64_t growthDenominator = 1;
    std::string plannedUsage{}; ///< English: how the history was changed before it was given; empty: it is the record
    Money step = oneCent;       ///< thresholds are rounded up to a multiple, then to one that the provider offers
};

} // namespace lowwater
