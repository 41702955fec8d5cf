// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/recommend.h"

#include "tests/sim/advice/steady_work.h"

#include <QTest>

#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// A provider called Own that says only this.
ProviderChoice providerWith(const std::string& members)
{
    const auto catalog = ProviderCatalog::parse(
        R"({"lowwater_providers": 1, "providers": {"own": {"title": "Own", "settings": {}, )" + members + "}}}",
        "own.json");
    return {"own", std::make_shared<const ProviderCatalog>(catalog.value())};
}

const AmountAdvice& adviceOn(const Advice& advice, Money amount)
{
    for (const auto& entry : advice.onRecord)
        if (entry.amount == amount)
            return entry;
    throw std::out_of_range{"no such amount"};
}

} // namespace

class TestRecommend : public QObject {
    Q_OBJECT

private slots:
    void fewDaysWithUsageAreTold();
    void theThresholdCoversTheBusiestLatency();
    void theThresholdIsOneThatTheProviderOffers_data();
    void theThresholdIsOneThatTheProviderOffers();
    void theAmountsAreThoseThatTheProviderOffers();
    void theMonthlyCostIsWorkedOutByHand();
    void aShortRecordIsNotBlownUpToAMonth();
    void amountsWithinIndifferenceAreNamed();
    void todaysAmountIsKeptWhereAnotherGainsNothingToSpeakOf();
    void theScenariosAmountIsAmongTheUsualOnes();
    void theOpeningBalanceStaysWhateverTheAmount();
    void growthScalesTheUsage();
    void whatStandsInTheWay_data();
    void whatStandsInTheWay();
    void sumsOfADayGetSizesAndNoThreshold();
    void aRandomLatencyIsRefused();
    void wishesOutOfRangeAreRefused();
    void cancellingStops();
    void theRecommendationHoldsOnRandomRecords();
};

void TestRecommend::fewDaysWithUsageAreTold()
{
    HistoryBuilder builder; // on the first, the third and the twentieth of the month, the last at its last moment
    for (const auto at : {timeFromMicros(1'788'220'800'000'000), timeFromMicros(1'788'220'801'000'000),
                          timeFromMicros(1'788'220'800'000'000) + std::chrono::hours{48},
                          timeFromMicros(1'788'220'800'000'000) + std::chrono::hours{24 * 20} - Duration{1}}) {
        Charge charge;
        charge.time = at;
        charge.cost = oneDollar;
        builder.add(charge);
    }
    Scenario scenario;
    scenario.history = std::make_shared<const History>(builder.build());
    const Advice advice = recommend(scenario).value();
    QCOMPARE(advice.recordedDays, std::int64_t{20});
    QCOMPARE(advice.daysWithUsage, std::int64_t{3});
    QVERIFY(std::any_of(advice.warnings.begin(), advice.warnings.end(), [](const std::string& text) {
        return text.starts_with("There is usage on only 3 of the 20 days");
    }));
}

void TestRecommend::theThresholdCoversTheBusiestLatency()
{
    Wishes wishes;
    wishes.amounts = {dollars(20)};
    const auto advice = recommend(steadyWork(3), wishes);
    QVERIFY(advice.has_value());
    const auto& on20 = adviceOn(*advice, dollars(20));
    // In less than 3 min three charges of $2 fit, the last one is the request that must not be refused: $4 before it;
    // any threshold above that is safe.
    QCOMPARE(on20.phaseFree->nanos(), dollars(4).nanos() + 1);
    QCOMPARE(on20.threshold->nanos(), dollars(4).nanos() + oneCent.nanos());
    QCOMPARE(on20.method, Method::Exact);
    QVERIFY(advice->recommended.has_value());
    QCOMPARE(advice->recommended->policy.threshold, *on20.threshold);
    QCOMPARE(advice->recommended->window->spent, dollars(4));
    QCOMPARE(advice->recommended->window->last - advice->recommended->window->first, 2U);
    QCOMPARE(advice->recommended->outcome->interruptions.size(), std::size_t{0});
    QVERIFY(!advice->current->interruptions.empty());
    QCOMPARE(advice->recordedDays, 3);
}

// As above, a little more than $4 is needed.
void TestRecommend::theThresholdIsOneThatTheProviderOffers_data()
{
    QTest::addColumn<QString>("thresholds");
    QTest::addColumn<QString>("chosen"); // empty: none
    QTest::addColumn<QString>("obstacle");
    QTest::addRow("anything") << "{}"
                              << "4.01"
                              << "";
    QTest::addRow("up to the step") << R"({"step": "0.25"})"
                                    << "4.25"
                                    << "";
    QTest::addRow("up to the least") << R"({"min": "5"})"
                                     << "5"
                                     << "";
    QTest::addRow("the next on a list") << R"({"list": ["2", "4", "6", "8"]})"
                                        << "6"
                                        << "";
    QTest::addRow("none on the list") << R"({"list": ["2", "4"]})"
                                      << ""
                                      << "The least safe threshold is $4.01, which Own does not offer at these amounts "
                                         "(thresholds: $2 or $4).";
    QTest::addRow("none up to the most") << R"({"max": "4"})"
                                         << ""
                                         << "The least safe threshold is $4.01, which Own does not offer at these "
                                            "amounts (thresholds: up to $4).";
}

void TestRecommend::theThresholdIsOneThatTheProviderOffers()
{
    QFETCH(const QString, thresholds);
    QFETCH(const QString, chosen);
    QFETCH(const QString, obstacle);
    auto scenario = steadyWork(3);
    scenario.account.openingBalance = dollars(8); // the first reload must come early, so the least safe is $4.01 too
    scenario.provider = providerWith("\"thresholds\": " + thresholds.toStdString());
    Wishes wishes;
    wishes.amounts = {dollars(20)};
    const auto advice = recommend(scenario, wishes);
    QVERIFY(advice.has_value());
    const auto& threshold = adviceOn(*advice, dollars(20)).threshold;
    QCOMPARE(threshold ? QString::fromStdString(threshold->toString()) : QString{}, chosen);
    QCOMPARE(advice->recommended.has_value(), !chosen.isEmpty());
    QCOMPARE(advice->obstacles.empty() ? QString{} : QString::fromStdString(advice->obstacles.front()), obstacle);
    if (!chosen.isEmpty())
        QCOMPARE(advice->recommended->outcome->interruptions.size(), std::size_t{0});
}

void TestRecommend::theAmountsAreThoseThatTheProviderOffers()
{
    auto scenario = steadyWork(3);
    const auto amounts = [&scenario](const Wishes& wishes) {
        std::vector<std::int64_t> list;
        const auto advice = recommend(scenario, wishes);
        for (const auto& entry : advice->onRecord)
            list.push_back(entry.amount.nanos() / oneDollar.nanos());
        return list;
    };
    scenario.provider = providerWith(R"("amounts": {"list": ["15", "20", "45"]})");
    QCOMPARE(amounts({}), (std::vector<std::int64_t>{15, 20, 45}));
    scenario.provider = providerWith(R"("amounts": {"min": "15", "max": "60"})"); // today's 20 is one of them
    QCOMPARE(amounts({}), (std::vector<std::int64_t>{15, 20, 50}));
    scenario.policy.amount = dollars(10); // not offered
    QCOMPARE(amounts({}), (std::vector<std::int64_t>{15, 20, 50}));
    scenario.policy.amount = dollars(33);
    QCOMPARE(amounts({}), (std::vector<std::int64_t>{15, 20, 33, 50}));
    Wishes wishes;
    wishes.amounts = {dollars(7)}; // what is asked for is tried
    QCOMPARE(amounts(wishes), (std::vector<std::int64_t>{7}));
}

void TestRecommend::theMonthlyCostIsWorkedOutByHand()
{
    Outcome outcome;
    outcome.windowStart = morning;
    outcome.windowEnd = morning + std::chrono::hours{24 * 15};
    outcome.delayedWork = 30min;
    outcome.fees = dollars(3);
    outcome.meanIdle = dollars(73);
    // Half an hour at $60 is $30, and $3 of fees: $33 in 15 days, $66 in 30. $73 idle at 5 % a year is $3.65, of which
    // 30/365 fall to the month: $0.30.
    QCOMPARE(monthlyCost(outcome, {}).toString(), std::string{"66.3"});
    Wishes cheap;
    cheap.agentHour = Money{};
    cheap.costOfMoneyNanoPercent = 0;
    QCOMPARE(monthlyCost(outcome, cheap), dollars(6));
}

void TestRecommend::aShortRecordIsNotBlownUpToAMonth()
{
    Outcome outcome;
    outcome.windowStart = morning;
    outcome.windowEnd = morning + 10min;
    outcome.fees = dollars(1);
    QCOMPARE(monthlyCost(outcome, {}), dollars(30)); // as if it were a day, not 10 minutes
}

void TestRecommend::amountsWithinIndifferenceAreNamed()
{
    Wishes wishes;
    wishes.amounts = {dollars(100), dollars(20), dollars(20)};
    const auto advice = recommend(steadyWork(30), wishes);
    QVERIFY(advice.has_value());
    QCOMPARE(advice->onRecord.size(), std::size_t{2}); // sorted, once each
    QCOMPARE(advice->onRecord.front().amount, dollars(20));
    // $60 a day: 90 reloads of $20 at a quarter each are $22.50 of bother, 18 of $100 are $4.50; idle money costs
    // cents.
    QCOMPARE(advice->recommended->policy.amount, dollars(100));
    QCOMPARE(advice->withinIndifference, std::vector<Money>{dollars(100)});
    wishes.perReload = Money{};
    const auto free = recommend(steadyWork(30), wishes);
    QCOMPARE(free->recommended->policy.amount, dollars(20));
    QCOMPARE(free->withinIndifference, (std::vector<Money>{dollars(20), dollars(100)}));
}

void TestRecommend::todaysAmountIsKeptWhereAnotherGainsNothingToSpeakOf()
{
    Wishes wishes;
    wishes.amounts = {dollars(20), dollars(100)};
    wishes.perReload = Money{};
    Scenario scenario = steadyWork(30);
    scenario.account.openingBalance = dollars(20);
    scenario.policy.amount = dollars(100); // dearer by the cents that more idle money costs
    QCOMPARE(recommend(scenario, wishes)->recommended->policy.amount, dollars(100));
    scenario.policy.amount = dollars(20);
    QCOMPARE(recommend(scenario, wishes)->recommended->policy.amount, dollars(20));
    wishes.perReload = Wishes{}.perReload; // 20 is $18 a month more of bother now
    QCOMPARE(recommend(scenario, wishes)->recommended->policy.amount, dollars(100));
}

void TestRecommend::theScenariosAmountIsAmongTheUsualOnes()
{
    Scenario scenario = steadyWork(1);
    scenario.policy.amount = dollars(7);
    const auto advice = recommend(scenario);
    std::vector<Money> asked;
    for (const auto& amount : advice->onRecord)
        asked.push_back(amount.amount);
    QCOMPARE(asked, (std::vector<Money>{dollars(5), dollars(7), dollars(10), dollars(20), dollars(50), dollars(100)}));
}

void TestRecommend::theOpeningBalanceStaysWhateverTheAmount()
{
    Scenario scenario = steadyWork(2);
    scenario.account.openingBalance.reset(); // the policy's amount, $20
    Wishes wishes;
    wishes.amounts = {dollars(50)};
    const auto advice = recommend(scenario, wishes);
    QCOMPARE(advice->onRecord.front().outcome->opening, dollars(20));
}

void TestRecommend::growthScalesTheUsage()
{
    Wishes wishes;
    wishes.amounts = {dollars(20)};
    wishes.growthNumerator = 5;
    wishes.growthDenominator = 4;
    const auto advice = recommend(steadyWork(3), wishes);
    QCOMPARE(advice->onRecord.front().phaseFree->nanos(), dollars(5).nanos() + 1); // $4 x 1.25
    QVERIFY(!advice->warnings.empty());
}

void TestRecommend::whatStandsInTheWay_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("says");
    QTest::addRow("a monthly spend limit stops the agents whatever the threshold")
        << 0 << QStringLiteral("spend limit of $40.00");
    QTest::addRow("a cap on reloads is reached") << 1 << QStringLiteral("limit on automatic reloads");
    QTest::addRow("the opening balance is empty") << 2 << QStringLiteral("opening balance is empty");
    QTest::addRow("the amounts are too small for the burn")
        << 3 << QStringLiteral("With reloads of $5.00 instead of $1.00 at most");
}

void TestRecommend::whatStandsInTheWay()
{
    QFETCH(const int, kind);
    QFETCH(const QString, says);
    Scenario scenario = steadyWork(2);
    Wishes wishes;
    wishes.amounts = {dollars(20)};
    if (kind == 0)
        scenario.account.spendLimit = dollars(40);
    if (kind == 1)
        scenario.account.dailyCap = dollars(20);
    if (kind == 2)
        scenario.account.openingBalance = Money{};
    if (kind == 3)
        wishes.amounts = {dollars(1)};
    const auto advice = recommend(scenario, wishes);
    QVERIFY(advice.has_value());
    QVERIFY(!advice->recommended.has_value());
    QVERIFY(!advice->onRecord.front().threshold.has_value());
    QVERIFY(!advice->obstacles.empty());
    QVERIFY2(QString::fromStdString(advice->obstacles.front()).contains(says), advice->obstacles.front().c_str());
}

// Two days of $60: with $20 at $1 opening at 20, each day buys three times; nothing of it says when an agent stops.
void TestRecommend::sumsOfADayGetSizesAndNoThreshold()
{
    Scenario scenario = steadyWork(2);
    HistoryBuilder builder;
    for (ChargeIndex i = 0; i < scenario.history->size(); ++i)
        builder.add(scenario.history->charge(i));
    builder.coarsenTo(Resolution::Day);
    scenario.history = std::make_shared<const History>(builder.build());
    Wishes wishes;
    wishes.amounts = {dollars(20), dollars(60)};
    const auto advice = recommend(scenario, wishes);
    wishes.agentHour = Money{}; // delayed work does not show in sums, so it costs nothing here
    QVERIFY(advice.has_value());
    QVERIFY(!advice->recommended.has_value());
    QCOMPARE(advice->obstacles.size(), std::size_t{1});
    QVERIFY(advice->obstacles.front().starts_with("This history has sums, not single requests"));
    QVERIFY(advice->withinIndifference.empty());
    for (const auto& amount : advice->onRecord) {
        QVERIFY(!amount.leastSafe && !amount.phaseFree && !amount.threshold);
        QVERIFY(amount.outcome != nullptr);
        QCOMPARE(amount.outcome->resolution, Resolution::Day);
        QCOMPARE(amount.monthlyCost, monthlyCost(*amount.outcome, wishes));
    }
    QVERIFY(adviceOn(*advice, dollars(20)).outcome->reloads.size() >
            2 * adviceOn(*advice, dollars(60)).outcome->reloads.size());
}

void TestRecommend::aRandomLatencyIsRefused()
{
    Scenario scenario = steadyWork(1);
    scenario.account.latency = Delay::typicalCard();
    const auto advice = recommend(scenario);
    QVERIFY(!advice.has_value());
    QCOMPARE(advice.error().where.field, std::string{"latency"});
}

void TestRecommend::wishesOutOfRangeAreRefused()
{
    Wishes wishes;
    wishes.amounts = {dollars(5), Money{}};
    QCOMPARE(recommend(steadyWork(1), wishes).error().where.field, std::string{"amounts"});
    Wishes shrinking;
    shrinking.growthNumerator = 0;
    QCOMPARE(recommend(steadyWork(1), shrinking).error().where.field, std::string{"growth"});
}

void TestRecommend::cancellingStops()
{
    RunHooks hooks;
    hooks.shouldStop = [] { return true; };
    const auto advice = recommend(steadyWork(3'000), {}, hooks);
    QVERIFY(!advice.has_value());
    QCOMPARE(advice.error().code, ErrorCode::Cancelled);
}

void TestRecommend::theRecommendationHoldsOnRandomRecords()
{
    std::mt19937_64 random{7};
    const auto pick = [&random](std::uint64_t most) { return static_cast<std::int64_t>(random() % (most + 1)); };
    int recommended = 0;
    for (int round = 0; round < 200; ++round) {
        HistoryBuilder builder;
        SimTime at = morning;
        const auto count = 20 + pick(200);
        for (std::int64_t i = 0; i < count; ++i) {
            Charge charge;
            charge.time = at;
            charge.cost = Money::fromNanos(pick(900'000'000));
            charge.session = std::to_string(pick(4));
            builder.add(charge);
            at += std::chrono::seconds{pick(40)};
        }
        Scenario scenario;
        scenario.history = std::make_shared<const History>(builder.build());
        scenario.account.openingBalance = dollars(pick(30));
        scenario.account.latency = Delay::constant(std::chrono::seconds{pick(120)});
        if (round % 3 == 1)
            scenario.account.billingLag = std::chrono::seconds{pick(20)};
        if (round % 3 == 2)
            scenario.account.declinedAttempts = {2};
        const auto advice = recommend(scenario);
        QVERIFY(advice.has_value());
        if (!advice->recommended)
            continue;
        ++recommended;
        scenario.policy = advice->recommended->policy;
        const auto again = simulate(scenario);
        QVERIFY(again.has_value());
        QCOMPARE(again->refusedAttempts, 0U);
        QCOMPARE(again->meanIdle, advice->recommended->outcome->meanIdle);
        QCOMPARE(scenario.policy.threshold.nanos() % oneCent.nanos(), 0);
    }
    QVERIFY(recommended > 100);
}

QTEST_APPLESS_MAIN(TestRecommend)
#include "test_recommend.moc"
