// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/week_bars.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/usage/pool_look.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <span>

namespace lowwater {

namespace {

constexpr Duration week = std::chrono::hours{24 * 7};

QString dayText(SimTime day)
{
    return words::formatDay(day, QTimeZone::utc());
}

/// Over a bar: whole dollars from ten on, nothing for an empty week.
QString sumText(Money sum)
{
    if (sum == Money{})
        return {};
    return moneyTickText(sum, sum < oneDollar * 10 ? oneCent : oneDollar);
}

} // namespace

struct WeekBars::Layout {
    ChartMetrics metrics;
    QRectF plot;
    std::span<const UsageTrend::Week> shown;
    MoneyAxis axis;
    double slot = 0; ///< px for a week

    [[nodiscard]] QRectF bar(std::size_t i) const
    {
        const double width = std::min(slot * 0.66, metrics.px(72) * 1.0);
        return {plot.left() + slot * (static_cast<double>(i) + 0.5) - width / 2, plot.top(), width, plot.height()};
    }
};

WeekBars::WeekBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Usage by week"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WeekBars::setWeeks(const std::vector<UsageTrend::Week>& weeks)
{
    m_weeks.clear();
    QStringList said;
    for (const auto& use : weeks) {
        while (!m_weeks.empty() && m_weeks.back().start + week < use.start)
            m_weeks.push_back({m_weeks.back().start + week, {}, 7});
        m_weeks.push_back(use);
        said << tr("%1: %2").arg(dayText(use.start), words::formatAmount(use.costs.served()));
    }
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    update();
}

QSize WeekBars::sizeHint() const
{
    return {Theme::unit(80), Theme::unit(56)};
}

WeekBars::Layout WeekBars::layoutNow() const
{
    Layout layout;
    const auto& metrics = layout.metrics;
    const int foot = metrics.lineHeight() + metrics.px(6);
    const int head = metrics.lineHeight() + metrics.px(4);
    layout.plot = QRectF(rect()).adjusted(metrics.px(44), head, 0, -foot);
    const double least =
        metrics.smallWidth(tr("%1 (%2 days)").arg(dayText(timeFromMicros(1'790'000'000'000'000))).arg(6)) +
        metrics.px(8);
    const auto room = static_cast<std::size_t>(std::max(1.0, layout.plot.width() / least));
    const std::size_t count = std::min(room, m_weeks.size());
    layout.shown = std::span(m_weeks).last(count);
    Money most = oneCent;
    for (const auto& use : layout.shown)
        most = std::max(most, use.costs.served());
    layout.axis = spendingAxis(most);
    layout.slot = count > 0 ? std::min(layout.plot.width() / static_cast<double>(count), metrics.px(140) * 1.0) : 0;
    return layout;
}

void WeekBars::paintEvent(QPaintEvent*)
{
    const Layout layout = layoutNow();
    const auto& metrics = layout.metrics;
    const auto& plot = layout.plot;
    QPainter painter(this);
    painter.setFont(metrics.small());
    const double line = metrics.lineHeight();
    const auto yAt = [&](Money money) { return plot.top() + layout.axis.yAt(money, plot.height()); };
    for (const Money tick : layout.axis.ticks) {
        const double y = std::round(yAt(tick)) + 0.5;
        painter.setPen(m_theme.color(Token::Grid));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_theme.color(Token::Axis));
        painter.drawText(QRectF(0, y - line / 2, plot.left() - metrics.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         moneyTickText(tick, layout.axis.step));
    }
    painter.setPen(m_theme.color(Token::Axis));
    painter.drawText(QRectF(0, plot.bottom() - line / 2, plot.left() - metrics.px(6), line),
                     Qt::AlignRight | Qt::AlignVCenter, moneyTickText(Money{}, oneDollar));
    for (std::size_t i = 0; i < layout.shown.size(); ++i) {
        const UsageTrend::Week& use = layout.shown[i];
        QRectF bar = layout.bar(i);
        double bottom = plot.bottom();
        Money sum;
        for (const Pool pool : allPools) {
            sum += costOf(use.costs, pool);
            const double top = yAt(sum);
            if (bottom - top > 0.5) {
                const QRectF part(bar.left(), top, bar.width(), bottom - top - (top > yAt(use.costs.served()) ? 1 : 0));
                painter.fillRect(part, m_theme.color(poolToken(pool)));
            }
            bottom = top;
        }
        const QRectF slot(plot.left() + layout.slot * static_cast<double>(i), 0, layout.slot, line);
        painter.setFont(metrics.smallBold());
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(slot.translated(0, bottom - line - metrics.px(2)), Qt::AlignHCenter | Qt::AlignVCenter,
                         sumText(use.costs.served()));
        painter.setFont(metrics.small());
        painter.setPen(m_theme.color(Token::Axis));
        const QString day = dayText(use.start);
        painter.drawText(slot.translated(0, plot.bottom() + metrics.px(5)), Qt::AlignHCenter | Qt::AlignVCenter,
                         use.days == 7 ? day : tr("%1 (%n days)", "", use.days).arg(day));
    }
    painter.setPen(m_theme.color(Token::Zero));
    painter.drawLine(QPointF(plot.left(), plot.bottom() + 0.5), QPointF(plot.right(), plot.bottom() + 0.5));
}

QString WeekBars::tipOf(const UsageTrend::Week& use) const
{
    QStringList lines{tr("Week of %1 (UTC): %2").arg(dayText(use.start), words::formatMoney(use.costs.served()))};
    for (const Pool pool : allPools)
        if (costOf(use.costs, pool) > Money{})
            lines << tr("%1 by %2").arg(words::formatMoney(costOf(use.costs, pool)), poolWord(pool));
    if (use.costs.blocked > Money{})
        lines << tr("%1 refused").arg(words::formatMoney(use.costs.blocked));
    return lines.join(QLatin1Char('\n'));
}

bool WeekBars::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Layout layout = layoutNow();
    const double at = (help->pos().x() - layout.plot.left()) / std::max(1.0, layout.slot);
    if (at < 0 || at >= static_cast<double>(layout.shown.size()))
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), tipOf(layout.shown[static_cast<std::size_t>(at)]), this);
    return true;
}

} // namespace lowwater
