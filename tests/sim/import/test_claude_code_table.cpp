// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The table of FORMATS.md 1.8, case by case, and what its rules say beside it.
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"
#include "tests/sim/import/log_line.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

using Skips = std::map<std::string, std::uint64_t>;

Result<ReadHistory> readLines(const std::vector<std::string>& lines)
{
    std::string text;
    for (const auto& line : lines)
        text += line + '\n';
    return readHistory({{"log", text, true}}, {.format = "claude-code", .columnNames = {}, .costScale = {}});
}

Tokens totalTokens(const History& history)
{
    Tokens sum;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const Tokens tokens = history.tokens(i);
        sum.input += tokens.input;
        sum.output += tokens.output;
        sum.cacheWrite5m += tokens.cacheWrite5m;
        sum.cacheWrite1h += tokens.cacheWrite1h;
        sum.cacheRead += tokens.cacheRead;
    }
    return sum;
}

} // namespace

class TestClaudeCodeTable : public QObject {
    Q_OBJECT

private slots:
    void cases_data();
    void cases();
    void skips_data();
    void skips();
    void merging_data();
    void merging();
    void pricing_data();
    void pricing();
    void unpricedModelsAreNamed();
    void noContentIsKept();
};

void TestClaudeCodeTable::cases_data()
{
    using Lines = std::vector<std::string>;
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("output");
    QTest::addColumn<qint64>("cacheWrite");
    QTest::addColumn<std::string>("cost");
    const auto row = [](const char* name, const Lines& lines, qint64 input, qint64 output, qint64 cacheWrite,
                        const char* cost) {
        QTest::addRow("%s", name) << lines << input << output << cacheWrite << std::string{cost};
    };
    const std::string one = LogLine{.output = "1"}.text();
    const std::string all = LogLine{.output = "500"}.text(); // 500 x $25/M = $0.0125
    row("1: plain line", {LogLine{}.text()}, 1000, 0, 0, "0.005");
    row("2: same id and request, output 1 then 500", {one, all}, 1000, 500, 0, "0.0175");
    row("3: the same, 500 then 1", {all, one}, 1000, 500, 0, "0.0175");
    row("4: same message id, two request ids, no side chain", {LogLine{}.text(), LogLine{.request = "req_2"}.text()},
        2000, 0, 0, "0.01");
    row("5: same message id, two request ids, the second a side chain",
        {LogLine{}.text(), LogLine{.request = "req_2", .more = R"(,"isSidechain":true)"}.text()}, 1000, 0, 0, "0.005");
    row("6: same message id twice, no request id", {LogLine{.request = {}}.text(), LogLine{.request = {}}.text()}, 1000,
        0, 0, "0.005");
    row("7: no message id, twice", {LogLine{.id = {}}.text(), LogLine{.id = {}}.text()}, 2000, 0, 0, "0.01");
    row("8: request id null (differs: nulls count as absent, so it is counted)",
        {LogLine{.request = {}, .more = R"(,"requestId":null)"}.text()}, 1000, 0, 0, "0.005");
    row("9: version dev", {LogLine{.version = "dev"}.text()}, 0, 0, 0, "0");
    row("9: no version at all", {LogLine{.version = {}}.text()}, 1000, 0, 0, "0.005");
    row("10: model <synthetic> (differs: it is the tool's own message, so it is skipped)",
        {LogLine{.model = "<synthetic>"}.text()}, 0, 0, 0, "0");
    row("10: no model", {LogLine{.model = {}}.text()}, 1000, 0, 0, "0");
    row("11: an API error with tokens", {LogLine{.more = R"(,"isApiErrorMessage":true)"}.text()}, 1000, 0, 0, "0.005");
    row("12: a space after the colon (differs: it is the same JSON, so it is counted)",
        {R"({ "type" : "assistant", "timestamp" : "2026-09-01T09:00:00Z", "message" : { "model": "claude-opus-5", "usage": { "input_tokens" : 1000 , "output_tokens": 0 } } })"},
        1000, 0, 0, "0.005");
    row("13: type user with usage (differs: only answers are paid, so it is no usage)",
        {LogLine{.type = "user"}.text()}, 0, 0, 0, "0");
    row("14: timestamps ending in 00Z and +02:00",
        {LogLine{.id = "msg_1", .timestamp = "2026-09-01T09:00:00Z"}.text(),
         LogLine{.id = "msg_2", .timestamp = "2026-09-01T11:00:00+02:00"}.text()},
        2000, 0, 0, "0.01");
    row("15: a bad timestamp", {LogLine{.timestamp = "yesterday"}.text()}, 0, 0, 0, "0");
    row("15: malformed JSON", {LogLine{.more = R"(,"x":)"}.text()}, 0, 0, 0, "0");
    row("15: a negative count", {LogLine{.input = "-1"}.text()}, 0, 0, 0, "0");
    row("15: 1000.0 tokens", {LogLine{.input = "1000.0"}.text()}, 0, 0, 0, "0");
    row("16: costUSD 5.0", {LogLine{.more = R"(,"costUSD":5.0)"}.text()}, 1000, 0, 0, "5");
    row("17: flat cache write 1000, but 100 for five minutes", // 100 x $6.25/M
        {LogLine{.input = "0",
                 .usage = R"(,"cache_creation_input_tokens":1000,"cache_creation":{"ephemeral_5m_input_tokens":100})"}
             .text()},
        0, 0, 100, "0.000625");
    row("18: cache reads null (differs: nulls count as absent, so it is counted)",
        {LogLine{.usage = R"(,"cache_read_input_tokens":null)"}.text()}, 1000, 0, 0, "0.005");
    row("18: an id null in the content (differs: content is not looked at, so it is counted)",
        {LogLine{.content = R"([{"type":"tool_use","id":null}])"}.text()}, 1000, 0, 0, "0.005");
    row("19: an agent_progress line (as ccusage's daily report counts it)", {LogLine{}.inProgress("a1")}, 1000, 0, 0,
        "0.005");
    row("20: an unknown model", {LogLine{.model = "claude-nobody-knows"}.text()}, 1000, 0, 0, "0");
}

void TestClaudeCodeTable::cases()
{
    QFETCH(const std::vector<std::string>, lines);
    QFETCH(const qint64, input);
    QFETCH(const qint64, output);
    QFETCH(const qint64, cacheWrite);
    QFETCH(const std::string, cost);
    const auto read = readLines(lines);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    const Tokens sum = totalTokens(*read->history);
    QCOMPARE(qint64{sum.input}, input);
    QCOMPARE(qint64{sum.output}, output);
    QCOMPARE(qint64{sum.cacheWrite5m}, cacheWrite);
    QCOMPARE(sum.cacheWrite1h + sum.cacheRead, std::int64_t{0});
    QCOMPARE(read->history->totalCost().toString(), cost);
    QCOMPARE(read->summary.lines, std::uint64_t{lines.size()});
    QVERIFY(sumHolds(read->summary));
}

void TestClaudeCodeTable::skips_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<Skips>("skipped");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* name, const LogLine& line, const char* reason, const char* says) {
        QTest::addRow("%s", name) << line.text() << Skips{{reason, 1}} << "log:1: "s + says;
    };
    const auto notUsage = [](const char* name, const std::string& line) {
        QTest::addRow("%s", name) << line << Skips{} << ""s;
    };
    row("no timestamp", {.timestamp = {}}, "missing_timestamp",
        "timestamp: is missing; a time such as 2026-09-01T09:00:00Z is expected");
    for (const char* time : {"", "2026-09-01", "1788253200", "2026-13-01T09:00:00Z", "2026-09-01T09:00:00+25:00"})
        row(qPrintable(QStringLiteral("the timestamp \"%1\"").arg(time)), {.timestamp = time}, "bad_timestamp",
            "timestamp: is not a time such as 2026-09-01T09:00:00Z");
    row("a timestamp that is a number", {.timestamp = {}, .more = ",\"timestamp\":1788253200"}, "bad_timestamp",
        "timestamp: is not a time such as 2026-09-01T09:00:00Z");
    for (const char* count : {"\"1000\"", "true", "1e3", "1000000001", "99999999999999999999", "{}"})
        row(qPrintable(QStringLiteral("%1 tokens").arg(count)), {.input = count}, "bad_tokens",
            "usage: has a count that is not a whole number from 0 to 1,000,000,000");
    row("a bad count of the cache", {.usage = R"(,"cache_creation":{"ephemeral_1h_input_tokens":0.5})"}, "bad_tokens",
        "usage: has a count that is not a whole number from 0 to 1,000,000,000");
    row("neither input nor output", {.input = "null", .output = "null"}, "missing_tokens",
        "usage: has neither input_tokens nor output_tokens");
    for (const char* cost : {"-0.01", "\"0.5\"", "1e30", "{}"})
        row(qPrintable(QStringLiteral("a cost of %1").arg(cost)), {.more = ",\"costUSD\":"s + cost}, "bad_cost",
            "costUSD: is not an amount of zero or more dollars");
    for (const char* version : {"dev", "2.1", "2.1.", "v2.1.39", ""})
        row(qPrintable(QStringLiteral("the version \"%1\"").arg(version)), {.version = version}, "bad_version",
            "version: does not begin with three numbers such as 2.1.39, so it is no release's line");
    const char* empty = "id: of the message, request, session or model is there, but empty";
    row("an empty message id", {.id = ""}, "empty_id", empty);
    row("an empty request id", {.request = ""}, "empty_id", empty);
    row("an empty session id", {.session = ""}, "empty_id", empty);
    row("an empty model", {.model = ""}, "empty_id", empty);
    const char* malformed = "is not valid JSON, or has a field of usage in another form than Claude Code's";
    row("a model that is a number", {.model = {}, .message = ",\"model\":5"}, "malformed", malformed);
    row("a side chain of \"yes\"", {.more = R"(,"isSidechain":"yes")"}, "malformed", malformed);
    row("something after the object", {.more = "}{\"a\":1"}, "malformed", malformed);
    row("bytes that are not UTF-8", {.message = ",\"x\":\"\xFF\""}, "malformed", malformed);
    row("a synthetic message, whatever else is wrong", {.model = "<synthetic>", .timestamp = {}, .input = "-1"},
        "synthetic", "model: is <synthetic>: a message of the tool itself, not a paid request");

    notUsage("an answer without usage", R"({"type":"assistant","message":{"role":"assistant","content":[]}})");
    notUsage("usage that is null", R"({"type":"assistant","message":{"usage":null}})");
    notUsage("usage that is elsewhere", R"({"type":"assistant","message":{"content":[{"usage":{"input_tokens":1}}]}})");
    notUsage("a tool's result with its own usage", R"({"type":"user","toolUseResult":{"usage":{"input_tokens":1}}})");
    notUsage("a progress line of a user's message", LogLine{.type = "user"}.inProgress("a1"));
    notUsage(
        "progress of another kind",
        R"({"type":"progress","data":{"type":"hook_progress","message":{"message":{"usage":{"input_tokens":1}}}}})");
    notUsage("a type that is no text", R"({"type":5,"message":{"usage":{"input_tokens":1,"output_tokens":1}}})");
    notUsage("a message that is a text", R"({"type":"assistant","message":"\"usage\""})");
    notUsage("a summary", R"({"type":"summary","summary":"the \"usage\" of it","leafUuid":"u"})");
}

void TestClaudeCodeTable::skips()
{
    QFETCH(const std::string, line);
    QFETCH(const Skips, skipped);
    QFETCH(const std::string, says);
    const auto read = readLines({line, LogLine{.id = "msg_9"}.text()}); // the line after it is not harmed
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.charges, std::uint64_t{1});
    QCOMPARE(read->summary.skipped, skipped);
    QCOMPARE(printSkipped(read->summary), says.empty() ? says : says + '\n');
    QCOMPARE(read->summary.notUsage, std::uint64_t{skipped.empty() ? 1U : 0U});
    QVERIFY(sumHolds(read->summary));
}

// Which of the lines of one request stays, told by its output tokens.
void TestClaudeCodeTable::merging_data()
{
    using Lines = std::vector<std::string>;
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<std::string>("outputs");
    const auto side = [](const char* request, const char* output) {
        return LogLine{.request = request, .output = output, .more = R"(,"isSidechain":true)"}.text();
    };
    const auto main = [](const char* request, const char* output) {
        return LogLine{.request = request, .output = output}.text();
    };
    QTest::addRow("a parent's line beats a larger replay") << Lines{main("a", "1"), side("b", "9")} << "1 "s;
    QTest::addRow("and one that came before it") << Lines{side("b", "9"), main("a", "1")} << "1 "s;
    QTest::addRow("of two replays the larger stays") << Lines{side("a", "1"), side("b", "9"), side("c", "5")} << "9 "s;
    QTest::addRow("a replay goes to the first of two requests")
        << Lines{main("a", "1"), main("b", "2"), side("c", "9")} << "1 2 "s;
    QTest::addRow("a replay's own request, once replaced, is a request of its own")
        << Lines{side("a", "9"), main("b", "1"), main("a", "3")} << "1 3 "s;
    QTest::addRow("further rows of both requests find their own")
        << Lines{main("a", "1"), main("b", "2"), main("b", "5"), main("a", "4")} << "4 5 "s;
    QTest::addRow("all tokens count: a larger cache write wins")
        << Lines{main("a", "7"),
                 LogLine{.request = "a", .output = "6", .usage = ",\"cache_creation_input_tokens\":2"}.text()}
        << "6 "s;
    QTest::addRow("of equals the one with a speed")
        << Lines{main("a", "7"), LogLine{.request = "a", .output = "7", .usage = R"(,"speed":"fast")"}.text(),
                 main("a", "7")}
        << "7 "s;
    QTest::addRow("a progress line repeats a sub-agent's")
        << Lines{side("a", "7"), LogLine{.request = "a", .output = "7"}.inProgress("a1")} << "7 "s;
    QTest::addRow("without a message id nothing merges")
        << Lines{LogLine{.id = {}, .output = "1"}.text(), LogLine{.id = {}, .output = "1"}.text()} << "1 1 "s;
    QTest::addRow("without a request id is a request of its own")
        << Lines{main("a", "1"), LogLine{.request = {}, .output = "2"}.text()} << "1 2 "s;
}

void TestClaudeCodeTable::merging()
{
    QFETCH(const std::vector<std::string>, lines);
    QFETCH(const std::string, outputs);
    const auto read = readLines(lines);
    QVERIFY(read.has_value());
    std::string kept;
    for (ChargeIndex i = 0; i < read->history->size(); ++i)
        kept += std::to_string(read->history->tokens(i).output) + ' ';
    QCOMPARE(kept, outputs);
    QCOMPARE(read->summary.merged, std::uint64_t{lines.size()} - read->summary.charges);
    QVERIFY(sumHolds(read->summary));
}

void TestClaudeCodeTable::pricing_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("cost");
    QTest::addColumn<quint64>("rounded");
    const auto row = [](const char* name, const LogLine& line, const char* cost, quint64 rounded = 0) {
        QTest::addRow("%s", name) << line.text() << std::string{cost} << rounded;
    };
    row("every kind of token", // (1000x5 + 10x25 + 100x6.25 + 200x10 + 4000x0.5) / 10^6
        {.output = "10",
         .usage =
             R"(,"cache_read_input_tokens":4000,"cache_creation_input_tokens":300,"cache_creation":{"ephemeral_5m_input_tokens":100,"ephemeral_1h_input_tokens":200})"},
        "0.009875");
    row("a flat cache write is for five minutes", {.usage = ",\"cache_creation_input_tokens\":100"}, "0.005625");
    row("cache_creation null is absent", {.usage = R"(,"cache_creation_input_tokens":100,"cache_creation":null)"},
        "0.005625");
    row("cache_creation empty voids the flat count",
        {.usage = R"(,"cache_creation_input_tokens":100,"cache_creation":{})"}, "0.005");
    row("fast costs twice as much", {.usage = R"(,"speed":"fast")"}, "0.01");
    row("standard speed and a null speed do not", {.usage = R"(,"speed":null,"inference_geo":"global")"}, "0.005");
    row("the US region costs a tenth more", {.usage = R"(,"inference_geo":"us")"}, "0.0055");
    row("costUSD wins over the price", {.more = ",\"costUSD\":0.123456789"}, "0.123456789");
    row("costUSD of zero, too", {.more = ",\"costUSD\":0"}, "0");
    row("costUSD null is absent", {.more = ",\"costUSD\":null"}, "0.005");
    row("a finer costUSD is rounded", {.more = ",\"costUSD\":0.00123456749999"}, "0.001234567", 1);
    row("and half to even", {.more = ",\"costUSD\":25e-10"}, "0.000000002", 1);
    row("an unknown model with costUSD is priced", {.model = "unheard-of", .more = ",\"costUSD\":1.5"}, "1.5");
}

void TestClaudeCodeTable::pricing()
{
    QFETCH(const std::string, line);
    QFETCH(const std::string, cost);
    QFETCH(const quint64, rounded);
    const auto read = readLines({line});
    QVERIFY(read.has_value());
    QCOMPARE(read->history->totalCost().toString(), cost);
    QCOMPARE(quint64{read->summary.rounded}, rounded);
    QCOMPARE(read->summary.unpriced, std::uint64_t{0});
}

void TestClaudeCodeTable::unpricedModelsAreNamed()
{
    const auto read =
        readLines({LogLine{.id = "1", .model = "mystery-1"}.text(), LogLine{.id = "2", .model = "mystery-1"}.text(),
                   LogLine{.id = "2", .model = "mystery-1"}.text(), LogLine{.id = "3", .model = {}}.text(),
                   LogLine{.id = "4"}.text()});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.unpriced, std::uint64_t{3});
    QCOMPARE(read->summary.unpricedModels.at("mystery-1").charges, std::uint64_t{2}); // a merged line is none
    QVERIFY(read->summary.unpricedModels.at("mystery-1").tokens.input == 2000);
    QCOMPARE(read->summary.unpricedModels.at("").charges, std::uint64_t{1});
    QCOMPARE(read->summary.warnings.size(), std::size_t{1});
    QVERIFY(read->summary.warnings[0].starts_with("3 charges have no price and count as $0: mystery-1 (2)"));
}

// What a message says must not come out anywhere, least of all where a line cannot be read.
void TestClaudeCodeTable::noContentIsKept()
{
    const std::string secret = R"([{"type":"text","text":"s3cret"}])";
    const auto read = readLines(
        {LogLine{.content = secret}.text(), LogLine{.timestamp = "s3cret", .content = secret}.text(),
         LogLine{.model = "<synthetic>", .content = secret}.text(),
         LogLine{.content = secret}.text().substr(0, 300) + "\"usage\"", LogLine{.version = "s3cret"}.text()});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skippedTotal(), std::uint64_t{4});
    std::string everything = printCharges(*read->history) + printSkipped(read->summary);
    for (const auto& line : read->summary.skippedLines)
        everything += line.text + line.error.value;
    for (const auto& warning : read->summary.warnings)
        everything += warning;
    QVERIFY2(everything.find("s3cret") == std::string::npos, everything.c_str());
}

QTEST_APPLESS_MAIN(TestClaudeCodeTable)
#include "test_claude_code_table.moc"
