// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

namespace lowwater {

/// The same scenario with the names of sessions and projects hidden (hidden_names.h), in its history and in the rules
/// that name them. What is computed from it is the same.
[[nodiscard]] Scenario hideNames(const Scenario& scenario);

} // namespace lowwater
