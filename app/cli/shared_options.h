// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/subcommand.h"
#include "sim/advice/recommend.h"
#include "sim/billing/reload_latency.h"
#include "sim/core/run_hooks.h"
#include "sim/history/canonical_csv.h"
#include "sim/replay/scenario.h"

#include <chrono>
#include <iosfwd>

namespace lowwater::cli {

/// The options that several subcommands share, and what they mean.

void declareReading(po::options_description& options);  ///< --format, --map, --prices, --cost-scale ...
void declareScenario(po::options_description& options); ///< scenario_options.h, --scenario and --providers
void declareWishes(po::options_description& options);   ///< --amounts, --agent-hour ...
void declareOutput(po::options_description& options);   ///< -o
void declareHiding(po::options_description& options);   ///< --hide-names

/// What becomes of the sums that a coarse source has: ReadOptions::spread.
enum class Sums { Spread, AsTheyAre };

/// Reads the histories that are named, or those that `option` names; tells of skipped lines and warnings on standard
/// error.
[[nodiscard]] ReadHistory readHistories(const po::variables_map& values, Streams& streams, Sums sums = Sums::Spread,
                                        const char* option = "history");
/// From --scenario and the options beside it, without a history. Tells on standard error of an amount or a threshold
/// that the provider does not offer.
[[nodiscard]] Scenario readScenario(const po::variables_map& values, Streams& streams);
/// Of past reloads that the histories tell of; unset where none does.
[[nodiscard]] std::optional<ReloadLatency> learnedLatency(const ReadHistory& read, const Routing& routing);
/// Whether --hide-names was given.
[[nodiscard]] bool hidesNames(const po::variables_map& values);
/// Puts the history into the scenario. Under --hide-names both lose the names of sessions and projects.
void takeHistory(const po::variables_map& values, ReadHistory& read, Scenario& scenario);
[[nodiscard]] Wishes readWishes(const po::variables_map& values);
[[nodiscard]] LookAhead readLookAhead(const po::variables_map& values);
/// `--provider help`: lists the presets.
[[nodiscard]] bool asksForProviders(const po::variables_map& values);
[[nodiscard]] std::string providerList(const po::variables_map& values, const Streams& streams);
/// To standard output or to the file of -o, whole or not at all.
void writeResult(const po::variables_map& values, Streams& streams, std::string_view text);
/// Done, or SkippedLines where --strict asks for it.
[[nodiscard]] int statusOf(const po::variables_map& values, const ImportSummary& summary);

/// A progress line on a terminal, at most a few times a second; nothing elsewhere.
class ProgressLine {
public:
    ProgressLine(Streams& streams, std::string_view what) : m_streams{streams}, m_what{what} {}
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    [[nodiscard]] RunHooks hooks();

private:
    Streams& m_streams;
    std::string m_what;
    std::chrono::steady_clock::time_point m_shown = std::chrono::steady_clock::now();
    bool m_any = false;
};

} // namespace lowwater::cli
