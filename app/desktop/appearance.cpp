// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appearance.h"

#include "app/desktop/icons.h"
#include "app/desktop/style.h"
#include "app/desktop/theme.h"

#include <QApplication>
#include <QEvent>

namespace lowwater {

Appearance::Appearance(Theme& theme, QApplication& application) : m_theme{theme}, m_application{application}
{
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &Appearance::lookAtSystem);
    connect(&theme, &Theme::changed, this, &Appearance::dress);
    QApplication::setStyle(new Style(theme));
    QApplication::setWindowIcon(icon(Icon::App, theme));
    lookAtSystem();
    application.installEventFilter(this);
}

void Appearance::dress()
{
    QApplication::setPalette(m_theme.palette());
}

/// The application's own palette hides the system's: take it off to look.
void Appearance::lookAtSystem()
{
    QApplication::setPalette(QPalette());
    m_theme.followSystem(QApplication::palette());
    dress();
}

bool Appearance::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange)
        m_turn.start();
    return QObject::eventFilter(watched, event);
}

} // namespace lowwater
