// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/documents/saved_document.h"

#include "sim/core/text_file.h"

#include <QtTest>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

SavedDocument everything()
{
    SavedDocument document;
    document.scenario.policy.amount = Money::fromDollars(50);
    document.scenario.policy.threshold = oneCent * 1'234;
    document.scenario.account.latency = Delay::constant(5min);
    document.plan = {125, 2, Money::fromDollars(90)};
    Policy pinned;
    pinned.amount = Money::fromDollars(10);
    Policy byHand;
    byHand.mode = Mode::ByHand;
    document.pins = {{1, QStringLiteral("before March"), pinned}, {3, {}, byHand}};
    document.name = "usage of \"March\"";
    document.sources = {{"/home/dev/usage.csv", {}, false}, {"pasted usage", "timestamp,cost_usd\n1,2\n", true}};
    document.reading.format = "csv";
    document.reading.columnNames = {{"timestamp", "Date"}, {"cost_usd", "Cost, net"}};
    document.reading.costScale = "0.97";
    document.reading.shortCache = true;
    document.mark =
        HistoryMark{927, oneCent * 5'209, timeFromMicros(1'760'000'000'000'000), timeFromMicros(1'770'000'000'000'001)};
    document.view = {"recommendation", timeFromMicros(1'765'000'000'000'000), timeFromMicros(1'766'000'000'000'000)};
    document.savedAs = "/home/dev/study.lowwater";
    document.isModified = true;
    return document;
}

Result<SavedDocument> readBack(const SavedDocument& document, const std::string& folder = "/elsewhere")
{
    return readDocumentJson(documentJson(document, "/home/dev").value(), "study.lowwater", folder);
}

} // namespace

class TestSavedDocument : public QObject {
    Q_OBJECT

private slots:
    void whatWasSavedIsRead();
    void aDocumentMovesWithItsFiles();
    void aPathOutsideStaysWhereItIs();
    void textsThatAreTooLongAreRefused();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
};

void TestSavedDocument::whatWasSavedIsRead()
{
    const SavedDocument document = everything();
    const auto read = readBack(document);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->scenario, document.scenario);
    QCOMPARE(read->plan, document.plan);
    QCOMPARE(read->pins, document.pins);
    QCOMPARE(read->name, document.name);
    QCOMPARE(read->sources, document.sources);
    QCOMPARE(read->reading.format, document.reading.format);
    QCOMPARE(read->reading.columnNames, document.reading.columnNames);
    QCOMPARE(read->reading.costScale, document.reading.costScale);
    QVERIFY(read->reading.shortCache);
    QCOMPARE(read->mark, document.mark);
    QCOMPARE(read->view, document.view);
    QCOMPARE(read->savedAs, document.savedAs);
    QVERIFY(read->isModified);
    QVERIFY(!read->isSample);
    const auto empty = readBack({});
    QVERIFY(empty && empty->sources.empty() && !empty->mark && empty->scenario == Scenario{});
}

void TestSavedDocument::aDocumentMovesWithItsFiles()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkpath(QStringLiteral("logs")));
    const std::string moved = folder.filePath(QStringLiteral("logs/usage.csv")).toStdString();
    QVERIFY(writeFile(moved, "timestamp,cost_usd\n"));
    SavedDocument document;
    document.sources = {{"/home/dev/logs/usage.csv", {}, false}};
    QCOMPARE(readBack(document, folder.path().toStdString())->sources.front().name, moved);
    QCOMPARE(readBack(document, "/not/there")->sources.front().name, std::string{"/home/dev/logs/usage.csv"});
}

void TestSavedDocument::aPathOutsideStaysWhereItIs()
{
    SavedDocument document;
    document.sources = {{"/home/other/usage.csv", {}, false}};
    const auto text = documentJson(document, "/home/dev").value();
    QVERIFY(text.find("beside") == std::string::npos);
    QCOMPARE(readBack(document)->sources, document.sources);
}

void TestSavedDocument::textsThatAreTooLongAreRefused()
{
    SavedDocument document;
    document.sources = {{"pasted usage", std::string(longestSavedText + 1, '1'), true}};
    const auto refused = documentJson(document, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Limit);
    QCOMPARE(refused.error().where.field, std::string{"pasted usage"});
}

void TestSavedDocument::whatIsWrongIsSaid_data()
{
    const std::string scenario = R"("scenario": {"lowwater_scenario": 1})";
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* name, std::string text, std::string message) {
        QTest::newRow(name) << std::move(text) << std::move(message);
    };
    row("no JSON", "{", "d.lowwater:1: is not JSON");
    row("no version", "{" + scenario + "}", "has no \"lowwater\"");
    row("a later version", R"({"lowwater": 2, )" + scenario + "}", "is of a later Lowwater");
    row("version nought", R"({"lowwater": 0, )" + scenario + "}", "is not a version that is known here; 1 is");
    row("no scenario", R"({"lowwater": 1})", "has no \"scenario\"");
    row("a scenario's version is missing", R"({"lowwater": 1, "scenario": {}})", "lowwater_scenario");
    row("a threshold below nought", R"({"lowwater": 1, "scenario": {"lowwater_scenario": 1, "threshold": "-1"}})",
        "threshold");
    row("a name nobody knows", R"({"lowwater": 1, "colour": "red", )" + scenario + "}", "colour");
    row("usage past three times", R"({"lowwater": 1, "plan": {"usage_percent": 301}, )" + scenario + "}",
        "plan.usage_percent");
    row("agents below nought", R"({"lowwater": 1, "plan": {"more_agents": -1}, )" + scenario + "}", "plan.more_agents");
    row("an hour that costs less than nothing",
        R"({"lowwater": 1, "plan": {"agent_hour_usd": "-1"}, )" + scenario + "}", "plan.agent_hour_usd");
    row("a pin E",
        R"({"lowwater": 1, "pins": [{"slot": "E", "settings": {"lowwater_scenario": 1}}], )" + scenario + "}",
        "pins[0].slot");
    row("two pins A",
        R"({"lowwater": 1, "pins": [{"slot": "A", "settings": {"lowwater_scenario": 1}}, {"slot": "A", "settings": {"lowwater_scenario": 1}}], )" +
            scenario + "}",
        "pins[1]");
    row("a pin without settings", R"({"lowwater": 1, "pins": [{"slot": "A"}], )" + scenario + "}", "pins[0]");
    row("a source without a path", R"({"lowwater": 1, "history": {"sources": [{}]}, )" + scenario + "}",
        "history.sources[0]");
    row("a mapping that is none", R"({"lowwater": 1, "history": {"reading": {"map": "x"}}, )" + scenario + "}",
        "history.reading.map");
    row("no charge found",
        R"({"lowwater": 1, "history": {"found": {"charges": 0, "cost_usd": 0, "first": "2026-01-01T00:00:00Z", "last": "2026-01-01T00:00:00Z"}}, )" +
            scenario + "}",
        "history.found.charges");
    row("a moment that is none",
        R"({"lowwater": 1, "view": {"from": "now", "to": "2026-01-01T00:00:00Z"}, )" + scenario + "}", "view.from");
}

void TestSavedDocument::whatIsWrongIsSaid()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto read = readDocumentJson(text, "d.lowwater", {});
    QVERIFY(!read);
    const std::string said = read.error().describe();
    QVERIFY2(said.find(message) != std::string::npos, said.c_str());
    QVERIFY2(said.find("d.lowwater") != std::string::npos, said.c_str());
}

QTEST_APPLESS_MAIN(TestSavedDocument)
#include "test_saved_document.moc"
