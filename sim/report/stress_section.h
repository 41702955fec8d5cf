// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report_parts.h"

#include <string>
#include <vector>

namespace lowwater {

/// What goes wrong, a row each; with a column for the present policy where another one is recommended. `advice` has
/// its stress.
[[nodiscard]] Table stressTable(const Advice& advice, const Policy& now);
/// What exactly is assumed of each.
[[nodiscard]] std::vector<std::string> stressAssumptions(const Advice& advice);

/// Nothing where it was not asked for.
void addStressSection(std::vector<Block>& blocks, const ReportInput& input);

} // namespace lowwater
