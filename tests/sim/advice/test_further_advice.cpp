// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/further_advice.h"

#include <QtTest>

#include <algorithm>
#include <stdexcept>

using namespace lowwater;
using namespace std::chrono_literals;

class TestFurtherAdvice : public QObject {
    Q_OBJECT

private slots:
    void stressIsOfTheRecommendedPolicyAndOfThePresentOne();
    void stressOfThePresentPolicyIsOnceWhereItIsTheRecommendedOne();
    void nextDaysAreThoseOfTheRecommendedPolicy();
    void growthCountsInTheNextDays();
    void robustnessHasEveryChoiceAndMoreAgents();
    void whereNothingIsRecommendedThePresentPolicyIsLookedAt();
    void aBacktestIsOfTheRecord();
    void aLatencyLeftToChanceHasABacktest();
    void sumsGiveEmptyParts();
    void cancellingAddsNothing();
    void progressGoesFromNothingToAll();
    void veryManyChargesAreDrawnLessOften();
};

namespace {

Money dollars(std::int64_t count)
{
    return oneDollar * count;
}

/// Two dollars a day at nine.
std::shared_ptr<const History> twoDollarsADay(int days, Resolution resolution = Resolution::Request)
{
    HistoryBuilder builder;
    for (int day = 0; day < days; ++day) {
        Charge charge;
        charge.time = parseTime("2026-09-01T09:00:00Z")->time + 24h * day;
        charge.cost = dollars(2);
        charge.session = "a";
        builder.add(charge);
    }
    builder.coarsenTo(resolution);
    return std::make_shared<const History>(builder.build());
}

Scenario fourWeeks()
{
    Scenario scenario;
    scenario.history = twoDollarsADay(28);
    scenario.policy.amount = dollars(10);
    scenario.policy.threshold = dollars(4);
    scenario.account.openingBalance = dollars(20);
    return scenario;
}

Wishes onlyTen()
{
    Wishes wishes;
    wishes.amounts = {dollars(10)};
    return wishes;
}

LookAhead fewPaths()
{
    LookAhead ahead;
    ahead.wishes.paths = 300;
    return ahead;
}

Advice adviceFor(const Scenario& scenario, const Wishes& wishes = onlyTen())
{
    auto advice = recommend(scenario, wishes, fewPaths());
    if (!advice)
        throw std::runtime_error{advice.error().describe()};
    return *std::move(advice);
}

/// Each day's lowest balance, where all draws have the same.
std::vector<Money> lowestOf(const NextDays& next)
{
    std::vector<Money> lowest;
    for (const auto& day : next.days)
        lowest.push_back(day.quantiles.front() == day.quantiles.back() ? day.quantiles.front() : dollars(-1'000));
    return lowest;
}

} // namespace

// A day apart: below 0 is enough, as the balance is empty only after a charge and is filled a minute later.
void TestFurtherAdvice::stressIsOfTheRecommendedPolicyAndOfThePresentOne()
{
    const Scenario scenario = fourWeeks();
    Advice advice = adviceFor(scenario);
    QCOMPARE(advice.recommended->policy.threshold, Money{});
    QVERIFY(addStress(advice, scenario).has_value());
    QCOMPARE(advice.stress->size(), 7U);
    QCOMPARE(advice.stressNow->size(), 7U);
    QCOMPARE(advice.stress->front().kind, StressKind::None);
    QCOMPARE(advice.stress->front().totals, totalsOf(*advice.recommended->outcome));
    QCOMPARE(advice.stressNow->front().totals, totalsOf(*advice.current));
}

void TestFurtherAdvice::stressOfThePresentPolicyIsOnceWhereItIsTheRecommendedOne()
{
    Scenario scenario = fourWeeks();
    scenario.policy.threshold = Money{};
    Advice advice = adviceFor(scenario);
    QVERIFY(addStress(advice, scenario).has_value());
    QCOMPARE(advice.stress->size(), 7U);
    QVERIFY(!advice.stressNow);
}

// 20 less 2 a day is empty on the tenth day; from then on 10 more every five days.
void TestFurtherAdvice::nextDaysAreThoseOfTheRecommendedPolicy()
{
    const Scenario scenario = fourWeeks();
    Advice advice = adviceFor(scenario);
    QVERIFY(addNextDays(advice, scenario).has_value());
    QCOMPARE(advice.nextDays->paths, 200U);
    std::vector<Money> expected;
    for (int day = 1; day <= 30; ++day)
        expected.push_back(dollars(day <= 10 ? 20 - 2 * day : 8 - 2 * ((day - 11) % 5)));
    QCOMPARE(lowestOf(*advice.nextDays), expected);
}

// Three dollars a day: 17, 14, 11, 8, 5, 2, and 1 below zero on the seventh.
void TestFurtherAdvice::growthCountsInTheNextDays()
{
    const Scenario scenario = fourWeeks();
    Wishes wishes = onlyTen();
    wishes.growthNumerator = 3;
    wishes.growthDenominator = 2;
    Advice advice = adviceFor(scenario, wishes);
    QCOMPARE(advice.recommended->policy.threshold, Money{});
    QVERIFY(addNextDays(advice, scenario).has_value());
    QCOMPARE(lowestOf(*advice.nextDays)[6], dollars(-1));
    QVERIFY(addStress(advice, scenario).has_value());
    QCOMPARE(advice.stress->front().totals.spent, dollars(28 * 3));
}

void TestFurtherAdvice::robustnessHasEveryChoiceAndMoreAgents()
{
    const Scenario scenario = fourWeeks();
    Advice advice = adviceFor(scenario);
    QVERIFY(addRobustness(advice, scenario).has_value());
    const Robustness& robust = *advice.robustness;
    QCOMPARE(robust.choices.size(), 2U);
    QVERIFY(robust.choices[robust.recommended] == advice.recommended->policy);
    QVERIFY(robust.choices[1] == scenario.policy);
    QCOMPARE(robust.replications, 20U);
    std::vector<std::string> agents;
    for (const auto& row : robust.rows)
        if (row.situation.factor == Factor::Agents)
            agents.push_back(row.situation.value);
    QCOMPARE(agents, (std::vector<std::string>{"+0", "+1", "+2"}));
}

// A limit of three dollars a month stops agents at any threshold.
void TestFurtherAdvice::whereNothingIsRecommendedThePresentPolicyIsLookedAt()
{
    Scenario scenario = fourWeeks();
    scenario.account.spendLimit = dollars(3);
    Advice advice = adviceFor(scenario);
    QVERIFY(!advice.recommended);
    QVERIFY(addAll(advice, scenario, nullptr).has_value());
    QCOMPARE(advice.robustness->choices.size(), 1U);
    QVERIFY(advice.robustness->choices.front() == scenario.policy);
    QVERIFY(!advice.stressNow);
    QCOMPARE(advice.stress->front().totals, totalsOf(*advice.current));
}

// Opening at 20 on day 8; below 4 on days 16, 21 and 26: thirty dollars. Planned for twice the usage it would be more.
void TestFurtherAdvice::aBacktestIsOfTheRecord()
{
    Scenario planned = fourWeeks();
    const auto record = planned.history;
    planned.history = std::make_shared<const History>(record->scaled(2, 1));
    Advice advice = adviceFor(planned);
    QVERIFY(addAll(advice, planned, record).has_value());
    QCOMPARE(advice.backtest->followers[1].follower, Follower::Current);
    QCOMPARE(advice.backtest->followers[1].totals.reloaded, dollars(30));
    QCOMPARE(advice.stress->front().totals.spent, dollars(28 * 4));
}

void TestFurtherAdvice::aLatencyLeftToChanceHasABacktest()
{
    Scenario scenario = fourWeeks();
    scenario.account.latency = Delay::typicalCard();
    Advice advice = adviceFor(scenario);
    QVERIFY(addBacktest(advice, scenario).has_value());
    QCOMPARE(advice.backtest->decisions.size(), 3U);
    QCOMPARE(advice.backtest->followers.size(), followerCount);
}

void TestFurtherAdvice::sumsGiveEmptyParts()
{
    Scenario scenario = fourWeeks();
    scenario.history = twoDollarsADay(28, Resolution::Day);
    Advice advice = adviceFor(scenario);
    QVERIFY(addAll(advice, scenario, nullptr).has_value());
    QVERIFY(advice.stress->empty());
    QVERIFY(!advice.stressNow);
    QVERIFY(advice.nextDays->days.empty());
    QVERIFY(advice.robustness->rows.empty());
    QCOMPARE(advice.backtest->gap, BacktestGap::NoRequests);
}

void TestFurtherAdvice::cancellingAddsNothing()
{
    const Scenario scenario = fourWeeks();
    Advice advice = adviceFor(scenario);
    const RunHooks stop{[] { return true; }, {}};
    for (const auto& done : {addStress(advice, scenario, stop), addRobustness(advice, scenario, {}, stop),
                             addNextDays(advice, scenario, stop), addBacktest(advice, scenario, stop),
                             addAll(advice, scenario, nullptr, {}, stop)}) {
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().code, ErrorCode::Cancelled);
    }
    QVERIFY(!advice.stress && !advice.stressNow && !advice.robustness && !advice.nextDays && !advice.backtest);
}

void TestFurtherAdvice::progressGoesFromNothingToAll()
{
    const Scenario scenario = fourWeeks();
    Advice advice = adviceFor(scenario);
    std::vector<double> told;
    QVERIFY(addAll(advice, scenario, nullptr, {}, {{}, [&told](double share) { told.push_back(share); }}).has_value());
    QVERIFY(std::is_sorted(told.begin(), told.end()));
    QVERIFY(told.front() < 0.25);
    QVERIFY(told.back() > 0.75 && told.back() <= 1);
}

void TestFurtherAdvice::veryManyChargesAreDrawnLessOften()
{
    QCOMPARE(pathsOfNextDays(100'000), 200U);
    QCOMPARE(pathsOfNextDays(200'000), 100U);
    QCOMPARE(pathsOfNextDays(100'000'000), 50U);
    QCOMPARE(replicationsFor(100'000), 20U);
    QCOMPARE(replicationsFor(333'333), 10U);
    QCOMPARE(replicationsFor(0), 20U);
}

QTEST_APPLESS_MAIN(TestFurtherAdvice)
#include "test_further_advice.moc"
