// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/file_exporter.h"

#include <QtConcurrent>

namespace lowwater {

FileExporter::FileExporter(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
            return;
        const Answer answer = m_watcher.result();
        if (*answer)
            emit exported(m_path);
        else
            emit failed(answer->error());
        emit finished();
    });
}

FileExporter::~FileExporter()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void FileExporter::cancel()
{
    if (!m_watcher.isRunning() || m_watcher.isCanceled())
        return;
    m_watcher.cancel();
    emit finished();
}

void FileExporter::start(const QString& path, Work work)
{
    m_watcher.cancel();
    m_path = path;
    emit started(path);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Answer>& promise, const Work& task) {
            promise.addResult(std::make_shared<const Result<Done>>(
                task({.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}})));
        },
        std::move(work)));
}

} // namespace lowwater
