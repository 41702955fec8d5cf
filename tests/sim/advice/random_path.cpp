// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/advice/random_path.h"

#include "sim/workload/resampling.h"
#include "tests/sim/workload/small_habit.h"

#include <chrono>

namespace lowwater {

using namespace std::chrono_literals;

std::int64_t pick(std::mt19937_64& random, std::uint64_t most)
{
    return static_cast<std::int64_t>(random() % (most + 1));
}

Scenario anyAccount(std::mt19937_64& random, bool drawn)
{
    Scenario scenario = smallHabit(random, 3);
    scenario.policy.amount = Money::fromNanos(1 + pick(random, 30));
    auto& account = scenario.account;
    account.latency = Delay::constant(std::chrono::seconds{pick(random, 3) == 0 ? 0 : pick(random, 4'000)});
    scenario.seed = static_cast<std::uint32_t>(pick(random, 1'000));
    if (!drawn)
        return scenario;
    if (pick(random, 1) == 0)
        account.latency = Delay::uniform(0s, std::chrono::seconds{pick(random, 4'000)});
    account.declineRate = static_cast<double>(pick(random, 5)) / 10;
    if (pick(random, 3) == 0)
        account.declinedAttempts = {1, 2, 5};
    account.maxAttempts = static_cast<std::uint32_t>(1 + pick(random, 2));
    account.retryDelay = std::chrono::seconds{pick(random, 2'000)};
    account.fixDelay =
        pick(random, 4) == 0 ? Delay::never() : Delay::lognormal(std::chrono::seconds{pick(random, 9'000)}, 1.0);
    return scenario;
}

void limitAndDeposit(Account& account, Money amount, const Demand& path, std::mt19937_64& random)
{
    if (pick(random, 2) == 0)
        account.dailyCap = amount * pick(random, 3) + oneNano;
    if (pick(random, 2) == 0)
        account.maxReloads = ReloadRate{static_cast<std::uint32_t>(1 + pick(random, 2)), 1h * (1 + pick(random, 9))};
    for (auto deposits = pick(random, 3) - 1; deposits > 0; --deposits) {
        const auto times = path.history->times(); // often at the time of a charge
        account.deposits.push_back(
            {times[random() % times.size()] + Duration{1s} * pick(random, 1), Money::fromNanos(1 + pick(random, 9))});
    }
}

RandomPath::RandomPath(const Scenario& scenario, std::mt19937_64& random)
    : record{demandOf(scenario)},
      days{*record},
      future{days, Resampling{days, {static_cast<std::uint32_t>(1 + pick(random, 2)), 1, 1}}.draw(random() % 100)}
{
    if (!future.empty())
        demand = future.asDemand();
}

} // namespace lowwater
