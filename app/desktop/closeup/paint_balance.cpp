// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/paint/hatch.h"
#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/closeup/picture_parts.h"
#include "app/desktop/words/format.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

class Picture {
    Q_DECLARE_TR_FUNCTIONS(lowwater::CloseUpPicture)
};

void paintMoneyTicks(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    painter.setFont(metrics.small());
    for (const Money tick : frame.money.ticks) {
        const double y = std::round(frame.yAt(tick));
        if (tick != Money{})
            painter.fillRect(QRectF(frame.plot.left(), y, frame.plot.width(), 1), colors(Token::Grid));
        painter.setPen(colors(Token::Axis));
        painter.drawText(frame.nameAt(y - metrics.lineHeight() / 2.0, metrics.lineHeight()),
                         Qt::AlignRight | Qt::AlignVCenter, moneyTickText(tick, frame.money.step));
    }
    painter.setFont(metrics.smallBold());
    painter.setPen(colors(Token::TextSecondary));
    painter.drawText(frame.nameAt(frame.labels.top(), frame.labels.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     Picture::tr("Balance"));
}

/// The step line of the view, in the widget's coordinates; what is above the picture goes on above it.
QPolygonF balanceLine(const PicturePaint& paint)
{
    const PictureFrame& frame = paint.frame;
    const auto columns =
        balanceColumns(paint.closeUp.outcome->trajectory, frame.time.columnBounds(), paint.closeUp.outcome->windowEnd);
    QPolygonF line;
    for (const QPointF& point : stepLine(columns))
        line << QPointF(frame.plot.left() + point.x(),
                        frame.plot.top() + frame.money.yAt(point.y(), frame.plot.height()));
    return line;
}

void paintFill(QPainter& painter, const PicturePaint& paint, const QPolygonF& line)
{
    if (line.isEmpty())
        return;
    const double zero = paint.frame.yAt(Money{});
    QPolygonF area = line;
    area << QPointF(line.back().x(), zero) << QPointF(line.front().x(), zero);
    painter.setPen(Qt::NoPen);
    painter.setBrush(paint.colors(Token::BalanceFill));
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
}

void paintHaloed(QPainter& painter, const PicturePaint& paint, QRectF where, const QString& text, Token ink)
{
    const QFontMetricsF size(paint.frame.metrics.smallBold());
    const QPointF base(where.left(), where.center().y() + (size.ascent() - size.descent()) / 2);
    QPainterPath outline;
    outline.addText(base, paint.frame.metrics.smallBold(), text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(outline, QPen(paint.colors(Token::Surface), 4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(paint.frame.metrics.smallBold());
    painter.setPen(paint.colors(ink));
    painter.drawText(base, text);
}

void paintThreshold(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    if (!closeUp.threshold || *closeUp.threshold > closeUp.most)
        return;
    const double y = std::round(frame.yAt(*closeUp.threshold));
    QPen pen(colors(Token::Threshold), 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 2}); // in pen widths: 6 px and 3 px
    painter.setPen(pen);
    painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    const QString text = thresholdName(closeUp);
    const double width = std::ceil(frame.metrics.boldWidth(text));
    const double height = frame.metrics.lineHeight();
    const double inset = frame.metrics.px(6);
    const double bandEnd = frame.heldX(closeUp.end);
    const bool right = frame.plot.right() - bandEnd >= width + 2 * inset;
    const double left = right ? frame.plot.right() - inset - width : frame.plot.left() + inset;
    const double top = y - height - 2 < frame.plot.top() ? y + 2 : y - height - 2;
    paintHaloed(painter, paint, QRectF(left, top, width, height), text, Token::ThresholdText);
}

/// An arrow at the top for money that came and goes past the picture.
void paintAbove(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    double free = frame.plot.left();
    for (const Reload& reload : closeUp.reloads) {
        if (!reload.credited || !frame.shows(*reload.credited) || frame.yAt(reload.balanceAfter) >= frame.plot.top())
            continue;
        const double x = std::round(frame.xAt(*reload.credited)) + 0.5;
        const double side = metrics.px(5);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors(Token::Balance), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolyline(
            QPolygonF({QPointF(x - side, frame.plot.top() + side + 1), QPointF(x, frame.plot.top() + 1),
                       QPointF(x + side, frame.plot.top() + side + 1)}));
        painter.setRenderHint(QPainter::Antialiasing, false);
        const QString text = Picture::tr("to %1, above this view").arg(words::formatMoney(reload.balanceAfter));
        const double width = metrics.smallWidth(text) + 2;
        double left = x + metrics.px(10);
        if (left + width > frame.plot.right() - 2)
            left = x - metrics.px(10) - width;
        const bool overBand = std::any_of(closeUp.around.begin(), closeUp.around.end(), [&](const auto& band) {
            return frame.xAt(band.time.from) < left + width && left < frame.xAt(band.time.to);
        });
        if (left < free || overBand)
            continue; // the list of what happened says it
        free = left + width + metrics.px(8);
        painter.setFont(metrics.small());
        painter.setPen(colors(Token::TextSecondary));
        painter.drawText(QRectF(left, frame.plot.top() + metrics.px(4), width, metrics.lineHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

} // namespace

void paintBalance(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const QPolygonF line = balanceLine(paint);
    painter.save();
    painter.setClipRect(frame.plot);
    paintFill(painter, paint, line);
    painter.restore();
    paintMoneyTicks(painter, paint);
    for (const auto& band : closeUp.around) {
        const double left = std::floor(frame.heldX(band.time.from));
        const double right = std::max(left + 3, std::round(frame.heldX(band.time.to)));
        paintBand(painter, QRectF(left, frame.plot.top(), right - left, frame.plot.height()), band.cause, colors,
                  false);
    }
    painter.fillRect(QRectF(frame.plot.left(), std::round(frame.yAt(Money{})), frame.plot.width(), 1.5),
                     colors(Token::Zero));
    painter.save();
    painter.setClipRect(frame.plot.adjusted(0, -1, 1, 1));
    painter.setPen(QPen(colors(Token::Balance), 2, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.drawPolyline(line);
    painter.restore();
    paintThreshold(painter, paint);
    paintAbove(painter, paint);
}

} // namespace lowwater
