// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/page_button.h"

#include "app/desktop/theme.h"

#include <QAction>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace lowwater {

namespace {

constexpr int barHeight = 3;

} // namespace

PageButton::PageButton(const Theme& theme, QAction& page, QWidget* parent) : QToolButton(parent), m_theme{theme}
{
    setDefaultAction(&page);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setFocusPolicy(Qt::TabFocus);
    QString name = page.iconText();
    setAccessibleName(name.remove(QLatin1Char('&')));
    setFont(Theme::font(TextStyle::Body, true)); // as wide when it is not chosen
}

QSize PageButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(Theme::unit(3), 0);
}

void PageButton::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.state &= ~QStyle::State_On; // the bar says it
    option.state |= QStyle::State_Raised;
    option.font = Theme::font(TextStyle::Body, isChecked());
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    if (isChecked())
        painter.fillRect(QRect(0, height() - barHeight, width(), barHeight), m_theme.color(Token::Accent));
}

} // namespace lowwater
