// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/backtest.h"
#include "sim/report/figure.h"
#include "sim/report/zone_text.h"

namespace lowwater {

/// The weeks that were lived through, a row for each way of choosing: how often agents stopped in each, and what all of
/// it came to. For a backtest without a gap.
[[nodiscard]] Figure backtestFigure(const Backtest& backtest, const ZoneText& zone, double width = 680);

} // namespace lowwater
