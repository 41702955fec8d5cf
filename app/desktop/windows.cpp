// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/windows.h"

#include "app/desktop/documents/session_file.h"
#include "app/desktop/main_window.h"

#include <QFile>

#include <algorithm>
#include <utility>

namespace lowwater {

Windows::Windows(Theme& theme, WindowSettings settings, Shared shared, QObject* parent)
    : QObject(parent), m_theme{theme}, m_settings{std::move(settings)}, m_shared{std::move(shared)}
{
}

Windows::~Windows()
{
    for (MainWindow* window : std::exchange(m_windows, {})) {
        window->disconnect(this);
        delete window;
    }
}

MainWindow& Windows::open()
{
    return open(SessionFile::newPath(m_shared.sessionFolder));
}

MainWindow& Windows::open(const QString& sessionPath)
{
    if (!m_windows.empty())
        m_settings = m_windows.back()->settings();
    auto* window = new MainWindow(m_theme, m_settings, m_shared.places);
    window->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_windows.empty()) // a little aside, so that both are seen
        window->move(m_windows.back()->pos() + QPoint(Theme::unit(8), Theme::unit(8)));
    m_windows.push_back(window);
    window->files().setPricesFile(m_shared.pricesFile);
    window->document().setProviders(m_shared.providers);
    if (!m_shared.sessionFolder.isEmpty())
        m_sessions[window] = new SessionFile(window->document(), window->documents(), sessionPath, window);
    connect(window, &MainWindow::windowRequested, this, [this] { open(); });
    connect(window, &MainWindow::quitRequested, this, &Windows::quit);
    connect(window, &MainWindow::closing, this, [this, window] { closing(*window); });
    connect(&window->files(), &FileCommands::recentFilesChanged, this, [this, window] {
        for (MainWindow* other : m_windows)
            if (other->files().recentFiles() != window->files().recentFiles())
                other->files().setRecentFiles(window->files().recentFiles());
    });
    connect(window, &QObject::destroyed, this, &Windows::closed);
    window->show();
    return *window;
}

void Windows::restore(bool onlyUnsaved)
{
    const QStringList left =
        m_shared.sessionFolder.isEmpty() ? QStringList{} : SessionFile::leftBehind(m_shared.sessionFolder);
    for (const QString& path : left) {
        const auto saved = SessionFile::read(path, m_shared.providers);
        if (!saved) // it stays where it is
            continue;
        if (saved->isModified || !onlyUnsaved)
            open(path).documents().restore(*saved);
        else
            QFile::remove(path);
    }
    if (m_windows.empty() && !onlyUnsaved)
        open();
}

void Windows::closing(MainWindow& window)
{
    m_settings = window.settings();
    const auto session = m_sessions.find(&window);
    if (session == m_sessions.end())
        return;
    const bool isLast = m_windows.size() == 1;
    if (m_isQuitting || isLast)
        session->second->finish();
    else
        session->second->discard();
    m_sessions.erase(session);
}

void Windows::closed(QObject* window)
{
    std::erase_if(m_windows, [window](const QObject* each) { return each == window; });
}

void Windows::quit()
{
    askFrom(0);
}

void Windows::askFrom(std::size_t index)
{
    if (index < m_windows.size()) {
        m_windows[index]->documents().leaveThen([this, index] { askFrom(index + 1); });
        return;
    }
    m_isQuitting = true;
    const auto windows = m_windows; // closing takes them out
    for (MainWindow* window : windows)
        window->close();
    m_isQuitting = false;
}

} // namespace lowwater
