// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/spent_plot.h"

#include "app/desktop/charts/paint/plot_background.h"
#include "app/desktop/charts/paint/reload_glyphs.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double designHeight = 58;
constexpr double markLength = 4;

} // namespace

SpentPlot::SpentPlot(const ChartContent& content, QWidget* parent) : QWidget(parent), m_content{content}
{
    setObjectName(QStringLiteral("spentPlot"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

QSize SpentPlot::sizeHint() const
{
    return {m_content.metrics.px(320), m_content.metrics.px(designHeight + markLength)};
}

QRectF SpentPlot::plotArea() const
{
    const int left = m_content.metrics.gutter();
    return QRectF(left, 0, std::max(1, width() - left), std::max(1, height() - m_content.metrics.px(markLength)));
}

QRectF SpentPlot::barRect(const SpentBar& bar) const
{
    const double left = std::round(m_content.axis.xAt(bar.time.from));
    const double right = std::max(left + 1, std::round(m_content.axis.xAt(bar.time.to)));
    const double height = plotArea().height() - 1;
    const double top = m_content.spending.yAt(bar.total, height);
    const double gap = right - left > 3 ? 1 : 0;
    return {left, top, right - left - gap, height - top};
}

void SpentPlot::paintScale(QPainter& painter, const QRectF& plot) const
{
    painter.setFont(m_content.metrics.small());
    painter.setPen(m_content.colors(Token::Axis));
    const double line = m_content.metrics.lineHeight();
    for (const Money tick : m_content.spending.ticks) {
        const double y = std::round(m_content.spending.yAt(tick, plot.height() - 1));
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1), m_content.colors(Token::Grid));
        const QRectF label(0, std::max(0.0, y - line / 2), plot.left() - m_content.metrics.px(8), line);
        painter.drawText(label, Qt::AlignRight | Qt::AlignVCenter, moneyTickText(tick, m_content.spending.step));
    }
}

void SpentPlot::paintBar(QPainter& painter, const QRectF& plot, const SpentBar& bar) const
{
    const QRectF whole = barRect(bar).translated(plot.topLeft());
    const double height = plot.height() - 1;
    double dollars = 0;
    double bottom = whole.bottom();
    for (std::size_t part = 0; part < bar.parts.size(); ++part) {
        if (bar.parts[part] == Money{})
            continue;
        dollars += bar.parts[part].toDouble();
        const double top = plot.top() + std::round(m_content.spending.yAt(dollars, height));
        const double seam = bottom < whole.bottom() && bottom - top > 2 ? 1 : 0;
        if (top < bottom)
            painter.fillRect(QRectF(whole.left(), top, whole.width(), bottom - top - seam),
                             m_content.colors.category(part));
        bottom = std::min(bottom, top);
    }
    // the least spending still leaves a trace
    if (bottom >= whole.bottom())
        painter.fillRect(QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1), m_content.colors.category(0));
}

void SpentPlot::paintGaps(QPainter& painter, const QRectF& plot) const
{
    for (const TimeAxis::Segment& segment : m_content.axis.segments()) {
        if (!segment.isBlank())
            continue;
        const double left = std::floor(segment.left) + 2;
        painter.fillRect(QRectF(plot.left() + left, 0, std::floor(segment.right) - left, height()),
                         m_content.colors(Token::Surface));
        if (segment.hasMark())
            paintFoldMark(painter, QPointF(plot.left() + (segment.left + segment.right) / 2, plot.bottom() - 1),
                          m_content.metrics.px(9), m_content.colors(Token::Axis));
    }
}

void SpentPlot::paintCursor(QPainter& painter, const QRectF& plot) const
{
    if (m_content.rubber) {
        const auto [from, to] = std::minmax(m_content.rubber->first, m_content.rubber->second);
        QColor tint = m_content.colors(Token::Accent);
        painter.fillRect(QRectF(plot.left() + from, plot.top(), 1, plot.height()), tint);
        painter.fillRect(QRectF(plot.left() + to - 1, plot.top(), 1, plot.height()), tint);
        tint.setAlpha(40);
        painter.fillRect(QRectF(plot.left() + from, plot.top(), to - from, plot.height()), tint);
    } else if (m_content.cursor) {
        painter.fillRect(QRectF(plot.left() + std::floor(*m_content.cursor), plot.top(), 1, plot.height()),
                         m_content.colors(Token::Crosshair));
    }
}

void SpentPlot::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRectF plot = plotArea();
    paintShades(painter, plot, m_content.shades, m_content.colors);
    paintScale(painter, plot);
    painter.setClipRect(QRectF(plot.left(), 0, plot.width(), height()));
    for (const SpentBar& bar : m_content.bars)
        paintBar(painter, plot, bar);
    painter.fillRect(QRectF(plot.left(), plot.bottom() - 1, plot.width(), 1), m_content.colors(Token::Axis));
    for (const TimeTicks::Mark& mark : m_content.ticks.marks)
        painter.fillRect(QRectF(plot.left() + std::floor(mark.x), plot.bottom(), 1, m_content.metrics.px(markLength)),
                         m_content.colors(Token::Axis));
    paintGaps(painter, plot);
    paintCursor(painter, plot);
}

} // namespace lowwater
