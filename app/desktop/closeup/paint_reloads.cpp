// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/paint/reload_glyphs.h"
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

QString wayText(const Reload& reload)
{
    const int declined = static_cast<int>(reload.declined.size());
    if (declined == 1)
        return Picture::tr("payment declined");
    if (declined > 1)
        return Picture::tr("payment declined %Ln times", "", declined);
    return reload.credited
               ? Picture::tr("%1 on its way").arg(words::formatDuration(*reload.credited - reload.requested))
               : Picture::tr("on its way when the record ended");
}

QRectF barOf(const PicturePaint& paint, const Reload& reload)
{
    const PictureFrame& frame = paint.frame;
    const double left = frame.heldX(reload.requested);
    const double right = std::max(left + 2, frame.heldX(reload.credited.value_or(frame.time.range().to)));
    return QRectF(left, frame.reloads.top() + 1, right - left, frame.reloads.height() - 2);
}

/// The words beside and in one bar, between `left` and `right`; those that find no room are left out, the list beside
/// the picture has them.
void paintWords(QPainter& painter, const PicturePaint& paint, const Reload& reload, double left, double right)
{
    const ChartMetrics& metrics = paint.frame.metrics;
    const double gap = metrics.px(10);
    const QRectF bar = barOf(paint, reload);
    const auto say = [&](double from, double width, const QString& text, Token ink) {
        painter.setPen(paint.colors(ink));
        painter.drawText(QRectF(from, bar.top(), width, bar.height()), Qt::AlignCenter, text);
    };
    painter.setFont(metrics.smallBold());
    const QString inside = wayText(reload);
    const double from = reload.declined.empty() ? bar.left() : paint.frame.heldX(reload.declined.back());
    if (metrics.boldWidth(inside) + 2 + 2 * gap <= bar.right() - from)
        say(from, bar.right() - from, inside, Token::ThresholdText);
    painter.setFont(metrics.small());
    const QString before = Picture::tr("requested %1").arg(words::formatClock(reload.requested, paint.zone));
    if (const double width = metrics.smallWidth(before) + 2;
        paint.frame.shows(reload.requested) && bar.left() - gap - width >= left)
        say(bar.left() - gap - width, width, before, Token::TextSecondary);
    if (!reload.credited || !paint.frame.shows(*reload.credited))
        return;
    const QString after = Picture::tr("credited %1").arg(words::formatClock(*reload.credited, paint.zone));
    if (const double width = metrics.smallWidth(after) + 2; bar.right() + gap + width <= right)
        say(bar.right() + gap, width, after, Token::TextSecondary);
}

void paintBar(QPainter& painter, const PicturePaint& paint, const Reload& reload)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    const QRectF bar = barOf(paint, reload);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors(Token::Threshold), 1.5));
    painter.setBrush(colors(Token::WarnTint));
    painter.drawRoundedRect(bar, 3, 3);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double side = frame.metrics.px(12);
    const auto mark = [&](SimTime time, ReloadMark::Kind kind) {
        if (frame.shows(time))
            paintReloadGlyph(painter, QPointF(frame.xAt(time), bar.center().y()), kind, side, colors);
    };
    mark(reload.requested, ReloadMark::Kind::Requested);
    for (const SimTime declined : reload.declined)
        mark(declined, ReloadMark::Kind::Declined);
    if (reload.credited)
        mark(*reload.credited, ReloadMark::Kind::Credited);
}

} // namespace

void paintReloads(QPainter& painter, const PicturePaint& paint)
{
    const auto& [closeUp, frame, colors, zone] = paint;
    painter.setFont(frame.metrics.smallBold());
    painter.setPen(colors(Token::TextSecondary));
    painter.drawText(frame.nameAt(frame.reloads.top(), frame.reloads.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     reloadName(closeUp));
    if (closeUp.reloads.empty()) {
        painter.setFont(frame.metrics.small());
        painter.setPen(colors(Token::TextHint));
        painter.drawText(frame.reloads, Qt::AlignLeft | Qt::AlignVCenter, Picture::tr("none was on its way"));
        return;
    }
    const double gap = frame.metrics.px(12);
    for (std::size_t i = 0; i < closeUp.reloads.size(); ++i) {
        const Reload& reload = closeUp.reloads[i];
        const bool isMain = closeUp.awaited && reload.requested == closeUp.awaited->requested;
        paintBar(painter, paint, reload);
        if (isMain || closeUp.reloads.size() == 1)
            paintWords(painter, paint, reload,
                       i == 0 ? frame.plot.left() : barOf(paint, closeUp.reloads[i - 1]).right() + gap,
                       i + 1 == closeUp.reloads.size() ? frame.plot.right()
                                                       : barOf(paint, closeUp.reloads[i + 1]).left() - gap);
    }
}

} // namespace lowwater
