// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"
#include "reference/outcome_difference.h"
#include "tests/sim/replay/hand_case.h"

#include "sim/replay/plain_replay.h"

#include <QTest>

#include <algorithm>

using namespace lowwater;
using namespace lowwater::reference;

namespace {

using MakeScenario = Scenario (*)(std::uint64_t);

SimulateOptions walkedTotals()
{
    return {.way = Way::Walk, .detail = Detail::Totals};
}

/// Thresholds around the scenario's own, some of them one nano-dollar apart, one that is not valid, in no order.
std::vector<Money> thresholdsAround(const Scenario& scenario)
{
    const Money own = scenario.policy.threshold;
    return {own + oneNano, Money{}, own, Money{} - oneNano, own * 2, own.scaled(1, 2), own + scenario.policy.amount,
            oneNano};
}

/// Many charges at one moment, and the plainest account.
Scenario smallPlainScenario(std::uint64_t seed)
{
    Scenario scenario = randomScenario(seed);
    const Account any = scenario.account;
    scenario.account = {};
    scenario.account.openingBalance = any.openingBalance;
    scenario.account.latency = Delay::constant(any.latency.base());
    scenario.account.resumeLag = any.resumeLag;
    scenario.account.work = any.work;
    scenario.policy.mode = Mode::Auto;
    return scenario;
}

} // namespace

Q_DECLARE_METATYPE(MakeScenario)

/// Many settings replayed side by side against each of them walked by itself.
class TestPlainReplays : public QObject {
    Q_OBJECT

private slots:
    void eachSettingIsAsIfReplayedAlone_data();
    void eachSettingIsAsIfReplayedAlone();
    void moneyThatIsPastTheRangeInOneSettingLeavesItToTheLoop();
    void canBeCancelled();
};

void TestPlainReplays::eachSettingIsAsIfReplayedAlone_data()
{
    QTest::addColumn<MakeScenario>("make");
    QTest::addColumn<bool>("arePlain");
    QTest::newRow("small scenarios with all options") << MakeScenario{randomScenario} << false;
    QTest::newRow("small scenarios with a plain account") << MakeScenario{smallPlainScenario} << true;
    QTest::newRow("plain scenarios") << MakeScenario{randomPlainScenario} << true;
}

void TestPlainReplays::eachSettingIsAsIfReplayedAlone()
{
    QFETCH(const MakeScenario, make);
    QFETCH(const bool, arePlain);
    int asked = 0;
    int together = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Scenario scenario = make(seed);
        const auto demand = demandOf(scenario);
        const PlainReplays replays{scenario, *demand};
        const auto thresholds = thresholdsAround(scenario);
        for (const Money amount : {scenario.policy.amount, scenario.policy.amount * 3}) {
            const auto outcomes = replays.totals(amount, thresholds, {});
            QCOMPARE(outcomes.size(), thresholds.size());
            for (std::size_t i = 0; i < thresholds.size(); ++i) {
                Scenario alone = scenario;
                alone.policy.amount = amount;
                alone.policy.threshold = thresholds[i];
                const std::string which = std::to_string(seed) + " at " + thresholds[i].toString();
                ++asked;
                const auto walked = simulate(alone, *demand, walkedTotals());
                if (!outcomes[i]) {
                    QVERIFY2(!arePlain || !walked || walked->refusedAttempts > 0, which.c_str());
                    continue;
                }
                ++together;
                const auto text = wholeDifference(*outcomes[i], walked);
                QVERIFY2(text.empty(), (which + ": " + text).c_str());
            }
        }
    }
    QVERIFY2(together * 5 >= asked || !arePlain, qPrintable(QString{"%1 of %2"}.arg(together).arg(asked)));
}

void TestPlainReplays::moneyThatIsPastTheRangeInOneSettingLeavesItToTheLoop()
{
    const Scenario scenario = test::handCase("--opening-balance=5000000000 --amount=5000000000 --threshold=4000000000",
                                             "09:00 a 2000000000; 09:10 a 2000000000; 09:20 a 1");
    const auto demand = demandOf(scenario);
    const std::vector<Money> thresholds{Money::fromDollars(4'000'000'000), Money::fromDollars(1)};
    const auto outcomes = PlainReplays{scenario, *demand}.totals(scenario.policy.amount, thresholds, {});
    QVERIFY(!outcomes.front());
    for (const Money threshold : thresholds) {
        Scenario alone = scenario;
        alone.policy.threshold = threshold;
        QVERIFY(simulate(alone, *demand, walkedTotals()).has_value());
    }
}

void TestPlainReplays::canBeCancelled()
{
    // a reload of one nano-dollar at a time: as many as the loop allows
    const Scenario scenario = test::handCase("--opening-balance=-1 --amount=0.000000001 --latency=0s", "09:00 a 1");
    RunHooks hooks;
    hooks.shouldStop = [] { return true; };
    const auto demand = demandOf(scenario);
    const PlainReplays replays{scenario, *demand};
    const std::vector<Money> thresholds{Money{}, oneCent};
    QVERIFY_EXCEPTION_THROWN((void)replays.totals(scenario.policy.amount, thresholds, hooks), Error);
}

QTEST_APPLESS_MAIN(TestPlainReplays)
#include "test_plain_replays.moc"
