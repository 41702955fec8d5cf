// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/provider_words.h"

#include "app/desktop/words/advice_words.h"
#include "app/desktop/words/format.h"
#include "sim/replay/apply_preset.h"
#include "sim/replay/scenario_options.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

namespace lowwater {

namespace {

class ProviderText {
    Q_DECLARE_TR_FUNCTIONS(lowwater::ProviderText)
};

QString fromFile(const std::string& text)
{
    return QString::fromStdString(text);
}

/// ` Source: …, 2026-11-22.`; empty where the file names none.
QString sourceText(const Backing& backing)
{
    const ValueSource& source = backing.source;
    if (source.where.empty())
        return {};
    return QLatin1Char(' ') +
           (source.date.empty()
                ? ProviderText::tr("Source: %1.").arg(fromFile(source.where))
                : ProviderText::tr("Source: %1, %2.").arg(fromFile(source.where), fromFile(source.date)));
}

/// What the preset says of its value.
QString providedText(const QString& provider, const QString& shown, const Backing& backing)
{
    const QString note = fromFile(backing.note);
    if (backing.assumed)
        return ProviderText::tr("%1: %2 is assumed, please check it: %3.")
                   .arg(provider, shown, note.isEmpty() ? ProviderText::tr("not documented") : note) +
               sourceText(backing);
    const QString value = note.isEmpty() ? shown : ProviderText::tr("%1 (%2)").arg(shown, note);
    return ProviderText::tr("%1: %2.").arg(provider, value) + sourceText(backing);
}

QString offered(const ProviderPreset* preset, const PresetChoices& choices, const QString& sentence)
{
    const QString text = choicesText(choices.money);
    QString said = text.isEmpty() ? QString{} : sentence.arg(fromFile(preset->title), text);
    if (text.isEmpty() && !choices.backing.note.empty())
        said = ProviderText::tr("%1: %2.").arg(fromFile(preset->title), fromFile(choices.backing.note));
    return said.isEmpty() ? said : said + sourceText(choices.backing);
}

/// Claude is there twice: as the guide has it, and as documented.
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> counterparts = {
    {{"claude-guide-pro", "claude"},
     {"claude-guide-team", "claude-team"},
     {"claude-guide-enterprise", "claude-enterprise"}}};

/// The preset that has the same account otherwise; null: none.
const ProviderPreset* counterpartOf(const ProviderPreset& preset, const ProviderCatalog& catalog)
{
    for (const auto& [guide, documented] : counterparts) {
        if (preset.name == guide || preset.name == documented)
            return catalog.find(preset.name == guide ? documented : guide);
    }
    return nullptr;
}

/// The chosen preset, where what it offers matters.
const ProviderPreset* reloading(const Scenario& scenario)
{
    const auto* preset = scenario.provider.preset();
    return preset != nullptr && preset->autoReload && scenario.policy.mode == Mode::Auto ? preset : nullptr;
}

} // namespace

QString ValueMark::text(const QString& shown) const
{
    switch (kind) {
    case Kind::None:
        return {};
    case Kind::Documented:
    case Kind::Assumed:
        return providedText(provider, shown, backing);
    case Kind::Own:
        break;
    }
    return ProviderText::tr("Your own value.") + QLatin1Char(' ') +
           (ofPreset ? providedText(provider, shown, backing) : ProviderText::tr("The default is: %1.").arg(shown));
}

ValueMarks::ValueMarks(const Scenario& scenario) : m_scenario{scenario}, m_unchanged{unchangedScenario(scenario)} {}

ValueMark ValueMarks::of(std::string_view name) const
{
    ValueMark mark;
    const auto* preset = m_scenario.provider.preset();
    const auto options = scenarioOptions();
    const auto option = std::find_if(options.begin(), options.end(), [name](const auto& o) { return o.name == name; });
    if (preset == nullptr || option == options.end())
        return mark;
    const auto provided = option->get(m_unchanged);
    mark.provided = provided.empty() ? std::string{} : provided.front();
    mark.provider = fromFile(preset->title);
    if (const auto* setting = preset->find(name)) {
        mark.ofPreset = true;
        mark.backing = setting->backing;
        mark.kind = setting->backing.assumed ? ValueMark::Kind::Assumed : ValueMark::Kind::Documented;
    }
    if (option->get(m_scenario) != provided)
        mark.kind = ValueMark::Kind::Own;
    return mark;
}

QString choicesText(const MoneyChoices& choices)
{
    if (!choices.list.empty()) {
        QStringList texts;
        for (const Money money : choices.list)
            texts << words::formatAmount(money);
        if (texts.size() == 1)
            return texts.front();
        const QString last = texts.takeLast();
        return ProviderText::tr("%1 or %2").arg(texts.join(ProviderText::tr(", ")), last);
    }
    QString text;
    if (choices.least && choices.most)
        text =
            ProviderText::tr("%1 to %2").arg(words::formatAmount(*choices.least), words::formatAmount(*choices.most));
    else if (choices.least)
        text = ProviderText::tr("%1 or more").arg(words::formatAmount(*choices.least));
    else if (choices.most)
        text = ProviderText::tr("at most %1").arg(words::formatAmount(*choices.most));
    if (!choices.step)
        return text;
    const QString step = words::formatAmount(*choices.step);
    return text.isEmpty() ? ProviderText::tr("steps of %1").arg(step)
                          : ProviderText::tr("%1 in steps of %2").arg(text, step);
}

QString amountsOffered(const Scenario& scenario)
{
    const auto* preset = scenario.provider.preset();
    return preset == nullptr ? QString{}
                             : offered(preset, preset->amounts, ProviderText::tr("%1 offers reload amounts of %2."));
}

QString thresholdsOffered(const Scenario& scenario)
{
    const auto* preset = scenario.provider.preset();
    return preset == nullptr ? QString{}
                             : offered(preset, preset->thresholds, ProviderText::tr("%1 offers thresholds of %2."));
}

QString amountNotOffered(const Scenario& scenario)
{
    const auto* preset = reloading(scenario);
    if (preset == nullptr)
        return {};
    const Policy& policy = scenario.policy;
    const QString title = fromFile(preset->title);
    if (!preset->amounts.money.allows(policy.amount))
        return ProviderText::tr("%1 offers %2.").arg(title, choicesText(preset->amounts.money));
    if (preset->leastGap && policy.rule == Rule::TopUp && policy.amount - policy.threshold < *preset->leastGap)
        return ProviderText::tr("%1 fills up to at least %2 above the threshold.")
            .arg(title, words::formatAmount(*preset->leastGap));
    return {};
}

QString thresholdNotOffered(const Scenario& scenario)
{
    const auto* preset = reloading(scenario);
    if (preset == nullptr || preset->thresholds.money.allows(scenario.policy.threshold))
        return {};
    return ProviderText::tr("%1 offers %2.").arg(fromFile(preset->title), choicesText(preset->thresholds.money));
}

ProviderWords providerWords(const Scenario& scenario)
{
    ProviderWords said;
    const auto* preset = scenario.provider.preset();
    if (preset == nullptr)
        return said;
    const QString title = fromFile(preset->title);
    if (!preset->autoReload) {
        said.warns = scenario.policy.mode == Mode::Auto;
        said.byHand = said.warns ? ProviderText::tr("%1 has no auto-reload: this cannot be set there.").arg(title)
                      : scenario.policy.mode == Mode::ByHand
                          ? ProviderText::tr("%1 has no auto-reload: what is simulated is buying by hand.").arg(title)
                          : ProviderText::tr("%1 has no auto-reload.").arg(title);
    }
    const auto* other = counterpartOf(*preset, scenario.provider.presets());
    Scenario otherwise;
    if (other == nullptr || !applyPreset(otherwise, *other))
        return said;
    said.counterpart = fromFile(other->name);
    const QString rule = other->autoReload ? policyPhrase(otherwise.policy) : ProviderText::tr("no auto-reload");
    said.differs = ProviderText::tr("Sources differ. %1: %2.").arg(fromFile(other->title), rule);
    return said;
}

QString tipWith(const QString& tip, const QString& mark)
{
    if (mark.isEmpty())
        return tip;
    const QString above = tip.isEmpty() ? QString{} : tip.toHtmlEscaped() + QStringLiteral("<br><br>");
    return QStringLiteral("<qt>%1%2</qt>").arg(above, mark.toHtmlEscaped());
}

} // namespace lowwater
