// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/replay/scenario.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lowwater {

/// One setting of a scenario under its command-line name: the one place that knows how it is spelled. The command line,
/// scenario files, the report's assumptions and "copy as command line" all use this table.
struct ScenarioOption {
    std::string_view name;  ///< `threshold`
    std::string_view value; ///< what its value looks like: `20`, `auto|by_hand|off`
    std::string_view help;  ///< an English sentence without a full stop
    bool repeatable = false;
    /// Sets the field (for a repeatable option: adds to it).
    std::function<Result<Done>(Scenario&, std::string_view)> set;
    /// The field's texts: none where it is unset, several for a repeatable option.
    std::function<std::vector<std::string>(const Scenario&)> get;
    std::string_view unset = "none"; ///< the text that unsets it, where that can be
};

[[nodiscard]] std::span<const ScenarioOption> scenarioOptions();

/// Sets one option by name; errors name the option in Where::field.
[[nodiscard]] Result<Done> setOption(Scenario& scenario, std::string_view name, std::string_view value);

/// Sets options as a command line gives them, over a scenario that may have come from a file: what is given wins, so a
/// repeatable option replaces the scenario's list and its further texts add to it.
[[nodiscard]] Result<Done> setOptions(Scenario& scenario, std::span<const std::pair<std::string, std::string>> given);

/// The options that differ from a default scenario, in the table's order, as (name, text). With a provider chosen: that
/// and the options that differ from its preset.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> changedOptions(const Scenario& scenario);

} // namespace lowwater
