// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/desktop/documents/saved_document.h"

namespace lowwater {

/// A document as it is at one moment, for other threads.
struct DocumentSnapshot {
    Scenario scenario;
    Plan plan;
    Pins pins;
    std::string name;
    ImportPtr import; ///< null without a history
    std::vector<Source> creditSources;
    SavedView view;
    std::string savedAs; ///< SavedDocument
    bool isModified = false;
};

[[nodiscard]] DocumentSnapshot snapshotOf(const ScenarioDocument& document, const SavedView& view);

/// What is saved of it in a folder. A history that was made up becomes a text, which may take a while. Errors as
/// documentJson's; Overflow.
[[nodiscard]] Result<std::string> documentText(const DocumentSnapshot& snapshot, const std::string& folder);

} // namespace lowwater
