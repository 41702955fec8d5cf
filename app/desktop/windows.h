// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/documents/saved_document.h"
#include "app/desktop/window_settings.h"
#include "app/person/person_places.h"

#include <QObject>

#include <map>
#include <memory>

namespace lowwater {

class MainWindow;
class SessionFile;
class Theme;

/// All windows of the program and what they share: settings, recent files, the session.
class Windows : public QObject {
    Q_OBJECT

public:
    /// What every window is made with.
    struct Shared {
        PersonPlaces places;
        std::string pricesFile;
        std::shared_ptr<const ProviderCatalog> providers; ///< null: the built-in ones
        QString sessionFolder;                            ///< empty: no session is kept
    };

    /// The theme must outlive the windows.
    Windows(Theme& theme, WindowSettings settings, Shared shared, QObject* parent = nullptr);
    ~Windows() override;
    Windows(const Windows&) = delete;
    Windows& operator=(const Windows&) = delete;

    /// Another one, with the start page.
    MainWindow& open();
    /// What was open last time; where nothing was, one window with the start page. `onlyUnsaved`: only what would be
    /// lost otherwise; the rest of the last session is forgotten.
    void restore(bool onlyUnsaved);
    /// Asks every window that has something to lose, then closes all of them; none, where the person stays in one.
    void quit();

    /// As they are to be kept: those of the window that closed last.
    [[nodiscard]] const WindowSettings& settings() const noexcept { return m_settings; }
    [[nodiscard]] std::size_t count() const noexcept { return m_windows.size(); }

private:
    MainWindow& open(const QString& sessionPath);
    void closing(MainWindow& window);
    void closed(QObject* window);
    void askFrom(std::size_t index);

    Theme& m_theme;
    WindowSettings m_settings;
    Shared m_shared;
    std::vector<MainWindow*> m_windows; ///< in the order in which they were opened
    std::map<const QObject*, SessionFile*> m_sessions;
    bool m_isQuitting = false;
};

} // namespace lowwater
