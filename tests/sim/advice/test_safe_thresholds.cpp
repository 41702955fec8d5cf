// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/safe_thresholds.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>

#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// 0 and one nano-dollar are the same threshold (MODEL.md: low also at a balance of 0).
std::string print(const std::vector<SafeInterval>& intervals)
{
    std::string text;
    for (const auto& interval : intervals) {
        text += '[' + std::to_string(interval.from <= oneNano ? 0 : interval.from.nanos()) + ", ";
        text += (interval.to ? std::to_string(interval.to->nanos()) : std::string{"..."}) + ") ";
    }
    return text;
}

/// By a replay of every threshold up to `top`; above it all are as `top` is where `endless`.
std::vector<SafeInterval> bruteForce(const Scenario& scenario, Money top, bool endless)
{
    std::vector<SafeInterval> intervals;
    bool wasSafe = false;
    for (Money threshold; threshold <= top; threshold += oneNano) {
        const bool isSafe = replayAt(scenario, threshold).refusedAttempts == 0;
        if (isSafe && !wasSafe)
            intervals.push_back({threshold, top + oneNano});
        if (!isSafe && wasSafe)
            intervals.back().to = threshold;
        wasSafe = isSafe;
    }
    if (wasSafe && endless)
        intervals.back().to.reset();
    return intervals;
}

} // namespace

class TestSafeThresholds : public QObject {
    Q_OBJECT

private slots:
    void theFormulaIsUsedWhereItHolds();
    void bisectionAgreesWithTheFormula();
    void bruteForceFindsTheSameIntervals_data();
    void bruteForceFindsTheSameIntervals();
    void severalIntervalsAndTheOneFromWhichEveryLargerIsSafe();
    void aLongRecordIsWalkedByCents();
    void cancellingStops();
};

void TestSafeThresholds::theFormulaIsUsedWhereItHolds()
{
    std::mt19937_64 random{1};
    int none = 0;
    for (int round = 0; round < 300; ++round) {
        const Scenario scenario = smallWorld(random);
        const auto demand = demandOf(scenario);
        const auto least = leastSafeThreshold(*demand, scenario.policy.amount, scenario.openingBalance(),
                                              scenario.account.latency.base());
        const auto safe = safeThresholds(scenario, *demand);
        QCOMPARE(safe->method, Method::Exact);
        QCOMPARE(safe->intervals,
                 least ? std::vector<SafeInterval>({{*least, std::nullopt}}) : std::vector<SafeInterval>{});
        none += least ? 0 : 1;
    }
    QVERIFY(none > 20);
}

void TestSafeThresholds::bisectionAgreesWithTheFormula()
{
    std::mt19937_64 random{5};
    for (int round = 0; round < 1'000; ++round) {
        Scenario scenario = smallWorld(random);
        const auto demand = demandOf(scenario);
        const auto exact = safeThresholds(scenario, *demand);
        scenario.account.spendLimit = oneDollar; // never reached, but no longer section 2
        const auto found = safeThresholds(scenario, *demand);
        QCOMPARE(found->method, Method::Simulated);
        QCOMPARE(print(found->intervals), print(exact->intervals));
    }
}

void TestSafeThresholds::bruteForceFindsTheSameIntervals_data()
{
    QTest::addColumn<bool>("topUp");
    QTest::addColumn<bool>("edge");
    QTest::addColumn<bool>("drop");
    QTest::addRow("top up") << true << false << false;
    QTest::addRow("top up, refused work is dropped") << true << false << true;
    QTest::addRow("edge trigger") << false << true << false;
    QTest::addRow("top up with an edge trigger") << true << true << false;
}

void TestSafeThresholds::bruteForceFindsTheSameIntervals()
{
    QFETCH(const bool, topUp);
    QFETCH(const bool, edge);
    QFETCH(const bool, drop);
    std::mt19937_64 random{6};
    int several = 0;
    for (int round = 0; round < 400; ++round) {
        Scenario scenario = smallWorld(random, 30);
        scenario.policy.rule = topUp ? Rule::TopUp : Rule::Add;
        scenario.policy.amount = scenario.policy.amount * 3;
        scenario.account.trigger = edge ? Trigger::Edge : Trigger::Level;
        scenario.account.work = drop ? Work::Drop : Work::Defer;
        const auto demand = demandOf(scenario);
        const Money all = demand->history->totalCost() + scenario.policy.amount + Money::fromNanos(20);
        const auto brute = bruteForce(scenario, topUp ? scenario.policy.amount - oneNano : all, !topUp);
        const auto safe = safeThresholds(scenario, *demand);
        QCOMPARE(safe->method, Method::Intervals);
        QCOMPARE(safe->grain, oneNano);
        QCOMPARE(print(safe->intervals), print(brute));
        several += brute.size() > 1 ? 1 : 0;
    }
    QVERIFY2(several > 0, "the random world must hold records with several intervals");
}

void TestSafeThresholds::severalIntervalsAndTheOneFromWhichEveryLargerIsSafe()
{
    const auto dollars = [](std::int64_t count) { return Money::fromDollars(count); };
    SafeThresholds safe;
    safe.intervals = {{dollars(2), dollars(3)}, {dollars(5), dollars(20)}};
    Scenario scenario;
    scenario.policy.rule = Rule::TopUp;
    scenario.policy.amount = dollars(20);
    QCOMPARE(safe.holding(dollars(3)), nullptr);
    QCOMPARE(safe.holding(dollars(2))->from, dollars(2));
    QCOMPARE(safeUpTo(safe, scenario)->from, dollars(5));
    QCOMPARE(safeUpTo(safe, scenario, dollars(4)), nullptr); // 4 can be set and is not safe
    QCOMPARE(safeUpTo(safe, scenario, Money::fromNanos(2'500'000'000))->from, dollars(2));
    safe.intervals.pop_back();
    QCOMPARE(safeUpTo(safe, scenario), nullptr);
}

void TestSafeThresholds::aLongRecordIsWalkedByCents()
{
    std::mt19937_64 random{10};
    std::vector<TimedCost> charges;
    for (int i = 0; i < 60'000; ++i)
        charges.push_back({i * 3s, Money::fromNanos(static_cast<std::int64_t>(random() % 100'000'000))});
    Scenario scenario = scenarioOf(charges, Money::fromDollars(3), Money::fromDollars(3), 20s);
    scenario.policy.rule = Rule::TopUp;
    const auto safe = safeThresholds(scenario, *demandOf(scenario));
    QCOMPARE(safe->grain, oneCent);
    const auto* found = safeUpTo(*safe, scenario);
    QVERIFY(found != nullptr);
    QCOMPARE(found->from.nanos() % oneCent.nanos(), 0);
    QCOMPARE(replayAt(scenario, found->from).refusedAttempts, 0U);
    QVERIFY(replayAt(scenario, found->from - oneCent).refusedAttempts > 0);
}

void TestSafeThresholds::cancellingStops()
{
    std::mt19937_64 random{11};
    Scenario scenario = smallWorld(random);
    scenario.policy.rule = Rule::TopUp;
    const auto safe = safeThresholds(scenario, *demandOf(scenario), {[] { return true; }, {}});
    QVERIFY(!safe.has_value());
    QCOMPARE(safe.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestSafeThresholds)
#include "test_safe_thresholds.moc"
