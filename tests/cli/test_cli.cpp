// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "sim/core/text_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>
#include <string>
#include <vector>

using namespace lowwater;
using namespace Qt::Literals::StringLiterals;

namespace {

const std::string tenCharges = LOWWATER_TEST_DATA "/golden/simulate/ten-charges-two-agents.csv";
const std::string sample = LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv";

/// What a run of the command left behind.
struct Ran {
    int status = -1;
    std::string out;
    std::string err;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(QByteArray::fromStdString(out)).object(); }
    [[nodiscard]] bool errHas(const char* text) const { return err.find(text) != std::string::npos; }
    [[nodiscard]] bool outHas(const char* text) const { return out.find(text) != std::string::npos; }
};

Ran run(const std::vector<std::string>& arguments, const std::string& input = {}, bool terminal = false)
{
    std::istringstream in{input};
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{in, out, err, terminal};
    Ran ran;
    ran.status = cli::runCommand(arguments, streams);
    ran.out = out.str();
    ran.err = err.str();
    return ran;
}

std::string content(const QString& path)
{
    const auto text = readFile(path.toStdString());
    return text ? *text : std::string{};
}

const std::string twoGoodOneBad =
    "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,1,a\n2026-09-01T09:01:00Z,\"12,5\",a\n"
    "2026-09-01T09:02:00Z,2,a\n";

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private slots:
    void simulatePrintsTheContractsJson();
    void simulateSpeaksToPeople();
    void simulateWritesEveryEvent();
    void standardInputIsAHistory();
    void severalHistoriesAreMerged();
    void aScenarioFileAndOptionsBesideIt();
    void recommendPrintsTheContractsJson();
    void recommendSpeaksToPeople();
    void reportIsWrittenByEnding_data();
    void reportIsWrittenByEnding();
    void inspectAddsUp();
    void convertWritesTheCanonicalCsv();
    void aMappingNamesTheColumns();
    void generateObeysItsOptions();
    void skippedLinesAreToldAndStrictLeavesWith3();
    void wrongUsageLeavesWith2_data();
    void wrongUsageLeavesWith2();
    void failedRunsLeaveWith1_data();
    void failedRunsLeaveWith1();
    void anOldFileSurvivesAFailure();
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void noProgressUnlessATerminal();
};

void TestCli::simulatePrintsTheContractsJson()
{
    const auto ran = run({"simulate", tenCharges, "--json", "--amount=10", "--threshold=4", "--opening-balance=10"});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.err, std::string{});
    const auto json = ran.json();
    QCOMPARE(json["interruptions"_L1]["count"_L1].toInt(), 2); // CLI.md's example
    QCOMPARE(json["interruptions"_L1]["stopped_agent_seconds"_L1].toInt(), 130);
    QCOMPARE(json["balance"_L1]["mean_idle_usd"_L1].toDouble(), 1.375);
    QCOMPARE(json["reloads"_L1]["storm"_L1].toInt(), 3);
    QCOMPARE(json["window"_L1]["end"_L1].toString(), QStringLiteral("2026-09-01T09:02:40.000000Z"));
}

void TestCli::simulateSpeaksToPeople()
{
    const auto ran = run({"simulate", tenCharges, "--amount=10", "--threshold=4"});
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.outHas("Your agents would have stopped twice and stood still for 2 min 10 s in all."),
             ran.out.c_str());
    QVERIFY(ran.outHas("reload on its way"));
}

void TestCli::simulateWritesEveryEvent()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("events.csv"));
    const auto ran = run({"simulate", tenCharges, "--amount=10", "--threshold=4", "--events", file.toStdString()});
    QCOMPARE(ran.status, 0);
    const auto lines = QString::fromStdString(content(file)).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.front(), QStringLiteral("time,event,session,amount_usd,balance_usd,note"));
    QCOMPARE(lines.filter(QStringLiteral(",post,")).size(), 10);
    QCOMPARE(lines.filter(QStringLiteral(",credit,")).size(), 2);
    QCOMPARE(lines.filter(QStringLiteral(",interruption_begins,")).size(), 2);
    QVERIFY(lines.contains(QStringLiteral("2026-09-01T09:01:20.000000Z,credit,,10,8,")));
    QString before;
    for (const auto& line : lines.mid(1)) {
        QVERIFY(line.left(27) >= before);
        before = line.left(27);
    }
}

void TestCli::standardInputIsAHistory()
{
    const auto fromFile = run({"simulate", tenCharges, "--json"});
    const auto fromInput = run({"simulate", "-", "--json"}, content(QString::fromStdString(tenCharges)));
    QCOMPARE(fromInput.status, 0);
    QCOMPARE(fromInput.out, fromFile.out);
}

void TestCli::severalHistoriesAreMerged()
{
    const auto ran = run({"inspect", tenCharges, sample, "--json"});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.json()["totals"_L1]["charges"_L1].toInt(), 937);
}

void TestCli::aScenarioFileAndOptionsBesideIt()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("scenario.json")).toStdString();
    QVERIFY(writeFile(file, R"({"lowwater_scenario": 1, "amount": "10", "threshold": "4", "opening-balance": "10"})")
                .has_value());
    const auto fromFile = run({"simulate", tenCharges, "--json", "--scenario", file});
    const auto fromOptions =
        run({"simulate", tenCharges, "--json", "--amount=10", "--threshold=4", "--opening-balance=10"});
    QCOMPARE(fromFile.status, 0);
    QCOMPARE(fromFile.out, fromOptions.out);
    const auto beside = run({"simulate", tenCharges, "--json", "--scenario", file, "--threshold=9"});
    const auto without =
        run({"simulate", tenCharges, "--json", "--amount=10", "--threshold=9", "--opening-balance=10"});
    QCOMPARE(beside.out, without.out);
    QVERIFY(beside.out != fromFile.out);
}

void TestCli::recommendPrintsTheContractsJson()
{
    const auto ran = run({"recommend", sample, "--json", "--amounts", "20", "--opening-balance", "20"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas("\"least_safe_threshold_usd\": 0.431749951"));
    QVERIFY(ran.outHas("\"phase_free_threshold_usd\": 1.039648501"));
    QCOMPARE(ran.json()["recommended"_L1]["threshold_usd"_L1].toDouble(), 1.04);
    QCOMPARE(ran.json()["obstacles"_L1].toArray().size(), 0);
}

void TestCli::recommendSpeaksToPeople()
{
    const auto ran = run({"recommend", sample, "--amounts", "20", "--opening-balance", "20"});
    QVERIFY2(ran.outHas("Add $20 when the balance falls below $1.04."), ran.out.c_str());
    const auto none = run({"recommend", sample, "--amounts", "20", "--spend-limit", "10"});
    QCOMPARE(none.status, 0);
    QVERIFY2(none.outHas("The monthly spend limit of $10.00 stops the agents"), none.out.c_str());
}

void TestCli::reportIsWrittenByEnding_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::addRow("a web page") << QStringLiteral("report.html") << QByteArray("<!DOCTYPE html>");
    QTest::addRow("Markdown") << QStringLiteral("report.md") << QByteArray("# ");
    QTest::addRow("JSON") << QStringLiteral("report.json") << QByteArray("{");
}

void TestCli::reportIsWrittenByEnding()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begins);
    const QTemporaryDir folder;
    const auto ran = run({"report", sample, "--opening-balance=5", "-o", folder.filePath(name).toStdString()});
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.out, std::string{});
    QVERIFY(QByteArray::fromStdString(content(folder.filePath(name))).startsWith(begins));
}

void TestCli::inspectAddsUp()
{
    const auto ran = run({"inspect", sample, "--json"});
    QCOMPARE(ran.status, 0);
    const auto source = ran.json()["source"_L1].toObject();
    QCOMPARE(source["format"_L1].toString(), QStringLiteral("csv"));
    QCOMPARE(source["lines"_L1].toInt(), 927);
    QCOMPARE(source["charges"_L1].toInt(), 927);
    double byModel = 0;
    for (const auto& row : ran.json()["by_model"_L1].toArray())
        byModel += row.toObject()["cost_usd"_L1].toDouble();
    QVERIFY(qAbs(byModel - ran.json()["totals"_L1]["cost_usd"_L1].toDouble()) < 1e-9);
    QVERIFY(run({"inspect", sample}).outHas("927 charges, $52.09, in 28 runs"));
}

void TestCli::convertWritesTheCanonicalCsv()
{
    const auto once = run({"convert", sample});
    QCOMPARE(once.status, 0);
    QVERIFY(once.outHas("timestamp,cost_usd,session,tool,model,project,pool,input_tokens"));
    const auto twice = run({"convert", "-"}, once.out);
    QCOMPARE(twice.out, once.out);
    QCOMPARE(run({"simulate", "-", "--json"}, once.out).out, run({"simulate", sample, "--json"}).out);
}

void TestCli::aMappingNamesTheColumns()
{
    const std::string table = "Wann,Betrag\n2026-09-01T09:00:00Z,1\n";
    QCOMPARE(run({"inspect", "-"}, table).status, 1);
    const auto ran = run({"inspect", "-", "--json", "--map", "timestamp=Wann,cost_usd=Betrag"}, table);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.json()["totals"_L1]["charges"_L1].toInt(), 1);
}

void TestCli::generateObeysItsOptions()
{
    const auto ran = run({"generate", "--sessions", "3", "--days", "2", "--start", "2026-09-07", "--seed", "4"});
    QCOMPARE(ran.status, 0);
    const auto inspected = run({"inspect", "-", "--json"}, ran.out).json();
    QCOMPARE(inspected["by_day"_L1].toArray().size(), 2);
    QCOMPARE(inspected["by_day"_L1][0]["day"_L1].toString(), QStringLiteral("2026-09-07"));
    QCOMPARE(run({"generate", "--sessions", "3", "--days", "2", "--start", "2026-09-07", "--seed", "4"}).out, ran.out);
    QVERIFY(run({"generate", "--sessions", "3", "--days", "2", "--start", "2026-09-07", "--seed", "5"}).out != ran.out);
}

void TestCli::skippedLinesAreToldAndStrictLeavesWith3()
{
    const auto ran = run({"simulate", "-", "--json"}, twoGoodOneBad);
    QCOMPARE(ran.status, 0);
    QCOMPARE(ran.json()["history"_L1]["skipped"_L1].toInt(), 1);
    QVERIFY2(ran.errHas("standard input:3: cost_usd: \"12,5\" is not a number; use a point"), ran.err.c_str());
    const auto strict = run({"simulate", "-", "--json", "--strict"}, twoGoodOneBad);
    QCOMPARE(strict.status, 3);
    QCOMPARE(strict.out, ran.out);
}

void TestCli::wrongUsageLeavesWith2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QStringList& arguments, const char* says) {
        QTest::addRow("%s", name) << arguments << QString::fromLatin1(says);
    };
    const auto file = QString::fromStdString(tenCharges);
    row("no command", {}, "no command");
    row("an unknown command", {"sweeep"}, "is not a command");
    row("no history", {"simulate"}, "no HISTORY is given");
    row("an unknown option", {"simulate", file, "--treshold=4"}, "treshold");
    row("a decimal comma", {"simulate", file, "--amount=12,5"}, "--amount: \"12,5\" is not a number; use a point");
    row("an amount of nothing", {"simulate", file, "--amount=0"}, "--amount: \"0\" is not above 0");
    row("a top_up below the threshold", {"simulate", file, "--rule=top_up", "--amount=3", "--threshold=4"},
        "is not above the threshold");
    row("a mode that is none", {"simulate", file, "--mode=manual"}, "auto|by_hand|off");
    row("an option twice", {"simulate", file, "--amount=1", "--amount=2"}, "more than once");
    row("a seed past 32 bits", {"simulate", file, "--seed=4294967296"}, "--seed");
    row("a bad mapping", {"inspect", file, "--map=Date"}, "COLUMN=HEADER");
    row("a report with no known ending", {"report", file, "-o", "report.doc"}, "html, md or json");
    row("a PDF from the command", {"report", file, "-o", "report.pdf"}, "lowwater HISTORY --export");
    row("bad amounts", {"recommend", file, "--amounts=5,x"}, "--amounts");
    row("no days", {"generate", "--days=0"}, "--days");
    row("an unknown style", {"generate", "--style=lazy"}, "everyday|heavy|long-context");
}

void TestCli::wrongUsageLeavesWith2()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, says);
    std::vector<std::string> list;
    for (const auto& argument : arguments)
        list.push_back(argument.toStdString());
    const auto ran = run(list);
    QCOMPARE(ran.status, 2);
    QCOMPARE(ran.out, std::string{});
    QVERIFY2(QString::fromStdString(ran.err).contains(says), ran.err.c_str());
}

void TestCli::failedRunsLeaveWith1_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("says");
    QTest::addRow("a missing file") << QStringList{"simulate", "no-such.csv"} << QString{}
                                    << QStringLiteral("no-such.csv");
    QTest::addRow("an empty input") << QStringList{"simulate", "-"} << QString{} << QStringLiteral("standard input");
    QTest::addRow("a table without costs")
        << QStringList{"simulate", "-"} << QStringLiteral("timestamp,fruit\n2026-09-01,apple\n")
        << QStringLiteral("cost_usd");
    QTest::addRow("nothing is paid from the balance")
        << QStringList{"simulate", "-", "--default-pool=api"}
        << QStringLiteral("timestamp,cost_usd\n2026-09-01T09:00:00Z,1\n")
        << QStringLiteral("no charge of this history is paid from the balance");
    QTest::addRow("advice under a random latency")
        << QStringList{"recommend", "-", "--latency=typical-card"}
        << QStringLiteral("timestamp,cost_usd\n2026-09-01T09:00:00Z,1\n") << QStringLiteral("left to chance");
    QTest::addRow("a missing scenario file")
        << QStringList{"simulate", "-", "--scenario=no-such.json"}
        << QStringLiteral("timestamp,cost_usd\n2026-09-01T09:00:00Z,1\n") << QStringLiteral("no-such.json");
}

void TestCli::failedRunsLeaveWith1()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, input);
    QFETCH(const QString, says);
    std::vector<std::string> list;
    for (const auto& argument : arguments)
        list.push_back(argument.toStdString());
    const auto ran = run(list, input.toStdString());
    QCOMPARE(ran.status, 1);
    QCOMPARE(ran.out, std::string{});
    QVERIFY2(QString::fromStdString(ran.err).contains(says), ran.err.c_str());
}

void TestCli::anOldFileSurvivesAFailure()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("result.json"));
    QVERIFY(writeFile(file.toStdString(), "good").has_value());
    QCOMPARE(run({"simulate", "no-such.csv", "-o", file.toStdString()}).status, 1);
    QCOMPARE(content(file), std::string{"good"});
    QCOMPARE(run({"simulate", tenCharges, "--json", "-o", file.toStdString()}).status, 0);
    QVERIFY(content(file) != "good");
    QCOMPARE(run({"simulate", tenCharges, "-o", "/no/such/folder/result.json"}).status, 1);
}

void TestCli::everyCommandHasHelp_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"simulate", "recommend", "report", "inspect", "convert", "generate"})
        QTest::addRow("%s", command) << QString::fromLatin1(command);
}

void TestCli::everyCommandHasHelp()
{
    QFETCH(const QString, command);
    const auto ran = run({command.toStdString(), "--help"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas(("Usage: lowwater-cli " + command.toStdString()).c_str()));
    QVERIFY(run({"--help"}).outHas(command.toStdString().c_str()));
}

void TestCli::noProgressUnlessATerminal()
{
    QCOMPARE(run({"simulate", sample, "--json"}).err, std::string{});
}

QTEST_APPLESS_MAIN(TestCli)
#include "test_cli.moc"
