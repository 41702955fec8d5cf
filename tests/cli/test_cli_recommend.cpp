// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// `recommend` and the days to come.
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QTest>

using namespace lowwater;
using namespace Qt::StringLiterals;

namespace {

/// One agent that spends $2 every minute for half an hour, on each of three days.
std::string steadyWork()
{
    std::string table = "timestamp,cost_usd,session\n";
    for (int day = 0; day < 3; ++day)
        for (int minute = 0; minute < 30; ++minute)
            table += std::to_string(1'788'253'200LL + day * 86'400 + minute * 60) + ",2,a\n";
    return table;
}

Ran recommended(std::vector<std::string> options, const std::string& latency = "3m")
{
    options.insert(options.begin(), {"recommend", "-", "--latency", latency, "--amounts", "20"});
    return run(options, steadyWork());
}

} // namespace

class TestCliRecommend : public QObject {
    Q_OBJECT

private slots:
    void theForecastIsTheContracts();
    void theSameSeedGivesTheSameBytes();
    void thePeoplesLinesStayApart();
    void theChoicesAreTheContracts();
    void thePeoplesChoicesAreATable();
    void wrongUsage_data();
    void wrongUsage();
};

void TestCliRecommend::theForecastIsTheContracts()
{
    const auto ran = recommended({"--json", "--horizon", "7d", "--paths", "500", "--confidence", "0.9"});
    QCOMPARE(ran.status, 0);
    const auto forecast = ran.json()["forecast"_L1].toObject();
    QCOMPARE(forecast["horizon_days"_L1].toInt(), 7);
    QCOMPARE(forecast["paths"_L1].toInt(), 500);
    QCOMPARE(forecast["confidence"_L1].toDouble(), 0.9);
    QCOMPARE(forecast["target"_L1].toDouble(), 0.99);
    QCOMPARE(forecast["probability"_L1].toDouble(), 1.0);
    QCOMPARE(forecast["lower_bound"_L1].toDouble(), 0.995405); // 0.1^(1/500)
    QCOMPARE(forecast["block_days"_L1].toInt(), 1);
    QCOMPARE(forecast["recorded_days"_L1].toInt(), 3);
    QCOMPARE(forecast["data_limit"_L1].toDouble(), 0.3); // 3 of 10
    QCOMPARE(forecast["by_block_days"_L1].toArray().size(), 3);
    QCOMPARE(ran.json()["recommended"_L1]["threshold_usd"_L1].toDouble(), 4.01);
    const auto sums = run({"recommend", "-", "--json"}, "timestamp,cost_usd\n2026-09-01,20\n");
    QVERIFY(sums.json().contains("forecast"_L1) && sums.json()["forecast"_L1].isNull());
    const auto few = recommended({"--json", "--paths", "100"});
    QVERIFY(few.json()["recommended"_L1].isNull());
    QVERIFY(few.json()["forecast"_L1]["probability"_L1].isNull());
    QVERIFY(few.outHas("ask for 299 or more"));
}

void TestCliRecommend::theSameSeedGivesTheSameBytes()
{
    const auto first = recommended({"--json", "--seed", "7"}, "uniform:1m..5m");
    QCOMPARE(first.status, 0);
    QCOMPARE(recommended({"--json", "--seed", "7"}, "uniform:1m..5m").out, first.out);
    QVERIFY(recommended({"--json", "--seed", "8"}, "uniform:1m..5m").out != first.out);
}

void TestCliRecommend::thePeoplesLinesStayApart()
{
    const auto ran = recommended({});
    QCOMPARE(ran.status, 0);
    for (const char* line : {"\nOn this record: 0 interruptions;",
                             "\nThe next 30 days, drawn 1,000 times from your recorded days: no interruption in 1,000 "
                             "of them, so a chance "
                             "of 99.7 % or better, 95 % confident, if days to come are like these.\n",
                             "\nWhat 3 recorded days can tell: the next 30 hold nothing worse than the worst of them "
                             "with a chance of 9.0 %; "
                             "nothing said here is surer than that.\n"})
        QVERIFY2(ran.outHas(line), ran.out.c_str());
}

void TestCliRecommend::theChoicesAreTheContracts()
{
    const auto ran = run({"recommend", "-", "--json", "--latency", "3m", "--amounts", "20,200", "--paths", "300",
                          "--cost-paths", "50", "--agent-hour", "0"},
                         steadyWork());
    QCOMPARE(ran.status, 0);
    const auto choices = ran.json()["choices"_L1].toArray();
    QCOMPARE(choices.size(), 3);
    const QStringList kinds{u"safest"_s, u"balanced"_s, u"cheapest"_s};
    for (int i = 0; i < choices.size(); ++i) {
        const auto choice = choices[i].toObject();
        QCOMPARE(choice["kind"_L1].toString(), kinds[i]);
        QCOMPARE(choice["rule"_L1].toString(), u"add"_s);
        QCOMPARE(choice["amount_usd"_L1].toDouble(), 200.0); // a tenth of the card charges
        QCOMPARE(choice["cost_paths"_L1].toInt(), 50);
        for (const auto key : {"threshold_usd"_L1, "probability"_L1, "lower_bound"_L1, "monthly_cost_usd"_L1,
                               "ranking_cost_usd"_L1, "behind_best_usd"_L1, "behind_best_error_usd"_L1})
            QVERIFY2(choice[key].isDouble(), key.data());
    }
    QCOMPARE(choices[1]["threshold_usd"_L1], ran.json()["recommended"_L1]["threshold_usd"_L1]);
    QCOMPARE(choices[1]["probability"_L1], ran.json()["forecast"_L1]["probability"_L1]);
    // where hours are free, waiting costs nothing and idle money something
    QCOMPARE(choices[2]["behind_best_usd"_L1].toDouble(), 0.0);
    QVERIFY(choices[2]["threshold_usd"_L1].toDouble() < choices[1]["threshold_usd"_L1].toDouble());
    QVERIFY(choices[1]["behind_best_usd"_L1].toDouble() > 0);
    const auto rows = ran.json()["on_record"_L1].toArray();
    QVERIFY(rows[0]["future"_L1]["behind_best_usd"_L1].toDouble() > 0);
    QCOMPARE(rows[1]["future"_L1]["behind_best_usd"_L1].toDouble(), 0.0);
    QCOMPARE(rows[1]["future"_L1]["cost_paths"_L1].toInt(), 50);
    QCOMPARE(rows[1]["future"_L1]["safe_paths"_L1].toInt(), 50);
    const auto sums = run({"recommend", "-", "--json"}, "timestamp,cost_usd\n2026-09-01,20\n");
    QVERIFY(sums.json()["choices"_L1].isArray() && sums.json()["choices"_L1].toArray().isEmpty());
    QVERIFY(sums.json()["on_record"_L1][0]["future"_L1].isNull());
}

void TestCliRecommend::thePeoplesChoicesAreATable()
{
    const auto same = recommended({});
    QVERIFY2(same.outHas("\nChoices for the next 30 days\n"
                         "                              setting               no interruption  cost a month    beyond "
                         "the cheapest\n"
                         "  safest, balanced, cheapest  add $20 below $4.01  99.7 % or better "),
             same.out.c_str());
    QVERIFY(same.outHas("\n  Costs are means of 100 draws: delayed work at $60.00 an hour, idle money and fees."));
    const auto apart = recommended({"--agent-hour", "0", "--per-reload", "0", "--horizon", "7d", "--cost-paths", "60"});
    for (const char* words : {"\nChoices for the next 7 days\n", "\n  safest, balanced  add $20 below $4.01  ",
                              "\n  cheapest          add $20 below $0.00        in no draw ", " means of 60 draws: ",
                              "\n  Ahead: what it costs a month beyond the best amount in 60 draws"})
        QVERIFY2(apart.outHas(words), apart.out.c_str());
    QVERIFY(!run({"recommend", "-"}, "timestamp,cost_usd\n2026-09-01,20\n").outHas("Choices"));
}

void TestCliRecommend::wrongUsage_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("named");
    QTest::newRow("a horizon of half a day") << QStringList{u"--horizon=12h"_s} << u"--horizon"_s;
    QTest::newRow("a horizon of no days") << QStringList{u"--horizon=0d"_s} << u"--horizon"_s;
    QTest::newRow("no draws") << QStringList{u"--paths=0"_s} << u"--paths"_s;
    QTest::newRow("no draws for costs") << QStringList{u"--cost-paths=0"_s} << u"--cost-paths"_s;
    QTest::newRow("a target of certainty") << QStringList{u"--target=1"_s} << u"--target"_s;
    QTest::newRow("a confidence in percent") << QStringList{u"--confidence=95"_s} << u"--confidence"_s;
    QTest::newRow("a word for a target") << QStringList{u"--target=high"_s} << u"--target"_s;
}

void TestCliRecommend::wrongUsage()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, named);
    std::vector<std::string> given;
    for (const auto& option : options)
        given.push_back(option.toStdString());
    const auto ran = recommended(given);
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errHas(named.toStdString()), ran.err.c_str());
    QVERIFY(ran.out.empty());
}

QTEST_APPLESS_MAIN(TestCliRecommend)
#include "test_cli_recommend.moc"
