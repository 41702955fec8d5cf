// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/history_loader.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

constexpr int progressSteps = 1000;

} // namespace

HistoryLoader::HistoryLoader(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int value) { emit progressChanged(static_cast<double>(value) / progressSteps); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &HistoryLoader::deliver);
}

HistoryLoader::~HistoryLoader()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void HistoryLoader::start(const QString& name, Work work)
{
    m_watcher.cancel();
    m_name = name;
    emit started(name);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Answer>& promise, const Work& task) {
            promise.setProgressRange(0, progressSteps);
            promise.addResult(std::make_shared<const Result<ImportPtr>>(
                task({.shouldStop = [&promise] { return promise.isCanceled(); },
                      .onProgress =
                          [&promise](double share) {
                              promise.setProgressValue(static_cast<int>(share * progressSteps));
                          }})));
        },
        std::move(work)));
}

void HistoryLoader::cancel()
{
    if (!isBusy())
        return;
    m_watcher.cancel();
    emit finished();
}

void HistoryLoader::deliver()
{
    if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
        return;
    const Answer answer = m_watcher.result();
    if (!*answer)
        emit failed(answer->error(), {});
    else if ((**answer)->read.history->empty())
        emit failed({ErrorCode::Empty, {}, {}, "has no charge that can be read"}, **answer);
    else
        emit loaded(**answer);
    emit finished();
}

HistoryLoader::Work makeUp(const Synthesis& synthesis)
{
    return [synthesis](const RunHooks& hooks) -> Result<ImportPtr> {
        auto history = generate(synthesis, hooks);
        if (!history)
            return history.error();
        ReadHistory made;
        made.history = std::make_shared<const History>(std::move(*history));
        made.summary.format = "generated";
        made.summary.lines = made.history->size();
        made.summary.charges = made.history->size();
        return importOf(std::move(made));
    };
}

} // namespace lowwater
