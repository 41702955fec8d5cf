// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/paid_from_form.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/theme.h"
#include "sim/billing/prepared_routing.h"
#include "sim/billing/routed.h"

#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

constexpr Duration week = std::chrono::hours{24 * 7};
constexpr Duration fiveHours = std::chrono::hours{5};
constexpr std::size_t mostTools = 8; ///< with a row of their own

/// Shown until the person sets theirs: no provider publishes its plan in dollars.
const Money exampleWeek = oneDollar * 45;
const Money exampleHours = oneDollar * 15;

/// Midnight UTC of the Monday at or before the record's first charge.
SimTime mondayBefore(const History& history)
{
    constexpr Duration day = std::chrono::hours{24};
    const SimTime start = startOfDay(history.times().front());
    const auto sinceMonday = ((micros(start) / day.count() + 3) % 7 + 7) % 7; // the epoch was a Thursday
    return start - day * sinceMonday;
}

PlanWindow windowOf(PlanWindow::Kind kind, const History& history, Money allowance, Consequence consequence)
{
    PlanWindow window;
    window.kind = kind;
    window.length = kind == PlanWindow::Kind::Anchored ? week : fiveHours;
    if (kind == PlanWindow::Kind::Anchored)
        window.anchor = mondayBefore(history);
    window.allowance = allowance;
    window.consequence = consequence;
    return window;
}

Routing beyondThePlan(const History& history, const std::vector<PlanWindow>& windows)
{
    return withPlan(onlyBeyondThePlan(history, windows), windows);
}

/// What the charges of a tool ask to be paid from.
struct Asked {
    bool any = false;
    bool several = false; ///< they do not agree
    std::optional<Pool> pool;
};

/// By the tool's name, as an index.
std::vector<Asked> askedByTool(const History& history, Routing routing)
{
    routing.planWindows.clear(); // what is asked, not what the plan then does
    const Routed routed = route(history, routing);
    std::vector<Asked> tools(history.names().size());
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        Asked& asked = tools[indexOf(history.tools()[i])];
        const auto pool = routed.pool(i);
        asked.several = asked.several || (asked.any && asked.pool != pool);
        asked.any = true;
        asked.pool = pool;
    }
    return tools;
}

QString plain(QString label)
{
    return label.remove(QLatin1Char('&'));
}

QHBoxLayout* fieldRow(const QString& label, QWidget* field, QWidget* parent)
{
    auto* row = new QHBoxLayout;
    auto* words = new QLabel(label, parent);
    words->setBuddy(field);
    row->addWidget(words, 1);
    row->addWidget(field);
    if (field->accessibleName().isEmpty())
        field->setAccessibleName(plain(label));
    return row;
}

} // namespace

PaidFromForm::PaidFromForm(ScenarioDocument& document, QWidget* parent)
    : QWidget(parent),
      m_document{document},
      m_answer{new QComboBox(this)},
      m_layout{new QVBoxLayout(this)},
      m_plan{new QWidget(this)},
      m_mergeId{takeMergeId()}
{
    m_layout->setContentsMargins(Theme::unit(8), 0, Theme::unit(4), Theme::unit(3));
    m_layout->setSpacing(Theme::unit(2));
    m_answer->addItem(tr("What the record says"), static_cast<int>(Answer::AsRecorded));
    m_answer->addItem(tr("Everything"), static_cast<int>(Answer::Everything));
    m_answer->addItem(tr("As the guide has it"), static_cast<int>(Answer::Guide));
    m_answer->addItem(tr("Only what is beyond my plan"), static_cast<int>(Answer::BeyondPlan));
    m_answer->addItem(tr("Only these tools"), static_cast<int>(Answer::OnlyTools));
    m_answer->addItem(tr("Rules of my own"), static_cast<int>(Answer::Own));
    m_answer->setItemData(static_cast<int>(Answer::Guide),
                          tr("Tools you sign in to use credits, tools with a key the API bill, chats the plan"),
                          Qt::ToolTipRole);
    m_answer->setAccessibleName(tr("Paid from this balance"));
    m_answer->setToolTip(tr("Which charges draw on the prepaid balance"));
    m_layout->addWidget(m_answer);
    connect(m_answer, &QComboBox::activated, this,
            [this](int index) { choose(static_cast<Answer>(m_answer->itemData(index).toInt())); });
    auto* rows = new QVBoxLayout(m_plan);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::unit());
    m_week = addAllowance(*rows, tr("Weekly allowance"), PlanWindow::Kind::Anchored);
    m_hours = addAllowance(*rows, tr("5-hour allowance"), PlanWindow::Kind::FromFirstCharge);
    addAfter(*rows);
    auto* hint = new QLabel(tr("In dollars at list price. Plans do not publish it: set what yours gives."), m_plan);
    hint->setWordWrap(true);
    hint->setFont(Theme::font(TextStyle::Small));
    hint->setForegroundRole(QPalette::PlaceholderText);
    rows->addWidget(hint);
    m_layout->addWidget(m_plan);
}

MoneySpinBox* PaidFromForm::addAllowance(QVBoxLayout& rows, const QString& label, PlanWindow::Kind kind)
{
    auto* box = new MoneySpinBox(m_plan);
    box->setOptional(tr("none"));
    box->setMinimum(oneCent);
    rows.addLayout(fieldRow(label, box, m_plan));
    connect(box, &MoneySpinBox::valueChanged, this,
            [this, kind](std::optional<Money> value) { setAllowance(kind, value); });
    connect(box, &QAbstractSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    return box;
}

void PaidFromForm::addAfter(QVBoxLayout& rows)
{
    m_after = new QComboBox(m_plan);
    m_after->addItem(tr("go on with credits"), static_cast<int>(Consequence::Overflow));
    m_after->addItem(tr("refuse"), static_cast<int>(Consequence::Block));
    m_after->addItem(tr("a smaller model"), static_cast<int>(Consequence::Throttle));
    rows.addLayout(fieldRow(tr("When used up"), m_after, m_plan));
    connect(m_after, &QComboBox::activated, this,
            [this](int index) { setConsequence(static_cast<Consequence>(m_after->itemData(index).toInt())); });
}

const PlanWindow* PaidFromForm::window(PlanWindow::Kind kind) const
{
    const auto& windows = m_document.scenario().routing.planWindows;
    const auto found = std::find_if(windows.begin(), windows.end(), [kind](const PlanWindow& w) {
        return w.kind == kind && w.length == (kind == PlanWindow::Kind::Anchored ? week : fiveHours);
    });
    return found == windows.end() ? nullptr : &*found;
}

PaidFromForm::Answer PaidFromForm::answerNow() const
{
    const Scenario& scenario = m_document.scenario();
    const Routing& routing = scenario.routing;
    if (routing == Routing{})
        return Answer::AsRecorded;
    if (routing == everythingFromCredits())
        return Answer::Everything;
    if (!scenario.history)
        return Answer::Own;
    if (routing == asTheGuideHasIt(*scenario.history))
        return Answer::Guide;
    auto overflowing = routing;
    for (auto& window : overflowing.planWindows)
        window.consequence = Consequence::Overflow;
    if (overflowing == beyondThePlan(*scenario.history, overflowing.planWindows))
        return Answer::BeyondPlan;
    const auto& rules = routing.rules;
    const bool restIsPlan = !rules.empty() && rules.back() == onlyTheseTools({}).rules.back();
    return restIsPlan && routing.planWindows.empty() ? Answer::OnlyTools : Answer::Own;
}

void PaidFromForm::choose(Answer answer)
{
    const auto& history = m_document.scenario().history;
    Routing routing;
    switch (answer) {
    case Answer::AsRecorded:
        break;
    case Answer::Everything:
        routing = everythingFromCredits();
        break;
    case Answer::Guide:
        routing = asTheGuideHasIt(*history);
        break;
    case Answer::BeyondPlan:
        routing = beyondThePlan(
            *history, {windowOf(PlanWindow::Kind::FromFirstCharge, *history, exampleHours, Consequence::Overflow),
                       windowOf(PlanWindow::Kind::Anchored, *history, exampleWeek, Consequence::Overflow)});
        break;
    case Answer::OnlyTools:
        routing = onlyTheseTools(toolsOf(*history));
        break;
    case Answer::Own:
        m_shown.reset(); // back to what it is
        return refresh();
    }
    edit(tr("Change what is paid from the balance"), routing);
}

void PaidFromForm::edit(const QString& text, const Routing& routing)
{
    m_document.edit(text, m_mergeId, [&routing](Scenario& scenario) { scenario.routing = routing; });
    m_document.endGesture();
}

void PaidFromForm::setAllowance(PlanWindow::Kind kind, std::optional<Money> allowance)
{
    const Scenario& scenario = m_document.scenario();
    if (!scenario.history || scenario.history->empty()) // closed while the field had the focus
        return;
    Routing routing = scenario.routing;
    const PlanWindow* before = window(kind);
    const auto consequence = static_cast<Consequence>(m_after->currentData().toInt());
    const PlanWindow after =
        windowOf(kind, *scenario.history, allowance.value_or(oneCent), before ? before->consequence : consequence);
    auto& windows = routing.planWindows;
    if (before) {
        auto& changed = windows[static_cast<std::size_t>(before - scenario.routing.planWindows.data())];
        if (allowance)
            changed.allowance = *allowance;
        else
            windows.erase(windows.begin() + (before - scenario.routing.planWindows.data()));
    } else if (allowance) {
        windows.push_back(after);
    }
    edit(tr("Change the plan's allowance"), routing);
}

void PaidFromForm::setConsequence(Consequence consequence)
{
    Routing routing = m_document.scenario().routing;
    for (auto& window : routing.planWindows)
        window.consequence = consequence;
    edit(tr("Change what happens when the plan is used up"), routing);
}

void PaidFromForm::rebuildTools()
{
    delete m_tools;
    m_toolPools.clear();
    m_tools = new QWidget(this);
    auto* rows = new QVBoxLayout(m_tools);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::unit());
    auto names = toolsOf(*m_document.scenario().history);
    if (names.size() > mostTools)
        names.resize(mostTools);
    for (const auto& name : names) {
        auto* pool = new QComboBox(m_tools);
        pool->addItem(tr("plan, then credits"), static_cast<int>(Pool::Plan));
        pool->addItem(tr("credits"), static_cast<int>(Pool::Extra));
        pool->addItem(tr("API key"), static_cast<int>(Pool::Api));
        pool->setPlaceholderText(tr("several"));
        pool->setFocusPolicy(Qt::StrongFocus);
        const Tool* tool = ToolTable::builtIn().find(name);
        rows->addLayout(fieldRow(QString::fromStdString(tool ? tool->name : name), pool, m_tools));
        connect(pool, &QComboBox::activated, this, [this, name, pool](int index) {
            edit(tr("Change what %1 is paid from").arg(QString::fromStdString(name)),
                 withToolIn(m_document.scenario().routing, name, static_cast<Pool>(pool->itemData(index).toInt())));
        });
        m_toolPools.emplace_back(name, pool);
    }
    m_layout->insertWidget(1, m_tools);
    m_tools->setVisible(true);
}

void PaidFromForm::refreshTools()
{
    const Scenario& scenario = m_document.scenario();
    const History& history = *scenario.history;
    const auto tools = askedByTool(history, scenario.routing);
    for (const auto& [name, combo] : m_toolPools) {
        std::optional<Pool> pool;
        for (std::size_t i = 0; i < tools.size(); ++i)
            if (tools[i].any && !tools[i].several && history.name(static_cast<NameId>(i)) == name)
                pool = tools[i].pool;
        combo->setCurrentIndex(pool ? combo->findData(static_cast<int>(*pool)) : -1);
        combo->setItemText(combo->findData(static_cast<int>(Pool::Plan)),
                           scenario.routing.planWindows.empty() ? tr("plan") : tr("plan, then credits"));
    }
}

void PaidFromForm::refresh()
{
    const Scenario& scenario = m_document.scenario();
    if (!scenario.history || scenario.history->empty())
        return;
    const bool isOther = m_toolsOf.lock() != scenario.history;
    if (!isOther && m_shown == scenario.routing) // a slider's move: nothing to route again
        return;
    m_shown = scenario.routing;
    if (isOther) {
        m_toolsOf = scenario.history;
        rebuildTools();
    }
    m_answerShown = answerNow();
    m_answer->setCurrentIndex(m_answer->findData(static_cast<int>(m_answerShown)));
    refreshTools();
    const auto shown = [this](MoneySpinBox& box, PlanWindow::Kind kind) {
        const PlanWindow* found = window(kind);
        box.setValue(found ? std::optional(found->allowance) : std::nullopt);
    };
    shown(*m_week, PlanWindow::Kind::Anchored);
    shown(*m_hours, PlanWindow::Kind::FromFirstCharge);
    const auto& windows = scenario.routing.planWindows;
    if (!windows.empty())
        m_after->setCurrentIndex(m_after->findData(static_cast<int>(windows.front().consequence)));
    const auto isPlan = [](const auto& entry) {
        return entry.second->currentData().toInt() == static_cast<int>(Pool::Plan);
    };
    m_plan->setVisible(!windows.empty() || std::any_of(m_toolPools.begin(), m_toolPools.end(), isPlan));
}

QString PaidFromForm::summary() const
{
    switch (m_document.hasHistory() ? m_answerShown : answerNow()) {
    case Answer::AsRecorded:
        return tr("as recorded");
    case Answer::Everything:
        return tr("everything");
    case Answer::Guide:
        return tr("as the guide has it");
    case Answer::BeyondPlan:
        return tr("beyond my plan");
    case Answer::OnlyTools:
        return tr("some tools");
    case Answer::Own:
        break;
    }
    return tr("rules of my own");
}

} // namespace lowwater
