// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/wide.h"
#include "sim/replay/simulate.h"

#include <chrono>
#include <vector>

namespace lowwater {

// What both ways of a replay end with (MODEL.md section 6), and their common bounds.

inline constexpr std::uint64_t mostReloads = 10'000'000;
inline constexpr Duration stormWindow = std::chrono::hours{1};

/// What follows from the demand, the settings and the totals that the outcome has already: fees, exposure, the window
/// up to the later of the last charge and the last event.
void closeOutcome(Outcome& outcome, const Scenario& scenario, const Demand& demand, SimTime lastEvent);

/// The least and the lower median of the warning times, in any order.
void setWarnings(Outcome& outcome, std::vector<Duration> warnings);

/// The idle balance: the area (nano-dollars x microseconds) over `length`, or `ending` where that is 0; never below 0.
[[nodiscard]] Money meanOver(Duration length, Wide area, Money ending);

} // namespace lowwater
