// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/layout/lane_layout.h"
#include "app/desktop/charts/paint/chart_style.h"

class QPainter;
class QPointF;

namespace lowwater {

/// ▽ hollow amber = requested, ▲ filled = credited, ✕ red = declined, △ hollow and larger, around what is simulated =
/// recorded; `side` is the width of a simulated one. No bars, no ticks.
void paintReloadGlyph(QPainter& painter, QPointF middle, ReloadMark::Kind kind, double side, const ChartColors& colors);

/// The two slashes of a folded stretch across a horizontal line.
void paintFoldMark(QPainter& painter, QPointF middle, double height, const QColor& ink);

} // namespace lowwater
