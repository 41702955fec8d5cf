// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/imports/own_logs_block.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/balance_page.h"
#include "app/desktop/pages/start_page.h"
#include "app/desktop/pages/status_line.h"

namespace lowwater {

void MainWindow::wireImports()
{
    OwnLogsBlock& block = m_start->ownLogs();
    connect(&m_ownLogs, &OwnLogs::progressChanged, &block, &OwnLogsBlock::setProgress);
    connect(&m_ownLogs, &OwnLogs::looked, &block, [this, &block] { block.setFound(m_ownLogs.found()); });
    connect(&block, &OwnLogsBlock::useRequested, this,
            [this] { m_files.take(tr("Claude Code logs"), m_ownLogs.found()); });
    const auto lookWhileThereIsNothingElse = [this] {
        if (m_document.hasHistory())
            m_ownLogs.cancel();
        else if (!m_files.loader().isBusy())
            m_ownLogs.look();
    };
    connect(&m_files.loader(), &HistoryLoader::started, &m_ownLogs, &OwnLogs::cancel);
    connect(&m_files.loader(), &HistoryLoader::finished, &m_ownLogs, lookWhileThereIsNothingElse);
    connect(&m_document, &ScenarioDocument::historyChanged, &m_ownLogs, lookWhileThereIsNothingElse);
    m_ownLogs.look();
    connect(&m_actions[Command::WatchUsage], &QAction::toggled, &m_watch, &UsageWatch::setWatching);
    connect(&m_watch, &UsageWatch::newCharges, &m_imports, &ImportCommands::offer);
    connect(&m_watch, &UsageWatch::notWatched, &m_imports, &ImportCommands::tellNotWatched);
    connect(&m_actions[Command::HideNames], &QAction::toggled, this, [this](bool hide) {
        m_files.setHideNames(hide);
        m_page->setHideNames(hide);
    });
    connect(m_status, &StatusLine::importedRequested, &m_imports, &ImportCommands::showImported);
    connect(&m_actions[Command::WhatWasImported], &QAction::triggered, &m_imports, &ImportCommands::showImported);
    connect(&m_files, &FileCommands::pricesRequested, &m_imports, &ImportCommands::showPrices);
    connect(&m_actions[Command::Prices], &QAction::triggered, &m_imports, &ImportCommands::showPrices);
    connect(&m_files, &FileCommands::columnsRequested, &m_mapping, &MappingCommands::showFor);
    connect(&m_actions[Command::Columns], &QAction::triggered, &m_mapping, &MappingCommands::show);
    connect(&m_actions[Command::ScaleToBill], &QAction::triggered, &m_imports, &ImportCommands::showBill);
}

} // namespace lowwater
