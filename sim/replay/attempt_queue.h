// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/runs.h"
#include "sim/replay/simulate.h"

#include <boost/heap/pairing_heap.hpp>

#include <deque>
#include <functional>
#include <queue>
#include <vector>

namespace lowwater {

/// The attempts to come, in MODEL.md's order: by time, then by the charge's position. Three sources: the recorded
/// charges themselves; charges of runs that were refused once and go on later than recorded; and waiting charges that
/// are let go together when the gate opens. The last stay one ordered group, so that a gate which opens and closes at
/// once costs only the few that pass.
class AttemptQueue {
public:
    enum class Source { Recorded, Shifted, Group };
    struct Next {
        SimTime time;
        ChargeIndex charge = noCharge; ///< noCharge: nothing is scheduled
        Source source = Source::Recorded;
    };

    explicit AttemptQueue(const Demand& demand);

    [[nodiscard]] Next peek()
    {
        while (m_cursor < m_count && m_detached[m_runOf[m_cursor]] != 0)
            ++m_cursor;
        Next next;
        if (m_cursor < m_count)
            next = {m_times[m_cursor], m_cursor, Source::Recorded};
        if (!m_shifted.empty() || !m_groups.empty()) [[unlikely]]
            next = earliestWith(next);
        return next;
    }
    void pop(const Next& next)
    {
        if (next.source == Source::Recorded) [[likely]]
            ++m_cursor;
        else
            popOther(next);
    }
    /// Nothing but recorded charges is to come: none waits, and no run goes on later than recorded.
    [[nodiscard]] bool onlyRecorded() const { return m_shifted.empty() && m_groups.empty() && m_waiting.empty(); }
    /// The recorded charges before `charge` have been attempted. Only where onlyRecorded.
    void passTo(ChargeIndex charge) { m_cursor = charge; }
    /// From now on the run's charges are attempted only when scheduled here.
    void detach(RunIndex run) { m_detached[run] = 1; }
    [[nodiscard]] bool isDetached(RunIndex run) const { return m_detached[run] != 0; }
    void schedule(SimTime time, ChargeIndex charge) { m_shifted.push({time, charge}); }

    /// The charge waits until it is let go.
    void wait(ChargeIndex charge) { m_waiting.push(charge); }
    [[nodiscard]] bool anyWaiting() const { return !m_waiting.empty(); }
    /// All that wait are attempted again at `time`.
    void release(SimTime time);
    /// Each that waits is attempted again at its own `timeOf(charge)`.
    void releaseEach(const std::function<SimTime(ChargeIndex)>& timeOf);
    /// What is left of a group that was let go at `time` finds the gate closed too and waits again.
    void waitAgain(SimTime time);
    /// Takes all that wait, in order of position.
    [[nodiscard]] std::vector<ChargeIndex> takeWaiting();

private:
    using Heap = boost::heap::pairing_heap<ChargeIndex, boost::heap::compare<std::greater<>>>;
    struct Group {
        SimTime time;
        Heap charges;
    };
    struct Shifted {
        SimTime time;
        ChargeIndex charge;
        [[nodiscard]] bool operator>(const Shifted& other) const
        {
            return time != other.time ? time > other.time : charge > other.charge;
        }
    };

    [[nodiscard]] Next earliestWith(Next next) const;
    void popOther(const Next& next);

    std::span<const SimTime> m_times;
    std::span<const RunIndex> m_runOf;
    ChargeIndex m_count;
    ChargeIndex m_cursor = 0;
    std::vector<std::uint8_t> m_detached; ///< by run
    std::priority_queue<Shifted, std::vector<Shifted>, std::greater<>> m_shifted;
    std::deque<Group> m_groups; ///< by rising time
    Heap m_waiting;
};

} // namespace lowwater
