// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/hour_heat.h"

#include "app/desktop/charts/paint/chart_style.h"
#include "app/desktop/words/format.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::array shades = {Token::Night, Token::Sum1, Token::Sum2, Token::Sum3,
                               Token::Sum4,  Token::Sum5, Token::Sum6};
constexpr std::size_t labelEvery = 6; ///< hours

QString dayName(std::size_t day)
{
    return words::locale().dayName(static_cast<int>(day) + 1, QLocale::ShortFormat);
}

QString hourText(std::size_t hour)
{
    return QStringLiteral("%1:00").arg(hour, 2, 10, QLatin1Char('0'));
}

} // namespace

HourHeat::HourHeat(const Theme& theme, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(tr("When it is used"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HourHeat::setHours(const Hours& hours)
{
    m_hours = hours;
    m_most = {};
    QString busiest;
    for (std::size_t day = 0; day < hours.size(); ++day)
        for (std::size_t hour = 0; hour < hours[day].size(); ++hour)
            if (hours[day][hour] > m_most) {
                m_most = hours[day][hour];
                busiest = tr("The busiest hour of the week is %1 from %2 on, with %3.")
                              .arg(dayName(day), hourText(hour), words::formatMoney(m_most));
            }
    setAccessibleDescription(busiest);
    update();
}

std::size_t HourHeat::shadeOf(Money cost, Money most)
{
    if (cost <= Money{} || most <= Money{})
        return 0;
    const double share = cost.toDouble() / most.toDouble();
    return std::min<std::size_t>(shades.size() - 1, 1 + static_cast<std::size_t>(share * 6));
}

QSize HourHeat::sizeHint() const
{
    return {Theme::unit(80), Theme::unit(5) * 7 + ChartMetrics().lineHeight() + Theme::unit()};
}

QRectF HourHeat::cell(std::size_t day, std::size_t hour) const
{
    const ChartMetrics metrics;
    const double left = metrics.px(44);
    const double width = (this->width() - left) / 24.0;
    const double height = (this->height() - metrics.lineHeight() - Theme::unit()) / 7.0;
    return {left + width * static_cast<double>(hour), height * static_cast<double>(day), width, height};
}

void HourHeat::paintEvent(QPaintEvent*)
{
    const ChartMetrics metrics;
    QPainter painter(this);
    painter.setFont(metrics.small());
    for (std::size_t day = 0; day < m_hours.size(); ++day) {
        const QRectF first = cell(day, 0);
        painter.setPen(m_theme.color(Token::Axis));
        painter.drawText(QRectF(0, first.top(), first.left() - metrics.px(6), first.height()),
                         Qt::AlignRight | Qt::AlignVCenter, dayName(day));
        for (std::size_t hour = 0; hour < m_hours[day].size(); ++hour)
            painter.fillRect(cell(day, hour).adjusted(0, 0, -1, -1),
                             m_theme.color(shades[shadeOf(m_hours[day][hour], m_most)]));
    }
    painter.setPen(m_theme.color(Token::Axis));
    const double top = cell(6, 0).bottom() + Theme::unit();
    for (std::size_t hour = 0; hour < 24; hour += labelEvery)
        painter.drawText(QRectF(cell(0, hour).left(), top, metrics.px(60), metrics.lineHeight()),
                         Qt::AlignLeft | Qt::AlignVCenter, hourText(hour));
}

bool HourHeat::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t day = 0; day < m_hours.size(); ++day)
        for (std::size_t hour = 0; hour < m_hours[day].size(); ++hour)
            if (cell(day, hour).contains(help->pos())) {
                QToolTip::showText(help->globalPos(),
                                   tr("%1 %2–%3: %4")
                                       .arg(dayName(day), hourText(hour), hourText((hour + 1) % 24),
                                            words::formatMoney(m_hours[day][hour])),
                                   this);
                return true;
            }
    QToolTip::hideText();
    return true;
}

} // namespace lowwater
