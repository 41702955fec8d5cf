// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/link_button.h"

#include "app/desktop/theme.h"

#include <QPainter>
#include <QStyleOptionFocusRect>

#include <algorithm>

namespace lowwater {

LinkButton::LinkButton(const Theme& theme, const QString& text, QWidget* parent)
    : QAbstractButton(parent), m_theme{theme}
{
    setText(text);
    setAccessibleName(text);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::font(TextStyle::Small));
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize LinkButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1,
            std::max(Theme::unit(6), fontMetrics().height() + Theme::unit())};
}

void LinkButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QFont words = font();
    words.setUnderline(underMouse() || isDown());
    painter.setFont(words);
    painter.setPen(m_theme.color(isEnabled() ? Token::Link : Token::TextDisabled));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.rect = rect();
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

} // namespace lowwater
