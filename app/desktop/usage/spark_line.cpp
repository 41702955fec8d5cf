// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/spark_line.h"

#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace lowwater {

SparkLine::SparkLine(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("Balance of the last %n days", "", shownDays));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SparkLine::setResult(RunResultPtr result)
{
    m_result = std::move(result);
    update();
}

QSize SparkLine::sizeHint() const
{
    return {Theme::unit(60), Theme::unit(11)};
}

void SparkLine::paintEvent(QPaintEvent*)
{
    if (!m_result || !m_result->outcome || m_result->outcome->trajectory.empty())
        return;
    const Outcome& outcome = *m_result->outcome;
    const SimTime end = outcome.windowEnd;
    const SimTime begin = std::max(outcome.windowStart, end - std::chrono::hours{24 * shownDays});
    const int columns = std::max(2, width());
    std::vector<SimTime> bounds;
    const double step = static_cast<double>((end - begin).count()) / columns;
    for (int i = 0; i <= columns; ++i)
        bounds.push_back(begin + Duration{static_cast<std::int64_t>(step * i)});
    bounds.back() = end + Duration{1};
    const auto shape = balanceColumns(outcome.trajectory, bounds, end + Duration{1});
    const auto extremes = extremesOf(shape);
    if (!extremes)
        return;
    const auto axis = balanceAxis(extremes->least, extremes->most);
    const double plot = height() - 1.0;
    const double zero = axis.yAt(Money{}, plot);
    QPainterPath line;
    for (const QPointF& point : stepLine(shape)) {
        const QPointF at(point.x(), axis.yAt(point.y(), plot));
        line.elementCount() == 0 ? line.moveTo(at) : line.lineTo(at);
    }
    if (line.elementCount() == 0)
        return;
    QPainter painter(this);
    QPainterPath fill = line;
    fill.lineTo(line.currentPosition().x(), zero);
    fill.lineTo(line.elementAt(0).x, zero);
    painter.fillPath(fill, m_theme.color(Token::BalanceFill));
    painter.setPen(QPen(m_theme.color(Token::Threshold), 1.5, Qt::DashLine));
    const double threshold = axis.yAt(m_result->scenario.policy.threshold, plot);
    if (m_result->scenario.policy.mode == Mode::Auto && threshold >= 0)
        painter.drawLine(QPointF(0, threshold), QPointF(width(), threshold));
    painter.setPen(QPen(m_theme.color(Token::Zero), 1));
    painter.drawLine(QPointF(0, std::round(zero) + 0.5), QPointF(width(), std::round(zero) + 0.5));
    painter.setPen(QPen(m_theme.color(Token::Balance), 1.5));
    painter.drawPath(line);
}

} // namespace lowwater
