// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointF>

#include <optional>

class QMouseEvent;
class QWheelEvent;
class QWidget;

namespace lowwater {

/// The mouse over the plots, told in x from the plots' left edge: the wheel zooms at the pointer (with Shift or
/// sideways it pans), dragging with the left button spans a range, with the middle button or while Space is held it
/// pans.
class ChartNavigation : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// From now on this widget's mouse is ours. All watched widgets have the same left edge and the same width.
    void watch(QWidget* surface);
    void setPlot(double left, double width);
    /// Space is held.
    void setPanning(bool panning);
    /// Drops a range being spanned. False: there was none.
    bool cancel();

signals:
    void hovered(double x);
    void left();
    /// `position` in the surface.
    void clicked(QWidget* surface, QPointF position, double x);
    void doubleClicked();
    /// `factor` > 1 comes closer.
    void zoomed(double x, double factor);
    /// The picture goes this far to the right.
    void panned(double distance);
    void spanning(double from, double to);
    void spanned(double from, double to);
    void spanCancelled();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    enum class Drag { None, Click, Span, Pan };
    [[nodiscard]] double plotX(const QPointF& position) const;
    bool press(QWidget* surface, const QMouseEvent& event);
    void move(QWidget* surface, const QMouseEvent& event);
    bool release(QWidget* surface, const QMouseEvent& event);
    bool wheel(const QWheelEvent& event);

    double m_left = 0;
    double m_width = 1;
    bool m_panning = false;
    Drag m_drag = Drag::None;
    double m_pressed = 0;
    double m_last = 0;
};

} // namespace lowwater
