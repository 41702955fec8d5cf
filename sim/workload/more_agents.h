// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/workload/habits.h"

#include <cstdint>
#include <memory>

namespace lowwater {

/// "As you work, but with more agents": the recorded charges as they are, and beside them those of `extra` agents who
/// work on the same days within the same hours, `extra` / Habits::agents as much again. The same for ever for the same
/// seed; more of them leave the days' first ones as they were. The recorded history itself for 0. Throws
/// std::length_error past 2^32 - 2 charges, std::overflow_error where a charge would cost more than Money holds.
[[nodiscard]] std::shared_ptr<const History> withAgents(const Habits& habits, std::uint32_t extra,
                                                        std::uint32_t seed = 1);

} // namespace lowwater
