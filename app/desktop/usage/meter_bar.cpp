// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/meter_bar.h"

#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"

#include <QPainter>

#include <algorithm>

namespace lowwater {

MeterBar::MeterBar(const Theme& theme, const QString& name, QWidget* parent) : QWidget(parent), m_theme{theme}
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void MeterBar::setUsed(Money used, Money allowance)
{
    m_share = std::clamp(used.toDouble() / allowance.toDouble(), 0.0, 1.0);
    setAccessibleDescription(tr("%1 used").arg(words::formatPercent(used.nanos(), allowance.nanos())));
    update();
}

QSize MeterBar::sizeHint() const
{
    return {Theme::unit(40), Theme::unit(2)};
}

void MeterBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double radius = 2;
    painter.setBrush(m_theme.color(Token::Pressed));
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setBrush(m_theme.color(Token::PoolPlan));
    QRectF used = rect();
    used.setWidth(used.width() * m_share);
    painter.drawRoundedRect(used, radius, radius);
}

} // namespace lowwater
