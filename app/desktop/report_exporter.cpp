// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/report_exporter.h"

#include "sim/history/hidden_names.h"
#include "sim/replay/hidden_scenario.h"

#include <QtConcurrent>

namespace lowwater {

ReportExporter::ReportExporter(QObject* parent) : QObject(parent)
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

ReportExporter::~ReportExporter()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void ReportExporter::cancel()
{
    if (!m_watcher.isRunning() || m_watcher.isCanceled())
        return;
    m_watcher.cancel();
    emit finished();
}

void ReportExporter::start(const Scenario& what, const std::shared_ptr<const ImportSummary>& summary,
                           const QString& path, const QTimeZone& zone, bool hidden)
{
    m_watcher.cancel();
    m_path = path;
    emit started(path);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [hidden](QPromise<Answer>& promise, const Scenario& scenario, const std::shared_ptr<const ImportSummary>& read,
                 const std::string& where, const QTimeZone& shownIn) {
            const RunHooks hooks{.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}};
            const Scenario replayed = hidden ? hideNames(scenario) : scenario;
            const ImportSummary told = hidden ? hideNames(*read) : *read;
            promise.addResult(
                std::make_shared<const Result<Done>>(exportReport(replayed, told, where, zoneText(shownIn), hooks)));
        },
        what, summary, path.toStdString(), zone));
}

} // namespace lowwater
