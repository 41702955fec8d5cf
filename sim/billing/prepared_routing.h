// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/billing/routing.h"
#include "sim/billing/tool_table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// The tools of a history that say their name, sorted.
[[nodiscard]] std::vector<std::string> toolsOf(const History& history);

// Prepared answers to "what is paid from this balance?". Rules come before what a charge itself says, so an answer
// holds for a tool whatever its charges say.

/// The guide's reading: tools with a sign-in draw on the prepaid balance, tools with an API key on the API bill, chats
/// on the plan. One rule for each tool of the history that the table knows; others as the charge says, else the
/// balance.
[[nodiscard]] Routing asTheGuideHasIt(const History& history, const ToolTable& tools = ToolTable::builtIn());

[[nodiscard]] Routing everythingFromCredits();

/// As documented for Claude: the plan serves first, and what is beyond `windows` is paid from the balance, whatever
/// consequence they have. Tools with an API key are no part of it; a charge that says its pool keeps it.
[[nodiscard]] Routing onlyBeyondThePlan(const History& history, std::vector<PlanWindow> windows,
                                        const ToolTable& tools = ToolTable::builtIn());

/// The tools named draw on the balance, everything else on the plan.
[[nodiscard]] Routing onlyTheseTools(std::span<const std::string> tools);

// What-ifs.

/// A tool moved to another pool, such as from a sign-in to an API key: its own rule is put first, and one that it had
/// before is taken away.
[[nodiscard]] Routing withToolIn(Routing routing, std::string_view tool, Pool pool);

/// A plan turned on: whatever drew on the balance asks the plan first, within `windows`.
[[nodiscard]] Routing withPlan(Routing routing, std::vector<PlanWindow> windows);

/// A plan turned off: whatever asked the plan draws on the balance, without windows.
[[nodiscard]] Routing withoutPlan(Routing routing);

} // namespace lowwater
