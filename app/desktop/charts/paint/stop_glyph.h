// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/layout/stop_marks.h"
#include "app/desktop/charts/paint/chart_style.h"

class QPainter;
class QPointF;

namespace lowwater {

/// A recorded stop: a hollow octagon `side` wide; filled where it is the chosen one.
void paintStopGlyph(QPainter& painter, QPointF middle, double side, bool chosen, const ChartColors& colors);

/// How wide it is in the chart.
[[nodiscard]] double stopGlyphSide(const ChartMetrics& metrics);
/// Of the strip along the plot's top edge where the marks are.
[[nodiscard]] double stopMarkHeight(const ChartMetrics& metrics);

/// The octagon on the plot's top edge, with its count; in the plot's coordinates.
void paintStopMark(QPainter& painter, const StopMark& mark, bool chosen, const ChartMetrics& metrics,
                   const ChartColors& colors);

} // namespace lowwater
