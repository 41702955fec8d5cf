// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/outcome.h"
#include "sim/report/figure.h"
#include "sim/report/zone_text.h"

#include <optional>
#include <string>
#include <vector>

namespace lowwater {

/// One policy's balance over time.
struct BalancePanel {
    std::string name;    ///< `Now`
    std::string caption; ///< what the picture shows, after the name: `, add $20 below $1.00: the agents stop 9 times`
    const Outcome* outcome = nullptr; ///< with its trajectory
    std::optional<Money> threshold;   ///< unset: none is drawn
    bool showStops = true;            ///< no bands where the history is too coarse to know
};

/// The panels above each other on one time axis, and on one money scale unless that would flatten one: the balance as a
/// step line, the threshold, numbered bands where agents stood still. Not for an empty list.
[[nodiscard]] Figure balanceFigure(const std::vector<BalancePanel>& panels, const ZoneText& zone, double width = 680);

} // namespace lowwater
