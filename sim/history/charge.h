// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// Tokens of one charge; a negative count does not occur.
struct Tokens {
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cacheWrite5m = 0;
    std::int64_t cacheWrite1h = 0;
    std::int64_t cacheRead = 0;

    [[nodiscard]] bool operator==(const Tokens&) const = default;
};

/// MODEL.md section 3. `Unset`: the charge does not say; routing decides.
enum class Pool : std::uint8_t { Unset, Plan, Extra, Api };

/// `plan`, `extra`, `api`, and empty for Unset.
[[nodiscard]] std::string_view poolName(Pool pool) noexcept;
[[nodiscard]] std::optional<Pool> poolFromName(std::string_view name) noexcept;

/// How finely a history knows its times.
enum class Resolution : std::uint8_t { Request, Minute, FiveHours, Day };

/// That of a source whose charges sum up so long a time.
[[nodiscard]] Resolution resolutionOf(std::chrono::seconds span) noexcept;

/// Whether a history known so finely shows when agents stop and how low the balance falls; a coarser one can only size
/// reloads (MODEL.md section 2).
[[nodiscard]] constexpr bool showsStops(Resolution resolution) noexcept
{
    return resolution <= Resolution::Minute;
}

/// `request`, `minute`, `five_hours`, `day`
[[nodiscard]] std::string_view resolutionName(Resolution resolution) noexcept;

/// One paid request to a model (MODEL.md section 2). cost >= 0; names may be empty. A coarse source gives sums instead:
/// what was charged in [time, time + span).
struct Charge {
    SimTime time;
    Money cost;
    std::string session;
    std::string tool;
    std::string model;
    std::string project;
    Pool pool = Pool::Unset;
    Tokens tokens;
    std::chrono::seconds span{0}; ///< [0, 2^32); 0: one request, at `time`
    bool unpriced = false;        ///< no price was known; counted with cost 0, which does not say that it was free

    [[nodiscard]] bool operator==(const Charge&) const = default;
};

} // namespace lowwater
