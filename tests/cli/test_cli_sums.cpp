// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command on a history of sums: it sizes reloads and says that it cannot show stops.
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string weekly = LOWWATER_TEST_DATA "/formats/ccusage/weekly-of-20-unified.json";

const QJsonArray whatSumsCannotShow{u"interruptions"_s, u"lowest_usd"_s};

} // namespace

class TestCliSums : public QObject {
    Q_OBJECT

private slots:
    void simulateSaysWhatItCannotShow();
    void requestsShowEverything();
    void recommendGivesSizesAndNoThreshold();
    void theReportAsksForRequests();
    void sweepSaysWhatItsColumnsCannotShow();
    void inspectSharesAWeekOutOverItsDays();
    void sumsOfTokensAreExactPast64Bits();
};

void TestCliSums::simulateSaysWhatItCannotShow()
{
    const auto json = run({"simulate", weekly, "--json"}).json();
    QCOMPARE(json["cannot_show"_L1].toArray(), whatSumsCannotShow);
    QCOMPARE(json["history"_L1].toObject()["resolution"_L1].toString(), u"day"_s);
    const auto ran = run({"simulate", weekly});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas("it can size reloads, not show when agents stop"));
    QVERIFY(ran.outHas("Reloads"));
    for (const char* unknown : {"Interruptions", "Lowest balance", "would never have stopped"})
        QVERIFY2(!ran.outHas(unknown), unknown);
    QVERIFY2(ran.err.find("spread evenly") != std::string::npos, ran.err.c_str());
}

void TestCliSums::requestsShowEverything()
{
    const auto ran = run({"simulate", LOWWATER_TEST_DATA "/formats/openrouter/activity.csv", "--json"});
    QCOMPARE(ran.json()["cannot_show"_L1].toArray(), QJsonArray{});
}

void TestCliSums::recommendGivesSizesAndNoThreshold()
{
    const auto json = run({"recommend", weekly, "--json", "--amounts", "5,20"}).json();
    QVERIFY(json["recommended"_L1].isNull());
    QCOMPARE(json["cannot_show"_L1].toArray(), whatSumsCannotShow);
    QVERIFY(json["obstacles"_L1].toArray().first().toString().startsWith(u"This history has sums"_s));
    const auto amounts = json["on_record"_L1].toArray();
    QCOMPARE(amounts.size(), 2);
    for (const auto& amount : amounts) {
        QVERIFY(amount.toObject()["least_safe_threshold_usd"_L1].isNull());
        QVERIFY(amount.toObject()["reloads"_L1].isDouble());
    }
    const auto ran = run({"recommend", weekly});
    QVERIFY(!ran.outHas("No threshold prevents every interruption"));
    QVERIFY(ran.outHas("Import the requests themselves"));
}

void TestCliSums::theReportAsksForRequests()
{
    QTemporaryDir folder;
    const auto path = folder.filePath(u"r.md"_s);
    const auto ran = run({"report", weekly, "-o", path.toStdString()});
    QCOMPARE(ran.status, 0);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = QString::fromUtf8(file.readAll());
    QVERIFY(text.startsWith(u"# A recommendation needs single requests"_s));
    QVERIFY(text.contains(u"| Lowest balance | – |"_s));
    QVERIFY(!text.contains(u"would have stopped"_s));
}

void TestCliSums::sweepSaysWhatItsColumnsCannotShow()
{
    const auto ran = run({"sweep", weekly, "--amounts", "5", "--thresholds", "1"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.errHas("has sums, not single requests"), ran.err.c_str());
}

void TestCliSums::inspectSharesAWeekOutOverItsDays()
{
    const auto json = run({"inspect", weekly, "--json"}).json();
    QCOMPARE(json["source"_L1].toObject()["cannot_show"_L1].toArray(), whatSumsCannotShow);
    const auto days = json["by_day"_L1].toArray();
    QCOMPARE(days.size(), 7);
    for (const auto& day : days) // $7.25 in seven days
        QVERIFY(std::abs(day.toObject()["cost_usd"_L1].toDouble() - 1.035714285) < 1e-8);
    const auto ran = run({"inspect", weekly});
    QVERIFY(ran.outHas("can size reloads, not show when agents stop"));
}

/// 2^63 - 1 three times: 27670116110564327421.
void TestCliSums::sumsOfTokensAreExactPast64Bits()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"usage.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("timestamp,cost_usd,session,model,input_tokens,output_tokens\n"
               "2026-09-01T09:00:00Z,1,a,m,9223372036854775807,1\n"
               "2026-09-01T09:00:01Z,,a,own-llm,9223372036854775807,0\n"
               "2026-09-01T09:00:02Z,,a,own-llm,9223372036854775807,0\n");
    file.close();
    const auto ran = run({"inspect", file.fileName().toStdString(), "--json"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.outHas("\"input_tokens\": 27670116110564327421,"), ran.out.c_str()); // of all charges
    QVERIFY2(ran.outHas("\"input_tokens\": 18446744073709551614,"), ran.out.c_str()); // of those without a price
}

QTEST_APPLESS_MAIN(TestCliSums)
#include "test_cli_sums.moc"
