// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/tables_panel.h"

#include "app/desktop/compare/compare_model.h"
#include "app/desktop/icons.h"
#include "app/desktop/tables/count_tab_bar.h"
#include "app/desktop/tables/credits_bar.h"
#include "app/desktop/tables/empty_text.h"
#include "app/desktop/tables/interruption_model.h"
#include "app/desktop/tables/past_reload_model.h"
#include "app/desktop/tables/recorded_stop_model.h"
#include "app/desktop/tables/reload_model.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/usage_model.h"
#include "app/desktop/words/format.h"
#include "app/desktop/words/sentences.h"
#include "sim/core/text_file.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace lowwater {

namespace {

constexpr std::array usageTabs{
    std::pair{TablesPanel::ByModel, UsageBy::Model}, std::pair{TablesPanel::ByTool, UsageBy::Tool},
    std::pair{TablesPanel::ByProject, UsageBy::Project}, std::pair{TablesPanel::ByAgent, UsageBy::Agent},
    std::pair{TablesPanel::ByDay, UsageBy::Day}};

QString tabName(TablesPanel::Tab tab)
{
    switch (tab) {
    case TablesPanel::Compare:
        return TablesPanel::tr("Compare");
    case TablesPanel::Interruptions:
        return TablesPanel::tr("Interruptions");
    case TablesPanel::Reloads:
        return TablesPanel::tr("Reloads");
    case TablesPanel::RecordedStops:
        return TablesPanel::tr("Recorded stops");
    case TablesPanel::PastReloads:
        return TablesPanel::tr("Recorded reloads");
    case TablesPanel::ByModel:
        return TablesPanel::tr("By model");
    case TablesPanel::ByTool:
        return TablesPanel::tr("By tool");
    case TablesPanel::ByProject:
        return TablesPanel::tr("By project");
    case TablesPanel::ByAgent:
        return TablesPanel::tr("By agent");
    case TablesPanel::ByDay:
    case TablesPanel::TabCount:
        break;
    }
    return TablesPanel::tr("By day");
}

} // namespace

TablesPanel::TablesPanel(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_theme{theme},
      m_tabs{new CountTabBar(theme, this)},
      m_stack{new QStackedWidget(this)},
      m_find{new QLineEdit(this)}
{
    addActions();
    addPages();
    m_find->setPlaceholderText(tr("Find in table"));
    m_find->setAccessibleName(tr("Find in table"));
    m_find->setClearButtonEnabled(true);
    m_find->hide();
    m_find->installEventFilter(this);

    auto* findRow = new QHBoxLayout;
    findRow->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), 0);
    findRow->addWidget(m_find);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTopRow());
    layout->addLayout(findRow);
    layout->addWidget(m_stack, 1);

    setAccessibleName(tr("Tables"));
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, &TablesPanel::stopFinding);
    connect(m_tabs, &QTabBar::currentChanged, this, &TablesPanel::updateButtons);
    connect(m_find, &QLineEdit::textChanged, this, [this](const QString& text) { page(currentTab()).setFilter(text); });
    showTab(Interruptions);
    m_stack->setCurrentIndex(Interruptions); // the tab may have become current unheard
    updateTabs();
}

void TablesPanel::addActions()
{
    const auto action = [this](const QString& text, const QKeySequence& key, auto slot) {
        auto* made = new QAction(text, this);
        made->setShortcut(key);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(made, &QAction::triggered, this, slot);
        addAction(made);
        return made;
    };
    m_previous = action(tr("Previous"), Qt::Key_P, [this] { step(-1); });
    m_next = action(tr("Next"), Qt::Key_N, [this] { step(1); });
    m_copy = action(tr("Copy"), QKeySequence::Copy, &TablesPanel::copySelection);
    m_findAction = action(tr("Find in table"), QKeySequence::Find, &TablesPanel::find);
    m_save = action(tr("Save as CSV…"), {}, &TablesPanel::askWhereToSave);
    m_previous->setIcon(icon(Icon::ChevronLeft, m_theme));
    m_next->setIcon(icon(Icon::ChevronRight, m_theme));
    m_copy->setIcon(icon(Icon::Copy, m_theme));
    m_previous->setToolTip(tr("Previous interruption (P)"));
    m_next->setToolTip(tr("Next interruption (N)"));
}

void TablesPanel::addPages()
{
    m_pages[Compare] = new TablePage(m_theme, new CompareModel, tabName(Compare), this);
    m_pages[Interruptions] = new TablePage(m_theme, new InterruptionModel, tabName(Interruptions), this);
    m_pages[Reloads] = new TablePage(m_theme, new ReloadModel, tabName(Reloads), this);
    m_pages[RecordedStops] = new TablePage(m_theme, new RecordedStopModel, tabName(RecordedStops), this);
    m_pages[PastReloads] = new TablePage(m_theme, new PastReloadModel, tabName(PastReloads), this);
    page(PastReloads).setEmptyText(tr("The source tells of no past reload."));
    for (const auto& [tab, by] : usageTabs) {
        m_pages[static_cast<std::size_t>(tab)] = new TablePage(m_theme, new UsageModel(by), tabName(tab), this);
        page(tab).setEmptyText(whyNoUsage());
        connect(&page(tab).model(), &QAbstractItemModel::modelReset, this, &TablesPanel::updateTabs);
    }
    for (int i = 0; i < TabCount; ++i) {
        auto* made = m_pages[static_cast<std::size_t>(i)];
        m_tabs->addTab({});
        m_stack->addWidget(i == PastReloads ? withCreditsBar(made) : made);
        connect(&made->table(), &QWidget::customContextMenuRequested, this, &TablesPanel::showMenu);
        if (i != Interruptions && i != Compare)
            connect(made, &TablePage::rowActivated, this,
                    [this, made](int row) { emit timeRequested(*made->model().timeOf(row)); });
    }
    connect(m_pages[Interruptions], &TablePage::rowChosen, this, &TablesPanel::interruptionSelected);
    connect(m_pages[Interruptions], &TablePage::rowChosen, this, &TablesPanel::updateButtons);
    connect(m_pages[Interruptions], &TablePage::rowActivated, this, &TablesPanel::interruptionActivated);
    connect(m_pages[Compare], &TablePage::rowActivated, this, [this](int row) {
        if (const auto slot = static_cast<const CompareModel&>(page(Compare).model()).slotOf(row))
            emit pinChosen(*slot);
    });
    m_tabs->setTabVisible(Compare, false);
    connect(m_pages[RecordedStops], &TablePage::rowChosen, this, &TablesPanel::recordedStopSelected);
}

QWidget* TablesPanel::withCreditsBar(TablePage* page)
{
    auto* both = new QWidget(this);
    both->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored); // the chart gives no room for the bar
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_credits = new CreditsBar(m_theme, both);
    column->addWidget(m_credits);
    column->addWidget(page, 1);
    connect(m_credits, &CreditsBar::editRequested, this, &TablesPanel::editRequested);
    return both;
}

QToolButton* TablesPanel::button(QAction* action, Qt::LayoutDirection iconAt)
{
    auto* made = new QToolButton(this);
    made->setDefaultAction(action);
    made->setAutoRaise(true);
    made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    made->setLayoutDirection(iconAt);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

QWidget* TablesPanel::buildTopRow()
{
    m_tabs->setAccessibleName(tr("Tables"));
    m_tabs->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_previousButton = button(m_previous, Qt::LeftToRight);
    m_nextButton = button(m_next, Qt::RightToLeft);
    m_hide = new QToolButton(this);
    m_hide->setText(tr("Hide"));
    m_hide->setToolTip(tr("Put the tables away"));
    m_hide->setIcon(icon(Icon::ChevronDown, m_theme));
    m_hide->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hide->setAutoRaise(true);
    m_hide->hide();
    connect(m_hide, &QToolButton::clicked, this, &TablesPanel::hideRequested);

    auto* row = new QWidget(this);
    row->setBackgroundRole(QPalette::AlternateBase);
    row->setAutoFillBackground(true);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(Theme::unit(), 0, Theme::unit(2), 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    for (auto* made : {m_previousButton, m_nextButton, m_hide})
        layout->addWidget(made);
    return row;
}

TablesPanel::Tab TablesPanel::currentTab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

void TablesPanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

void TablesPanel::setHideable(bool hideable)
{
    m_hide->setVisible(hideable);
}

void TablesPanel::setResult(RunResultPtr result)
{
    m_result = std::move(result);
    page(Interruptions).setEmptyText(whyNoInterruptions(m_result.get(), m_zone));
    page(Reloads).setEmptyText(whyNoReloads(m_result.get()));
    for (auto* made : m_pages)
        made->setResult(m_result);
    for (const auto& [tab, by] : usageTabs)
        page(tab).refresh(); // cheap: nothing happens while the history stays
    updateTabs();
}

void TablesPanel::setPinned(const PinnedRunsPtr& runs)
{
    const bool isFirst = !runs->empty() && !m_tabs->isTabVisible(Compare);
    static_cast<CompareModel&>(page(Compare).model()).setRuns(runs);
    page(Compare).refresh();
    m_tabs->setTab(Compare, tabName(Compare), words::formatCount(runs->size()));
    m_tabs->setTabVisible(Compare, !runs->empty());
    if (isFirst)
        showTab(Compare);
    else if (runs->empty() && currentTab() == Compare)
        showTab(Interruptions);
}

void TablesPanel::setAgentHour(Money agentHour)
{
    static_cast<CompareModel&>(page(Compare).model()).setAgentHour(agentHour);
}

void TablesPanel::updateTabs()
{
    const Outcome* outcome = m_result ? m_result->outcome.get() : nullptr;
    const bool coarse = m_result && !showsStops(*m_result);
    const auto counted = [this](Tab tab, std::uint64_t count) {
        m_tabs->setTab(tab, tabName(tab), words::formatCount(count));
    };
    counted(Interruptions, outcome == nullptr ? 0 : outcome->interruptions.size());
    counted(Reloads, outcome == nullptr ? 0 : outcome->reloads.size());
    updateRecordedTabs();
    if (coarse)
        m_tabs->setTab(Interruptions, tabName(Interruptions), QStringLiteral("–"));
    m_tabs->setTabEnabled(Interruptions, !coarse);
    m_tabs->setTabToolTip(Interruptions, coarse ? whyNoInterruptions(m_result.get(), m_zone) : QString());
    for (const auto& [tab, by] : usageTabs) {
        const auto& model = static_cast<const UsageModel&>(page(tab).model());
        page(tab).setEmptyText(model.isAdding() ? tr("Adding up…") : whyNoUsage());
        counted(tab, static_cast<std::uint64_t>(model.rowCount()));
        m_tabs->setTabVisible(tab, by == UsageBy::Day || by == UsageBy::Model || model.tellsSomething());
        page(tab).table().setColumnHidden(UsageModel::TokensColumn, !model.hasTokens());
    }
    updateButtons();
}

void TablesPanel::updateRecordedTabs()
{
    const Recorded* recorded = m_result ? m_result->recorded.get() : nullptr;
    const std::size_t stops = recorded != nullptr ? recorded->stops.size() : 0;
    const bool hasCredits = recorded != nullptr && recorded->credits;
    const std::size_t reloads = hasCredits ? recorded->credits->reloads.size() : 0;
    m_tabs->setTab(RecordedStops, tabName(RecordedStops), words::formatCount(stops));
    m_tabs->setTab(PastReloads, tabName(PastReloads), words::formatCount(reloads));
    m_tabs->setTabVisible(RecordedStops, stops > 0);
    m_tabs->setTabVisible(PastReloads, hasCredits);
    m_credits->setResult(m_result);
}

void TablesPanel::updateButtons()
{
    const bool here = currentTab() == Interruptions;
    const bool any = m_result && m_result->outcome && !m_result->outcome->interruptions.empty() &&
                     m_tabs->isTabEnabled(Interruptions);
    m_previousButton->setVisible(here && any);
    m_nextButton->setVisible(here && any);
    m_previous->setEnabled(any);
    m_next->setEnabled(any);
}

void TablesPanel::setStale(bool stale)
{
    for (auto* made : m_pages)
        made->setStale(stale);
}

void TablesPanel::setZone(const QTimeZone& zone)
{
    m_zone = zone;
    for (auto* made : m_pages)
        made->setZone(zone);
    page(Interruptions).setEmptyText(whyNoInterruptions(m_result.get(), m_zone));
    updateTabs();
}

void TablesPanel::selectInterruption(int index)
{
    TablePage& interruptions = page(Interruptions);
    interruptions.refresh();
    interruptions.select(index >= 0 && index < interruptions.model().rowCount() ? std::optional{index} : std::nullopt);
    updateButtons();
}

void TablesPanel::showRecordedStop(int index)
{
    TablePage& stops = page(RecordedStops);
    showTab(RecordedStops);
    stops.refresh();
    if (index >= 0 && index < stops.model().rowCount())
        stops.select(index);
}

void TablesPanel::step(int by)
{
    TablePage& interruptions = page(Interruptions);
    showTab(Interruptions);
    interruptions.refresh();
    const auto next = interruptions.neighbour(by);
    if (!next)
        return;
    interruptions.select(next);
    emit interruptionSelected(*next);
}

void TablesPanel::copySelection()
{
    const QString rows = page(currentTab()).selectionAsTsv(m_hideNames);
    if (!rows.isEmpty())
        QGuiApplication::clipboard()->setText(rows);
}

Result<Done> TablesPanel::saveCsv(const QString& path) const
{
    const QByteArray text = page(currentTab()).asCsv(m_hideNames);
    return writeFile(path.toStdString(), std::string_view{text.constData(), static_cast<std::size_t>(text.size())});
}

void TablesPanel::askWhereToSave()
{
    auto* dialog = new QFileDialog(this, tr("Save as CSV"), {}, tr("CSV (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (const auto saved = saveCsv(path); !saved)
            emit problem(QString::fromStdString(saved.error().describe()));
    });
    dialog->open();
}

void TablesPanel::find()
{
    m_find->show();
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void TablesPanel::stopFinding()
{
    for (auto* made : m_pages)
        made->setFilter({});
    m_find->clear();
    if (!m_find->isHidden()) {
        m_find->hide();
        page(currentTab()).setFocus();
    }
}

void TablesPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int roomy = 240; // steps of the grid: all tabs and the words beside the arrows
    const bool narrow = width() < Theme::unit(roomy);
    for (auto* made : {m_previousButton, m_nextButton})
        made->setToolButtonStyle(narrow ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_tabs->setTight(narrow);
    page(Interruptions).table().setColumnHidden(InterruptionModel::Refused, narrow);
}

bool TablesPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_find && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept(); // Esc ends the search before it means anything else
        return true;
    }
    if (watched == m_find && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        stopFinding();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void TablesPanel::showMenu(const QPoint& where)
{
    QMenu menu(this);
    menu.addActions({m_copy, m_save, m_findAction});
    m_copy->setEnabled(page(currentTab()).table().selectionModel()->hasSelection());
    menu.exec(page(currentTab()).table().viewport()->mapToGlobal(where));
    m_copy->setEnabled(true);
}

} // namespace lowwater
