// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/robustness.h"

#include "sim/advice/monthly_cost.h"
#include "sim/advice/recommend.h"
#include "tests/sim/advice/steady_work.h"

#include <QTest>
#include <tbb/global_control.h>

#include <set>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// One agent that spends $10 at 0, 10, 20 and 30 minutes, once, and nothing until 30 days are over.
std::shared_ptr<const History> fourCharges(std::int64_t cost = 10)
{
    HistoryBuilder builder;
    for (const auto minute : {0min, 10min, 20min, 30min}) {
        Charge charge;
        charge.time = morning + minute;
        charge.cost = dollars(cost);
        charge.session = "a";
        builder.add(charge);
    }
    Charge end;
    end.time = morning + 720h;
    end.session = "end";
    builder.add(end);
    return std::make_shared<const History>(builder.build());
}

Scenario oneBusyHour()
{
    Scenario scenario;
    scenario.history = fourCharges();
    scenario.account.openingBalance = dollars(20);
    scenario.account.latency = Delay::constant(60s);
    return scenario;
}

Policy tenBelow(std::int64_t threshold)
{
    Policy policy;
    policy.amount = dollars(10);
    policy.threshold = dollars(threshold);
    return policy;
}

/// Only an hour of delayed work costs anything: $60.
Wishes onlyDelay()
{
    Wishes wishes;
    wishes.costOfMoneyNanoPercent = 0;
    wishes.perReload = Money{};
    return wishes;
}

const SituationRow& rowOf(const Robustness& robust, Factor factor, const std::string& value)
{
    for (const auto& row : robust.rows)
        if (row.situation.factor == factor && row.situation.value == value)
            return row;
    throw std::out_of_range{"no such situation"};
}

QString situationsOf(const Robustness& robust)
{
    QStringList texts;
    for (const auto& row : robust.rows) {
        const auto factor = row.situation.factor ? factorName(*row.situation.factor) : "base";
        texts << QString::fromStdString(std::string{factor} + ' ' + row.situation.value) +
                     (row.situation.isBase ? "*" : "");
    }
    return texts.join(", ");
}

ReloadLatency learned(std::size_t count)
{
    ReloadLatency latency;
    latency.learned = count;
    latency.least = 60s;
    latency.median = 5min;
    latency.most = 15min;
    return latency;
}

} // namespace

class TestRobustness : public QObject {
    Q_OBJECT

private slots:
    void everySituationIsAsked();
    void learnedLatenciesReplaceTheGuess_data();
    void learnedLatenciesReplaceTheGuess();
    void regretIsWorkedOutByHand();
    void whatToFindOutFirst();
    void whatIsKnownIsNotToBeFoundOut();
    void aRowIsTheMeanOfItsReplays();
    void choicesMeetTheSameLuck();
    void moreAgentsAreTheHistoriesGiven();
    void growthScalesTheRecord();
    void theChoicesAreThoseOfTheAdvice();
    void sumsOfADaySayNothing();
    void rowsAreToldAsTheyAreFound();
    void cancellingStops();
    void threadsDoNotMatter();
};

void TestRobustness::everySituationIsAsked()
{
    Wishes wishes;
    wishes.growthNumerator = 10;
    wishes.growthDenominator = 8;
    RobustnessOptions options;
    options.withMoreAgents = {fourCharges(20), fourCharges(30)};
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, wishes, options);
    QCOMPARE(situationsOf(*robust),
             QStringLiteral("base *, latency 1m*, latency 5m, latency 15m, latency typical-card, declines 0 %*, "
                            "declines 1 %, declines 4 %, declines 10 %, growth x 1, growth x 1.25*, growth x 1.5, "
                            "agents +0*, agents +1, agents +2"));
    QCOMPARE(situationsOf(*robustness(oneBusyHour(), {tenBelow(5)}, 0)).contains("agents"), false);
}

void TestRobustness::learnedLatenciesReplaceTheGuess_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("latencies");
    QTest::addRow("four are too few") << 4 << "1m* 5m 15m typical-card";
    QTest::addRow("five are enough") << 5 << "1m* 5m 15m";
}

void TestRobustness::learnedLatenciesReplaceTheGuess()
{
    QFETCH(const int, count);
    QFETCH(const QString, latencies);
    RobustnessOptions options;
    options.learned = learned(static_cast<std::size_t>(count));
    QStringList found;
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, {}, options);
    for (const auto& row : robust->rows)
        if (row.situation.factor == Factor::Latency)
            found << QString::fromStdString(row.situation.value) + (row.situation.isBase ? "*" : "");
    QCOMPARE(found.join(' '), latencies);
}

// Below 5: after the second charge the balance is 0, at 10 minutes; asked for then. At 60 s and 5 min it is there for
// the third. At 15 min it comes at 25: the third waits five minutes of the ten left in its run; it leaves 0 again, at
// 25, and the next comes at 40: the fourth, due at 35, waits five minutes, with nothing left of its run. Five minutes
// of delayed work are $5, in 30 days. Below 15: asked for after the first charge (20 - 10), at 0 minutes, there at 15;
// the next asked for then, as 10 are left, there at 30, before the fourth charge. Nothing waits.
void TestRobustness::regretIsWorkedOutByHand()
{
    RobustnessOptions options;
    options.learned = learned(5);
    const auto robust = robustness(oneBusyHour(), {tenBelow(5), tenBelow(15)}, 0, onlyDelay(), options);
    QVERIFY(robust.has_value());
    for (const char* latency : {"1m", "5m"}) {
        const auto& row = rowOf(*robust, Factor::Latency, latency);
        QCOMPARE(row.choices[0].regret, Money{});
        QCOMPARE(row.best, std::size_t{0}); // the first of two that cost nothing
    }
    const auto& slow = rowOf(*robust, Factor::Latency, "15m");
    QCOMPARE(slow.choices[0].monthlyCost, dollars(5));
    QCOMPARE(slow.choices[0].interruptionsPerMonth, 2.0);
    QCOMPARE(slow.choices[1].monthlyCost, Money{});
    QCOMPARE(slow.choices[0].regret, dollars(5));
    QCOMPARE(slow.choices[1].regret, Money{});
    QCOMPARE(slow.best, std::size_t{1});
    const auto bar = std::find_if(robust->tornado.begin(), robust->tornado.end(),
                                  [](const TornadoBar& b) { return b.factor == Factor::Latency; });
    QCOMPARE(bar->low, Money{});
    QCOMPARE(bar->high, dollars(5));
    QCOMPARE(bar->mostInterruptions, 2.0);
    QCOMPARE(bar->worstRegret, dollars(5));
    QCOMPARE(robust->rows[bar->highRow].situation.value, std::string{"15m"});
    for (std::size_t choice = 0; choice < 2; ++choice) {
        Money worst;
        for (const auto& row : robust->rows)
            worst = std::max(worst, row.choices[choice].regret);
        QCOMPARE(robust->worst[choice].regret, worst);
        QCOMPARE(robust->rows[robust->worst[choice].row].choices[choice].regret, worst);
    }
    for (std::size_t i = 1; i < robust->tornado.size(); ++i)
        QVERIFY(robust->tornado[i - 1].high - robust->tornado[i - 1].low >=
                robust->tornado[i].high - robust->tornado[i].low);
}

void TestRobustness::whatToFindOutFirst()
{
    RobustnessOptions options;
    options.learned = learned(5);
    const auto robust = robustness(oneBusyHour(), {tenBelow(5), tenBelow(15)}, 0, onlyDelay(), options);
    QCOMPARE(robust->findOutFirst, std::optional{Factor::Latency});
    QCOMPARE(QString::fromStdString(robust->findOutFirstText),
             QStringLiteral("Find out first how long a reload takes: at a latency of 15m, adding $10.00 below $15.00 "
                            "would come $5.00 a month cheaper than adding $10.00 below $5.00. This range is what 5 "
                            "past reloads took."));
    Wishes free = onlyDelay();
    free.agentHour = Money{};
    const auto careless = robustness(oneBusyHour(), {tenBelow(5), tenBelow(15)}, 0, free, options);
    QVERIFY(!careless->findOutFirst);
    QVERIFY(careless->findOutFirstText.starts_with("None of what is not known"));
}

// One choice alone has no regret: then what it costs decides. Declines cost a single choice most here: a repair takes
// eight hours, so every declined reload delays all that is left of the run.
void TestRobustness::whatIsKnownIsNotToBeFoundOut()
{
    RobustnessOptions options;
    options.learned = learned(5);
    options.learned->median = 60s;
    options.learned->most = 60s;
    Wishes wishes = onlyDelay();
    wishes.agentHour = dollars(6'000);
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, wishes, options);
    QCOMPARE(robust->findOutFirst, std::optional{Factor::Declines});
    QVERIFY(robust->findOutFirstText.starts_with("Find out first how often your card is declined: adding $10.00 below "
                                                 "$5.00 costs $0.00 a month as things are now, "));
    QVERIFY(robust->findOutFirstText.ends_with("or ask your bank."));
}

void TestRobustness::aRowIsTheMeanOfItsReplays()
{
    Wishes wishes;
    wishes.agentHour = dollars(7);
    RobustnessOptions options;
    options.replications = 6;
    Scenario scenario = oneBusyHour();
    scenario.seed = 5;
    const std::vector<Policy> choices{tenBelow(5), tenBelow(15)};
    const auto robust = robustness(scenario, choices, 0, wishes, options);
    const auto& row = rowOf(*robust, Factor::Declines, "10 %");
    scenario.account.declineRate = 0.1;
    std::vector<Money> rankings;
    for (std::size_t choice = 0; choice < 2; ++choice) {
        scenario.policy = choices[choice];
        Money cost;
        Money bother;
        std::uint64_t interruptions = 0;
        for (scenario.replication = 0; scenario.replication < 6; ++scenario.replication) {
            const auto outcome = simulate(scenario);
            cost += monthlyCost(*outcome, wishes);
            bother += perMonth(wishes.perReload * static_cast<std::int64_t>(outcome->reloadCount),
                               outcome->windowEnd - outcome->windowStart);
            interruptions += outcome->interruptionCount;
        }
        QCOMPARE(row.choices[choice].monthlyCost, cost.scaled(1, 6));
        QCOMPARE(row.choices[choice].interruptionsPerMonth, static_cast<double>(interruptions) / 6);
        rankings.push_back(cost.scaled(1, 6) + bother.scaled(1, 6));
        QCOMPARE(row.choices[choice].rankingCost, rankings.back());
    }
    QCOMPARE(row.choices[0].regret, rankings[0] - std::min(rankings[0], rankings[1]));
    QCOMPARE(row.choices[1].regret, rankings[1] - std::min(rankings[0], rankings[1]));
}

void TestRobustness::choicesMeetTheSameLuck()
{
    const auto robust = robustness(oneBusyHour(), {tenBelow(15), tenBelow(5), tenBelow(15)}, 0);
    bool differ = false;
    for (const auto& row : robust->rows) {
        QVERIFY(row.choices[0] == row.choices[2]);
        differ = differ || !(row.choices[0] == row.choices[1]);
    }
    QVERIFY(differ);
}

void TestRobustness::moreAgentsAreTheHistoriesGiven()
{
    RobustnessOptions options;
    options.withMoreAgents = {fourCharges(20)};
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, {}, options);
    Scenario dearer = oneBusyHour();
    dearer.history = fourCharges(20);
    dearer.policy = tenBelow(5);
    QCOMPARE(rowOf(*robust, Factor::Agents, "+1").choices[0].monthlyCost, monthlyCost(*simulate(dearer), {}));
    QVERIFY(rowOf(*robust, Factor::Agents, "+0").choices[0] == robust->rows.front().choices[0]);
}

void TestRobustness::growthScalesTheRecord()
{
    Wishes wishes;
    wishes.growthNumerator = 2; // the base; the situations are of the record
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, wishes);
    Scenario scenario = oneBusyHour();
    scenario.policy = tenBelow(5);
    QCOMPARE(rowOf(*robust, Factor::Growth, "x 1").choices[0].monthlyCost, monthlyCost(*simulate(scenario), wishes));
    scenario.history = fourCharges(15);
    QCOMPARE(rowOf(*robust, Factor::Growth, "x 1.5").choices[0].monthlyCost, monthlyCost(*simulate(scenario), wishes));
    scenario.history = fourCharges(20);
    QCOMPARE(robust->rows.front().choices[0].monthlyCost, monthlyCost(*simulate(scenario), wishes));
}

void TestRobustness::theChoicesAreThoseOfTheAdvice()
{
    Scenario scenario = oneBusyHour();
    scenario.policy = tenBelow(5);
    scenario.policy.mode = Mode::ByHand;
    const auto advice = recommend(scenario);
    const auto choices = choicesOf(*advice, scenario.policy);
    QCOMPARE(choices.size(), advice->onRecord.size() + 1);
    for (std::size_t i = 0; i < advice->onRecord.size(); ++i) {
        QCOMPARE(choices[i].amount, advice->onRecord[i].amount);
        QCOMPARE(choices[i].threshold, *advice->onRecord[i].threshold);
        QCOMPARE(choices[i].mode, Mode::Auto);
    }
    QVERIFY(choices.back() == scenario.policy);
    QVERIFY(std::find(choices.begin(), choices.end(), advice->recommended->policy) != choices.end());
    QCOMPARE(choicesOf(*advice, choices.front()).size(), advice->onRecord.size()); // it is one of them
}

void TestRobustness::sumsOfADaySayNothing()
{
    Scenario scenario = oneBusyHour();
    HistoryBuilder builder;
    builder.add(scenario.history->charge(0));
    builder.coarsenTo(Resolution::Day);
    scenario.history = std::make_shared<const History>(builder.build());
    const auto robust = robustness(scenario, {tenBelow(5)}, 0);
    QVERIFY(robust.has_value());
    QVERIFY(robust->rows.empty() && robust->findOutFirstText.empty());
}

void TestRobustness::rowsAreToldAsTheyAreFound()
{
    std::vector<std::size_t> order;
    std::vector<ChoiceOutcome> told(12);
    RobustnessOptions options;
    options.onRow = [&](std::size_t row, const SituationRow& found) {
        order.push_back(row);
        told.at(row) = found.choices.front();
    };
    const auto robust = robustness(oneBusyHour(), {tenBelow(5), tenBelow(15)}, 0, {}, options);
    QCOMPARE(robust->rows.size(), std::size_t{12});
    QCOMPARE(order.front(), std::size_t{0});
    QCOMPARE(std::set<std::size_t>(order.begin(), order.end()).size(), std::size_t{12});
    QCOMPARE(order.size(), std::size_t{12});
    for (std::size_t row = 0; row < told.size(); ++row)
        QVERIFY(told[row] == robust->rows[row].choices.front());
}

void TestRobustness::cancellingStops()
{
    const auto robust = robustness(oneBusyHour(), {tenBelow(5)}, 0, {}, {}, {[] { return true; }, {}});
    QCOMPARE(robust.error().code, ErrorCode::Cancelled);
}

void TestRobustness::threadsDoNotMatter()
{
    const std::vector<Policy> choices{tenBelow(5), tenBelow(15)};
    const auto onAll = robustness(oneBusyHour(), choices, 0);
    const tbb::global_control one{tbb::global_control::max_allowed_parallelism, 1};
    const auto onOne = robustness(oneBusyHour(), choices, 0);
    for (std::size_t row = 0; row < onAll->rows.size(); ++row)
        QVERIFY(onAll->rows[row].choices == onOne->rows[row].choices);
    QCOMPARE(onAll->findOutFirstText, onOne->findOutFirstText);
}

QTEST_APPLESS_MAIN(TestRobustness)
#include "test_robustness.moc"
