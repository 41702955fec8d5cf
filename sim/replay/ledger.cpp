// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/ledger.h"

#include "sim/replay/close_outcome.h"

#include <utility>

namespace lowwater {

Ledger::Ledger(const Demand& demand, Money opening, bool keepTrajectory)
    : m_demand{demand},
      m_times{demand.history->times()},
      m_start{m_times.front()},
      m_since{m_start},
      m_opening{opening},
      m_balance{opening},
      m_lowest{opening},
      m_lowestAt{m_start},
      m_keepTrajectory{keepTrajectory}
{
    if (!m_keepTrajectory)
        return;
    m_trajectory.reserve(m_times.size() + 1);
    m_trajectory.add(m_start, opening);
}

void Ledger::spendAll(ChargeIndex from, ChargeIndex to)
{
    const auto& spentBefore = m_demand.spentBefore;
    const ChargeIndex last = to - 1;
    if (m_keepTrajectory)
        addPoints(from, to);
    addIdle(from, last);
    m_since = m_times[last];
    const Money spentElsewhen = m_spent - spentBefore[from];
    m_spent += spentBefore[to] - spentBefore[from];
    m_balance -= spentBefore[to] - spentBefore[from];
    if (m_balance < m_lowest) {
        m_lowest = m_balance;
        ChargeIndex lowestAt = last;
        while (spentBefore[lowestAt] == spentBefore[to])
            --lowestAt;
        m_lowestAt = m_times[lowestAt];
    }
    while (!m_warnings.empty() && m_spent >= m_warnings.front().funds)
        settleWarning(
            m_times[m_demand.spentIndex.firstReaching(m_warnings.front().funds - spentElsewhen, spentBefore) - 1]);
}

void Ledger::addPoints(ChargeIndex from, ChargeIndex to)
{
    const auto& spentBefore = m_demand.spentBefore;
    for (ChargeIndex i = from; i < to; ++i)
        if (spentBefore[i + 1] != spentBefore[i])
            m_trajectory.add(m_times[i], m_balance - (spentBefore[i + 1] - spentBefore[from]));
}

/// The balance over the time up to charge `last`: as if nothing were spent, less what is. The latter is the difference
/// of two areas; where one stretch soon follows another, the short way from the one's end to the other's begin is
/// added, and so no area need be looked up.
void Ledger::addIdle(ChargeIndex from, ChargeIndex last)
{
    constexpr ChargeIndex shortWay = 8;
    const auto& spentBefore = m_demand.spentBefore;
    m_idle += Wide{m_balance.nanos()} * (m_times[last] - m_since).count() +
              Wide{spentBefore[from].nanos()} * (m_times[last] - m_times[from]).count();
    if (from - m_areaOwed <= shortWay) {
        for (ChargeIndex i = m_areaOwed; i < from; ++i)
            m_idle += Wide{spentBefore[i + 1].nanos()} * (m_times[i + 1] - m_times[i]).count();
    } else {
        const auto& index = m_demand.spentIndex;
        m_idle += index.areaBefore(from, m_times, spentBefore) - index.areaBefore(m_areaOwed, m_times, spentBefore);
    }
    m_areaOwed = last;
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
    if (m_areaOwed > 0)
        m_idle -= m_demand.spentIndex.areaBefore(m_areaOwed, m_times, m_demand.spentBefore);
    outcome.meanIdle = meanOver(windowEnd - m_start, m_idle, m_balance);
    outcome.opening = m_opening;
    outcome.ending = m_balance;
    outcome.lowest = m_lowest;
    outcome.lowestAt = m_lowestAt;
    outcome.spent = m_spent;
    outcome.deposited = m_deposited;
    outcome.reloaded = m_credited;
    outcome.closeCalls = m_closeCalls;
    setWarnings(outcome, std::move(m_warningTimes));
    m_trajectory.finish();
    outcome.trajectory = std::move(m_trajectory);
}

} // namespace lowwater
