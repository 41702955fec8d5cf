// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/charts/axis/visible_range.h"
#include "app/desktop/charts/chart_content.h"

#include <QWidget>

namespace lowwater {

/// The whole record in a strip, the range on view framed, its interruptions ticked. The frame can be dragged, by its
/// middle or by a handle at either end.
class Overview : public QWidget {
    Q_OBJECT

public:
    Overview(const ChartContent& content, const VisibleRange& visible, QWidget* parent = nullptr);

    /// The record, the result, the size or the colours changed.
    void refresh();
    /// Only the range on view changed.
    void refreshFrame() { update(); }
    /// Where the frame stands, in the widget's coordinates.
    [[nodiscard]] QRectF frameRect() const;
    [[nodiscard]] QRectF plotArea() const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    void rangeDragged(lowwater::TimeRange range);
    /// The frame as it is, moved so that it begins here.
    void moveDragged(lowwater::SimTime from);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    enum class Grip { None, Left, Right, Middle };
    [[nodiscard]] Grip gripAt(double x) const;
    [[nodiscard]] SimTime timeAt(double x) const;
    void paintRecord(QPainter& painter, const QRectF& plot) const;
    void paintFrame(QPainter& painter) const;

    const ChartContent& m_content;
    const VisibleRange& m_visible;
    TimeAxis m_axis;
    BalanceColumns m_columns;
    MoneyAxis m_money;
    std::vector<Band> m_bands;
    Grip m_grip = Grip::None;
    double m_grabbed = 0; ///< from the frame's left edge to where it was taken
};

} // namespace lowwater
