// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/policy_panel.h"

#include "app/desktop/document.h"
#include "app/desktop/pages/page_parts.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/field_mark.h"
#include "app/desktop/panel/fold_section.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/panel/provider_block.h"
#include "app/desktop/panel/sum_field.h"
#include "app/desktop/plan/plan_box.h"
#include "app/desktop/theme.h"
#include "app/desktop/words/format.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace lowwater {

namespace {

QVBoxLayout* blockLayout(QWidget* block)
{
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(3), Theme::unit(4), Theme::unit(3));
    layout->setSpacing(Theme::unit());
    return layout;
}

} // namespace

PolicyPanel::PolicyPanel(const Theme& theme, ScenarioDocument& document, QWidget* parent)
    : QScrollArea(parent),
      m_theme{theme},
      m_document{document},
      m_thresholdMerge{takeMergeId()},
      m_amountMerge{takeMergeId()}
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Reload policy"));
    setMinimumWidth(Theme::unit(72));
    setMaximumWidth(Theme::unit(105));

    auto* content = new QWidget(this);
    content->setBackgroundRole(QPalette::AlternateBase);
    viewport()->setBackgroundRole(QPalette::AlternateBase);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* block : {makeMode(), makeThreshold(), makeAmount(), makeAccount()})
        layout->addWidget(block);
    addSections(*layout);
    layout->addStretch(1);
    layout->addWidget(makeRule(content));
    layout->addWidget(new PlanBox(m_theme, m_document, content));
    setWidget(content);

    for (auto* line : content->findChildren<QLineEdit*>())
        line->setAcceptDrops(false); // files go to the window
    for (auto* child : content->findChildren<QWidget*>()) {
        if (qobject_cast<QAbstractSpinBox*>(child) != nullptr || qobject_cast<QComboBox*>(child) != nullptr) {
            child->setFocusPolicy(Qt::StrongFocus);
            child->installEventFilter(this);
        }
    }
    connect(&m_document, &ScenarioDocument::scenarioChanged, this, &PolicyPanel::refresh);
    refresh();
}

QSize PolicyPanel::sizeHint() const
{
    return {Theme::unit(78), Theme::unit(150)};
}

/// The wheel scrolls the panel unless a field has been chosen.
bool PolicyPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && watched->isWidgetType() && !static_cast<QWidget*>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return QScrollArea::eventFilter(watched, event);
}

QWidget* PolicyPanel::makeMode()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    auto* title = new QLabel(tr("Reload policy"), block);
    title->setFont(Theme::font(TextStyle::Heading));
    m_modeMark = new FieldMark(m_theme, block);
    auto* head = new QHBoxLayout;
    head->addWidget(title, 1);
    head->addWidget(m_modeMark);
    layout->addLayout(head);
    layout->addSpacing(Theme::unit());
    m_provider = new ProviderBlock(m_theme, m_document, block);
    connect(m_provider, &ProviderBlock::cardRequested, this, &PolicyPanel::cardRequested);
    layout->addWidget(m_provider);
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_modes = new QButtonGroup(this);
    const std::array<std::pair<QString, QString>, 3> modes = {
        std::pair{tr("Auto-&reload"), tr("The provider reloads the balance by itself")},
        std::pair{tr("By hand"), tr("A person looks now and then, and buys")},
        std::pair{tr("Off"), tr("Nobody buys; only the opening balance is there")}};
    for (std::size_t i = 0; i < modes.size(); ++i) {
        auto* button = new QPushButton(modes[i].first, block);
        button->setCheckable(true);
        button->setToolTip(modes[i].second);
        QString name = modes[i].first;
        button->setAccessibleName(name.remove(QLatin1Char('&')));
        m_modes->addButton(button, static_cast<int>(i));
        row->addWidget(button, 1);
    }
    connect(m_modes, &QButtonGroup::idClicked, this, [this](int id) { setMode(static_cast<Mode>(id)); });
    layout->addLayout(row);
    m_modeBack = new LinkButton(m_theme, tr("back to default"), block);
    m_modeBack->setAccessibleName(tr("Back to default: who reloads"));
    connect(m_modeBack, &QAbstractButton::clicked, this, [this] { backToDefault({"mode"}, tr("who reloads")); });
    layout->addWidget(m_modeBack, 0, Qt::AlignRight);
    m_byHandBlock = makeByHand();
    layout->addWidget(m_byHandBlock);
    return block;
}

QWidget* PolicyPanel::makeByHand()
{
    auto* form = new FieldForm(m_theme, m_document, this);
    form->addDelay(
        {"review-every", tr("Look every"), tr("time between looks"), tr("How often a person looks at the balance")},
        {"1d", "2d", "7d", "14d", "30d"});
    form->addLine(
        {"review-at", tr("at (UTC)"), tr("time of the look"), tr("The time of day of a look, in UTC, such as 09:00")});
    form->addDelay({"notice", tr("or after agents stop"), tr("time to notice"),
                    tr("How long after agents have stopped somebody notices and buys"), tr("never")},
                   {"15m", "30m", "1h", "2h", "8h"});
    form->layout()->setContentsMargins(0, Theme::unit(2), 0, 0);
    m_forms.push_back(form);
    return form;
}

void PolicyPanel::wireSum(SumField& field, void (PolicyPanel::*set)(Money))
{
    connect(&field, &SumField::changed, this, set);
    connect(&field, &SumField::gestureEnded, &m_document, &ScenarioDocument::endGesture);
}

QWidget* PolicyPanel::makeThreshold()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    auto* label = new QLabel(tr("When the balance is &below"), block);
    m_threshold = new SumField(m_theme, MoneySlider::Scale::Linear, tr("When the balance is below"),
                               tr("A reload is asked for when the balance falls below this"), label, block);
    m_threshold->box().setStep(oneDollar.scaled(1, 4));
    m_threshold->slider().setPageStep(10);
    label->setBuddy(&m_threshold->box());
    layout->addWidget(makeRule(block));
    layout->addSpacing(Theme::unit(2));
    layout->addWidget(m_threshold);
    layout->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), 0);
    wireSum(*m_threshold, &PolicyPanel::setThreshold);
    connect(m_threshold, &SumField::backRequested, this, [this] { backToDefault({"threshold"}, tr("the threshold")); });
    return block;
}

QWidget* PolicyPanel::makeAmount()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    auto* lead = new QWidget(block);
    m_rule = new QComboBox(lead);
    m_rule->addItems({tr("then add"), tr("then fill up to")});
    m_rule->setAccessibleName(tr("What a reload does"));
    connect(m_rule, &QComboBox::activated, this, [this](int index) { setRule(static_cast<Rule>(index)); });
    m_ruleMark = new FieldMark(m_theme, lead);
    auto* row = new QHBoxLayout(lead);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::unit());
    row->addWidget(m_rule);
    row->addWidget(m_ruleMark);
    m_amount = new SumField(m_theme, MoneySlider::Scale::SquareRoot, tr("Reload amount"),
                            tr("What a reload adds, or the balance it fills up to"), lead, block);
    m_amount->box().setStep(oneDollar);
    m_amount->slider().setSingleStep(100);
    m_amount->slider().setPageStep(1000);
    auto* key = new QShortcut(QKeySequence(tr("Alt+A", "reload amount")), this);
    connect(key, &QShortcut::activated, this, &PolicyPanel::focusAmount);
    layout->addWidget(m_amount);
    wireSum(*m_amount, &PolicyPanel::setAmount);
    connect(m_amount, &SumField::backRequested, this, [this] {
        backToDefault({"amount", "rule"}, tr("the reload amount"));
    });
    return block;
}

QWidget* PolicyPanel::makeAccount()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    auto* form = new FieldForm(m_theme, m_document, block);
    form->addMoney({"opening-balance", tr("&Opening balance"), tr("opening balance"),
                    tr("What is in the account at the first charge; empty: as much as the reload amount"),
                    tr("the amount")});
    form->addDelay(
        {"latency", tr("&Money usable after"), tr("latency"),
         tr("From the request of a payment until agents can spend it: a time such as 90s or 10 min, or a law of "
            "chance such as typical-card")},
        {"0s", "30s", "1m", "2m", "5m", "10m", "30m"});
    m_forms.push_back(form);
    layout->addWidget(makeRule(block));
    layout->addSpacing(Theme::unit(2));
    layout->addWidget(form);
    layout->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), Theme::unit(3));
    return block;
}

void PolicyPanel::setThreshold(Money value)
{
    m_document.edit(tr("Change threshold to %1").arg(MoneySpinBox::exactText(value)), m_thresholdMerge,
                    [value](Scenario& scenario) { scenario.policy.threshold = value; });
}

void PolicyPanel::setAmount(Money value)
{
    m_document.edit(tr("Change reload amount to %1").arg(MoneySpinBox::exactText(value)), m_amountMerge,
                    [value](Scenario& scenario) { scenario.policy.amount = value; });
}

void PolicyPanel::setMode(Mode mode)
{
    const std::array<QString, 3> texts = {tr("Turn auto-reload on"), tr("Reload by hand"), tr("Turn auto-reload off")};
    m_document.edit(texts[static_cast<std::size_t>(mode)], ScenarioDocument::noMerge,
                    [mode](Scenario& scenario) { scenario.policy.mode = mode; });
}

void PolicyPanel::setRule(Rule rule)
{
    m_document.edit(rule == Rule::Add ? tr("Add the amount") : tr("Fill up to the amount"), ScenarioDocument::noMerge,
                    [rule](Scenario& scenario) { scenario.policy.rule = rule; });
}

void PolicyPanel::refresh()
{
    const Scenario& scenario = m_document.scenario();
    const Policy& policy = scenario.policy;
    m_modes->button(static_cast<int>(policy.mode))->setChecked(true);
    m_byHandBlock->setVisible(policy.mode == Mode::ByHand);
    m_rule->setCurrentIndex(static_cast<int>(policy.rule));
    refreshSums();
    for (FieldForm* form : m_forms)
        form->refresh();
    const bool buys = policy.mode != Mode::Off;
    for (QWidget* field : std::initializer_list<QWidget*>{m_rule, &m_threshold->box(), &m_threshold->slider(),
                                                          &m_amount->box(), &m_amount->slider()})
        field->setEnabled(buys);
    refreshProblems();
    refreshSections();
    m_provider->refresh();
    refreshMarks();
}

void PolicyPanel::refreshProblems()
{
    const auto problems = validate(m_document.scenario());
    for (FieldForm* form : m_forms) {
        auto* section = qobject_cast<FoldSection*>(form->parentWidget());
        if (form->showProblems(problems) && section != nullptr)
            section->setUnfolded(true);
    }
    const auto show = [&problems](SumField& field, const char* option) {
        const auto problem = std::find_if(problems.begin(), problems.end(),
                                          [option](const Error& error) { return error.where.field == option; });
        field.setProblem(problem != problems.end() ? FieldForm::problemText(*problem) : QString{});
    };
    show(*m_threshold, "threshold");
    show(*m_amount, "amount");
}

void PolicyPanel::setAdvice(const AdvicePtr& advice)
{
    std::optional<Money> recommended;
    if (advice && advice->recommended && advice->recommended->policy.amount == m_document.scenario().policy.amount)
        recommended = advice->recommended->policy.threshold;
    m_threshold->slider().setRecommended(recommended);
}

void PolicyPanel::setThresholdScent(const std::vector<MoneySlider::Scent>& scent)
{
    m_threshold->slider().setScent(scent);
}

void PolicyPanel::setAmountScent(const std::vector<MoneySlider::Scent>& scent)
{
    m_amount->slider().setScent(scent);
}

Money PolicyPanel::thresholdTop() const
{
    return oneCent * m_threshold->slider().maximum();
}

Money PolicyPanel::amountTop() const
{
    return oneCent * m_amount->slider().maximum();
}

void PolicyPanel::focusThreshold()
{
    m_threshold->slider().setFocus(Qt::ShortcutFocusReason);
}

void PolicyPanel::focusAmount()
{
    m_amount->slider().setFocus(Qt::ShortcutFocusReason);
}

} // namespace lowwater
