// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report_parts.h"

#include <string>
#include <vector>

namespace lowwater {

/// By how much each choice comes dearer a month than the best one would, a row for each situation and one for the
/// worst. `robust` has rows; `now`: the policy that is set, which may be one of the choices.
[[nodiscard]] Table regretTable(const Robustness& robust, const Policy& now);
/// What the table says, and which choice has the least worst regret.
[[nodiscard]] std::string regretWords(const Robustness& robust);

/// Nothing where it was not asked for.
void addRobustnessSection(std::vector<Block>& blocks, const ReportInput& input);

} // namespace lowwater
