// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/documents/document_snapshot.h"

#include "app/desktop/file_commands.h"

#include <QFileInfo>

#include <algorithm>
#include <stdexcept>

namespace lowwater {

namespace {

Source kept(const Source& source)
{
    if (source.inMemory)
        return source;
    return {QFileInfo(QString::fromStdString(source.name)).absoluteFilePath().toStdString(), {}, false};
}

} // namespace

DocumentSnapshot snapshotOf(const ScenarioDocument& document, const SavedView& view)
{
    DocumentSnapshot snapshot;
    snapshot.scenario = document.scenario();
    snapshot.plan = document.plan();
    snapshot.pins = document.pins();
    snapshot.name = document.name().toStdString();
    snapshot.import = document.import();
    snapshot.creditSources = document.creditSources();
    snapshot.view = view;
    return snapshot;
}

Result<std::string> documentText(const DocumentSnapshot& snapshot, const std::string& folder)
{
    SavedDocument saved;
    saved.scenario = snapshot.scenario;
    saved.plan = snapshot.plan;
    saved.pins = snapshot.pins;
    saved.name = snapshot.name;
    saved.view = snapshot.view;
    saved.savedAs = snapshot.savedAs;
    saved.isModified = snapshot.isModified;
    try {
        if (snapshot.import) {
            const Import& import = *snapshot.import;
            saved.reading = import.options;
            saved.mark = markOf(*import.read.history);
            saved.isSample = import.sources == std::vector{sampleSource()};
            if (import.sources.empty()) // made up
                saved.sources.push_back({snapshot.name, writeCsv(*import.recorded.history), true});
            else if (!saved.isSample)
                std::transform(import.sources.begin(), import.sources.end(), std::back_inserter(saved.sources), kept);
            std::transform(snapshot.creditSources.begin(), snapshot.creditSources.end(),
                           std::back_inserter(saved.sources), kept);
        }
    } catch (const std::overflow_error& overflow) {
        const Error tooMuch{ErrorCode::Overflow, {}, {}, overflow.what()};
        return tooMuch;
    }
    return documentJson(saved, folder);
}

} // namespace lowwater
