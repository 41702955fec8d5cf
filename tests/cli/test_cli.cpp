// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/text_file.h"
#include "tests/cli/run_command.h"

#include <QDir>
#include <QFile>
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

std::string content(const QString& path)
{
    const auto text = readFile(path.toStdString());
    return text ? *text : std::string{};
}

const std::string twoGoodOneBad =
    "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,1,a\n2026-09-01T09:01:00Z,\"12,5\",a\n"
    "2026-09-01T09:02:00Z,2,a\n";

const std::string withoutCosts = "timestamp,cost_usd,session,model,input_tokens,output_tokens,cache_write_1h_tokens\n"
                                 "2026-09-01T09:00:00Z,,a,claude-opus-5,1000,500,0\n"
                                 "2026-09-01T09:00:30Z,,a,own-llm,4000,0,0\n";
const std::string ownPrices =
    R"({"lowwater_prices": 1, "models": {"own-llm": {"prices": [{"input": "1", "output": "2"}]}}})";

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
    void inspectRoutesTheCharges();
    void inspectTellsOfPlanWindows();
    void poolRulesBesideAFileReplaceItsRules();
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
    void chargesWithoutACostArePriced();
    void ownPricesReplaceTheBuiltInOnes();
    void costsAreScaledToWhatWasCharged();
    void historiesAreRepricedForAShortCache();
    void aProviderSetsWhatItKnows();
    void aProvidersChoicesAreRecommended();
    void providersAreListed();
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

void TestCli::inspectRoutesTheCharges()
{
    const std::string charges = "timestamp,cost_usd,tool,model\n2026-09-01T09:00:00Z,1,cursor,claude-opus-5\n"
                                "2026-09-01T09:01:00Z,2,cursor,gpt-5\n2026-09-01T09:02:00Z,4,claude.ai,claude-opus-5\n";
    const auto pools = [&charges](std::vector<std::string> options) {
        options.insert(options.begin(), {"inspect", "-", "--json"});
        const auto ran = run(options, charges);
        QString text;
        for (const auto row : ran.json()["by_pool"_L1].toArray())
            text += QStringLiteral("%1 %2;").arg(row["pool"_L1].toString()).arg(row["cost_usd"_L1].toInt());
        return text;
    };
    QCOMPARE(pools({}), QStringLiteral("extra 7;"));
    QCOMPARE(pools({"--pool-rule=tool=cursor,model=claude-*:api", "--pool-rule", "tool=claude.ai:plan"}),
             QStringLiteral("plan 4;extra 2;api 1;"));
    QCOMPARE(pools({"--default-pool=plan", "--pool-rule=date=2026-09-02..:api", "--plan-window=5h=1:overflow"}),
             QStringLiteral("extra 6;plan 1;"));
}

void TestCli::inspectTellsOfPlanWindows()
{
    const std::string charges = "timestamp,cost_usd\n2026-09-01T09:00:00Z,15\n2026-09-01T09:01:00Z,2\n";
    const auto ran = run({"inspect", "-", "--default-pool=plan", "--plan-window", "5h=15:block"}, charges);
    QCOMPARE(ran.status, 0);
    QVERIFY2(ran.outHas("Plan window 5h=15:block: $15 in 5 h from the first charge, then blocked\n"
                        "  ran out in 1 of 1 period\n"
                        "  from 2026-09-01T09:00:00 UTC      $15.00 used, ran out at 2026-09-01T09:00:00, 1 charge "
                        "after that\n"),
             ran.out.c_str());
    QVERIFY(ran.outHas("(refused by the plan)"));
    QVERIFY(ran.outHas("1 charge was refused because the plan’s allowance was used up"));
}

void TestCli::poolRulesBesideAFileReplaceItsRules()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("scenario.json")).toStdString();
    QVERIFY(writeFile(file, R"({"lowwater_scenario": 1, "pool-rule": ["tool=a:api", "tool=b:api"]})").has_value());
    const std::string charges = "timestamp,cost_usd,tool\n2026-09-01T09:00:00Z,1,a\n2026-09-01T09:01:00Z,2,b\n";
    const auto fromFile = run({"inspect", "-", "--json", "--scenario", file}, charges);
    QCOMPARE(fromFile.json()["by_pool"_L1][0]["pool"_L1].toString(), QStringLiteral("api"));
    QCOMPARE(fromFile.json()["by_pool"_L1].toArray().size(), 1);
    const auto beside = run({"inspect", "-", "--json", "--scenario", file, "--pool-rule=tool=b:plan"}, charges);
    QCOMPARE(beside.out, run({"inspect", "-", "--json", "--pool-rule=tool=b:plan"}, charges).out);
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
    row("a rule without a pool", {"simulate", file, "--pool-rule=tool=a"},
        "--pool-rule: \"tool=a\" names no pool; write a rule such as tool=cursor:api");
    row("a window without a consequence", {"inspect", file, "--plan-window=5h=15"},
        "--plan-window: \"5h=15\" does not end with :throttle, :overflow or :block");
    row("a window without an allowance", {"inspect", file, "--plan-window=5h=0:block"},
        "--plan-window: \"5h=0:block\" has an allowance that is not above 0");
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
    QVERIFY(!run({"simulate", sample, "--json"}).errHas("\r"));
    QVERIFY(run({"simulate", sample, "--json"}, {}, true).status == 0);
}

void TestCli::chargesWithoutACostArePriced()
{
    const auto ran = run({"inspect", "-", "--json"}, withoutCosts);
    QCOMPARE(ran.status, 0);
    const auto totals = ran.json()["totals"_L1].toObject();
    QCOMPARE(totals["cost_usd"_L1].toDouble(), 0.0175); // 1,000 x $5 + 500 x $25 for a million
    QCOMPARE(totals["unpriced_charges"_L1].toInt(), 1);
    QVERIFY(!totals.contains("cost_factor"_L1));
    const auto unpriced = ran.json()["unpriced_models"_L1].toArray();
    QCOMPARE(unpriced.size(), 1);
    QCOMPARE(unpriced[0].toObject()["model"_L1].toString(), u"own-llm"_s);
    QCOMPARE(unpriced[0].toObject()["input_tokens"_L1].toInt(), 4000);
    QVERIFY(ran.errHas("own-llm (1)"));
    QVERIFY(run({"inspect", "-"}, withoutCosts).outHas("no price, counted as $0: own-llm, 1 charge"));
}

void TestCli::ownPricesReplaceTheBuiltInOnes()
{
    const QTemporaryDir folder;
    const auto cost = [](const Ran& ran) { return ran.json()["totals"_L1].toObject()["cost_usd"_L1].toDouble(); };
    const auto file = folder.filePath(u"mine.json"_s).toStdString();
    QVERIFY(writeFile(file, ownPrices).has_value());
    // 0.0175 + 4,000 x $1 for a million
    QCOMPARE(cost(run({"inspect", "-", "--json", "--prices", file}, withoutCosts)), 0.0215);

    QVERIFY(QDir{folder.path()}.mkdir(u"lowwater"_s));
    const auto config = folder.path().toStdString();
    QVERIFY(writeFile(config + "/lowwater/prices.json",
                      R"({"lowwater_prices": 1, "models": {"own-llm": {"prices": [{"input": "3", "output": "2"}]},
                         "claude-opus-5": {"prices": [{"input": "1", "output": "1"}]}}})")
                .has_value());
    // 1,500 x $1 + 4,000 x $3
    QCOMPARE(cost(run({"inspect", "-", "--json"}, withoutCosts, false, {config, {}})), 0.0135);
    // what is named on the command line wins over the configured file
    QCOMPARE(cost(run({"inspect", "-", "--json", "--prices", file}, withoutCosts, false, {config, {}})), 0.0055);

    QVERIFY(writeFile(file, "{").has_value());
    const auto broken = run({"inspect", "-", "--prices", file}, withoutCosts);
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.errHas("mine.json:1: is not JSON"), broken.err.c_str());
}

void TestCli::costsAreScaledToWhatWasCharged()
{
    const auto ran = run({"simulate", tenCharges, "--json", "--charged", "45@2026-09-01..2026-09-02"});
    QCOMPARE(ran.status, 0);
    const auto history = ran.json()["history"_L1].toObject(); // $30 were recorded
    QCOMPARE(history["cost_usd"_L1].toDouble(), 45.0);
    QCOMPARE(history["cost_factor"_L1].toDouble(), 1.5);
    QVERIFY(ran.errHas("every cost is multiplied by 1.5"));
    QVERIFY(run({"inspect", tenCharges, "--charged=45"}).outHas("every cost multiplied by 1.5"));
    QCOMPARE(run({"simulate", tenCharges, "--charged=45", "--cost-scale=2"}).status, 1);
}

void TestCli::historiesAreRepricedForAShortCache()
{
    const std::string text = "timestamp,cost_usd,session,model,cache_write_1h_tokens\n"
                             "2026-09-01T09:00:00Z,,a,claude-opus-5,1000000\n";
    QVERIFY(run({"inspect", "-"}, text).errHas("--cache-5m reprices it"));
    const auto ran = run({"inspect", "-", "--json", "--cache-5m"}, text);
    QCOMPARE(ran.json()["totals"_L1].toObject()["cost_usd"_L1].toDouble(), 6.25);
    const auto change = ran.json()["totals"_L1].toObject()["short_cache"_L1].toObject();
    QCOMPARE(change["recorded_usd"_L1].toDouble(), 10.0);
    QCOMPARE(change["repriced_usd"_L1].toDouble(), 6.25);
    QCOMPARE(change["charges"_L1].toInt(), 1);
    QVERIFY(run({"inspect", "-", "--cache-5m"}, text)
                .outHas("with a prompt cache of five minutes: $6.25 in place of $10.00, 1 charge changed"));
}

void TestCli::aProviderSetsWhatItKnows()
{
    // the same as its settings one by one (the record is of $30 in 90 seconds)
    const auto chosen = run({"simulate", tenCharges, "--json", "--provider=openrouter"});
    const auto typed = run({"simulate", tenCharges, "--json", "--rule=add", "--amount=25", "--threshold=2",
                            "--fee=5.5%", "--latency=60s"});
    QCOMPARE(chosen.status, 0);
    QCOMPARE(chosen.err, std::string{});
    QCOMPARE(chosen.out, typed.out);
    QCOMPARE(run({"simulate", tenCharges, "--json", "--amount=30", "--provider=openrouter"})
                 .json()["balance"_L1]
                 .toObject()["opening_usd"_L1]
                 .toInt(),
             30);
    const auto starter = run({"simulate", tenCharges, "--json", "--provider=claude-guide-team"});
    QCOMPARE(starter.json()["balance"_L1].toObject()["opening_usd"_L1].toInt(), 100);
    QVERIFY(run({"simulate", tenCharges, "--provider=xai", "--amount=10"})
                .errHas("xAI API offers reload amounts from $25; $10 is not among them."));
    const auto unknown = run({"simulate", tenCharges, "--provider=nobody"});
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.errHas("known are claude-guide-free, claude-guide-pro"));

    const QTemporaryDir folder;
    const auto file = folder.filePath(u"scenario.json"_s).toStdString();
    QVERIFY(writeFile(file, R"({"lowwater_scenario": 1, "provider": "xai", "amount": "30"})").has_value());
    const auto opening = [](const Ran& ran) { return ran.json()["balance"_L1].toObject()["opening_usd"_L1].toInt(); };
    QCOMPARE(opening(run({"simulate", tenCharges, "--json", "--scenario", file})), 30);
    // beside a file a provider wins over it, as every option does
    QCOMPARE(opening(run({"simulate", tenCharges, "--json", "--scenario", file, "--provider=openrouter"})), 25);
}

void TestCli::aProvidersChoicesAreRecommended()
{
    const auto ran = run({"recommend", sample, "--json", "--provider=bunny"});
    QCOMPARE(ran.status, 0);
    const auto rows = ran.json()["on_record"_L1].toArray();
    QList<int> amounts;
    for (const auto& row : rows)
        amounts << row.toObject()["amount_usd"_L1].toInt();
    QCOMPARE(amounts, (QList<int>{10, 20, 50, 100})); // from $10
    // $1.04 would do; the threshold is fixed at $5
    QCOMPARE(ran.json()["recommended"_L1].toObject()["threshold_usd"_L1].toDouble(), 5.0);
    const auto text = run({"recommend", sample, "--provider=claude-guide-pro"});
    QVERIFY2(text.outHas("How to set it\n\nClaude Pro, as the guide has it\n1. Open"), text.out.c_str());
    QVERIFY(text.outHas("4. Set the threshold to $1.04"));
    QVERIFY(text.outHas("To check, assumed: latency 60s"));
    const auto hand = run({"recommend", sample, "--json", "--provider=cursor"});
    QVERIFY(hand.json()["recommended"_L1].isNull());
    QVERIFY(hand.json()["obstacles"_L1].toArray()[0].toString().contains(u"no automatic reload"_s));
    // filled up to $15, a threshold above $5 is not offered
    const auto gap = run({"recommend", sample, "--json", "--provider=claude", "--amounts=15"});
    const auto policy = gap.json()["recommended"_L1].toObject();
    QCOMPARE(policy["rule"_L1].toString(), u"top_up"_s);
    QVERIFY(policy["threshold_usd"_L1].toDouble() <= 5);
}

void TestCli::providersAreListed()
{
    const auto ran = run({"simulate", "--provider=help"});
    QCOMPARE(ran.status, 0);
    QVERIFY(ran.outHas("  openrouter               OpenRouter\n"));
    QVERIFY(ran.outHas("Cursor: no automatic reload, bought by hand"));

    const QTemporaryDir folder;
    const auto file = folder.filePath(u"mine.json"_s).toStdString();
    QVERIFY(writeFile(file, R"({"lowwater_providers": 1, "providers": {"mine": {"title": "My own",
                              "settings": {"amount": {"value": "33"}}}}})")
                .has_value());
    QVERIFY(run({"simulate", "--provider=help", "--providers", file}).outHas("My own"));
    const auto mine = run({"simulate", tenCharges, "--json", "--provider=mine", "--providers", file});
    QCOMPARE(mine.json()["balance"_L1].toObject()["opening_usd"_L1].toInt(), 33);
    QVERIFY(QDir{folder.path()}.mkdir(u"lowwater"_s));
    const auto config = folder.path().toStdString();
    QVERIFY(QFile::rename(QString::fromStdString(file), folder.filePath(u"lowwater/providers.json"_s)));
    QCOMPARE(run({"simulate", tenCharges, "--provider=mine"}, {}, false, {config, {}}).status, 0);
}

QTEST_APPLESS_MAIN(TestCli)
#include "test_cli.moc"
