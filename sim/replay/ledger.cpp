// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/ledger.h"

#include <algorithm>

namespace lowwater {

Ledger::Ledger(SimTime start, Money opening, bool keepTrajectory)
    : m_start{start},
      m_since{start},
      m_opening{opening},
      m_balance{opening},
      m_lowest{opening},
      m_lowestAt{start},
      m_keepTrajectory{keepTrajectory}
{
    if (m_keepTrajectory)
        m_trajectory.add(start, opening);
}

void Ledger::raise(SimTime time, Money amount)
{
    const bool wasEmpty = m_balance <= Money{};
    move(time, m_balance + amount);
    if (wasEmpty && m_balance > Money{}) {
        if (!m_foundEmpty)
            ++m_closeCalls;
        m_foundEmpty = false;
    }
}

void Ledger::credit(SimTime time, Money amount)
{
    m_credited += amount;
    raise(time, amount);
}

void Ledger::deposit(SimTime time, Money amount)
{
    m_deposited += amount;
    raise(time, amount);
}

void Ledger::requested(SimTime time)
{
    if (m_balance <= Money{})
        m_warningTimes.emplace_back(0);
    else
        m_warnings.push_back({time, m_spent + m_balance}); // rising: spent + balance is all the money there ever was
}

void Ledger::settleWarning(SimTime time)
{
    m_warningTimes.push_back(time - m_warnings.front().requested);
    m_warnings.pop_front();
}

void Ledger::finish(SimTime windowEnd, Outcome& outcome)
{
    move(windowEnd, m_balance);
    const std::int64_t length = (windowEnd - m_start).count();
    outcome.meanIdle = length > 0 ? Money::fromNanos(divideHalfEven(m_idle, length)) : std::max(m_balance, Money{});
    outcome.opening = m_opening;
    outcome.ending = m_balance;
    outcome.lowest = m_lowest;
    outcome.lowestAt = m_lowestAt;
    outcome.spent = m_spent;
    outcome.deposited = m_deposited;
    outcome.reloaded = m_credited;
    outcome.closeCalls = m_closeCalls;
    if (!m_warningTimes.empty()) {
        std::sort(m_warningTimes.begin(), m_warningTimes.end());
        outcome.leastWarning = m_warningTimes.front();
        outcome.medianWarning = m_warningTimes[(m_warningTimes.size() - 1) / 2];
    }
    m_trajectory.finish();
    outcome.trajectory = std::move(m_trajectory);
}

} // namespace lowwater
