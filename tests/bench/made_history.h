// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/workload/generate.h"

#include <cstdint>
#include <utility>

namespace lowwater {

/// `generate --sessions N --days N --seed 1 --start 2026-09-01`.
[[nodiscard]] inline History madeHistory(std::uint32_t sessions, std::uint32_t days)
{
    Synthesis synthesis;
    synthesis.sessions = sessions;
    synthesis.seed = 1;
    synthesis.days = days;
    synthesis.start = timeFromMicros(1'788'220'800'000'000);
    return std::move(*generate(synthesis));
}

} // namespace lowwater
