// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command on a folder of Claude Code's logs with one of each kind of duplicate (tests/data/claude-code).
#include "sim/core/text_file.h"
#include "tests/cli/run_command.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string logs = LOWWATER_TEST_DATA "/claude-code";
const std::string atlas = logs + "/projects/-home-dev-src-atlas";
const std::string session = "8463c716-0000-4000-8000-0000000000aa";

} // namespace

class TestCliLogs : public QObject {
    Q_OBJECT

private slots:
    void inspectPrintsTheContractsJson();
    void inspectSpeaksToPeople();
    void inspectShowsPastReloads();
    void sourcesMayOverlap();
    void convertWritesOneChargeARequest();
    void whatHasNoPriceStaysWithoutOne();
    void theSameTableCountsOnce();
    void strictLeavesWith3();
    void withNoHistoryThePersonsLogsAreRead();
    void withNoLogsEitherItIsWrongUsage();
    void aFormatMayBeNamed();
    void namesAreHiddenOnRequest_data();
    void namesAreHiddenOnRequest();
};

void TestCliLogs::inspectPrintsTheContractsJson()
{
    const auto ran = run({"inspect", logs, "--json"});
    QCOMPARE(ran.status, 0);
    const auto source = ran.json()["source"_L1].toObject();
    QCOMPARE(source["format"_L1].toString(), QStringLiteral("claude-code"));
    QCOMPARE(source["resolution"_L1].toString(), QStringLiteral("request"));
    // Counted by hand: 8 + 3 + 2 + 4 lines.
    const QJsonObject expected{{"files", 4},  {"lines", 17},    {"charges", 6},
                               {"merged", 4}, {"not_usage", 4}, {"rounded", 0}};
    for (auto it = expected.begin(); it != expected.end(); ++it)
        QVERIFY2(source[it.key()] == it.value(), qPrintable(it.key()));
    QCOMPARE(source["skipped"_L1].toObject(), (QJsonObject{{"malformed", 0}, {"synthetic", 2}, {"truncated", 1}}));
    // Opus 89,706 + 550, Sonnet 6,000, Haiku 200 + 350 millionths of a dollar.
    QCOMPARE(ran.json()["totals"_L1]["cost_usd"_L1].toDouble(), 0.096806);
    QCOMPARE(ran.json()["totals"_L1]["unpriced_charges"_L1].toInt(), 1);
    QCOMPARE(ran.json()["by_project"_L1].toArray().size(), 1);
    QCOMPARE(ran.json()["by_project"_L1][0]["project"_L1].toString(), QStringLiteral("atlas"));
    QStringList agents;
    for (const auto row : ran.json()["by_session"_L1].toArray())
        agents << row[u"session"].toString().mid(34);
    QCOMPARE(agents,
             (QStringList{"aa", "aa/a1b2c3d", "aa/aside_question-77", "bb"})); // the dearest first, then by name
    const auto stops = ran.json()["recorded_stops"_L1].toArray();
    QCOMPARE(stops.size(), 1); // the resumed session's copy is no other
    QCOMPARE(stops[0].toObject(), (QJsonObject{{"time", "2026-09-11T21:50:00.049000Z"},
                                               {"reason", "five_hour"},
                                               {"resets", "2026-09-11T23:00:00.000000Z"},
                                               {"session", QString::fromStdString(session)},
                                               {"overage", "out_of_credits"}}));
}

void TestCliLogs::inspectSpeaksToPeople()
{
    const auto ran = run({"inspect", logs});
    QCOMPARE(ran.status, 0);
    for (const char* text :
         {"6 charges, $0.10, in 4 runs; 17 lines read, 3 skipped.",
          "From 4 files, claude-code: 6 told of a charge, 4 of one that another line tells of too (merged), 4 of no "
          "usage.",
          "skipped, synthetic: 2", "skipped, truncated: 1", "Recorded stops (1)",
          "2026-09-11T21:50:00 UTC  five_hour, no extra usage: out_of_credits, resets 2026-09-11T23:00:00 UTC"})
        QVERIFY2(ran.outHas(text), (std::string{text} + "\n" + ran.out).c_str());
    QVERIFY2(ran.errHas("1 charge has no price and counts as $0: claude-tomorrow-1 (1)"), ran.err.c_str());
    QVERIFY(ran.errHas("3 of 17 lines were skipped:"));
}

void TestCliLogs::inspectShowsPastReloads()
{
    const std::string credits = LOWWATER_TEST_DATA "/prepaid-credits/answer.json";
    const auto json = run({"inspect", logs, credits, "--json"}).json();
    const auto reloads = json["past_reloads"].toArray();
    QCOMPARE(reloads.size(), 3);
    QCOMPARE(reloads[2]["amount_usd"].toDouble(), 10.19);
    QCOMPARE(reloads[2]["origin"].toString(), u"automatic"_s);
    const auto balance = json["prepaid_credits"].toObject();
    QCOMPARE(balance["balance_usd"].toDouble(), 8.12);
    QCOMPARE(balance["auto_reload"]["reload_to_usd"].toInt(), 15);
    QCOMPARE(balance["reload_latency"]["automatic_reloads"].toInt(), 1);
    QVERIFY(balance["reload_latency"]["obstacle"].toString().startsWith(u"have no automatic reload before them"_s));
    const auto text = run({"inspect", credits});
    QCOMPARE(text.status, 0);
    QVERIFY(text.outHas("Past reloads (3)\n"));
    QVERIFY(text.outHas("  2026-09-14T10:21:30 UTC  $10.19, automatic\n"));
    QVERIFY(text.outHas("  auto-reload on: up to $15 when the balance is below $5\n"));
    QVERIFY(text.outHas("  how long they took cannot be learned: most of these have no usage, request by request"));
    QVERIFY(!run({"inspect", logs, "--json"}).json().contains(u"past_reloads"_s));
}

// A folder, a folder in it and a file in that: each request still counts once.
void TestCliLogs::sourcesMayOverlap()
{
    const auto all = run({"inspect", logs, "--json"});
    const auto again = run({"inspect", atlas + "/" + session + ".jsonl", logs, atlas + "/" + session, atlas, "--json"});
    QCOMPARE(again.out, all.out);
}

void TestCliLogs::convertWritesOneChargeARequest()
{
    const auto ran = run({"convert", logs});
    QCOMPARE(ran.status, 0);
    const auto lines = QString::fromStdString(ran.out).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 7);
    // The row with all of the output, at its own time.
    QCOMPARE(lines[1], QStringLiteral("2026-09-11T21:41:49.049000Z,0.089706000,8463c716-0000-4000-8000-0000000000aa,"
                                      "claude-code,claude-opus-5,atlas,,3,10,0,8052,17842"));
    QVERIFY(!ran.outHas("for nobody else")); // what was said
}

void TestCliLogs::whatHasNoPriceStaysWithoutOne()
{
    const QTemporaryDir folder;
    const auto table = folder.filePath(u"charges.csv"_s).toStdString();
    QCOMPARE(run({"convert", logs, "-o", table}).status, 0);
    const auto again = run({"inspect", table, "--json"});
    QCOMPARE(again.json()["totals"_L1]["unpriced_charges"_L1].toInt(), 1);
    QCOMPARE(again.json()["totals"_L1]["cost_usd"_L1].toDouble(), 0.096806);
    QVERIFY(again.errHas("claude-tomorrow-1 (1)"));
}

void TestCliLogs::theSameTableCountsOnce()
{
    const QTemporaryDir folder;
    const auto table = folder.filePath(u"charges.csv"_s).toStdString();
    QCOMPARE(run({"convert", logs, "-o", table}).status, 0);
    const auto other = folder.path().toStdString() + "/../" +
                       std::filesystem::path{folder.path().toStdString()}.filename().string() + "/charges.csv";
    QCOMPARE(run({"inspect", table, other, table, "--json"}).json()["totals"_L1]["charges"_L1].toInt(), 6);
}

void TestCliLogs::strictLeavesWith3()
{
    QCOMPARE(run({"inspect", logs, "--strict"}).status, 3);
    QCOMPARE(run({"inspect", atlas + "/" + session + "/subagents", "--strict"}).status, 0);
}

void TestCliLogs::withNoHistoryThePersonsLogsAreRead()
{
    const auto ran = run({"inspect", "--json"}, {}, false, {{}, {"/no/such/folder", logs}});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, run({"inspect", logs, "--json"}).out);
    QVERIFY2(ran.errHas("note: no HISTORY is given, so Claude Code's logs in " + logs + "/projects are read"),
             ran.err.c_str());
    // A history that is named is read alone.
    const auto named = run({"inspect", atlas + "/" + session + "/subagents", "--json"}, {}, false, {{}, {logs}});
    QCOMPARE(named.json()["source"_L1]["files"_L1].toInt(), 2);
    QVERIFY(!named.errHas("no HISTORY"));
}

void TestCliLogs::withNoLogsEitherItIsWrongUsage()
{
    const QTemporaryDir folder;
    std::filesystem::create_directories(folder.path().toStdString() + "/projects/-p");
    const auto ran = run({"simulate"}, {}, false, {{}, {folder.path().toStdString()}});
    QCOMPARE(ran.status, 2);
    QVERIFY2(ran.errHas("no HISTORY is given, and Claude Code has no logs here"), ran.err.c_str());
}

void TestCliLogs::aFormatMayBeNamed()
{
    const std::string file = atlas + "/" + session + ".jsonl";
    QCOMPARE(run({"inspect", file, "--format=claude-code", "--json"}).out, run({"inspect", file, "--json"}).out);
    QCOMPARE(run({"inspect", file, "--format=csv"}).status, 1);
    QVERIFY(run({"inspect", file, "--format=xml"}).errHas("the known ones are "));
}

void TestCliLogs::namesAreHiddenOnRequest_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString rule = QStringLiteral("project=atlas:extra");
    QTest::addRow("convert") << QStringList{"convert"};
    QTest::addRow("inspect, for programs") << QStringList{"inspect", "--json", "--pool-rule", rule};
    QTest::addRow("inspect, for people") << QStringList{"inspect", "--pool-rule", rule};
    QTest::addRow("report as Markdown") << QStringList{"report", "--as", "md", "--pool-rule", rule};
    QTest::addRow("report as JSON") << QStringList{"report", "--as", "json", "--pool-rule", rule};
    QTest::addRow("the events of a simulation") << QStringList{"simulate", "--json", "--events", "/dev/stdout"};
}

void TestCliLogs::namesAreHiddenOnRequest()
{
    QFETCH(const QStringList, arguments);
    std::vector<std::string> words;
    for (const auto& argument : arguments)
        words.push_back(argument.toStdString());
    QTemporaryDir folder;
    const std::string events = folder.filePath(QStringLiteral("events.csv")).toStdString();
    std::replace(words.begin(), words.end(), std::string{"/dev/stdout"}, events);
    words.push_back(logs);
    const auto open = run(words);
    const bool hasEvents = words.size() > 2 && words[2] == "--events";
    const auto all = [&](const Ran& ran) { return hasEvents ? ran.out + *readFile(events) : ran.out; };
    const std::string told = all(open);
    words.emplace_back("--hide-names");
    const auto hidden = run(words);
    QCOMPARE(hidden.status, open.status);
    QVERIFY2(told.find("atlas") != std::string::npos || told.find(session) != std::string::npos, told.c_str());
    const std::string left = all(hidden);
    for (const auto& name : {std::string{"atlas"}, session, std::string{"a1b2c3d"}, logs})
        QVERIFY2(left.find(name) == std::string::npos, (name + "\n" + left).c_str());
    if (words.front() == "convert") // 089706 nano-dollars and all: nothing else has changed
        QVERIFY(left.find(",0.089706000,session-") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestCliLogs)
#include "test_cli_logs.moc"
