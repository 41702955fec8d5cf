// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The advice on a million charges, and beside each figure the same work done plainly.
#include "sim/advice/burn_envelope.h"
#include "sim/advice/safe_thresholds.h"
#include "sim/advice/sweep.h"
#include "sim/advice/threshold_steps.h"
#include "sim/advice/thresholds.h"
#include "tests/bench/made_history.h"

#include <benchmark/benchmark.h>

#include <numeric>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t million = 1'000'000;

/// `generate --sessions 5 --seed 1`, for as long as it takes to a million charges, each at half of its cost: $0.05.
const Scenario& fixture()
{
    static const Scenario scenario = [] {
        std::vector<ChargeIndex> first(million);
        std::iota(first.begin(), first.end(), ChargeIndex{0});
        Scenario made;
        made.history = std::make_shared<const History>(madeHistory(5, 540).subset(first).scaled(1, 2));
        made.account.openingBalance = oneDollar * 20;
        return made;
    }();
    return scenario;
}

const std::shared_ptr<const Demand>& demand()
{
    static const auto made = demandOf(fixture());
    return made;
}

Scenario scenarioAt(const benchmark::State& state)
{
    Scenario scenario = fixture();
    scenario.account.latency = Delay::constant(std::chrono::seconds{state.range(0)});
    return scenario;
}

std::vector<Money> grid(const char* text)
{
    return parseMoneyGrid(text).value();
}

void amounts60(benchmark::State& state)
{
    const auto amounts = grid("1:60:1");
    const Duration latency = std::chrono::seconds{state.range(0)};
    demand();
    for (auto _ : state)
        benchmark::DoNotOptimize(exactThresholds(*demand(), amounts, oneDollar * 20, latency));
}

/// s0 of one amount by its definition, with two nested loops that stop where nothing can be gained any more.
void plainPhaseFree(benchmark::State& state)
{
    const Duration latency = std::chrono::seconds{state.range(0)};
    const Money amount = oneDollar * 20;
    const auto times = demand()->history->times();
    const auto& spent = demand()->spentBefore;
    for (auto _ : state) {
        Money most;
        for (std::size_t i = 0; i < times.size(); ++i) {
            for (std::size_t k = i + 1; k < times.size(); ++k) {
                const Money before = spent[k] - spent[i];
                const Money left = before - amount * ((times[k] - times[i]) / latency);
                most = std::max(most, left);
                if (left < Money{})
                    break;
            }
        }
        benchmark::DoNotOptimize(most);
    }
}

/// One amount's least safe threshold by bisecting with the replay.
void plainLeastSafe(benchmark::State& state)
{
    Scenario scenario = scenarioAt(state);
    scenario.account.spendLimit = oneDollar * 1'000'000'000; // never reached, but not the formula's case
    for (auto _ : state)
        benchmark::DoNotOptimize(safeThresholds(scenario, *demand()));
}

void envelope60(benchmark::State& state)
{
    const auto windows = envelopeWindows();
    for (auto _ : state)
        benchmark::DoNotOptimize(burnEnvelope(*demand(), windows));
}

/// One window, every charge in it added up each time.
void plainEnvelopeOfOneWindow(benchmark::State& state)
{
    const auto times = demand()->history->times();
    const auto costs = demand()->history->costs();
    for (auto _ : state) {
        Money most;
        for (std::size_t i = 0; i < times.size(); ++i) {
            Money spent;
            for (std::size_t k = i; k < times.size() && times[k] - times[i] < Duration{5min}; ++k)
                spent += costs[k];
            most = std::max(most, spent);
        }
        benchmark::DoNotOptimize(most);
    }
}

void sweepOver(benchmark::State& state, const char* amounts, const char* thresholds)
{
    const Scenario scenario = scenarioAt(state);
    const auto cells = sweepCells(grid(amounts), grid(thresholds), Rule::Add);
    double interrupted = 0;
    for (auto _ : state) {
        const auto rows = sweep(scenario, *demand(), cells);
        interrupted = 0;
        for (const auto& row : *rows)
            interrupted += row.totals.isSafe() ? 0 : 1;
    }
    state.counters["interrupted"] = interrupted / static_cast<double>(cells.size());
    state.counters["cells"] = static_cast<double>(cells.size());
}

/// A few of the cells one after the other, every charge walked to.
void plainCells(benchmark::State& state, const char* amounts, const char* thresholds)
{
    Scenario scenario = scenarioAt(state);
    const auto cells = sweepCells(grid(amounts), grid(thresholds), Rule::Add);
    SimulateOptions walk;
    walk.way = Way::Walk;
    for (auto _ : state) {
        for (const auto& cell : cells) {
            scenario.policy.amount = cell.amount;
            scenario.policy.threshold = cell.threshold;
            benchmark::DoNotOptimize(simulate(scenario, *demand(), walk));
        }
    }
    state.counters["cells"] = static_cast<double>(cells.size());
}

/// Every whole-cent threshold from the least safe one up to $30.
void everyWholeCent(benchmark::State& state)
{
    Scenario scenario = scenarioAt(state);
    const auto least =
        leastSafeThreshold(*demand(), scenario.policy.amount, oneDollar * 20, scenario.account.latency.base());
    if (!least) {
        state.SkipWithError("no threshold is safe");
        return;
    }
    const ThresholdRange range{least->roundedUpTo(oneCent), oneDollar * 30, oneCent};
    double steps = 0;
    for (auto _ : state)
        steps = static_cast<double>(thresholdSteps(scenario, *demand(), range)->steps.size());
    state.counters["thresholds"] = static_cast<double>((range.to - range.from).nanos() / oneCent.nanos() + 1);
    state.counters["steps"] = steps;
}

} // namespace

BENCHMARK(amounts60)->Arg(60)->Arg(300)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(plainPhaseFree)->Arg(60)->Arg(300)->Unit(benchmark::kMillisecond)->Iterations(1);
BENCHMARK(plainLeastSafe)->Arg(60)->Arg(300)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(envelope60)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(plainEnvelopeOfOneWindow)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sweepOver, grid20x20, "5:100:5", "0.5:10:0.5")
    ->Arg(60)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(sweepOver, safe20x20, "5:100:5", "20:39:1")
    ->Arg(60)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
BENCHMARK_CAPTURE(sweepOver, safe60x200, "20:79:1", "20:39.9:0.1")
    ->Arg(60)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK_CAPTURE(plainCells, fourCellsOfThem, "5,100", "0.5,10")
    ->Arg(60)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(1);
BENCHMARK(everyWholeCent)
    ->Arg(60)
    ->Arg(300)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Iterations(1);

BENCHMARK_MAIN();
