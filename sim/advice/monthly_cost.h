// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/advice/wishes.h"

namespace lowwater {

/// What came to `money` in a simulation of this length, in 30 days; a record shorter than a day is not blown up to a
/// month, it counts as a day.
[[nodiscard]] Money perMonth(Money money, Duration window);

/// What a 30-day month of this costs: delayed work, idle money, fees (CLI.md).
[[nodiscard]] Money monthlyCost(const Totals& totals, const Wishes& wishes);
[[nodiscard]] Money monthlyCost(const Outcome& outcome, const Wishes& wishes);

/// What the reloads of a 30-day month are in bother: ranks beside monthlyCost, is never part of it.
[[nodiscard]] Money monthlyBother(const Totals& totals, const Wishes& wishes);

} // namespace lowwater
