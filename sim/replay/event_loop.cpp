// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/event_loop.h"

#include "sim/replay/close_outcome.h"
#include "sim/replay/plain_replay.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::uint64_t attemptsBetweenHooks = 1U << 16U;

std::vector<Deposit> depositsFrom(const std::vector<Deposit>& all, SimTime start)
{
    std::vector<Deposit> deposits;
    for (const auto& deposit : all)
        if (deposit.time >= start)
            deposits.push_back(deposit);
    std::stable_sort(deposits.begin(), deposits.end(),
                     [](const Deposit& a, const Deposit& b) { return a.time < b.time; });
    return deposits;
}

RandomStream streamOf(const Scenario& scenario, StreamId id)
{
    return {scenario.seed, id, scenario.replication};
}

/// The sum before each cost and, as the last entry, of all. Throws std::overflow_error.
std::vector<Money> runningSums(std::span<const Money> costs)
{
    std::vector<Money> sums;
    sums.reserve(costs.size() + 1);
    Money sum;
    sums.push_back(sum);
    for (const Money cost : costs)
        sums.push_back(sum += cost);
    return sums;
}

/// The least value of base + k * every (k >= 0) at or after `time`.
SimTime firstAtOrAfter(SimTime base, Duration every, SimTime time)
{
    if (base >= time)
        return base;
    const std::int64_t steps = ((time - base).count() + every.count() - 1) / every.count();
    return later(base, Duration{steps * every.count()});
}

} // namespace

EventLoop::EventLoop(const Scenario& scenario, const Demand& demand, const SimulateOptions& options,
                     const RunHooks& hooks)
    : m_scenario{scenario},
      m_policy{scenario.policy},
      m_account{scenario.account},
      m_demand{demand},
      m_options{options},
      m_hooks{hooks},
      m_times{demand.history->times()},
      m_costs{demand.history->costs()},
      m_defer{scenario.account.work == Work::Defer},
      m_mayLeap{options.way == Way::LookUp && !options.onEvent && scenario.account.billingLag == Duration{0} &&
                !demand.spentIndex.empty()},
      m_ledger{demand, scenario.openingBalance(), options.keepTrajectory},
      m_attempts{demand},
      m_limits{scenario.account},
      m_stops{demand},
      m_latencies{streamOf(scenario, StreamId::Latency)},
      m_outcomes{streamOf(scenario, StreamId::Outcome)},
      m_fixes{streamOf(scenario, StreamId::Fix)},
      m_resumeLags{streamOf(scenario, StreamId::ResumeLag)},
      m_deposits{depositsFrom(scenario.account.deposits, m_times.front())},
      m_lastEvent{m_times.front()}
{
}

Outcome EventLoop::run()
{
    start();
    std::uint64_t steps = 0;
    const auto total = static_cast<double>((m_times.back() - m_times.front()).count()) + 1;
    while (step()) {
        if (++steps % attemptsBetweenHooks == 0) {
            if (m_hooks.stopRequested())
                throw Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
            m_hooks.progress(std::min(1.0, static_cast<double>((m_lastEvent - m_times.front()).count()) / total));
        }
    }
    return finish();
}

void EventLoop::start()
{
    const SimTime begin = m_times.front();
    m_armed = !isLow();
    if (m_policy.mode == Mode::ByHand)
        m_review = firstAtOrAfter(later(startOfDay(begin), m_policy.reviewAt), std::chrono::hours{24}, begin);
    emit(EventKind::Look, begin, noCharge, {}, "the start");
    look(begin);
    findDue();
}

bool EventLoop::step()
{
    const auto next = m_attempts.peek();
    if (m_due.kind == Class::None || (next.charge != noCharge && next.time < m_due.time)) [[likely]] {
        if (next.charge == noCharge)
            return false; // nothing is left that could let a waiting charge through
        if (m_mayLeap && m_attempts.onlyRecorded() && leap(next))
            return true;
        m_lastEvent = next.time;
        attempt(next);
        return true;
    }
    if (next.charge == noCharge && m_posts.empty() && !m_attempts.anyWaiting())
        return false;
    const Due due = m_due;
    if (due.kind == Class::Look && due.look == LookKind::Review && !m_options.onEvent) {
        skipIdleReviews();
        if (!m_review || *m_review != due.time) {
            findDue();
            return m_due.kind != Class::None || next.charge != noCharge;
        }
    }
    process(due);
    findDue();
    return true;
}

/// A review that would find nothing to do is passed over, with all that follow it until something else happens.
void EventLoop::skipIdleReviews()
{
    if (!m_pending && isLow())
        return;
    const Due reviewDue = m_due;
    const auto review = std::exchange(m_review, std::nullopt);
    findDue();
    const auto next = m_attempts.peek();
    std::optional<SimTime> other;
    if (m_due.kind != Class::None)
        other = m_due.time;
    if (next.charge != noCharge && (!other || next.time < *other))
        other = next.time;
    m_due = reviewDue;
    if (other) // nothing else left: no review would ever find more, and there is none any more
        m_review = firstAtOrAfter(later(*review, m_policy.reviewEvery), m_policy.reviewEvery, *other);
}

/// Finds the earliest event other than an attempt.
void EventLoop::findDue()
{
    m_due = {};
    const auto consider = [this](SimTime time, Class kind, LookKind lookKind) {
        if (m_due.kind == Class::None || time < m_due.time)
            m_due = {time, kind, lookKind};
    };
    if (m_check)
        consider(*m_check, Class::Look, LookKind::Check);
    if (m_review)
        consider(*m_review, Class::Look, LookKind::Review);
    if (!m_notices.empty())
        consider(m_notices.front(), Class::Look, LookKind::Notice);
    if (m_month)
        consider(*m_month, Class::Look, LookKind::Month);
    if (m_nextDeposit < m_deposits.size())
        consider(m_deposits[m_nextDeposit].time, Class::Deposit, {});
    if (m_paymentDue)
        consider(*m_paymentDue, Class::Payment, {});
    if (!m_posts.empty())
        consider(m_posts.front().first, Class::Post, {});
}

void EventLoop::process(const Due& due)
{
    if (due.kind == Class::Look) {
        processLook(due);
        return;
    }
    m_lastEvent = due.time;
    switch (due.kind) {
    case Class::Deposit:
        deposit(m_deposits[m_nextDeposit++]);
        break;
    case Class::Payment:
        if (m_suspended)
            fix(due.time);
        else
            settle(due.time);
        break;
    case Class::Post: {
        const ChargeIndex charge = m_posts.front().second;
        m_posts.pop_front();
        post(due.time, charge);
        break;
    }
    case Class::Look:
    case Class::None:
        break;
    }
}

void EventLoop::processLook(const Due& due)
{
    switch (due.look) {
    case LookKind::Check:
        m_check.reset();
        emit(EventKind::Check, due.time);
        request(due.time);
        break;
    case LookKind::Review:
        m_review = later(*m_review, m_policy.reviewEvery);
        emit(EventKind::Review, due.time);
        request(due.time);
        break;
    case LookKind::Notice:
        m_notices.pop_front();
        emit(EventKind::Notice, due.time);
        request(due.time);
        break;
    case LookKind::Month:
        m_month.reset();
        emit(EventKind::Month, due.time);
        reopen(due.time);
        break;
    }
}

Outcome EventLoop::finish()
{
    auto& o = m_outcome;
    const SimTime windowEnd = std::max(m_times.back(), m_lastEvent);
    for (const ChargeIndex charge : m_attempts.takeWaiting()) {
        const auto& stopped = m_stoppedRuns[m_demand.runs.runOf[charge]];
        m_stops.stopped(charge, stopped.interruption, stopped.since, windowEnd);
        for (ChargeIndex i = charge; i != noCharge; i = m_demand.runs.nextInRun[i]) {
            ++o.strandedCharges;
            o.unserved += m_costs[i];
        }
    }
    for (const RunIndex run : m_refusedRuns)
        m_stops.stopped(m_stoppedRuns[run].charge, m_stoppedRuns[run].interruption, m_stoppedRuns[run].since,
                        windowEnd);

    m_ledger.finish(windowEnd, o);
    m_stops.finish(o, m_options.detail);
    o.pending = std::move(m_pending);
    closeOutcome(o, m_scenario, m_demand, m_lastEvent);
    o.sameAbove = m_sameAbove;
    o.sameUpTo = m_sameUpTo;
    return std::move(m_outcome);
}

std::shared_ptr<const Demand> demandOf(const Scenario& scenario)
{
    auto demand = std::make_shared<Demand>();
    demand->history = extraCharges(scenario.history, scenario.routing);
    demand->runs = findRuns(*demand->history, scenario.idleGap);
    demand->spentBefore = runningSums(demand->history->costs());
    demand->spentIndex = SpentIndex{demand->history->times(), demand->spentBefore};
    return demand;
}

Result<Outcome> simulate(const Scenario& scenario, const SimulateOptions& options, const RunHooks& hooks)
{
    if (!scenario.history)
        return Error{ErrorCode::Empty, {}, {}, "there is no history to replay"};
    std::shared_ptr<const Demand> demand;
    try {
        demand = demandOf(scenario);
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
    return simulate(scenario, *demand, options, hooks);
}

Result<Outcome> simulate(const Scenario& scenario, const Demand& demand, const SimulateOptions& options,
                         const RunHooks& hooks)
{
    if (auto problems = validate(scenario); !problems.empty())
        return std::move(problems.front());
    if (demand.history->empty())
        return Error{ErrorCode::Empty, {}, {}, "no charge of this history is paid from the balance"};
    try {
        if (auto outcome = replayPlainly(scenario, demand, options, hooks))
            return std::move(*outcome);
        return EventLoop{scenario, demand, options, hooks}.run();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
