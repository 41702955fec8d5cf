// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/hatch.h"
#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/closeup/picture_parts.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

class Picture {
    Q_DECLARE_TR_FUNCTIONS(lowwater::CloseUpPicture)
};

QRectF spanOf(const PictureFrame& frame, const QRectF& row, const TimeRange& time, double least)
{
    const double left = std::floor(frame.heldX(time.from));
    const double right = std::min(frame.plot.right(), std::max(left + least, std::round(frame.heldX(time.to))));
    return {left, row.top(), std::max(0.0, right - left), row.height()};
}

void paintTicks(QPainter& painter, const PicturePaint& paint, const QRectF& row, const std::vector<SimTime>& requests)
{
    const double inset = paint.frame.metrics.px(3);
    double last = -1;
    for (const SimTime request : requests) {
        const double x = std::round(paint.frame.xAt(request));
        if (x == last || x > row.right())
            continue;
        last = x;
        painter.fillRect(QRectF(x, row.top() + inset, 1, row.height() - 2 * inset), paint.colors(Token::Balance));
    }
}

void paintRow(QPainter& painter, const PicturePaint& paint, const AgentRow& row, const QRectF& where)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    painter.fillRect(where, colors(Token::Panel));
    for (const TimeRange& time : row.worked)
        painter.fillRect(spanOf(frame, where, time, 2), colors(Token::BalanceFill));
    for (const AgentRow::Wait& wait : row.waits) {
        const QRectF span = spanOf(frame, where, wait.time, 3);
        paintBand(painter, span, wait.cause, colors, false);
        painter.setPen(colors(Token::Interruption));
        painter.drawRect(span.adjusted(0, 0, -1, -1));
    }
    paintTicks(painter, paint, where, row.requests);
    const QFontMetricsF size(metrics.small());
    const QRectF name = frame.nameAt(where.center().y() - metrics.lineHeight() / 2.0, metrics.lineHeight());
    painter.setFont(metrics.small());
    painter.setPen(colors(row.name.isEmpty() ? Token::TextHint : Token::Text));
    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter,
                     size.elidedText(agentName(row), Qt::ElideMiddle, name.width()));
}

} // namespace

void paintAgents(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    painter.setFont(frame.metrics.smallBold());
    painter.setPen(colors(Token::TextSecondary));
    painter.drawText(frame.nameAt(frame.heading.top(), frame.heading.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     Picture::tr("Agents"));
    for (std::size_t i = 0; i < closeUp.rows.size(); ++i)
        paintRow(painter, paint, closeUp.rows[i], frame.rows[i]);
    if (closeUp.moreRows == 0)
        return;
    painter.setFont(frame.metrics.small());
    painter.setPen(colors(Token::TextSecondary));
    painter.drawText(frame.nameAt(frame.more.top(), frame.more.height()), Qt::AlignRight | Qt::AlignVCenter,
                     moreAgents(closeUp));
}

} // namespace lowwater
