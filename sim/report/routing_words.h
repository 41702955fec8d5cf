// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routed.h"

#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// `the plan`, `usage credits`, `the API key`
[[nodiscard]] std::string_view poolText(Pool pool) noexcept;
/// `tool cursor and model claude-*: the API key`
[[nodiscard]] std::string poolRuleText(const PoolRule& rule);
/// The rules and what holds without one: `tool cursor: the API key; else what the charge says, else usage credits`
[[nodiscard]] std::string routingText(const Routing& routing);
/// `$15 in 5 h from the first charge, then usage credits`
[[nodiscard]] std::string planWindowText(const PlanWindow& window);
/// What a reader should know of a routing: charges that a window blocked, windows without a charge of the plan. Whole
/// sentences; empty where there is nothing to say.
[[nodiscard]] std::vector<std::string> routingWarnings(const Routing& routing, const Routed& routed);

} // namespace lowwater
