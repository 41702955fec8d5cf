// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/actions.h"
#include "app/desktop/advice_controller.h"
#include "app/desktop/compare/pinned_runs.h"
#include "app/desktop/document.h"
#include "app/desktop/documents/document_commands.h"
#include "app/desktop/file_commands.h"
#include "app/desktop/imports/import_commands.h"
#include "app/desktop/imports/mapping_commands.h"
#include "app/desktop/imports/own_logs.h"
#include "app/desktop/imports/usage_watch.h"
#include "app/desktop/outlook/outlook_search.h"
#include "app/desktop/plan/planned_run.h"
#include "app/desktop/recommendation/setting_search.h"
#include "app/desktop/run_controller.h"
#include "app/desktop/scent_controller.h"
#include "app/desktop/window_settings.h"

#include <QMainWindow>

class QSplitter;
class QStackedWidget;

namespace lowwater {

class BalancePage;
class PolicyPanel;
class ProgressLine;
class ProgressStrip;
class RecommendationPage;
class StartPage;
class StatusLine;
class ToolBar;
class UsagePage;

/// The window: builds its parts and wires them to the document.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// The theme must outlive the window.
    MainWindow(Theme& theme, const WindowSettings& settings, const PersonPlaces& places = {},
               QWidget* parent = nullptr);
    ~MainWindow() override;
    MainWindow(const MainWindow&) = delete;
    MainWindow& operator=(const MainWindow&) = delete;

    [[nodiscard]] ScenarioDocument& document() noexcept { return m_document; }
    [[nodiscard]] FileCommands& files() noexcept { return m_files; }
    [[nodiscard]] DocumentCommands& documents() noexcept { return m_documents; }
    [[nodiscard]] const Actions& actions() const noexcept { return m_actions; }
    /// Says on top of the page what could not be read.
    void tell(const Error& problem);
    /// As it is now, to be kept.
    [[nodiscard]] WindowSettings settings() const;

signals:
    void windowRequested();
    void quitRequested();
    /// It will close now: nothing is left to be asked.
    void closing();

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildCentre();
    void wireFiles();
    void wireImports();
    void wireRuns();
    void wireRecommendation();
    void wirePins();
    void wireFileActions();
    void wireDocuments();
    void wireViewActions();
    void wirePolicyActions();
    void wireAppearance(const WindowSettings& settings);
    void restore(const WindowSettings& settings);
    void showDocument();
    void showPage();
    void showTitle();
    [[nodiscard]] SavedView savedView() const;
    void showSavedView(const SavedView& view);
    void placePageButtons();
    void showRecent();
    void setZone(bool utc);
    void applyPolicy(const Policy& policy);
    void showOverlays();
    void showCard();
    void edit(const QString& step, const ScenarioDocument::Edit& change);

    Theme& m_theme;
    ScenarioDocument m_document;
    RunController m_run;
    AdviceController m_advice;
    ScentController m_scent;
    PlannedRun m_planned;
    PinnedReplays m_pinned;
    SettingSearch m_search;
    OutlookSearch m_outlook;
    Actions m_actions;
    FileCommands m_files;
    DocumentCommands m_documents;
    OwnLogs m_ownLogs;
    ImportCommands m_imports;
    MappingCommands m_mapping;
    UsageWatch m_watch;
    ToolBar* m_bar = nullptr;
    MessageBar* m_message = nullptr;
    ProgressStrip* m_progress = nullptr;
    ProgressLine* m_line = nullptr;
    QStackedWidget* m_stack = nullptr;
    StartPage* m_start = nullptr;
    QSplitter* m_split = nullptr;
    PolicyPanel* m_panel = nullptr;
    QStackedWidget* m_pages = nullptr;
    BalancePage* m_page = nullptr;
    RecommendationPage* m_recommendation = nullptr;
    UsagePage* m_usage = nullptr;
    bool m_tellsOfOwnFiles = false;       ///< the message, which then outlives a change of the history
    std::optional<SavedView> m_savedView; ///< of a document whose result is still to come
    StatusLine* m_status = nullptr;
};

} // namespace lowwater
