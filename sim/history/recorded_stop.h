// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/time.h"

#include <optional>
#include <string>

namespace lowwater {

/// A request that was really refused because a limit was reached or the credits were used up, as a log tells it.
struct RecordedStop {
    SimTime time;
    std::string reason; ///< `five_hour`, `seven_day`, `out_of_credits` ...: the provider's own word where it has one
    std::optional<SimTime> resets; ///< when the limit ends, where the log says so
    std::string session;           ///< the agent that was stopped
    std::string overage;           ///< why extra usage did not step in (`out_of_credits` ...); empty where not said

    [[nodiscard]] bool operator==(const RecordedStop&) const = default;
};

} // namespace lowwater
