// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/history/canonical_csv.h"
#include "sim/history/import_summary.h"

#include <span>
#include <string>

namespace lowwater {

/// The JSON of CLI.md; money exact, times RFC 3339, each ends with a newline.
[[nodiscard]] std::string simulateJson(const Outcome& outcome, const ImportSummary& summary);
[[nodiscard]] std::string recommendJson(const Advice& advice);
[[nodiscard]] std::string inspectJson(const ReadHistory& read, const Routing& routing, Duration idleGap,
                                      std::span<const EnvelopePoint> envelope);
/// `report -o x.json`: the scenario, simulateJson of now and of the recommended policy, and recommendJson in one
/// object.
[[nodiscard]] std::string reportJson(const Scenario& scenario, const ImportSummary& summary, const Advice& advice);

/// `--scenario FILE`: an object of option names and texts (scenario_options.h), with `"lowwater_scenario": 1`.
[[nodiscard]] std::string scenarioJson(const Scenario& scenario);
/// Sets on `scenario` what the text says; errors name the file and the option.
[[nodiscard]] Result<Done> readScenarioJson(std::string_view text, const std::string& file, Scenario& scenario);

} // namespace lowwater
