// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/billing/reload_latency.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/scenario.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

struct Advice;

/// What nobody can know when choosing.
enum class Factor { Latency, Declines, Growth, Agents };
inline constexpr std::size_t factorCount = 4;
/// `latency`, `declines`, `growth`, `agents`
[[nodiscard]] std::string_view factorName(Factor factor) noexcept;

/// The scenario with one factor changed; the base where none is.
struct Situation {
    std::optional<Factor> factor;
    std::string value;   ///< `5m`, `typical-card`, `4 %`, `x 1.25`, `+1`; of the base empty
    bool isBase = false; ///< nothing differs from the base
};

/// What a choice comes to in a situation, on the mean of all its replications.
struct ChoiceOutcome {
    Money monthlyCost;
    Money rankingCost; ///< with bother
    Money regret;      ///< rankingCost less the least of all choices in this situation
    double interruptionsPerMonth = 0;
    [[nodiscard]] bool operator==(const ChoiceOutcome&) const = default;
};

struct SituationRow {
    Situation situation;
    std::vector<ChoiceOutcome> choices;
    std::size_t best = 0; ///< the choice without regret; the first of several
};

struct WorstRegret {
    Money regret;
    std::size_t row = 0; ///< where; the first of several
};

/// How far one factor moves the recommended choice.
struct TornadoBar {
    Factor factor = Factor::Latency;
    std::size_t lowRow = 0; ///< the rows with the least and the greatest monthly cost, the base among them
    std::size_t highRow = 0;
    Money low; ///< monthly costs
    Money high;
    double fewestInterruptions = 0; ///< a month
    double mostInterruptions = 0;
    Money worstRegret; ///< of the recommended choice in the situations of this factor
};

/// How a choice fares in situations other than the one it was made for.
struct Robustness {
    std::vector<Policy> choices;
    std::size_t recommended = 0;        ///< among the choices
    std::vector<SituationRow> rows;     ///< the base first; empty where the history does not show stops
    std::vector<WorstRegret> worst;     ///< by choice
    std::size_t leastWorst = 0;         ///< the choice with the least worst regret
    std::vector<TornadoBar> tornado;    ///< by the width of the cost, widest first
    std::optional<Factor> findOutFirst; ///< unset: none matters more than the person's indifference
    std::string findOutFirstText;       ///< English; empty where there are no rows
    std::uint64_t replications = 0;     ///< of each situation that is left to chance
};

struct RobustnessOptions {
    /// The record as it would be with one agent more, with two, and so on; empty: that is not asked.
    std::vector<std::shared_ptr<const History>> withMoreAgents;
    /// From imported purchases: with `enoughLearned` of them they replace the latencies that are tried.
    std::optional<ReloadLatency> learned;
    /// Where chance plays a part, so many runs of luck, the same ones for every choice.
    std::uint64_t replications = 20;
    /// Told of each row that is found, the base first; `worst` and what follows come with the result. On a thread at
    /// work, one at a time.
    std::function<void(std::size_t row, const SituationRow& found)> onRow{};
};
inline constexpr std::size_t enoughLearned = 5;

/// The choices of an advice: each amount at its threshold and, last unless it is one of them, what is set now.
[[nodiscard]] std::vector<Policy> choicesOf(const Advice& advice, const Policy& current);

/// Replays each choice (one at least) on the scenario's record in each situation: latencies 60 s, 5 min, 15 min and
/// typical-card, or the least, median and most that was learned; decline rates 0, 1, 4 and 10 %; usage times 1, 1.25
/// and 1.5; more agents. One factor at a time, the rest as the scenario and the wishes have it. On all cores; the same
/// on any number. Errors as simulate's.
[[nodiscard]] Result<Robustness> robustness(const Scenario& scenario, const std::vector<Policy>& choices,
                                            std::size_t recommended, const Wishes& wishes = {},
                                            const RobustnessOptions& options = {}, const RunHooks& hooks = {});

} // namespace lowwater
