// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/plan_window.h"
#include "sim/billing/pool_rule.h"
#include "sim/history/history.h"

#include <memory>
#include <vector>

namespace lowwater {

/// MODEL.md section 3: which pool each charge falls in, and what the plan's allowances are.
struct Routing {
    Pool defaultPool = Pool::Extra;      ///< for charges that do not say and meet no rule; never Unset
    std::vector<PoolRule> rules;         ///< tried in order, before the charge's own pool
    std::vector<PlanWindow> planWindows; ///< all apply at once; none: the plan serves without end

    [[nodiscard]] bool operator==(const Routing&) const = default;
    /// Whether the charges' own pools and the default are all there is.
    [[nodiscard]] bool isPlain() const noexcept { return rules.empty() && planWindows.empty(); }
};

/// The charges that draw on the prepaid balance; the history itself where all do.
[[nodiscard]] std::shared_ptr<const History> extraCharges(const std::shared_ptr<const History>& history,
                                                          const Routing& routing);

} // namespace lowwater
