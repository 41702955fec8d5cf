// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/lanes.h"

#include "app/desktop/charts/paint/cause_icon.h"
#include "app/desktop/charts/paint/chart_icon.h"
#include "app/desktop/charts/paint/reload_glyphs.h"
#include "app/desktop/words/cause_words.h"
#include "app/desktop/words/format.h"
#include "app/desktop/words/recorded_words.h"
#include "app/desktop/words/sentences.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace lowwater {

namespace {

constexpr double flagHeight = 17;
constexpr double flagIcon = 11;
constexpr double flagPadding = 4;
constexpr double glyphSide = 9;
constexpr double mergeBelow = 11;

} // namespace

Lanes::Lanes(const ChartContent& content, QWidget* parent) : QWidget(parent), m_content{content}
{
    setObjectName(QStringLiteral("lanes"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

QSize Lanes::sizeHint() const
{
    return {m_content.metrics.px(320), 2 * laneHeight()};
}

void Lanes::refresh()
{
    m_flags.clear();
    m_reloads = {};
    const Outcome* outcome = m_content.outcome();
    const ChartMetrics& metrics = m_content.metrics;
    if (outcome && showsStops(*m_content.result)) {
        const FlagSizes sizes{
            static_cast<double>(metrics.px(flagHeight)), static_cast<double>(metrics.px(flagIcon + 2.5 * flagPadding)),
            static_cast<double>(metrics.px(2)), [&metrics](const QString& text) { return metrics.boldWidth(text); }};
        m_flags = flagsOf(outcome->interruptions, outcome->windowEnd, m_content.axis, sizes);
    }
    if (outcome)
        m_reloads = reloadMarks(*outcome, m_content.axis, metrics.px(mergeBelow));
    m_pastReloads = pastReloadMarks(m_content.pastReloads(), m_content.axis, metrics.px(mergeBelow));
    update();
}

QRectF Lanes::flagRect(const Flag& flag) const
{
    const double height = m_content.metrics.px(flagHeight);
    return {m_content.metrics.gutter() + flag.left, std::round((laneHeight() - height) / 2), flag.width, height};
}

const Flag* Lanes::flagAt(const QPointF& position) const
{
    for (const Flag& flag : m_flags) {
        // a target as tall as the lane
        const QRectF where = flagRect(flag);
        if (QRectF(where.left(), 0, where.width(), laneHeight()).contains(position))
            return &flag;
    }
    return nullptr;
}

QString Lanes::flagTip(const Flag& flag) const
{
    const auto& interruptions = m_content.outcome()->interruptions;
    if (flag.first != flag.last)
        return tr("%n interruptions here; click to come closer", nullptr, static_cast<int>(flag.last - flag.first + 1));
    const Interruption& one = interruptions[flag.first];
    const TimeRange time = timeOf(one, m_content.outcome()->windowEnd);
    const QString lasted = one.ended ? words::formatDuration(time.length()) : tr("did not end");
    const QString agents =
        one.sessions == 1 ? tr("1 agent stopped") : tr("%n agents stopped", nullptr, static_cast<int>(one.sessions));
    return tr("Interruption %1 · %2\n%3 · %4 · %5")
        .arg(words::formatCount(flag.first + 1), causeWords(one.cause), words::formatTime(time.from, m_content.zone),
             lasted, agents);
}

QString Lanes::toolTipAt(const QPointF& position) const
{
    if (const Flag* flag = flagAt(position))
        return flagTip(*flag);
    const double x = position.x() - m_content.metrics.gutter();
    if (position.y() < laneHeight())
        return {};
    const QString simulated = reloadTip(x);
    QStringList tips = simulated.isEmpty() ? QStringList() : QStringList{simulated};
    for (const ReloadMark& mark : m_pastReloads) {
        if (std::abs(mark.x - x) <= m_content.metrics.px(glyphSide))
            tips << pastReloadTip(mark);
    }
    return tips.join(u'\n');
}

QString Lanes::pastReloadTip(const ReloadMark& mark) const
{
    const QString amount = words::formatMoney(mark.amount);
    if (mark.count > 1)
        return tr("%n reloads really credited, %1 in all", nullptr, static_cast<int>(mark.count)).arg(amount);
    const PastReload& reload = m_content.pastReloads()[mark.first];
    const QString time = words::formatTime(reload.time, m_content.zone);
    const QString origin = reloadOriginWords(reload.origin);
    return origin.isEmpty() ? tr("%1 really credited, %2").arg(amount, time)
                            : tr("%1 really credited, %2 · %3").arg(amount, time, origin);
}

QString Lanes::reloadTip(double x) const
{
    for (const ReloadMark& mark : m_reloads.marks) {
        const double reach = m_content.metrics.px(glyphSide / 2);
        const bool under = mark.kind == ReloadMark::Kind::Way || mark.kind == ReloadMark::Kind::Tick
                               ? mark.x - 1 <= x && x <= mark.to + 1
                               : std::abs(mark.x - x) <= reach;
        if (!under)
            continue;
        const QString amount = words::formatMoney(mark.amount);
        const QString time = words::formatTime(m_content.axis.timeAt(mark.x), m_content.zone);
        switch (mark.kind) {
        case ReloadMark::Kind::Tick:
            if (mark.count == 1)
                return tr("Reload of %1 credited, %2").arg(amount, time);
            return tr("%n reloads, %1 in all", nullptr, static_cast<int>(mark.count)).arg(amount);
        case ReloadMark::Kind::Requested:
            return tr("Reload of %1 requested, %2").arg(amount, time);
        case ReloadMark::Kind::Credited:
            return tr("Reload of %1 credited, %2").arg(amount, time);
        case ReloadMark::Kind::Declined:
            return tr("Payment of %1 declined, %2").arg(amount, time);
        case ReloadMark::Kind::Way:
        case ReloadMark::Kind::Recorded:
            break;
        }
    }
    return {};
}

bool Lanes::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString tip = toolTipAt(help->pos());
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tip, this);
    return true;
}

void Lanes::mouseMoveEvent(QMouseEvent* event)
{
    if (flagAt(event->position()))
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    event->ignore();
}

void Lanes::paintNames(QPainter& painter) const
{
    const int gutter = m_content.metrics.gutter();
    painter.setFont(m_content.metrics.small());
    painter.setPen(m_content.colors(Token::TextSecondary));
    const QRect name(0, 0, gutter - m_content.metrics.px(8), laneHeight());
    painter.drawText(name, Qt::AlignRight | Qt::AlignVCenter, stoppedLaneName());
    painter.drawText(name.translated(0, laneHeight()), Qt::AlignRight | Qt::AlignVCenter, reloadLaneName());
    for (const int lane : {1, 2})
        painter.fillRect(gutter, lane * laneHeight() - 1, width() - gutter, 1, m_content.colors(Token::Grid));
}

void Lanes::paintFlag(QPainter& painter, const Flag& flag) const
{
    const bool chosen = m_content.chosen && flag.first <= *m_content.chosen && *m_content.chosen <= flag.last;
    const QRectF where = flagRect(flag);
    const QColor edge = m_content.colors(Token::Interruption);
    const QColor ink = chosen ? m_content.colors(Token::Surface) : edge;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(edge, 1.2));
    painter.setBrush(chosen ? edge : m_content.colors(Token::InterruptionFill));
    painter.drawRoundedRect(where.adjusted(0.6, 0.6, -0.6, -0.6), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double side = m_content.metrics.px(flagIcon);
    const double padding = m_content.metrics.px(flagPadding);
    const QRectF symbol(where.left() + padding, where.top() + (where.height() - side) / 2, side, side);
    paintChartIcon(painter, symbol, causeIcon(flag.cause), ink);
    painter.setFont(m_content.metrics.smallBold());
    painter.setPen(ink);
    painter.drawText(where.adjusted(padding * 1.5 + side, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, flag.text);
}

void Lanes::paintReloads(QPainter& painter) const
{
    const double middle = std::floor(1.5 * laneHeight());
    const double side = m_content.metrics.px(glyphSide);
    for (const ReloadMark& mark : m_reloads.marks) {
        if (mark.kind == ReloadMark::Kind::Way)
            painter.fillRect(QRectF(mark.x, middle - 1, mark.to - mark.x, 1.5), m_content.colors(Token::TextSecondary));
        else if (mark.kind == ReloadMark::Kind::Tick)
            painter.fillRect(QRectF(mark.x, middle - side / 2, mark.to - mark.x, side),
                             m_content.colors(Token::Balance));
    }
    for (const ReloadMark& mark : m_reloads.marks)
        paintReloadGlyph(painter, {mark.x, middle}, mark.kind, side, m_content.colors);
    for (const ReloadMark& mark : m_pastReloads)
        paintReloadGlyph(painter, {mark.x, middle}, mark.kind, side, m_content.colors);
}

void Lanes::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintNames(painter);
    const double gutter = m_content.metrics.gutter();
    painter.save();
    painter.setClipRect(QRectF(gutter, laneHeight(), width() - gutter, laneHeight()));
    painter.translate(gutter, 0);
    paintReloads(painter);
    painter.restore();
    for (const Flag& flag : m_flags)
        paintFlag(painter, flag);
}

} // namespace lowwater
