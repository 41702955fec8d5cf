// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/figure.h"
#include "sim/report/time_scale.h"
#include "sim/report/zone_text.h"

#include <vector>

namespace lowwater {

/// How much room addTimeAxis needs below its line.
inline constexpr double timeAxisHeight = 36;

/// The axis line of each stretch with ticks, and two rows below: hours where there is room, then days. A label that
/// would touch its neighbour, or leave [0, limit], is left out.
void addTimeAxis(std::vector<FigureItem>& items, const TimeScale& scale, const ZoneText& zone, double y, double limit);

/// The two slanted strokes that say that time was skipped here.
void addBreakMark(std::vector<FigureItem>& items, double x, double y);

} // namespace lowwater
