// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/panel/policy_panel.h"

#include "app/desktop/document.h"
#include "app/desktop/panel/field_form.h"
#include "app/desktop/panel/field_mark.h"
#include "app/desktop/panel/fold_section.h"
#include "app/desktop/panel/link_button.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/panel/sum_field.h"
#include "app/desktop/provider_edits.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QComboBox>

#include <algorithm>
#include <array>

/// What the chosen provider does to the policy panel: the sliders' ticks, the marks, the ways back.
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

} // namespace

/// The sliders reach over what is set, and over what the provider lists.
void PolicyPanel::refreshSums()
{
    const Scenario& scenario = m_document.scenario();
    const Policy& policy = scenario.policy;
    const auto* preset = scenario.provider.preset();
    const MoneyChoices amounts = preset != nullptr ? preset->amounts.money : MoneyChoices{};
    const MoneyChoices thresholds = preset != nullptr ? preset->thresholds.money : MoneyChoices{};
    const auto top = [](const MoneyChoices& choices, Money least, Money now) {
        return std::max({least, roundTop(now), choices.list.empty() ? Money{} : roundTop(choices.list.back())});
    };
    if (!m_threshold->slider().isSliderDown())
        m_threshold->slider().setMoneyRange(Money{}, top(thresholds, oneDollar * 10, policy.threshold));
    if (!m_amount->slider().isSliderDown())
        m_amount->slider().setMoneyRange(Money{}, top(amounts, oneDollar * 100, policy.amount));
    std::vector<Money> ticks = thresholds.list;
    if (thresholds.least)
        ticks.push_back(*thresholds.least);
    ticks.insert(ticks.end(), {Money{}, thresholdTop()});
    m_threshold->setChoices(thresholds, ticks);
    m_amount->setChoices(amounts, preset != nullptr && preset->autoReload
                                      ? preset->amountsToTry()
                                      : std::vector<Money>{amountMarks.begin(), amountMarks.end()});
    m_threshold->setValue(policy.threshold);
    m_amount->setValue(policy.amount);
    m_threshold->setWarning(thresholdNotOffered(scenario));
    m_amount->setWarning(amountNotOffered(scenario));
}

void PolicyPanel::refreshMarks()
{
    using Kind = ValueMark::Kind;
    const Scenario& scenario = m_document.scenario();
    const ValueMarks marks(scenario);
    const auto money = [](const ValueMark& mark) {
        const auto parsed = Money::parse(mark.provided);
        return mark.text(parsed ? MoneySpinBox::exactText(*parsed) : QString{});
    };
    const auto joined = [](const QString& said, const QString& offered) {
        return said.isEmpty() || offered.isEmpty() ? said + offered : said + QLatin1Char(' ') + offered;
    };
    const ValueMark threshold = marks.of("threshold");
    m_threshold->setMark(threshold.kind, joined(money(threshold), thresholdsOffered(scenario)),
                         threshold.kind == Kind::Own);
    const ValueMark amount = marks.of("amount");
    const ValueMark rule = marks.of("rule");
    m_amount->setMark(amount.kind, joined(money(amount), amountsOffered(scenario)),
                      amount.kind == Kind::Own || rule.kind == Kind::Own);
    const QString ruleText = rule.text(m_rule->itemText(rule.provided == "top_up" ? 1 : 0));
    m_ruleMark->setMark(rule.kind, ruleText);
    explainField(*m_rule, tr("A reload adds a fixed amount, or fills the balance up to it"), ruleText, {});
    const ValueMark mode = marks.of("mode");
    const int provided = mode.provided == "by_hand" ? 1 : mode.provided == "off" ? 2 : 0;
    QString name = m_modes->button(provided)->text();
    m_modeMark->setMark(mode.kind, mode.text(name.remove(QLatin1Char('&'))));
    m_modeBack->setVisible(mode.kind == Kind::Own);
    for (FieldForm* form : m_forms) {
        const bool own = form->showMarks(marks);
        if (auto* section = qobject_cast<FoldSection*>(form->parentWidget()))
            section->header().setHasOwn(own);
    }
}

void PolicyPanel::backToDefault(const OptionNames& options, const QString& what)
{
    editBackToDefault(m_document, options, what);
}

} // namespace lowwater
