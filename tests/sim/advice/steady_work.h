// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/replay/scenario.h"

#include <cstdint>

namespace lowwater {

inline const SimTime morning = timeFromMicros(1'788'253'200'000'000); ///< Tuesday 2026-09-01T09:00:00Z

[[nodiscard]] inline Money dollars(std::int64_t count)
{
    return Money::fromDollars(count);
}

/// One agent that spends $2 every minute for half an hour from nine, on each of `days` days; reloads of 20 below 1,
/// 20 at first. A reload takes three minutes, so that it must be asked for when 4 are left: the least threshold in
/// cents is 4.01.
[[nodiscard]] Scenario steadyWork(int days);

} // namespace lowwater
