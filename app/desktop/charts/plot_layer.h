// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>

#include <functional>

namespace lowwater {

/// A layer of a plot: an item of the chart's scene that a function paints, in the plot's own coordinates.
class PlotLayer : public QGraphicsItem {
public:
    using Paint = std::function<void(QPainter&)>;

    PlotLayer(QGraphicsItem* parent, double z, Paint paint);

    void setPlot(const QRectF& plot);
    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QRectF m_area;
    Paint m_paint;
};

} // namespace lowwater
