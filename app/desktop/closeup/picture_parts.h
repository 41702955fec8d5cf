// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/picture_frame.h"

class QPainter;

namespace lowwater {

/// What the parts of the picture are painted from.
struct PicturePaint {
    const CloseUp& closeUp;
    const PictureFrame& frame;
    const ChartColors& colors;
    const QTimeZone& zone;
};

/// Balance, threshold and interruption, with the money axis.
void paintBalance(QPainter& painter, const PicturePaint& paint);
/// The reload on its way as a bar, from its request to its credit.
void paintReloads(QPainter& painter, const PicturePaint& paint);
void paintAgents(QPainter& painter, const PicturePaint& paint);
/// The dotted lines of the three moments through all parts, and their names.
void paintMoments(QPainter& painter, const PicturePaint& paint);
void paintTimeAxis(QPainter& painter, const PicturePaint& paint);
void paintPictureLegend(QPainter& painter, const PicturePaint& paint);

} // namespace lowwater
