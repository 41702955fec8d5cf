// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference_loop.h"

#include "sim/core/random.h"

#include <algorithm>
#include <stdexcept>

namespace lowwater::reference {

namespace {
constexpr std::size_t mostReloads = 10'000'000;
}

/// "The balance is low when B < threshold or B <= 0"
bool Loop::isLow() const
{
    return m_balance < m_policy.threshold || m_balance <= Money{};
}

/// "look(t): for auto, request(t); otherwise nothing."
void Loop::look()
{
    if (m_policy.mode == Mode::Auto)
        request();
}

void Loop::review()
{
    schedule(later(m_now, m_policy.reviewEvery), Kind::Review);
    request();
}

/// "request(t) does nothing when off, when a reload is pending, when suspended, when the balance is not low, or (for
/// auto with edge) when not armed."
void Loop::request()
{
    const bool automatic = m_policy.mode == Mode::Auto;
    if (m_policy.mode == Mode::Off || m_reloadPending || m_suspended || !isLow())
        return;
    if (automatic && m_account.trigger == Trigger::Edge && !m_armed)
        return;
    // "The reload is amount or, for top_up, amount - B."
    const Money amount = m_policy.rule == Rule::TopUp ? m_policy.amount - m_balance : m_policy.amount;
    // "Limits do not bind by_hand."
    if (automatic && !limitsAllow(amount))
        return;
    if (m_record.requests.size() == mostReloads)
        throw std::length_error{"more than ten million reloads"};
    Reload reload;
    reload.requested = m_now;
    reload.amount = amount;
    m_record.requests.push_back({m_now, m_balance, m_record.posts.size(), reload});
    m_reloadPending = true;
    m_armed = false;
    m_reloadTries = 0;
    sendAttempt(m_now); // "its first attempt settles at t + latency"
}

Money Loop::requestedSince(SimTime from) const
{
    Money sum;
    for (const ReloadRequest& request : m_record.requests)
        if (request.time >= from)
            sum += request.reload.amount;
    return sum;
}

/// "if it breaks daily_cap, monthly_cap or max_reloads, it is blocked: the one check is set, or moved, to the first
/// moment at which every limit that blocks it would let it pass"
bool Loop::limitsAllow(Money amount)
{
    std::optional<SimTime> passes;
    const auto blockedUntil = [&passes](SimTime time) { passes = std::max(passes.value_or(time), time); };
    bool blockedForGood = false;
    if (m_account.dailyCap && requestedSince(startOfDay(m_now)) + amount > *m_account.dailyCap) {
        blockedUntil(startOfNextDay(m_now));
        blockedForGood = blockedForGood || amount > *m_account.dailyCap;
    }
    if (m_account.monthlyCap && requestedSince(startOfMonth(m_now)) + amount > *m_account.monthlyCap) {
        blockedUntil(startOfNextMonth(m_now));
        blockedForGood = blockedForGood || amount > *m_account.monthlyCap;
    }
    if (m_account.maxReloads && m_record.requests.size() >= m_account.maxReloads->count) {
        // "a window of k per w holds those requested in (t - w, t]"; "the moment the k-th latest reload leaves the
        // window"
        const auto& kthLatest = m_record.requests[m_record.requests.size() - m_account.maxReloads->count];
        if (kthLatest.time > m_now - m_account.maxReloads->window)
            blockedUntil(later(kthLatest.time, m_account.maxReloads->window));
    }
    if (!passes)
        return true;
    // "a reload larger than a cap is blocked for good (a check already set stays; it finds the same)"
    if (!blockedForGood) {
        unschedule(Kind::Check);
        schedule(*passes, Kind::Check);
    }
    return false;
}

/// A latency of "never" leaves the reload pending for ever.
void Loop::sendAttempt(SimTime at)
{
    ++m_attempts;
    ++m_reloadTries;
    const RandomStream latencies{m_scenario.seed, StreamId::Latency, m_scenario.replication};
    const auto latency = m_account.latency.sample(latencies.at(m_attempts), m_account.fixDelay);
    if (latency)
        schedule(later(at, *latency), Kind::Settle);
    else
        giveUp();
}

bool Loop::attemptIsDeclined() const
{
    const auto& listed = m_account.declinedAttempts;
    if (std::find(listed.begin(), listed.end(), m_attempts) != listed.end())
        return true;
    const RandomStream outcomes{m_scenario.seed, StreamId::Outcome, m_scenario.replication};
    return outcomes.at(m_attempts).choice < m_account.declineRate;
}

/// "an approved attempt credits the reload. A declined one is followed by another, settling at t + retry_delay +
/// latency, up to max_attempts; after the last, suspended, and fix comes at t + fix_delay"
void Loop::settle()
{
    if (!attemptIsDeclined())
        return credit();
    m_record.requests.back().reload.declined.push_back(m_now);
    if (m_reloadTries < m_account.maxAttempts)
        return sendAttempt(later(m_now, m_account.retryDelay));
    m_suspended = true;
    const RandomStream fixes{m_scenario.seed, StreamId::Fix, m_scenario.replication};
    const auto delay = m_account.fixDelay.sample(fixes.at(m_record.requests.size()), Delay::never());
    if (delay)
        schedule(later(m_now, *delay), Kind::Fix);
    else
        giveUp();
}

/// "(With fix_delay never, a person has given up: no further reviews either.)"
void Loop::giveUp()
{
    m_givenUp = true;
    unschedule(Kind::Review);
}

/// fix "lifts the suspension and credits the reload"
void Loop::fix()
{
    m_suspended = false;
    credit();
}

void Loop::credit()
{
    m_reloadPending = false; // "a credit ends the pending reload, a deposit leaves it"
    Reload& reload = m_record.requests.back().reload;
    reload.credited = m_now;
    reload.balanceAfter = m_balance + reload.amount;
    m_record.credited.push_back(reload);
    paidIn(reload.amount);
}

/// "credit, or a deposit: B grows; ... reopen(t). If not low, armed = true. Then look."
void Loop::paidIn(Money amount)
{
    setBalance(m_balance + amount);
    reopen();
    if (!isLow())
        m_armed = true;
    look();
}

/// Also keeps the spells of B <= 0: one "that a credit or deposit ended without an attempt having found B <= 0 in it"
/// is a close call.
void Loop::setBalance(Money balance)
{
    m_balance = balance;
    m_record.balances.push_back({m_now, m_balance});
    const bool empty = m_balance <= Money{};
    if (empty && !m_empty)
        m_emptyWasFound = false;
    if (!empty && m_empty && !m_emptyWasFound)
        ++m_record.closeCalls;
    m_empty = empty;
}

} // namespace lowwater::reference
