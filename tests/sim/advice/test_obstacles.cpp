// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/obstacles.h"

#include "sim/advice/recommend.h"
#include "tests/sim/advice/steady_work.h"

#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

QString obstaclesOf(const Scenario& scenario, const Wishes& wishes)
{
    const auto advice = recommend(scenario, wishes);
    QStringList texts;
    for (const auto& text : advice->obstacles)
        texts << QString::fromStdString(text);
    return texts.join('\n');
}

Wishes only(std::int64_t amount)
{
    Wishes wishes;
    wishes.amounts = {dollars(amount)};
    return wishes;
}

} // namespace

class TestObstacles : public QObject {
    Q_OBJECT

private slots:
    void whatStandsInTheWayAndWhatWouldHelp_data();
    void whatStandsInTheWayAndWhatWouldHelp();
    void amountsTooSmallCanBeHelpedInThreeWays();
    void aTriggerOnTheWayDown();
    void amountsThatAreNotOfferedAreNotNamed();
    void twoThingsInTheWayAreSaidTogether();
    void whatWouldDoDoes_data();
    void whatWouldDoDoes();
    void nothingIsMadeUpWhereOnlyTheOfferIsTooSmall();
};

// Each day takes three reloads: 20 at the opening, 60 to spend, 4 left when the next is asked for.
void TestObstacles::whatStandsInTheWayAndWhatWouldHelp_data()
{
    using Change = void (*)(Account&);
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, Change change, const char* says) {
        QTest::newRow(name) << change << QString::fromUtf8(says);
    };
    // the last of 120 is asked for when 118 are spent: 120 lets it pass, 100 does not
    row(
        "the month's spend limit must let all but the last charge pass",
        [](Account& account) { account.spendLimit = dollars(40); },
        "The monthly spend limit of $40.00 stops the agents whatever the threshold. With the spend limit at $120.00 "
        "instead of $40.00, adding $20.00 below $4.01 would do.");
    // three reloads of 20 in a day; two and the opening are 60 on the first, but leave nothing for the second
    row(
        "the day's cap must let three reloads pass", [](Account& account) { account.dailyCap = dollars(20); },
        "The limit on automatic reloads is reached: $20.00 a day. With the daily cap at $60.00 instead of $20.00, "
        "adding $20.00 below $4.01 would do.");
    // 118 are spent before the last charge: 20 and five reloads; of the values tried, 80 are too few and 100 do
    row(
        "the month's cap must let five reloads pass", [](Account& account) { account.monthlyCap = dollars(40); },
        "The limit on automatic reloads is reached: $40.00 a month. With the monthly cap at $100.00 instead of $40.00, "
        "adding $20.00 below $4.01 would do.");
    // Three a day; or one of 50, which leaves 10 at night, five minutes: the next may be asked for a day after the
    // first, and takes three, so the first must be asked for by minute 2, when 14 are left.
    row(
        "so many reloads in a time can be more, or larger",
        [](Account& account) {
            account.maxReloads = ReloadRate{1, 24h};
        },
        "The limit on automatic reloads is reached: 1 in 1d. With 3 reloads in 1d instead of 1, adding $20.00 below "
        "$4.01 would do. With reloads of $50.00 instead of $20.00 at most, adding $50.00 below $14.01 would do.");
    // 3 min for the payment and 2 for its repair: to be asked for by minute 5, when 8 are left; 10 min come too late
    row(
        "a declined payment must be repaired while the balance lasts",
        [](Account& account) { account.declinedAttempts = {1}; },
        "A declined payment takes longer to repair than any balance at these amounts lasts. With a declined payment "
        "repaired within 2m instead of 8h, adding $20.00 below $8.01 would do.");
    // charges at minutes 0, 1 and 2 before the first reload can land: more than 4 must be there for the third
    row(
        "an empty opening balance must last for one latency",
        [](Account& account) { account.openingBalance = Money{}; },
        "The opening balance is empty, so the first charge comes before any reload can. With an opening balance of "
        "$5.00 instead of $0.00, adding $20.00 below $4.01 would do.");
}

void TestObstacles::whatStandsInTheWayAndWhatWouldHelp()
{
    using Change = void (*)(Account&);
    QFETCH(const Change, change);
    QFETCH(const QString, says);
    Scenario scenario = steadyWork(2);
    change(scenario.account);
    QCOMPARE(obstaclesOf(scenario, only(20)), says);
}

// $1 at a time, one every three minutes at most: 20 and nine of Q must be above 58 by minute 29, so Q = 5; no window
// may spend more than 13 above what lands in it (29 minutes: 58 less nine times 5). With an opening of 50: 50 + 9 > 58.
// Two a minute keep up with $2 a minute: 30 s.
void TestObstacles::amountsTooSmallCanBeHelpedInThreeWays()
{
    const QString text = obstaclesOf(steadyWork(2), only(1));
    QVERIFY2(text.startsWith("The record spends more than the largest amount, $1.00, while a reload is on its way "
                             "(3m). With reloads of $5.00 instead of $1.00 at most, adding $5.00 below $13.01 would "
                             "do. With an opening balance of $50.00 instead of $20.00, adding $1.00 below "),
             qPrintable(text));
    QVERIFY2(text.contains("With a reload on its way for 30s instead of 3m, adding $1.00 below "), qPrintable(text));
}

// Below 20, the highest threshold that was ever armed, $5 do not lift the balance back: 14 + 5. $2 a minute for three
// minutes are 6, so less than 6 never lifts it; from the first value tried above on, a low threshold does.
void TestObstacles::aTriggerOnTheWayDown()
{
    Scenario scenario = steadyWork(2);
    scenario.account.trigger = Trigger::Edge;
    const QString text = obstaclesOf(scenario, only(5));
    QVERIFY2(text.startsWith("The trigger asks only on the way down, and these amounts do not lift the balance back "
                             "above it. With reloads of $7.00 instead of $5.00 at most, adding $7.00 below "),
             qPrintable(text));
}

void TestObstacles::amountsThatAreNotOfferedAreNotNamed()
{
    Scenario scenario = steadyWork(2);
    const auto catalog =
        ProviderCatalog::parse(R"({"lowwater_providers": 1, "providers": {"own": {"title": "Own", "settings": {},)"
                               R"( "amounts": {"list": ["1", "10", "50"]}}}})",
                               "own.json");
    scenario.provider = {"own", std::make_shared<const ProviderCatalog>(catalog.value())};
    const QString text = obstaclesOf(scenario, only(1));
    QVERIFY2(text.contains("With reloads of $10.00 instead of $1.00 at most"), qPrintable(text));
}

// A cap keeps the agents from ever reaching the spend limit, so it is found only once the cap is out of the way.
void TestObstacles::twoThingsInTheWayAreSaidTogether()
{
    Scenario scenario = steadyWork(2);
    scenario.account.dailyCap = dollars(20);
    scenario.account.spendLimit = dollars(60);
    QCOMPARE(obstaclesOf(scenario, only(20)),
             QStringLiteral("The limit on automatic reloads is reached: $20.00 a day.\n"
                            "The monthly spend limit of $60.00 stops the agents whatever the threshold. With all of "
                            "this out of the way, adding $20.00 below $4.01 would do."));
}

void TestObstacles::whatWouldDoDoes_data()
{
    QTest::addColumn<int>("cap");
    QTest::addRow("a daily cap of $20") << 20;
    QTest::addRow("a daily cap of $30") << 30;
    QTest::addRow("a daily cap of $55") << 55;
}

void TestObstacles::whatWouldDoDoes()
{
    QFETCH(const int, cap);
    Scenario scenario = steadyWork(2);
    scenario.account.dailyCap = dollars(cap);
    std::vector<Money> tried;
    std::vector<Money> failed;
    const TryOut tryOut = [&](const Scenario& relaxed, const Wishes& wishes) -> std::optional<Policy> {
        const auto advice = recommend(relaxed, wishes);
        (advice->recommended ? tried : failed).push_back(relaxed.account.dailyCap.value_or(Money{}));
        return advice->recommended ? std::optional{advice->recommended->policy} : std::nullopt;
    };
    const auto obstacles = findObstacles(scenario, *demandOf(scenario), only(20), tryOut);
    QCOMPARE(obstacles.size(), std::size_t{1});
    QCOMPARE(obstacles.front().kind, ObstacleKind::DailyCap);
    QVERIFY(obstacles.front().wouldDo.has_value());
    scenario.account.dailyCap = *std::min_element(tried.begin(), tried.end());
    scenario.policy = *obstacles.front().wouldDo;
    QCOMPARE(simulate(scenario)->refusedAttempts, 0U);
    for (const Money each : failed)
        QVERIFY(each < *scenario.account.dailyCap);
}

// The least safe threshold is 4.01, the provider goes up to 4: no cause that would stop agents is claimed.
void TestObstacles::nothingIsMadeUpWhereOnlyTheOfferIsTooSmall()
{
    Scenario scenario = steadyWork(2);
    const auto catalog =
        ProviderCatalog::parse(R"({"lowwater_providers": 1, "providers": {"own": {"title": "Own", "settings": {},)"
                               R"( "thresholds": {"max": "4"}}}})",
                               "own.json");
    scenario.provider = {"own", std::make_shared<const ProviderCatalog>(catalog.value())};
    QCOMPARE(obstaclesOf(scenario, only(20)),
             QStringLiteral("The least safe threshold is $4.01, which Own does not offer at these amounts (thresholds: "
                            "up to $4)."));
}

QTEST_APPLESS_MAIN(TestObstacles)
#include "test_obstacles.moc"
