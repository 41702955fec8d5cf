// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/event_loop.h"

#include "sim/replay/close_outcome.h"

#include <algorithm>

namespace lowwater {

void EventLoop::look(SimTime time)
{
    if (m_policy.mode == Mode::Auto)
        request(time);
}

/// "Low", and which thresholds would have found the same: asked only where a decision hangs on it.
bool EventLoop::isLow()
{
    const Money balance = m_ledger.balance();
    if (balance <= Money{})
        return true; // at any threshold
    if (balance < m_policy.threshold) {
        if (!m_sameAbove || balance > *m_sameAbove)
            m_sameAbove = balance;
        return true;
    }
    if (!m_sameUpTo || balance < *m_sameUpTo)
        m_sameUpTo = balance;
    return false;
}

void EventLoop::request(SimTime time)
{
    const bool automatic = m_policy.mode == Mode::Auto;
    if (m_policy.mode == Mode::Off || m_pending || m_suspended)
        return;
    if (automatic && m_account.trigger == Trigger::Edge && !m_armed)
        return;
    if (!isLow())
        return;
    const Money amount = m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - m_ledger.balance();
    if (automatic && isBlocked(time, amount))
        return;
    if (++m_requests > mostReloads)
        throw Error{ErrorCode::Limit, {}, {}, "more than ten million reloads; raise the amount"};
    if (automatic)
        m_limits.count(time, amount);
    m_lastHour.push_back(time);
    while (time - m_lastHour.front() >= stormWindow)
        m_lastHour.pop_front();
    m_outcome.storm = std::max<std::uint64_t>(m_outcome.storm, m_lastHour.size());
    m_ledger.requested(time);
    m_pending = Reload{time, std::nullopt, amount, {}, {}};
    m_armed = false;
    m_attemptsMade = 0;
    emit(EventKind::Request, time, noCharge, amount);
    startAttempt(time);
}

bool EventLoop::isBlocked(SimTime time, Money amount)
{
    const auto block = m_limits.blocks(time, amount);
    if (!block)
        return false;
    if (block->until) {
        m_check = *block->until;
        findDue();
    }
    emit(EventKind::Blocked, time, noCharge, amount, block->until ? "until the check" : "larger than a cap");
    return true;
}

/// The next payment attempt starts now and settles a latency later.
void EventLoop::startAttempt(SimTime time)
{
    ++m_attemptsMade;
    ++m_attemptNumber;
    const auto latency = m_account.latency.isConstant()
                             ? std::optional{m_account.latency.base()}
                             : m_account.latency.sample(m_latencies.at(m_attemptNumber), m_account.fixDelay);
    m_paymentDue.reset();
    if (latency)
        m_paymentDue = later(time, *latency);
    else
        m_review.reset(); // the reload never ends: nobody will look again
    findDue();
}

void EventLoop::settle(SimTime time)
{
    const auto& forced = m_account.declinedAttempts;
    const bool declined = std::binary_search(forced.begin(), forced.end(), m_attemptNumber) ||
                          (m_account.declineRate > 0 && m_outcomes.at(m_attemptNumber).choice < m_account.declineRate);
    if (!declined) {
        credit(time);
        return;
    }
    ++m_outcome.declinedAttempts;
    m_pending->declined.push_back(time);
    emit(EventKind::Declined, time, noCharge, m_pending->amount);
    if (m_attemptsMade < m_account.maxAttempts) {
        startAttempt(later(time, m_account.retryDelay));
        return;
    }
    m_suspended = true;
    const auto delay = m_account.fixDelay.sample(m_fixes.at(m_requests), Delay::never());
    m_paymentDue.reset();
    if (delay)
        m_paymentDue = later(time, *delay);
    else
        m_review.reset(); // a person has given up
    emit(EventKind::Suspend, time, noCharge, m_pending->amount,
         delay ? "until somebody repairs the payment" : "for good");
}

void EventLoop::fix(SimTime time)
{
    m_suspended = false;
    emit(EventKind::Fix, time, noCharge, m_pending->amount);
    credit(time);
}

void EventLoop::credit(SimTime time)
{
    Reload reload = std::move(*m_pending);
    m_pending.reset();
    m_paymentDue.reset();
    m_ledger.credit(time, reload.amount);
    reload.credited = time;
    reload.balanceAfter = m_ledger.balance();
    emit(EventKind::Credit, time, noCharge, reload.amount);
    ++m_outcome.reloadCount;
    if (m_options.detail == Detail::Lists)
        m_outcome.reloads.push_back(std::move(reload));
    balanceRose(time);
}

void EventLoop::deposit(const Deposit& deposit)
{
    m_ledger.deposit(deposit.time, deposit.amount);
    emit(EventKind::Deposit, deposit.time, noCharge, deposit.amount);
    balanceRose(deposit.time);
}

void EventLoop::balanceRose(SimTime time)
{
    reopen(time);
    if (m_account.trigger == Trigger::Edge && !isLow())
        m_armed = true;
    look(time);
}

bool EventLoop::isOpen(SimTime time)
{
    if (m_ledger.balance() <= Money{})
        return false;
    if (!m_account.spendLimit)
        return true;
    return time >= m_monthEnd || m_monthSpent < *m_account.spendLimit;
}

void EventLoop::reopen(SimTime time)
{
    if (!isOpen(time))
        return;
    const SimTime resumeEnd = m_defer ? releaseWaiting(time) : endDropStops(time);
    if (m_stops.isOpen()) {
        m_stops.end(time, resumeEnd);
        emit(EventKind::InterruptionEnds, time);
    }
}

Duration EventLoop::resumeLag(RunIndex run) const
{
    const auto& lag = m_account.resumeLag;
    if (lag.isConstant())
        return lag.base();
    const auto sampled = lag.sample(m_resumeLags.at(run, m_timesStopped[run]), m_account.fixDelay);
    if (!sampled)
        throw Error{ErrorCode::Internal, {}, {}, "a resume lag is never"};
    return *sampled;
}

/// All that wait go on after their lag; the latest moment at which any stopped run does.
SimTime EventLoop::releaseWaiting(SimTime time)
{
    const auto& lag = m_account.resumeLag;
    if (lag.isConstant()) {
        const SimTime resume = later(time, lag.base());
        m_attempts.release(resume);
        return resume;
    }
    m_latestResume = std::max(m_latestResume, time);
    m_attempts.releaseEach([&](ChargeIndex charge) {
        const SimTime resume = later(time, resumeLag(m_demand.runs.runOf[charge]));
        m_latestResume = std::max(m_latestResume, resume);
        return resume;
    });
    return m_latestResume;
}

SimTime EventLoop::endDropStops(SimTime time)
{
    m_latestResume =
        std::max(m_latestResume, m_account.resumeLag.isConstant() ? later(time, m_account.resumeLag.base()) : time);
    for (const RunIndex run : m_refusedRuns) {
        auto& stopped = m_stoppedRuns[run];
        const SimTime resume = later(time, resumeLag(run));
        m_latestResume = std::max(m_latestResume, resume);
        m_lostUntil[run] = std::max(m_lostUntil[run], resume);
        m_lossesEnd = std::max(m_lossesEnd, resume);
        m_stops.stopped(stopped.charge, stopped.interruption, stopped.since, resume);
        stopped.charge = noCharge;
    }
    m_refusedRuns.clear();
    return m_latestResume;
}

void EventLoop::attempt(const AttemptQueue::Next& next)
{
    m_attempts.pop(next);
    if (!isOpen(next.time)) [[unlikely]] {
        refuse(next);
        return;
    }
    if (next.time < m_lossesEnd && next.time < m_lostUntil[m_demand.runs.runOf[next.charge]]) [[unlikely]] {
        lose(next.time, next.charge);
        return;
    }
    admit(next);
}

void EventLoop::admit(const AttemptQueue::Next& next)
{
    const ChargeIndex charge = next.charge;
    emit(EventKind::Attempt, next.time, charge, m_costs[charge]);
    if (m_defer) {
        const RunIndex run = m_demand.runs.runOf[charge];
        if (m_attempts.isDetached(run)) [[unlikely]] {
            auto& stopped = m_stoppedRuns[run];
            if (stopped.charge == charge) {
                m_stops.stopped(charge, stopped.interruption, stopped.since, next.time);
                stopped.charge = noCharge;
            }
            if (const ChargeIndex following = m_demand.runs.nextInRun[charge]; following != noCharge)
                m_attempts.schedule(later(next.time, m_times[following] - m_times[charge]), following);
        }
    }
    if (m_account.billingLag == Duration{0}) {
        post(next.time, charge);
    } else {
        m_posts.emplace_back(later(next.time, m_account.billingLag), charge);
        findDue();
    }
}

Cause EventLoop::causeNow() const
{
    if (m_ledger.balance() > Money{})
        return Cause::SpendLimit;
    if (m_policy.mode == Mode::Off)
        return Cause::Off;
    if (m_pending && (m_suspended || !m_pending->declined.empty()))
        return Cause::Declined;
    if (m_pending)
        return Cause::Latency;
    if (m_policy.mode == Mode::ByHand)
        return Cause::ByHand;
    // an automatic reload that is neither pending nor held back by its trigger was asked for and blocked
    return m_account.trigger == Trigger::Edge && !m_armed ? Cause::Disarmed : Cause::Limit;
}

void EventLoop::foundClosed(SimTime time)
{
    if (m_ledger.balance() <= Money{})
        m_ledger.foundEmpty();
    if (m_stops.isOpen())
        return;
    if (m_stops.goesOn(time)) {
        m_stops.goOn();
        emit(EventKind::InterruptionBegins, time, noCharge, {}, "goes on");
        return;
    }
    const Cause cause = causeNow();
    m_stops.begin(time, cause);
    emit(EventKind::InterruptionBegins, time, noCharge, {}, causeName(cause));
    if (m_policy.mode == Mode::ByHand && m_policy.noticeDelay && m_ledger.balance() <= Money{}) {
        m_notices.push_back(later(time, *m_policy.noticeDelay));
        findDue();
    }
}

void EventLoop::refuse(const AttemptQueue::Next& next)
{
    const ChargeIndex charge = next.charge;
    const RunIndex run = m_demand.runs.runOf[charge];
    if (m_stoppedRuns.empty()) {
        const auto runs = m_demand.runs.list.size();
        m_stoppedRuns.resize(runs);
        m_timesStopped.resize(runs);
        m_lostUntil.resize(m_defer ? 0 : runs, SimTime{Duration::min()});
    }
    auto& stopped = m_stoppedRuns[run];
    foundClosed(next.time);
    if (!m_defer) {
        emit(EventKind::Refuse, next.time, charge, m_costs[charge]);
        m_stops.refuse(charge);
        if (stopped.charge == noCharge) {
            ++m_timesStopped[run];
            stopped = {charge, next.time, m_stops.current()};
            m_refusedRuns.push_back(run);
        }
        lose(next.time, charge);
        return;
    }
    if (stopped.charge == charge) {
        emit(EventKind::Refuse, next.time, charge, m_costs[charge], "waits on");
    } else {
        emit(EventKind::Refuse, next.time, charge, m_costs[charge]);
        m_stops.refuse(charge);
        ++m_timesStopped[run];
        stopped = {charge, next.time, m_stops.current()};
        m_attempts.detach(run);
    }
    m_attempts.wait(charge);
    // Nothing can open the gate before the rest of the group has been refused as well, unless something else is due
    // now.
    if (next.source == AttemptQueue::Source::Group && !m_options.onEvent &&
        (m_due.kind == Class::None || m_due.time > next.time))
        m_attempts.waitAgain(next.time);
}

void EventLoop::lose(SimTime time, ChargeIndex charge)
{
    emit(EventKind::Drop, time, charge, m_costs[charge]);
    ++m_outcome.droppedCharges;
    m_outcome.unserved += m_costs[charge];
}

void EventLoop::post(SimTime time, ChargeIndex charge)
{
    m_ledger.spend(time, m_costs[charge]);
    if (m_account.spendLimit) {
        if (time >= m_monthEnd) {
            m_monthEnd = startOfNextMonth(time);
            m_monthSpent = Money{};
        }
        m_monthSpent += m_costs[charge];
        if (m_monthSpent >= *m_account.spendLimit && !m_month) {
            m_month = m_monthEnd;
            findDue();
        }
    }
    emit(EventKind::Post, time, charge, m_costs[charge]);
    look(time);
}

} // namespace lowwater
