// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/history.h"

#include <string_view>

namespace lowwater {

enum class EventKind {
    Look,
    Check,
    Review,
    Notice,
    Month,
    Deposit,
    Request,
    Blocked,
    Declined,
    Credit,
    Suspend,
    Fix,
    Post,
    Attempt,
    Refuse,
    Drop,
    Open,
    InterruptionBegins,
    InterruptionEnds,
};

/// `look`, `check` ... as `simulate --events` writes them.
[[nodiscard]] std::string_view eventName(EventKind kind) noexcept;

/// One thing that happened, in the order of the loop.
struct Event {
    SimTime time;
    EventKind kind = EventKind::Look;
    ChargeIndex charge = noCharge; ///< where it is about one
    Money amount;                  ///< the charge's cost, the reload, the deposit; 0 where none
    Money balance;                 ///< after it
    std::string_view note;         ///< English, static
};

} // namespace lowwater
