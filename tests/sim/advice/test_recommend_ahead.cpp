// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The recommendation with the days to come.
#include "sim/advice/recommend.h"

#include "tests/sim/advice/steady_work.h"

#include <QTest>

#include <cmath>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// At whatever balance the days to come begin.
Scenario threeDays()
{
    Scenario scenario = steadyWork(3);
    scenario.account.openingBalance.reset();
    return scenario;
}

LookAhead ahead(std::uint32_t paths, double target = 0.99, double confidence = 0.95)
{
    LookAhead asked;
    asked.wishes.paths = paths;
    asked.wishes.target = target;
    asked.wishes.confidence = confidence;
    return asked;
}

Wishes onlyTwenty()
{
    Wishes wishes;
    wishes.amounts = {oneDollar * 20};
    return wishes;
}

} // namespace

class TestRecommendAhead : public QObject {
    Q_OBJECT

private slots:
    void daysThatAreAllAlikeAskForNoMoreThanTheRecord();
    void aLatencyLeftToChanceAsksForWhatTheDrawsNeed();
    void aLowerTargetAsksForNoMore();
    void tooFewDrawsAreSaid();
    void whereNoThresholdIsSafeInEnoughDrawsItIsSaid();
    void sumsOfADayAreNotLookedAheadFrom();
    void aKnownForecastIsUsedAgain();
    void whatFillsUpHasAChanceToo();
    void wishesOutOfRangeAreInvalid();
};

void TestRecommendAhead::daysThatAreAllAlikeAskForNoMoreThanTheRecord()
{
    const auto advice = recommend(threeDays(), onlyTwenty(), ahead(1'000));
    QVERIFY(advice.has_value() && advice->recommended);
    // before the last request that must not be refused in 3 min, two of $2 fit
    QCOMPARE(advice->recommended->policy.threshold, oneCent * 401);
    QVERIFY(advice->onRecord.front().forecast <= advice->onRecord.front().phaseFree);
    QCOMPARE(advice->recommended->chance->safe, std::uint64_t{1'000});
    // Clopper and Pearson with no failure: 0.05^(1/1000)
    QVERIFY(std::abs(advice->recommended->chance->lowerBound - std::pow(0.05, 1e-3)) < 1e-9);
    QVERIFY(advice->recommended->window.has_value()); // it is still the record that says why
    QCOMPARE(advice->forecast->recordedDays, std::uint64_t{3});
}

void TestRecommendAhead::aLatencyLeftToChanceAsksForWhatTheDrawsNeed()
{
    Scenario scenario = threeDays();
    scenario.account.latency = Delay::parse("uniform:1m..5m").value();
    QCOMPARE(recommend(scenario, onlyTwenty()).error().code, ErrorCode::Invalid);
    const auto advice = recommend(scenario, onlyTwenty(), ahead(1'000));
    QVERIFY(advice.has_value() && advice->recommended);
    // of a month's reloads one takes over 4 min for certain: four requests of $2 then come before the last one
    const Money threshold = advice->recommended->policy.threshold;
    QVERIFY2(threshold > oneDollar * 6 && threshold <= oneCent * 801, threshold.toString().c_str());
    QVERIFY(advice->recommended->chance->lowerBound >= 0.99);
    QVERIFY(advice->recommended->why.find("drawn from your recorded days") != std::string::npos);
    // a cent less is not enough: what was rounded up is an order statistic
    const auto& asked = advice->forecast->blocks.front().amounts.front();
    QVERIFY(asked.chanceAt(*advice->onRecord.front().forecast - oneNano, 0.95)->lowerBound < 0.99);
}

void TestRecommendAhead::aLowerTargetAsksForNoMore()
{
    Scenario scenario = threeDays();
    scenario.account.latency = Delay::parse("uniform:1m..5m").value();
    std::optional<Money> before;
    for (const double target : {0.99, 0.9, 0.5, 0.1}) {
        const auto advice = recommend(scenario, onlyTwenty(), ahead(500, target));
        QVERIFY(advice.has_value() && advice->recommended);
        const Money forecast = *advice->onRecord.front().forecast;
        QVERIFY(!before || forecast <= *before);
        before = forecast;
    }
}

void TestRecommendAhead::tooFewDrawsAreSaid()
{
    const auto advice = recommend(threeDays(), onlyTwenty(), ahead(298));
    QVERIFY(advice.has_value() && !advice->recommended);
    QCOMPARE(advice->obstacles.size(), std::size_t{1});
    QVERIFY(advice->obstacles.front().find("ask for 299 or more") != std::string::npos); // 0.99^299 < 0.05 <= 0.99^298
    QVERIFY(recommend(threeDays(), onlyTwenty(), ahead(299))->recommended.has_value());
}

void TestRecommendAhead::whereNoThresholdIsSafeInEnoughDrawsItIsSaid()
{
    Scenario scenario = threeDays();
    scenario.account.openingBalance = oneDollar * 1'000'000; // the record never asks
    scenario.account.declineRate = 0.9;
    scenario.account.fixDelay = Delay::parse("never").value();
    scenario.policy.amount = oneDollar;
    Wishes wishes;
    wishes.amounts = {oneDollar};
    QVERIFY(recommend(scenario, wishes)->recommended.has_value());
    scenario.account.openingBalance.reset(); // the record starts with the amount, and so do the days to come
    const auto advice = recommend(scenario, wishes, ahead(300));
    QVERIFY(advice.has_value() && !advice->recommended);
    QVERIFY(!advice->obstacles.empty());
}

void TestRecommendAhead::sumsOfADayAreNotLookedAheadFrom()
{
    HistoryBuilder builder;
    Charge charge;
    charge.time = startOfDay(morning);
    charge.cost = oneDollar * 30;
    charge.span = std::chrono::days{1};
    builder.add(charge);
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    QVERIFY(!showsStops(demandOf(scenario)->history->resolution()));
    const auto advice = recommend(scenario, {}, ahead(100));
    QVERIFY(advice.has_value());
    QVERIFY(!advice->forecast && !advice->recommended);
}

void TestRecommendAhead::aKnownForecastIsUsedAgain()
{
    Scenario scenario = threeDays();
    const auto first = recommend(scenario, onlyTwenty(), ahead(400));
    scenario.policy.threshold = oneDollar * 9;
    LookAhead known = ahead(400);
    known.known = first->forecast;
    const auto second = recommend(scenario, onlyTwenty(), known);
    QCOMPARE(second->forecast, first->forecast); // the same one
    QCOMPARE(second->recommended->policy, first->recommended->policy);
    QCOMPARE(second->recommended->chance, first->recommended->chance);
}

void TestRecommendAhead::whatFillsUpHasAChanceToo()
{
    Scenario scenario = threeDays();
    scenario.policy.rule = Rule::TopUp;
    const auto advice = recommend(scenario, onlyTwenty(), ahead(300));
    QVERIFY(advice.has_value() && advice->recommended);
    QVERIFY(!advice->forecast->blocks.front().amounts.front().knowsAll);
    QVERIFY(advice->recommended->chance.has_value());
    QVERIFY(advice->recommended->chance->lowerBound >= 0.99);
}

void TestRecommendAhead::wishesOutOfRangeAreInvalid()
{
    for (const auto& bad : {ahead(0), ahead(100, 1.5), ahead(100, 0.9, 0)})
        QCOMPARE(recommend(threeDays(), onlyTwenty(), bad).error().code, ErrorCode::Invalid);
}

QTEST_APPLESS_MAIN(TestRecommendAhead)
#include "test_recommend_ahead.moc"
