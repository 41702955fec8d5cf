// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace lowwater {

/// Writes files off the GUI thread, one after the other.
class FileExporter : public QObject {
    Q_OBJECT

public:
    /// Writes the file, whole or not at all.
    using Work = std::function<Result<Done>(const RunHooks&)>;

    explicit FileExporter(QObject* parent = nullptr);
    ~FileExporter() override; ///< cancels, then waits
    FileExporter(const FileExporter&) = delete;
    FileExporter& operator=(const FileExporter&) = delete;

    /// A file under way is given up. `path`: where the work writes.
    void start(const QString& path, Work work);
    void cancel();

signals:
    void started(const QString& path);
    void exported(const QString& path);
    void failed(const Error& error);
    /// After exported, failed and cancel.
    void finished();

private:
    using Answer = std::shared_ptr<const Result<Done>>;

    QThreadPool m_pool;
    QFutureWatcher<Answer> m_watcher;
    QString m_path;
};

} // namespace lowwater
