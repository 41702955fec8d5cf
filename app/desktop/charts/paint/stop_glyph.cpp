// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/stop_glyph.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

namespace lowwater {

void paintStopGlyph(QPainter& painter, QPointF middle, double side, bool chosen, const ChartColors& colors)
{
    constexpr double stroke = 1.6;
    constexpr double corner = 0.414; // of a regular octagon: tan 22.5°
    const double half = (side - stroke) / 2;
    const double cut = half * corner;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(middle);
    painter.setPen(QPen(colors(Token::Bad), stroke, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(colors(chosen ? Token::Bad : Token::Surface));
    painter.drawPolygon(QPolygonF({{-cut, -half},
                                   {cut, -half},
                                   {half, -cut},
                                   {half, cut},
                                   {cut, half},
                                   {-cut, half},
                                   {-half, cut},
                                   {-half, -cut}}));
    painter.restore();
}

double stopGlyphSide(const ChartMetrics& metrics)
{
    return metrics.px(12);
}

double stopMarkHeight(const ChartMetrics& metrics)
{
    return stopGlyphSide(metrics) + 2 * metrics.px(2);
}

void paintStopMark(QPainter& painter, const StopMark& mark, bool chosen, const ChartMetrics& metrics,
                   const ChartColors& colors)
{
    const double middle = stopMarkHeight(metrics) / 2;
    paintStopGlyph(painter, QPointF(mark.x, middle), stopGlyphSide(metrics), chosen, colors);
    if (mark.count.isEmpty())
        return;
    const QFontMetricsF size(metrics.smallBold());
    const QPointF at(mark.right - metrics.boldWidth(mark.count), middle + (size.ascent() - size.descent()) / 2);
    QPainterPath text;
    text.addText(at, metrics.smallBold(), mark.count);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(text, QPen(colors(Token::Surface), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(text, colors(Token::Bad));
    painter.restore();
}

} // namespace lowwater
