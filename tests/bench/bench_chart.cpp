// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A slider's move: from the new result to the painted chart. Offscreen; QT_SCALE_FACTOR=2 for a dense screen.
#include "app/desktop/charts/balance_view.h"

#include <benchmark/benchmark.h>

#include <QApplication>

#include <chrono>

using namespace lowwater;

namespace {

/// About 30 days of eight hours' work.
std::shared_ptr<const History> month(std::int64_t charges)
{
    HistoryBuilder builder;
    const SimTime start = parseTime("2026-09-01T09:00:00Z").value().time;
    const std::int64_t perDay = charges / 30;
    const Duration apart = Duration{std::chrono::hours{8}} / perDay;
    Charge charge;
    charge.cost = Money::fromNanos(14 * oneDollar.nanos() / perDay);
    for (std::int64_t i = 0; i < charges; ++i) {
        charge.time = start + std::chrono::hours{24} * (i / perDay) + apart * (i % perDay);
        charge.session = i % 3 == 0 ? "a" : "b";
        charge.tool = i % 5 == 0 ? "cursor" : "claude-code";
        builder.add(charge);
    }
    return std::make_shared<const History>(builder.build());
}

std::vector<RunResultPtr> sliderMoves(std::int64_t charges)
{
    Scenario scenario;
    scenario.history = month(charges);
    scenario.policy.amount = oneDollar * 5;
    const auto demand = demandOf(scenario);
    std::vector<RunResultPtr> results;
    for (int move = 0; move < 8; ++move) {
        scenario.policy.threshold = oneDollar + oneCent * (move * 7);
        auto result = std::make_shared<RunResult>();
        result->scenario = scenario;
        result->demand = demand;
        SimulateOptions options;
        options.keepTrajectory = true;
        result->outcome = std::make_shared<const Outcome>(simulate(scenario, *demand, options).value());
        results.push_back(result);
    }
    return results;
}

void newResultToPainted(benchmark::State& state)
{
    const auto results = sliderMoves(state.range(0));
    Theme theme;
    BalanceView view(theme);
    view.resize(1128, 480);
    view.show();
    view.setResult(results.front());
    QCoreApplication::processEvents();
    std::size_t move = 0;
    for (auto _ : state) {
        view.setResult(results[++move % results.size()]);
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void zoomToPainted(benchmark::State& state)
{
    const auto results = sliderMoves(state.range(0));
    Theme theme;
    BalanceView view(theme);
    view.resize(1128, 480);
    view.show();
    view.setResult(results.front());
    bool closer = true;
    for (auto _ : state) {
        closer ? view.zoomIn() : view.zoomOut();
        closer = !closer;
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

} // namespace

BENCHMARK(newResultToPainted)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(zoomToPainted)->Arg(10'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
