// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/consumer_bars.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/usage/pool_look.h"
#include "app/desktop/words/format.h"

#include <QPainter>

#include <algorithm>

namespace lowwater {

namespace {

constexpr double nameShare = 0.27; ///< of the width
constexpr double costWidth = 80;   ///< px at a 13 px font, like the next two
constexpr double shareWidth = 56;
constexpr double agentsWidth = 56;

} // namespace

ConsumerBars::ConsumerBars(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ConsumerBars::setConsumers(const QString& heading, const History& history, const std::vector<Consumer>& consumers)
{
    m_heading = heading;
    m_rows.clear();
    m_total = {};
    for (const auto& consumer : consumers) {
        m_total += consumer.costs.served();
        if (m_rows.size() < mostRows) {
            m_rows.push_back({shownName(history, consumer.name), consumer.costs, consumer.agents});
            continue;
        }
        Row& rest = m_rows.back();
        rest.name = tr("%Ln more", "", static_cast<int>(consumers.size() - mostRows + 1));
        rest.agents = 0;
        rest.costs.plan += consumer.costs.plan;
        rest.costs.extra += consumer.costs.extra;
        rest.costs.api += consumer.costs.api;
    }
    QStringList said;
    for (const auto& row : m_rows)
        said << tr("%1: %2").arg(row.name, words::formatMoney(row.costs.served()));
    setAccessibleName(tr("What uses the most"));
    setAccessibleDescription(said.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ConsumerBars::sizeHint() const
{
    const ChartMetrics metrics;
    return {Theme::unit(100),
            metrics.px(26) + metrics.px(24) * static_cast<int>(std::max<std::size_t>(m_rows.size(), 1))};
}

void ConsumerBars::paintEvent(QPaintEvent*)
{
    const ChartMetrics metrics;
    QPainter painter(this);
    const double nameWidth = width() * nameShare;
    const double agents = width() - metrics.px(agentsWidth);
    const double share = agents - metrics.px(shareWidth);
    const double cost = share - metrics.px(costWidth);
    const double barRoom = std::max(0.0, cost - nameWidth - metrics.px(12));
    const double head = metrics.px(22);
    const auto right = [&](double left, double columnWidth, double top, double height, const QString& text) {
        painter.drawText(QRectF(left, top, columnWidth, height), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    painter.setFont(Theme::font(TextStyle::Small));
    painter.setPen(m_theme.color(Token::TextSecondary));
    painter.drawText(QRectF(0, 0, nameWidth, head), Qt::AlignLeft | Qt::AlignVCenter, m_heading);
    right(cost, metrics.px(costWidth), 0, head, tr("Cost"));
    right(share, metrics.px(shareWidth), 0, head, tr("Share"));
    right(agents, metrics.px(agentsWidth), 0, head, tr("Agents"));
    painter.setPen(m_theme.color(Token::Border));
    painter.drawLine(QPointF(0, head + 0.5), QPointF(width(), head + 0.5));
    Money most = oneNano;
    for (const auto& row : m_rows)
        most = std::max(most, row.costs.served());
    const double height = metrics.px(24);
    const QFont body = Theme::font(TextStyle::Body);
    const QFontMetricsF size(body);
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto& row = m_rows[i];
        const double top = metrics.px(26) + height * static_cast<double>(i);
        painter.setFont(body);
        painter.setPen(m_theme.color(Token::Text));
        painter.drawText(QRectF(0, top, nameWidth - metrics.px(8), height), Qt::AlignLeft | Qt::AlignVCenter,
                         size.elidedText(row.name, Qt::ElideMiddle, nameWidth - metrics.px(8)));
        double x = nameWidth;
        for (const Pool pool : allPools) {
            const double part = barRoom * costOf(row.costs, pool).toDouble() / most.toDouble();
            if (part <= 0)
                continue;
            painter.fillRect(QRectF(x, top + height * 0.22, std::max(1.0, part - 1), height * 0.56),
                             m_theme.color(poolToken(pool)));
            x += part;
        }
        right(cost, metrics.px(costWidth), top, height, words::formatMoney(row.costs.served()));
        right(share, metrics.px(shareWidth), top, height,
              words::formatPercent(row.costs.served().nanos(), m_total.nanos()));
        right(agents, metrics.px(agentsWidth), top, height,
              row.agents == 0 ? QString() : words::formatCount(row.agents));
    }
}

} // namespace lowwater
