// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/advice/small_world.h"

#include "sim/core/text_file.h"

#include <chrono>
#include <sstream>
#include <stdexcept>

namespace lowwater {

using namespace std::chrono_literals;

std::vector<std::vector<std::string>> readGoldenTable(const std::string& name)
{
    const auto text = readFile(LOWWATER_TEST_DATA "/golden/" + name);
    std::vector<std::vector<std::string>> rows;
    if (!text)
        return rows;
    std::istringstream lines{*text};
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::erase(line, '\r');
        std::vector<std::string> row;
        std::istringstream cells{line};
        for (std::string cell; std::getline(cells, cell, ',');)
            row.push_back(cell);
        rows.push_back(row);
    }
    return rows;
}

Scenario scenarioOf(const std::vector<TimedCost>& charges, Money amount, Money opening, Duration latency)
{
    HistoryBuilder builder;
    int session = 0;
    for (const auto& charge : charges) {
        Charge row;
        row.time = SimTime{charge.at};
        row.cost = charge.cost;
        row.session = std::to_string(session++ % 3);
        builder.add(row);
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.amount = amount;
    scenario.account.openingBalance = opening;
    scenario.account.latency = Delay::constant(latency);
    return scenario;
}

std::vector<TimedCost> goldenTrace()
{
    std::vector<TimedCost> charges{{0s, Money{}}};
    for (const auto& row : readGoldenTable("trace.csv"))
        charges.push_back({std::chrono::seconds{std::stoll(row[0])}, oneCent * std::stoll(row[1])});
    charges.push_back({432'000s, Money{}});
    return charges;
}

Scenario smallWorld(std::mt19937_64& random, std::uint64_t mostCharges)
{
    const auto pick = [&random](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    std::vector<TimedCost> charges;
    Duration at{0};
    const auto count = 1 + pick(mostCharges - 1);
    for (std::int64_t i = 0; i < count; ++i) {
        charges.push_back({at, Money::fromNanos(pick(6))});
        at += std::chrono::seconds{pick(15) == 0 ? pick(60) : pick(3)};
    }
    const auto amount = Money::fromNanos(1 + pick(9));
    const auto opening = Money::fromNanos(pick(14) - 1);
    return scenarioOf(charges, amount, opening, std::chrono::seconds{pick(5)});
}

Outcome replayAt(Scenario scenario, Money threshold)
{
    scenario.policy.threshold = threshold;
    auto outcome = simulate(scenario);
    if (!outcome)
        throw std::runtime_error{outcome.error().describe()};
    return std::move(*outcome);
}

} // namespace lowwater
