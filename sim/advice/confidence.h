// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lowwater {

/// The chance that is exceeded with this confidence where `successes` of `trials` > 0 went well: Clopper and Pearson's
/// one-sided lower bound, which holds at least as often as it says. 0 < confidence < 1.
[[nodiscard]] double lowerBoundOfChance(std::uint64_t successes, std::uint64_t trials, double confidence);

/// The greatest k for which the k-th largest of `count` independent draws is at or above the `chance` quantile of their
/// law with this confidence; 0 where not even the largest is. Both in (0, 1).
[[nodiscard]] std::uint64_t rankFromTop(std::uint64_t count, double chance, double confidence);

} // namespace lowwater
