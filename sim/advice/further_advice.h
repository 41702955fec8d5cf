// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/recommend.h"
#include "sim/billing/reload_latency.h"
#include "sim/core/result.h"
#include "sim/core/run_hooks.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace lowwater {

// What may be asked of an advice besides the choice. Each adds its part to the advice of the scenario, which keeps what
// it was asked with: an empty one where the history does not show stops. Errors as those of what is asked; the part is
// then not added.

/// What goes wrong, under the policy recommended (where none is, under the scenario's own) and as set now.
[[nodiscard]] Result<Done> addStress(Advice& advice, const Scenario& scenario, const RunHooks& hooks = {});

/// How each amount at its threshold, and what is set now, fares where things are other than assumed; with one and two
/// agents more who work as the recorded ones do. `learned`: from past reloads.
[[nodiscard]] Result<Done> addRobustness(Advice& advice, const Scenario& scenario,
                                         const std::optional<ReloadLatency>& learned = {}, const RunHooks& hooks = {});

/// The lowest balance of each of the days to come, under the same policy as stress.
[[nodiscard]] Result<Done> addNextDays(Advice& advice, const Scenario& scenario, const RunHooks& hooks = {});

/// Of the scenario as recorded: unlike the advice's own it was changed for no plan. Each week's decision is from the
/// record until then; where the latency is left to chance, from days drawn from it.
[[nodiscard]] Result<Done> addBacktest(Advice& advice, const Scenario& record, const RunHooks& hooks = {});

/// Paths and replications that a full report draws for so many charges: fewer where there are very many.
[[nodiscard]] std::uint32_t pathsOfNextDays(std::uint64_t charges) noexcept;
[[nodiscard]] std::uint64_t replicationsFor(std::uint64_t charges) noexcept;

/// All of these, as a report has them. `record`: the history before any plan; null: the scenario's.
[[nodiscard]] Result<Done> addAll(Advice& advice, const Scenario& scenario, std::shared_ptr<const History> record,
                                  const std::optional<ReloadLatency>& learned = {}, const RunHooks& hooks = {});

} // namespace lowwater
