// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/safe_thresholds.h"

#include <optional>

namespace lowwater {

// What the provider's steps, the rule and the fineness of a threshold let one set.

/// The highest threshold that the provider lets one set at this amount; unset: any.
[[nodiscard]] std::optional<Money> highestOffered(const Scenario& scenario, Money amount);

/// The least threshold at or above `least` that can be set at this amount: a multiple of `step`, then what the provider
/// offers. Unset where there is none.
[[nodiscard]] std::optional<Money> choosableThreshold(const Scenario& scenario, Money step, Money amount, Money least);

} // namespace lowwater
