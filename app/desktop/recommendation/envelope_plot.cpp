// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/envelope_plot.h"

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

using namespace std::chrono_literals;

constexpr std::array<std::chrono::seconds, 8> windowTicks{1s, 10s, 1min, 10min, 1h, 6h, 24h, 24h * 7};

double logOf(Duration window)
{
    return std::log10(static_cast<double>(std::max<std::int64_t>(1, window.count())));
}

QString tickText(Money tick)
{
    return tick < oneDollar ? words::formatMoney(tick) : words::formatAmount(tick);
}

} // namespace

EnvelopePlot::EnvelopePlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Most spent in any stretch"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void EnvelopePlot::setEnvelope(std::vector<EnvelopePoint> points, std::optional<Mark> mark)
{
    m_points = std::move(points);
    std::erase_if(m_points, [](const EnvelopePoint& point) { return point.most <= Money{}; });
    m_mark = mark;
    QStringList said;
    for (const auto& point : m_points)
        for (const auto tick : windowTicks)
            if (point.window == Duration{tick})
                said << tr("%1 in %2").arg(words::formatMoney(point.most), words::formatDuration(point.window));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    update();
}

QSize EnvelopePlot::sizeHint() const
{
    return {Theme::unit(105), Theme::unit(56)};
}

QSize EnvelopePlot::minimumSizeHint() const
{
    return {Theme::unit(80), Theme::unit(46)};
}

QRectF EnvelopePlot::plot() const
{
    const ChartMetrics metrics;
    const Money top =
        Money::fromNanos(std::llround(std::pow(10.0, m_points.empty() ? 0 : moneyDecades().second) * 1e9));
    const double gutter = std::max<double>(metrics.px(48), metrics.smallWidth(tickText(top)) + metrics.px(8));
    return QRectF(rect()).adjusted(gutter, metrics.lineHeight() + metrics.px(6), -metrics.px(14),
                                   -(2 * metrics.lineHeight() + metrics.px(8)));
}

/// Powers of ten of a dollar at the axis's ends.
std::pair<double, double> EnvelopePlot::moneyDecades() const
{
    double least = std::log10(m_points.front().most.toDouble());
    double most = std::log10(m_points.back().most.toDouble());
    if (m_mark && m_mark->threshold > Money{}) {
        least = std::min(least, std::log10(m_mark->threshold.toDouble()));
        most = std::max(most, std::log10(m_mark->threshold.toDouble()));
    }
    return {std::floor(least - 0.1), std::max(std::floor(least - 0.1) + 1, std::ceil(most + 0.05))};
}

QPointF EnvelopePlot::pointOf(Duration window, Money most) const
{
    const QRectF area = plot();
    const double from = logOf(windowTicks.front());
    const double to = logOf(windowTicks.back());
    const auto [low, high] = moneyDecades();
    const double x = (std::clamp(logOf(window), from, to) - from) / (to - from);
    const double y = (std::log10(std::max(most.toDouble(), 1e-9)) - low) / (high - low);
    return {area.left() + x * area.width(), area.bottom() - y * area.height()};
}

void EnvelopePlot::paintEvent(QPaintEvent*)
{
    if (m_points.empty())
        return;
    QPainter painter(this);
    paintAxes(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    QPolygonF line;
    for (const auto& point : m_points)
        line << pointOf(point.window, point.most);
    painter.setPen(QPen(m_theme.color(Token::Balance), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    if (m_mark)
        paintMark(painter);
}

void EnvelopePlot::paintAxes(QPainter& painter) const
{
    const ChartMetrics metrics;
    const QRectF area = plot();
    const double line = metrics.lineHeight();
    painter.setFont(metrics.small());
    const auto [low, high] = moneyDecades();
    for (double decade = low; decade <= high; ++decade) {
        const Money tick = Money::fromNanos(std::llround(std::pow(10.0, decade) * 1e9));
        const double y = std::round(pointOf(1s, tick).y()) + 0.5;
        painter.setPen(m_theme.color(decade == low ? Token::Zero : Token::Grid));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(m_theme.color(Token::Axis));
        painter.drawText(QRectF(0, y - line / 2, area.left() - metrics.px(6), line), Qt::AlignRight | Qt::AlignVCenter,
                         tickText(tick));
    }
    double right = -1;
    for (const auto tick : windowTicks) {
        const QString text = words::formatDuration(tick);
        const double width = metrics.smallWidth(text);
        const double x = pointOf(tick, oneDollar).x();
        if (x - width / 2 < right + metrics.px(10))
            continue;
        right = x + width / 2;
        painter.drawText(QRectF(x - width, area.bottom() + metrics.px(4), 2 * width, line),
                         Qt::AlignHCenter | Qt::AlignVCenter, text);
    }
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, width(), line), Qt::AlignLeft | Qt::AlignVCenter, tr("Most spent"));
    painter.drawText(QRectF(area.left(), area.bottom() + line + metrics.px(6), area.width(), line),
                     Qt::AlignHCenter | Qt::AlignVCenter, tr("in any stretch of"));
}

/// The latency, up to the curve, and the threshold it asks for.
void EnvelopePlot::paintMark(QPainter& painter) const
{
    const ChartMetrics metrics;
    const QRectF area = plot();
    const QPointF at = pointOf(m_mark->latency, m_mark->threshold);
    painter.setPen(QPen(m_theme.color(Token::Threshold), 1.5, Qt::DashLine));
    painter.drawLine(QPointF(at.x(), area.bottom()), at);
    painter.drawLine(QPointF(area.left(), at.y()), at);
    const double size = metrics.px(6);
    painter.setBrush(m_theme.color(Token::Safe));
    painter.setPen(QPen(m_theme.color(Token::Surface), 1.5));
    painter.drawPolygon(
        QPolygonF({at + QPointF(0, -size), at + QPointF(size, 0), at + QPointF(0, size), at + QPointF(-size, 0)}));
    painter.setFont(metrics.smallBold());
    painter.setPen(m_theme.color(Token::ThresholdText));
    const auto label = [&](QRectF box, const QString& text) {
        painter.fillRect(box.adjusted(-2, 0, 2, 0), m_theme.color(Token::Surface));
        painter.drawText(box, Qt::AlignCenter, text);
    };
    const QString threshold = words::formatAmount(m_mark->threshold);
    label(QRectF(area.left() + metrics.px(6), at.y() - metrics.px(18), metrics.boldWidth(threshold), metrics.px(16)),
          threshold);
    const QString latency = tr("%1: reload on its way").arg(words::formatDuration(m_mark->latency));
    const double width = metrics.boldWidth(latency);
    const bool fits = at.x() + metrics.px(6) + width < area.right();
    label(QRectF(fits ? at.x() + metrics.px(6) : at.x() - metrics.px(6) - width, area.bottom() - metrics.px(20), width,
                 metrics.px(16)),
          latency);
}

bool EnvelopePlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto nearest =
        std::min_element(m_points.begin(), m_points.end(), [&](const EnvelopePoint& a, const EnvelopePoint& b) {
            const double x = help->pos().x();
            return std::abs(pointOf(a.window, a.most).x() - x) < std::abs(pointOf(b.window, b.most).x() - x);
        });
    if (nearest == m_points.end() || !plot().contains(help->pos())) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(help->globalPos(),
                       tr("%1 in %2, from %3 on")
                           .arg(words::formatMoney(nearest->most), words::formatDuration(nearest->window),
                                words::formatTime(nearest->from, m_zone)),
                       this);
    return true;
}

} // namespace lowwater
