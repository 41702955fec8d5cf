// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/provider_presets.h"
#include "sim/core/result.h"
#include "sim/replay/scenario.h"

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// Names of options.
using OptionNames = std::set<std::string, std::less<>>;

/// Sets what the preset knows, but for `keep`: the options that the person has set. Errors name the preset's file and
/// value.
[[nodiscard]] Result<Done> applyPreset(Scenario& scenario, const ProviderPreset& preset, const OptionNames& keep = {});

/// Chooses a preset of the scenario's catalog by name, or with `none` none: what still is as the former preset had it
/// goes back to its default, then the new one is applied. An unknown name is an error that lists the known ones.
[[nodiscard]] Result<Done> chooseProvider(Scenario& scenario, std::string_view name, const OptionNames& keep = {});

/// As the chosen preset has it, or the defaults where none is chosen: the settings before the person changes any.
/// Without a history.
[[nodiscard]] Scenario unchangedScenario(const Scenario& scenario);

/// What the person has set: whatever is not as in unchangedScenario, but for the provider itself.
[[nodiscard]] OptionNames ownOptions(const Scenario& scenario);

/// chooseProvider, keeping what the person has set. Where nothing reloads by itself, auto-reload is not kept.
[[nodiscard]] Result<Done> switchProvider(Scenario& scenario, std::string_view name);

/// Puts these options back as unchangedScenario has them; empty: policy, account and idle gap whole, and whatever else
/// the preset sets.
void backToUnchanged(Scenario& scenario, const OptionNames& options = {});

/// A setting that is not as the preset has it.
struct PresetDifference {
    std::string option;
    std::string preset;   ///< its text there
    std::string scenario; ///< and here; `none` where it is unset
};

/// What the person has changed of what the preset sets, in the order of scenarioOptions().
[[nodiscard]] std::vector<PresetDifference> presetDifferences(const Scenario& scenario, const ProviderPreset& preset);

/// Sentences about an amount or a threshold that the chosen provider does not offer; empty: all is well, or none is
/// chosen.
[[nodiscard]] std::vector<std::string> presetViolations(const Scenario& scenario);

/// The built-in catalog with the presets of these files, each replacing what comes before it; null without a file. A
/// preset whose settings cannot be applied is an error.
[[nodiscard]] Result<std::shared_ptr<const ProviderCatalog>> readProviders(const std::vector<std::string>& files);

/// Every preset applied to a default scenario, and the result validated.
[[nodiscard]] Result<Done> checkCatalog(const ProviderCatalog& catalog);

} // namespace lowwater
