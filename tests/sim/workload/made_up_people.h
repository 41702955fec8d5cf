// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lowwater {

/// Agents that are on and off by turns, each time for an exponential time, and make Poisson charges while on; from the
/// stationary law, around the clock.
struct OnOffAgents {
    std::uint32_t agents = 3;
    double meanOn = 6; ///< minutes
    double meanOff = 18;
    double charges = 2; ///< a minute, of an agent that is on
    double cost = 0.25; ///< dollars, each
    double minutes = 0; ///< how long it is watched
    std::uint32_t seed = 1;
};

/// In minutes, from its start.
struct OnTime {
    double from;
    double to;
};

/// When each agent was on, within the time it is watched.
[[nodiscard]] std::vector<std::vector<OnTime>> onTimes(const OnOffAgents& law);
/// What they were charged from 2026-06-01 on, each agent a session.
[[nodiscard]] std::shared_ptr<const History> onOffHistory(const OnOffAgents& law);

/// One agent, on weekdays from 22 o'clock to about 4, on some nights ten times dearer than on others.
[[nodiscard]] std::shared_ptr<const History> nightWorker(std::uint32_t seed = 1);

/// One agent by day that now and then has six sub-agents start at once, on six days of seven.
[[nodiscard]] std::shared_ptr<const History> withSubAgents(std::uint32_t seed = 1);

} // namespace lowwater
