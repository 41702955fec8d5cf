// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/own_logs.h"

#include "sim/import/claude_code_files.h"

namespace lowwater {

namespace {

Error noLogs()
{
    Error error;
    error.code = ErrorCode::Missing;
    error.message = "Claude Code has no logs here";
    return error;
}

Result<ImportPtr> readOwnLogs(const PersonPlaces& places, const RunHooks& hooks)
{
    std::vector<Source> sources;
    for (auto& folder : foldersWithLogs(places.logRoots))
        sources.push_back({std::move(folder), {}, false});
    if (sources.empty())
        return noLogs();
    return readImport(std::move(sources), {}, places.ownFiles("prices.json"), hooks);
}

} // namespace

OwnLogs::OwnLogs(PersonPlaces places, QObject* parent) : QObject(parent), m_places{std::move(places)}
{
    connect(&m_loader, &HistoryLoader::loaded, this, [this](const ImportPtr& import) { m_found = import; });
    connect(&m_loader, &HistoryLoader::failed, this, [this] { m_found.reset(); });
    connect(&m_loader, &HistoryLoader::finished, this, &OwnLogs::looked);
    connect(&m_loader, &HistoryLoader::progressChanged, this, [this](double share) {
        if (share > 0) // none before it is known that there are some
            emit progressChanged(share);
    });
}

void OwnLogs::look()
{
    if (m_loader.isBusy() || m_places.logRoots.empty())
        return;
    m_loader.start({}, [places = m_places](const RunHooks& hooks) { return readOwnLogs(places, hooks); });
}

void OwnLogs::cancel()
{
    m_loader.cancel();
}

} // namespace lowwater
