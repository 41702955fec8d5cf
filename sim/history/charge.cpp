// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/charge.h"

#include <array>
#include <utility>

namespace lowwater {

namespace {
constexpr std::array<std::pair<Pool, std::string_view>, 4> pools{
    {{Pool::Unset, ""}, {Pool::Plan, "plan"}, {Pool::Extra, "extra"}, {Pool::Api, "api"}}};
constexpr std::array<std::string_view, 4> resolutions{"request", "minute", "five_hours", "day"};
} // namespace

std::string_view poolName(Pool pool) noexcept
{
    return pools[static_cast<std::size_t>(pool)].second;
}

std::optional<Pool> poolFromName(std::string_view name) noexcept
{
    for (const auto& [pool, poolText] : pools)
        if (poolText == name)
            return pool;
    return std::nullopt;
}

Resolution resolutionOf(std::chrono::seconds span) noexcept
{
    if (span <= std::chrono::seconds{1})
        return Resolution::Request;
    if (span <= std::chrono::minutes{1})
        return Resolution::Minute;
    return span <= std::chrono::hours{5} ? Resolution::FiveHours : Resolution::Day;
}

std::string_view resolutionName(Resolution resolution) noexcept
{
    return resolutions[static_cast<std::size_t>(resolution)];
}

} // namespace lowwater
