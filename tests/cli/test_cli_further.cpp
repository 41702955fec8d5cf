// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `recommend --stress --robust` and what a report has besides: to scripts and to people.
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QTest>

#include <fmt/format.h>

#include <algorithm>

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

/// Sums of days.
constexpr auto sums = "timestamp,cost_usd\n2026-09-01,12\n2026-09-02,9\n2026-09-03,15\n";

Ran ask(const std::string& command, std::vector<std::string> more, const std::string& csv = twoDollarsADay(28))
{
    std::vector<std::string> arguments{command,         "-",           "--amounts=10",        "--amount=10",
                                       "--threshold=4", "--paths=300", "--opening-balance=20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments, csv);
}

} // namespace

class TestCliFurther : public QObject {
    Q_OBJECT

private slots:
    void scriptsGetEveryStress();
    void scriptsGetEverySituation();
    void peopleGetTables();
    void theyAreThereOnlyWhenAskedFor();
    void sumsSayWhyThereIsNothing();
    void aReportHasAllOfIt();
    void aReportOfSumsSaysSoOnce();
    void aReportTakesALatencyLeftToChance();
};

void TestCliFurther::scriptsGetEveryStress()
{
    const auto stress = ask("recommend", {"--json", "--stress"}).json()["stress"_L1].toArray();
    QStringList kinds;
    for (const auto& each : stress)
        kinds << each["kind"_L1].toString();
    QCOMPARE(kinds, (QStringList{"none", "runaway_at_worst", "runaway_as_usual", "slow_reloads", "declined_payment",
                                 "stale_balance", "cap_reached"}));
    QCOMPARE(stress[0]["interruptions"_L1].toInt(-1), 0);
    QCOMPARE(stress[3]["assumed"_L1].toString(), u"Payments take twice as long: 2m."_s);
    for (const auto* key : {"agents_stopped", "stopped_agent_seconds", "delayed_work_seconds", "longest_seconds",
                            "burned_usd", "extra_usd", "unserved_usd"}) {
        QVERIFY2(stress[1][QLatin1StringView{key}].isDouble(), key);
        QVERIFY2(stress[1]["now"_L1][QLatin1StringView{key}].isDouble(), key);
    }
}

// 28 charges are one for each of 27 days and a bit; whatever comes, two reloads more or less cost bother alone.
void TestCliFurther::scriptsGetEverySituation()
{
    const auto robust = ask("recommend", {"--json", "--robust"}).json()["robustness"_L1].toObject();
    const auto choices = robust["choices"_L1].toArray();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices[0]["setting"_L1].toString(), u"add $10 below $0.00"_s);
    QVERIFY(choices[0]["recommended"_L1].toBool());
    QVERIFY(!choices[1]["recommended"_L1].toBool(true));
    QStringList situations;
    for (const auto& row : robust["situations"_L1].toArray()) {
        situations << row["factor"_L1].toString() + ' ' + row["value"_L1].toString();
        QCOMPARE(row["choices"_L1].toArray().size(), 2);
        const double least = std::min(row["choices"_L1][0]["regret_usd"_L1].toDouble(-1),
                                      row["choices"_L1][1]["regret_usd"_L1].toDouble(-1));
        QCOMPARE(least, 0.0);
    }
    QCOMPARE(situations, (QStringList{" ", "latency 1m", "latency 5m", "latency 15m", "latency typical-card",
                                      "declines 0 %", "declines 1 %", "declines 4 %", "declines 10 %", "growth x 1",
                                      "growth x 1.25", "growth x 1.5", "agents +0", "agents +1", "agents +2"}));
    QCOMPARE(robust["worst_regret"_L1].toArray().size(), 2);
    QCOMPARE(robust["tornado"_L1].toArray().size(), 4);
    QVERIFY(robust.contains("least_worst"_L1));
    QVERIFY(robust.contains("find_out_first"_L1));
    QVERIFY(!robust["find_out_first_text"_L1].toString().isEmpty());
    QCOMPARE(robust["replications"_L1].toInt(), 20);
}

void TestCliFurther::peopleGetTables()
{
    const auto ran = ask("recommend", {"--stress", "--robust"});
    for (const char* line :
         {"\nWhat if something goes wrong, each alone on this record\n", "\n  Nothing: as recorded ",
          "\n  20 agents run wild for 1 h, at the worst time ", "\n  Assumed: Payments take twice as long: 2m.\n",
          "\nWhat nobody can know yet\n", "\n  How long a reload takes ", "\n  Reloads take 15 min ",
          "\n  10 % of payments declined ", "\n  2 more agents ", "\n  At worst "})
        QVERIFY2(ran.outHas(line), line);
}

void TestCliFurther::theyAreThereOnlyWhenAskedFor()
{
    const auto json = ask("recommend", {"--json"}).json();
    for (const auto* key : {"stress", "robustness", "next_days", "backtest"})
        QVERIFY2(!json.contains(QLatin1StringView{key}), key);
    QVERIFY(!ask("recommend", {}).outHas("What if"));
}

void TestCliFurther::sumsSayWhyThereIsNothing()
{
    const auto ran = ask("recommend", {"--stress", "--robust"}, sums);
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas("each alone on this record\nSums do not show when agents stop"));
    QVERIFY(ran.outHas("What nobody can know yet\nSums do not show when agents stop"));
    QVERIFY(ask("recommend", {"--json", "--stress"}, sums).json()["stress"_L1].toArray().isEmpty());
}

void TestCliFurther::aReportHasAllOfIt()
{
    const auto advice = ask("report", {"--as=json"}).json()["advice"_L1].toObject();
    for (const auto* key : {"forecast", "stress", "robustness", "next_days", "backtest"})
        QVERIFY2(advice.contains(QLatin1StringView{key}), key);
    const auto ran = ask("report", {"--as=md"});
    for (const char* heading : {"\n## The next 30 days\n", "\n## What if something goes wrong?\n",
                                "\n## What nobody can know yet\n", "\n## Would it have helped before?\n"})
        QVERIFY2(ran.outHas(heading), heading);
}

void TestCliFurther::aReportOfSumsSaysSoOnce()
{
    const auto ran = ask("report", {"--as=md"}, sums);
    QVERIFY(ran.outHas("\n## What may come\n"));
    for (const char* heading : {"## The next 30 days", "## What if", "## What nobody", "## Would it"})
        QVERIFY2(!ran.outHas(heading), heading);
}

void TestCliFurther::aReportTakesALatencyLeftToChance()
{
    const auto ran = ask("report", {"--as=md", "--latency=typical-card"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas("Payments take twice as long as with a typical card."));
    QVERIFY(ran.outHas("\n## Would it have helped before?\n"));
}

QTEST_APPLESS_MAIN(TestCliFurther)
#include "test_cli_further.moc"
