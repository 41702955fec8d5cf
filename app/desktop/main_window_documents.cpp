// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's document: what it is called, what is saved of it, and what is asked before it goes.
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/balance_page.h"

#include <QCloseEvent>
#include <QFileInfo>

#include <utility>

namespace lowwater {

namespace {

struct NamedPage {
    Command page;
    const char* name;
};
constexpr std::array namedPages{NamedPage{Command::PageBalance, "balance"},
                                NamedPage{Command::PageRecommendation, "recommendation"},
                                NamedPage{Command::PageUsage, "usage"}};

} // namespace

void MainWindow::wireDocuments()
{
    m_documents.setView([this] { return savedView(); });
    connect(&m_documents, &DocumentCommands::message, &m_files, &FileCommands::message);
    connect(&m_documents, &DocumentCommands::changed, this, &MainWindow::showTitle);
    connect(&m_documents, &DocumentCommands::opened, this, &MainWindow::showSavedView);
    connect(&m_run, &RunController::resultReady, this, [this] {
        const auto view = std::exchange(m_savedView, std::nullopt);
        if (view && view->from && view->to)
            m_page->view().showRange({*view->from, *view->to});
    });
    connect(&m_files, &FileCommands::documentRequested, &m_documents, &DocumentCommands::openFile);
    connect(&m_actions[Command::NewWindow], &QAction::triggered, this, &MainWindow::windowRequested);
    connect(&m_actions[Command::Save], &QAction::triggered, &m_documents, &DocumentCommands::save);
    connect(&m_actions[Command::SaveAs], &QAction::triggered, &m_documents, &DocumentCommands::saveAs);
    connect(&m_actions[Command::CloseHistory], &QAction::triggered, &m_documents, &DocumentCommands::close);
    connect(&m_actions[Command::Quit], &QAction::triggered, this, &MainWindow::quitRequested);
}

/// `study.lowwater — Lowwater`, with a mark where something is not saved.
void MainWindow::showTitle()
{
    const QString& path = m_documents.path();
    const QString name = m_document.hasHistory()
                             ? (path.isEmpty() ? m_document.name() : QFileInfo(path).fileName()) + QStringLiteral("[*]")
                             : tr("Welcome");
    setWindowTitle(tr("%1 — Lowwater").arg(name));
    setWindowModified(m_documents.isModified());
}

SavedView MainWindow::savedView() const
{
    SavedView view;
    for (const auto& [page, name] : namedPages)
        if (m_actions[page].isChecked())
            view.page = name;
    if (m_document.hasHistory()) {
        view.from = m_page->view().visibleRange().from;
        view.to = m_page->view().visibleRange().to;
    }
    return view;
}

void MainWindow::showSavedView(const SavedView& view)
{
    for (const auto& [page, name] : namedPages)
        if (view.page == name)
            m_actions[page].trigger();
    m_savedView = view; // the stretch of time, once it is there to be seen
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_documents.isModified()) {
        event->ignore();
        m_documents.leaveThen([this] { close(); });
        return;
    }
    emit closing();
    event->accept();
}

} // namespace lowwater
