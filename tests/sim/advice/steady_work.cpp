// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/advice/steady_work.h"

#include <chrono>

namespace lowwater {

using namespace std::chrono_literals;

Scenario steadyWork(int days)
{
    HistoryBuilder builder;
    for (int day = 0; day < days; ++day) {
        for (int minute = 0; minute < 30; ++minute) {
            Charge charge;
            charge.time = morning + std::chrono::hours{24 * day} + std::chrono::minutes{minute};
            charge.cost = dollars(2);
            charge.session = "a";
            builder.add(charge);
        }
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.amount = dollars(20);
    scenario.policy.threshold = dollars(1);
    scenario.account.openingBalance = dollars(20);
    scenario.account.latency = Delay::constant(3min);
    return scenario;
}

} // namespace lowwater
