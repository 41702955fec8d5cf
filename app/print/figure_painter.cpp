// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/print/figure_painter.h"

#include "app/print/print_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QPolygonF>

namespace lowwater {

namespace {

class FigurePlayer {
public:
    FigurePlayer(QPainter& painter, QPointF topLeft, double scale)
        : m_painter{painter}, m_origin{topLeft * printUnit}, m_scale{scale}
    {
    }

    void operator()(const FigurePath& path) const
    {
        QPen pen{printColor(inkColor(path.ink)), device(path.width)};
        pen.setJoinStyle(Qt::RoundJoin);
        pen.setCapStyle(Qt::FlatCap);
        if (!path.dash.empty()) {
            QList<qreal> pattern; // in widths of the pen
            for (const double length : path.dash)
                pattern.append(length / path.width);
            pen.setDashPattern(pattern);
        }
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(polygon(path.points));
    }

    void operator()(const FigurePolygon& shape) const
    {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(printColor(inkColor(shape.fill)));
        m_painter.drawPolygon(polygon(shape.points));
    }

    void operator()(const FigureRect& rect) const
    {
        m_painter.setPen(rect.outline ? QPen{printColor(inkColor(*rect.outline)), device(1)} : QPen{Qt::NoPen});
        m_painter.setBrush(printColor(inkColor(rect.fill)));
        const QRectF area{place({rect.x, rect.y}), QSizeF{device(rect.width), device(rect.height)}};
        m_painter.drawRoundedRect(area, device(rect.radius), device(rect.radius));
    }

    void operator()(const FigureText& text) const
    {
        const QFont lead = printFont(text.size * m_scale, true);
        const QFont rest = printFont(text.size * m_scale, text.bold);
        const QString leadText = printString(text.strongLead);
        const QString restText = printString(text.text);
        const double leadWidth = QFontMetricsF{lead}.horizontalAdvance(leadText);
        const double width = leadWidth + QFontMetricsF{rest}.horizontalAdvance(restText);
        QPointF at = place(text.at);
        if (text.anchor != Anchor::Start)
            at.rx() -= text.anchor == Anchor::Middle ? width / 2 : width;
        m_painter.setPen(printColor(inkColor(text.ink)));
        if (!leadText.isEmpty()) {
            m_painter.setFont(lead);
            m_painter.drawText(at, leadText);
            at.rx() += leadWidth;
        }
        m_painter.setFont(rest);
        m_painter.drawText(at, restText);
    }

private:
    double device(double length) const { return length * m_scale * printUnit; }
    QPointF place(FigurePoint point) const { return m_origin + QPointF{device(point.x), device(point.y)}; }
    QPolygonF polygon(const std::vector<FigurePoint>& points) const
    {
        QPolygonF placed;
        placed.reserve(static_cast<qsizetype>(points.size()));
        for (const auto& point : points)
            placed.append(place(point));
        return placed;
    }

    QPainter& m_painter;
    QPointF m_origin;
    double m_scale;
};

} // namespace

void paintFigure(QPainter& painter, const Figure& figure, QPointF topLeft, double width)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const FigurePlayer player{painter, topLeft, width / figure.width};
    for (const auto& item : figure.items)
        std::visit(player, item);
    painter.restore();
}

} // namespace lowwater
