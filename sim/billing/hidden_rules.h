// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routing.h"

namespace lowwater {

/// The same routing for a history whose names are hidden (hidden_names.h), so that the same charges fall in the same
/// pools: a pattern of projects or sessions is replaced by the hidden name of each project or session of `history` that
/// it fits, a rule for each, in its place. `history` is the one with the names in it.
[[nodiscard]] Routing hideNames(const Routing& routing, const History& history);

} // namespace lowwater
