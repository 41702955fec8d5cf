// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/policy_panel.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/fold_section.h"
#include "app/desktop/panel/money_spin_box.h"
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

/// The guide's choices, and two more.
const std::array<Money, 5> amountMarks = {oneDollar * 5, oneDollar * 10, oneDollar * 20, oneDollar * 50,
                                          oneDollar * 100};

/// 1, 2 or 5 times a power of ten dollars, at or above `least`.
Money roundTop(Money least)
{
    Money power = oneDollar;
    while (power < oneDollar * 1'000'000) {
        for (const int digit : {1, 2, 5}) {
            if (power * digit >= least)
                return power * digit;
        }
        power = power * 10;
    }
    return power;
}

QFrame* makeRule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFixedHeight(1);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Mid);
    return line;
}

QVBoxLayout* blockLayout(QWidget* block)
{
    auto* layout = new QVBoxLayout(block);
    layout->setContentsMargins(Theme::unit(4), Theme::unit(3), Theme::unit(4), Theme::unit(3));
    layout->setSpacing(Theme::unit());
    return layout;
}

} // namespace

PolicyPanel::PolicyPanel(const Theme& theme, ScenarioDocument& document, QWidget* parent)
    : QScrollArea(parent), m_theme{theme}, m_document{document}
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
    layout->addWidget(title);
    layout->addSpacing(Theme::unit());
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
    m_byHandBlock = makeByHand();
    layout->addWidget(m_byHandBlock);
    return block;
}

QWidget* PolicyPanel::makeByHand()
{
    auto* form = new FieldForm(m_document, this);
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

PolicyPanel::SumRow PolicyPanel::makeSum(MoneySlider::Scale scale, const QString& name, const QString& tip)
{
    SumRow row;
    row.box = new MoneySpinBox(this);
    row.box->setMinimum(Money{});
    row.box->setAccessibleName(name);
    row.box->setToolTip(tip);
    row.slider = new MoneySlider(m_theme, scale, this);
    row.slider->setAccessibleName(name);
    row.slider->setToolTip(tip);
    row.hint = new QLabel(this);
    row.hint->setWordWrap(true);
    row.hint->setFont(Theme::font(TextStyle::Small));
    row.hint->setForegroundRole(QPalette::BrightText);
    row.hint->hide();
    row.mergeId = takeMergeId();
    return row;
}

void PolicyPanel::wireSum(const SumRow& row, void (PolicyPanel::*set)(Money))
{
    connect(row.slider, &MoneySlider::moneyChanged, this, set);
    connect(row.slider, &MoneySlider::gestureEnded, &m_document, &ScenarioDocument::endGesture);
    connect(row.box, &MoneySpinBox::valueChanged, this,
            [this, set](std::optional<Money> value) { (this->*set)(value.value_or(Money{})); });
    connect(row.box, &QAbstractSpinBox::editingFinished, &m_document, &ScenarioDocument::endGesture);
    connect(row.box, &MoneySpinBox::rejected, row.hint, [hint = row.hint](const QString& why) {
        hint->setText(why);
        hint->show();
    });
}

QWidget* PolicyPanel::makeThreshold()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    m_threshold = makeSum(MoneySlider::Scale::Linear, tr("When the balance is below"),
                          tr("A reload is asked for when the balance falls below this"));
    m_threshold.box->setStep(oneDollar.scaled(1, 4));
    auto* label = new QLabel(tr("When the balance is &below"), block);
    label->setBuddy(m_threshold.box);
    auto* row = new QHBoxLayout;
    row->addWidget(label, 1);
    row->addWidget(m_threshold.box);
    layout->addWidget(makeRule(block));
    layout->addSpacing(Theme::unit(2));
    layout->addLayout(row);
    layout->addWidget(m_threshold.slider);
    layout->addWidget(m_threshold.hint);
    layout->setContentsMargins(Theme::unit(4), 0, Theme::unit(4), 0);
    m_threshold.slider->setPageStep(10);
    wireSum(m_threshold, &PolicyPanel::setThreshold);
    return block;
}

QWidget* PolicyPanel::makeAmount()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    m_amount = makeSum(MoneySlider::Scale::SquareRoot, tr("Reload amount"),
                       tr("What a reload adds, or the balance it fills up to"));
    m_amount.box->setStep(oneDollar);
    m_amount.slider->setSingleStep(100);
    m_amount.slider->setPageStep(1000);
    m_amount.slider->setMarks({amountMarks.begin(), amountMarks.end()});
    m_rule = new QComboBox(block);
    m_rule->addItems({tr("then add"), tr("then fill up to")});
    m_rule->setAccessibleName(tr("What a reload does"));
    m_rule->setToolTip(tr("A reload adds a fixed amount, or fills the balance up to it"));
    connect(m_rule, &QComboBox::activated, this, [this](int index) { setRule(static_cast<Rule>(index)); });
    auto* key = new QShortcut(QKeySequence(tr("Alt+A", "reload amount")), this);
    connect(key, &QShortcut::activated, this, &PolicyPanel::focusAmount);
    auto* row = new QHBoxLayout;
    row->addWidget(m_rule);
    row->addStretch(1);
    row->addWidget(m_amount.box);
    layout->addLayout(row);
    layout->addWidget(m_amount.slider);
    layout->addWidget(m_amount.hint);
    wireSum(m_amount, &PolicyPanel::setAmount);
    return block;
}

QWidget* PolicyPanel::makeAccount()
{
    auto* block = new QWidget(this);
    auto* layout = blockLayout(block);
    auto* form = new FieldForm(m_document, block);
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
    m_document.edit(tr("Change threshold to %1").arg(MoneySpinBox::exactText(value)), m_threshold.mergeId,
                    [value](Scenario& scenario) { scenario.policy.threshold = value; });
}

void PolicyPanel::setAmount(Money value)
{
    m_document.edit(tr("Change reload amount to %1").arg(MoneySpinBox::exactText(value)), m_amount.mergeId,
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
    m_threshold.box->setValue(policy.threshold);
    m_amount.box->setValue(policy.amount);
    if (!m_threshold.slider->isSliderDown())
        m_threshold.slider->setMoneyRange(Money{}, std::max(oneDollar * 10, roundTop(policy.threshold)));
    if (!m_amount.slider->isSliderDown())
        m_amount.slider->setMoneyRange(Money{}, std::max(oneDollar * 100, roundTop(policy.amount)));
    m_threshold.slider->setMarks({Money{}, thresholdTop()});
    m_threshold.slider->setMoney(policy.threshold);
    m_amount.slider->setMoney(policy.amount);
    for (FieldForm* form : m_forms)
        form->refresh();
    const bool buys = policy.mode != Mode::Off;
    for (QWidget* field :
         std::initializer_list<QWidget*>{m_rule, m_threshold.box, m_threshold.slider, m_amount.box, m_amount.slider})
        field->setEnabled(buys);
    refreshProblems();
    refreshSections();
}

void PolicyPanel::refreshProblems()
{
    const auto problems = validate(m_document.scenario());
    for (FieldForm* form : m_forms) {
        auto* section = qobject_cast<FoldSection*>(form->parentWidget());
        if (form->showProblems(problems) && section != nullptr)
            section->setUnfolded(true);
    }
    const auto show = [&problems](const SumRow& row, const char* option) {
        const auto problem = std::find_if(problems.begin(), problems.end(),
                                          [option](const Error& error) { return error.where.field == option; });
        const bool found = problem != problems.end();
        row.hint->setText(found ? FieldForm::problemText(*problem) : QString{});
        row.hint->setVisible(found);
        row.box->setAccessibleDescription(row.hint->text());
    };
    show(m_threshold, "threshold");
    show(m_amount, "amount");
}

void PolicyPanel::setAdvice(const AdvicePtr& advice)
{
    std::optional<Money> recommended;
    if (advice && advice->recommended && advice->recommended->policy.amount == m_document.scenario().policy.amount)
        recommended = advice->recommended->policy.threshold;
    m_threshold.slider->setRecommended(recommended);
}

void PolicyPanel::setThresholdScent(const std::vector<MoneySlider::Scent>& scent)
{
    m_threshold.slider->setScent(scent);
}

void PolicyPanel::setAmountScent(const std::vector<MoneySlider::Scent>& scent)
{
    m_amount.slider->setScent(scent);
}

Money PolicyPanel::thresholdTop() const
{
    return oneCent * m_threshold.slider->maximum();
}

Money PolicyPanel::amountTop() const
{
    return oneCent * m_amount.slider->maximum();
}

void PolicyPanel::focusThreshold()
{
    m_threshold.slider->setFocus(Qt::ShortcutFocusReason);
}

void PolicyPanel::focusAmount()
{
    m_amount.slider->setFocus(Qt::ShortcutFocusReason);
}

} // namespace lowwater
