// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/charts/layout/threshold_label.h"
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
QPolygonF balanceLine(const PictureFrame& frame, const BalanceColumns& columns)
{
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

/// Named where there is the most room, as in the chart.
void paintThresholdName(QPainter& painter, const PicturePaint& paint, const BalanceColumns& columns)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const QString text = thresholdName(closeUp);
    const QSizeF size(std::ceil(frame.metrics.boldWidth(text)), frame.metrics.lineHeight());
    const auto bands = bandsOf(closeUp.outcome->interruptions, closeUp.outcome->windowEnd, frame.time);
    const auto label = placeThresholdLabel(columns, frame.money, frame.time, bands, *closeUp.threshold,
                                           frame.plot.height(), size, std::nullopt);
    if (!label)
        return;
    const QFontMetricsF font(frame.metrics.smallBold());
    const QPointF base = frame.plot.topLeft() + QPointF(label->where.left(), label->where.bottom() - font.descent());
    QPainterPath outline;
    outline.addText(base, frame.metrics.smallBold(), text);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.strokePath(outline, QPen(colors(label->onFill ? Token::BalanceFill : Token::Surface), 4, Qt::SolidLine,
                                     Qt::RoundCap, Qt::RoundJoin));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setFont(frame.metrics.smallBold());
    painter.setPen(colors(Token::ThresholdText));
    painter.drawText(base, text);
}

void paintThreshold(QPainter& painter, const PicturePaint& paint, const BalanceColumns& columns)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    if (!closeUp.threshold || *closeUp.threshold > closeUp.most)
        return;
    const double y = std::round(frame.yAt(*closeUp.threshold));
    QPen pen(colors(Token::Threshold), 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({4, 2}); // in pen widths: 6 px and 3 px
    painter.setPen(pen);
    painter.drawLine(QPointF(frame.plot.left(), y), QPointF(frame.plot.right(), y));
    paintThresholdName(painter, paint, columns);
}

void paintArrow(QPainter& painter, const PicturePaint& paint, double x)
{
    const double side = paint.frame.metrics.px(5);
    const double top = paint.frame.plot.top() + 1;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(paint.colors(Token::Balance), 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPolyline(QPolygonF({QPointF(x - side, top + side), QPointF(x, top), QPointF(x + side, top + side)}));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// From x on, up to where the balance is on view again or agents stop.
double roomAbove(const PicturePaint& paint, const BalanceColumns& columns, double x)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    double end = frame.plot.right();
    for (auto c = static_cast<std::size_t>(x - frame.plot.left()) + 2; c < columns.size(); ++c)
        if (!columns[c] || frame.yAt(columns[c]->least) > frame.plot.top()) {
            end = frame.plot.left() + static_cast<double>(c);
            break;
        }
    for (const auto& band : closeUp.around)
        if (const double left = frame.xAt(band.time.from); left > x)
            end = std::min(end, left);
    return end - x;
}

/// An arrow at the top for money that came and goes past the picture; how far, where there is room to say it.
void paintAbove(QPainter& painter, const PicturePaint& paint, const BalanceColumns& columns)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const ChartMetrics& metrics = frame.metrics;
    const double gap = metrics.px(10);
    for (const Reload& reload : closeUp.reloads) {
        if (!reload.credited || !frame.shows(*reload.credited) || frame.yAt(reload.balanceAfter) >= frame.plot.top())
            continue;
        const double x = std::round(frame.xAt(*reload.credited)) + 0.5;
        paintArrow(painter, paint, x);
        const double room = roomAbove(paint, columns, x) - 2 * gap;
        const QString money = words::formatMoney(reload.balanceAfter);
        for (const QString& text : {Picture::tr("to %1, above this view").arg(money),
                                    Picture::tr("to %1", "a balance above the view").arg(money)}) {
            const double width = metrics.smallWidth(text) + 2;
            if (width > room)
                continue;
            painter.setFont(metrics.small());
            painter.setPen(colors(Token::TextSecondary));
            painter.drawText(QRectF(x + gap, frame.plot.top() + metrics.px(4), width, metrics.lineHeight()),
                             Qt::AlignLeft | Qt::AlignVCenter, text);
            break;
        }
    }
}

} // namespace

void paintBalance(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const auto columns =
        balanceColumns(closeUp.outcome->trajectory, frame.time.columnBounds(), closeUp.outcome->windowEnd);
    const QPolygonF line = balanceLine(frame, columns);
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
    paintThreshold(painter, paint, columns);
    paintAbove(painter, paint, columns);
}

} // namespace lowwater
