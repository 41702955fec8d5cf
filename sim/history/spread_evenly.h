// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"

#include <chrono>
#include <cstdint>
#include <memory>

namespace lowwater {

/// How long a time one charge stands for after spreading, at most.
inline constexpr std::chrono::minutes spreadStep{15};
/// So many charges at most; where there would be more, each stands for a longer time.
inline constexpr std::int64_t mostSpreadCharges = 2'000'000;

/// The same history with each sum of a coarse source as charges of equal size, equally apart over the time it covers,
/// so that a day's usage does not fall on one moment. Costs and tokens add up to what they were, to the unit; the
/// resolution stays. A history without spans is returned as it is.
[[nodiscard]] std::shared_ptr<const History> spreadEvenly(const std::shared_ptr<const History>& history);

} // namespace lowwater
