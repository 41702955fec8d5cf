// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compare/pinned_runs.h"
#include "app/desktop/tables/table_page.h"

#include <QTimeZone>
#include <QWidget>

#include <array>
#include <functional>

class QAction;
class QLineEdit;
class QStackedWidget;
class QToolButton;

namespace lowwater {

class CountTabBar;
class CreditsBar;
class Theme;

/// The tables under the chart, a tab each. Its actions are there for menus; their keys work within the panel only.
class TablesPanel : public QWidget {
    Q_OBJECT

public:
    enum Tab {
        Compare,
        Interruptions,
        Reloads,
        RecordedStops,
        PastReloads,
        ByModel,
        ByTool,
        ByProject,
        ByAgent,
        ByDay,
        TabCount
    };

    /// The theme must outlive the panel.
    explicit TablesPanel(Theme& theme, QWidget* parent = nullptr);

    /// Null: empty tables.
    void setResult(RunResultPtr result);
    /// The policies to compare with; the tab is there while there are any.
    void setPinned(const PinnedRunsPtr& runs);
    void setAgentHour(Money agentHour);
    /// While what is shown is older than the settings.
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    /// Follows the chart, without a signal; out of range: none.
    void selectInterruption(int index);
    /// Shows the recorded stop's row, without a signal.
    void showRecordedStop(int index);
    /// Where the window is low, a button puts the tables away.
    void setHideable(bool hideable);
    void showTab(Tab tab);

    [[nodiscard]] Tab currentTab() const;
    [[nodiscard]] TablePage& page(Tab tab) const { return *m_pages[static_cast<std::size_t>(tab)]; }
    [[nodiscard]] CountTabBar& tabs() const noexcept { return *m_tabs; }
    [[nodiscard]] QLineEdit& findLine() const noexcept { return *m_find; }
    [[nodiscard]] QAction* previousAction() const noexcept { return m_previous; }
    [[nodiscard]] QAction* nextAction() const noexcept { return m_next; }
    [[nodiscard]] QAction* copyAction() const noexcept { return m_copy; }
    [[nodiscard]] QAction* saveAction() const noexcept { return m_save; }
    [[nodiscard]] QAction* findAction() const noexcept { return m_findAction; }

    /// In what is copied and saved.
    void setHideNames(bool hide) { m_hideNames = hide; }
    /// The current table's shown rows as CSV, whole or not at all.
    [[nodiscard]] Result<Done> saveCsv(const QString& path) const;

signals:
    void interruptionSelected(int index);
    /// Enter or a double click: the close-up.
    void interruptionActivated(int index);
    void recordedStopSelected(int index);
    /// Enter or a double click on a row of another table: the chart goes there.
    void timeRequested(lowwater::SimTime time);
    /// Enter or a double click on a pinned policy.
    void pinChosen(std::size_t slot);
    void hideRequested();
    /// One undo step, asked for by a button.
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);
    /// A file could not be written; one sentence.
    void problem(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addPages();
    [[nodiscard]] QWidget* withCreditsBar(TablePage* page);
    void updateRecordedTabs();
    void addActions();
    [[nodiscard]] QWidget* buildTopRow();
    [[nodiscard]] QToolButton* button(QAction* action, Qt::LayoutDirection iconAt);
    void updateTabs();
    void updateButtons();
    void step(int by);
    void copySelection();
    void askWhereToSave();
    void find();
    void stopFinding();
    void showMenu(const QPoint& where);

    Theme& m_theme;
    RunResultPtr m_result;
    QTimeZone m_zone = QTimeZone::utc();
    bool m_hideNames = false;
    CountTabBar* m_tabs;
    QStackedWidget* m_stack;
    CreditsBar* m_credits = nullptr;
    QLineEdit* m_find;
    std::array<TablePage*, TabCount> m_pages{};
    QAction* m_previous = nullptr;
    QAction* m_next = nullptr;
    QAction* m_copy = nullptr;
    QAction* m_save = nullptr;
    QAction* m_findAction = nullptr;
    QToolButton* m_previousButton = nullptr;
    QToolButton* m_nextButton = nullptr;
    QToolButton* m_hide = nullptr;
};

} // namespace lowwater
