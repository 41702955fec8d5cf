// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Code's telemetry (FORMATS.md section 5.6) in the shapes of several exporters.
#include "sim/import/formats.h"
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string folder = LOWWATER_TEST_DATA "/formats/claude-code-otel/";
const std::string estimated =
    "warning Costs are Claude Code's own estimates at list price, as its telemetry has them.\n";

} // namespace

class TestClaudeCodeOtel : public QObject {
    Q_OBJECT

private slots:
    void readsEvents_data();
    void readsEvents();
    void readsText_data();
    void readsText();
    void skippedLinesKeepNoText();
    void logsOfClaudeCodeAreNotTelemetry();
};

// 1789378200 is 2026-09-14T09:30:00Z.
void TestClaudeCodeOtel::readsEvents_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("printed");
    QTest::addRow("batches of the Collector: several events a line, one twice")
        << folder + "collector-batches.jsonl"
        << "2026-09-14T09:30:01.123456Z 0.0175 s-1|claude-code|claude-opus-5| 1000/500/0/0/0\n"
           "2026-09-14T09:31:00.000000Z 0.25 s-2|claude-code|claude-opus-5| 10/20/40/0/30\n" +
               estimated + "merged 1\nnotUsage 3\n"; // metrics, a prompt and a line without events
    // 1,000 input tokens of Opus 5 at $5 a million
    QTest::addRow("flat events: a request counts once, what is wrong is left out")
        << folder + "flat-events.jsonl"
        << "2026-09-14T09:30:00.123000Z 0.0175 s-1|claude-code|claude-opus-5| 1000/500/0/0/0\n"
           "2026-09-14T09:30:09.000000Z 0.005 s-1|claude-code|claude-opus-5| 1000/0/0/0/0\n"
           "skipped line 7: cost_usd: \"much\" is not a sum of dollars, such as 0.0123\n"
           "skipped line 8: cost_usd: \"-1\" is negative; a charge costs zero or more, refunds are left out\n"
           "skipped line 9: input_tokens: \"a few\" is not a count of tokens, such as 1234\n"
           "skipped line 10: event.timestamp: \"this morning\" is not a time; write RFC 3339, such as "
           "2026-09-01T09:00:00Z\n"
           "skipped line 11: event.timestamp: is missing; a time such as 2026-09-01T09:00:00Z is expected\n"
           "skipped line 12: is not JSON: Missing a closing quotation mark in string.\n" +
               estimated +
               "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n"
               "merged 1\nnotUsage 2\n";
    QTest::addRow("attributes as an object, times in nano- and microseconds, another program's events")
        << folder + "events-with-attributes.jsonl"
        << "2026-09-14T09:30:00.123456Z 0.0175 s-1|claude-code|claude-opus-5| 1000/500/0/0/0\n"
           "2026-09-14T09:31:00.000000Z 0.5 s-2|claude-code|claude-opus-5| 1/2/0/0/0\n" +
               estimated + "notUsage 1\n";
}

void TestClaudeCodeOtel::readsEvents()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{path, {}, false}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestClaudeCodeOtel::readsText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("printed");
    QTest::addRow("the short name alone")
        << R"({"event.name":"api_request","event.timestamp":"2026-09-14T09:30:00Z","cost_usd":1,"model":"m"})"s
        << "2026-09-14T09:30:00.000000Z 1 |claude-code|m|\n" + estimated;
    QTest::addRow("another event of the same name before it")
        << R"({"event.name":"claude_code.api_request_body","event.timestamp":"2026-09-14T09:30:00Z"})"s
        << "notUsage 1\n"s;
    QTest::addRow("requests without an id: the same moment and sequence is one, another moment is not")
        << R"({"event.name":"claude_code.api_request","event.timestamp":"2026-09-14T09:30:00Z","event.sequence":1,"cost_usd":1}
{"event.name":"claude_code.api_request","event.timestamp":"2026-09-14T09:30:00Z","event.sequence":1,"cost_usd":1}
{"event.name":"claude_code.api_request","event.timestamp":"2026-09-14T09:30:01Z","event.sequence":1,"cost_usd":1})"s
        << "2026-09-14T09:30:00.000000Z 1 |claude-code||\n2026-09-14T09:30:01.000000Z 1 |claude-code||\n" + estimated +
               "merged 1\n";
    // Opus 5's fast mode costs twice its $5 a million
    QTest::addRow("fast mode without a cost")
        << R"({"body":"claude_code.api_request","attributes":{"event.timestamp":"2026-09-14T09:30:00Z","speed":"fast",)"
           R"("model":"claude-opus-5","input_tokens":1000}})"s
        << "2026-09-14T09:30:00.000000Z 0.01 |claude-code|claude-opus-5| 1000/0/0/0/0\n"
           "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n"s;
}

void TestClaudeCodeOtel::readsText()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{"events.jsonl", text, true}});
    QVERIFY2(actual == printed, actual.c_str());
}

// Prompts may be logged, too.
void TestClaudeCodeOtel::skippedLinesKeepNoText()
{
    const auto read = readHistory({{folder + "flat-events.jsonl", {}, false}});
    QVERIFY(read.has_value());
    QVERIFY(!read->summary.skippedLines.empty());
    for (const auto& line : read->summary.skippedLines)
        QCOMPARE(line.text, ""s);
}

void TestClaudeCodeOtel::logsOfClaudeCodeAreNotTelemetry()
{
    const std::string log =
        R"({"type":"user","sessionId":"s","timestamp":"2026-09-14T09:30:00Z","uuid":"u","message":{"role":"user",)"
        R"("content":"what is claude_code.api_request with event.name api_request?"}})"
        "\n";
    QVERIFY(!formatNamed("claude-code-otel")->recognizes(log));
    const auto read = readHistory({{"log.jsonl", log, true}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.format, "claude-code"s);
}

QTEST_APPLESS_MAIN(TestClaudeCodeOtel)
#include "test_claude_code_otel.moc"
