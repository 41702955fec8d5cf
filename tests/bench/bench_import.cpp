// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a history is read and written. The floor is libcsv splitting the same text and doing nothing with the
// fields.
#include "sim/history/canonical_csv.h"

#include <benchmark/benchmark.h>
#include <csv.h>

#include <string>

namespace {

using namespace lowwater;

constexpr std::int64_t aMillion = 1'000'000;

/// All twelve columns, five agents in turn, a charge every six seconds.
History longHistory(std::int64_t charges)
{
    HistoryBuilder builder;
    for (std::int64_t i = 0; i < charges; ++i) {
        Charge charge;
        charge.time = timeFromMicros(1'788'220'800'000'000 + i * 6'000'003);
        charge.cost = Money::fromNanos(40'545'600 + i * 7919 % 400'000'000);
        charge.session = "agent-" + std::to_string(i % 5) + "-day-" + std::to_string(i / 2000);
        charge.tool = "claude-code";
        charge.model = i % 3 == 0 ? "claude-opus-4-5" : "claude-sonnet-4-5-20250929";
        charge.project = "project-" + std::to_string(i % 2);
        charge.pool = Pool::Extra;
        charge.tokens = {i % 900, 200 + i % 700, i % 12'000, 0, 119'000 + i % 10'000};
        builder.add(charge);
    }
    return builder.build();
}

const std::string& longCsv()
{
    static const std::string text = writeCsv(longHistory(aMillion));
    return text;
}

void countPerSecond(benchmark::State& state, std::int64_t charges, std::size_t bytes)
{
    state.SetItemsProcessed(state.iterations() * charges);
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void splitWithLibcsv(benchmark::State& state)
{
    const std::string& text = longCsv();
    for (auto _ : state) {
        csv_parser parser{};
        csv_init(&parser, 0);
        std::size_t fields = 0;
        const auto onField = [](void*, std::size_t, void* count) { ++*static_cast<std::size_t*>(count); };
        csv_parse(&parser, text.data(), text.size(), onField, nullptr, &fields);
        csv_fini(&parser, onField, nullptr, &fields);
        csv_free(&parser);
        benchmark::DoNotOptimize(fields);
    }
    countPerSecond(state, aMillion, text.size());
}

void readAMillionCharges(benchmark::State& state)
{
    const std::string& text = longCsv();
    for (auto _ : state)
        benchmark::DoNotOptimize(readCsv(text)->summary.charges);
    countPerSecond(state, aMillion, text.size());
}

void writeAMillionCharges(benchmark::State& state)
{
    const History history = longHistory(aMillion);
    std::size_t bytes = 0;
    for (auto _ : state)
        bytes = writeCsv(history).size();
    countPerSecond(state, aMillion, bytes);
}

BENCHMARK(splitWithLibcsv)->Unit(benchmark::kMillisecond);
BENCHMARK(readAMillionCharges)->Unit(benchmark::kMillisecond);
BENCHMARK(writeAMillionCharges)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
