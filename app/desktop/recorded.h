// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/past_reload.h"
#include "sim/history/recorded_stop.h"

#include <memory>
#include <optional>
#include <vector>

namespace lowwater {

/// What really happened to the balance and the agents, as the sources tell it beside the charges.
struct Recorded {
    std::vector<RecordedStop> stops;       ///< by time
    std::optional<PrepaidCredits> credits; ///< past reloads, and how auto-reload is really set
};
using RecordedPtr = std::shared_ptr<const Recorded>;

} // namespace lowwater
