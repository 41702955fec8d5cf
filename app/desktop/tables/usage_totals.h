// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"
#include "sim/history/token_sums.h"

#include <QDate>
#include <QTimeZone>

#include <cstdint>
#include <vector>

namespace lowwater {

enum class UsageBy { Tool, Model, Project, Agent, Day };

/// What one tool, model, project, agent or day has cost.
struct UsageTotal {
    NameId name = NameId::Empty; ///< but for Day
    QDate day;                   ///< for Day
    SimTime first;               ///< its first charge
    Money cost;
    std::uint64_t charges = 0;
    TokenSums tokens;
};

/// Names by cost, the dearest first, days in order. Days are those of `zone`, but UTC where the history knows no finer
/// time than a day. O(n + days); throws std::overflow_error where a sum leaves Money's range.
[[nodiscard]] std::vector<UsageTotal> usageTotals(const History& history, UsageBy by, const QTimeZone& zone);

} // namespace lowwater
