// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MODEL.md section 7: between two decisions nothing happens but a running sum, so the charges up to the next one are
// admitted and posted together. Whatever is decided is left to the walk.
#include "sim/replay/event_loop.h"

#include <algorithm>
#include <limits>

namespace lowwater {

namespace {

/// a + b, or the most there is: a level that is never reached.
Money sumOrMost(Money a, Money b)
{
    std::int64_t sum = 0;
    const bool past = __builtin_add_overflow(a.nanos(), b.nanos(), &sum);
    return Money::fromNanos(past ? std::numeric_limits<std::int64_t>::max() : sum);
}

} // namespace

/// Where only recorded charges are to come: passes over those at which nothing is decided. False: there is none.
bool EventLoop::leap(const AttemptQueue::Next& next)
{
    const ChargeIndex from = next.charge;
    if (from == m_toWalk || next.time < m_lossesEnd || !isOpen(next.time))
        return false;
    const bool mayRequest = m_policy.mode == Mode::Auto && !m_pending && m_ledger.balance() >= m_policy.threshold;
    m_toWalk = firstToDecide(from, mayRequest);
    ChargeIndex to = m_toWalk;
    if (to > from && m_due.kind != Class::None && m_times[to - 1] >= m_due.time)
        to = firstChargeAt(m_due.time, from, to, m_times);
    if (to == from)
        return false;
    m_ledger.spendAll(from, to);
    m_monthSpent += m_demand.spentBefore[to] - m_demand.spentBefore[from];
    m_attempts.passTo(to);
    m_lastEvent = m_times[to - 1];
    if (mayRequest)
        (void)isLow(); // was asked after each of them: the last answer is the closest
    if (m_options.onLeap)
        m_options.onLeap(from, to);
    return true;
}

/// The first charge at which the gate is closed, or whose post makes the balance low and so requests a reload, or
/// reaches the spend limit, or that begins a month of charges; the number of charges where there is none. A balance
/// that is low with no reload pending requests none at a post: it is disarmed, or blocked, and what more it would ask
/// for is blocked too, at the latest by the check.
ChargeIndex EventLoop::firstToDecide(ChargeIndex from, bool mayRequest) const
{
    const auto& index = m_demand.spentIndex;
    const auto& spentBefore = m_demand.spentBefore;
    const auto firstReaching = [&](Money more) {
        return index.firstReaching(sumOrMost(spentBefore[from], more), spentBefore);
    };
    const Money balance = m_ledger.balance();
    const Money threshold = m_policy.threshold;
    const Money room = threshold > Money{} ? balance - threshold + oneNano : balance; // in which it is not low
    ChargeIndex first = mayRequest ? firstReaching(room) - 1
                                   : std::min(firstReaching(balance), static_cast<ChargeIndex>(m_times.size()));
    if (!m_account.spendLimit)
        return first;
    if (m_times[from] >= m_monthEnd)
        return from;
    first = std::min(first, firstReaching(*m_account.spendLimit - m_monthSpent) - 1);
    return first > from ? firstChargeAt(m_monthEnd, from, first, m_times) : from;
}

} // namespace lowwater
