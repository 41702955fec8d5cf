// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/count_tab_bar.h"

#include "app/desktop/theme.h"

#include <QPainter>
#include <QStyleOptionTab>

#include <algorithm>

namespace lowwater {

CountTabBar::CountTabBar(const Theme& theme, QWidget* parent) : QTabBar(parent), m_theme{theme}
{
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
    setUsesScrollButtons(true);
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CountTabBar::setTab(int index, const QString& name, const QString& count)
{
    const QStringList parts{name, count};
    if (tabData(index).toStringList() == parts)
        return;
    setTabData(index, parts);
    setTabText(index, tr("%1 %2", "name of a tab and its number of rows").arg(name, count));
}

void CountTabBar::setTight(bool tight)
{
    if (tight == m_tight)
        return;
    m_tight = tight;
    setTabText(0, tabText(0)); // lays out all tabs anew
}

int CountTabBar::padding() const
{
    return Theme::unit(m_tight ? 2 : 3);
}

QString CountTabBar::name(int index) const
{
    return tabData(index).toStringList().value(0);
}

QString CountTabBar::count(int index) const
{
    return tabData(index).toStringList().value(1);
}

QSize CountTabBar::tabSizeHint(int index) const
{
    const QFontMetrics bold(Theme::font(TextStyle::Body, true));
    const QFontMetrics small(Theme::font(TextStyle::Small));
    return {bold.horizontalAdvance(name(index)) + Theme::unit(3) / 2 + small.horizontalAdvance(count(index)) +
                2 * padding(),
            std::max(Theme::unit(8), bold.height() + Theme::unit(3))};
}

QSize CountTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
}

void CountTabBar::paintTab(QPainter& painter, int index) const
{
    QStyleOptionTab option;
    initStyleOption(&option, index);
    style()->drawControl(QStyle::CE_TabBarTabShape, &option, &painter, this);
    const bool enabled = isTabEnabled(index);
    const bool current = index == currentIndex();
    const QFont nameFont = Theme::font(TextStyle::Body, current);
    const int width = QFontMetrics(Theme::font(TextStyle::Body, true)).horizontalAdvance(name(index));
    const int baseline = option.rect.center().y() + QFontMetrics(nameFont).ascent() / 2 - 1;
    const int left = option.rect.x() + padding();
    painter.setFont(nameFont);
    painter.setPen(m_theme.color(!enabled ? Token::TextDisabled : current ? Token::Text : Token::TextSecondary));
    painter.drawText(left, baseline, name(index));
    painter.setFont(Theme::font(TextStyle::Small));
    painter.setPen(m_theme.color(enabled ? Token::TextHint : Token::TextDisabled));
    painter.drawText(left + width + Theme::unit(3) / 2, baseline, count(index));
    if (current && hasFocus())
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

void CountTabBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    for (int i = 0; i < QTabBar::count(); ++i)
        if (isTabVisible(i))
            paintTab(painter, i);
}

} // namespace lowwater
