// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/confidence.h"
#include "sim/advice/forecast.h"
#include "sim/advice/path_thresholds.h"
#include "sim/workload/future.h"
#include "sim/workload/resampling.h"
#include "tests/sim/replay/hand_case.h"

#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

ForecastWishes fewPaths(std::uint32_t paths)
{
    ForecastWishes wishes;
    wishes.horizonDays = 5;
    wishes.paths = paths;
    return wishes;
}

Forecast forecastOf(const Scenario& scenario, const ForecastWishes& wishes, const ForecastQuestion& question)
{
    const auto found = forecast(scenario, demandOf(scenario), question, wishes);
    if (!found)
        throw std::runtime_error{found.error().describe()};
    return *found;
}

/// Whether a path is safe, by copying its charges and walking through them all.
bool isSafeWalked(Scenario scenario, const Future& future, std::uint64_t path)
{
    scenario.replication = path;
    scenario.account.openingBalance = openingOfPath(scenario, path);
    const auto outcome = simulate(scenario, *future.asDemand(), {.way = Way::Walk});
    if (!outcome)
        throw std::runtime_error{outcome.error().describe()};
    return outcome->refusedAttempts == 0 && outcome->strandedCharges == 0;
}

/// A history of ten minutes a day, from the 1st (a Tuesday) on: 1 to 5 charges a day.
Scenario aFewDays(const char* options)
{
    return test::handCase(options,
                          "09:00 a 3; 09:05 a 2; 09:10 a 4; 09-02T09:00 a 9; 09-02T09:01 b 2; 09-03T09:00 a 1; "
                          "09-05T09:00 a 1; 09-05T09:01 b 7; 09-05T09:02 b 7; 09-06T09:00 a 2; 09-08T09:00 a 5; "
                          "09-08T09:01 a 5; 09-08T09:02 a 5; 09-08T09:03 a 5; 09-08T09:04 a 1");
}

} // namespace

Q_DECLARE_METATYPE(ForecastWishes)

class TestForecast : public QObject {
    Q_OBJECT

private slots:
    void anOrderStatisticHoldsWithConfidence_data();
    void anOrderStatisticHoldsWithConfidence();
    void theLowerBoundIsClopperAndPearsons();
    void theThresholdIsTheOrderStatistic();
    void ofThresholdsAskedAboutAllLargerOnesMustHoldToo();
    void countsThePathsThatAreSafeWhenReplayed_data();
    void countsThePathsThatAreSafeWhenReplayed();
    void isTheSameOnAnyNumberOfThreads_data();
    void isTheSameOnAnyNumberOfThreads();
    void soonTellsWhatTheFirstPathsSay();
    void fromOneRecordedDayAllPathsAreAlike();
    void growthScalesEverything();
    void saysHowFarTheDataGoes();
    void refusesWhatIsNotValid_data();
    void refusesWhatIsNotValid();
    void canBeCancelled();
};

void TestForecast::anOrderStatisticHoldsWithConfidence_data()
{
    QTest::addColumn<quint64>("paths");
    QTest::addColumn<double>("target");
    QTest::addColumn<quint64>("rank");
    const auto row = [](const char* name, quint64 paths, double target, quint64 rank) {
        QTest::newRow(name) << paths << target << rank;
    };
    row("of 298 paths none holds for 99 %", 298, 0.99, 0); // 0.99^298 = 0.0500.., just above 0.05
    row("of 299 paths the largest does", 299, 0.99, 1);
    row("of 1,000 the 5th largest", 1'000, 0.99, 5); // THEORY.md section 5
    row("of 10,000 the 84th largest", 10'000, 0.99, 84);
    row("of 59 paths the largest holds for 95 %", 59, 0.95, 1); // 0.95^59 = 0.0485
    row("of 58 none does", 58, 0.95, 0);
    row("of one path none does", 1, 0.95, 0);
}

void TestForecast::anOrderStatisticHoldsWithConfidence()
{
    QFETCH(const quint64, paths);
    QFETCH(const double, target);
    QFETCH(const quint64, rank);
    QCOMPARE(quint64{rankFromTop(paths, target, 0.95)}, rank);
}

void TestForecast::theLowerBoundIsClopperAndPearsons()
{
    // where all went well it is the chance p with p^n = 1 - confidence
    QVERIFY(std::abs(lowerBoundOfChance(299, 299, 0.95) - std::pow(0.05, 1.0 / 299)) < 1e-12);
    QVERIFY(std::abs(lowerBoundOfChance(1, 1, 0.95) - 0.05) < 1e-12);
    QCOMPARE(lowerBoundOfChance(0, 20, 0.95), 0.0);
    // where one went well it is 1 - the chance with which all go wrong: (1 - p)^n = confidence
    QVERIFY(std::abs(lowerBoundOfChance(1, 20, 0.95) - (1 - std::pow(0.95, 1.0 / 20))) < 1e-12);
}

void TestForecast::theThresholdIsTheOrderStatistic()
{
    AmountForecast found;
    found.paths = 1'000;
    for (std::int64_t i = 1; i <= 1'000; ++i)
        found.leastSafe.push_back(oneCent * i);
    QCOMPARE(found.thresholdFor(0.99, 0.95)->nanos(), (oneCent * 996).nanos()); // the 5th largest
    const auto chance = found.chanceAt(oneCent * 996, 0.95);
    QCOMPARE(chance->safe, 996U);
    QCOMPARE(chance->share(), 0.996);
    QVERIFY(chance->lowerBound >= 0.99);
    QVERIFY(found.chanceAt(oneCent * 995, 0.95)->lowerBound < 0.99);
    QCOMPARE(found.chanceAt(Money{}, 0.95)->safe, 0U);

    found.leastSafe.resize(996); // on four paths no threshold is safe
    QCOMPARE(found.thresholdFor(0.99, 0.95)->nanos(), (oneCent * 996).nanos());
    found.leastSafe.resize(995);
    QVERIFY(!found.thresholdFor(0.99, 0.95));
}

void TestForecast::ofThresholdsAskedAboutAllLargerOnesMustHoldToo()
{
    AmountForecast found;
    found.paths = 1'000;
    found.knowsAll = false;
    found.asked = {{oneCent, 900}, {oneCent * 2, 1'000}, {oneCent * 3, 995}, {oneCent * 4, 996}, {oneCent * 5, 1'000}};
    QCOMPARE(found.thresholdFor(0.99, 0.95)->nanos(), (oneCent * 4).nanos()); // at 3 too many paths are interrupted
    QCOMPARE(found.chanceAt(oneCent * 3, 0.95)->safe, 995U);
    QVERIFY(!found.chanceAt(oneCent * 6, 0.95));
    found.asked.back().safe = 0;
    QVERIFY(!found.thresholdFor(0.99, 0.95));
}

void TestForecast::countsThePathsThatAreSafeWhenReplayed_data()
{
    QTest::addColumn<std::string>("options");
    QTest::addColumn<bool>("knowsAll");
    QTest::addColumn<int>("method");
    const auto row = [](const char* name, const char* options, bool knowsAll, Method method) {
        QTest::newRow(name) << std::string{options} << knowsAll << static_cast<int>(method);
    };
    row("constant latency", "--latency=90s", true, Method::Exact);
    row("constant latency from a balance that was typed", "--latency=90s --opening-balance=21", true, Method::Exact);
    row("latency and declines by chance", "--latency=uniform:0s..4m --decline-rate=0.2 --fix-delay=20h", true,
        Method::Exact);
    row("latency and declines by chance from a typed balance",
        "--latency=uniform:0s..4m --decline-rate=0.2 --fix-delay=20h --opening-balance=21", true, Method::Exact);
    row("a daily cap", "--latency=90s --daily-cap=20", true, Method::Simulated);
    row("a daily cap and declines from a typed balance", "--daily-cap=20 --opening-balance=21 --decline-rate=0.2", true,
        Method::Simulated);
    row("a spend limit that is reached on some paths", "--spend-limit=55", true, Method::Simulated);
    row("requests that are charged late", "--billing-lag=30s --decline-rate=0.1", true, Method::Simulated);
    row("work that is dropped, most reloads limited", "--max-reloads=2/24h --work=drop", true, Method::Simulated);
    row("a deposit to come", "--deposit=09-10T09:00=7", true, Method::Simulated);
    row("a deposit that was before", "--deposit=09-03T09:00=7", true, Method::Exact);
    row("top up", "--rule=top_up --amount=30 --latency=90s", false, Method::Simulated);
    row("at the edge", "--trigger=edge --opening-balance=60", false, Method::Simulated);
    row("by hand", "--mode=by_hand --review-every=1d", false, Method::Simulated);
}

void TestForecast::countsThePathsThatAreSafeWhenReplayed()
{
    QFETCH(const std::string, options);
    QFETCH(const bool, knowsAll);
    QFETCH(const int, method);
    const Scenario scenario = aFewDays(options.c_str());
    const std::vector<Money> ofDollars{oneDollar * 5, oneDollar * 12, oneDollar * 45};
    const std::vector<Money> asked{Money{}, oneDollar * 2, oneDollar * 6, oneDollar * 18};
    const auto wishes = fewPaths(20);
    const auto found = forecastOf(scenario, wishes, {ofDollars, asked});
    const auto record = demandOf(scenario);
    const WorkDays days{*record};
    QCOMPARE(found.blocks.size(), 3U);
    bool someInterrupted = false;
    bool someSafe = false;
    for (const auto& [blockDays, byAmount] : found.blocks) {
        const Resampling resampling{days, {wishes.horizonDays, blockDays, scenario.seed}};
        QCOMPARE(byAmount.size(), ofDollars.size());
        for (const auto& ofAmount : byAmount) {
            QCOMPARE(ofAmount.knowsAll, knowsAll);
            QCOMPARE(static_cast<int>(ofAmount.method), method);
            for (const Money threshold : asked) {
                Scenario other = scenario;
                other.policy.amount = ofAmount.amount;
                other.policy.threshold = threshold;
                const auto chance = ofAmount.chanceAt(threshold, wishes.confidence);
                if (!validate(other).empty()) { // top_up to no more than the threshold
                    QVERIFY(!chance);
                    continue;
                }
                std::uint64_t safe = 0;
                for (std::uint64_t path = 0; path < wishes.paths; ++path)
                    safe += isSafeWalked(other, Future{days, resampling.draw(path)}, path) ? 1U : 0U;
                QVERIFY(chance);
                QCOMPARE(chance->safe, safe);
                QCOMPARE(chance->paths, std::uint64_t{20});
                someInterrupted = someInterrupted || safe < 20;
                someSafe = someSafe || safe > 0;
            }
        }
    }
    QVERIFY(someInterrupted && someSafe);
}

void TestForecast::isTheSameOnAnyNumberOfThreads_data()
{
    QTest::addColumn<std::string>("options");
    QTest::newRow("by formula") << std::string{"--latency=typical-card --decline-rate=0.1"};
    QTest::newRow("by replay") << std::string{"--latency=typical-card --daily-cap=20"};
    QTest::newRow("by replay of each threshold") << std::string{"--rule=top_up --amount=30 --latency=typical-card"};
}

void TestForecast::isTheSameOnAnyNumberOfThreads()
{
    QFETCH(const std::string, options);
    const Scenario scenario = aFewDays(options.c_str());
    const ForecastQuestion question{{oneDollar * 12, oneDollar * 45}, {oneDollar * 2, oneDollar * 6}};
    const auto on = [&](std::size_t threads) {
        const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, threads};
        return forecastOf(scenario, fewPaths(300), question);
    };
    QVERIFY(on(1).blocks == on(16).blocks);
}

void TestForecast::soonTellsWhatTheFirstPathsSay()
{
    const Scenario scenario = aFewDays("--latency=90s");
    const ForecastQuestion question{{oneDollar * 12}, {}};
    std::vector<Forecast> soFar;
    const auto all = forecast(scenario, demandOf(scenario), question, fewPaths(250), {},
                              [&soFar](const Forecast& first) { soFar.push_back(first); });
    QVERIFY(all.has_value());
    QCOMPARE(all->paths, 250U);
    QCOMPARE(soFar.size(), 5U);
    const std::vector<std::uint32_t> expected{8, 24, 56, 120, 248};
    for (std::size_t i = 0; i < soFar.size(); ++i) {
        QCOMPARE(soFar[i].paths, expected[i]);
        QVERIFY(soFar[i].blocks == forecastOf(scenario, fewPaths(expected[i]), question).blocks);
    }
}

void TestForecast::fromOneRecordedDayAllPathsAreAlike()
{
    Scenario scenario =
        test::handCase("--latency=90s --opening-balance=7", "09:00 a 3; 09:01 a 4; 09:02 a 5; 09:03 a 6");
    const auto typed = forecastOf(scenario, fewPaths(50), {{oneDollar * 20}, {}});
    for (const auto& block : typed.blocks)
        QVERIFY(block.amounts.front().leastSafe == std::vector<Money>(50, block.amounts.front().leastSafe.front()));
    scenario.account.openingBalance.reset();
    const auto atPhases = forecastOf(scenario, fewPaths(50), {{oneDollar * 20}, {}});
    QVERIFY(atPhases.blocks[0].amounts == atPhases.blocks[1].amounts); // and all blocks
    QVERIFY(atPhases.blocks[0].amounts.front().leastSafe.front() !=
            atPhases.blocks[0].amounts.front().leastSafe.back());
}

void TestForecast::growthScalesEverything()
{
    const Scenario scenario = aFewDays("--latency=90s --opening-balance=20");
    Scenario larger = aFewDays("--latency=90s --opening-balance=50");
    ForecastWishes grown = fewPaths(50);
    grown.growthNumerator = 5;
    grown.growthDenominator = 2;
    const auto plain = forecastOf(scenario, fewPaths(50), {{oneDollar * 12}, {}});
    const auto scaled = forecastOf(larger, grown, {{oneDollar * 30}, {}});
    for (std::size_t block = 0; block < 3; ++block) {
        const auto& before = plain.blocks[block].amounts.front().leastSafe;
        const auto& after = scaled.blocks[block].amounts.front().leastSafe;
        QCOMPARE(before.size(), after.size());
        for (std::size_t path = 0; path < before.size(); ++path) // all but the nano-dollar that is above
            QCOMPARE((std::max(before[path], oneNano) - oneNano).nanos() * 5 / 2,
                     (std::max(after[path], oneNano) - oneNano).nanos());
        QVERIFY(before.back() > oneDollar);
    }
}

void TestForecast::saysHowFarTheDataGoes()
{
    ForecastWishes wishes = fewPaths(1);
    wishes.horizonDays = 30;
    const auto limitOf = [&](const char* last) {
        const auto found =
            forecastOf(test::handCase("", std::string{"09:00 a 1; "} + last + "T09:00 a 1"), wishes, {{oneDollar}, {}});
        return std::pair{found.recordedDays, found.dataLimit};
    };
    QCOMPARE(limitOf("09-30"), (std::pair{std::uint64_t{30}, 0.5})); // THEORY.md section 5
    QCOMPARE(limitOf("10-30"), (std::pair{std::uint64_t{60}, 60.0 / 90}));
    QCOMPARE(limitOf("2027-08-31"), (std::pair{std::uint64_t{365}, 365.0 / 395}));
}

void TestForecast::refusesWhatIsNotValid_data()
{
    QTest::addColumn<ForecastWishes>("wishes");
    QTest::addColumn<std::string>("field");
    const auto row = [](const char* name, const char* field, auto change) {
        ForecastWishes wishes;
        change(wishes);
        QTest::newRow(name) << wishes << std::string{field};
    };
    row("no day", "horizon", [](auto& wishes) { wishes.horizonDays = 0; });
    row("more than ten years", "horizon", [](auto& wishes) { wishes.horizonDays = 3'661; });
    row("no path", "paths", [](auto& wishes) { wishes.paths = 0; });
    row("a target that nothing can be sure of", "target", [](auto& wishes) { wishes.target = 1; });
    row("no confidence", "confidence", [](auto& wishes) { wishes.confidence = 0; });
    row("no growth", "growth", [](auto& wishes) { wishes.growthNumerator = 0; });
    row("blocks of eight days", "block-days", [](auto& wishes) { wishes.blockDays = {1, 8}; });
    row("no blocks", "block-days", [](auto& wishes) { wishes.blockDays.clear(); });
}

void TestForecast::refusesWhatIsNotValid()
{
    QFETCH(const ForecastWishes, wishes);
    QFETCH(const std::string, field);
    const Scenario scenario = aFewDays("");
    const auto found = forecast(scenario, demandOf(scenario), {{oneDollar}, {}}, wishes);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Invalid);
    QCOMPARE(found.error().where.field, field);
}

void TestForecast::canBeCancelled()
{
    const Scenario scenario = aFewDays("");
    RunHooks hooks;
    hooks.shouldStop = [] { return true; };
    const auto found = forecast(scenario, demandOf(scenario), {{oneDollar}, {}}, {}, hooks);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestForecast)
#include "test_forecast.moc"
