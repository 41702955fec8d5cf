// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/hatch.h"

#include "app/desktop/charts/layout/bands.h"

#include <QImage>
#include <QPainter>
#include <QPixmapCache>

#include <cmath>

namespace lowwater {

namespace {

/// Lines of a tile of side `tile`; drawn past its edges so that tiles join.
void paintTile(QPainter& painter, Cause cause, double tile, const QColor& ink)
{
    painter.setPen(QPen(ink, 1.6));
    const auto diagonal = [&painter, tile](bool rising) {
        for (int shift = -1; shift <= 1; ++shift) {
            const double x = shift * tile;
            if (rising)
                painter.drawLine(QPointF(x - tile, 2 * tile), QPointF(x + 2 * tile, -tile));
            else
                painter.drawLine(QPointF(x - tile, -tile), QPointF(x + 2 * tile, 2 * tile));
        }
    };
    switch (cause) {
    case Cause::Latency:
        diagonal(true);
        break;
    case Cause::Declined:
        diagonal(true);
        diagonal(false);
        break;
    case Cause::Limit:
        painter.drawLine(QPointF(-1, tile / 2), QPointF(tile + 1, tile / 2));
        break;
    case Cause::SpendLimit:
        painter.setPen(QPen(ink, 1.2));
        painter.drawLine(QPointF(-1, tile * 0.3), QPointF(tile + 1, tile * 0.3));
        painter.drawLine(QPointF(-1, tile * 0.6), QPointF(tile + 1, tile * 0.6));
        break;
    case Cause::ByHand:
        painter.drawLine(QPointF(tile / 2, -1), QPointF(tile / 2, tile + 1));
        break;
    case Cause::Disarmed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QPointF(tile / 2, tile / 2), 1.3, 1.3);
        break;
    case Cause::Off:
        break;
    }
}

double tileSide(Cause cause)
{
    return cause == Cause::Latency || cause == Cause::Limit || cause == Cause::ByHand ? 6 : 7;
}

QPixmap tileOf(Cause cause, const ChartColors& colors, double dpr)
{
    const QColor ink = colors(Token::Interruption);
    const QString key = QStringLiteral("lowwater-hatch-%1-%2-%3-%4")
                            .arg(static_cast<int>(cause))
                            .arg(ink.rgb())
                            .arg(colors(Token::InterruptionFill).rgb())
                            .arg(dpr);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    const double side = tileSide(cause);
    const int pixels = static_cast<int>(std::lround(side * dpr));
    QImage tile(pixels, pixels, QImage::Format_RGB32);
    tile.fill(colors(Token::InterruptionFill));
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(pixels / side, pixels / side);
    paintTile(painter, cause, side, ink);
    painter.end();
    pixmap = QPixmap::fromImage(tile);
    pixmap.setDevicePixelRatio(dpr);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace

void fillHatched(QPainter& painter, const QRectF& where, Cause cause, const ChartColors& colors)
{
    painter.drawTiledPixmap(where, tileOf(cause, colors, painter.device()->devicePixelRatio()), where.topLeft());
}

void paintBand(QPainter& painter, const QRectF& where, Cause cause, const ChartColors& colors, bool chosen)
{
    const QColor ink = colors(Token::Interruption);
    if (where.width() < Band::narrowestHatched) {
        painter.fillRect(where, ink);
        return;
    }
    fillHatched(painter, where, cause, colors);
    const double edge = chosen ? 2.5 : 1;
    painter.fillRect(QRectF(where.left(), where.top(), edge, where.height()), ink);
    painter.fillRect(QRectF(where.right() - edge, where.top(), edge, where.height()), ink);
}

} // namespace lowwater
