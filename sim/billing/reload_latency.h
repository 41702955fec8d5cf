// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/history.h"
#include "sim/history/past_reload.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lowwater {

/// Why the latency of an automatic reload that really happened cannot be learned.
enum class LatencyObstacle : std::uint8_t {
    None,          ///< it can
    NoSettings,    ///< threshold and level of the auto-reload are not known
    NoUsage,       ///< there is no charge to reconstruct the balance from, or only sums of days
    First,         ///< no automatic reload before it, so the balance before it is not known
    OtherSettings, ///< it does not fit today's settings: they were others then
    NotCovered,    ///< the charges do not reach from the reload before to this one
    Unexplained,   ///< the charges come to another sum than the reload says was spent
    Count
};

/// What was learned of one automatic reload.
struct ReloadTaken {
    std::size_t reload = 0; ///< index in PrepaidCredits::reloads
    LatencyObstacle obstacle = LatencyObstacle::None;
    SimTime fellBelow;  ///< without an obstacle: the charge that took the balance below the threshold
    Duration latency{}; ///< without an obstacle: from then until the credits came

    [[nodiscard]] bool operator==(const ReloadTaken&) const = default;
};

/// How long real reloads took, learned from what was spent before them.
struct ReloadLatency {
    std::vector<ReloadTaken> reloads; ///< the automatic ones, by time
    std::size_t learned = 0;
    // of the learned ones; nothing without one
    std::optional<Duration> least;
    std::optional<Duration> median; ///< of an even count the mean of the middle two, rounded down
    std::optional<Duration> most;

    [[nodiscard]] bool operator==(const ReloadLatency&) const = default;
    /// What kept the most reloads from being learned; None where all were, or there is none.
    [[nodiscard]] LatencyObstacle obstacle() const;
};

/// The source tells when credits came, never when they were asked for. An automatic reload fills up to a level S, so
/// its amount A says that the balance was S - A when it was asked for; after it, S less what was spent while it was on
/// its way. From there the balance is reconstructed charge by charge. The charge that brings it nearest to S - A, and
/// is large enough to have crossed the threshold on the way there, is taken as the moment of asking, or the moment the
/// reload before came, where the balance was below the threshold even then; only where that is within a tenth of A or
/// five cents. Charges that the history does not have it cannot see. `charges`: those that draw
/// on the balance.
[[nodiscard]] ReloadLatency learnReloadLatency(const History& charges, const PrepaidCredits& credits);

/// One English predicate about the reloads, such as `have no other automatic reload before them`; empty for None.
[[nodiscard]] std::string_view obstacleText(LatencyObstacle obstacle) noexcept;

} // namespace lowwater
