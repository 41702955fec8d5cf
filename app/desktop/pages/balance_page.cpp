// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/balance_page.h"

#include "app/desktop/charts/balance_view.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/closeup/close_up_page.h"
#include "app/desktop/tables/tables_panel.h"
#include "app/desktop/theme.h"
#include "app/desktop/verdict/figures_row.h"
#include "app/desktop/verdict/verdict_bar.h"
#include "app/desktop/words/recorded_words.h"
#include "app/desktop/words/sentences.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lowwater {

namespace {

/// Lower than this, in steps of the grid, the tables can be put away.
constexpr int lowSteps = 180;

} // namespace

BalancePage::BalancePage(Theme& theme, QWidget* parent)
    : QWidget(parent),
      m_parts{new QStackedWidget(this)},
      m_overview{new QWidget(m_parts)},
      m_closeUp{new CloseUpPage(theme, m_parts)},
      m_verdict{new VerdictBar(theme, m_overview)},
      m_figures{new FiguresRow(theme, m_overview)},
      m_split{new QSplitter(Qt::Vertical, m_overview)},
      m_view{new BalanceView(theme, this)},
      m_tables{new TablesPanel(theme, this)}
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_parts);
    m_parts->addWidget(m_overview);
    m_parts->addWidget(m_closeUp);
    auto* layout = new QVBoxLayout(m_overview);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_verdict);
    layout->addWidget(m_figures);
    layout->addWidget(m_split, 1);
    m_split->addWidget(m_view);
    m_split->addWidget(m_tables);
    m_split->setCollapsible(0, false);
    m_split->setCollapsible(1, false);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 1);
    connect(m_verdict, &VerdictBar::applyRequested, this, &BalancePage::applyRequested);
    connect(m_verdict, &VerdictBar::cardRequested, this, &BalancePage::cardRequested);
    connect(m_verdict, &VerdictBar::linkActivated, this, [this](Verdict::Kind kind) {
        if (kind == Verdict::Kind::NeverEnds)
            emit turnOnRequested();
        else if (kind == Verdict::Kind::NoneFromCredits)
            emit paidFromRequested();
    });
    connect(m_view, &BalanceView::interruptionClicked, this, &BalancePage::choose);
    connect(m_tables, &TablesPanel::interruptionSelected, this, &BalancePage::choose);
    connect(m_view, &BalanceView::recordedStopClicked, m_tables, &TablesPanel::showRecordedStop);
    connect(m_tables, &TablesPanel::recordedStopSelected, m_view, &BalanceView::goToRecordedStop);
    connect(m_tables, &TablesPanel::timeRequested, this, &BalancePage::goTo);
    connect(m_tables, &TablesPanel::pinChosen, this, &BalancePage::pinChosen);
    connect(m_tables, &TablesPanel::hideRequested, this, &BalancePage::hideTablesRequested);
    connect(m_tables, &TablesPanel::editRequested, this, &BalancePage::editRequested);
    connect(m_tables, &TablesPanel::problem, this, &BalancePage::problem);
    connectCloseUp();
}

void BalancePage::connectCloseUp()
{
    connect(m_view, &BalanceView::interruptionActivated, this, &BalancePage::openCloseUpOf);
    connect(m_view, &BalanceView::closeUpRequested, this, &BalancePage::openCloseUp);
    connect(m_tables, &TablesPanel::interruptionActivated, this, &BalancePage::openCloseUpOf);
    connect(m_closeUp, &CloseUpPage::backRequested, this, &BalancePage::leaveCloseUp);
    connect(m_closeUp, &CloseUpPage::interruptionShown, this, &BalancePage::choose);
    connect(m_closeUp, &CloseUpPage::editRequested, this, &BalancePage::editRequested);
}

void BalancePage::setResult(const RunResultPtr& result)
{
    m_result = result;
    m_chosen = -1;
    m_verdict->setResult(result);
    m_figures->setResult(result);
    m_view->setResult(result);
    m_tables->setResult(result);
    m_closeUp->setResult(result);
    describe();
}

void BalancePage::setAdvice(const AdvicePtr& advice)
{
    m_verdict->setAdvice(advice);
}

void BalancePage::setPlan(const Plan& plan)
{
    m_verdict->setPlanNote(planNote(plan));
    m_closeUp->setAgentHour(plan.agentHour);
    m_tables->setAgentHour(plan.agentHour);
}

void BalancePage::setPinned(const PinnedRunsPtr& runs)
{
    m_tables->setPinned(runs);
}

void BalancePage::setStale(bool stale)
{
    m_verdict->setStale(stale);
    m_figures->setStale(stale);
    m_view->setStale(stale);
    m_tables->setStale(stale);
    m_closeUp->setStale(stale);
}

void BalancePage::setHideNames(bool hide)
{
    m_view->setHideNames(hide);
    m_tables->setHideNames(hide);
}

void BalancePage::setZone(const QTimeZone& zone)
{
    m_verdict->setZone(zone);
    m_figures->setZone(zone);
    m_view->setZone(zone);
    m_tables->setZone(zone);
    m_closeUp->setZone(zone);
    m_zone = zone;
    describe();
}

void BalancePage::setTablesShown(bool shown)
{
    m_tables->setVisible(shown);
}

void BalancePage::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_tables->setHideable(height() < Theme::unit(lowSteps));
}

/// For those who do not see the chart.
void BalancePage::describe()
{
    QString text = sentence();
    if (m_result && m_result->recorded && !m_result->recorded->stops.empty())
        text += QLatin1Char(' ') + recordedStopsSentence(m_result->recorded->stops, m_zone);
    m_view->setDescription(text);
}

/// The range on view moves so that `time` is in its middle.
void BalancePage::goTo(SimTime time)
{
    const TimeRange range = m_view->visibleRange();
    const Duration half = (range.to - range.from) / 2;
    m_view->showRange({time - half, time + half});
}

QString BalancePage::sentence() const
{
    const Verdict& verdict = m_verdict->verdict();
    return verdict.second.isEmpty() ? verdict.headline : verdict.headline + QLatin1Char(' ') + verdict.second;
}

QWidget& BalancePage::tables() const noexcept
{
    return *m_tables;
}

void BalancePage::choose(int interruption)
{
    if (interruption == m_chosen)
        return;
    m_chosen = interruption;
    m_view->goToInterruption(interruption);
    m_tables->selectInterruption(interruption);
}

void BalancePage::stepInterruption(int by)
{
    if (!m_result || !m_result->outcome || m_result->outcome->interruptions.empty())
        return;
    if (m_closeUp->interruption())
        return m_closeUp->step(by);
    const int last = static_cast<int>(m_result->outcome->interruptions.size()) - 1;
    if (m_chosen < 0)
        choose(by > 0 ? 0 : last);
    else
        choose(std::clamp(m_chosen + by, 0, last));
}

void BalancePage::openCloseUp()
{
    if (!m_result || !m_result->outcome || m_result->outcome->interruptions.empty())
        return;
    const auto& all = m_result->outcome->interruptions;
    const SimTime left = m_view->visibleRange().from;
    const auto inView = std::find_if(all.begin(), all.end(), [&](const Interruption& interruption) {
        return timeOf(interruption, m_result->outcome->windowEnd).to >= left;
    });
    const auto found = std::min(inView - all.begin(), std::ssize(all) - 1);
    openCloseUpOf(m_chosen >= 0 ? m_chosen : static_cast<int>(found));
}

void BalancePage::openCloseUpOf(int interruption)
{
    if (!m_result || !m_result->outcome || !showsStops(*m_result))
        return;
    m_parts->setCurrentWidget(m_closeUp);
    m_closeUp->open(m_result, static_cast<std::size_t>(interruption));
    m_closeUp->setFocus(Qt::OtherFocusReason);
}

void BalancePage::leaveCloseUp()
{
    const bool hadFocus = m_closeUp->isAncestorOf(focusWidget());
    m_closeUp->leave();
    m_parts->setCurrentWidget(m_overview);
    if (hadFocus)
        m_view->setFocus(Qt::OtherFocusReason);
}

} // namespace lowwater
