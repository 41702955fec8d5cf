// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/mapping_commands.h"

#include "app/desktop/document.h"
#include "app/desktop/file_commands.h"
#include "app/desktop/imports/mapping_dialog.h"
#include "sim/import/sorted_sources.h"

#include <QFileInfo>

#include <algorithm>
#include <functional>

namespace lowwater {

namespace {

using Chosen = std::function<void(const MappingWords&)>;

bool isFolder(const Source& source)
{
    return !source.inMemory && QFileInfo(QString::fromStdString(source.name)).isDir();
}

} // namespace

MappingCommands::MappingCommands(const Theme& theme, ScenarioDocument& document, FileCommands& files, QWidget& window)
    : QObject(&window), m_theme{theme}, m_document{document}, m_files{files}, m_window{window}
{
}

void MappingCommands::showFor(const std::vector<Source>& sources, const ReadOptions& options, const Source& table)
{
    auto head = tableHead(table);
    if (!head) {
        emit m_files.message(MessageBar::Kind::Error,
                             tr("%1.", "a sentence").arg(QString::fromStdString(head.error().describe())), {});
        return;
    }
    MappingQuestion question{table, *std::move(head), options, m_files.hidesNames()};
    if (options.columnNames.empty())
        question.options.columnNames = guessMapping(question.head.text, question.head.isWhole);
    auto* dialog = new MappingDialog(m_theme, std::move(question), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &MappingDialog::chosen, this,
            [this, sources, options](const MappingWords& chosen, const std::string& signature) {
                m_files.rememberTable(signature, chosen);
                ReadOptions mapped = options;
                mapped.columnNames = chosen;
                if (m_document.hasHistory() && m_document.import()->sources == sources)
                    m_files.readAgain(mapped, tr("Choose the columns of %1").arg(m_document.name()));
                else
                    m_files.openSources(sources, mapped, {});
            });
    dialog->open();
}

bool MappingCommands::canShow() const
{
    if (!m_document.hasHistory() || m_document.import()->read.summary.format != csvFormat)
        return false;
    const auto& sources = m_document.import()->sources;
    return !sources.empty() && std::none_of(sources.begin(), sources.end(), isFolder);
}

void MappingCommands::show()
{
    if (canShow())
        showFor(m_document.import()->sources, m_document.import()->options, m_document.import()->sources.front());
}

} // namespace lowwater
