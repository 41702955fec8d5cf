// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `recommend --backtest`: what it says to scripts and to people.
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QTest>

#include <fmt/format.h>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

namespace {

/// $2 a day at nine, from 2026-09-01.
std::string twoDollarsADay(int days)
{
    std::string csv = "timestamp,cost_usd,session\n";
    for (int day = 1; day <= days; ++day)
        csv += fmt::format("2026-09-{:02}T09:00:00Z,2,a\n", day);
    return csv;
}

Ran lookBack(int days, std::vector<std::string> more = {})
{
    std::vector<std::string> arguments{
        "recommend", "-", "--backtest", "--amounts=10", "--amount=10", "--threshold=4", "--opening-balance=20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, twoDollarsADay(days));
}

} // namespace

class TestCliBacktest : public QObject {
    Q_OBJECT

private slots:
    void scriptsGetEveryFollowerAndWeek();
    void peopleGetATable();
    void aShortRecordSaysWhyThereIsNone();
    void itIsThereOnlyWhenAskedFor();
};

// Opening at 20 on day 8. As set now, below 4: asked for on days 16, 21 and 26, a day or more before 0. Nobody buying:
// day 18 is refused and stands still to the last charge, on day 28: 240 h.
void TestCliBacktest::scriptsGetEveryFollowerAndWeek()
{
    const auto ran = lookBack(28, {"--json"});
    QCOMPARE(ran.status, 0);
    const auto backtest = ran.json()["backtest"_L1].toObject();
    QCOMPARE(backtest["decisions"_L1].toInt(), 3);
    QCOMPARE(backtest["from"_L1].toString(), u"2026-09-08T00:00:00.000000Z"_s);
    QCOMPARE(backtest["to"_L1].toString(), u"2026-09-29T00:00:00.000000Z"_s);
    QCOMPARE(backtest["followed"_L1]["interruptions"_L1].toInt(-1), 0);
    QCOMPARE(backtest["current"_L1]["reloads"_L1].toInt(-1), 3);
    QCOMPARE(backtest["current"_L1]["reloaded_usd"_L1].toInt(-1), 30);
    QCOMPARE(backtest["off"_L1]["interruptions"_L1].toInt(-1), 1);
    QCOMPARE(backtest["off"_L1]["stopped_agent_seconds"_L1].toInt(-1), 864'000);
    for (const auto* follower : {"largest", "by_hand_weekly"})
        QVERIFY(backtest[QLatin1StringView{follower}]["monthly_cost_usd"_L1].isDouble());
    const auto weeks = backtest["weeks"_L1].toArray();
    QCOMPARE(weeks.size(), 3);
    QCOMPARE(weeks[1]["from"_L1].toString(), u"2026-09-15T00:00:00.000000Z"_s);
    QCOMPARE(weeks[1]["amount_usd"_L1].toInt(), 10);
    QCOMPARE(weeks[1]["kept"_L1].toBool(true), false);
    QCOMPARE(weeks[1]["current"_L1]["reloads"_L1].toInt(-1), 2);
    QCOMPARE(weeks[1]["off"_L1]["interruptions"_L1].toInt(-1), 1);
    QCOMPARE(weeks[2]["off"_L1]["interruptions"_L1].toInt(-1), 0);
}

void TestCliBacktest::peopleGetATable()
{
    const auto ran = lookBack(28);
    QVERIFY2(ran.outHas("Backtest, 2026-09-08 to 2026-09-28: 3 decisions"), ran.out.c_str());
    for (const char* line : {"\n  this advice ", "\n  as set now ", "\n  largest setting ", "\n  by hand, weekly ",
                             "\n  nobody buys ", "\n  from 2026-09-08: add $10 below $0.00\n"})
        QVERIFY2(ran.outHas(line), ran.out.c_str());
}

void TestCliBacktest::aShortRecordSaysWhyThereIsNone()
{
    const std::string why = "The record covers fewer than two weeks";
    QVERIFY(lookBack(13).outHas("Backtest: " + why));
    const auto json = lookBack(13, {"--json"}).json()["backtest"_L1].toObject();
    QCOMPARE(json["decisions"_L1].toInt(-1), 0);
    QVERIFY(json["why_not"_L1].toString().startsWith(QString::fromStdString(why)));
    QVERIFY(!json.contains("followed"_L1));
}

void TestCliBacktest::itIsThereOnlyWhenAskedFor()
{
    const auto json = run({"recommend", "-", "--json"}, twoDollarsADay(28)).json();
    QVERIFY(json.contains("recommended"_L1));
    QVERIFY(!json.contains("backtest"_L1));
}

QTEST_APPLESS_MAIN(TestCliBacktest)
#include "test_cli_backtest.moc"
