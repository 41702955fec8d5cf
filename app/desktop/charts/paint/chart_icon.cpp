// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/chart_icon.h"

#include <QPainter>
#include <QPixmapCache>

namespace lowwater {

void paintChartIcon(QPainter& painter, const QRectF& where, Icon drawing, const QColor& color)
{
    const double dpr = painter.device()->devicePixelRatio();
    const QSize size = (where.size() * dpr).toSize();
    const QString key = QStringLiteral("lowwater-chart-icon-%1-%2-%3x%4-%5")
                            .arg(static_cast<int>(drawing))
                            .arg(color.rgba())
                            .arg(size.width())
                            .arg(size.height())
                            .arg(dpr);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(size);
        pixmap.setDevicePixelRatio(dpr);
        pixmap.fill(Qt::transparent);
        QPainter onto(&pixmap);
        paintIcon(onto, QRectF(QPointF(0, 0), where.size()), drawing, color);
        onto.end();
        QPixmapCache::insert(key, pixmap);
    }
    painter.drawPixmap(where.topLeft(), pixmap);
}

} // namespace lowwater
