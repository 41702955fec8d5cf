// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/figure.h"

#include <QPointF>

class QPainter;

namespace lowwater {

/// Plays a figure on a painter whose unit is the device pixel (print_text.h), `width` CSS pixels wide, in the light
/// scheme.
void paintFigure(QPainter& painter, const Figure& figure, QPointF topLeft, double width);

} // namespace lowwater
