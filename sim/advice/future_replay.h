// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/forecast.h"
#include "sim/replay/simulate.h"
#include "sim/workload/resampling.h"

#include <cstdint>
#include <memory>

namespace lowwater {

/// Replays the days after a record path by path, as forecast has them: the first of its block lengths, path i with the
/// luck of replication i.
class FutureReplay {
public:
    /// The scenario must outlive it. Throws as grownDemand.
    FutureReplay(const Scenario& scenario, const std::shared_ptr<const Demand>& demand, const ForecastWishes& wishes);

    [[nodiscard]] SimTime start() const noexcept { return m_days.end(); }
    /// Of a path; null where nothing is charged in it.
    [[nodiscard]] std::shared_ptr<const Demand> demandOf(std::uint64_t path) const;
    /// What becomes of a policy on it; where nothing is charged, the opening balance for as long as the horizon. Throws
    /// Error (as a value) where simulate returns one.
    [[nodiscard]] Outcome replay(const Demand* future, std::uint64_t path, const Policy& policy, bool keepTrajectory,
                                 const RunHooks& hooks) const;

private:
    [[nodiscard]] Outcome withoutCharges(Money opening) const;

    const Scenario& m_scenario;
    std::shared_ptr<const Demand> m_demand;
    WorkDays m_days;
    Resampling m_resampling;
};

} // namespace lowwater
