// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/path_replay.h"
#include "sim/advice/path_thresholds.h"
#include "sim/advice/safe_thresholds.h"
#include "tests/sim/advice/random_path.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

bool refusesNothing(const Scenario& scenario, const Demand& demand)
{
    const auto outcome = simulate(scenario, demand, {.way = Way::Walk, .detail = Detail::Totals});
    if (!outcome)
        throw std::runtime_error{outcome.error().describe()};
    return outcome->refusedAttempts == 0 && outcome->strandedCharges == 0;
}

} // namespace

class TestPathThresholds : public QObject {
    Q_OBJECT

private slots:
    void bruteForceFindsTheSame_data();
    void bruteForceFindsTheSame();
    void withAConstantLatencyTheRecordsFormulaFindsTheSame();
    void bisectingWithTheReplayFindsTheSame();
    void replayingOnceAtAPhaseFindsTheLeast_data();
    void replayingOnceAtAPhaseFindsTheLeast();
    void areScaledWithCostsAndAmounts();
    void phasesAreUniform();
    void aPathStartsWithWhatWasTypedOrAtItsPhase();
};

void TestPathThresholds::bruteForceFindsTheSame_data()
{
    QTest::addColumn<bool>("drawn");
    QTest::addColumn<bool>("typed");
    QTest::addRow("constant latency, opening balance typed") << false << true;
    QTest::addRow("constant latency, at a random phase") << false << false;
    QTest::addRow("latency and declines by chance, opening balance typed") << true << true;
    QTest::addRow("latency and declines by chance, at a random phase") << true << false;
}

void TestPathThresholds::bruteForceFindsTheSame()
{
    QFETCH(const bool, drawn);
    QFETCH(const bool, typed);
    std::mt19937_64 random{1};
    int none = 0;
    int zero = 0;
    int found = 0;
    while (found + none < 150) {
        Scenario scenario = anyAccount(random, drawn);
        const RandomPath path{scenario, random};
        if (!path.demand)
            continue;
        scenario.replication = static_cast<std::uint64_t>(pick(random, 50));
        const Money amount = scenario.policy.amount;
        const Money opening = Money::fromNanos(pick(random, 40) - 2);
        const Money phase = Money::fromNanos(pick(random, static_cast<std::uint64_t>(amount.nanos() - 1)));
        const auto isSafe = [&](Money threshold) {
            scenario.policy.threshold = threshold;
            scenario.account.openingBalance = typed ? opening : std::max(threshold, oneNano) + phase;
            return refusesNothing(scenario, *path.demand);
        };
        ReloadDelays delays{scenario.account, scenario.seed, scenario.replication};
        const auto least = typed ? leastSafeThreshold(path.future, amount, opening, delays)
                                 : leastSafeThresholdAtPhase(path.future, amount, phase, delays);
        const Money most = path.future.spent() + amount + oneNano; // from there on it asks whatever there is
        if (!least) {
            ++none;
            QVERIFY(typed);
            QVERIFY(!isSafe(most + Money::fromNanos(100)));
            continue;
        }
        ++found;
        zero += *least == Money{} ? 1 : 0;
        QVERIFY(*least != oneNano && *least <= most);
        QVERIFY(isSafe(*least));
        for (Money threshold; threshold < *least; threshold += oneNano)
            QVERIFY2(!isSafe(threshold), qPrintable(QString::number(threshold.nanos())));
        for (int larger = 0; larger < 3; ++larger)
            QVERIFY(isSafe(*least + Money::fromNanos(pick(random, 200))));
    }
    QVERIFY2(zero > 5 && found - zero > 40, qPrintable(QString{"%1 are 0 of %2"}.arg(zero).arg(found)));
    QVERIFY2(!typed || none > 5, "for some none must be safe");
}

void TestPathThresholds::withAConstantLatencyTheRecordsFormulaFindsTheSame()
{
    std::mt19937_64 random{2};
    for (int round = 0; round < 500; ++round) {
        const Scenario scenario = anyAccount(random, false);
        const RandomPath path{scenario, random};
        if (!path.demand)
            continue;
        ReloadDelays delays{scenario.account, scenario.seed, 0};
        for (std::int64_t opening = -1; opening < 40; opening += 4)
            QCOMPARE(leastSafeThreshold(path.future, scenario.policy.amount, Money::fromNanos(opening), delays),
                     leastSafeThreshold(*path.demand, scenario.policy.amount, Money::fromNanos(opening),
                                        scenario.account.latency.base()));
    }
}

/// By safeThresholds, for an account that is not the formula's case of its own accord: drawn latencies and declines.
void TestPathThresholds::bisectingWithTheReplayFindsTheSame()
{
    std::mt19937_64 random{3};
    for (int round = 0; round < 200; ++round) {
        Scenario scenario = anyAccount(random, true);
        const RandomPath path{scenario, random};
        if (!path.demand)
            continue;
        scenario.account.openingBalance = Money::fromNanos(pick(random, 60));
        scenario.replication = static_cast<std::uint64_t>(round);
        ReloadDelays delays{scenario.account, scenario.seed, scenario.replication};
        const auto least = leastSafeThreshold(path.future, scenario.policy.amount, scenario.openingBalance(), delays);
        const auto safe = safeThresholds(scenario, *path.demand);
        QVERIFY(safe.has_value());
        QCOMPARE(least.has_value(), !safe->intervals.empty());
        if (least)
            QCOMPARE(least->nanos(), safe->intervals.front().from.nanos());
    }
}

void TestPathThresholds::replayingOnceAtAPhaseFindsTheLeast_data()
{
    QTest::addColumn<bool>("late");
    QTest::addRow("charges are posted at once") << false;
    QTest::addRow("charges are posted late") << true;
}

/// With limits and deposits, each in some of the cases.
void TestPathThresholds::replayingOnceAtAPhaseFindsTheLeast()
{
    QFETCH(const bool, late);
    std::mt19937_64 random{5};
    int above = 0;
    int none = 0;
    for (int round = 0; round < 300; ++round) {
        Scenario scenario = anyAccount(random, pick(random, 1) == 0);
        const RandomPath path{scenario, random};
        if (!path.demand)
            continue;
        const Money amount = scenario.policy.amount;
        auto& account = scenario.account;
        scenario.replication = static_cast<std::uint64_t>(round);
        limitAndDeposit(account, amount, *path.demand, random);
        if (pick(random, 5) == 0)
            account.spendLimit = path.future.spent() + oneNano * (1 - pick(random, 20));
        if (account.spendLimit <= Money{})
            account.spendLimit.reset();
        account.billingLag = late ? 1s * (1 + pick(random, 600)) : 0s;
        const auto least = replayedThreshold(scenario, *path.demand);
        const auto isSafe = [&](Money threshold) {
            Scenario at = scenario;
            at.policy.threshold = threshold;
            return pathIsSafe(at, *path.demand);
        };
        if (!least) {
            ++none;
            QVERIFY(!isSafe(path.future.spent() * 2 + amount));
            continue;
        }
        QVERIFY(isSafe(*least));
        QVERIFY(isSafe(*least + Money::fromNanos(pick(random, 50))));
        for (std::int64_t less = 1; less <= 5 && *least >= Money::fromNanos(less); ++less)
            QVERIFY(!isSafe(*least - Money::fromNanos(less)));
        above += *least > Money{} ? 1 : 0;
    }
    QVERIFY(above > 100);
    QVERIFY(none > 5);
}

/// A reported 0 stands for one nano-dollar, the smallest unit there is: the rest is what grows.
void TestPathThresholds::areScaledWithCostsAndAmounts()
{
    std::mt19937_64 random{4};
    constexpr std::int64_t factor = 7;
    const auto aboveUnit = [](Money threshold) { return std::max(threshold - oneNano, Money{}).nanos(); };
    int above = 0;
    for (int round = 0; round < 200; ++round) {
        const Scenario scenario = anyAccount(random, true);
        Scenario scaled = scenario;
        scaled.history = std::make_shared<const History>(scenario.history->scaled(factor, 1));
        const Money amount = scenario.policy.amount;
        const Money phase = Money::fromNanos(pick(random, static_cast<std::uint64_t>(amount.nanos() - 1)));
        std::mt19937_64 again = random;
        const RandomPath path{scenario, random};
        const RandomPath larger{scaled, again};
        ReloadDelays delays{scenario.account, scenario.seed, 0};
        const auto least = leastSafeThresholdAtPhase(path.future, amount, phase, delays);
        const auto largerLeast = leastSafeThresholdAtPhase(larger.future, amount * factor, phase * factor, delays);
        QVERIFY(least && largerLeast);
        QCOMPARE(aboveUnit(*largerLeast), aboveUnit(*least) * factor);
        above += *least > Money{} ? 1 : 0;
    }
    QVERIFY(above > 50);
}

void TestPathThresholds::phasesAreUniform()
{
    constexpr int paths = 2'000;
    std::vector<int> tenths(10);
    for (std::uint64_t path = 0; path < paths; ++path) {
        const Money phase = phaseOfPath(1, path, oneDollar);
        QVERIFY(phase >= Money{} && phase < oneDollar);
        ++tenths.at(static_cast<std::size_t>(phase.nanos() / (oneCent.nanos() * 10)));
        QCOMPARE(phaseOfPath(1, path, oneNano), Money{}); // there is no other
    }
    for (const int count : tenths)
        QVERIFY(std::abs(count - paths / 10) < 70); // five deviations of a binomial are 67
}

void TestPathThresholds::aPathStartsWithWhatWasTypedOrAtItsPhase()
{
    Scenario scenario;
    scenario.policy.threshold = oneDollar * 5;
    scenario.policy.amount = oneDollar * 20;
    const Money phase = phaseOfPath(scenario.seed, 3, oneDollar * 20);
    QCOMPARE(openingOfPath(scenario, 3), oneDollar * 5 + phase);
    scenario.policy.threshold = Money{};
    QCOMPARE(openingOfPath(scenario, 3), oneNano + phase);
    scenario.policy.threshold = oneDollar * 5;
    scenario.policy.rule = Rule::TopUp; // from 5 to below 20
    QCOMPARE(openingOfPath(scenario, 3), oneDollar * 5 + phaseOfPath(scenario.seed, 3, oneDollar * 15));
    scenario.policy.mode = Mode::Off;
    QCOMPARE(openingOfPath(scenario, 3), oneDollar * 20);
    scenario.policy.mode = Mode::Auto;
    scenario.account.openingBalance = oneDollar * 7;
    QCOMPARE(openingOfPath(scenario, 3), oneDollar * 7);
}

QTEST_APPLESS_MAIN(TestPathThresholds)
#include "test_path_thresholds.moc"
