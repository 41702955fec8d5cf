// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/setting_card.h"

#include "sim/replay/apply_preset.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace lowwater {

namespace {

std::string filled(std::string text, const Policy& policy)
{
    const std::array<std::pair<std::string_view, std::string>, 2> numbers{
        {{"{amount}", exactMoneyText(policy.amount)}, {"{threshold}", thresholdText(policy.threshold)}}};
    for (const auto& [mark, number] : numbers)
        for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + number.size()))
            text.replace(at, mark.size(), number);
    return text;
}

} // namespace

std::vector<std::string> settingSteps(const ProviderPreset& preset, const Policy& policy)
{
    if (!preset.autoReload)
        return {"There is no auto-reload to set: buy credits by hand before they run out."};
    if (policy.mode != Mode::Auto)
        return {policy.mode == Mode::ByHand ? "Leave auto-reload off and buy by hand." : "Turn auto-reload off."};
    std::vector<std::string> steps;
    const auto* rule = preset.find("rule");
    const bool isOffered = rule == nullptr || rule->value == (policy.rule == Rule::Add ? "add" : "top_up");
    for (const auto& step : preset.steps)
        if (isOffered)
            steps.push_back(filled(step, policy));
    if (!isOffered)
        steps.emplace_back(policy.rule == Rule::Add
                               ? "This provider fills up to a balance; it does not add an amount."
                               : "This provider adds an amount; it does not fill up to a balance.");
    else if (steps.empty())
        steps.push_back(filled(policy.rule == Rule::Add ? "Turn auto-reload on: add {amount} below {threshold}."
                                                        : "Turn auto-reload on: fill up to {amount} below {threshold}.",
                               policy));
    return steps;
}

std::string settingCard(const ProviderPreset& preset, const Policy& policy)
{
    std::string text = preset.title + '\n';
    std::size_t number = 0;
    for (const auto& step : settingSteps(preset, policy))
        text += fmt::format("{}. {}\n", ++number, step);
    return text;
}

const ProviderPreset& cardPreset(const Scenario& scenario)
{
    static const ProviderPreset anyProvider = [] {
        ProviderPreset preset;
        preset.title = "Any provider";
        return preset;
    }();
    const auto* chosen = scenario.provider.preset();
    return chosen == nullptr ? anyProvider : *chosen;
}

std::string settingCard(const Scenario& scenario)
{
    return settingCard(cardPreset(scenario), scenario.policy);
}

std::vector<std::string> presetAssumptions(const Scenario& scenario)
{
    std::vector<std::string> texts;
    const auto* preset = scenario.provider.preset();
    if (preset == nullptr)
        return texts;
    const auto changed = presetDifferences(scenario, *preset);
    for (const auto& setting : preset->settings) {
        const bool isOwn = std::any_of(changed.begin(), changed.end(),
                                       [&](const PresetDifference& change) { return change.option == setting.option; });
        if (setting.backing.assumed && !isOwn)
            texts.push_back(setting.backing.note.empty()
                                ? fmt::format("{} {}", setting.option, setting.value)
                                : fmt::format("{} {} ({})", setting.option, setting.value, setting.backing.note));
    }
    return texts;
}

} // namespace lowwater
