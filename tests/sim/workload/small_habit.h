// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <cstdint>
#include <random>

namespace lowwater {

/// A few days of work, each of a few stretches of charges of up to 6 nano-dollars that are seconds or minutes apart:
/// around any hour, in half of the cases with a charge in each hour, so that runs go on past the cut; of three
/// sessions, many charges at the same time, some days without any. The same on every machine.
[[nodiscard]] Scenario smallHabit(std::mt19937_64& random, std::uint64_t mostDays = 9);

} // namespace lowwater
