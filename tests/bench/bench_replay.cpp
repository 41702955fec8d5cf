// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The event loop without and with interruptions, against one pass that only sums the costs.
#include "sim/replay/simulate.h"

#include <benchmark/benchmark.h>

#include <cstdint>

using namespace lowwater;

namespace {

constexpr int million = 1'000'000;

/// A million charges of about $0.05, one every 3 s, by five agents.
const Scenario& fixture()
{
    static const Scenario scenario = [] {
        HistoryBuilder builder;
        std::vector<NameId> agents;
        for (int i = 0; i < 5; ++i)
            agents.push_back(builder.intern("agent-" + std::to_string(i)));
        for (std::int64_t i = 0; i < million; ++i)
            builder.add(timeFromMicros(1'788'253'200'000'000 + i * 3'000'000),
                        Money::fromNanos(50'000'000 + i * 7'919 % 1'000), agents[static_cast<std::size_t>(i % 5)],
                        NameId::Empty, NameId::Empty, NameId::Empty, Pool::Unset, {});
        Scenario made;
        made.history = std::make_shared<const History>(builder.build());
        return made;
    }();
    return scenario;
}

void replayed(benchmark::State& state, Money threshold, bool keepTrajectory)
{
    Scenario scenario = fixture();
    scenario.policy.threshold = threshold;
    const auto demand = demandOf(scenario);
    SimulateOptions options;
    options.keepTrajectory = keepTrajectory;
    for (auto _ : state) {
        auto outcome = simulate(scenario, *demand, options);
        if (!outcome || outcome->interruptions.empty() != (threshold > Money{}))
            state.SkipWithError("not the fixture that was meant");
        benchmark::DoNotOptimize(outcome);
    }
    state.SetItemsProcessed(state.iterations() * million);
}

void sumOfCosts(benchmark::State& state)
{
    const auto history = fixture().history;
    for (auto _ : state)
        benchmark::DoNotOptimize(history->totalCost());
    state.SetItemsProcessed(state.iterations() * million);
}

void demandMade(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(demandOf(fixture()));
    state.SetItemsProcessed(state.iterations() * million);
}

} // namespace

BENCHMARK(sumOfCosts)->Unit(benchmark::kMillisecond);
BENCHMARK(demandMade)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replayed, withoutInterruptions, Money::fromNanos(10'000'000'000), false)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replayed, withTheTrajectory, Money::fromNanos(10'000'000'000), true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(replayed, interruptedAtEveryReload, Money{}, false)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
