// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/stress.h"
#include "tests/sim/advice/small_world.h"

#include <QtTest>

#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

class TestStress : public QObject {
    Q_OBJECT

private slots:
    void everyStressStandsThere();
    void theFirstRowIsTheRecordAsItIs();
    void paymentsTwiceAsLong();
    void aDeclinedCard();
    void aDeclinedCardIsThatOfTheBusiestDay();
    void noReloadOnTheBusiestDayOrLater();
    void aStaleBalance();
    void aCapReachedOnThe20th();
    void boughtByHandASpendLimitIsReached();
    void aRunawayEndsWithTheBalance();
    void aRunawayGoesOnWhileReloadsCome();
    void aCapBoundsARunaway();
    void aRunawayIsNotAmongTheStopped();
    void momentsOfTheRunaway();
    void everyScenarioTheEngineTakes();
    void outOfRange();
    void cancellingStops();
};

namespace {

Stress find(const Result<std::vector<Stress>>& stresses, StressKind kind)
{
    for (const Stress& stress : *stresses)
        if (stress.kind == kind)
            return stress;
    return {};
}

Stress under(StressKind kind, const Scenario& scenario, const StressOptions& options = {})
{
    return find(stressTests(scenario, *demandOf(scenario), options), kind);
}

/// Charges of a dollar, so far apart.
std::vector<TimedCost> dollars(int count, Duration apart, Duration first = 0s)
{
    std::vector<TimedCost> charges;
    for (int i = 0; i < count; ++i)
        charges.push_back({first + apart * i, oneDollar});
    return charges;
}

/// A dollar at 0, 30, 60 ... 240 s, three sessions in turn; 3 dollars at first, below 3 a reload of 10 is asked for
/// at 0 s.
Scenario tight(Duration latency)
{
    Scenario scenario = scenarioOf(dollars(9, 30s), oneDollar * 10, oneDollar * 3, latency);
    scenario.policy.threshold = oneDollar * 3;
    return scenario;
}

const SimTime june = timeFromMicros(1'780'272'000'000'000); // 2026-06-01

/// A dollar at noon of each day of June, 5 dollars at first, and a reload of 5 whenever the balance is below 1.
Scenario month()
{
    Scenario scenario = scenarioOf(dollars(30, 24h, june.time_since_epoch() + 12h), oneDollar * 5, oneDollar * 5, 60s);
    scenario.policy.threshold = oneDollar;
    return scenario;
}

/// Two agents that each spend a dollar every 10 s for a minute.
StressOptions twoWild()
{
    StressOptions options;
    options.runaway = {2, 60s, 10s, oneDollar};
    return options;
}

} // namespace

void TestStress::everyStressStandsThere()
{
    const Scenario scenario = tight(60s);
    std::string names;
    const auto stresses = stressTests(scenario, *demandOf(scenario));
    for (const Stress& stress : *stresses) {
        names += std::string{stressName(stress.kind)} + ' ';
        QVERIFY(stress.assumed.ends_with('.'));
    }
    QCOMPARE(names, std::string{"none runaway_at_worst runaway_as_usual slow_reloads declined_payment stale_balance "
                                "cap_reached "});
}

void TestStress::theFirstRowIsTheRecordAsItIs()
{
    const Scenario scenario = tight(120s);
    const Stress none = under(StressKind::None, scenario);
    QVERIFY(none.totals == totalsOf(*simulate(scenario)));
    QCOMPARE(none.extra, Money{});
}

// The reload of 0 s comes at 60 s, with 1 dollar left; twice as long it comes at 120 s. The balance is at 0 from the
// charge of 60 s on: that of 90 s is refused and waits for 30 s, its session alone.
void TestStress::paymentsTwiceAsLong()
{
    QCOMPARE(under(StressKind::None, tight(60s)).totals.interruptions, 0U);
    const Stress slow = under(StressKind::SlowReloads, tight(60s));
    QCOMPARE(slow.assumed, std::string{"Payments take twice as long: 2m."});
    QCOMPARE(slow.totals.interruptions, 1U);
    QCOMPARE(slow.totals.stoppedAgentTime, Duration{30s});
    QCOMPARE(*slow.longest, Duration{30s});
    QCOMPARE(slow.agentsStopped, 1U);
    QCOMPARE(slow.extra, Money{});
}

// Declined at 60 s, repaired 8 h later: 28860 s. Refused from 90 s on; all three sessions.
void TestStress::aDeclinedCard()
{
    const Stress declined = under(StressKind::DeclinedPayment, tight(60s));
    QCOMPARE(declined.assumed, std::string{"The card is declined on 1970-01-01 for the first reload of the busiest "
                                           "day, as often as it is tried."});
    QCOMPARE(declined.totals.interruptions, 1U);
    QCOMPARE(*declined.longest, Duration{28'770s});
    QCOMPARE(declined.agentsStopped, 3U);
    QCOMPARE(declined.totals.stoppedAgentTime, Duration{28'770s + 28'740s + 28'710s});
    Scenario retried = tight(60s);
    retried.account.maxAttempts = 3;
    retried.account.retryDelay = 10s; // attempts settle at 60, 130 and 200 s; repaired 8 h after
    QCOMPARE(*under(StressKind::DeclinedPayment, retried).longest, Duration{28'910s});
}

// Two dollars a day, but four on the third: the balance of 5 is below 2 after the second day's, then after each.
void TestStress::aDeclinedCardIsThatOfTheBusiestDay()
{
    std::vector<TimedCost> charges;
    for (int day = 0; day < 4; ++day)
        charges.push_back({24h * day, oneDollar * (day == 2 ? 4 : 2)});
    Scenario scenario = scenarioOf(charges, oneDollar * 5, oneDollar * 5, 60s);
    scenario.policy.threshold = oneDollar * 3;
    // Day 1: 3 left; day 2: 1 left, asked: 6; day 3: 2 left, asked: the second attempt.
    const Stress declined = under(StressKind::DeclinedPayment, scenario);
    QVERIFY2(declined.assumed.find("1970-01-03 for the first reload of") != std::string::npos,
             declined.assumed.c_str());
    Scenario second = scenario;
    second.account.declinedAttempts = {2};
    QVERIFY(declined.totals == totalsOf(*simulate(second)));
}

void TestStress::noReloadOnTheBusiestDayOrLater()
{
    Scenario scenario = tight(60s);
    scenario.account.openingBalance = oneDollar * 100;
    const Stress declined = under(StressKind::DeclinedPayment, scenario);
    QCOMPARE(declined.assumed, std::string{"No payment falls on the busiest day (1970-01-01) or later."});
    QVERIFY(declined.totals == under(StressKind::None, scenario).totals);
}

// As with 120 s above, but the session goes on 15 min after the credit of 120 s.
void TestStress::aStaleBalance()
{
    const Stress stale = under(StressKind::StaleBalance, tight(120s));
    QCOMPARE(stale.assumed, std::string{"After every stop agents go on seeing no balance for 15m."});
    QCOMPARE(stale.totals.stoppedAgentTime, Duration{930s});
    QCOMPARE(under(StressKind::StaleBalance, tight(60s)).totals.interruptions, 0U);
}

// Reloads are asked for at noon of the 5th, 10th and 15th: 15 dollars. The one of the 20th is blocked until July; the
// ten charges of the 21st on wait, of three sessions. July's first reload, 60 s after the month, feeds half of them;
// the stop goes on until the second one comes 60 s later.
void TestStress::aCapReachedOnThe20th()
{
    const Stress capped = under(StressKind::CapReached, month());
    QCOMPARE(capped.assumed, std::string{"A cap of $15.00 of reloads a month is reached on about the 20th."});
    QCOMPARE(capped.totals.interruptions, 1U);
    QCOMPARE(capped.agentsStopped, 3U);
    QCOMPARE(*capped.longest, Duration{24h * 9 + 12h + 120s});
    Scenario lower = month();
    lower.account.monthlyCap = oneDollar * 10;
    QVERIFY(under(StressKind::CapReached, lower).totals == under(StressKind::None, lower).totals);
}

// 19 charges come before the 20th; that of its noon waits for July.
void TestStress::boughtByHandASpendLimitIsReached()
{
    Scenario scenario = month();
    scenario.policy.mode = Mode::Off;
    scenario.account.openingBalance = oneDollar * 50;
    const Stress capped = under(StressKind::CapReached, scenario);
    QCOMPARE(capped.assumed, std::string{"A spend limit of $19.00 a month is reached on about the 20th."});
    QCOMPARE(capped.totals.interruptions, 1U);
    QCOMPARE(*capped.longest, Duration{24h * 10 + 12h});
}

// 10 dollars at first, and nobody buys. The charge of 0 s leaves 9, which the two spend at 5, 10, 15 ... 45 s; the
// charge of 100 s is refused for ever. Without them 2 would have been spent.
void TestStress::aRunawayEndsWithTheBalance()
{
    Scenario scenario = scenarioOf({{0s, oneDollar}, {100s, oneDollar}}, oneDollar * 10, oneDollar * 10, 60s);
    scenario.policy.mode = Mode::Off;
    const Stress wild = under(StressKind::RunawayAtWorst, scenario, twoWild());
    QCOMPARE(wild.burned, oneDollar * 9);
    QCOMPARE(wild.extra, oneDollar * 8);
    QCOMPARE(wild.totals.interruptions, 1U);
    QCOMPARE(wild.agentsStopped, 1U);
    QVERIFY(!wild.longest.has_value());
    QCOMPARE(*wild.totals.exposure, oneDollar * 10);
}

// At 5, 10 ... 55 s: eleven steps, all paid, as reloads come at once.
void TestStress::aRunawayGoesOnWhileReloadsCome()
{
    Scenario scenario = scenarioOf({{0s, oneDollar}, {100s, oneDollar}}, oneDollar * 10, oneDollar * 10, 0s);
    const Stress wild = under(StressKind::RunawayAtWorst, scenario, twoWild());
    QCOMPARE(wild.burned, oneDollar * 11);
    QCOMPARE(wild.extra, oneDollar * 11);
    QCOMPARE(wild.totals.interruptions, 0U);
    QVERIFY(!wild.totals.exposure.has_value());
    // Half of it at half the cost; the record's mean charge where none is said.
    StressOptions cheap = twoWild();
    cheap.runaway.stepCost = oneCent * 50;
    QCOMPARE(under(StressKind::RunawayAsUsual, scenario, cheap).burned, oneCent * 550);
    cheap.runaway.stepCost.reset();
    QCOMPARE(under(StressKind::RunawayAsUsual, scenario, cheap).burned, oneDollar * 11);
}

// 5 dollars at first and 5 a day: the charge of 0 s, then 4 + 5 steps.
void TestStress::aCapBoundsARunaway()
{
    Scenario scenario = scenarioOf({{0s, oneDollar}, {100s, oneDollar}}, oneDollar * 5, oneDollar * 5, 0s);
    scenario.policy.threshold = oneDollar;
    scenario.account.dailyCap = oneDollar * 5;
    const Stress wild = under(StressKind::RunawayAtWorst, scenario, twoWild());
    QCOMPARE(wild.burned, oneDollar * 9);
    QVERIFY(wild.totals.exposure.has_value() && wild.burned <= *wild.totals.exposure);
    QCOMPARE(wild.totals.interruptions, 1U);
    QCOMPARE(*wild.longest, Duration{24h - 100s});
}

// It stops at 45 s and never comes to more; the person's agent, which would work at 200 s, was never stopped.
void TestStress::aRunawayIsNotAmongTheStopped()
{
    Scenario scenario = scenarioOf({{0s, oneDollar}, {200s, oneDollar}}, oneDollar * 10, oneDollar * 10, 60s);
    scenario.account.latency = Delay::constant(150s);
    scenario.policy.threshold = Money{};
    const Stress wild = under(StressKind::RunawayAtWorst, scenario, twoWild());
    QCOMPARE(wild.burned, oneDollar * 9);
    QCOMPARE(wild.totals.interruptions, 0U);
    QCOMPARE(wild.agentsStopped, 0U);
    QCOMPARE(wild.totals.reloads, 1U);
}

// Minutes of 1, 5 and 3 dollars: the busiest is the second, the median one the third.
void TestStress::momentsOfTheRunaway()
{
    const Scenario scenario =
        scenarioOf({{0s, oneDollar}, {1h, oneDollar * 5}, {2h, oneDollar * 3}}, oneDollar * 10, oneDollar * 10, 60s);
    QVERIFY(under(StressKind::RunawayAtWorst, scenario, twoWild())
                .assumed.starts_with("2 sub-agents run wild when you are busiest (1970-01-01 01:00 UTC), each with a "
                                     "step of $1.00 every 10s; somebody notices after 1m."));
    QVERIFY(under(StressKind::RunawayAsUsual, scenario, twoWild()).assumed.find("01 02:00 UTC") != std::string::npos);
}

void TestStress::everyScenarioTheEngineTakes()
{
    std::mt19937_64 random{6};
    for (int i = 0; i < 60; ++i) {
        Scenario scenario = smallWorld(random);
        const auto pick = [&random](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
        scenario.policy.mode = static_cast<Mode>(pick(2));
        scenario.policy.threshold = Money::fromNanos(pick(9));
        scenario.account.work = pick(1) == 0 ? Work::Defer : Work::Drop;
        scenario.account.trigger = pick(1) == 0 ? Trigger::Level : Trigger::Edge;
        scenario.account.billingLag = std::chrono::seconds{pick(2)};
        scenario.account.declineRate = pick(1) == 0 ? 0 : 0.3;
        scenario.account.latency = pick(1) == 0 ? scenario.account.latency : Delay::typicalCard();
        StressOptions options;
        options.runaway = {3, 20s, 2s, Money::fromNanos(4)};
        const auto demand = demandOf(scenario);
        const auto stresses = stressTests(scenario, *demand, options);
        QVERIFY2(stresses.has_value(), stresses ? "" : stresses.error().describe().c_str());
        const auto again = stressTests(scenario, *demand, options);
        for (std::size_t k = 0; k < stresses->size(); ++k) {
            const Stress& stress = (*stresses)[k];
            QVERIFY(stress.totals == (*again)[k].totals && stress.burned == (*again)[k].burned);
            QVERIFY(stress.burned <= Money::fromNanos(30 * 4));
            if (stress.totals.exposure && stress.burned > Money{} && scenario.account.billingLag == Duration{0})
                QVERIFY(stress.burned <= *stress.totals.exposure + Money::fromNanos(6));
        }
    }
}

void TestStress::outOfRange()
{
    const Scenario scenario = tight(60s);
    for (const Runaway& runaway :
         {Runaway{0, 1h, 1s, {}}, Runaway{1, 0s, 1s, {}}, Runaway{1, 1h, 0s, {}}, Runaway{10'000, 1h, 1s, {}}}) {
        StressOptions options;
        options.runaway = runaway;
        QCOMPARE(stressTests(scenario, *demandOf(scenario), options).error().code, ErrorCode::Invalid);
    }
}

void TestStress::cancellingStops()
{
    const Scenario scenario = tight(60s);
    const auto stresses =
        stressTests(scenario, *demandOf(scenario), {}, {.shouldStop = [] { return true; }, .onProgress = {}});
    QVERIFY(!stresses.has_value());
    QCOMPARE(stresses.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestStress)
#include "test_stress.moc"
