// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/advice/wishes.h"
#include "sim/history/history.h"

#include <QString>

#include <cstdint>
#include <memory>

namespace lowwater {

/// What the advice is to be good for besides the usage as it was: more of it, and what an hour of waiting is worth.
struct Plan {
    static constexpr int recordedPercent = 100;
    static constexpr int mostPercent = 300;

    static constexpr int mostAgents = 5;

    int usagePercent = recordedPercent; ///< of each charge's cost, 100 ... 300
    int moreAgents = 0;                 ///< who work as the recorded ones do, 0 ... 5
    Money agentHour = Wishes{}.agentHour;

    [[nodiscard]] bool changesUsage() const { return usagePercent != recordedPercent || moreAgents != 0; }
    [[nodiscard]] bool hasUsageOf(const Plan& other) const
    {
        return usagePercent == other.usagePercent && moreAgents == other.moreAgents;
    }
    [[nodiscard]] bool operator==(const Plan&) const = default;
};

/// What the advice is asked with. `plannedUsage` says what planned() does to the history.
[[nodiscard]] Wishes wishesOf(const Plan& plan);

/// The history as it would be, with runs that end as given; itself where the plan changes nothing of it. The same for
/// the same seed. Throws Error (as a value): Overflow where a cost is past what Money holds, Limit for too many
/// charges.
[[nodiscard]] std::shared_ptr<const History> planned(const std::shared_ptr<const History>& history, const Plan& plan,
                                                     Duration idleGap, std::uint32_t seed);

/// `usage × 1.25, 2 more agents`; empty where the usage is as recorded.
[[nodiscard]] QString planNote(const Plan& plan);
/// `2 more agents`
[[nodiscard]] QString agentsText(int more);
/// `× 1.25`
[[nodiscard]] QString usageText(int percent);

} // namespace lowwater
