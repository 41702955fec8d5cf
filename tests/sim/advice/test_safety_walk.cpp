// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/safety_walk.h"

#include "sim/advice/path_replay.h"
#include "sim/advice/path_thresholds.h"
#include "tests/sim/advice/random_path.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <stdexcept>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// Any rule and trigger, under limits, with deposits, in some of the cases by chance. `typed`: from a balance that was.
Scenario anyScenario(const RandomPath& path, Scenario scenario, bool typed, std::mt19937_64& random)
{
    Account& account = scenario.account;
    Policy& policy = scenario.policy;
    if (pick(random, 1) == 0)
        limitAndDeposit(account, policy.amount, *path.demand, random);
    if (pick(random, 4) == 0)
        account.monthlyCap = policy.amount * (1 + pick(random, 5));
    if (pick(random, 3) == 0)
        account.billingLag = 1s * (1 + pick(random, 600));
    account.trigger = pick(random, 2) == 0 ? Trigger::Edge : Trigger::Level;
    account.work = pick(random, 3) == 0 ? Work::Drop : Work::Defer;
    policy.rule = pick(random, 1) == 0 ? Rule::TopUp : Rule::Add;
    if (typed)
        account.openingBalance = Money::fromNanos(pick(random, 40) - 2);
    return scenario;
}

/// By the definition: every charge is walked to.
Outcome replayed(const Scenario& scenario, const Demand& demand)
{
    auto outcome = simulate(scenario, demand, {.way = Way::Walk, .detail = Detail::Totals});
    if (!outcome)
        throw std::runtime_error{outcome.error().describe()};
    return std::move(*outcome);
}

} // namespace

class TestSafetyWalk : public QObject {
    Q_OBJECT

private slots:
    void isSafeWhereTheReplayRefusesNothing_data();
    void isSafeWhereTheReplayRefusesNothing();
    void thresholdsWithinTheBoundsGoTheSameWay();
    void findsTheLeastThresholdThatReplaysFind_data();
    void findsTheLeastThresholdThatReplaysFind();
    void tooManyReloadsAreNoSafePath();
    void cancellingStops();
};

void TestSafetyWalk::isSafeWhereTheReplayRefusesNothing_data()
{
    QTest::addColumn<bool>("typed");
    QTest::addRow("from an opening balance that was typed") << true;
    QTest::addRow("at a random phase") << false;
}

void TestSafetyWalk::isSafeWhereTheReplayRefusesNothing()
{
    QFETCH(const bool, typed);
    std::mt19937_64 random{1};
    int safe = 0;
    int refused = 0;
    for (int round = 0; round < 1'500; ++round) {
        const Scenario habit = anyAccount(random, pick(random, 1) == 0);
        const RandomPath path{habit, random};
        if (!path.demand)
            continue;
        Scenario scenario = anyScenario(path, habit, typed, random);
        scenario.replication = static_cast<std::uint64_t>(round);
        Money& threshold = scenario.policy.threshold;
        threshold = Money::fromNanos(pick(random, static_cast<std::uint64_t>(scenario.policy.amount.nanos()) - 1));
        if (scenario.policy.rule == Rule::Add && pick(random, 1) == 0)
            threshold = threshold * 3;
        ReloadDelays delays{scenario.account, scenario.seed, scenario.replication};
        const bool isSafe = pathIsSafe(scenario, path.future, delays);
        scenario.account.openingBalance = openingOfPath(scenario, scenario.replication);
        const Outcome outcome = replayed(scenario, *path.demand);
        QCOMPARE(isSafe, outcome.refusedAttempts == 0);
        const Safety ofRecord = walkedSafety(scenario, *path.demand, delays);
        QCOMPARE(ofRecord.isSafe, isSafe);
        ++(isSafe ? safe : refused);
    }
    QVERIFY2(safe > 200 && refused > 200, qPrintable(QString{"%1 safe, %2 not"}.arg(safe).arg(refused)));
}

/// THEORY.md section 4; and the lowest balance is that which a charge found.
void TestSafetyWalk::thresholdsWithinTheBoundsGoTheSameWay()
{
    std::mt19937_64 random{2};
    int others = 0;
    for (int round = 0; round < 600; ++round) {
        const Scenario habit = anyAccount(random, false);
        const RandomPath path{habit, random};
        if (!path.demand)
            continue;
        Scenario scenario = anyScenario(path, habit, true, random);
        const std::int64_t most = scenario.policy.amount.nanos() - 1;
        scenario.policy.threshold = Money::fromNanos(pick(random, static_cast<std::uint64_t>(most)));
        ReloadDelays delays{scenario.account, scenario.seed, scenario.replication};
        const Safety safety = walkedSafety(scenario, path.future, delays);
        const std::int64_t from = safety.above ? safety.above->nanos() + 1 : 0;
        const std::int64_t to = std::min(most, safety.upTo ? safety.upTo->nanos() : most);
        QVERIFY(from <= scenario.policy.threshold.nanos() && scenario.policy.threshold.nanos() <= to);
        for (std::int64_t threshold = from; threshold <= to; ++threshold) {
            scenario.policy.threshold = Money::fromNanos(threshold);
            const Outcome outcome = replayed(scenario, *path.demand);
            QCOMPARE(outcome.refusedAttempts == 0, safety.isSafe);
            ++others;
        }
    }
    QVERIFY(others > 1'500);
}

void TestSafetyWalk::findsTheLeastThresholdThatReplaysFind_data()
{
    isSafeWhereTheReplayRefusesNothing_data();
}

void TestSafetyWalk::findsTheLeastThresholdThatReplaysFind()
{
    QFETCH(const bool, typed);
    std::mt19937_64 random{3};
    int above = 0;
    int none = 0;
    for (int round = 0; round < 400; ++round) {
        const Scenario habit = anyAccount(random, pick(random, 1) == 0);
        const RandomPath path{habit, random};
        if (!path.demand)
            continue;
        Scenario scenario = anyScenario(path, habit, typed, random);
        scenario.policy.rule = Rule::Add;
        scenario.account.trigger = Trigger::Level;
        scenario.replication = static_cast<std::uint64_t>(round);
        ReloadDelays delays{scenario.account, scenario.seed, scenario.replication};
        const auto least = walkedThreshold(scenario, path.future, delays);
        QCOMPARE(least, replayedThreshold(scenario, *path.demand));
        above += least && *least > Money{} ? 1 : 0;
        none += least ? 0 : 1;
    }
    QVERIFY(above > 50);
    QVERIFY(!typed || none > 5);
}

/// A nano-dollar more at a time for a charge of a dollar.
void TestSafetyWalk::tooManyReloadsAreNoSafePath()
{
    HistoryBuilder builder;
    Charge charge;
    charge.time = timeFromMicros(1'788'220'800'000'000);
    charge.cost = oneDollar;
    builder.add(charge);
    charge.time += 1h;
    builder.add(charge);
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.amount = oneNano;
    scenario.policy.threshold = oneDollar * 2;
    scenario.account.openingBalance = oneDollar;
    scenario.account.latency = Delay::constant(0s);
    const auto record = demandOf(scenario);
    const WorkDays days{*record};
    const Future path{days, {0}};
    ReloadDelays delays{scenario.account, scenario.seed, 0};
    QVERIFY(!pathIsSafe(scenario, path, delays));
    QVERIFY(!pathIsSafe(scenario, *path.asDemand()));
}

void TestSafetyWalk::cancellingStops()
{
    HistoryBuilder builder;
    Charge charge;
    charge.time = timeFromMicros(1'788'220'800'000'000);
    charge.cost = oneNano;
    for (int i = 0; i < 40'000; ++i, charge.time += 1s)
        builder.add(charge);
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.amount = oneNano;
    scenario.policy.threshold = oneNano * 9;
    scenario.account.openingBalance = oneNano * 10;
    scenario.account.latency = Delay::constant(0s);
    const auto record = demandOf(scenario);
    ReloadDelays delays{scenario.account, scenario.seed, 0};
    QVERIFY(walkedSafety(scenario, *record, delays).isSafe);
    try {
        (void)walkedSafety(scenario, *record, delays, {[] { return true; }, {}});
        QFAIL("went on");
    } catch (const Error& error) {
        QCOMPARE(error.code, ErrorCode::Cancelled);
    }
}

QTEST_APPLESS_MAIN(TestSafetyWalk)
#include "test_safety_walk.moc"
