// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/random.h"
#include "sim/replay/simulate.h"

#include <vector>

namespace lowwater {

/// When work was delayed, where an outcome says only how much: one stretch for each refused charge (`drop`: for each
/// run's first refusal since the gate closed), from its refusal on, as long as what it counts for delayed work
/// (MODEL.md section 6). Takes every event of one replay; their lengths add up to Outcome::delayedWork.
class DelayedStretches {
public:
    struct Stretch {
        SimTime from;
        SimTime to;
    };

    DelayedStretches(const Scenario& scenario, const Demand& demand);

    void take(const Event& event);
    /// Those that never went on are closed at the window's end.
    [[nodiscard]] std::vector<Stretch> finish(SimTime windowEnd);

private:
    struct Stopped {
        ChargeIndex charge = noCharge; ///< noCharge: it goes on
        SimTime since;
        std::uint32_t times = 0; ///< how often the run was stopped
    };

    void stop(ChargeIndex charge, SimTime time);
    void goOn(RunIndex run, SimTime time);
    [[nodiscard]] Duration resumeLag(RunIndex run) const;

    const Account& m_account;
    const Demand& m_demand;
    RandomStream m_resumeLags;
    std::vector<Stopped> m_runs;
    std::vector<RunIndex> m_stoppedRuns; ///< drop: those refused since the gate closed
    std::vector<Stretch> m_list;
};

} // namespace lowwater
