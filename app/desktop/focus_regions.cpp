// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/focus_regions.h"

#include <QApplication>
#include <QWidget>

namespace lowwater {

namespace {

QWidget* firstFocusable(QWidget* region)
{
    const auto takesTab = [region](const QWidget* widget) {
        return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) != 0 &&
               (widget == region || region->isAncestorOf(widget));
    };
    if (takesTab(region))
        return region;
    for (QWidget* next = region->nextInFocusChain(); next != region; next = next->nextInFocusChain()) {
        if (takesTab(next))
            return next;
    }
    return nullptr;
}

} // namespace

void FocusRegions::step(int by) const
{
    const auto count = static_cast<int>(m_regions.size());
    QWidget* focused = QApplication::focusWidget();
    int at = by > 0 ? -1 : count;
    for (int i = 0; i < count; ++i) {
        const QWidget* region = m_regions[static_cast<std::size_t>(i)];
        if (focused != nullptr && (region == focused || region->isAncestorOf(focused)))
            at = i;
    }
    for (int tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        QWidget* target = firstFocusable(m_regions[static_cast<std::size_t>(at)]);
        if (target != nullptr)
            return target->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    }
}

} // namespace lowwater
