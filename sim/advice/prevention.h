// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/totals.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lowwater {

/// What one can move, each alone.
enum class Slider { Threshold, Amount, OpeningBalance, Latency };
inline constexpr std::size_t sliderCount = 4;

/// `threshold`, `amount`, `opening_balance`, `latency`
[[nodiscard]] std::string_view sliderName(Slider slider) noexcept;

/// The least change of one slider that would have prevented an interruption, and what then remains on the whole record.
///
/// Prevented: in the changed replay no interruption touches the time from the old one's begin to its end, and fewer
/// begin up to that end than before; one that only comes earlier is not prevented. One that comes later is, but then as
/// many may remain as there were: see onlyMoves.
struct Prevention {
    Slider slider = Slider::Threshold;
    Money money;         ///< the new threshold, amount or opening balance
    Duration latency{0}; ///< the new latency
    Money moneyStep;     ///< how finely was searched: a smaller change by less than this may do too; amounts: 0
    Duration latencyStep{0};
    Totals totals; ///< with the change; `interruptions` of them remain
    /// No fewer interruptions remain than there were.
    bool onlyMoves = false;
};

/// One interruption: by slider, unset where no value that was tried prevents it.
struct Preventions {
    std::size_t interruption = 0; ///< index into Outcome::interruptions
    std::array<std::optional<Prevention>, sliderCount> bySlider;
};

/// What was searched for each slider, the least change first. Neither a larger amount nor a larger opening balance is
/// always safer (THEORY.md section 1), so values are tried one by one, never bisected:
/// thresholds upward by cents or what the provider offers, coarser where a wide range needs more than
/// `mostValues` of them, every one of which is decided exactly; `amounts` above the scenario's; opening balances upward
/// likewise; constant latencies downward by whole seconds or coarser.
struct PreventionOptions {
    std::vector<Money> amounts; ///< those to try; empty: the provider's choices, else the usual ones
    std::size_t mostValues = 240;
    /// What is known when a slider has been searched, those before it too; on the calling thread.
    std::function<void(Slider searched, std::span<const Preventions> known)> onSlider{};
};

/// For the interruptions at `indices` of the scenario's own outcome. At most sliderCount x mostValues replays, shared
/// by all interruptions, on all cores; the same on any number. Errors as simulate's.
[[nodiscard]] Result<std::vector<Preventions>> findPreventions(const Scenario& scenario, const Demand& demand,
                                                               const Outcome& outcome,
                                                               std::span<const std::size_t> indices,
                                                               const PreventionOptions& options = {},
                                                               const RunHooks& hooks = {});

} // namespace lowwater
