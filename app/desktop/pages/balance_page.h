// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/advice_controller.h"
#include "app/desktop/compare/pinned_runs.h"

#include <QTimeZone>
#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace lowwater {

class BalanceView;
class CloseUpPage;
class FiguresRow;
class TablesPanel;
class Theme;
class VerdictBar;

/// The right side: the answer, its size, the picture, the lists. Chart and tables choose the same interruption, which
/// may be shown from nearby in place of them all.
class BalancePage : public QWidget {
    Q_OBJECT

public:
    /// The theme must outlive the page.
    explicit BalancePage(Theme& theme, QWidget* parent = nullptr);

    void setResult(const RunResultPtr& result);
    void setAdvice(const AdvicePtr& advice);
    /// What the advice is planned for, and what an agent's hour is worth.
    void setPlan(const Plan& plan);
    /// The policies to compare with.
    void setPinned(const PinnedRunsPtr& runs);
    void setStale(bool stale);
    void setZone(const QTimeZone& zone);
    /// Of sessions and projects, in what is copied, saved and exported from here.
    void setHideNames(bool hide);
    void setTablesShown(bool shown);
    /// The verdict as one text.
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] BalanceView& view() const noexcept { return *m_view; }
    [[nodiscard]] QWidget& tables() const noexcept;
    [[nodiscard]] QSplitter& splitter() const noexcept { return *m_split; }
    /// The next (1) or previous (-1) interruption; the first or last where none is chosen.
    void stepInterruption(int by);
    /// The close-up of the chosen interruption, else of the first in view; nothing where there is none.
    void openCloseUp();
    [[nodiscard]] CloseUpPage& closeUp() const noexcept { return *m_closeUp; }

signals:
    void cardRequested();
    void applyRequested(const lowwater::Policy& policy);
    /// The way out of a record that never goes on.
    void turnOnRequested();
    /// The way out of a record of which nothing draws on the balance.
    void paidFromRequested();
    void hideTablesRequested();
    /// A pinned policy is to be used.
    void pinChosen(std::size_t slot);
    /// One undo step, asked for by a button.
    void editRequested(const QString& step, const std::function<void(lowwater::Scenario&)>& change);
    /// One sentence.
    void problem(const QString& sentence);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void describe();
    void goTo(SimTime time);
    void choose(int interruption);
    void connectCloseUp();
    void openCloseUpOf(int interruption);
    void leaveCloseUp();

    QStackedWidget* m_parts;
    QWidget* m_overview;
    CloseUpPage* m_closeUp;
    VerdictBar* m_verdict;
    FiguresRow* m_figures;
    QSplitter* m_split;
    BalanceView* m_view;
    TablesPanel* m_tables;
    RunResultPtr m_result;
    QTimeZone m_zone = QTimeZone::utc();
    int m_chosen = -1; ///< -1: none
};

} // namespace lowwater
