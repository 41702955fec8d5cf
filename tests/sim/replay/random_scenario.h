// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <cstdint>
#include <string>

namespace lowwater::reference {

/// A small valid scenario over all options of Policy and Account: times and amounts lie on a coarse grid, so that the
/// ties of MODEL.md section 5 are frequent, and often straddle the end of a day or month. The same on every machine.
[[nodiscard]] Scenario randomScenario(std::uint64_t seed);

/// The same options over a history of some hundred charges that are small beside the reloads: most of them decide
/// nothing.
[[nodiscard]] Scenario randomLongScenario(std::uint64_t seed);

/// A long one with the plainest account there is: auto-reload at a level after a constant latency, nothing else.
[[nodiscard]] Scenario randomPlainScenario(std::uint64_t seed);

/// The options of the command and the history, to be run by hand.
[[nodiscard]] std::string describeScenario(const Scenario& scenario);

} // namespace lowwater::reference
