// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/read_history.h"

#include <QObject>

#include <vector>

class QWidget;

namespace lowwater {

class FileCommands;
class ScenarioDocument;
class Theme;

/// Lets the person say which column of a table is which: for one that could not be read, and for the one that is shown.
class MappingCommands : public QObject {
    Q_OBJECT

public:
    /// All must outlive the commands; dialogs belong to the window.
    MappingCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, QWidget& window);

    /// For sources that are to be opened; `table` is the one whose columns are not clear.
    void showFor(const std::vector<Source>& sources, const ReadOptions& options, const Source& table);
    /// For the history there is, where it came from tables.
    void show();
    [[nodiscard]] bool canShow() const;

private:
    const Theme& m_theme;
    ScenarioDocument& m_document;
    FileCommands& m_files;
    QWidget& m_window;
};

} // namespace lowwater
