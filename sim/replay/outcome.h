// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"
#include "sim/history/name_table.h"
#include "sim/replay/trajectory.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lowwater {

/// Why agents stopped, in the order in which MODEL.md section 6 tries them.
enum class Cause { SpendLimit, Off, Declined, Latency, ByHand, Limit, Disarmed };

/// `spend_limit`, `off`, `declined`, `latency`, `by_hand`, `limit`, `disarmed`
[[nodiscard]] std::string_view causeName(Cause cause) noexcept;

struct Interruption {
    SimTime began;
    std::optional<SimTime> ended; ///< unset: it never ended
    std::uint32_t sessions = 0;   ///< distinct, among the charges refused in it
    std::uint32_t runs = 0;
    std::uint64_t refused = 0;
    Cause cause = Cause::Latency;
    /// Stopped agent time of the stops that began in it; overlapping stops of one session count once.
    Duration agentTime{0};
    Duration delayedWork{0}; ///< of the charges refused in it: the interruptions' parts of Outcome::delayedWork
};

struct Reload {
    SimTime requested;
    std::optional<SimTime> credited; ///< unset while pending
    Money amount;
    Money balanceAfter;            ///< once credited
    std::vector<SimTime> declined; ///< when its attempts were declined
};

/// One agent standing still, from refusal to admission (`drop`: to resume_lag after the gate opened).
struct AgentStop {
    NameId agent = NameId::Empty;
    SimTime from;
    SimTime to;
    std::uint32_t interruption = 0; ///< index into Outcome::interruptions
};

/// What happened (MODEL.md section 6). Const once built.
struct Outcome {
    // the simulated history: the charges that draw on the balance
    std::uint64_t charges = 0;
    std::uint64_t runs = 0;
    SimTime first;
    SimTime last;
    Money cost;
    Resolution resolution = Resolution::Request; ///< where it does not show stops, neither does the outcome

    SimTime windowStart;
    SimTime windowEnd;

    Money opening;
    Money ending;
    Money lowest;
    SimTime lowestAt; ///< the first time at which the balance was at its lowest
    Money meanIdle;   ///< time average of max(balance, 0), half to even
    Money spent;
    Money deposited;
    Money reloaded; ///< credited
    Money fees;

    std::uint64_t reloadCount = 0; ///< credited
    std::vector<Reload> reloads;   ///< credited, in order of crediting; empty where only totals are asked for
    std::optional<Reload> pending;
    std::uint64_t declinedAttempts = 0;
    std::uint64_t storm = 0;               ///< most requests in any (t - 60 min, t]
    std::optional<Duration> leastWarning;  ///< from a request to the moment the balance would have reached zero
    std::optional<Duration> medianWarning; ///< the lower of the two middle ones
    std::optional<Money> exposure;         ///< what a runaway could spend; unset: nothing stops it

    std::uint64_t interruptionCount = 0;
    std::vector<Interruption> interruptions; ///< empty where only totals are asked for
    std::vector<AgentStop> stops; ///< in order of their begin; of one agent they never overlap; empty likewise
    Duration stoppedAgentTime{0};
    Duration delayedWork{0};
    std::uint64_t refusedAttempts = 0;
    std::uint64_t droppedCharges = 0;
    std::uint64_t strandedCharges = 0;
    Money unserved;
    std::uint64_t closeCalls = 0;

    Trajectory
        trajectory; ///< only where SimulateOptions::keepTrajectory; first point at windowStart, the opening balance

    /// All thresholds in (sameAbove, sameUpTo] make the same decisions (THEORY.md section 4); unset: no bound.
    std::optional<Money> sameAbove;
    std::optional<Money> sameUpTo;
};

} // namespace lowwater
