// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference_record.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace lowwater::reference {

/// The loop of MODEL.md section 5. The paragraphs of that page are the functions here; what it says is quoted beside
/// what does it.
class Loop {
public:
    /// The scenario must be valid and some charge must draw on the balance.
    explicit Loop(const Scenario& scenario);

    /// Throws std::length_error past ten million reloads, std::overflow_error past the range of money or time.
    [[nodiscard]] Record run();

private:
    enum class Kind { Check, Review, Notice, Month, Deposit, Settle, Fix, Post, Attempt };
    enum class Progress { Ahead, Waiting, AttemptedAgain, Admitted, Lost };

    struct Scheduled {
        SimTime time;
        Kind kind = Kind::Check;
        std::uint64_t order = 0; ///< of scheduling; an attempt's position in the history
        std::size_t subject = 0; ///< a charge or a deposit
    };

    [[nodiscard]] static int rankOf(Kind kind);
    [[nodiscard]] static bool comesBefore(const Scheduled& a, const Scheduled& b);
    void schedule(SimTime time, Kind kind, std::size_t subject = 0);
    void unschedule(Kind kind);
    [[nodiscard]] bool anyScheduled(Kind kind) const;
    [[nodiscard]] Scheduled takeNext();
    [[nodiscard]] bool hasEnded() const;
    void scheduleTheStart();
    void happen(const Scheduled& event);

    // the balance and the gate
    [[nodiscard]] bool isLow() const;
    [[nodiscard]] Money spentThisMonth() const;
    [[nodiscard]] bool gateIsOpen() const;
    void setBalance(Money balance);
    void paidIn(Money amount);
    void reopen();

    // reloads
    void look();
    void request();
    void review();
    [[nodiscard]] bool limitsAllow(Money amount);
    [[nodiscard]] Money requestedSince(SimTime from) const;
    void sendAttempt(SimTime at);
    [[nodiscard]] bool attemptIsDeclined() const;
    void settle();
    void credit();
    void fix();
    void giveUp();

    // charges
    void attempt(ChargeIndex charge);
    void admit(ChargeIndex charge);
    void post(ChargeIndex charge);
    void refuse(ChargeIndex charge);
    void stop(ChargeIndex charge);
    [[nodiscard]] bool agentIsStopped(NameId agent, std::uint32_t& spell) const;
    [[nodiscard]] bool runIsStoppedSinceTheGateClosed(RunIndex run) const;
    [[nodiscard]] bool runIsInItsResumeLag(RunIndex run) const;

    // interruptions
    void findClosed();
    [[nodiscard]] Cause cause() const;
    void endInterruption();

    void strand();

    const Scenario& m_scenario;
    const Policy& m_policy;
    const Account& m_account;
    Record m_record;
    SimTime m_now;

    std::vector<Scheduled> m_events;
    std::uint64_t m_scheduledSoFar = 0;

    Money m_balance;
    bool m_suspended = false;
    bool m_armed = false;
    bool m_givenUp = false;
    bool m_reloadPending = false;    ///< the last of m_record.requests
    std::uint64_t m_attempts = 0;    ///< of payment, over the whole simulation
    std::uint32_t m_reloadTries = 0; ///< of the pending reload

    std::vector<Progress> m_progress;               ///< by charge
    std::vector<std::optional<std::size_t>> m_stop; ///< by charge: its stop in m_record.stops
    std::vector<std::optional<Duration>> m_lags;    ///< by stop: its resume lag
    std::vector<std::uint32_t> m_stopsOfRun;        ///< by run: how many so far
    std::vector<std::optional<SimTime>> m_resumeAt; ///< by stop: when it goes on, once the gate has opened
    std::uint32_t m_spells = 0;

    bool m_interrupted = false;
    SimTime m_goesOnUntil; ///< a refusal up to here continues the last interruption
    bool m_empty = false;  ///< in a spell of balance <= 0
    bool m_emptyWasFound = false;
};

} // namespace lowwater::reference
