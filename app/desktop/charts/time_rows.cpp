// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/time_rows.h"

#include <QPainter>

namespace lowwater {

TimeRows::TimeRows(const ChartContent& content, QWidget* parent) : QWidget(parent), m_content{content}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TimeRows::sizeHint() const
{
    return {m_content.metrics.px(320), 2 * m_content.metrics.lineHeight()};
}

void TimeRows::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ChartMetrics& metrics = m_content.metrics;
    const double gutter = metrics.gutter();
    const double line = metrics.lineHeight();
    painter.setFont(metrics.small());
    painter.setPen(m_content.colors(Token::Axis));
    for (const TimeTicks::Mark& mark : m_content.ticks.marks) {
        const double width = metrics.smallWidth(mark.text) + 2;
        painter.drawText(QRectF(gutter + mark.x - width / 2, 0, width, line), Qt::AlignCenter, mark.text);
    }
    const QRectF zone(0, 0, gutter - metrics.px(8), line);
    const TimeTicks& ticks = m_content.ticks;
    if (!ticks.laterZone.isEmpty())
        painter.drawText(zone, Qt::AlignRight | Qt::AlignVCenter, ticks.zone + u'/');
    painter.drawText(zone.translated(0, line), Qt::AlignRight | Qt::AlignVCenter,
                     ticks.laterZone.isEmpty() ? ticks.zone : ticks.laterZone);
    painter.setFont(metrics.smallBold());
    painter.setPen(m_content.colors(Token::TextSecondary));
    for (const TimeTicks::Date& date : m_content.ticks.dates) {
        const double width = metrics.boldWidth(date.text) + 2;
        painter.drawText(QRectF(gutter + date.x + metrics.px(2), line, width, line), Qt::AlignLeft | Qt::AlignVCenter,
                         date.text);
    }
}

} // namespace lowwater
