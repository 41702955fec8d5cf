// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/workload/small_habit.h"

#include <chrono>
#include <string>

namespace lowwater {

Scenario smallHabit(std::mt19937_64& random, std::uint64_t mostDays)
{
    const auto pick = [&random](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    HistoryBuilder builder;
    const SimTime begin = timeFromMicros(1'788'220'800'000'000) + std::chrono::days{pick(6)}; // from 2026-09-01 on
    const auto days = 1 + pick(mostDays - 1);
    const bool aroundTheClock = pick(1) == 0;
    const auto quietHour = pick(23);
    for (std::int64_t hour = 0; aroundTheClock && hour < 24 * days; ++hour) {
        Charge charge;
        charge.time = begin + std::chrono::hours{hour};
        charge.cost = Money::fromNanos(hour % 24 == quietHour ? 0 : 9);
        charge.session = std::to_string(hour % 24);
        builder.add(charge);
    }
    for (std::int64_t day = 0; day < days; ++day) {
        for (auto stretches = pick(3) - (day > 0 ? 1 : 0); stretches >= 0; --stretches) {
            Charge charge;
            charge.time = begin + std::chrono::days{day} + std::chrono::minutes{pick(24 * 60 - 1)};
            charge.session = std::string(1, static_cast<char>('a' + pick(2)));
            const bool isLong = pick(2) == 0;
            for (auto charges = pick(isLong ? 70 : 12); charges >= 0; --charges) {
                charge.cost = Money::fromNanos(pick(6));
                builder.add(charge);
                charge.time += isLong ? Duration{std::chrono::minutes{pick(25)}} : std::chrono::seconds{pick(3)};
            }
        }
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    return scenario;
}

} // namespace lowwater
