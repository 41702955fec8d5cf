// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/plan/plan.h"
#include "app/desktop/recorded.h"
#include "sim/billing/reload_latency.h"
#include "sim/history/import_summary.h"
#include "sim/replay/simulate.h"

#include <memory>

namespace lowwater {

/// What the window shows: a scenario and what would have happened. Immutable, made off the GUI thread, handed round as
/// shared_ptr<const RunResult>. The outcome keeps its trajectory.
struct RunResult {
    Scenario scenario;
    std::shared_ptr<const ImportSummary> summary;
    RecordedPtr recorded{};                 ///< null: nothing is recorded
    std::shared_ptr<const Demand> demand;   ///< null where no charge draws on the balance
    std::shared_ptr<const Outcome> outcome; ///< null where `error` says why
    std::optional<Error> error;
    std::optional<ReloadLatency> latency{};    ///< of the past reloads; unset where none are known
    Plan plan{};                               ///< what its history was changed for
    std::shared_ptr<const RunResult> record{}; ///< where the plan changed it, the result of the record
};
using RunResultPtr = std::shared_ptr<const RunResult>;

} // namespace lowwater
