// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/icons.h"

namespace lowwater {

/// paintIcon from a cache: reading a drawing anew for every flag of every frame would take longer than the frame.
void paintChartIcon(QPainter& painter, const QRectF& where, Icon drawing, const QColor& color);

} // namespace lowwater
