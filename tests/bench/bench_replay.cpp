// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The replay that looks charges up beside the plain loop and beside one pass that only sums the costs, without and with
// interruptions, after a reload latency of 60 s and of 300 s.
#include "sim/replay/simulate.h"
#include "tests/bench/made_history.h"

#include <benchmark/benchmark.h>

#include <cstdint>

using namespace lowwater;

namespace {

constexpr Money safe = Money::fromNanos(50'000'000'000); ///< as a threshold; 0 is interrupted again and again
constexpr std::uint32_t daysOfAMillion = 517;            ///< five agents that make about 2,000 charges a day

/// `generate --sessions 5 --seed 1` of 1,000,000 charges, as they are ($0.105 a charge) or halved.
const Scenario& fixture(std::int64_t halves)
{
    const auto make = [](std::int64_t parts) {
        const History whole = madeHistory(5, daysOfAMillion);
        std::vector<ChargeIndex> first(1'000'000);
        for (ChargeIndex i = 0; i < first.size(); ++i)
            first[i] = i;
        Scenario scenario;
        scenario.history = std::make_shared<const History>(whole.subset(first).scaled(parts, 2));
        scenario.policy.amount = Money::fromDollars(20);
        return scenario;
    };
    static const Scenario half = make(1);
    static const Scenario whole = make(2);
    return halves == 1 ? half : whole;
}

const Demand& demand(std::int64_t halves)
{
    static const auto half = demandOf(fixture(1));
    static const auto whole = demandOf(fixture(2));
    return halves == 1 ? *half : *whole;
}

/// Arguments: halves of the recorded costs, latency in seconds, threshold in cents.
void replayed(benchmark::State& state, const SimulateOptions& options)
{
    const auto halves = state.range(0);
    Scenario scenario = fixture(halves);
    scenario.account.latency = Delay::constant(std::chrono::seconds{state.range(1)});
    scenario.policy.threshold = oneCent * state.range(2);
    const Demand& ready = demand(halves);
    std::uint64_t reloads = 0;
    std::uint64_t interruptions = 0;
    for (auto _ : state) {
        const auto outcome = simulate(scenario, ready, options);
        reloads = outcome->reloadCount;
        interruptions = outcome->interruptionCount;
    }
    state.counters["reloads"] = static_cast<double>(reloads);
    state.counters["interruptions"] = static_cast<double>(interruptions);
}

void sumOfCosts(benchmark::State& state)
{
    const auto history = fixture(1).history;
    for (auto _ : state)
        benchmark::DoNotOptimize(history->totalCost());
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(history->size()));
}

void demandMade(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(demandOf(fixture(1)));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(fixture(1).history->size()));
}

void cells(benchmark::internal::Benchmark* bench)
{
    bench->Unit(benchmark::kMicrosecond)->ArgNames({"halves", "latency", "cents"});
    bench->ArgsProduct({{1, 2}, {60, 300}, {5000, 500, 100, 0}});
}

const SimulateOptions walk{.way = Way::Walk};
const SimulateOptions lookUp{};
const SimulateOptions lookUpTotals{.detail = Detail::Totals};
const SimulateOptions walkWithTrajectory{.keepTrajectory = true, .way = Way::Walk};
const SimulateOptions lookUpWithTrajectory{.keepTrajectory = true};

} // namespace

BENCHMARK(sumOfCosts)->Unit(benchmark::kMicrosecond);
BENCHMARK(demandMade)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(replayed, byWalking, walk)->Apply(cells);
BENCHMARK_CAPTURE(replayed, byLookingUp, lookUp)->Apply(cells);
BENCHMARK_CAPTURE(replayed, byLookingUpTotalsOnly, lookUpTotals)->Apply(cells);
BENCHMARK_CAPTURE(replayed, byWalkingWithTheTrajectory, walkWithTrajectory)
    ->Unit(benchmark::kMicrosecond)
    ->Args({1, 60, 5000});
BENCHMARK_CAPTURE(replayed, byLookingUpWithTheTrajectory, lookUpWithTrajectory)
    ->Unit(benchmark::kMicrosecond)
    ->Args({1, 60, 5000});

BENCHMARK_MAIN();
