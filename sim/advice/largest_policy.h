// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/replay/scenario.h"

namespace lowwater {

/// What somebody sets who never wants to think of it again: automatic reloads of the largest amount worth a look, and
/// the highest threshold the provider offers up to that amount; its least where all are above. A `top_up` threshold
/// stays below the amount by what the provider asks for, at least a cent; one of an edge trigger at the opening
/// balance, above which it would never ask.
[[nodiscard]] Policy largestPolicy(const Scenario& scenario, const Wishes& wishes);

} // namespace lowwater
