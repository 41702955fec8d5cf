// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"

#include <chrono>
#include <optional>

namespace lowwater {

enum class Mode { Auto, ByHand, Off };
enum class Rule { Add, TopUp };

/// What the person chooses (MODEL.md section 4).
struct Policy {
    Mode mode = Mode::Auto;
    Rule rule = Rule::Add;
    Money amount = Money::fromNanos(20'000'000'000);   ///< > 0; for TopUp, > threshold
    Money threshold = Money::fromNanos(5'000'000'000); ///< >= 0
    Duration reviewEvery = std::chrono::hours{24 * 7}; ///< > 0; ByHand only
    Duration reviewAt = std::chrono::hours{9};         ///< time of day, UTC; [0, 24 h); ByHand only
    std::optional<Duration> noticeDelay;               ///< unset: never; ByHand only

    [[nodiscard]] bool operator==(const Policy&) const = default;
};

} // namespace lowwater
