// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/reload_glyphs.h"

#include <QPainter>
#include <QPolygonF>

namespace lowwater {

void paintReloadGlyph(QPainter& painter, QPointF middle, ReloadMark::Kind kind, double side, const ChartColors& colors)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(middle);
    const double half = side / 2;
    const double height = side * 0.43;
    switch (kind) {
    case ReloadMark::Kind::Requested:
        painter.setPen(QPen(colors(Token::Threshold), 1.6, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(colors(Token::Surface));
        painter.drawPolygon(QPolygonF({{-half, -height}, {half, -height}, {0, height}}));
        break;
    case ReloadMark::Kind::Credited:
        painter.setPen(QPen(colors(Token::Balance), 1.2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(colors(Token::Balance));
        painter.drawPolygon(QPolygonF({{-half, height}, {half, height}, {0, -height}}));
        break;
    case ReloadMark::Kind::Declined:
        painter.setPen(QPen(colors(Token::Interruption), 2.2, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(-height, -height), QPointF(height, height));
        painter.drawLine(QPointF(-height, height), QPointF(height, -height));
        break;
    case ReloadMark::Kind::Recorded: {
        const double larger = side * 0.72;
        painter.setPen(QPen(colors(Token::Text), 1.4, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolygon(QPolygonF({{-larger, height + 2}, {larger, height + 2}, {0, -larger}}));
        break;
    }
    case ReloadMark::Kind::Way:
    case ReloadMark::Kind::Tick:
        break;
    }
    painter.restore();
}

void paintFoldMark(QPainter& painter, QPointF middle, double height, const QColor& ink)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink, 1.4));
    const double lean = height * 0.2;
    for (const double shift : {-height * 0.22, height * 0.22}) {
        painter.drawLine(middle + QPointF(shift - lean, height / 2), middle + QPointF(shift + lean, -height / 2));
    }
    painter.restore();
}

} // namespace lowwater
