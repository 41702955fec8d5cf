// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/comparison.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// The golden trace, five days long, bought by hand every other day.
Scenario byHand()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 2250, oneCent * 6000, 1800s);
    scenario.policy.mode = Mode::ByHand;
    scenario.policy.threshold = oneDollar * 10;
    scenario.policy.reviewEvery = 48h;
    scenario.policy.noticeDelay = 2h;
    scenario.account.fee.fixed = oneCent * 30;
    return scenario;
}

std::string print(const std::vector<ComparisonRow>& rows)
{
    std::string text;
    for (const auto& row : rows)
        text += std::string{alternativeName(row.alternative)} + ' ';
    return text;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT

private slots:
    void everyAlternativeStandsThere();
    void aRowIsAReplayOfItsPolicy();
    void theOpeningBalanceStaysWhateverTheAmount();
    void cancellingStops();
};

void TestComparison::everyAlternativeStandsThere()
{
    const Scenario scenario = byHand();
    const auto demand = demandOf(scenario);
    QCOMPARE(print(compareAlternatives(scenario, *demand, std::nullopt).value()),
             std::string{"current auto_reload by_hand_weekly by_hand_daily off "});
    const auto rows = compareAlternatives(scenario, *demand, Policy{}).value();
    QCOMPARE(print(rows), std::string{"current recommended auto_reload by_hand_weekly by_hand_daily off "});
    QVERIFY(rows[0].policy == scenario.policy);
    QVERIFY(rows[1].policy == Policy{});
    QCOMPARE(rows[2].policy.mode, Mode::Auto);
    QCOMPARE(rows[2].policy.threshold, scenario.policy.threshold);
    QCOMPARE(rows[3].policy.reviewEvery, Duration{168h});
    QCOMPARE(rows[4].policy.reviewEvery, Duration{24h});
    QCOMPARE(rows[4].policy.noticeDelay, scenario.policy.noticeDelay);
    QCOMPARE(rows[5].policy.mode, Mode::Off);
}

void TestComparison::aRowIsAReplayOfItsPolicy()
{
    Scenario scenario = byHand();
    Policy recommended;
    recommended.amount = oneDollar * 50;
    recommended.threshold = oneDollar * 17;
    Wishes wishes;
    wishes.agentHour = oneDollar * 5;
    const auto rows = compareAlternatives(scenario, *demandOf(scenario), recommended, wishes).value();
    for (const auto& row : rows) {
        scenario.policy = row.policy;
        const Outcome outcome = replayAt(scenario, row.policy.threshold);
        QVERIFY(row.totals == totalsOf(outcome));
        QCOMPARE(row.monthlyCost, monthlyCost(outcome, wishes));
    }
    QVERIFY(rows[1].totals.isSafe());
    QVERIFY(rows[1].totals.leastWarning.has_value());
    QCOMPARE(rows[5].totals.reloads, 0U);
    QCOMPARE(rows[5].totals.exposure, std::optional{oneCent * 6000}); // nobody buys: the opening balance
    QVERIFY(!rows[5].totals.isSafe());
}

void TestComparison::theOpeningBalanceStaysWhateverTheAmount()
{
    Scenario scenario = byHand();
    scenario.account.openingBalance.reset(); // the amount, $22.50
    Policy recommended;
    recommended.amount = oneDollar * 500;
    const auto rows = compareAlternatives(scenario, *demandOf(scenario), recommended).value();
    scenario.account.openingBalance = oneCent * 2250;
    scenario.policy = recommended;
    QVERIFY(rows[1].totals == totalsOf(replayAt(scenario, recommended.threshold)));
}

void TestComparison::cancellingStops()
{
    const Scenario scenario = byHand();
    const auto rows = compareAlternatives(scenario, *demandOf(scenario), std::nullopt, {}, {[] { return true; }, {}});
    QCOMPARE(rows.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestComparison)
#include "test_comparison.moc"
