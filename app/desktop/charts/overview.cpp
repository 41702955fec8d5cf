// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/overview.h"

#include "app/desktop/words/sentences.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace lowwater {

namespace {

constexpr double designHeight = 28;
constexpr double foldGap = 8;
constexpr double handleReach = 7;
constexpr double narrowestFrame = 6;

} // namespace

Overview::Overview(const ChartContent& content, const VisibleRange& visible, QWidget* parent)
    : QWidget(parent), m_content{content}, m_visible{visible}
{
    setObjectName(QStringLiteral("overview"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Whole record"));
    setAccessibleDescription(tr("The frame is the range on view"));
    setToolTip(tr("Drag the frame or its ends to see another part of the record"));
}

QSize Overview::sizeHint() const
{
    return {m_content.metrics.px(320), m_content.metrics.px(designHeight)};
}

QRectF Overview::plotArea() const
{
    const int left = m_content.metrics.gutter();
    return QRectF(left, 0, std::max(1, width() - left), height());
}

void Overview::refresh()
{
    m_axis = TimeAxis(m_visible.quiet(), m_visible.record(), static_cast<int>(plotArea().width()),
                      m_content.metrics.px(foldGap));
    m_columns.clear();
    m_bands.clear();
    Money least;
    Money most = oneCent;
    const Outcome* outcome = m_content.outcome();
    if (outcome && !outcome->trajectory.empty()) {
        m_columns = balanceColumns(outcome->trajectory, m_axis.columnBounds(), outcome->windowEnd);
        if (const auto extremes = extremesOf(m_columns)) {
            least = std::min(least, extremes->least);
            most = std::max(most, extremes->most);
        }
        if (showsStops(*m_content.result))
            m_bands = bandsOf(outcome->interruptions, outcome->windowEnd, m_axis);
    }
    m_money = balanceAxis(least, most);
    update();
}

void Overview::resizeEvent(QResizeEvent*)
{
    refresh();
}

QRectF Overview::frameRect() const
{
    const QRectF plot = plotArea();
    const double left = std::floor(m_axis.xAt(m_visible.range().from));
    const double right = std::ceil(m_axis.xAt(m_visible.range().to));
    const double missing = std::max(0.0, narrowestFrame - (right - left));
    const double begin = std::clamp(left - missing / 2, 0.0, std::max(0.0, plot.width() - narrowestFrame));
    return {plot.left() + begin, plot.top(), std::max(narrowestFrame, right - left), plot.height()};
}

SimTime Overview::timeAt(double x) const
{
    return m_axis.timeAt(x - plotArea().left());
}

Overview::Grip Overview::gripAt(double x) const
{
    const QRectF frame = frameRect();
    const double reach = m_content.metrics.px(handleReach);
    const double inside = std::min(reach, frame.width() / 4);
    if (x < frame.left() - reach || x > frame.right() + reach)
        return Grip::None;
    if (x <= frame.left() + inside)
        return Grip::Left;
    return x >= frame.right() - inside ? Grip::Right : Grip::Middle;
}

void Overview::mousePressEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (event->button() != Qt::LeftButton || !m_content.result || x < plotArea().left())
        return;
    m_grip = gripAt(x);
    const QRectF frame = frameRect();
    m_grabbed = m_grip == Grip::Right ? x - frame.right() : x - frame.left();
    if (m_grip == Grip::None) { // beside the frame: it comes here
        m_grip = Grip::Middle;
        m_grabbed = frame.width() / 2;
        emit moveDragged(timeAt(x - m_grabbed));
    }
}

void Overview::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    const TimeRange range = m_visible.range();
    switch (m_grip) {
    case Grip::None: {
        const Grip under = gripAt(x);
        setCursor(under == Grip::None     ? Qt::ArrowCursor
                  : under == Grip::Middle ? Qt::OpenHandCursor
                                          : Qt::SplitHCursor);
        break;
    }
    case Grip::Left:
        if (timeAt(x - m_grabbed) < range.to)
            emit rangeDragged({timeAt(x - m_grabbed), range.to});
        break;
    case Grip::Right:
        if (timeAt(x - m_grabbed) > range.from)
            emit rangeDragged({range.from, timeAt(x - m_grabbed)});
        break;
    case Grip::Middle:
        emit moveDragged(timeAt(x - m_grabbed));
        break;
    }
}

void Overview::mouseReleaseEvent(QMouseEvent*)
{
    m_grip = Grip::None;
}

void Overview::paintRecord(QPainter& painter, const QRectF& plot) const
{
    const ChartColors& colors = m_content.colors;
    const double height = plot.height() - 4;
    const double zero = std::round(m_money.yAt(0.0, height));
    QList<QPointF> line = stepLine(m_columns);
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (!m_columns[c])
            continue;
        const double y = std::round(m_money.yAt(m_columns[c]->least, height));
        if (y < zero)
            painter.fillRect(QRectF(static_cast<double>(c), 2 + y, 1, zero - y), colors(Token::BalanceFill));
    }
    for (QPointF& point : line)
        point.setY(2 + std::round(m_money.yAt(point.y(), height)));
    painter.setPen(QPen(colors(Token::Balance), 1));
    painter.drawPolyline(line.constData(), static_cast<int>(line.size()));
    for (const TimeAxis::Segment& segment : m_axis.segments()) {
        if (segment.folded && segment.right - segment.left >= 4)
            painter.fillRect(QRectF(std::floor(segment.left) + 1, 1, std::floor(segment.right - segment.left) - 1,
                                    plot.height() - 2),
                             colors(Token::Surface));
    }
    for (const Band& band : m_bands)
        painter.fillRect(QRectF(std::floor(band.left), 1, 2, plot.height() - 2), colors(Token::Interruption));
}

void Overview::paintFrame(QPainter& painter) const
{
    const QColor accent = m_content.colors(Token::Accent);
    const QRectF frame = frameRect();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(accent, 2));
    painter.drawRect(frame.adjusted(1, 1, -1, -1));
    const double width = m_content.metrics.px(7);
    const double height = m_content.metrics.px(16);
    for (const double x : {frame.left() + 1, frame.right() - 1}) {
        const double within = std::min(x - width / 2, this->width() - width - 1);
        const QRectF handle(within, (this->height() - height) / 2.0, width, height);
        painter.setBrush(m_content.colors(Token::Surface));
        painter.setPen(QPen(accent, 1.5));
        painter.drawRoundedRect(handle, 2, 2);
        painter.drawLine(handle.center() - QPointF(0, 3), handle.center() + QPointF(0, 3));
    }
}

void Overview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF plot = plotArea();
    painter.setFont(m_content.metrics.small());
    painter.setPen(m_content.colors(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, plot.left() - m_content.metrics.px(8), height()), Qt::AlignRight | Qt::AlignVCenter,
                     overviewName());
    painter.save();
    painter.translate(plot.topLeft());
    painter.setClipRect(QRectF(QPointF(0, 0), plot.size()));
    paintRecord(painter, plot);
    painter.setPen(m_content.colors(Token::Border));
    painter.drawRect(QRectF(0, 0, plot.width() - 1, plot.height() - 1));
    painter.restore();
    if (m_content.result)
        paintFrame(painter);
}

} // namespace lowwater
