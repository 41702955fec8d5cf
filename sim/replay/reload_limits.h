// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/replay/account.h"

#include <deque>
#include <optional>

namespace lowwater {

/// What limits automatic reloads: the caps of a calendar day and month, and so many in a window.
class ReloadLimits {
public:
    explicit ReloadLimits(const Account& account);

    struct Block {
        /// When every limit that blocks now would let the reload pass; unset: it is larger than a cap, for good.
        std::optional<SimTime> until;
    };
    /// Unset: a reload of this amount may be requested at this time.
    [[nodiscard]] std::optional<Block> blocks(SimTime time, Money amount);
    /// A reload counts once, when it is requested.
    void count(SimTime time, Money amount);

private:
    struct Cap {
        std::optional<Money> most;
        SimTime end{Duration::min()}; ///< of the calendar period that `used` is about
        Money used;
    };
    template <typename EndOfPeriod>
    static void enterPeriod(Cap& cap, SimTime time, EndOfPeriod endOf);

    Cap m_day;
    Cap m_month;
    std::optional<ReloadRate> m_rate;
    std::deque<SimTime> m_latest; ///< the latest `m_rate->count` requests
};

} // namespace lowwater
