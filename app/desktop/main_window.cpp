// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/main_window.h"

#include "app/desktop/charts/balance_view.h"
#include "app/desktop/closeup/close_up_page.h"
#include "app/desktop/command_text.h"
#include "app/desktop/dialogs/about.h"
#include "app/desktop/dialogs/setting_card_dialog.h"
#include "app/desktop/dialogs/undo_list.h"
#include "app/desktop/focus_regions.h"
#include "app/desktop/icons.h"
#include "app/desktop/imports/own_logs_block.h"
#include "app/desktop/pages/balance_page.h"
#include "app/desktop/pages/progress_strip.h"
#include "app/desktop/pages/start_page.h"
#include "app/desktop/pages/status_line.h"
#include "app/desktop/pages/tool_bar.h"
#include "app/desktop/palette/command_palette.h"
#include "app/desktop/panel/policy_panel.h"
#include "app/desktop/provider_menu.h"
#include "app/desktop/recommendation/recommendation_page.h"
#include "app/desktop/usage/usage_page.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lowwater {

MainWindow::MainWindow(Theme& theme, const WindowSettings& settings, const PersonPlaces& places, QWidget* parent)
    : QMainWindow(parent),
      m_theme{theme},
      m_run{m_document},
      m_actions{theme, m_document.undoStack()},
      m_files{m_document, *this, places},
      m_documents{m_document, m_files, *this},
      m_ownLogs{places},
      m_imports{theme, m_document, m_files, places, *this},
      m_mapping{theme, m_document, m_files, *this},
      m_watch{m_document, m_files, this}
{
    setAcceptDrops(true);
    setMinimumSize(Theme::unit(160), Theme::unit(110));
    m_actions.fillMenuBar(*menuBar());
    m_bar = new ToolBar(m_theme, m_actions, this);
    addToolBar(m_bar);
    buildCentre();
    m_status = new StatusLine(theme, m_document, this);
    setStatusBar(m_status);
    wireFiles();
    wireImports();
    wireRuns();
    wireRecommendation();
    wirePins();
    wireFileActions();
    wireDocuments();
    wireViewActions();
    wirePolicyActions();
    wireAppearance(settings);
    restore(settings);
    showDocument();
}

MainWindow::~MainWindow()
{
    hide(); // a field that loses the focus still has its document
}

void MainWindow::buildCentre()
{
    auto* centre = new QWidget(this);
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_line = new ProgressLine(m_theme, centre);
    m_message = new MessageBar(m_theme, centre);
    m_progress = new ProgressStrip(centre);
    m_stack = new QStackedWidget(centre);
    m_start = new StartPage(m_theme, m_stack);
    m_split = new QSplitter(m_stack);
    m_panel = new PolicyPanel(m_theme, m_document, m_split);
    m_pages = new QStackedWidget(m_split);
    m_page = new BalancePage(m_theme, m_pages);
    m_usage = new UsagePage(m_theme, m_pages);
    m_recommendation = new RecommendationPage(m_theme, m_pages);
    m_pages->addWidget(m_page);
    m_pages->addWidget(m_recommendation);
    m_pages->addWidget(m_usage);
    m_split->addWidget(m_panel);
    m_split->addWidget(m_pages);
    m_split->setStretchFactor(1, 1);
    m_split->setChildrenCollapsible(false);
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_split);
    for (QWidget* part : std::initializer_list<QWidget*>{m_line, m_message, m_progress})
        layout->addWidget(part);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);
}

void MainWindow::wireFiles()
{
    connect(&m_files, &FileCommands::message, m_message, &MessageBar::show);
    connect(&m_files, &FileCommands::message, this, [this] { m_tellsOfOwnFiles = false; });
    connect(&m_document, &ScenarioDocument::historyChanged, this, [this] {
        if (!m_tellsOfOwnFiles) // else it is about the history before
            m_message->hide();
    });
    connect(&m_files, &FileCommands::recentFilesChanged, this, &MainWindow::showRecent);
    HistoryLoader& loader = m_files.loader();
    connect(&loader, &HistoryLoader::started, this, [this](const QString& name) {
        m_message->hide();
        m_progress->begin(tr("Reading %1…").arg(name));
    });
    connect(&loader, &HistoryLoader::progressChanged, m_progress, &ProgressStrip::setProgress);
    connect(&loader, &HistoryLoader::finished, m_progress, &ProgressStrip::end);
    connect(m_progress, &ProgressStrip::cancelled, &loader, &HistoryLoader::cancel);
    for (FileExporter* exporter : {&m_files.exporter(), &m_files.saver()}) {
        connect(exporter, &FileExporter::started, m_progress,
                [this](const QString& path) { m_progress->begin(tr("Writing %1…").arg(QFileInfo(path).fileName())); });
        connect(exporter, &FileExporter::finished, m_progress, &ProgressStrip::end);
        connect(m_progress, &ProgressStrip::cancelled, exporter, &FileExporter::cancel);
    }
    connect(m_start, &StartPage::openRequested, &m_files, &FileCommands::open);
    connect(m_start, &StartPage::openFolderRequested, &m_files, &FileCommands::openFolder);
    connect(m_start, &StartPage::pasteRequested, &m_files, &FileCommands::paste);
    connect(m_start, &StartPage::makeUpRequested, &m_files, &FileCommands::makeUp);
    connect(m_start, &StartPage::sampleRequested, &m_files, &FileCommands::openSample);
}

void MainWindow::wireRuns()
{
    connect(&m_document, &ScenarioDocument::historyChanged, this, &MainWindow::showDocument);
    connect(&m_document, &ScenarioDocument::scenarioChanged, this,
            [this] { m_actions.setMode(m_document.scenario().policy.mode); });
    connect(&m_run, &RunController::resultReady, m_page, &BalancePage::setResult);
    connect(&m_run, &RunController::resultReady, m_usage, &UsagePage::setResult);
    connect(&m_run, &RunController::resultReady, m_status, &StatusLine::setResult);
    connect(&m_run, &RunController::resultReady, &m_planned, &PlannedRun::setResult);
    connect(&m_document, &ScenarioDocument::planChanged, this, [this] {
        m_page->setPlan(m_document.plan());
        m_planned.setPlan(m_document.plan());
    });
    connect(&m_planned, &PlannedRun::resultReady, &m_advice, &AdviceController::setResult);
    connect(&m_run, &RunController::resultReady, &m_scent, [this](const RunResultPtr& result) {
        m_scent.setResult(result, m_panel->thresholdTop(), m_panel->amountTop());
    });
    connect(&m_run, &RunController::resultReady, this, [this](const RunResultPtr& result) {
        m_actions[Command::CloseUp].setEnabled(result->outcome && !result->outcome->interruptions.empty());
    });
    connect(&m_scent, &ScentController::thresholdScentReady, m_panel, &PolicyPanel::setThresholdScent);
    connect(&m_scent, &ScentController::amountScentReady, m_panel, &PolicyPanel::setAmountScent);
    connect(&m_run, &RunController::staleChanged, m_page, &BalancePage::setStale);
    connect(&m_run, &RunController::staleChanged, m_line, &ProgressLine::setBusy);
    connect(&m_run, &RunController::progressChanged, m_line, &ProgressLine::setProgress);
    connect(&m_advice, &AdviceController::adviceReady, m_page, &BalancePage::setAdvice);
    connect(&m_advice, &AdviceController::adviceReady, m_panel, &PolicyPanel::setAdvice);
    connect(&m_advice, &AdviceController::adviceReady, this, [this](const AdvicePtr& advice) {
        m_actions[Command::ApplyRecommendation].setEnabled(advice && advice->recommended);
    });
    connect(m_page, &BalancePage::applyRequested, this, &MainWindow::applyPolicy);
    connect(m_page, &BalancePage::editRequested, this, &MainWindow::edit);
    connect(m_usage, &UsagePage::editRequested, this, &MainWindow::edit);
    connect(m_page, &BalancePage::turnOnRequested, &m_actions[Command::ModeAuto], &QAction::trigger);
    connect(m_page, &BalancePage::paidFromRequested, m_panel, &PolicyPanel::showPaidFrom);
    connect(m_page, &BalancePage::problem, m_message,
            [this](const QString& sentence) { m_message->show(MessageBar::Kind::Error, sentence); });
}

void MainWindow::wireRecommendation()
{
    connect(&m_planned, &PlannedRun::resultReady, m_recommendation, &RecommendationPage::setResult);
    connect(&m_planned, &PlannedRun::resultReady, &m_search, [this](const RunResultPtr& result) {
        m_search.setResult(result, m_panel->thresholdTop(), m_panel->amountTop());
    });
    connect(&m_advice, &AdviceController::adviceReady, m_recommendation, &RecommendationPage::setAdvice);
    connect(&m_advice, &AdviceController::adviceReady, &m_search, &SettingSearch::setAdvice);
    connect(&m_advice, &AdviceController::adviceReady, this, &MainWindow::showOverlays);
    connect(&m_search, &SettingSearch::gridChanged, m_recommendation, &RecommendationPage::setGrid);
    connect(&m_search, &SettingSearch::gridChanged, &m_outlook, [this](const SettingGridPtr& grid) {
        if (grid)
            m_outlook.setSettings(grid->amounts, grid->thresholds);
    });
    connect(&m_planned, &PlannedRun::resultReady, &m_outlook, &OutlookSearch::setResult);
    connect(&m_advice, &AdviceController::adviceReady, &m_outlook, &OutlookSearch::setAdvice);
    connect(&m_outlook, &OutlookSearch::outlookChanged, m_recommendation, &RecommendationPage::setOutlook);
    connect(&m_outlook, &OutlookSearch::busyChanged, m_recommendation, &RecommendationPage::setLookingAhead);
    connect(m_recommendation, &RecommendationPage::cancelRequested, &m_outlook, &OutlookSearch::cancel);
    connect(m_recommendation, &RecommendationPage::shownChanged, &m_outlook, &OutlookSearch::setWanted);
    connect(&m_search, &SettingSearch::comparisonChanged, m_recommendation, &RecommendationPage::setComparison);
    connect(&m_search, &SettingSearch::busyChanged, m_recommendation, &RecommendationPage::setBusy);
    connect(m_recommendation, &RecommendationPage::cancelRequested, &m_search, &SettingSearch::cancel);
    connect(m_recommendation, &RecommendationPage::shownChanged, &m_search, &SettingSearch::setWanted);
    connect(m_recommendation, &RecommendationPage::applyRequested, this, &MainWindow::applyPolicy);
    connect(m_recommendation, &RecommendationPage::settingChosen, this, [this](Money amount, Money threshold) {
        m_document.edit(tr("Choose a setting"), ScenarioDocument::noMerge, [&](Scenario& scenario) {
            scenario.policy.mode = Mode::Auto;
            scenario.policy.amount = amount;
            scenario.policy.threshold = threshold;
        });
    });
    QAction& overlay = m_actions[Command::ShowRecommended];
    connect(m_recommendation, &RecommendationPage::overlayToggled, &overlay, &QAction::setChecked);
    connect(&overlay, &QAction::toggled, m_recommendation, &RecommendationPage::setOverlaid);
    connect(&overlay, &QAction::toggled, this, &MainWindow::showOverlays);
}

void MainWindow::wireFileActions()
{
    const auto does = [this](Command command, void (FileCommands::*slot)()) {
        connect(&m_actions[command], &QAction::triggered, &m_files, slot);
    };
    does(Command::Open, &FileCommands::open);
    does(Command::OpenFolder, &FileCommands::openFolder);
    does(Command::PasteTable, &FileCommands::paste);
    does(Command::MakeUp, &FileCommands::makeUp);
    does(Command::OpenSample, &FileCommands::openSample);
    does(Command::SaveHistory, &FileCommands::saveHistory);
    does(Command::ExportReport, &FileCommands::exportReport);
    does(Command::ImportAgain, &FileCommands::importAgain);
    does(Command::LinesLeftOut, qOverload<>(&FileCommands::showSkippedLines));
    connect(&m_actions[Command::UndoList], &QAction::triggered, this,
            [this] { showUndoList(m_document.undoStack(), this); });
    connect(&m_actions[Command::CopySentence], &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_page->sentence()); });
    connect(&m_actions[Command::CopyCommandLine], &QAction::triggered, this, [this] {
        QGuiApplication::clipboard()->setText(commandText(m_document.scenario(), *m_document.import()));
        if (m_actions[Command::HideNames].isChecked())
            emit m_files.message(MessageBar::Kind::Info,
                                 tr("The command is copied with the names of files and projects: it does not find them "
                                    "by others."),
                                 {});
    });
}

void MainWindow::wireViewActions()
{
    BalanceView& view = m_page->view();
    connect(&m_actions.pages(), &QActionGroup::triggered, this, &MainWindow::showPage);
    connect(m_split, &QSplitter::splitterMoved, this, &MainWindow::placePageButtons);
    connect(&m_actions[Command::ShowPanel], &QAction::toggled, this, [this](bool shown) {
        m_panel->setVisible(shown);
        placePageButtons();
    });
    connect(&m_actions[Command::ShowTables], &QAction::toggled, m_page, &BalancePage::setTablesShown);
    connect(m_page, &BalancePage::hideTablesRequested, &m_actions[Command::ShowTables], &QAction::toggle);
    connect(&m_actions[Command::ZoomIn], &QAction::triggered, &view, &BalanceView::zoomIn);
    connect(&m_actions[Command::ZoomOut], &QAction::triggered, &view, &BalanceView::zoomOut);
    connect(&m_actions[Command::ShowAll], &QAction::triggered, &view, &BalanceView::showAll);
    connect(&m_actions[Command::ZoomBack], &QAction::triggered, &view, &BalanceView::zoomBack);
    connect(&m_actions[Command::SkipQuiet], &QAction::triggered, &view, &BalanceView::setSkipQuiet);
    connect(&m_actions[Command::RecordedStops], &QAction::toggled, &view, &BalanceView::setRecordedStopsShown);
    connect(&m_actions[Command::FullScreen], &QAction::toggled, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    const auto step = [this](Command command, int by) {
        connect(&m_actions[command], &QAction::triggered, m_page, [this, by] { m_page->stepInterruption(by); });
    };
    step(Command::NextInterruption, 1);
    step(Command::PreviousInterruption, -1);
    connect(&m_actions[Command::CloseUp], &QAction::triggered, this, [this] {
        m_actions[Command::PageBalance].trigger();
        m_page->openCloseUp();
    });
    const FocusRegions regions(
        {m_bar, m_start, m_panel, &view, &m_page->tables(), &m_page->closeUp(), m_recommendation, m_usage, m_status});
    connect(&m_actions[Command::NextRegion], &QAction::triggered, this, [regions] { regions.step(1); });
    connect(&m_actions[Command::PreviousRegion], &QAction::triggered, this, [regions] { regions.step(-1); });
}

void MainWindow::wirePolicyActions()
{
    connect(&m_actions, &Actions::modeChosen, m_panel, &PolicyPanel::setMode);
    connect(&m_actions[Command::FocusThreshold], &QAction::triggered, m_panel, &PolicyPanel::focusThreshold);
    connect(&m_actions[Command::FocusAmount], &QAction::triggered, m_panel, &PolicyPanel::focusAmount);
    connect(&m_actions[Command::ApplyRecommendation], &QAction::triggered, this,
            [this] { applyPolicy(m_advice.advice()->recommended->policy); });
    new ProviderMenu(*m_actions.providerMenu(), m_actions[Command::Defaults], m_document); // its menu's
    connect(&m_actions[Command::SettingCard], &QAction::triggered, this, &MainWindow::showCard);
    connect(m_panel, &PolicyPanel::cardRequested, this, &MainWindow::showCard);
    connect(m_page, &BalancePage::cardRequested, this, &MainWindow::showCard);
    connect(&m_actions[Command::Commands], &QAction::triggered, this, [this] {
        auto* palette = new CommandPalette(m_theme, *menuBar(), this);
        palette->setAttribute(Qt::WA_DeleteOnClose);
        palette->open();
    });
    connect(&m_actions[Command::Keyboard], &QAction::triggered, this, [this] { showKeyboard(m_actions, this); });
    connect(&m_actions[Command::About], &QAction::triggered, this, [this] { showAbout(this); });
}

void MainWindow::wireAppearance(const WindowSettings& settings)
{
    m_theme.setChoice(settings.appearance);
    m_actions.appearance().actions().at(static_cast<int>(settings.appearance))->setChecked(true);
    connect(&m_actions.appearance(), &QActionGroup::triggered, this,
            [this](const QAction* action) { m_theme.setChoice(static_cast<Theme::Choice>(action->data().toInt())); });
    connect(&m_theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    m_actions.zones().actions().at(settings.utc ? 1 : 0)->setChecked(true);
    connect(&m_actions.zones(), &QActionGroup::triggered, this,
            [this](const QAction* action) { setZone(action->data().toBool()); });
    connect(m_status, &StatusLine::zoneRequested, this,
            [this] { QMenu::exec(m_actions.zones().actions(), QCursor::pos(), nullptr, this); });
    setZone(settings.utc);
}

void MainWindow::restore(const WindowSettings& settings)
{
    if (!restoreGeometry(settings.geometry))
        resize(Theme::unit(360), Theme::unit(225));
    m_split->restoreState(settings.panelSplit);
    m_page->splitter().restoreState(settings.tableSplit);
    m_actions[Command::ShowPanel].setChecked(settings.panelShown);
    m_actions[Command::ShowTables].setChecked(settings.tablesShown);
    m_panel->setVisible(settings.panelShown);
    m_page->setTablesShown(settings.tablesShown);
    m_files.setRecentFiles(settings.recentFiles);
    m_files.setKnownTables(settings.knownTables);
    m_actions[Command::RecordedStops].setChecked(settings.recordedStops);
    m_page->view().setRecordedStopsShown(settings.recordedStops);
    m_actions[Command::HideNames].setChecked(settings.hideNames);
    m_actions[Command::WatchUsage].setChecked(settings.watchUsage);
}

WindowSettings MainWindow::settings() const
{
    return {saveGeometry(),
            m_split->saveState(),
            m_page->splitter().saveState(),
            m_actions[Command::ShowPanel].isChecked(),
            m_actions[Command::ShowTables].isChecked(),
            m_actions.zones().checkedAction()->data().toBool(),
            m_theme.choice(),
            m_files.recentFiles(),
            m_actions[Command::RecordedStops].isChecked(),
            m_actions[Command::HideNames].isChecked(),
            m_actions[Command::WatchUsage].isChecked(),
            m_files.knownTables()};
}

void MainWindow::showDocument()
{
    const bool has = m_document.hasHistory();
    const bool isFirst = has && m_stack->currentWidget() == m_start; // else somebody may be typing
    m_stack->setCurrentWidget(has ? static_cast<QWidget*>(m_split) : m_start);
    m_actions.setHasHistory(has);
    m_actions[Command::ImportAgain].setEnabled(has && m_files.canImportAgain());
    m_actions[Command::LinesLeftOut].setEnabled(has && m_document.summary()->skippedTotal() > 0);
    m_actions[Command::Columns].setEnabled(m_mapping.canShow());
    m_actions[Command::RecordedStops].setEnabled(has && !m_document.recorded()->stops.empty());
    m_actions[Command::ApplyRecommendation].setEnabled(false);
    m_actions[Command::CloseUp].setEnabled(false);
    showTitle();
    m_status->showHistory();
    placePageButtons();
    if (!has) {
        m_planned.setResult(nullptr);
        m_advice.clear();
    }
    if (isFirst)
        m_panel->focusThreshold();
}

void MainWindow::showPage()
{
    const bool usage = m_actions[Command::PageUsage].isChecked();
    const bool recommendation = m_actions[Command::PageRecommendation].isChecked();
    m_pages->setCurrentWidget(usage            ? static_cast<QWidget*>(m_usage)
                              : recommendation ? static_cast<QWidget*>(m_recommendation)
                                               : m_page);
    if (usage)
        m_panel->showPaidFrom();
}

/// The pages are chosen above the content that they change.
void MainWindow::placePageButtons()
{
    if (!m_document.hasHistory())
        return m_bar->setContentLeft(0);
    m_bar->setContentLeft(m_panel->isVisibleTo(this) ? m_split->sizes().front() + m_split->handleWidth() : 1);
}

void MainWindow::showRecent()
{
    QMenu* menu = m_actions.recentMenu();
    menu->clear();
    menu->setEnabled(!m_files.recentFiles().isEmpty());
    for (const QString& entry : m_files.recentFiles())
        menu->addAction(recentText(entry), &m_files, [this, entry] { m_files.openFiles(recentPaths(entry)); });
}

void MainWindow::setZone(bool utc)
{
    const QTimeZone zone = utc ? QTimeZone::utc() : QTimeZone::systemTimeZone();
    m_page->setZone(zone);
    m_usage->setZone(zone);
    m_recommendation->setZone(zone);
    m_status->setZone(zone);
    m_files.setZone(zone);
    m_imports.setZone(zone);
    m_start->ownLogs().setZone(zone);
}

void MainWindow::applyPolicy(const Policy& policy)
{
    m_document.edit(tr("Apply the recommendation"), ScenarioDocument::noMerge,
                    [&policy](Scenario& scenario) { scenario.policy = policy; });
}

void MainWindow::showCard()
{
    auto* card = new SettingCardDialog(m_theme, m_document.scenario(), this);
    card->setAttribute(Qt::WA_DeleteOnClose);
    card->open();
}

void MainWindow::tell(const Error& problem)
{
    const QString details = QString::fromStdString(problem.describe());
    m_tellsOfOwnFiles = true;
    m_message->show(MessageBar::Kind::Error, tr("%1.", "a sentence").arg(details),
                    {tr("Copy details"), [details] { QGuiApplication::clipboard()->setText(details); }});
}

void MainWindow::edit(const QString& step, const ScenarioDocument::Edit& change)
{
    m_document.edit(step, ScenarioDocument::noMerge, change);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    event->acceptProposedAction();
    m_files.openUrls(event->mimeData()->urls());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    m_bar->setNarrow(width() < Theme::unit(300));
    placePageButtons();
}

} // namespace lowwater
