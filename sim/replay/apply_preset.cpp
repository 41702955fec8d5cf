// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/apply_preset.h"

#include "sim/core/text_file.h"
#include "sim/replay/scenario_options.h"

#include <fmt/format.h>

#include <utility>

namespace lowwater {

namespace {

constexpr std::string_view providerOption = "provider";
constexpr std::string_view noProvider = "none";

using Texts = std::vector<std::string>;

/// Puts back what is as the preset has it.
Result<Done> leavePreset(Scenario& scenario, const ProviderPreset& preset, const OptionNames& keep)
{
    Scenario itsOwn;
    if (auto done = applyPreset(itsOwn, preset); !done)
        return done;
    const Scenario defaults;
    for (const auto& option : scenarioOptions()) {
        const bool isIts = preset.find(option.name) != nullptr && option.get(scenario) == option.get(itsOwn);
        if (!isIts || keep.contains(option.name))
            continue;
        const Texts texts = option.get(defaults);
        if (auto done = option.set(scenario, texts.empty() ? option.unset : std::string_view{texts.front()}); !done)
            return done;
    }
    return Done{};
}

std::string shown(const Texts& texts, std::string_view unset)
{
    return texts.empty() ? std::string{unset} : fmt::format("{}", fmt::join(texts, ", "));
}

std::string violation(const ProviderPreset& preset, std::string_view what, const PresetChoices& choices, Money money)
{
    if (choices.money.allows(money))
        return {};
    return fmt::format("{} offers {} {}; ${} is not among them.", preset.title, what, choices.money.toString(),
                       money.toString());
}

} // namespace

Result<Done> applyPreset(Scenario& scenario, const ProviderPreset& preset, const OptionNames& keep)
{
    Scenario changed = scenario;
    for (const auto& setting : preset.settings) {
        if (keep.contains(setting.option))
            continue;
        auto done = setting.option == providerOption ? Error{ErrorCode::Invalid, {}, {}, "cannot be set by a preset"}
                                                     : setOption(changed, setting.option, setting.value);
        if (done)
            continue;
        Error error = std::move(done).error();
        error.where = setting.where;
        return error;
    }
    scenario = std::move(changed);
    return Done{};
}

Result<Done> chooseProvider(Scenario& scenario, std::string_view name, const OptionNames& keep)
{
    const ProviderPreset* chosen = scenario.provider.presets().find(name);
    if (chosen == nullptr && name != noProvider)
        return Error{
            ErrorCode::Invalid,
            {{}, 0, std::string{providerOption}},
            std::string{name},
            fmt::format("is not a provider that is known here; known are {}", scenario.provider.presets().names())};
    Scenario changed = scenario;
    if (const auto* former = scenario.provider.preset())
        if (auto done = leavePreset(changed, *former, keep); !done)
            return done;
    changed.provider.name.clear();
    if (chosen != nullptr) {
        if (auto done = applyPreset(changed, *chosen, keep); !done)
            return done;
        changed.provider.name = chosen->name;
    }
    scenario = std::move(changed);
    return Done{};
}

Scenario unchangedScenario(const Scenario& scenario)
{
    Scenario unchanged;
    if (const auto* preset = scenario.provider.preset())
        (void)applyPreset(unchanged, *preset); // a catalog that cannot be applied is not read in the first place
    unchanged.provider = scenario.provider;
    return unchanged;
}

OptionNames ownOptions(const Scenario& scenario)
{
    const Scenario unchanged = unchangedScenario(scenario);
    OptionNames names;
    for (const auto& option : scenarioOptions())
        if (option.get(scenario) != option.get(unchanged))
            names.emplace(option.name);
    return names;
}

Result<Done> switchProvider(Scenario& scenario, std::string_view name)
{
    OptionNames keep = ownOptions(scenario);
    const auto* chosen = scenario.provider.presets().find(name);
    if (chosen != nullptr && !chosen->autoReload && scenario.policy.mode == Mode::Auto)
        keep.erase("mode");
    return chooseProvider(scenario, name, keep);
}

void backToUnchanged(Scenario& scenario, const OptionNames& options)
{
    const Scenario unchanged = unchangedScenario(scenario);
    const auto* preset = scenario.provider.preset();
    if (options.empty()) {
        scenario.policy = unchanged.policy;
        scenario.account = unchanged.account;
        scenario.idleGap = unchanged.idleGap;
    }
    for (const auto& option : scenarioOptions()) {
        const bool isPresets = options.empty() && preset != nullptr && preset->find(option.name) != nullptr;
        if (!isPresets && !options.contains(option.name))
            continue;
        const Texts texts = option.get(unchanged);
        if (texts.empty() || option.repeatable)
            (void)option.set(scenario, option.unset);
        for (const auto& text : texts)
            (void)option.set(scenario, text); // its own text: always readable
    }
}

std::vector<PresetDifference> presetDifferences(const Scenario& scenario, const ProviderPreset& preset)
{
    Scenario itsOwn;
    std::vector<PresetDifference> differences;
    if (!applyPreset(itsOwn, preset))
        return differences;
    for (const auto& option : scenarioOptions()) {
        const Texts own = option.get(itsOwn);
        const Texts here = option.get(scenario);
        if (preset.find(option.name) != nullptr && own != here)
            differences.push_back({std::string{option.name}, shown(own, option.unset), shown(here, option.unset)});
    }
    return differences;
}

std::vector<std::string> presetViolations(const Scenario& scenario)
{
    std::vector<std::string> sentences;
    const auto* preset = scenario.provider.preset();
    if (preset == nullptr || scenario.policy.mode != Mode::Auto)
        return sentences;
    const auto& policy = scenario.policy;
    if (!preset->autoReload)
        sentences.push_back(fmt::format("{} has no automatic reload.", preset->title));
    if (auto text = violation(*preset, "reload amounts", preset->amounts, policy.amount); !text.empty())
        sentences.push_back(std::move(text));
    if (auto text = violation(*preset, "thresholds", preset->thresholds, policy.threshold); !text.empty())
        sentences.push_back(std::move(text));
    if (preset->leastGap && policy.rule == Rule::TopUp && policy.amount - policy.threshold < *preset->leastGap)
        sentences.push_back(fmt::format("{} wants the balance to reload to at least ${} above the threshold.",
                                        preset->title, preset->leastGap->toString()));
    return sentences;
}

Result<Done> checkCatalog(const ProviderCatalog& catalog)
{
    for (const auto& preset : catalog.presets()) {
        Scenario scenario;
        if (auto done = applyPreset(scenario, preset); !done)
            return done;
        if (auto problems = validate(scenario); !problems.empty()) {
            Error error = std::move(problems.front());
            error.message = fmt::format("{} (preset {})", error.message, preset.name);
            return error;
        }
    }
    return Done{};
}

Result<std::shared_ptr<const ProviderCatalog>> readProviders(const std::vector<std::string>& files)
{
    std::shared_ptr<const ProviderCatalog> catalog;
    for (const auto& file : files) {
        const auto content = readFile(file);
        if (!content)
            return content.error();
        const auto own = ProviderCatalog::parse(*content, file);
        if (!own)
            return own.error();
        if (auto done = checkCatalog(*own); !done) {
            Error error = std::move(done).error();
            error.where.file = file;
            return error;
        }
        const ProviderCatalog& base = catalog ? *catalog : ProviderCatalog::builtIn();
        catalog = std::make_shared<const ProviderCatalog>(base.overriddenBy(*own));
    }
    return catalog;
}

} // namespace lowwater
