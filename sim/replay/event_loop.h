// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/replay/attempt_queue.h"
#include "sim/replay/ledger.h"
#include "sim/replay/reload_limits.h"
#include "sim/replay/simulate.h"
#include "sim/replay/stop_book.h"

#include <deque>
#include <optional>
#include <vector>

namespace lowwater {

/// MODEL.md section 5, one function for each of its paragraphs. Runs once. Throws Error (as a value),
/// std::overflow_error.
class EventLoop {
public:
    EventLoop(const Scenario& scenario, const Demand& demand, const SimulateOptions& options, const RunHooks& hooks);

    [[nodiscard]] Outcome run();

private:
    /// The classes of simultaneous events other than attempts, in their order.
    enum class Class { Look, Deposit, Payment, Post, None };
    enum class LookKind { Check, Review, Notice, Month };
    struct Due {
        SimTime time;
        Class kind = Class::None;
        LookKind look = LookKind::Check;
    };
    struct Stopped {                   ///< a run since its first refusal
        ChargeIndex charge = noCharge; ///< noCharge: it goes on
        SimTime since;
        std::uint32_t interruption = 0;
    };

    void start();
    /// One event; false: the simulation has ended.
    bool step();
    void findDue();
    void process(const Due& due);
    void processLook(const Due& due);
    void skipIdleReviews();

    [[nodiscard]] bool leap(const AttemptQueue::Next& next);
    [[nodiscard]] ChargeIndex firstToDecide(ChargeIndex from, bool mayRequest) const;

    void look(SimTime time);
    void request(SimTime time);
    [[nodiscard]] bool isBlocked(SimTime time, Money amount);
    void startAttempt(SimTime time);
    void settle(SimTime time);
    void fix(SimTime time);
    void credit(SimTime time);
    void deposit(const Deposit& deposit);
    void balanceRose(SimTime time);
    void reopen(SimTime time);
    SimTime releaseWaiting(SimTime time);
    SimTime endDropStops(SimTime time);

    void attempt(const AttemptQueue::Next& next);
    void admit(const AttemptQueue::Next& next);
    void foundClosed(SimTime time);
    void refuse(const AttemptQueue::Next& next);
    void lose(SimTime time, ChargeIndex charge);
    void post(SimTime time, ChargeIndex charge);

    [[nodiscard]] bool isLow();
    [[nodiscard]] bool isOpen(SimTime time);
    [[nodiscard]] Cause causeNow() const;
    [[nodiscard]] Duration resumeLag(RunIndex run) const;
    [[nodiscard]] Outcome finish();
    void emit(EventKind kind, SimTime time, ChargeIndex charge = noCharge, Money amount = {},
              std::string_view note = {})
    {
        if (m_options.onEvent)
            m_options.onEvent({time, kind, charge, amount, m_ledger.balance(), note});
    }

    const Scenario& m_scenario;
    const Policy& m_policy;
    const Account& m_account;
    const Demand& m_demand;
    const SimulateOptions& m_options;
    const RunHooks& m_hooks;
    std::span<const SimTime> m_times;
    std::span<const Money> m_costs;
    bool m_defer;
    bool m_mayLeap;                  ///< where nothing but recorded charges is to come
    ChargeIndex m_toWalk = noCharge; ///< found by the last leap: the charge at which something is decided

    Ledger m_ledger;
    AttemptQueue m_attempts;
    ReloadLimits m_limits;
    StopBook m_stops;

    // the reload under way
    std::optional<Reload> m_pending;
    std::optional<SimTime> m_paymentDue; ///< its settle or, when suspended, its fix
    bool m_suspended = false;
    bool m_armed = true;
    std::uint32_t m_attemptsMade = 0; ///< for the pending reload
    std::uint64_t m_attemptNumber = 0;
    std::uint64_t m_requests = 0;
    RandomStream m_latencies;
    RandomStream m_outcomes;
    RandomStream m_fixes;
    RandomStream m_resumeLags;

    // what else is scheduled
    Due m_due;
    std::optional<SimTime> m_check;
    std::optional<SimTime> m_review;
    std::optional<SimTime> m_month;
    std::deque<SimTime> m_notices;
    std::vector<Deposit> m_deposits; ///< by time, given order on ties
    std::size_t m_nextDeposit = 0;
    std::deque<std::pair<SimTime, ChargeIndex>> m_posts;

    // this month's charges
    SimTime m_monthEnd{Duration::min()};
    Money m_monthSpent;

    // stopped runs; the first three are empty until the first refusal
    std::vector<Stopped> m_stoppedRuns;        ///< by run
    std::vector<std::uint32_t> m_timesStopped; ///< by run
    std::vector<SimTime> m_lostUntil;          ///< drop: by run, the end of its resume lag
    std::vector<RunIndex> m_refusedRuns;       ///< drop: those refused since the gate closed

    SimTime m_lossesEnd{Duration::min()};    ///< drop: the latest of m_lostUntil
    SimTime m_latestResume{Duration::min()}; ///< the latest end of a resume lag so far
    SimTime m_lastEvent;
    std::deque<SimTime> m_lastHour; ///< requests in (t - 60 min, t]
    std::optional<Money> m_sameAbove;
    std::optional<Money> m_sameUpTo;
    Outcome m_outcome;
};

} // namespace lowwater
