// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long a synthetic history of about a million charges takes.
#include "sim/workload/generate.h"

#include <benchmark/benchmark.h>

namespace {

void generateAMillionCharges(benchmark::State& state)
{
    lowwater::Synthesis synthesis;
    synthesis.sessions = 20;
    synthesis.days = 50;
    synthesis.start = lowwater::timeFromMicros(1'788'220'800'000'000);
    synthesis.autonomous = true;
    std::size_t charges = 0;
    for (auto _ : state)
        charges = lowwater::generate(synthesis)->size();
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(charges));
    state.counters["charges"] = static_cast<double>(charges);
}
BENCHMARK(generateAMillionCharges)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
