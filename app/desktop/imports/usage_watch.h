// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history_loader.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QTimer>

#include <chrono>

namespace lowwater {

class FileCommands;
class ScenarioDocument;

/// Watches the files and folders that the history came from. When they have changed, it reads them once more and tells
/// of new charges; what is shown never changes by itself.
class UsageWatch : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the watch.
    UsageWatch(const ScenarioDocument& document, const FileCommands& files, QObject* parent = nullptr);

    void setWatching(bool watching);
    /// How long it waits after a change before it reads, for agents write line by line; longer where reading takes
    /// longer.
    void setCalm(std::chrono::milliseconds calm) { m_calm = calm; }

signals:
    /// `import` is the history with them.
    void newCharges(std::uint64_t count, const lowwater::ImportPtr& import);

private:
    void changed();
    void historyChanged();
    void watchSources();
    void read();
    void compare(const ImportPtr& import);

    const ScenarioDocument& m_document;
    const FileCommands& m_files;
    bool m_watching = false;
    QFileSystemWatcher m_watcher;
    std::chrono::milliseconds m_calm;
    QTimer m_patience;
    QElapsedTimer m_reading;
    std::chrono::milliseconds m_lastReading{0};
    bool m_again = false;   ///< something changed while it was reading
    bool m_offered = false; ///< new charges, to the history there is
    ImportPtr m_read;       ///< the document's when the reading began
    HistoryLoader m_loader;
};

} // namespace lowwater
