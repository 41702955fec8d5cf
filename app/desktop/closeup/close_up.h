// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/time_range.h"
#include "app/desktop/closeup/served_times.h"
#include "app/desktop/run_result.h"

#include <QString>

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

namespace lowwater {

/// Something that happened around an interruption.
struct Happening {
    enum class Kind {
        FellBelow, ///< the threshold, and the reload was requested at once
        Requested,
        Declined,
        Emptied,  ///< a while before anybody was refused
        Stopped,  ///< the first refusal
        Credited, ///< but not enough to go on
        WentOn,
        RecordEnds ///< with agents still waiting
    };
    enum class Ender { Reload, Deposit, NewMonth }; ///< of WentOn

    Kind kind = Kind::Stopped;
    SimTime time;
    Money money{};           ///< of the reload
    std::uint64_t count = 0; ///< Declined: how many times by then; Stopped, WentOn, RecordEnds: agents
    Duration within{0};      ///< Stopped, WentOn: from the first agent to the last
    Ender ender = Ender::Reload;
};

/// One agent in the minutes that are shown.
struct AgentRow {
    struct Wait {
        TimeRange time;
        Cause cause = Cause::Latency;
    };
    QString name;                  ///< as recorded; empty: none was
    bool stopped = false;          ///< in this interruption
    std::vector<TimeRange> worked; ///< from a run's first request to its last
    std::vector<SimTime> requests;
    std::vector<Wait> waits;
};

/// The minutes around one interruption. Times are whole: what is drawn is cut to the view.
struct CloseUp {
    static constexpr std::size_t mostRows = 12;

    std::size_t index = 0; ///< into Outcome::interruptions
    std::size_t count = 0; ///< of them
    std::shared_ptr<const Outcome> outcome;
    Interruption interruption;
    SimTime end;                    ///< of the interruption, or of the record
    TimeRange view;                 ///< what is shown
    std::optional<Money> threshold; ///< unset: nobody reloads
    bool byHand = false;
    bool drops = false;                 ///< refused work is never done
    std::optional<Reload> awaited;      ///< the reload that was on its way, or came to their help
    std::optional<SimTime> empty;       ///< when the balance ran out; unset: it had not
    std::optional<SimTime> low;         ///< when it was requested, where that was before the agents stopped
    std::optional<Money> balanceAtLow;  ///< right after it
    std::vector<Reload> reloads;        ///< those on their way within the view
    std::vector<AgentRow::Wait> around; ///< every interruption in view, this one too
    Money least;                        ///< the lowest balance in view, or zero
    Money most;                         ///< the top of the picture; the balance may be above it
    std::vector<AgentRow> rows;         ///< those that stopped, by when, then those that worked
    std::size_t moreRows = 0;           ///< left out
    std::vector<Happening> happenings;  ///< in order of time
    Money agentHour;                    ///< what one is worth
    Money worth;                        ///< of the work delayed

    /// The balance had been empty for a while before the first agent was refused.
    [[nodiscard]] bool wasEmptyBefore() const noexcept
    {
        return empty && interruption.began - *empty >= std::chrono::seconds{10};
    }
};

/// `interruption` is one of the outcome's. Without `served` only agents that stopped are there, and no requests.
[[nodiscard]] CloseUp closeUpOf(const RunResult& result, std::size_t interruption, const ServedTimes* served = nullptr,
                                Money agentHour = Wishes{}.agentHour);

/// The interruption that began then, else the nearest to it; unset: there is none.
[[nodiscard]] std::optional<std::size_t> interruptionNear(const Outcome& outcome, SimTime began);

} // namespace lowwater
