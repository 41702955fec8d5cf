// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/history_loader.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
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
    ~UsageWatch() override; ///< waits for a walk
    UsageWatch(const UsageWatch&) = delete;
    UsageWatch& operator=(const UsageWatch&) = delete;

    void setWatching(bool watching);
    /// How long it waits after a change before it reads, for agents write line by line; longer where reading takes
    /// longer.
    void setCalm(std::chrono::milliseconds calm) { m_calm = calm; }

signals:
    /// `import` is the history with them; 0: no more charges than before, but others.
    void newCharges(std::uint64_t count, const lowwater::ImportPtr& import);
    /// So many of the files and folders cannot be watched: the system sets a limit.
    void notWatched(int count, int ofAll);

private:
    void changed();
    void historyChanged();
    void watchSources();
    void walked();
    void read();
    void compare(const ImportPtr& import);

    const ScenarioDocument& m_document;
    const FileCommands& m_files;
    bool m_watching = false;
    QFileSystemWatcher m_watcher;
    QFutureWatcher<QStringList> m_walk; ///< through the folders
    bool m_readsNext = false;           ///< once the walk is done, so that nothing is missed in between
    bool m_saidNotWatched = false;
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
