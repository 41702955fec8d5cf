// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_loop.h"

#include <algorithm>
#include <utility>

namespace lowwater::reference {

Loop::Loop(const Scenario& scenario) : m_scenario{scenario}, m_policy{scenario.policy}, m_account{scenario.account}
{
    m_record.history = extraCharges(scenario.history, scenario.routing);
    m_record.runs = findRuns(*m_record.history, scenario.idleGap);
    m_record.fee = m_account.fee;
    m_record.windowStart = m_record.history->times().front();
    m_record.windowEnd = m_record.history->times().back();
    m_now = m_record.windowStart;
    m_progress.resize(m_record.history->size(), Progress::Ahead);
    m_stop.resize(m_record.history->size());
    m_stopsOfRun.resize(m_record.runs.list.size(), 0);
    setBalance(scenario.openingBalance());
    m_armed = !isLow(); // "initially armed = not low"
}

/// "Events at the same time run in this order: looks (check, review, notice, month); deposits; settle and fix; post;
/// attempt."
int Loop::rankOf(Kind kind)
{
    switch (kind) {
    case Kind::Check:
    case Kind::Review:
    case Kind::Notice:
    case Kind::Month:
        return 0;
    case Kind::Deposit:
        return 1;
    case Kind::Settle:
    case Kind::Fix:
        return 2;
    case Kind::Post:
        return 3;
    case Kind::Attempt:
        break;
    }
    return 4;
}

/// "Within the first four in the order in which they were scheduled, deposits in their given order; attempts by the
/// charge's position in the history."
void Loop::schedule(SimTime time, Kind kind, std::size_t subject)
{
    const std::uint64_t order = kind == Kind::Attempt ? subject : m_scheduledSoFar++;
    m_events.push_back({time, kind, order, subject});
}

void Loop::unschedule(Kind kind)
{
    std::erase_if(m_events, [kind](const Scheduled& event) { return event.kind == kind; });
}

bool Loop::anyScheduled(Kind kind) const
{
    return std::any_of(m_events.begin(), m_events.end(), [kind](const Scheduled& event) { return event.kind == kind; });
}

bool Loop::comesBefore(const Scheduled& a, const Scheduled& b)
{
    if (a.time != b.time)
        return a.time < b.time;
    if (rankOf(a.kind) != rankOf(b.kind))
        return rankOf(a.kind) < rankOf(b.kind);
    return a.order < b.order;
}

Loop::Scheduled Loop::takeNext()
{
    const auto next = std::min_element(m_events.begin(), m_events.end(), comesBefore);
    const Scheduled event = *next;
    m_events.erase(next);
    return event;
}

/// "The simulation ends when no attempt or post is scheduled and either nothing waits or no other event is left."
bool Loop::hasEnded() const
{
    if (anyScheduled(Kind::Attempt) || anyScheduled(Kind::Post))
        return false;
    const bool somethingWaits = std::count(m_progress.begin(), m_progress.end(), Progress::Waiting) > 0;
    return !somethingWaits || m_events.empty();
}

void Loop::scheduleTheStart()
{
    // "Then every run's first charge is attempted at its recorded time (drop: every charge is)."
    const auto times = m_record.history->times();
    if (m_account.work == Work::Drop) {
        for (ChargeIndex i = 0; i < times.size(); ++i)
            schedule(times[i], Kind::Attempt, i);
    } else {
        for (const Run& run : m_record.runs.list)
            schedule(times[run.first], Kind::Attempt, run.first);
    }
    // "by_hand: reviews at the first review_at (UTC) not before the start, and every review_every after it."
    if (m_policy.mode == Mode::ByHand && !m_givenUp) {
        SimTime first = startOfDay(m_now) + m_policy.reviewAt;
        if (first < m_now)
            first = startOfNextDay(m_now) + m_policy.reviewAt;
        schedule(first, Kind::Review);
    }
    // "those dated before the first charge are taken to be in the opening balance and are left out"
    for (std::size_t i = 0; i < m_account.deposits.size(); ++i)
        if (m_account.deposits[i].time >= m_now)
            schedule(m_account.deposits[i].time, Kind::Deposit, i);
}

void Loop::happen(const Scheduled& event)
{
    m_now = event.time;
    // "The window is from the first recorded charge to the later of the last recorded charge and the last event other
    // than a look."
    if (rankOf(event.kind) != rankOf(Kind::Check))
        m_record.windowEnd = std::max(m_record.windowEnd, m_now);
    switch (event.kind) {
    case Kind::Check:
    case Kind::Notice:
        return request();
    case Kind::Review:
        return review();
    case Kind::Month:
        return reopen();
    case Kind::Deposit:
        m_record.deposited += m_account.deposits[event.subject].amount;
        return paidIn(m_account.deposits[event.subject].amount);
    case Kind::Settle:
        return settle();
    case Kind::Fix:
        return fix();
    case Kind::Post:
        return post(static_cast<ChargeIndex>(event.subject));
    case Kind::Attempt:
        return attempt(static_cast<ChargeIndex>(event.subject));
    }
}

Record Loop::run()
{
    look(); // "At the start, the time of the first charge: look, before anything else at that time."
    scheduleTheStart();
    while (!hasEnded())
        happen(takeNext());
    strand();
    if (m_reloadPending)
        m_record.pending = m_record.requests.back().reload;
    return std::move(m_record);
}

/// "Charges that still wait then, and those behind them in their runs, are stranded."
void Loop::strand()
{
    for (ChargeIndex i = 0; i < m_progress.size(); ++i) {
        if (m_progress[i] != Progress::Waiting)
            continue;
        for (ChargeIndex behind = i; behind != noCharge; behind = m_record.runs.nextInRun[behind])
            m_record.stranded.push_back(behind);
    }
}

} // namespace lowwater::reference
