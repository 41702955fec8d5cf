// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/usage_watch.h"

#include "app/desktop/document.h"
#include "app/desktop/file_commands.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

using namespace std::chrono_literals;
constexpr auto calm = 2s;

/// A source, and what is below it: a folder tells of new files only, a file of what is added to it. One that is gone is
/// awaited in its folder.
QStringList pathsOf(const std::string& source)
{
    const QFileInfo info(QString::fromStdString(source));
    QStringList paths{info.exists() ? info.absoluteFilePath() : info.absolutePath()};
    if (!info.isDir())
        return paths;
    const QDir projects(info.absoluteFilePath() + QLatin1String("/projects"));
    const QString root = projects.exists() ? projects.path() : info.absoluteFilePath();
    paths << root;
    QDirIterator below(root, {QStringLiteral("*.jsonl")},
                       QDir::AllDirs | QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories); // AllDirs: whatever they are called
    while (below.hasNext())
        paths << below.next();
    return paths;
}

QStringList pathsOf(const std::vector<Source>& sources)
{
    QStringList paths;
    for (const Source& source : sources)
        paths << pathsOf(source.name);
    paths.removeDuplicates();
    return paths;
}

} // namespace

UsageWatch::UsageWatch(const ScenarioDocument& document, const FileCommands& files, QObject* parent)
    : QObject(parent), m_document{document}, m_files{files}, m_calm{calm}
{
    m_patience.setSingleShot(true);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &UsageWatch::changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &UsageWatch::changed);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        watchSources(); // with the files that are new, and those that were put in the place of others
        m_readsNext = true;
    });
    connect(&m_walk, &QFutureWatcherBase::finished, this, &UsageWatch::walked);
    connect(&m_loader, &HistoryLoader::loaded, this, &UsageWatch::compare);
    connect(&m_loader, &HistoryLoader::finished, this, [this] {
        m_lastReading = std::chrono::milliseconds{m_reading.elapsed()};
        if (std::exchange(m_again, false))
            changed();
    });
    connect(&document, &ScenarioDocument::historyChanged, this, &UsageWatch::historyChanged);
}

UsageWatch::~UsageWatch()
{
    m_walk.disconnect(this);
    m_walk.waitForFinished();
}

/// Agents that write without a pause are read too, and no reading is given up for the next.
void UsageWatch::changed()
{
    if (m_loader.isBusy() || m_readsNext)
        m_again = true;
    else if (!m_patience.isActive())
        m_patience.start(std::max(m_calm, m_lastReading));
}

/// What was found for the history before holds for the new one where that came from the same files: it looks again.
void UsageWatch::historyChanged()
{
    const bool wasNew = m_patience.isActive() || m_readsNext || m_loader.isBusy() || std::exchange(m_offered, false);
    watchSources();
    if (wasNew && m_watching && m_files.canImportAgain())
        changed();
}

void UsageWatch::setWatching(bool watching)
{
    m_watching = watching;
    m_saidNotWatched = false;
    watchSources();
    m_readsNext = watching && m_files.canImportAgain(); // what has changed since it was read
}

void UsageWatch::watchSources()
{
    m_patience.stop();
    m_readsNext = false;
    m_again = false;
    m_loader.cancel();
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty())
        m_watcher.removePaths(before);
    if (!m_watching || !m_files.canImportAgain())
        return;
    m_walk.setFuture(QtConcurrent::run([sources = m_document.import()->sources] { return pathsOf(sources); }));
}

void UsageWatch::walked()
{
    if (!m_watching || !m_files.canImportAgain())
        return;
    const QStringList paths = m_walk.result();
    const auto failed = static_cast<int>(m_watcher.addPaths(paths).size());
    if (failed > 0 && !std::exchange(m_saidNotWatched, true))
        emit notWatched(failed, static_cast<int>(paths.size()));
    if (std::exchange(m_readsNext, false))
        read();
}

void UsageWatch::read()
{
    m_read = m_document.import();
    m_reading.start();
    m_loader.start({}, m_files.reading(m_read->sources, m_read->options));
}

void UsageWatch::compare(const ImportPtr& import)
{
    const std::uint64_t before = m_read->read.summary.charges;
    const std::uint64_t after = import->read.summary.charges;
    const bool isOther = after != before || import->facts.total != m_read->facts.total;
    m_offered = m_document.import() == m_read && isOther;
    if (m_offered)
        emit newCharges(after > before ? after - before : 0, import);
}

} // namespace lowwater
