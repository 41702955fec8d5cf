// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/replay/outcome.h"

#include <string>

namespace lowwater::reference {

/// The first field in which two results differ, such as `interruptions[1].ended: 2026-09-01T09:01:20.000000Z, reference
/// none`; empty where they agree in all that the reference fills.
[[nodiscard]] std::string firstDifference(const Result<Outcome>& engine, const Result<Outcome>& reference);

/// The same over all fields that an outcome has, between two ways of the engine.
[[nodiscard]] std::string wholeDifference(const Result<Outcome>& lookedUp, const Result<Outcome>& walked);

} // namespace lowwater::reference
