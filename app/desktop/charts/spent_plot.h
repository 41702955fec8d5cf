// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/chart_content.h"

#include <QWidget>

namespace lowwater {

/// What was burned, on the same time axis: stacked bars, the dearest name at the bottom, and the axis line with its
/// marks.
class SpentPlot : public QWidget {
    Q_OBJECT

public:
    explicit SpentPlot(const ChartContent& content, QWidget* parent = nullptr);

    /// In the widget's coordinates; the marks of the axis stand below it.
    [[nodiscard]] QRectF plotArea() const;
    /// Of one bar, in the plot's coordinates.
    [[nodiscard]] QRectF barRect(const SpentBar& bar) const;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintScale(QPainter& painter, const QRectF& plot) const;
    void paintBar(QPainter& painter, const QRectF& plot, const SpentBar& bar) const;
    void paintGaps(QPainter& painter, const QRectF& plot) const;
    void paintCursor(QPainter& painter, const QRectF& plot) const;

    const ChartContent& m_content;
};

} // namespace lowwater
