// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report_parts.h"

#include <vector>

namespace lowwater {

/// What each way of choosing came to in the lived weeks, a row each. For a backtest without a gap.
[[nodiscard]] Table backtestTable(const Backtest& backtest);

/// Nothing where it was not asked for; why there is none where it has a gap.
void addBacktestSection(std::vector<Block>& blocks, const ReportInput& input);

} // namespace lowwater
