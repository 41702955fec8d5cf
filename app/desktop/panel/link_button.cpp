// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/link_button.h"

#include "app/desktop/theme.h"

#include <algorithm>

namespace lowwater {

LinkButton::LinkButton(const Theme& theme, const QString& text, QWidget* parent) : QToolButton(parent), m_theme{theme}
{
    setText(text);
    setAccessibleName(text);
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setFont(Theme::font(TextStyle::Small));
    connect(&m_theme, &Theme::changed, this, &LinkButton::recolor);
    recolor();
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + Theme::unit(3),
            std::max(Theme::unit(6), fontMetrics().height() + Theme::unit())};
}

void LinkButton::recolor()
{
    QPalette own = palette();
    own.setColor(QPalette::ButtonText, m_theme.color(Token::Link));
    setPalette(own);
}

} // namespace lowwater
