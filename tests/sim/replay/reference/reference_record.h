// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/runs.h"
#include "sim/replay/outcome.h"
#include "sim/replay/scenario.h"

#include <memory>
#include <optional>
#include <vector>

namespace lowwater::reference {

/// The balance from a time on. Several may share a time.
struct BalanceAt {
    SimTime time;
    Money balance;
};

struct PostedCharge {
    SimTime time;
    ChargeIndex charge = noCharge;
};

/// A reload, from its request on.
struct ReloadRequest {
    SimTime time;
    Money balance;               ///< when it was requested
    std::size_t postsBefore = 0; ///< how many charges had been posted by then
    Reload reload;
};

/// A refusal that stops: of a charge for `defer`; a run's first since the gate closed for `drop`.
struct Stop {
    ChargeIndex charge = noCharge;
    RunIndex run = 0;
    NameId agent = NameId::Empty;
    SimTime from;
    std::optional<SimTime>
        to; ///< `defer`: the admission; `drop`: resume_lag after the gate opened; unset: neither came
    std::uint32_t interruption = 0;
    std::uint32_t spell = 0; ///< stops of one agent that overlap or touch share a spell
};

struct InterruptionFacts {
    SimTime began;
    std::optional<SimTime> ended;
    Cause cause = Cause::Latency;
    std::vector<ChargeIndex> refused; ///< each once
};

/// What the loop saw, before anything is computed from it.
struct Record {
    std::shared_ptr<const History> history; ///< routed
    Runs runs;
    Fee fee;
    SimTime windowStart;
    SimTime windowEnd;
    std::vector<BalanceAt> balances; ///< the first is the opening balance
    std::vector<PostedCharge> posts;
    std::vector<ReloadRequest> requests; ///< in order of request
    std::vector<Reload> credited;        ///< in order of crediting
    std::optional<Reload> pending;
    Money deposited;
    std::vector<Stop> stops; ///< in order of refusal
    std::vector<InterruptionFacts> interruptions;
    std::vector<ChargeIndex> lost;     ///< `drop`
    std::vector<ChargeIndex> stranded; ///< `defer`: still waiting, or behind one that is
    std::uint64_t closeCalls = 0;
};

/// MODEL.md section 6.
[[nodiscard]] Outcome outcomeOf(const Record& record);

} // namespace lowwater::reference
