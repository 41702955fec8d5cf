// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/delay.h"
#include "sim/core/money.h"
#include "sim/core/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace lowwater {

enum class Trigger { Level, Edge };
enum class Work { Defer, Drop };

/// At most `count` automatic reloads requested in any (t - window, t]. count > 0, window > 0.
struct ReloadRate {
    std::uint32_t count = 0;
    Duration window{0};
    [[nodiscard]] bool operator==(const ReloadRate&) const = default;
};

/// Paid on the card with each reload, not credited. Percent in 10^-9 percent.
struct Fee {
    Money fixed;
    std::int64_t nanoPercent = 0;
    [[nodiscard]] bool operator==(const Fee&) const = default;
};

struct Deposit {
    SimTime time;
    Money amount; ///< > 0
    [[nodiscard]] bool operator==(const Deposit&) const = default;
};

/// What the provider and the card do (MODEL.md section 4).
struct Account {
    std::optional<Money> openingBalance; ///< unset: the policy's amount
    Delay latency = Delay::constant(std::chrono::seconds{60});
    Trigger trigger = Trigger::Level;
    double declineRate = 0;                      ///< [0, 1]
    std::vector<std::uint64_t> declinedAttempts; ///< ascending, from 1
    std::uint32_t maxAttempts = 1;               ///< >= 1
    Duration retryDelay = std::chrono::hours{1};
    Delay fixDelay = Delay::constant(std::chrono::hours{8}); ///< may be Never, not Person
    std::optional<Money> dailyCap;
    std::optional<Money> monthlyCap;
    std::optional<ReloadRate> maxReloads;
    std::optional<Money> spendLimit; ///< > 0
    Fee fee;
    Duration billingLag{0};
    Delay resumeLag;               ///< never Never
    std::vector<Deposit> deposits; ///< in their given order
    Work work = Work::Defer;

    [[nodiscard]] bool operator==(const Account&) const = default;
};

} // namespace lowwater
