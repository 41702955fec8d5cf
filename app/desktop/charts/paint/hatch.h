// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/paint/chart_style.h"
#include "sim/replay/outcome.h"

class QPainter;
class QRectF;

namespace lowwater {

/// Fills a band with the hatch of its cause, opaque: diagonal = on its way, crossed = declined, horizontal = reload
/// limit, double horizontal = spend limit, vertical = nobody had topped up, plain = off, dots = not armed. The tile
/// starts at the origin of the painter, so that neighbouring bands agree.
void fillHatched(QPainter& painter, const QRectF& where, Cause cause, const ChartColors& colors);

/// The same with its edges: solid where it is too narrow for a hatch.
void paintBand(QPainter& painter, const QRectF& where, Cause cause, const ChartColors& colors, bool chosen);

} // namespace lowwater
