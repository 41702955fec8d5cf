// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/core/run_hooks.h"
#include "sim/replay/simulate.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lowwater {

enum class ObstacleKind {
    SpendLimit,   ///< the month's charges are used up
    DailyCap,     ///< no more automatic reloads today
    MonthlyCap,   ///< nor this month
    MaxReloads,   ///< nor so soon after the others
    Declined,     ///< a payment takes longer to repair than the balance lasts
    Disarmed,     ///< an edge trigger that never asks again
    EmptyOpening, ///< the first charge comes before any reload
    Amounts,      ///< more is spent in a latency than the largest amount brings
};

/// One thing that keeps every policy from being safe, and what would help.
struct Obstacle {
    ObstacleKind kind = ObstacleKind::Amounts;
    std::string what;                ///< an English sentence
    std::string help;                ///< English sentences, found by trying; empty: nothing that was tried helps alone
    std::optional<Policy> wouldDo{}; ///< with the first help that is named

    [[nodiscard]] std::string text() const { return help.empty() ? what : what + ' ' + help; }
};

/// The best safe policy of a scenario in which something stands less in the way, if there is one. The amounts to choose
/// from are those of the wishes. Throws Error (as a value).
using TryOut = std::function<std::optional<Policy>(const Scenario& relaxed, const Wishes& wishes)>;

/// What stops agents at the largest amount and a threshold so high that a reload is always asked for at once, each with
/// the least of some round values of it at which `tryOut` finds a safe policy. Empty where none are stopped
/// even so. For scenarios in which no
/// policy is safe. Throws Error (as a value).
[[nodiscard]] std::vector<Obstacle> findObstacles(const Scenario& scenario, const Demand& demand, const Wishes& wishes,
                                                  const TryOut& tryOut, const RunHooks& hooks = {});

} // namespace lowwater
