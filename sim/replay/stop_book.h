// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"
#include "sim/replay/simulate.h"

#include <vector>

namespace lowwater {

/// Interruptions and the agents that stand still in them (MODEL.md section 6).
class StopBook {
public:
    explicit StopBook(const Demand& demand) : m_demand{demand} {}

    [[nodiscard]] bool isOpen() const noexcept { return m_open; }
    /// An attempt at `time` found the gate closed while no interruption is open: does the last one go on?
    [[nodiscard]] bool goesOn(SimTime time) const { return !m_list.empty() && time <= m_resumeEnd; }
    void goOn();
    void begin(SimTime time, Cause cause);
    /// The gate opens; an attempt that finds it closed again by `resumeEnd` continues the interruption.
    void end(SimTime time, SimTime resumeEnd);

    /// A charge is refused for the first time, in the open interruption.
    void refuse(ChargeIndex charge);
    /// The index of the open interruption.
    [[nodiscard]] std::uint32_t current() const { return static_cast<std::uint32_t>(m_list.size() - 1); }
    /// The run of `charge`, refused at `from` in `interruption`, stood still until `to`.
    void stopped(ChargeIndex charge, std::uint32_t interruption, SimTime from, SimTime to);

    void finish(Outcome& outcome, Detail detail);

private:
    const Demand& m_demand;
    std::vector<Interruption> m_list;
    bool m_open = false;
    SimTime m_resumeEnd{Duration::min()};
    std::uint64_t m_refused = 0;
    struct ChargeStop {
        ChargeIndex charge;
        AgentStop stop;
    };
    [[nodiscard]] static std::vector<ChargeStop> merged(std::vector<ChargeStop> stops);

    std::vector<ChargeStop> m_chargeStops; ///< as they ended; may overlap
    // both empty until the first interruption
    std::vector<std::uint32_t> m_interruptionOfRun; ///< 1 + the last one in which the run was refused; 0: none
    std::vector<std::uint32_t> m_interruptionOfAgent;
};

} // namespace lowwater
