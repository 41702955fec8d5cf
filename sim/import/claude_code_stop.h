// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/recorded_stop.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What an API error on a line says about limits.
struct LimitError {
    std::string_view text; ///< of the message; looked at, never kept
    bool hasQuota = false; ///< `quotaLimits`, which a transient 429 lacks; what follows is from there
    std::string_view status;
    std::string_view limitType;
    std::string_view overageDisabledReason;
    std::string_view resetsAt; ///< epoch seconds
};

/// Why and until when requests were refused: the provider's limit type, else by the text it shows.
struct StopReason {
    std::string reason;
    std::optional<SimTime> resets;
    std::string overage;
};
/// Nothing where the error is no stop by a limit.
[[nodiscard]] std::optional<StopReason> stopReason(const LimitError& error);

/// By time; copies of a stop (in resumed sessions, in a parent's progress lines) are one: same time, same reason. The
/// first stays.
void sortStops(std::vector<RecordedStop>& stops);

} // namespace lowwater
