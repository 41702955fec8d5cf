// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/synthesis_range.h"

#include <fmt/format.h>

#include <chrono>

namespace lowwater {

Result<Done> checkSynthesis(std::uint32_t sessions, std::uint32_t days, SimTime start)
{
    constexpr std::uint32_t mostSessions = 1000;
    constexpr std::uint32_t mostDays = 3660;
    const auto invalid = [](const char* field, std::string value, std::string message) {
        return Error{ErrorCode::Invalid, {{}, 0, field}, std::move(value), std::move(message)};
    };
    if (sessions < 1 || sessions > mostSessions)
        return invalid("sessions", std::to_string(sessions),
                       fmt::format("is out of range; write 1 to {}", mostSessions));
    if (days < 1 || days > mostDays)
        return invalid("days", std::to_string(days), fmt::format("is out of range; write 1 to {}", mostDays));
    constexpr std::chrono::sys_days first{std::chrono::year{1970} / 1 / 1};
    constexpr std::chrono::sys_days end{std::chrono::year{9901} / 1 / 1};
    if (start < SimTime{first.time_since_epoch()} || start >= SimTime{end.time_since_epoch()})
        return invalid("start", formatDay(start), "is out of range; write a day of the years 1970 to 9900");
    return Done{};
}

Error tooManyCharges(std::uint32_t days, double charges)
{
    return {ErrorCode::Limit,
            {{}, 0, "days"},
            std::to_string(days),
            fmt::format("would give about {:.0f} million charges; ask for at most {:.0f} million", charges / 1e6,
                        mostSynthesisCharges / 1e6)};
}

} // namespace lowwater
