// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/robustness.h"

#include <string>
#include <string_view>

namespace lowwater {

/// `How long a reload takes`
[[nodiscard]] std::string_view factorWords(Factor factor) noexcept;

/// What a factor is in a situation: `5 min`, `typical card`, `4 %`, `× 1.25`, `+1`; of the base `as assumed`.
[[nodiscard]] std::string situationValueWords(const Situation& situation);

/// With what it is about: `Reloads take 5 min`, `4 % of payments declined`, `Usage × 1.25`, `1 more agent`, `As
/// assumed`.
[[nodiscard]] std::string situationWords(const Situation& situation);

} // namespace lowwater
