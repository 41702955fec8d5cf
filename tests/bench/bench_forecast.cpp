// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The days after a month of a hundred thousand charges, and beside each figure the same by the plain loop on copied
// paths: a few of the paths, so that its time is to be multiplied by `of` / `paths`.
#include "sim/advice/forecast.h"
#include "sim/advice/future_costs.h"
#include "sim/advice/lowest_by_day.h"
#include "sim/advice/path_thresholds.h"
#include "sim/workload/future.h"
#include "sim/workload/resampling.h"
#include "tests/bench/made_history.h"

#include <benchmark/benchmark.h>

#include <chrono>
#include <utility>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t charges = 100'000;
constexpr std::uint32_t paths = 1'000;

/// Agents enough for a hundred thousand charges in thirty days.
const Scenario& fixture()
{
    static const Scenario scenario = [] {
        const History all = madeHistory(10, 30);
        std::vector<ChargeIndex> kept;
        for (std::size_t i = 0; i < charges; ++i) // spread over all days
            kept.push_back(static_cast<ChargeIndex>(i * all.size() / charges));
        Scenario made;
        made.history = std::make_shared<const History>(all.subset(kept));
        return made;
    }();
    return scenario;
}

const std::shared_ptr<const Demand>& demand()
{
    static const auto made = demandOf(fixture());
    return made;
}

std::vector<Money> tenAmounts()
{
    std::vector<Money> amounts;
    for (std::int64_t amount = 10; amount <= 100; amount += 10)
        amounts.push_back(oneDollar * amount);
    return amounts;
}

Scenario withConstantLatency()
{
    return fixture();
}

Scenario withChance()
{
    Scenario scenario = fixture();
    scenario.account.latency = Delay::typicalCard();
    scenario.account.declineRate = 0.01;
    return scenario;
}

Scenario withCap()
{
    Scenario scenario = withChance();
    scenario.account.dailyCap = oneDollar * 1'000;
    return scenario;
}

Scenario toppedUp()
{
    Scenario scenario = withConstantLatency(); // where there is chance a path is refused something soon
    scenario.policy.rule = Rule::TopUp;
    return scenario;
}

/// Below the least of the amounts.
std::vector<Money> threeThresholds()
{
    return {oneDollar * 3, oneDollar * 5, oneDollar * 8};
}

ForecastWishes blocksOfOneDay(std::uint32_t count)
{
    ForecastWishes wishes;
    wishes.paths = count;
    wishes.blockDays = {1};
    return wishes;
}

/// The time to all paths, and to the first that are told.
void forecasts(benchmark::State& state, Scenario (*make)(), std::uint32_t count, std::vector<std::uint32_t> blockDays)
{
    const Scenario scenario = make();
    demand();
    ForecastWishes wishes = blocksOfOneDay(count);
    wishes.blockDays = std::move(blockDays);
    double first = 0;
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        bool isFirst = true;
        const auto tell = [&](const Forecast&) {
            if (std::exchange(isFirst, false))
                first = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        };
        benchmark::DoNotOptimize(forecast(scenario, demand(), {tenAmounts(), threeThresholds()}, wishes, {}, tell));
    }
    state.counters["charges"] = static_cast<double>(demand()->history->size());
    state.counters["first_ms"] = first;
    state.counters["paths"] = count;
}

/// A path's least safe threshold at its phase by bisecting on whether every charge walked to is paid, to the cent.
Money plainThreshold(Scenario scenario, const Demand& path)
{
    const Money phase = phaseOfPath(scenario.seed, scenario.replication, scenario.policy.amount);
    std::int64_t unsafe = -1;
    std::int64_t safe = path.spentBefore.back().nanos() / oneCent.nanos() + 1;
    while (safe - unsafe > 1) {
        const std::int64_t middle = unsafe + (safe - unsafe) / 2;
        scenario.policy.threshold = oneCent * middle;
        scenario.account.openingBalance = oneCent * middle + phase;
        (simulate(scenario, path, {.way = Way::Walk})->refusedAttempts == 0 ? safe : unsafe) = middle;
    }
    return oneCent * safe;
}

void plainly(benchmark::State& state, Scenario (*make)())
{
    constexpr std::uint64_t few = 2;
    Scenario scenario = make();
    const WorkDays days{*demand()};
    const Resampling resampling{days, {30, 1, scenario.seed}};
    for (auto _ : state) {
        for (std::uint64_t path = 0; path < few; ++path) {
            const auto copied = Future{days, resampling.draw(path)}.asDemand();
            scenario.replication = path;
            for (const Money amount : tenAmounts()) {
                scenario.policy.amount = amount;
                benchmark::DoNotOptimize(plainThreshold(scenario, *copied));
            }
        }
    }
    state.counters["paths"] = few;
    state.counters["of"] = paths;
}

/// Where thresholds are named: whether every charge walked to is paid at each of them.
void plainlyNamed(benchmark::State& state)
{
    constexpr std::uint64_t few = 2;
    Scenario scenario = toppedUp();
    const WorkDays days{*demand()};
    const Resampling resampling{days, {30, 1, scenario.seed}};
    for (auto _ : state) {
        for (std::uint64_t path = 0; path < few; ++path) {
            const auto copied = Future{days, resampling.draw(path)}.asDemand();
            scenario.replication = path;
            for (const Money amount : tenAmounts()) {
                for (const Money threshold : threeThresholds()) {
                    scenario.policy.amount = amount;
                    scenario.policy.threshold = threshold;
                    scenario.account.openingBalance.reset();
                    scenario.account.openingBalance = openingOfPath(scenario, path);
                    benchmark::DoNotOptimize(simulate(scenario, *copied, {.way = Way::Walk}));
                }
            }
        }
    }
    state.counters["paths"] = few;
    state.counters["of"] = paths;
}

void policies(benchmark::State& state)
{
    const Scenario scenario = withChance();
    std::vector<Policy> tried;
    for (const Money amount : tenAmounts()) {
        tried.push_back(scenario.policy);
        tried.back().amount = amount;
        tried.back().threshold = oneDollar * 20;
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(policiesInFuture(scenario, demand(), tried, {}, blocksOfOneDay(paths)));
}

void lowest(benchmark::State& state)
{
    const Scenario scenario = withChance();
    for (auto _ : state)
        benchmark::DoNotOptimize(lowestByDay(scenario, demand(), blocksOfOneDay(paths)));
}

} // namespace

BENCHMARK_CAPTURE(forecasts, constantLatency, withConstantLatency, paths, {1})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(forecasts, constantLatencyThreeBlocks, withConstantLatency, paths, {1, 2, 7})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(plainly, constantLatency, withConstantLatency)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(forecasts, latencyAndDeclinesByChance, withChance, paths, {1})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(plainly, latencyAndDeclinesByChance, withChance)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(forecasts, dailyCapBySimulation, withCap, paths, {1})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK_CAPTURE(plainly, dailyCapBySimulation, withCap)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK_CAPTURE(forecasts, topUpAtThreeThresholds, toppedUp, paths, {1})
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK(plainlyNamed)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(policies)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime()->Iterations(1);
BENCHMARK(lowest)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime()->Iterations(1);

BENCHMARK_MAIN();
