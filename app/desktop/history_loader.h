// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/imports/import.h"
#include "sim/workload/generate.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace lowwater {

/// Makes histories off the GUI thread: reads files or text, or makes one up. One at a time; the newest wins.
class HistoryLoader : public QObject {
    Q_OBJECT

public:
    using Work = std::function<Result<ImportPtr>(const RunHooks&)>;
    using Answer = std::shared_ptr<const Result<ImportPtr>>;

    explicit HistoryLoader(QObject* parent = nullptr);
    ~HistoryLoader() override; ///< cancels, then waits
    HistoryLoader(const HistoryLoader&) = delete;
    HistoryLoader& operator=(const HistoryLoader&) = delete;

    /// `name`: what is being made, for messages.
    void start(const QString& name, Work work);
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_watcher.isRunning() && !m_watcher.isCanceled(); }
    [[nodiscard]] const QString& name() const noexcept { return m_name; }

signals:
    void started(const QString& name);
    void progressChanged(double share);
    /// A history with at least one charge.
    void loaded(const lowwater::ImportPtr& import);
    /// Not after cancel(). `import` has the lines that were left out; it is null where nothing could be read at all.
    void failed(const Error& error, const lowwater::ImportPtr& import);
    /// After loaded, failed and cancel.
    void finished();

private:
    void deliver();

    QThreadPool m_pool;
    QFutureWatcher<Answer> m_watcher;
    QString m_name;
};

/// HistoryLoader::Work that makes up a history; its summary says so.
[[nodiscard]] HistoryLoader::Work makeUp(const Synthesis& synthesis);

} // namespace lowwater
