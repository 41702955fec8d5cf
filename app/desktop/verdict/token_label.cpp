// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/verdict/token_label.h"

#include <QPainter>

#include <cmath>

namespace lowwater {

TokenLabel::TokenLabel(const Theme& theme, TextStyle style, Token color, QWidget* parent, bool demiBold)
    : QLabel(parent), m_theme{theme}, m_style{style}, m_color{color}, m_demiBold{demiBold}
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // whatever the background's role is
    setFont(Theme::font(style, demiBold));
    recolor();
    connect(&m_theme, &Theme::changed, this, &TokenLabel::recolor);
}

void TokenLabel::setToken(Token color)
{
    m_color = color;
    recolor();
}

void TokenLabel::setTextStyle(TextStyle style)
{
    if (style == m_style)
        return;
    m_style = style;
    setFont(Theme::font(style, m_demiBold));
}

void TokenLabel::recolor()
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, m_theme.color(m_color));
    setPalette(own);
}

IconLabel::IconLabel(const Theme& theme, Icon drawing, Token color, double steps, QWidget* parent)
    : QWidget(parent), m_theme{theme}, m_drawing{drawing}, m_color{color}, m_steps{steps}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void IconLabel::setDrawing(Icon drawing, Token color)
{
    m_drawing = drawing;
    m_color = color;
    update();
}

QSize IconLabel::sizeHint() const
{
    const int side = static_cast<int>(std::lround(Theme::unit() * m_steps));
    return {side, side};
}

void IconLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(painter, rect(), m_drawing, m_theme.color(m_color));
}

} // namespace lowwater
