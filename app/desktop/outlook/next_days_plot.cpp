// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/next_days_plot.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

// of lowestShares
constexpr std::size_t worst = 0;
constexpr std::size_t low = 1;
constexpr std::size_t quarter = 2;
constexpr std::size_t middle = 3;
constexpr std::size_t threeQuarters = 4;
constexpr std::size_t high = 5;

/// The middle of a work day, which is on its calendar day in every zone.
SimTime noonOf(const LowestOfDay& day)
{
    return day.begin + std::chrono::hours{12};
}

} // namespace

struct NextDaysPlot::Painting {
    QPainter painter;
    ChartMetrics metrics;
    QRectF plot;
    MoneyAxis axis;

    [[nodiscard]] double yOf(Money money) const { return plot.top() + axis.yAt(money, plot.height()); }
};

NextDaysPlot::NextDaysPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Lowest balance of each of the next days"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void NextDaysPlot::setDays(std::vector<LowestOfDay> days, std::optional<Money> threshold)
{
    m_days = std::move(days);
    m_threshold = threshold;
    describe();
    update();
}

void NextDaysPlot::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    describe();
}

void NextDaysPlot::describe()
{
    const auto deepest = std::min_element(m_days.begin(), m_days.end(), [](const auto& a, const auto& b) {
        return a.quantiles[worst] < b.quantiles[worst];
    });
    setAccessibleDescription(deepest == m_days.end()
                                 ? QString()
                                 : tr("%Ln days. The lowest of all: %1", "", static_cast<int>(m_days.size()))
                                       .arg(sentenceOf(static_cast<std::size_t>(deepest - m_days.begin()))));
}

QString NextDaysPlot::sentenceOf(std::size_t day) const
{
    const auto& at = m_days[day].quantiles;
    return tr("%1: half of the draws fall to between %2 and %3, nine in ten to between %4 and %5, the worst to %6.")
        .arg(words::formatDay(noonOf(m_days[day]), m_zone), words::formatMoney(at[quarter]),
             words::formatMoney(at[threeQuarters]), words::formatMoney(at[low]), words::formatMoney(at[high]),
             words::formatMoney(at[worst]));
}

QSize NextDaysPlot::sizeHint() const
{
    return {Theme::unit(105), Theme::unit(56)};
}

QSize NextDaysPlot::minimumSizeHint() const
{
    return {Theme::unit(80), Theme::unit(46)};
}

QRectF NextDaysPlot::plot() const
{
    const ChartMetrics metrics;
    return QRectF(rect()).adjusted(metrics.px(48), metrics.lineHeight() + metrics.px(6), -metrics.px(4),
                                   -(2 * metrics.lineHeight() + metrics.px(10)));
}

void NextDaysPlot::paintEvent(QPaintEvent*)
{
    if (m_days.empty())
        return;
    Money least = m_threshold.value_or(Money{});
    Money most = least;
    for (const auto& day : m_days) {
        least = std::min(least, day.quantiles[worst]);
        most = std::max(most, day.quantiles[high]);
    }
    Painting painting{QPainter{this}, {}, plot(), balanceAxis(least, std::max(most, oneCent))};
    paintAxes(painting);
    paintDays(painting);
    paintLegend(painting);
}

void NextDaysPlot::paintAxes(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const auto& metrics = painting.metrics;
    const QRectF& area = painting.plot;
    const double line = metrics.lineHeight();
    painter.setFont(metrics.small());
    for (const Money tick : painting.axis.ticks) {
        const double y = std::round(painting.yOf(tick)) + 0.5;
        painter.setPen(m_theme.color(tick == Money{} ? Token::Zero : Token::Grid));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(m_theme.color(Token::Axis));
        painter.drawText(QRectF(0, y - line / 2, area.left() - metrics.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         moneyTickText(tick, painting.axis.step));
    }
    const double wide = area.width() / static_cast<double>(m_days.size());
    double right = -1;
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const QString text = words::formatDay(noonOf(m_days[i]), m_zone);
        const double half = metrics.smallWidth(text) / 2;
        const double x =
            std::clamp(area.left() + wide * (static_cast<double>(i) + 0.5), area.left() + half, area.right() - half);
        if (x - half < right + metrics.px(10) || (i % 7 != 0 && m_days.size() > 7))
            continue;
        right = x + half;
        painter.drawText(QRectF(x - half - 2, area.bottom() + metrics.px(4), 2 * half + 4, line),
                         Qt::AlignHCenter | Qt::AlignVCenter, text);
    }
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, tr("Lowest balance of each day"));
}

void NextDaysPlot::paintDays(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const QRectF& area = painting.plot;
    const double wide = area.width() / static_cast<double>(m_days.size());
    const double gap = wide > 6 ? 1 : 0;
    QPolygonF depths;
    for (std::size_t i = 0; i < m_days.size(); ++i) {
        const auto& at = m_days[i].quantiles;
        const double left = area.left() + wide * static_cast<double>(i);
        const auto bar = [&](std::size_t from, std::size_t to, Token token) {
            const double top = painting.yOf(at[to]);
            painter.fillRect(QRectF(left, top, wide - gap, std::max(1.0, painting.yOf(at[from]) - top)),
                             m_theme.color(token));
        };
        bar(low, high, Token::BalanceFill);
        bar(quarter, threeQuarters, Token::Sum2);
        painter.fillRect(QRectF(left, painting.yOf(at[middle]) - 1, wide - gap, 2), m_theme.color(Token::Balance));
        const double y = painting.yOf(at[worst]);
        depths << QPointF(left, y) << QPointF(left + wide, y);
    }
    if (m_threshold) {
        painter.setPen(QPen(m_theme.color(Token::Threshold), 1.5, Qt::DashLine));
        const double y = painting.yOf(*m_threshold);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    painter.setPen(QPen(m_theme.color(Token::Text), 1.5, Qt::DotLine));
    painter.drawPolyline(depths);
}

void NextDaysPlot::paintLegend(Painting& painting) const
{
    QPainter& painter = painting.painter;
    const auto& metrics = painting.metrics;
    const double line = metrics.lineHeight();
    double x = painting.plot.left();
    const double y = painting.plot.bottom() + line + metrics.px(8);
    const double mark = metrics.px(18);
    painter.setFont(metrics.small());
    const auto entry = [&](const QString& text, const auto& draw) {
        draw(QRectF(x, y + line * 0.2, mark, line * 0.6));
        painter.setPen(m_theme.color(Token::TextSecondary));
        const double wide = metrics.smallWidth(text);
        painter.drawText(QRectF(x + mark + metrics.px(5), y, wide + 2, line), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += mark + wide + metrics.px(19);
    };
    const auto lineAt = [&](const QRectF& box, const QPen& pen) {
        painter.setPen(pen);
        painter.drawLine(QPointF(box.left(), box.center().y()), QPointF(box.right(), box.center().y()));
    };
    entry(tr("nine in ten"), [&](const QRectF& box) { painter.fillRect(box, m_theme.color(Token::BalanceFill)); });
    entry(tr("half"), [&](const QRectF& box) { painter.fillRect(box, m_theme.color(Token::Sum2)); });
    entry(tr("middle"), [&](const QRectF& box) { lineAt(box, QPen(m_theme.color(Token::Balance), 2)); });
    entry(tr("worst"), [&](const QRectF& box) { lineAt(box, QPen(m_theme.color(Token::Text), 1.5, Qt::DotLine)); });
    if (m_threshold)
        entry(tr("threshold"),
              [&](const QRectF& box) { lineAt(box, QPen(m_theme.color(Token::Threshold), 1.5, Qt::DashLine)); });
}

bool NextDaysPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QRectF area = plot();
    if (m_days.empty() || !area.contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    const double share = (help->pos().x() - area.left()) / area.width();
    const auto day = static_cast<std::size_t>(share * static_cast<double>(m_days.size()));
    QToolTip::showText(help->globalPos(), sentenceOf(std::min(day, m_days.size() - 1)), this);
    return true;
}

} // namespace lowwater
