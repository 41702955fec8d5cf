// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/core/wide.h"
#include "sim/replay/outcome.h"
#include "sim/replay/simulate.h"

#include <deque>
#include <span>
#include <vector>

namespace lowwater {

/// The balance and everything that can be read off its course: lowest, idle average, close calls, warning times.
class Ledger {
public:
    Ledger(const Demand& demand, Money opening, bool keepTrajectory);

    [[nodiscard]] Money balance() const noexcept { return m_balance; }
    [[nodiscard]] Money spent() const noexcept { return m_spent; }

    void spend(SimTime time, Money cost)
    {
        if (cost == Money{})
            return;
        m_spent += cost;
        move(time, m_balance - cost);
        if (m_balance < m_lowest) {
            m_lowest = m_balance;
            m_lowestAt = time;
        }
        while (!m_warnings.empty() && m_spent >= m_warnings.front().funds)
            [[unlikely]] settleWarning(time);
    }
    /// Spends the recorded charges [from, to), each at its time; the balance is above zero before each. from < to.
    void spendAll(ChargeIndex from, ChargeIndex to);
    void credit(SimTime time, Money amount);
    void deposit(SimTime time, Money amount);
    /// An attempt found the balance at or below zero: the spell is no close call.
    void foundEmpty() noexcept { m_foundEmpty = true; }
    /// A reload is requested: from now on the burn runs against the balance that is left.
    void requested(SimTime time);

    /// Fills the outcome's money; the balance stays as it is until windowEnd.
    void finish(SimTime windowEnd, Outcome& outcome);

private:
    struct Warning {
        SimTime requested;
        Money funds; ///< reached by the money spent, the balance at the request would be gone
    };

    void move(SimTime time, Money balance)
    {
        if (m_balance > Money{})
            m_idle += Wide{m_balance.nanos()} * (time - m_since).count();
        m_since = time;
        m_balance = balance;
        if (m_keepTrajectory)
            m_trajectory.add(time, balance);
    }
    void raise(SimTime time, Money amount);
    void settleWarning(SimTime time);
    void addPoints(ChargeIndex from, ChargeIndex to);
    void addIdle(ChargeIndex from, ChargeIndex last);

    const Demand& m_demand;
    std::span<const SimTime> m_times;
    SimTime m_start;
    SimTime m_since; ///< when the balance last moved
    Money m_opening;
    Money m_balance;
    Money m_lowest;
    SimTime m_lowestAt;
    Money m_spent;
    Money m_credited;
    Money m_deposited;
    Wide m_idle = 0; ///< nano-dollars x microseconds, but for the area spent before m_areaOwed
    ChargeIndex m_areaOwed = 0;
    std::uint64_t m_closeCalls = 0;
    bool m_foundEmpty = false;
    bool m_keepTrajectory;
    std::deque<Warning> m_warnings;
    std::vector<Duration> m_warningTimes;
    Trajectory m_trajectory;
};

} // namespace lowwater
