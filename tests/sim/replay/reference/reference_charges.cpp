// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_loop.h"

#include "sim/core/random.h"

#include <algorithm>

namespace lowwater::reference {

/// "(A charge counts in the month in which it is posted.)"
Money Loop::spentThisMonth() const
{
    const SimTime month = startOfMonth(m_now);
    Money sum;
    for (const PostedCharge& posted : m_record.posts)
        if (posted.time >= month)
            sum += m_record.history->costs()[posted.charge];
    return sum;
}

/// "The gate is open when B > 0 and this month's charges are below spend_limit."
bool Loop::gateIsOpen() const
{
    return m_balance > Money{} && (!m_account.spendLimit || spentThisMonth() < *m_account.spendLimit);
}

/// attempt(t) of a charge
void Loop::attempt(ChargeIndex charge)
{
    const RunIndex run = m_record.runs.runOf[charge];
    if (!gateIsOpen()) {
        refuse(charge);
    } else if (m_account.work == Work::Drop && runIsInItsResumeLag(run)) {
        // "its charges until then are lost too, uncounted as refusals while the gate is open"
        m_progress[charge] = Progress::Lost;
        m_record.lost.push_back(charge);
    } else {
        admit(charge);
    }
}

/// "if the gate is open it is admitted: it is posted at t + billing_lag (at once where that is 0), and for defer the
/// run's next charge is attempted at t + (the recorded gap to it)"
void Loop::admit(ChargeIndex charge)
{
    const SimTime admitted = m_now;
    m_progress[charge] = Progress::Admitted;
    if (m_account.work == Work::Defer) {
        if (m_stop[charge])
            m_record.stops[*m_stop[charge]].to = admitted;
        const ChargeIndex next = m_record.runs.nextInRun[charge];
        const auto times = m_record.history->times();
        if (next != noCharge)
            schedule(later(admitted, times[next] - times[charge]), Kind::Attempt, next);
    }
    if (m_account.billingLag == Duration{0})
        post(charge);
    else
        schedule(later(admitted, m_account.billingLag), Kind::Post, charge);
}

/// "B shrinks by the cost, in full ... When the month's charges reach spend_limit, a month event is scheduled at the
/// start of the next. Then look."
void Loop::post(ChargeIndex charge)
{
    const Money before = spentThisMonth();
    const Money cost = m_record.history->costs()[charge];
    m_record.posts.push_back({m_now, charge});
    setBalance(m_balance - cost);
    const auto limit = m_account.spendLimit;
    if (limit && before < *limit && before + cost >= *limit)
        schedule(startOfNextMonth(m_now), Kind::Month);
    look();
}

/// "Otherwise it is refused: for defer it waits and its run with it, for drop it is lost."
void Loop::refuse(ChargeIndex charge)
{
    findClosed();
    if (m_account.work == Work::Drop) {
        m_progress[charge] = Progress::Lost;
        m_record.lost.push_back(charge);
        m_record.interruptions.back().refused.push_back(charge);
        if (!runIsStoppedSinceTheGateClosed(m_record.runs.runOf[charge]))
            stop(charge);
        return;
    }
    // "A waiting charge that is attempted again and finds the gate closed goes on waiting from its first refusal and is
    // not counted again"
    const bool first = !m_stop[charge];
    m_progress[charge] = Progress::Waiting;
    if (!first)
        return;
    m_record.interruptions.back().refused.push_back(charge);
    stop(charge);
}

/// The run stops for the k-th time; its resume lag depends on (run, k) alone.
void Loop::stop(ChargeIndex charge)
{
    const RunIndex run = m_record.runs.runOf[charge];
    Stop stop;
    stop.charge = charge;
    stop.run = run;
    stop.agent = m_record.history->agent(charge);
    stop.from = m_now;
    stop.interruption = static_cast<std::uint32_t>(m_record.interruptions.size() - 1);
    if (!agentIsStopped(stop.agent, stop.spell))
        stop.spell = m_spells++;
    m_stop[charge] = m_record.stops.size();
    m_record.stops.push_back(stop);
    const RandomStream lags{m_scenario.seed, StreamId::ResumeLag, m_scenario.replication};
    m_lags.push_back(m_account.resumeLag.sample(lags.at(run, ++m_stopsOfRun[run]), m_account.fixDelay));
    m_resumeAt.emplace_back();
}

/// "a session is stopped while any of its charges waits, from refusal to admission; drop: from its first refusal since
/// the gate closed until resume_lag after it opens". Gives the spell it is in, or that has ended just now: stops that
/// touch are one.
bool Loop::agentIsStopped(NameId agent, std::uint32_t& spell) const
{
    for (const Stop& other : m_record.stops) {
        const bool over = other.to && *other.to < m_now;
        if (other.agent == agent && !over) {
            spell = other.spell;
            return true;
        }
    }
    return false;
}

bool Loop::runIsStoppedSinceTheGateClosed(RunIndex run) const
{
    return std::any_of(m_record.stops.begin(), m_record.stops.end(),
                       [run](const Stop& stop) { return stop.run == run && !stop.to; });
}

/// "For drop, a run that was refused stays stopped until resume_lag after the gate opens"
bool Loop::runIsInItsResumeLag(RunIndex run) const
{
    return std::any_of(m_record.stops.begin(), m_record.stops.end(),
                       [this, run](const Stop& stop) { return stop.run == run && stop.to && m_now < *stop.to; });
}

/// "reopen(t), also at month: if the gate is open, the open interruption ends at t and every waiting charge not already
/// scheduled to be attempted again is attempted again at t + resume_lag (a second opening before then does not move
/// it)."
void Loop::reopen()
{
    if (!gateIsOpen())
        return;
    for (std::size_t i = 0; i < m_record.stops.size(); ++i) {
        Stop& stop = m_record.stops[i];
        if (!m_lags[i])
            continue;
        const SimTime resume = later(m_now, *m_lags[i]);
        if (m_account.work == Work::Drop && !stop.to) {
            stop.to = resume;
            m_resumeAt[i] = resume;
        }
        if (m_account.work == Work::Defer && m_progress[stop.charge] == Progress::Waiting) {
            schedule(resume, Kind::Attempt, stop.charge);
            m_progress[stop.charge] = Progress::AttemptedAgain;
            m_resumeAt[i] = resume;
        }
    }
    if (m_interrupted)
        endInterruption();
}

/// "If an attempt, of any charge, finds the gate closed again no later than resume_lag after that end (the latest,
/// where it is drawn ...), the same interruption goes on"
void Loop::endInterruption()
{
    m_interrupted = false;
    m_record.interruptions.back().ended = m_now;
    m_goesOnUntil = m_now;
    for (const auto& resume : m_resumeAt)
        if (resume)
            m_goesOnUntil = std::max(m_goesOnUntil, *resume);
}

/// An attempt finds the gate closed: an interruption begins or goes on.
void Loop::findClosed()
{
    if (m_balance <= Money{})
        m_emptyWasFound = true;
    if (m_interrupted)
        return;
    m_interrupted = true;
    if (!m_record.interruptions.empty() && m_now <= m_goesOnUntil) {
        m_record.interruptions.back().ended.reset();
        return;
    }
    InterruptionFacts facts;
    facts.began = m_now;
    facts.cause = cause();
    m_record.interruptions.push_back(facts);
    // "A notice is scheduled when a new interruption begins with B <= 0, at its begin + notice_delay"
    if (m_policy.mode == Mode::ByHand && m_policy.noticeDelay && m_balance <= Money{})
        schedule(later(m_now, *m_policy.noticeDelay), Kind::Notice);
}

/// "the first that holds at its begin"
Cause Loop::cause() const
{
    if (m_balance > Money{})
        return Cause::SpendLimit;
    if (m_policy.mode == Mode::Off)
        return Cause::Off;
    if (m_suspended || (m_reloadPending && !m_record.requests.back().reload.declined.empty()))
        return Cause::Declined;
    if (m_reloadPending)
        return Cause::Latency;
    if (m_policy.mode == Mode::ByHand)
        return Cause::ByHand;
    // A cap is what blocks whoever may ask; who is not armed did not ask.
    const bool disarmed = m_account.trigger == Trigger::Edge && !m_armed;
    return disarmed ? Cause::Disarmed : Cause::Limit;
}

} // namespace lowwater::reference
