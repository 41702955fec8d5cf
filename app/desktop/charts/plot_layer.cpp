// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/plot_layer.h"

#include <utility>

namespace lowwater {

PlotLayer::PlotLayer(QGraphicsItem* parent, double z, Paint paint) : QGraphicsItem(parent), m_paint{std::move(paint)}
{
    setZValue(z);
    setAcceptedMouseButtons(Qt::NoButton);
}

void PlotLayer::setPlot(const QRectF& plot)
{
    prepareGeometryChange();
    setPos(plot.topLeft());
    m_area = QRectF(QPointF(0, 0), plot.size());
}

QRectF PlotLayer::boundingRect() const
{
    return m_area;
}

void PlotLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    m_paint(*painter);
}

} // namespace lowwater
