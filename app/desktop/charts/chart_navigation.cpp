// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/chart_navigation.h"

#include <QApplication>
#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double zoomPerNotch = 1.25;
constexpr double notch = 120;       ///< QWheelEvent's angle for one
constexpr double panPerNotch = 0.1; ///< of the width

} // namespace

void ChartNavigation::watch(QWidget* surface)
{
    surface->setMouseTracking(true);
    surface->installEventFilter(this);
}

void ChartNavigation::setPlot(double left, double width)
{
    m_left = left;
    m_width = width;
}

void ChartNavigation::setPanning(bool panning)
{
    m_panning = panning;
}

bool ChartNavigation::cancel()
{
    const bool spanned = m_drag == Drag::Span;
    m_drag = Drag::None;
    if (spanned)
        emit spanCancelled();
    return spanned;
}

double ChartNavigation::plotX(const QPointF& position) const
{
    return position.x() - m_left;
}

bool ChartNavigation::press(QWidget* surface, const QMouseEvent& event)
{
    const double x = plotX(event.position());
    if (m_drag != Drag::None || x < 0 || x > m_width)
        return false;
    if (event.button() == Qt::MiddleButton || (event.button() == Qt::LeftButton && m_panning))
        m_drag = Drag::Pan;
    else if (event.button() == Qt::LeftButton)
        m_drag = Drag::Click;
    else
        return false;
    m_pressed = m_last = x;
    if (m_drag == Drag::Pan)
        surface->setCursor(Qt::ClosedHandCursor);
    return true;
}

void ChartNavigation::move(QWidget* surface, const QMouseEvent& event)
{
    const double x = plotX(event.position());
    if (m_drag == Drag::Click && std::abs(x - m_pressed) >= QApplication::startDragDistance())
        m_drag = Drag::Span;
    if (m_drag == Drag::Pan) {
        emit panned(x - m_last);
        m_last = x;
    } else if (m_drag == Drag::Span) {
        emit spanning(m_pressed, std::clamp(x, 0.0, m_width));
    } else if (x >= 0 && x <= m_width) {
        surface->setCursor(m_panning ? Qt::OpenHandCursor : Qt::CrossCursor);
        emit hovered(std::min(x, m_width - 1));
    } else {
        surface->unsetCursor();
        emit left();
    }
}

bool ChartNavigation::release(QWidget* surface, const QMouseEvent& event)
{
    const Drag drag = m_drag;
    m_drag = Drag::None;
    const double x = std::clamp(plotX(event.position()), 0.0, m_width);
    if (drag == Drag::Click)
        emit clicked(surface, event.position(), x);
    else if (drag == Drag::Span)
        emit spanned(m_pressed, x);
    return drag != Drag::None;
}

bool ChartNavigation::wheel(const QWheelEvent& event)
{
    const double x = plotX(event.position());
    if (x < 0 || x > m_width)
        return false;
    const QPoint angle = event.angleDelta();
    const bool sideways = std::abs(angle.x()) > std::abs(angle.y());
    if (sideways || event.modifiers().testFlag(Qt::ShiftModifier)) {
        const double turned = (sideways ? angle.x() : angle.y()) / notch;
        emit panned(turned * panPerNotch * m_width);
    } else if (angle.y() != 0) {
        emit zoomed(x, std::pow(zoomPerNotch, angle.y() / notch));
    }
    return true;
}

bool ChartNavigation::eventFilter(QObject* watched, QEvent* event)
{
    auto* surface = qobject_cast<QWidget*>(watched);
    if (!surface)
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        return press(surface, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        move(surface, *static_cast<QMouseEvent*>(event));
        return m_drag != Drag::None;
    case QEvent::MouseButtonRelease:
        return release(surface, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        m_drag = Drag::None;
        emit doubleClicked();
        return true;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent*>(event));
    case QEvent::Leave:
        emit left();
        return false;
    default:
        return false;
    }
}

} // namespace lowwater
