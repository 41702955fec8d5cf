// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/time.h"

#include <cstdint>

namespace lowwater {

/// About as many charges as a synthesis may have.
inline constexpr double mostSynthesisCharges = 1e8;

/// Invalid where a synthesis has not 1 to 1000 sessions, 1 to 3660 days, or a start in the years 1970 to 9900.
Result<Done> checkSynthesis(std::uint32_t sessions, std::uint32_t days, SimTime start);

/// Limit: so many days would give so many charges.
[[nodiscard]] Error tooManyCharges(std::uint32_t days, double charges);

} // namespace lowwater
