// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/import_commands.h"

#include "app/desktop/file_commands.h"
#include "app/desktop/imports/imported_dialog.h"

namespace lowwater {

ImportCommands::ImportCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, QWidget& window)
    : QObject(&window), m_theme{theme}, m_document{document}, m_files{files}, m_window{window}
{
}

void ImportCommands::showImported()
{
    if (!m_document.hasHistory())
        return;
    auto* dialog = new ImportedDialog(m_theme, m_document.name(), m_document.import(), m_zone, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportedDialog::skippedLinesRequested, &m_files, qOverload<>(&FileCommands::showSkippedLines));
    dialog->open();
}

} // namespace lowwater
