// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/tornado_plot.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/outlook/robustness_words.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace lowwater {

TornadoPlot::TornadoPlot(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("What matters most"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void TornadoPlot::setRobustness(std::shared_ptr<const Robustness> robust)
{
    m_robust = std::move(robust);
    QStringList said;
    if (!isEmpty())
        for (std::size_t i = 0; i < m_robust->tornado.size(); ++i)
            said << barSentence(*m_robust, i);
    setAccessibleDescription(said.join(QLatin1Char(' ')));
    updateGeometry();
    update();
}

QSize TornadoPlot::sizeHint() const
{
    const ChartMetrics metrics;
    const auto bars = isEmpty() ? factorCount : m_robust->tornado.size();
    return {Theme::unit(150), metrics.lineHeight() + metrics.px(4) + static_cast<int>(bars) * metrics.px(26)};
}

QSize TornadoPlot::minimumSizeHint() const
{
    return {Theme::unit(90), sizeHint().height()};
}

/// `$45.20 · 15 min`
QString TornadoPlot::endText(std::size_t row, Money cost) const
{
    const QString money = words::formatMoney(cost);
    return row == 0 ? money : tr("%1 · %2", "cost, situation").arg(money, situationText(m_robust->rows[row].situation));
}

/// Where the bars are; beside it the names and what is written at the ends.
QRectF TornadoPlot::plot() const
{
    const ChartMetrics metrics;
    double names = 0;
    double low = 0;
    double high = 0;
    for (const auto& bar : m_robust->tornado) {
        names = std::max(names, metrics.smallWidth(factorText(bar.factor)));
        low = std::max(low, metrics.smallWidth(endText(bar.lowRow, bar.low)));
        high = std::max(high, metrics.smallWidth(endText(bar.highRow, bar.high)));
    }
    return QRectF(rect()).adjusted(names + low + metrics.px(24), metrics.lineHeight() + metrics.px(4),
                                   -(high + metrics.px(8)), 0);
}

double TornadoPlot::xOf(Money cost) const
{
    Money least = m_robust->tornado.front().low;
    Money most = m_robust->tornado.front().high;
    for (const auto& bar : m_robust->tornado) {
        least = std::min(least, bar.low);
        most = std::max(most, bar.high);
    }
    const QRectF area = plot();
    if (least == most)
        return area.left();
    return area.left() + area.width() * (cost - least).toDouble() / (most - least).toDouble();
}

QRectF TornadoPlot::rowRect(std::size_t bar) const
{
    const QRectF area = plot();
    const double high = area.height() / static_cast<double>(m_robust->tornado.size());
    return {0, area.top() + high * static_cast<double>(bar), static_cast<double>(width()), high};
}

QRectF TornadoPlot::barRect(std::size_t bar) const
{
    const ChartMetrics metrics;
    const QRectF row = rowRect(bar);
    const double left = xOf(m_robust->tornado[bar].low);
    const double gap = metrics.px(5);
    return {left, row.top() + gap, std::max(1.0, xOf(m_robust->tornado[bar].high) - left), row.height() - 2 * gap};
}

void TornadoPlot::paintEvent(QPaintEvent*)
{
    if (isEmpty())
        return;
    QPainter painter(this);
    const ChartMetrics metrics;
    for (std::size_t bar = 0; bar < m_robust->tornado.size(); ++bar)
        paintBar(painter, metrics, bar);
    paintBase(painter, metrics);
}

void TornadoPlot::paintBar(QPainter& painter, const ChartMetrics& metrics, std::size_t index) const
{
    const TornadoBar& bar = m_robust->tornado[index];
    const QRectF row = rowRect(index);
    const QRectF box = barRect(index);
    const bool isFirst = m_robust->findOutFirst == bar.factor;
    painter.setFont(isFirst ? metrics.smallBold() : metrics.small());
    painter.setPen(m_theme.color(Token::Text));
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, factorText(bar.factor));
    painter.setFont(metrics.small());
    const double base = xOf(m_robust->rows.front().choices[m_robust->recommended].monthlyCost);
    painter.fillRect(QRectF(box.topLeft(), QPointF(base, box.bottom())), m_theme.color(Token::Sum3));
    painter.fillRect(QRectF(QPointF(base, box.top()), box.bottomRight()), m_theme.color(Token::Heat3));
    painter.setPen(m_theme.color(Token::TextSecondary));
    const double gap = metrics.px(6);
    const QString asAssumed = words::formatMoney(m_robust->rows.front().choices[m_robust->recommended].monthlyCost);
    if (words::formatMoney(bar.low) != asAssumed)
        painter.drawText(QRectF(0, row.top(), box.left() - gap, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         endText(bar.lowRow, bar.low));
    painter.drawText(QRectF(box.right() + gap, row.top(), width() - box.right(), row.height()),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     bar.low == bar.high ? tr("no difference") : endText(bar.highRow, bar.high));
}

void TornadoPlot::paintBase(QPainter& painter, const ChartMetrics& metrics) const
{
    const Money cost = m_robust->rows.front().choices[m_robust->recommended].monthlyCost;
    const double x = xOf(cost);
    painter.setPen(QPen(m_theme.color(Token::Text), 1, Qt::DashLine));
    painter.drawLine(QPointF(x, metrics.lineHeight()), QPointF(x, height()));
    const QString text = tr("as assumed %1 a month").arg(words::formatMoney(cost));
    const double wide = metrics.smallWidth(text) + 2;
    painter.setPen(m_theme.color(Token::Axis));
    painter.drawText(QRectF(std::clamp(x - wide / 2, 0.0, width() - wide), 0, wide, metrics.lineHeight()),
                     Qt::AlignCenter, text);
}

bool TornadoPlot::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (!isEmpty())
        for (std::size_t bar = 0; bar < m_robust->tornado.size(); ++bar)
            if (rowRect(bar).contains(help->pos())) {
                QToolTip::showText(help->globalPos(), barSentence(*m_robust, bar), this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace lowwater
