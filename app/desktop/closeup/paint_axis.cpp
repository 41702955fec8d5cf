// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/hatch.h"
#include "app/desktop/closeup/picture_parts.h"

#include <QCoreApplication>
#include <QPainter>

#include <cmath>

namespace lowwater {

namespace {

class Picture {
    Q_DECLARE_TR_FUNCTIONS(lowwater::CloseUpPicture)
};

struct Moment {
    SimTime time;
    QString name;
    Token ink;
};

/// In order of time.
std::vector<Moment> momentsOf(const CloseUp& closeUp)
{
    std::vector<Moment> moments;
    if (closeUp.low)
        moments.push_back({*closeUp.low, Picture::tr("low", "a moment: the balance"), Token::ThresholdText});
    const SimTime stopped = closeUp.interruption.began;
    const bool ranOut = closeUp.empty && !closeUp.wasEmptyBefore();
    moments.push_back(
        {stopped,
         ranOut ? Picture::tr("empty", "a moment: the balance") : Picture::tr("refused", "a moment: the first agent"),
         Token::Bad});
    if (closeUp.interruption.ended)
        moments.push_back({*closeUp.interruption.ended, Picture::tr("back", "a moment: the money"), Token::Text});
    return moments;
}

} // namespace

void paintMoments(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const auto moments = momentsOf(closeUp);
    const double bottom = frame.axis.top();
    std::vector<PlacedLabel> labels;
    std::vector<const Moment*> named;
    for (const Moment& moment : moments) {
        if (!frame.shows(moment.time))
            continue;
        const double x = std::round(frame.xAt(moment.time)) + 0.5;
        QPen pen(colors(moment.ink), 1.2, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({1.5, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, frame.plot.top()), QPointF(x, bottom));
        labels.push_back({x, std::ceil(frame.metrics.boldWidth(moment.name)) + 2});
        named.push_back(&moment);
    }
    spreadLabels(labels, frame.plot.left(), frame.plot.right(), frame.metrics.px(6));
    painter.setFont(frame.metrics.smallBold());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        painter.setPen(colors(named[i]->ink));
        painter.drawText(QRectF(labels[i].left, frame.labels.top(), labels[i].width, frame.labels.height()),
                         Qt::AlignCenter, named[i]->name);
    }
}

void paintTimeAxis(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    const double line = metrics.lineHeight();
    painter.fillRect(QRectF(frame.axis.left(), frame.axis.top(), frame.axis.width(), 1), colors(Token::BorderControl));
    painter.setFont(metrics.small());
    for (const TimeTicks::Mark& mark : frame.ticks.marks) {
        const double x = std::round(frame.axis.left() + mark.x);
        painter.fillRect(QRectF(x, frame.axis.top(), 1, metrics.px(4)), colors(Token::BorderControl));
        const double width = metrics.smallWidth(mark.text) + 2;
        painter.setPen(colors(Token::Axis));
        painter.drawText(QRectF(x - width / 2, frame.axis.top() + metrics.px(5), width, line), Qt::AlignCenter,
                         mark.text);
    }
    painter.setPen(colors(Token::Axis));
    const QString zoneNames =
        frame.ticks.laterZone.isEmpty() ? frame.ticks.zone : frame.ticks.zone + u'/' + frame.ticks.laterZone;
    painter.drawText(frame.nameAt(frame.axis.top() + metrics.px(5), line), Qt::AlignRight | Qt::AlignVCenter,
                     zoneNames);
    if (frame.dates.isEmpty())
        return;
    painter.setFont(metrics.smallBold());
    painter.setPen(colors(Token::TextSecondary));
    for (const TimeTicks::Date& date : frame.ticks.dates)
        painter.drawText(QRectF(frame.axis.left() + date.x + metrics.px(2), frame.dates.top(),
                                metrics.boldWidth(date.text) + 2, line),
                         Qt::AlignLeft | Qt::AlignVCenter, date.text);
}

void paintPictureLegend(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    const double line = metrics.lineHeight();
    const double sign = metrics.px(14);
    const QString working = Picture::tr("working, one mark a request");
    const QString waiting = Picture::tr("waiting for the balance");
    double x = frame.legend.left();
    double y = frame.legend.top();
    const auto place = [&](const QString& text) {
        const double width = sign + metrics.px(6) + metrics.smallWidth(text) + 2;
        if (x > frame.legend.left() && x + width > frame.legend.right()) {
            x = frame.legend.left();
            y += line + metrics.px(2);
        }
        const QRectF box(x, y + metrics.px(2), sign, line - metrics.px(4));
        painter.setFont(metrics.small());
        painter.setPen(colors(Token::TextSecondary));
        painter.drawText(QRectF(x + sign + metrics.px(6), y, width, line), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += width + metrics.px(12);
        return box;
    };
    const QRectF work = place(working);
    painter.fillRect(work, colors(Token::BalanceFill));
    for (const double at : {0.3, 0.6})
        painter.fillRect(QRectF(std::round(work.left() + at * work.width()), work.top() + 2, 1, work.height() - 4),
                         colors(Token::Balance));
    const QRectF wait = place(waiting);
    fillHatched(painter, wait, closeUp.interruption.cause, colors);
    painter.setPen(colors(Token::Interruption));
    painter.drawRect(wait.adjusted(0, 0, -1, -1));
}

} // namespace lowwater
