// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/future_costs.h"
#include "sim/advice/future_replay.h"
#include "sim/advice/lowest_by_day.h"
#include "sim/advice/monthly_cost.h"
#include "tests/sim/replay/hand_case.h"

#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace lowwater;

namespace {

/// Days of very different spend, with a latency that many of them outrun.
Scenario unevenDays(const char* options)
{
    return test::handCase(options,
                          "09:00 a 3; 09:05 a 2; 09:10 a 4; 09-02T09:00 a 9; 09-02T09:01 b 2; 09-03T09:00 a 1; "
                          "09-05T09:00 a 1; 09-05T09:01 b 7; 09-05T09:02 b 7; 09-08T09:00 a 5; "
                          "09-08T09:01 a 5; 09-08T09:02 a 5; 09-08T09:03 a 5; 09-08T09:04 a 1");
}

std::vector<Policy> somePolicies(const Scenario& scenario)
{
    std::vector<Policy> policies(3, scenario.policy);
    policies[0].amount = oneDollar * 5;
    policies[1].amount = oneDollar * 40;
    policies[2].threshold = oneDollar * 15;
    return policies;
}

ForecastWishes wishesFor(std::uint32_t paths)
{
    ForecastWishes wishes;
    wishes.horizonDays = 10;
    wishes.paths = paths;
    return wishes;
}

std::vector<PolicyFuture> futuresOf(const Scenario& scenario, const ForecastWishes& wishes)
{
    const auto found = policiesInFuture(scenario, demandOf(scenario), somePolicies(scenario), Wishes{}, wishes);
    if (!found)
        throw std::runtime_error{found.error().describe()};
    return *found;
}

std::vector<LowestOfDay> lowestOf(const Scenario& scenario, const ForecastWishes& wishes)
{
    const auto found = lowestByDay(scenario, demandOf(scenario), wishes);
    if (!found)
        throw std::runtime_error{found.error().describe()};
    return *found;
}

} // namespace

class TestFutureCosts : public QObject {
    Q_OBJECT

private slots:
    void aPathCostsWhatItsReplayDoes();
    void differencesAreTakenPathByPath();
    void areTheSameOnAnyNumberOfThreads();
    void aDaysLowestCountsTheBalanceItBeginsWith();
    void aDaysQuantilesAreThoseOfThePaths();
    void withoutChargesTheBalanceStays();
};

void TestFutureCosts::aPathCostsWhatItsReplayDoes()
{
    const Scenario scenario = unevenDays("--latency=10m --fee=0.3+2%");
    const auto futures = futuresOf(scenario, wishesFor(1));
    const auto policies = somePolicies(scenario);
    const FutureReplay replay{scenario, demandOf(scenario), wishesFor(1)};
    const Wishes wishes;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        const auto outcome = replay.replay(replay.demandOf(0).get(), 0, policies[i], false, {});
        QVERIFY(futures[i].policy == policies[i]);
        QCOMPARE(futures[i].monthlyCost, monthlyCost(outcome, wishes));
        const Money bother = wishes.perReload * static_cast<std::int64_t>(outcome.reloadCount);
        QCOMPARE(futures[i].rankingCost - futures[i].monthlyCost,
                 perMonth(bother, outcome.windowEnd - outcome.windowStart));
        QCOMPARE(futures[i].safePaths, outcome.refusedAttempts == 0 ? 1U : 0U);
        QCOMPARE(futures[i].behindBestError, Money{}); // of one path nothing is known
    }
}

/// Of two paths with the differences d and e the mean is (d + e) / 2 and its standard error |d - e| / 2.
void TestFutureCosts::differencesAreTakenPathByPath()
{
    const Scenario scenario = unevenDays("--latency=10m");
    const auto both = futuresOf(scenario, wishesFor(2));
    const auto best = static_cast<std::size_t>(
        std::min_element(both.begin(), both.end(),
                         [](const auto& a, const auto& b) { return a.rankingCost < b.rankingCost; }) -
        both.begin());
    QCOMPARE(both[best].behindBest, Money{});
    QCOMPARE(both[best].behindBestError, Money{});
    const FutureReplay replay{scenario, demandOf(scenario), wishesFor(2)};
    const auto ranking = [&](std::uint64_t path, const Policy& policy) {
        const auto outcome = replay.replay(replay.demandOf(path).get(), path, policy, false, {});
        const Wishes wishes;
        return monthlyCost(outcome, wishes) +
               perMonth(wishes.perReload * static_cast<std::int64_t>(outcome.reloadCount),
                        outcome.windowEnd - outcome.windowStart);
    };
    for (const auto& future : both) {
        const Money first = ranking(0, future.policy) - ranking(0, both[best].policy);
        const Money second = ranking(1, future.policy) - ranking(1, both[best].policy);
        QVERIFY(std::abs((future.behindBest * 2 - first - second).nanos()) <= 1);
        QVERIFY(std::abs(future.behindBestError.nanos() * 2 - std::abs((first - second).nanos())) <= 1);
        QVERIFY(future.behindBest >= Money{});
    }
    QVERIFY(std::any_of(both.begin(), both.end(), [](const auto& future) { return future.behindBestError > Money{}; }));
}

void TestFutureCosts::areTheSameOnAnyNumberOfThreads()
{
    const Scenario scenario = unevenDays("--latency=typical-card --decline-rate=0.2");
    const auto on = [&](std::size_t threads) {
        const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, threads};
        return std::pair{futuresOf(scenario, wishesFor(60)), lowestOf(scenario, wishesFor(60))};
    };
    QVERIFY(on(1) == on(16));
}

void TestFutureCosts::aDaysLowestCountsTheBalanceItBeginsWith()
{
    // Every day is the same. 6 - 3 is below 4, the reload comes at 09:01: 13 - 2. The next begins with 11: 8, 6. Then
    // 3, and again a reload.
    const Scenario scenario = test::handCase("--latency=60s --opening-balance=6", "09:00 a 3; 10:00 a 2");
    ForecastWishes wishes = wishesFor(7);
    wishes.horizonDays = 3;
    const auto days = lowestOf(scenario, wishes);
    QCOMPARE(days.size(), 3U);
    for (std::size_t i = 0; i < lowestShares.size(); ++i) {
        QCOMPARE(days[0].quantiles.at(i), oneDollar * 3);
        QCOMPARE(days[1].quantiles.at(i), oneDollar * 6);
        QCOMPARE(days[2].quantiles.at(i), oneDollar * 3);
    }
    QCOMPARE(formatTime(days[1].begin), std::string{"2026-09-03T00:00:00.000000Z"});
}

void TestFutureCosts::aDaysQuantilesAreThoseOfThePaths()
{
    const Scenario scenario = unevenDays("--latency=10m");
    const ForecastWishes wishes = wishesFor(50);
    const auto days = lowestOf(scenario, wishes);
    const FutureReplay replay{scenario, demandOf(scenario), wishes};
    for (std::size_t day = 0; day < days.size(); ++day) {
        const SimTime begin = days[day].begin;
        std::vector<Money> lowest;
        for (std::uint64_t path = 0; path < wishes.paths; ++path) {
            const auto outcome = replay.replay(replay.demandOf(path).get(), path, scenario.policy, true, {});
            const std::vector<SimTime> bounds{begin, begin + WorkDays::length};
            const auto within = outcome.trajectory.columns(bounds).front();
            lowest.push_back(within ? within->least : outcome.opening);
        }
        std::sort(lowest.begin(), lowest.end());
        // 1 % and 5 % of 50 paths are the least and the third least (2.5), then 12.5, 25 and 37.5
        const std::vector<Money> expected{lowest[0], lowest[2], lowest[12], lowest[24], lowest[37]};
        QVERIFY(std::equal(expected.begin(), expected.end(), days[day].quantiles.begin()));
    }
}

void TestFutureCosts::withoutChargesTheBalanceStays()
{
    // of three days two are without a charge: a horizon of one day has paths with and without
    const Scenario scenario = test::handCase("--opening-balance=20", "09:00 a 1; 09-03T09:00 a 1; 09-03T09:01 a 2");
    ForecastWishes wishes = wishesFor(40);
    wishes.horizonDays = 1;
    const auto days = lowestOf(scenario, wishes);
    // of the days one spends 1, one nothing, one 3
    QCOMPARE(days.front().quantiles.front(), oneDollar * 17);
    QCOMPARE(days.front().quantiles.back(), oneDollar * 20);
    const auto futures = futuresOf(scenario, wishes);
    QCOMPARE(futures.front().safePaths, 40U);
}

QTEST_APPLESS_MAIN(TestFutureCosts)
#include "test_future_costs.moc"
