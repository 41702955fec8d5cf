// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What amounts cost in the days to come, and the safest, the balanced and the cheapest setting for them.
#include "sim/advice/advice_ahead.h"
#include "sim/advice/path_thresholds.h"
#include "sim/advice/recommend.h"
#include "sim/workload/resampling.h"
#include "tests/sim/replay/hand_case.h"
#include "tests/sim/replay/reference/reference_replay.h"

#include <QTest>

#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Days of very different spend, with a latency that many of them outrun.
Scenario unevenDays(const char* options)
{
    return test::handCase(options,
                          "09:00 a 3; 09:05 a 2; 09:10 a 4; 09-02T09:00 a 9; 09-02T09:01 b 2; 09-03T09:00 a 1; "
                          "09-05T09:00 a 1; 09-05T09:01 b 7; 09-05T09:02 b 7; 09-08T09:00 a 5; "
                          "09-08T09:01 a 5; 09-08T09:02 a 5; 09-08T09:03 a 5; 09-08T09:04 a 1");
}

/// One agent that spends $2 every minute for half an hour, on one day: $60.
Scenario oneDay(const char* options)
{
    std::string charges;
    for (int minute = 0; minute < 30; ++minute)
        charges +=
            (minute == 0 ? "09:" : "; 09:") + std::string(minute < 10 ? "0" : "") + std::to_string(minute) + " a 2";
    return test::handCase(options, charges);
}

LookAhead ahead(std::uint32_t paths, double target = 0.99, std::uint32_t costPaths = 40)
{
    LookAhead asked;
    asked.wishes.paths = paths;
    asked.wishes.target = target;
    asked.wishes.costPaths = costPaths;
    asked.wishes.blockDays = {1};
    return asked;
}

Wishes of(const std::vector<std::int64_t>& amounts)
{
    Wishes wishes;
    for (const std::int64_t amount : amounts)
        wishes.amounts.push_back(oneDollar * amount);
    return wishes;
}

/// A provider called Own that says only this.
ProviderChoice providerWith(const std::string& members)
{
    const auto catalog = ProviderCatalog::parse(
        R"({"lowwater_providers": 1, "providers": {"own": {"title": "Own", "settings": {}, )" + members + "}}}",
        "own.json");
    return {"own", std::make_shared<const ProviderCatalog>(catalog.value())};
}

const Choice& choiceOf(const Advice& advice, ChoiceKind kind)
{
    const auto found = std::find_if(advice.choices.begin(), advice.choices.end(),
                                    [kind](const Choice& each) { return each.kind == kind; });
    if (found == advice.choices.end())
        throw std::runtime_error{"no choice is " + std::string{choiceName(kind)}};
    return *found;
}

Advice advised(const Scenario& scenario, const Wishes& wishes, const LookAhead& asked)
{
    auto advice = recommend(scenario, wishes, asked);
    if (!advice)
        throw std::runtime_error{advice.error().describe()};
    return std::move(*advice);
}

/// A path as a record of its own: the charges of each drawn day, moved by hand. Nothing is charged around midnight.
std::shared_ptr<const History> copiedPath(const Scenario& scenario, const WorkDays& days,
                                          const std::vector<DayIndex>& drawn)
{
    HistoryBuilder builder;
    for (std::size_t day = 0; day < drawn.size(); ++day) {
        for (ChargeIndex i = 0; i < scenario.history->size(); ++i) {
            Charge charge = scenario.history->charge(i);
            const Duration within = charge.time - days.begin(drawn[day]);
            if (within < Duration{0} || within >= 24h)
                continue;
            charge.time = days.end() + 24h * static_cast<std::int64_t>(day) + within;
            builder.add(charge);
        }
    }
    return std::make_shared<const History>(builder.build());
}

/// CLI.md's costs of a month, in dollars, with bother: an hour at $60, 5 % a year, $0.25 for each reload.
double plainCost(const Outcome& outcome)
{
    const auto dollars = [](Money money) { return static_cast<double>(money.nanos()) / 1e9; };
    const double days =
        std::max(static_cast<double>((outcome.windowEnd - outcome.windowStart).count()) / 86'400e6, 1.0);
    const double hours = static_cast<double>(outcome.delayedWork.count()) / 3'600e6;
    const double paid = hours * 60 + dollars(outcome.fees) + 0.25 * static_cast<double>(outcome.reloads.size());
    return paid * 30 / days + dollars(outcome.meanIdle) * 0.05 * 30 / 365;
}

/// By path: each replayed by the reference simulator on a copy.
std::vector<double> plainCosts(Scenario scenario, const Policy& policy, const ForecastWishes& wishes)
{
    const auto demand = demandOf(scenario);
    const WorkDays days{*demand};
    const Resampling resampling{days, {wishes.horizonDays, 1, scenario.seed}};
    std::vector<double> costs;
    for (std::uint64_t path = 0; path < wishes.costPaths; ++path) {
        Scenario one = scenario;
        one.policy = policy;
        one.replication = path;
        one.history = copiedPath(scenario, days, resampling.draw(path));
        one.account.openingBalance = openingOfPath(one, path);
        costs.push_back(plainCost(reference::referenceSimulate(one).value()));
    }
    return costs;
}

double meanOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

bool areClose(Money money, double dollars)
{
    return std::abs(static_cast<double>(money.nanos()) / 1e9 - dollars) < 1e-6;
}

} // namespace

class TestChoices : public QObject {
    Q_OBJECT

private slots:
    void amountsCostWhatTheReferenceSaysOfCopiedPaths_data();
    void amountsCostWhatTheReferenceSaysOfCopiedPaths();
    void theDaysToComeRankInPlaceOfTheRecord();
    void theOwnAmountIsKeptWhereItIsAsGood();
    void whereDaysAreAlikeAllThreeAreOne();
    void whereHoursAreFreeTheCheapestIsLessSafe();
    void aLowTargetLeavesRoomForSafer();
    void noneIsDearerThanItsNameSays_data();
    void noneIsDearerThanItsNameSays();
    void onlyWhatTheProviderOffersIsChosen();
    void whereNothingMeetsTheTargetTwoRemain();
    void withoutALookAheadThereAreNone();
    void whatIsKnownIsNotReplayedAgain();
    void areTheSameOnAnyNumberOfThreads();
};

void TestChoices::amountsCostWhatTheReferenceSaysOfCopiedPaths_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("a constant latency") << u"--latency=10m"_s;
    QTest::newRow("a latency and declines by chance, with fees")
        << u"--latency=typical-card --decline-rate=0.2 --fee=0.3+2%"_s;
    QTest::newRow("a balance to fill up") << u"--latency=2m --rule=top_up"_s;
}

void TestChoices::amountsCostWhatTheReferenceSaysOfCopiedPaths()
{
    QFETCH(const QString, options);
    const Scenario scenario = unevenDays(options.toStdString().c_str());
    const LookAhead asked = ahead(60, 0.3, 25);
    const Advice advice = advised(scenario, of({20, 40, 60}), asked);
    std::vector<std::vector<double>> costs;
    for (const auto& amount : advice.onRecord) {
        QCOMPARE(amount.future.has_value(), amount.threshold.has_value());
        if (!amount.future)
            continue;
        QCOMPARE(amount.future->policy.threshold, *amount.threshold);
        costs.push_back(plainCosts(scenario, amount.future->policy, asked.wishes));
        QVERIFY(areClose(amount.future->rankingCost, meanOf(costs.back())));
    }
    QVERIFY(costs.size() >= 2);
    const auto best = *std::min_element(costs.begin(), costs.end(),
                                        [](const auto& a, const auto& b) { return meanOf(a) < meanOf(b); });
    auto ofAmount = costs.begin();
    for (const auto& amount : advice.onRecord) {
        if (!amount.future)
            continue;
        std::vector<double> behind = *ofAmount++;
        for (std::size_t path = 0; path < behind.size(); ++path)
            behind[path] -= best[path];
        const double mean = meanOf(behind);
        double squares = 0;
        for (const double one : behind)
            squares += (one - mean) * (one - mean);
        QVERIFY(areClose(amount.future->behindBest, mean));
        QVERIFY(areClose(amount.future->behindBestError, std::sqrt(squares / 24 / 25)));
    }
}

// A balance of $80 outlasts the one recorded day, so on the record neither amount is ever bought and the smaller one
// lies idle less. In 30 such days $1,800 are bought 22.5 times or 9 times: 13.5 x $0.25 = $3.38, less 5 % a year for 30
// days on the $60 that lie idle more, $0.25.
void TestChoices::theDaysToComeRankInPlaceOfTheRecord()
{
    const Scenario scenario = oneDay("--latency=3m --amount=80 --threshold=1");
    const Wishes wishes = of({80, 200});
    QCOMPARE(recommend(scenario, wishes)->recommended->policy.amount, oneDollar * 80);
    const Advice advice = advised(scenario, wishes, ahead(300));
    QCOMPARE(advice.recommended->policy.amount, oneDollar * 200);
    QCOMPARE(advice.withinIndifference, std::vector{oneDollar * 200});
    const auto& smaller = *advice.onRecord.front().future;
    QVERIFY2(smaller.behindBest > oneDollar * 3 && smaller.behindBest < oneDollar * 3 + oneCent * 30,
             smaller.behindBest.toString().c_str());
    QVERIFY(smaller.behindBestError > Money{} && smaller.behindBestError < oneCent * 10);
    QCOMPARE(advice.onRecord.back().future->behindBest, Money{});
    QVERIFY(advice.recommended->future == advice.onRecord.back().future);
    // what is said of the record stays the record's
    QCOMPARE(advice.recommended->monthlyCost, advice.onRecord.back().monthlyCost);
}

// $160 are bought 11.25 times, $200 9 times: half a dollar.
void TestChoices::theOwnAmountIsKeptWhereItIsAsGood()
{
    const Wishes wishes = of({160, 200});
    const Advice kept = advised(oneDay("--latency=3m --amount=160 --threshold=1"), wishes, ahead(300));
    QCOMPARE(kept.recommended->policy.amount, oneDollar * 160);
    QCOMPARE(kept.withinIndifference, (std::vector{oneDollar * 160, oneDollar * 200}));
    const Money behind = kept.onRecord.front().future->behindBest;
    QVERIFY2(behind > oneCent * 30 && behind < oneCent * 70, behind.toString().c_str());
    const Advice other = advised(oneDay("--latency=3m --amount=80 --threshold=1"), wishes, ahead(300));
    QCOMPARE(other.recommended->policy.amount, oneDollar * 200);
}

void TestChoices::whereDaysAreAlikeAllThreeAreOne()
{
    const Advice advice = advised(oneDay("--latency=3m --amount=20"), of({20}), ahead(300));
    QCOMPARE(advice.choices.size(), 3U);
    for (const auto& choice : advice.choices) {
        QCOMPARE(choice.policy, advice.recommended->policy);
        QCOMPARE(choice.policy.threshold, oneCent * 401); // two of $2 in three minutes, and more than nothing left
        QVERIFY(choice.chance == advice.recommended->chance);
        QCOMPARE(choice.future.behindBest, Money{});
    }
    QCOMPARE(advice.choices[0].kind, ChoiceKind::Safest);
    QCOMPARE(advice.choices[1].kind, ChoiceKind::Balanced);
    QCOMPARE(advice.choices[2].kind, ChoiceKind::Cheapest);
}

void TestChoices::whereHoursAreFreeTheCheapestIsLessSafe()
{
    Wishes wishes = of({20});
    wishes.agentHour = Money{};
    const Advice advice = advised(oneDay("--latency=3m --amount=20"), wishes, ahead(300));
    const Choice& cheapest = choiceOf(advice, ChoiceKind::Cheapest);
    const Choice& balanced = choiceOf(advice, ChoiceKind::Balanced);
    QVERIFY(cheapest.policy.threshold < balanced.policy.threshold);
    QVERIFY(cheapest.chance->safe < balanced.chance->safe);
    QVERIFY(cheapest.future.rankingCost < balanced.future.rankingCost);
    QCOMPARE(choiceOf(advice, ChoiceKind::Safest).policy, balanced.policy);
}

void TestChoices::aLowTargetLeavesRoomForSafer()
{
    const Advice advice = advised(oneDay("--latency=uniform:1m..5m --amount=20"), of({20}), ahead(300, 0.5));
    const Choice& safest = choiceOf(advice, ChoiceKind::Safest);
    const Choice& balanced = choiceOf(advice, ChoiceKind::Balanced);
    QVERIFY(safest.policy.threshold > balanced.policy.threshold);
    QCOMPARE(safest.chance->safe, std::uint64_t{300});
    QVERIFY(balanced.chance->safe < 300 && balanced.chance->lowerBound >= 0.5);
    // in five minutes less than nothing five charges of $2 can come: none is refused from $8 and more on
    QVERIFY(safest.policy.threshold <= oneCent * 801);
}

void TestChoices::noneIsDearerThanItsNameSays_data()
{
    QTest::addColumn<QString>("options");
    for (const char* options : {"--latency=10m", "--latency=typical-card", "--latency=typical-card --decline-rate=0.2",
                                "--latency=2m --rule=top_up", "--latency=1m --trigger=edge --opening-balance=60",
                                "--latency=1m --max-reloads=2/24h", "--latency=1m --opening-balance=30"})
        QTest::addRow("%s", options) << QString::fromLatin1(options);
}

void TestChoices::noneIsDearerThanItsNameSays()
{
    QFETCH(const QString, options);
    const Advice advice = advised(unevenDays(options.toStdString().c_str()), of({20, 40, 60}), ahead(80, 0.3));
    QVERIFY(advice.recommended.has_value());
    const Choice& safest = choiceOf(advice, ChoiceKind::Safest);
    const Choice& balanced = choiceOf(advice, ChoiceKind::Balanced);
    const Choice& cheapest = choiceOf(advice, ChoiceKind::Cheapest);
    QCOMPARE(balanced.policy, advice.recommended->policy);
    QVERIFY(balanced.chance == advice.recommended->chance);
    for (const Choice& each : advice.choices) {
        QVERIFY(cheapest.future.rankingCost <= each.future.rankingCost);
        QVERIFY(safest.chance->share() >= each.chance->share());
        QCOMPARE(each.future.behindBest == Money{}, each.future.rankingCost == cheapest.future.rankingCost);
        QCOMPARE(each.future.paths, std::uint64_t{40});
    }
    for (const auto& amount : advice.onRecord)
        if (amount.future)
            QVERIFY(cheapest.future.rankingCost <= amount.future->rankingCost);
}

void TestChoices::onlyWhatTheProviderOffersIsChosen()
{
    Scenario scenario = unevenDays("--latency=typical-card --decline-rate=0.2");
    scenario.provider = providerWith(R"("thresholds": {"list": ["10", "40", "90"]})");
    const Advice advice = advised(scenario, of({20, 40}), ahead(80, 0.3));
    QVERIFY(advice.recommended.has_value());
    const std::vector offered{oneDollar * 10, oneDollar * 40, oneDollar * 90};
    for (const auto& choice : advice.choices)
        QVERIFY2(std::find(offered.begin(), offered.end(), choice.policy.threshold) != offered.end(),
                 choice.policy.threshold.toString().c_str());
}

void TestChoices::whereNothingMeetsTheTargetTwoRemain()
{
    const Advice advice = advised(oneDay("--latency=3m --amount=20"), of({20}), ahead(298));
    QVERIFY(!advice.recommended);
    QCOMPARE(advice.choices.size(), 2U);
    QCOMPARE(choiceOf(advice, ChoiceKind::Safest).policy.threshold, oneCent * 401);
    QCOMPARE(choiceOf(advice, ChoiceKind::Cheapest).policy.threshold, oneCent * 401);
    QVERIFY(!advice.onRecord.front().future);
}

void TestChoices::withoutALookAheadThereAreNone()
{
    const auto advice = recommend(oneDay("--latency=3m --amount=20"), of({20}));
    QVERIFY(advice->choices.empty());
    QVERIFY(!advice->futureCosts && !advice->recommended->future && !advice->onRecord.front().future);
}

void TestChoices::whatIsKnownIsNotReplayedAgain()
{
    Scenario scenario = unevenDays("--latency=typical-card --decline-rate=0.2");
    LookAhead asked = ahead(80, 0.3);
    const Wishes wishes = of({20, 40});
    const Advice first = advised(scenario, wishes, asked);
    scenario.policy.threshold = oneDollar * 33;
    asked.known = first.forecast;
    asked.knownCosts = first.futureCosts;
    const Advice second = advised(scenario, wishes, asked);
    QCOMPARE(second.choices.size(), first.choices.size());
    std::vector<Policy> policies;
    for (std::size_t i = 0; i < first.choices.size(); ++i) {
        QVERIFY(second.choices[i].future == first.choices[i].future);
        policies.push_back(first.choices[i].policy);
    }
    // whoever replays a path asks whether to stop
    FutureCosts costs = *first.futureCosts;
    const auto demand = demandOf(scenario);
    const FutureQuestion question{scenario, demand, wishes, asked.wishes};
    const RunHooks stop{[] { return true; }, {}};
    costs.replay(question, policies, 40, stop);
    QVERIFY(costs.compared(policies, 40).size() == policies.size());
    QVERIFY_EXCEPTION_THROWN(costs.replay(question, policies, 41, stop), Error);
    costs.replay(question, policies, 41, {});
    // the more is the same as if it had been asked at once
    ForecastWishes more = asked.wishes;
    more.paths = 41;
    QVERIFY(costs.compared(policies, 41) == *policiesInFuture(scenario, demand, policies, wishes, more));
}

void TestChoices::areTheSameOnAnyNumberOfThreads()
{
    const Scenario scenario = unevenDays("--latency=typical-card --decline-rate=0.2");
    const auto on = [&](std::size_t threads) {
        const tbb::global_control limit{tbb::global_control::max_allowed_parallelism, threads};
        return advised(scenario, of({20, 40, 60}), ahead(80, 0.3));
    };
    const Advice one = on(1);
    const Advice two = on(2);
    QCOMPARE(one.choices.size(), two.choices.size());
    for (std::size_t i = 0; i < one.choices.size(); ++i) {
        QCOMPARE(one.choices[i].policy, two.choices[i].policy);
        QVERIFY(one.choices[i].future == two.choices[i].future);
        QVERIFY(one.choices[i].chance == two.choices[i].chance);
    }
    for (std::size_t i = 0; i < one.onRecord.size(); ++i)
        QVERIFY(one.onRecord[i].future == two.onRecord[i].future);
}

QTEST_APPLESS_MAIN(TestChoices)
#include "test_choices.moc"
