// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/backtest.h"

#include "sim/advice/largest_policy.h"
#include "tests/sim/advice/steady_work.h"
#include "tests/sim/replay/random_scenario.h"

#include <QTest>
#include <tbb/global_control.h>

#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

const SimTime firstDay = timeFromMicros(1'788'220'800'000'000); // 2026-09-01T00:00:00Z
constexpr Duration day = 24h;

/// One agent that asks once a day, at nine, for $2.
Scenario oncePerDay(int days)
{
    HistoryBuilder builder;
    for (int i = 0; i < days; ++i) {
        Charge charge;
        charge.time = firstDay + day * i + 9h;
        charge.cost = dollars(2);
        charge.session = "a";
        builder.add(charge);
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.amount = dollars(10);
    scenario.policy.threshold = dollars(4);
    scenario.account.openingBalance = dollars(20);
    return scenario;
}

/// Three agents for four weeks, busy for an hour a day; from `changed` on everything costs `factor` as much.
Scenario fourWeeks(SimTime changed = firstDay + day * 100, std::int64_t factor = 1)
{
    std::mt19937_64 random{11};
    const auto pick = [&random](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    HistoryBuilder builder;
    for (int i = 0; i < 28; ++i) {
        for (int request = 0; request < 60; ++request) {
            Charge charge;
            charge.time = firstDay + day * i + 9h + std::chrono::seconds{pick(3'600)};
            charge.cost = Money::fromNanos(pick(900'000'000)) * (charge.time >= changed ? factor : 1);
            charge.session = std::to_string(pick(2));
            builder.add(charge);
        }
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    scenario.policy.threshold = dollars(1);
    scenario.account.openingBalance = dollars(20);
    scenario.account.latency = Delay::constant(5min);
    return scenario;
}

Policy withMode(Policy policy, Mode mode)
{
    policy.mode = mode;
    return policy;
}

/// Decides the given policies in turn, week by week from the first day.
Decide inTurn(std::vector<std::optional<Policy>> policies)
{
    return [policies = std::move(policies)](const Scenario& known, const RunHooks&) -> Result<std::optional<Policy>> {
        const auto days = (startOfNextDay(known.history->times().back()) - firstDay) / day;
        return policies.at(static_cast<std::size_t>(days / 7 - 1));
    };
}

const LivedWeeks& of(const Backtest& result, Follower follower)
{
    return result.followers.at(static_cast<std::size_t>(follower));
}

/// `interruptions/stopped hours` of each week.
QString weeksOf(const Backtest& result, Follower follower)
{
    QStringList texts;
    for (const auto& week : of(result, follower).weeks)
        texts << QStringLiteral("%1/%2").arg(week.totals.interruptions).arg(week.totals.stoppedAgentTime / 1h);
    return texts.join(' ');
}

bool sameDecisions(const Backtest& a, const Backtest& b, std::size_t count)
{
    return std::equal(a.decisions.begin(), a.decisions.begin() + static_cast<std::ptrdiff_t>(count),
                      b.decisions.begin(), [](const WeekDecision& one, const WeekDecision& other) {
                          return one.time == other.time && one.policy == other.policy && one.kept == other.kept;
                      });
}

} // namespace

class TestBacktest : public QObject {
    Q_OBJECT

private slots:
    void fewerThanTwoWeeksAreSaidToBeTooFew_data();
    void fewerThanTwoWeeksAreSaidToBeTooFew();
    void sumsOfADayAreNoGroundForAdvice();
    void aWeekIsWorkedOutByHand();
    void aBalanceThatRunsOutStopsOnceAndForEver();
    void anInterruptionFoundWithAPolicyCounts();
    void nothingRecommendedKeepsTheLast();
    void theFutureCannotChangeADecision();
    void aDepositToComeIsNotKnown();
    void weeksAddUpToTheirSimulation_data();
    void weeksAddUpToTheirSimulation();
    void theLargestIsWhatTheProviderOffers_data();
    void theLargestIsWhatTheProviderOffers();
    void theDecisionIsTheRecommendation();
    void anErrorOfADecisionIsPassedOn();
    void cancellingStops();
    void threadsDoNotMatter();
};

void TestBacktest::fewerThanTwoWeeksAreSaidToBeTooFew_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("decisions");
    QTest::addRow("one day") << 1 << 0;
    QTest::addRow("a day less than two weeks") << 13 << 0;
    QTest::addRow("two weeks") << 14 << 1;
    QTest::addRow("what is left over of a week is left out") << 20 << 1;
    QTest::addRow("five weeks") << 35 << 4;
}

void TestBacktest::fewerThanTwoWeeksAreSaidToBeTooFew()
{
    QFETCH(const int, days);
    QFETCH(const int, decisions);
    const auto result = backtest(oncePerDay(days));
    QVERIFY(result.has_value());
    QCOMPARE(static_cast<int>(result->decisions.size()), decisions);
    QCOMPARE(result->gap, decisions == 0 ? BacktestGap::TooShort : BacktestGap::None);
    QCOMPARE(result->followers.size(), decisions == 0 ? std::size_t{0} : followerCount);
    if (decisions > 0) {
        QCOMPARE(result->from, firstDay + day * 7);
        QCOMPARE(result->to, firstDay + day * 7 * (decisions + 1));
    }
}

void TestBacktest::sumsOfADayAreNoGroundForAdvice()
{
    Scenario scenario = oncePerDay(30);
    HistoryBuilder builder;
    for (ChargeIndex i = 0; i < scenario.history->size(); ++i)
        builder.add(scenario.history->charge(i));
    builder.coarsenTo(Resolution::Day);
    scenario.history = std::make_shared<const History>(builder.build());
    const auto result = backtest(scenario);
    QCOMPARE(result->gap, BacktestGap::NoRequests);
    QVERIFY(result->decisions.empty());
}

// Two lived weeks, days 7 to 20, $2 at nine each day, opening 20. With $10 below $4 at a latency of 60 s: the charges
// of days 7 to 15 leave 2, which asks; credited 60 s later: 12. Days 16 to 20 leave 2 again, which asks on the last
// day: credited too, as something is left of it after the last charge? No charge waits, so the replay ends: it is
// pending. Idle in week one, in dollar-days: 20 for 9 h, then 18, 16, 14, 12, 10, 8 for a day each, 6 for 15 h: 20 x
// 0.375 + 78 + 6 x 0.625 = 89.25, over 7 days 12.75.
void TestBacktest::aWeekIsWorkedOutByHand()
{
    Scenario scenario = oncePerDay(21);
    scenario.account.fee.fixed = oneCent * 30;
    scenario.account.fee.nanoPercent = 5'000'000'000;
    const auto result = backtest(scenario);
    QVERIFY(result.has_value());
    const auto& current = of(*result, Follower::Current);
    QCOMPARE(current.weeks.size(), std::size_t{2});
    QCOMPARE(current.weeks[0].totals.meanIdle, oneCent * 1275);
    QCOMPARE(current.weeks[0].totals.reloads, 0U);
    QCOMPARE(current.weeks[1].totals.reloads, 1U);
    QCOMPARE(current.weeks[1].totals.reloaded, dollars(10));
    QCOMPARE(current.weeks[1].totals.fees, oneCent * 80); // 0.30 + 5 % of 10
    QCOMPARE(current.totals.reloads, 1U);
    QCOMPARE(current.totals.length, day * 14);
    QCOMPARE(current.totals.interruptions, 0U);
    // $0.80 of fees in 14 days, and what is idle at 5 % a year
    const Money idle = current.totals.meanIdle.scaled(5 * 30, 100 * 365);
    QCOMPARE(current.monthlyCost, (oneCent * 80).scaled(30, 14) + idle);
}

// Nobody buys: the opening balance pays ten of the charges from day 7 on. Day 17, in the second lived week, is refused.
// The week ends 87 h after nine on day 17; what is left stands still to the last charge, at nine on day 27.
void TestBacktest::aBalanceThatRunsOutStopsOnceAndForEver()
{
    const auto result = backtest(oncePerDay(28));
    QVERIFY(result.has_value());
    QCOMPARE(weeksOf(*result, Follower::Off), QStringLiteral("0/0 1/87 0/153"));
    QCOMPARE(of(*result, Follower::Off).totals.interruptions, 1U);
    QCOMPARE(of(*result, Follower::Off).totals.stoppedAgentTime, Duration{240h});
    QCOMPARE(weeksOf(*result, Follower::Followed), QStringLiteral("0/0 0/0 0/0"));
}

// Opening at 4: nobody buys, so day 9, in the first lived week, is refused. Who gives up buying in the second week
// finds that stop, who never bought knows it.
void TestBacktest::anInterruptionFoundWithAPolicyCounts()
{
    Scenario scenario = oncePerDay(28);
    scenario.account.openingBalance = dollars(4);
    const Policy off = withMode(scenario.policy, Mode::Off);
    const auto change = backtest(scenario, {}, inTurn({scenario.policy, off, off}));
    QCOMPARE(weeksOf(*change, Follower::Followed), QStringLiteral("0/0 1/168 0/153"));
    const auto always = backtest(scenario, {}, inTurn({off, off, off}));
    QCOMPARE(weeksOf(*always, Follower::Followed), QStringLiteral("1/111 0/168 0/153"));
    QCOMPARE(weeksOf(*always, Follower::Off), weeksOf(*always, Follower::Followed));
}

void TestBacktest::nothingRecommendedKeepsTheLast()
{
    const Scenario scenario = oncePerDay(28);
    Policy other = scenario.policy;
    other.amount = dollars(50);
    const auto result = backtest(scenario, {}, inTurn({std::nullopt, other, std::nullopt}));
    QVERIFY(result.has_value());
    QVERIFY(result->decisions[0].policy == scenario.policy && result->decisions[0].kept);
    QVERIFY(result->decisions[1].policy == other && !result->decisions[1].kept);
    QVERIFY(result->decisions[2].policy == other && result->decisions[2].kept);
    QVERIFY(of(*result, Follower::Followed).weeks[2].policy == other);
}

void TestBacktest::theFutureCannotChangeADecision()
{
    const auto recorded = backtest(fourWeeks());
    const auto dearer = backtest(fourWeeks(firstDay + day * 14, 7));
    QVERIFY(recorded.has_value() && dearer.has_value());
    QCOMPARE(recorded->decisions.size(), std::size_t{3});
    QVERIFY(!recorded->decisions[0].kept);
    QVERIFY(sameDecisions(*recorded, *dearer, 2));                         // made at the ends of days 7 and 14
    QVERIFY(recorded->decisions[2].policy != dearer->decisions[2].policy); // it has seen the dear week
    for (std::size_t follower = 0; follower < followerCount; ++follower)
        QVERIFY(recorded->followers[follower].weeks[0].totals.interruptions ==
                dearer->followers[follower].weeks[0].totals.interruptions);
    QVERIFY(of(*recorded, Follower::Current).totals.interruptions > 0);
    QVERIFY(of(*dearer, Follower::Followed).weeks[1].totals.interruptions > 0); // nobody could have known
}

void TestBacktest::aDepositToComeIsNotKnown()
{
    Scenario scenario = oncePerDay(21);
    scenario.account.deposits = {{firstDay + day * 3, dollars(5)}, {firstDay + day * 10, dollars(7)}};
    std::vector<std::size_t> known(2);
    const auto result =
        backtest(scenario, {}, [&known](const Scenario& at, const RunHooks&) -> Result<std::optional<Policy>> {
            known[at.history->size() / 7 - 1] = at.account.deposits.size();
            return std::optional<Policy>{};
        });
    QVERIFY(result.has_value());
    QCOMPARE(known, (std::vector<std::size_t>{1, 2}));
}

void TestBacktest::weeksAddUpToTheirSimulation_data()
{
    QTest::addColumn<int>("seeds");
    QTest::addColumn<bool>("isLong");
    QTest::addRow("small scenarios over all options") << 1500 << false;
    QTest::addRow("long scenarios over all options") << 60 << true;
}

void TestBacktest::weeksAddUpToTheirSimulation()
{
    QFETCH(const int, seeds);
    QFETCH(const bool, isLong);
    int delayed = 0;
    for (int seed = 1; seed <= seeds; ++seed) {
        const auto number = static_cast<std::uint64_t>(seed);
        const Scenario scenario = isLong ? reference::randomLongScenario(number) : reference::randomScenario(number);
        const auto outcome = simulate(scenario);
        if (!outcome || outcome->windowEnd == outcome->windowStart)
            continue;
        const SimTime from = outcome->windowStart;
        const Duration length = outcome->windowEnd - from;
        const auto demand = demandOf(scenario);
        LivedTotals sum;
        for (const auto& week : totalsByWeek(
                 scenario, *demand,
                 std::vector{from, from + length / 3 + 1us, from + length / 2 + 2us, outcome->windowEnd + 100'000h})) {
            sum.interruptions += week.totals.interruptions;
            sum.stoppedAgentTime += week.totals.stoppedAgentTime;
            sum.delayedWork += week.totals.delayedWork;
            sum.reloads += week.totals.reloads;
            sum.reloaded += week.totals.reloaded;
        }
        const auto text = reference::describeScenario(scenario);
        QVERIFY2(sum.interruptions == outcome->interruptionCount, text.c_str());
        QVERIFY2(sum.stoppedAgentTime == outcome->stoppedAgentTime, text.c_str());
        QVERIFY2(sum.delayedWork == outcome->delayedWork, text.c_str());
        QVERIFY2(sum.reloads == outcome->reloadCount, text.c_str());
        QVERIFY2(sum.reloaded == outcome->reloaded, text.c_str());
        const auto whole = totalsByWeek(scenario, *demand, std::vector{from, outcome->windowEnd});
        QVERIFY2(whole.front().totals.meanIdle == outcome->meanIdle, text.c_str());
        delayed += outcome->delayedWork > Duration{0} ? 1 : 0;
    }
    QVERIFY(delayed > seeds / 10);
}

void TestBacktest::theLargestIsWhatTheProviderOffers_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("thresholds"); // of a provider; empty: none is chosen
    QTest::addColumn<QString>("threshold");
    QTest::addRow("without a provider the amount itself") << "add"
                                                          << ""
                                                          << "100";
    QTest::addRow("a cent below what to fill up to") << "top_up"
                                                     << ""
                                                     << "99.99";
    QTest::addRow("any may be typed") << "add"
                                      << "{}"
                                      << "100";
    QTest::addRow("the highest of a list") << "add"
                                           << R"({"list": ["2", "40"]})"
                                           << "40";
    QTest::addRow("the highest up to the amount") << "add"
                                                  << R"({"list": ["2", "40", "400"]})"
                                                  << "40";
    QTest::addRow("the least where all are above the amount") << "add"
                                                              << R"({"list": ["300", "400"]})"
                                                              << "300";
    QTest::addRow("the most that is offered") << "add"
                                              << R"({"max": "25"})"
                                              << "25";
    QTest::addRow("on a step below the amount") << "add"
                                                << R"({"step": "7"})"
                                                << "98";
}

void TestBacktest::theLargestIsWhatTheProviderOffers()
{
    QFETCH(const QString, rule);
    QFETCH(const QString, thresholds);
    QFETCH(const QString, threshold);
    Scenario scenario = oncePerDay(14);
    scenario.policy.rule = rule == "add" ? Rule::Add : Rule::TopUp;
    if (!thresholds.isEmpty()) {
        const auto json = QStringLiteral(R"({"lowwater_providers": 1, "providers": {"own": {"title": "Own",)"
                                         R"( "settings": {}, "thresholds": %1}}})")
                              .arg(thresholds)
                              .toStdString();
        const auto catalog = ProviderCatalog::parse(json, "own.json");
        scenario.provider = {"own", std::make_shared<const ProviderCatalog>(catalog.value())};
    }
    Wishes wishes;
    wishes.amounts = {dollars(100), dollars(20)};
    const Policy largest = largestPolicy(scenario, wishes);
    QCOMPARE(largest.amount, dollars(100));
    QCOMPARE(QString::fromStdString(largest.threshold.toString()), threshold);
    QCOMPARE(largest.mode, Mode::Auto);
}

// $2 each day: no reload is needed before the balance is empty, and at 60 s it comes before the next charge. So the
// threshold that is recommended is 0, and it stays.
void TestBacktest::theDecisionIsTheRecommendation()
{
    const auto result = backtest(oncePerDay(21));
    for (const auto& decision : result->decisions) {
        QVERIFY(!decision.kept);
        QCOMPARE(decision.policy.threshold, Money{});
    }
    QCOMPARE(of(*result, Follower::Followed).totals.interruptions, 0U);
}

void TestBacktest::anErrorOfADecisionIsPassedOn()
{
    const auto result =
        backtest(oncePerDay(21), {}, [](const Scenario&, const RunHooks&) -> Result<std::optional<Policy>> {
            return Error{ErrorCode::Invalid, {{}, 0, "amounts"}, {}, "is not above 0"};
        });
    QCOMPARE(result.error().where.field, std::string{"amounts"});
}

void TestBacktest::cancellingStops()
{
    const auto result = backtest(fourWeeks(), {}, {}, {[] { return true; }, {}});
    QCOMPARE(result.error().code, ErrorCode::Cancelled);
}

void TestBacktest::threadsDoNotMatter()
{
    Scenario scenario = fourWeeks();
    scenario.account.declineRate = 0.2;
    const auto onAll = backtest(scenario);
    const tbb::global_control one{tbb::global_control::max_allowed_parallelism, 1};
    const auto onOne = backtest(scenario);
    QVERIFY(onAll.has_value() && onOne.has_value());
    QVERIFY(sameDecisions(*onAll, *onOne, onAll->decisions.size()));
    for (std::size_t i = 0; i < followerCount; ++i)
        QVERIFY(onAll->followers[i].totals == onOne->followers[i].totals);
}

QTEST_APPLESS_MAIN(TestBacktest)
#include "test_backtest.moc"
