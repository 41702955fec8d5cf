// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/frontier_plot.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

constexpr double reach = 9; ///< px around a dot that are its own
/// Of the axis of delayed work, those that fit.
constexpr std::array<std::chrono::minutes, 10> delayTicks{
    std::chrono::minutes{1},    std::chrono::minutes{5},    std::chrono::minutes{15},  std::chrono::minutes{60},
    std::chrono::minutes{180},  std::chrono::minutes{360},  std::chrono::minutes{720}, std::chrono::minutes{1440},
    std::chrono::minutes{4320}, std::chrono::minutes{10080}};

} // namespace

std::vector<FrontierDot> frontierOf(const SettingGrid& grid)
{
    std::vector<FrontierDot> dots;
    for (std::size_t amount = 0; amount < grid.amounts.size(); ++amount)
        for (std::size_t threshold = 0; threshold < grid.thresholds.size(); ++threshold)
            if (const auto& cell = grid.at(amount, threshold))
                dots.push_back({grid.amounts[amount], grid.thresholds[threshold], cell->totals.meanIdle,
                                cell->totals.delayedWork});
    std::sort(dots.begin(), dots.end(), [](const FrontierDot& a, const FrontierDot& b) {
        return a.idle != b.idle ? a.idle < b.idle : a.delayed < b.delayed;
    });
    std::optional<Duration> least;
    for (auto& dot : dots) {
        dot.onFrontier = !least || dot.delayed < *least;
        if (dot.onFrontier)
            least = dot.delayed;
    }
    return dots;
}

FrontierPlot::FrontierPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Idle money against delayed work"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FrontierPlot::setDots(std::vector<FrontierDot> dots)
{
    m_dots = std::move(dots);
    measure();
    const auto safe =
        std::find_if(m_dots.begin(), m_dots.end(), [](const FrontierDot& dot) { return dot.delayed == Duration{0}; });
    setAccessibleDescription(safe == m_dots.end()
                                 ? QString()
                                 : tr("Without any delay, the least idle money is %1, at a reload of %2 below %3.")
                                       .arg(words::formatMoney(safe->idle), words::formatAmount(safe->amount),
                                            words::formatAmount(safe->threshold)));
    update();
}

void FrontierPlot::setMarks(std::optional<Mark> now, std::optional<Mark> recommended)
{
    m_now = now;
    m_recommended = recommended;
    measure();
    update();
}

QSize FrontierPlot::sizeHint() const
{
    return {Theme::unit(105), Theme::unit(72)};
}

QSize FrontierPlot::minimumSizeHint() const
{
    return {Theme::unit(80), Theme::unit(60)};
}

QRectF FrontierPlot::plot() const
{
    const ChartMetrics metrics;
    return QRectF(rect()).adjusted(metrics.px(48), metrics.lineHeight() + metrics.px(10), -metrics.px(16),
                                   -(2 * metrics.lineHeight() + metrics.px(8)));
}

void FrontierPlot::measure()
{
    m_mostIdle = 0.01;
    m_mostDelayed = 60e6; // a minute
    const auto reach = [this](Money idle, Duration delayed) {
        m_mostIdle = std::max(m_mostIdle, idle.toDouble());
        m_mostDelayed = std::max(m_mostDelayed, static_cast<double>(delayed.count()));
    };
    for (const auto& dot : m_dots)
        reach(dot.idle, dot.delayed);
    for (const auto& mark : {m_now, m_recommended})
        if (mark)
            reach(mark->idle, mark->delayed);
}

/// Square roots upward: short delays are not squeezed against none by the long ones.
QPointF FrontierPlot::pointOf(Money idle, Duration delayed) const
{
    const QRectF area = plot();
    return {area.left() + idle.toDouble() / m_mostIdle * area.width(),
            area.bottom() - std::sqrt(static_cast<double>(delayed.count()) / m_mostDelayed) * area.height()};
}

void FrontierPlot::paintEvent(QPaintEvent*)
{
    if (m_dots.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter);
    paintDots(painter);
    paintMarks(painter);
}

void FrontierPlot::paintAxes(QPainter& painter) const
{
    const ChartMetrics metrics;
    const QRectF area = plot();
    const double line = metrics.lineHeight();
    painter.setFont(metrics.small());
    double last = height() * 2.0;
    const auto delay = [&](Duration value, const QString& text, Token token) {
        const double y = std::round(pointOf(Money{}, value).y()) + 0.5;
        if (last - y < line || y < area.top() - 1)
            return;
        last = y;
        painter.setPen(QPen(m_theme.color(token), token == Token::Zero ? 1.5 : 1));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(m_theme.color(Token::Axis));
        painter.drawText(QRectF(0, y - line / 2, area.left() - metrics.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         text);
    };
    delay(Duration{0}, QStringLiteral("0"), Token::Zero);
    for (const auto tick : delayTicks)
        delay(tick, words::formatDuration(tick), Token::Grid);
    const auto axis = spendingAxis(Money::fromNanos(static_cast<std::int64_t>(m_mostIdle * 1e9)));
    std::vector<Money> ticks = moneyTicks(Money{}, Money::fromNanos(static_cast<std::int64_t>(m_mostIdle * 1e9)));
    if (ticks.empty() || ticks.front() != Money{})
        ticks.insert(ticks.begin(), Money{});
    const Money step = ticks.size() > 1 ? ticks[1] - ticks[0] : axis.step;
    for (const Money tick : ticks) {
        const double x = pointOf(tick, Duration{0}).x();
        painter.drawText(QRectF(x - metrics.px(40), area.bottom() + metrics.px(4), metrics.px(80), line),
                         Qt::AlignHCenter | Qt::AlignVCenter, moneyTickText(tick, step));
    }
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, tr("Work delayed"));
    painter.drawText(QRectF(area.left(), area.bottom() + line + metrics.px(6), area.width(), line),
                     Qt::AlignHCenter | Qt::AlignVCenter, tr("Idle on average"));
}

void FrontierPlot::paintDots(QPainter& painter) const
{
    const ChartMetrics metrics;
    QPolygonF frontier;
    const double size = metrics.px(2.5);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_theme.color(Token::BorderControl), 1));
    for (const auto& dot : m_dots) {
        const QPointF at = pointOf(dot.idle, dot.delayed);
        if (dot.onFrontier)
            frontier << at;
        else
            painter.drawEllipse(at, size, size);
    }
    painter.setPen(QPen(m_theme.color(Token::Balance), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(frontier);
    painter.setBrush(m_theme.color(Token::Balance));
    painter.setPen(Qt::NoPen);
    for (const QPointF& at : std::as_const(frontier))
        painter.drawEllipse(at, metrics.px(3), metrics.px(3));
}

void FrontierPlot::paintMarks(QPainter& painter) const
{
    const ChartMetrics metrics;
    painter.setFont(metrics.smallBold());
    const auto label = [&](QPointF at, const QString& text, Token token, double lift) {
        const double width = metrics.boldWidth(text);
        QRectF box(at.x() + metrics.px(8), at.y() - lift - metrics.px(8), width, metrics.px(16));
        if (box.right() > this->width() - metrics.px(2))
            box.moveRight(at.x() - metrics.px(8));
        painter.fillRect(box.adjusted(-2, 0, 2, 0), m_theme.color(Token::Surface));
        painter.setPen(m_theme.color(token));
        painter.drawText(box, Qt::AlignCenter, text);
    };
    if (m_now) {
        const QPointF at = pointOf(m_now->idle, m_now->delayed);
        const double size = metrics.px(5);
        painter.setBrush(m_theme.color(Token::Surface));
        painter.setPen(QPen(m_theme.color(Token::Text), 2));
        painter.drawRect(QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size));
        label(at, tr("now"), Token::Text, m_now->delayed == Duration{0} ? metrics.px(28) : 0);
    }
    if (m_recommended) {
        const QPointF at = pointOf(m_recommended->idle, m_recommended->delayed);
        const double size = metrics.px(7);
        painter.setBrush(m_theme.color(Token::Safe));
        painter.setPen(QPen(m_theme.color(Token::Surface), 1.5));
        painter.drawPolygon(
            QPolygonF({at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size), at + QPointF(-size, 0)}));
        label(at, tr("recommended: %1").arg(words::formatMoney(m_recommended->idle)), Token::Good, metrics.px(13));
    }
}

const FrontierDot* FrontierPlot::dotAt(QPointF position) const
{
    const FrontierDot* nearest = nullptr;
    double least = reach;
    for (const auto& dot : m_dots) {
        const QPointF away = pointOf(dot.idle, dot.delayed) - position;
        const double distance = std::hypot(away.x(), away.y()) - (dot.onFrontier ? 1 : 0); // the better one wins a tie
        if (distance < least) {
            least = distance;
            nearest = &dot;
        }
    }
    return nearest;
}

void FrontierPlot::mousePressEvent(QMouseEvent* event)
{
    const FrontierDot* dot = event->button() == Qt::LeftButton ? dotAt(event->position()) : nullptr;
    if (dot == nullptr)
        return QWidget::mousePressEvent(event);
    emit chosen(dot->amount, dot->threshold);
}

bool FrontierPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const FrontierDot* dot = dotAt(help->pos());
    if (dot == nullptr)
        QToolTip::hideText();
    else
        QToolTip::showText(
            help->globalPos(),
            tr("%1 when below %2: %3 idle, %4 of work delayed. Click to set it.")
                .arg(words::formatAmount(dot->amount), words::formatAmount(dot->threshold),
                     words::formatMoney(dot->idle),
                     dot->delayed == Duration{0} ? tr("none", "of work delayed") : words::formatDuration(dot->delayed)),
            this);
    return true;
}

} // namespace lowwater
