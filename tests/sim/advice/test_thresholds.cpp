// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/thresholds.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>
#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// A threshold of the files, in whole cents (their smallest unit), in nano-dollars (ours).
Money inNanos(const std::string& cents)
{
    const auto count = std::stoll(cents);
    return count == 0 ? Money{} : oneCent * (count - 1) + oneNano;
}

/// A reported 0 stands for one nano-dollar.
std::int64_t asUnits(Money threshold)
{
    return std::max(threshold, oneNano).nanos();
}

std::optional<Money> leastSafe(const Scenario& scenario, Money amount)
{
    return leastSafeThreshold(*demandOf(scenario), amount, scenario.openingBalance(), scenario.account.latency.base());
}

} // namespace

class TestThresholds : public QObject {
    Q_OBJECT

private slots:
    void goldenThresholds_data();
    void goldenThresholds();
    void bruteForceFindsTheSameLeastThreshold();
    void everyLargerThresholdIsSafeToo();
    void bruteForceFindsTheSameBusiestWindow();
    void thePhaseFreeThresholdIsSafeForEveryOpeningBalance();
    void aLargerAmountCanInterrupt();
    void aLargerAmountNeedsLittleMore();
    void thePhaseFreeThresholdNeverRisesWithTheAmount();
    void allAmountsAtOnceAreEachAmountAlone();
    void moreThanTenMillionReloadsAreNoAdvice();
};

void TestThresholds::goldenThresholds_data()
{
    QTest::addColumn<int>("row");
    const auto rows = readGoldenTable("sstar.csv");
    QVERIFY(rows.size() > 30);
    for (std::size_t i = 0; i < rows.size(); ++i)
        QTest::addRow("latency %s s, opening %s, amount %s", rows[i][0].c_str(), rows[i][1].c_str(), rows[i][2].c_str())
            << static_cast<int>(i);
}

void TestThresholds::goldenThresholds()
{
    QFETCH(const int, row);
    const auto cells = readGoldenTable("sstar.csv")[static_cast<std::size_t>(row)];
    const Duration latency = std::chrono::seconds{std::stoll(cells[0])};
    const Money amount = oneCent * std::stoll(cells[2]);
    const Scenario scenario = scenarioOf(goldenTrace(), amount, oneCent * std::stoll(cells[1]), latency);
    const auto demand = demandOf(scenario);

    const auto least = leastSafeThreshold(*demand, amount, scenario.openingBalance(), latency);
    QVERIFY(least.has_value());
    QCOMPARE(least->nanos(), inNanos(cells[3]).nanos());
    QCOMPARE(phaseFreeThreshold(busiestWindow(*demand, amount, latency)).nanos(), inNanos(cells[5]).nanos());

    const Outcome safe = replayAt(scenario, *least);
    QCOMPARE(safe.refusedAttempts, 0U);
    QCOMPARE(safe.reloads.size(), std::stoull(cells[7]));
    QCOMPARE(safe.lowest.nanos(), (oneCent * std::stoll(cells[9])).nanos());
    QCOMPARE(safe.ending.nanos(), (oneCent * std::stoll(cells[11])).nanos());
    const Outcome unsafe = replayAt(scenario, *least - oneNano);
    QCOMPARE(unsafe.interruptions.empty(), false);
    QCOMPARE(micros(unsafe.interruptions.front().began), std::stoll(cells[4]) * 1'000'000);
}

void TestThresholds::bruteForceFindsTheSameLeastThreshold()
{
    std::mt19937_64 random{1};
    int none = 0;
    for (int i = 0; i < 4'000; ++i) {
        const Scenario scenario = smallWorld(random);
        const auto demand = demandOf(scenario);
        std::optional<Money> brute;
        for (std::int64_t nanos = 0; nanos <= 120 && !brute; ++nanos)
            if (replayAt(scenario, Money::fromNanos(nanos)).refusedAttempts == 0)
                brute = Money::fromNanos(nanos);
        const auto least = leastSafeThreshold(*demand, scenario.policy.amount, scenario.openingBalance(),
                                              scenario.account.latency.base());
        QCOMPARE(least.has_value(), brute.has_value());
        if (brute)
            QCOMPARE(least->nanos(), brute->nanos());
        none += brute ? 0 : 1;
    }
    QVERIFY2(none > 100 && none < 3'900, "the random world must hold both kinds");
}

void TestThresholds::everyLargerThresholdIsSafeToo()
{
    std::mt19937_64 random{2};
    for (int i = 0; i < 500; ++i) {
        const Scenario scenario = smallWorld(random);
        const auto least = leastSafeThreshold(*demandOf(scenario), scenario.policy.amount, scenario.openingBalance(),
                                              scenario.account.latency.base());
        for (std::int64_t nanos = least ? least->nanos() : 200; nanos < 120; ++nanos)
            QCOMPARE(replayAt(scenario, Money::fromNanos(nanos)).refusedAttempts, 0U);
    }
}

void TestThresholds::bruteForceFindsTheSameBusiestWindow()
{
    std::mt19937_64 random{3};
    for (int round = 0; round < 4'000; ++round) {
        const Scenario scenario = smallWorld(random, round % 4 == 0 ? 80 : 13);
        const auto demand = demandOf(scenario);
        const Duration latency = scenario.account.latency.base();
        const auto times = demand->history->times();
        Money most;
        for (std::size_t i = 0; i < times.size() && latency > Duration{0}; ++i) {
            Money spent;
            for (std::size_t k = i + 1; k < times.size(); ++k) {
                spent += demand->history->costs()[k - 1];
                most = std::max(most, spent - scenario.policy.amount * ((times[k] - times[i]) / latency));
            }
        }
        const auto window = busiestWindow(*demand, scenario.policy.amount, latency);
        QCOMPARE(window.spent.nanos(), most.nanos());
        if (most > Money{}) {
            Money checked;
            for (ChargeIndex i = window.first; i < window.last; ++i)
                checked += demand->history->costs()[i];
            QCOMPARE((times[window.last] - times[window.first]) / latency <= window.landed, true);
            QCOMPARE((checked - scenario.policy.amount * window.landed).nanos(), most.nanos());
        }
    }
}

void TestThresholds::thePhaseFreeThresholdIsSafeForEveryOpeningBalance()
{
    std::mt19937_64 random{4};
    for (int round = 0; round < 300; ++round) {
        Scenario scenario = smallWorld(random);
        const Money phaseFree = phaseFreeThreshold(
            busiestWindow(*demandOf(scenario), scenario.policy.amount, scenario.account.latency.base()));
        for (std::int64_t above = phaseFree == Money{} ? 1 : 0; above < 25; ++above) {
            scenario.account.openingBalance = phaseFree + Money::fromNanos(above);
            QCOMPARE(replayAt(scenario, phaseFree).refusedAttempts, 0U);
        }
    }
}

void TestThresholds::aLargerAmountCanInterrupt()
{
    // THEORY.md section 1's example: safe at 50, interrupted at 60, safe at 100.
    const auto dollars = [](std::int64_t count) { return Money::fromDollars(count); };
    const std::vector<TimedCost> charges{{0min, {}},           {1min, dollars(1)},   {30min, dollars(50)},
                                         {41min, dollars(20)}, {43min, dollars(20)}, {45min, dollars(20)}};
    const auto refusals = [&](std::int64_t amount) {
        return replayAt(scenarioOf(charges, dollars(amount), dollars(20), 10min), dollars(20)).refusedAttempts;
    };
    QCOMPARE(refusals(50), 0U);
    QVERIFY(refusals(60) > 0);
    QCOMPARE(refusals(100), 0U);
}

// THEORY.md section 2: s*(Q') <= s*(Q) + Q - gcd(Q, Q') for Q' >= Q, a reported 0 read as u; so a multiple of a safe
// amount is safe at the same threshold.
void TestThresholds::aLargerAmountNeedsLittleMore()
{
    std::mt19937_64 random{7};
    int multiples = 0;
    for (int round = 0; round < 500; ++round) {
        const Scenario scenario = smallWorld(random, 40);
        for (std::int64_t amount = 1; amount <= 10; ++amount) {
            const auto least = leastSafe(scenario, Money::fromNanos(amount));
            if (!least)
                continue;
            for (std::int64_t larger = amount; larger <= 25; ++larger) {
                const auto leastOfLarger = leastSafe(scenario, Money::fromNanos(larger));
                QVERIFY(leastOfLarger.has_value());
                QVERIFY(asUnits(*leastOfLarger) <= asUnits(*least) + amount - std::gcd(amount, larger));
                multiples += larger % amount == 0 ? 1 : 0;
            }
        }
    }
    QVERIFY(multiples > 1'000);
}

// THEORY.md section 3.
void TestThresholds::thePhaseFreeThresholdNeverRisesWithTheAmount()
{
    std::mt19937_64 random{8};
    for (int round = 0; round < 500; ++round) {
        const Scenario scenario = smallWorld(random, 80);
        const auto demand = demandOf(scenario);
        const BusiestWindows windows{*demand, scenario.account.latency.base()};
        Money least = phaseFreeThreshold(windows.at(oneNano));
        for (std::int64_t amount = 2; amount <= 40; ++amount) {
            const Money next = phaseFreeThreshold(windows.at(Money::fromNanos(amount)));
            QVERIFY(next <= least);
            least = next;
        }
    }
}

void TestThresholds::allAmountsAtOnceAreEachAmountAlone()
{
    std::mt19937_64 random{9};
    std::vector<Money> amounts;
    for (std::int64_t amount = 1; amount <= 60; ++amount)
        amounts.push_back(Money::fromNanos(amount));
    for (int round = 0; round < 200; ++round) {
        const Scenario scenario = smallWorld(random, 60);
        const auto demand = demandOf(scenario);
        const Duration latency = scenario.account.latency.base();
        const auto all = exactThresholds(*demand, amounts, scenario.openingBalance(), latency);
        QCOMPARE(all.size(), amounts.size());
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            QCOMPARE(all[i].leastSafe, leastSafeThreshold(*demand, amounts[i], scenario.openingBalance(), latency));
            QCOMPARE(all[i].busiest, busiestWindow(*demand, amounts[i], latency));
        }
    }
}

void TestThresholds::moreThanTenMillionReloadsAreNoAdvice()
{
    const Scenario scenario = scenarioOf({{0s, oneCent}, {10s, oneCent}, {20s, oneCent}}, oneNano, oneCent, 0s);
    QVERIFY(!leastSafe(scenario, oneNano).has_value());
    QVERIFY(leastSafe(scenario, oneCent).has_value());
}

QTEST_APPLESS_MAIN(TestThresholds)
#include "test_thresholds.moc"
