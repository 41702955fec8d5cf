// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Code's logs as bytes: cut, growing, huge, many; read in pieces on several threads; merged with other sources.
#include "sim/import/claude_code.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"
#include "tests/sim/import/log_line.h"
#include "tests/sim/import/log_maker.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <fstream>

using namespace lowwater;
using namespace std::string_literals;

namespace {

using Skips = std::map<std::string, std::uint64_t>;

Source inMemory(const char* name, const std::string& text)
{
    return {name, text, true};
}

std::string lineOf(const std::string& id)
{
    return LogLine{.id = id, .request = {}}.text() + '\n';
}

/// Everything that a reading gives, as text.
std::string printed(const Result<ReadHistory>& read)
{
    if (!read)
        return read.error().describe();
    const auto& summary = read->summary;
    std::string text = printCharges(*read->history) + printSkipped(summary);
    for (const auto& stop : read->stops)
        text += formatTime(stop.time) + stop.reason + stop.session + '\n';
    for (const auto& file : summary.files)
        text += file + '\n';
    return text + std::to_string(summary.lines) + ' ' + std::to_string(summary.merged) + ' ' +
           std::to_string(summary.notUsage) + '\n';
}

Result<ReadHistory> readMade(const MadeLogs& made, const ClaudeCodeOptions& options, const RunHooks& hooks = {})
{
    std::vector<ClaudeCodeLog> logs;
    for (const auto& log : made.logs)
        logs.push_back({log.path, log.text, true, log.text.size()});
    return readClaudeCode(std::move(logs), PriceTable::builtIn(), options, hooks);
}

} // namespace

class TestClaudeCodeReading : public QObject {
    Q_OBJECT

private slots:
    void formsOfText_data();
    void formsOfText();
    void isFoundByContent_data();
    void isFoundByContent();
    void sourcesAreOneHistory();
    void tablesAndLogsMix();
    void aFileIsReadUpToItsSize();
    void aFileThatShrankOrWent();
    void piecesOfAnySizeAreTheSame();
    void lineNumbersGoThroughPieces();
    void hugeLines();
    void endlessLinesArePassedOver();
    void madeLogsAddUp();
    void threadsDoNotMatter();
    void stopsWhenAsked();
    void progressGrowsToTheEnd();
};

void TestClaudeCodeReading::formsOfText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<quint64>("lines");
    QTest::addColumn<quint64>("charges");
    QTest::addColumn<Skips>("skipped");
    const auto row = [](const char* name, const std::string& text, quint64 lines, quint64 charges, const Skips& skips) {
        QTest::addRow("%s", name) << text << lines << charges << skips;
    };
    const std::string one = lineOf("1");
    const std::string other = R"({"type":"summary","summary":"x","leafUuid":"u"})";
    const std::string whole = one.substr(0, one.size() - 1);
    row("no text", "", 0, 0, {});
    row("line ends of Windows", whole + "\r\n" + other + "\r\n", 2, 1, {});
    row("blank lines are no lines", "\n\n" + one + " \t\r\n\n" + one, 2, 1, {});
    row("a byte order mark", "\xEF\xBB\xBF" + one, 1, 1, {});
    row("a last line without a line feed", one + LogLine{.id = "2"}.text(), 2, 2, {});
    row("another last line without one", one + other, 2, 1, {});
    row("a last line that is cut", one + whole.substr(0, whole.size() - 40), 2, 1, {{"truncated", 1}});
    row("one cut before its usage", one + whole.substr(0, 50), 2, 1, {{"truncated", 1}});
    row("one cut within its usage", one + whole.substr(0, whole.find("\"usage\"") + 12), 2, 1, {{"truncated", 1}});
    row("one cut after a brace", one + whole.substr(0, whole.find("}}") + 2), 2, 1, {{"truncated", 1}});
    row("one cut to a brace", one + "{", 2, 1, {{"truncated", 1}});
    row("one that is whole but wrong", one + LogLine{.timestamp = "x"}.text(), 2, 1, {{"bad_timestamp", 1}});
    row("a line that was cut, and the next behind it", whole.substr(0, 300) + "\"usage\"" + one + one, 2, 1,
        {{"malformed", 1}});
    row("zero bytes, as a crash leaves them", std::string(100, '\0') + "\n" + std::string(9, '\0') + one + one, 3, 1,
        {{"malformed", 1}});
}

void TestClaudeCodeReading::formsOfText()
{
    QFETCH(const std::string, text);
    QFETCH(const quint64, lines);
    QFETCH(const quint64, charges);
    QFETCH(const Skips, skipped);
    const auto read =
        readHistory({inMemory("log", text)}, {.format = "claude-code", .columnNames = {}, .costScale = {}});
    QVERIFY(read.has_value());
    QCOMPARE(quint64{read->summary.lines}, lines);
    QCOMPARE(quint64{read->summary.charges}, charges);
    QCOMPARE(read->summary.skipped, skipped);
    QVERIFY(sumHolds(read->summary));
}

void TestClaudeCodeReading::isFoundByContent_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("format"); // empty: it is refused
    QTest::addRow("usage") << lineOf("1") << "claude-code"s;
    QTest::addRow("usage without a type") << R"({"timestamp":"2026-09-01T09:00:00Z","message":{"usage":{}}})"s
                                          << "claude-code"s;
    QTest::addRow("a summary") << R"({"type":"summary","summary":"x","leafUuid":"u"})"s
                               << "claude-code"s;
    QTest::addRow("a snapshot, behind a mark and blank lines")
        << "\xEF\xBB\xBF\n \n{\"type\":\"file-history-snapshot\",\"messageId\":\"m\"}\n"s
        << "claude-code"s;
    QTest::addRow("a first line that is broken") << "{\"type\":\"us\n"s + lineOf("1") << "claude-code"s;
    QTest::addRow("a first line of a megabyte")
        << LogLine{.content = '"' + std::string(1'000'000, 'x') + '"'}.text() + '\n'
        << "claude-code"s;
    QTest::addRow("ccusage's days") << R"({"daily":[{"date":"2026-09-01","totalCost":1}],"totals":{}})"s
                                    << ""s;
    QTest::addRow("ccusage's sessions, indented")
        << "{\n  \"sessions\": [\n    {\"sessionId\": \"x\", \"type\": \"y\"}\n  ]\n}\n"s
        << ""s;
    QTest::addRow("an API's answer") << R"({"id":"m","type":"message","role":"assistant","usage":{"input_tokens":1}})"s
                                     << ""s;
    QTest::addRow("a table") << "timestamp,cost_usd\n2026-09-01,1\n"s
                             << "csv"s;
}

void TestClaudeCodeReading::isFoundByContent()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, format);
    const auto read = readHistory({inMemory("input", text)});
    QCOMPARE(read ? read->summary.format : ""s, format);
}

void TestClaudeCodeReading::sourcesAreOneHistory()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.jsonl").toStdString();
    std::ofstream{file} << lineOf("1") << lineOf("2");
    const auto read = readHistory({{folder.path().toStdString(), {}, false},
                                   inMemory("pasted", lineOf("2") + lineOf("3")),
                                   {file, {}, false},
                                   inMemory("pasted", lineOf("3") + lineOf("4"))});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.charges, std::uint64_t{4});
    QCOMPARE(read->summary.merged, std::uint64_t{2});
    QCOMPARE(read->summary.files.size(), std::size_t{3});
    QVERIFY(sumHolds(read->summary));
}

// The logs stand where the first of them was named.
void TestClaudeCodeReading::tablesAndLogsMix()
{
    const std::string header = "timestamp,cost_usd,session\n";
    const auto read = readHistory(
        {inMemory("one", header + "2026-09-01T09:00:00Z,1,a\n"), inMemory("logs", lineOf("1")),
         inMemory("two", header + "2026-09-01T09:00:00Z,2,b\nx,2,b\n"), inMemory("more", lineOf("1") + lineOf("2"))});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(printCharges(*read->history),
             "2026-09-01T09:00:00.000000Z 1 a|||\n"
             "2026-09-01T09:00:00.000000Z 0.005 s1|claude-code|claude-opus-5|atlas 1000/0/0/0/0\n"
             "2026-09-01T09:00:00.000000Z 0.005 s1|claude-code|claude-opus-5|atlas 1000/0/0/0/0\n"
             "2026-09-01T09:00:00.000000Z 2 b|||\n"s);
    QCOMPARE(read->summary.format, "mixed"s);
    QCOMPARE(read->summary.merged, std::uint64_t{1});
    QCOMPARE(read->summary.skipped, (Skips{{"bad_timestamp", 1}}));
    QCOMPARE(read->summary.files, (std::vector<std::string>{"one", "logs", "more", "two"}));
    QVERIFY(sumHolds(read->summary));
}

// It may grow while it is read: what was there at first is read.
void TestClaudeCodeReading::aFileIsReadUpToItsSize()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.jsonl").toStdString();
    const std::string first = lineOf("1") + lineOf("2");
    std::ofstream{file} << first << lineOf("3");
    const auto cut = [&](std::uint64_t size) {
        return readClaudeCode({{file, {}, false, size}}, PriceTable::builtIn());
    };
    QCOMPARE(cut(first.size())->summary.charges, std::uint64_t{2});
    QCOMPARE(cut(first.size())->summary.skippedTotal(), std::uint64_t{0});
    QCOMPARE(cut(first.size() - 1)->summary.charges, std::uint64_t{2}); // without its line feed it is whole
    QCOMPARE(cut(first.size() - 2)->summary.skipped, (Skips{{"truncated", 1}}));
    QCOMPARE(cut(first.size() - 2)->summary.skippedLines.at(0).error.where.line, std::uint64_t{2});
}

void TestClaudeCodeReading::aFileThatShrankOrWent()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.jsonl").toStdString();
    std::ofstream{file} << lineOf("1");
    const auto read = readClaudeCode({{file, {}, false, 1'000'000}, {file + ".gone", {}, false, 5000}},
                                     PriceTable::builtIn(), {.threads = 1, .stretchBytes = 1000});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.charges, std::uint64_t{1});
    QCOMPARE(read->summary.lines, std::uint64_t{1});
    QCOMPARE(read->summary.warnings,
             std::vector<std::string>{
                 file + ".gone: cannot be opened: No such file or directory; the rest of it was left out."});
}

// However the bytes are cut into pieces, each line is read once.
void TestClaudeCodeReading::piecesOfAnySizeAreTheSame()
{
    std::string text = "\n" + lineOf("1") + "\n\n" + lineOf("2") + R"({"type":"summary"})" + "\n" +
                       LogLine{.timestamp = "x"}.text() + '\n' + lineOf("3") + "{\"type\"";
    const auto readIn = [&](std::uint64_t stretch) {
        return printed(readClaudeCode({{"log", text, true, text.size()}}, PriceTable::builtIn(),
                                      {.threads = 1, .stretchBytes = stretch}));
    };
    const std::string whole = readIn(1U << 20U);
    QVERIFY(whole.find("log:7: timestamp") != std::string::npos);
    QVERIFY(whole.find("log:9: is not complete") != std::string::npos);
    for (std::uint64_t stretch = 1; stretch < text.size() + 2; ++stretch)
        QCOMPARE(readIn(stretch), whole);
}

void TestClaudeCodeReading::lineNumbersGoThroughPieces()
{
    std::string text;
    for (int i = 0; i < 3000; ++i)
        text += i % 1000 == 7 ? LogLine{.timestamp = "x"}.text() + '\n' : lineOf(std::to_string(i));
    const auto read = readClaudeCode({{"b", text, true, text.size()}, {"a", text, true, text.size()}},
                                     PriceTable::builtIn(), {.threads = 2, .stretchBytes = 10'000});
    QVERIFY(read.has_value());
    std::string places;
    for (const auto& line : read->summary.skippedLines)
        places += line.error.where.file + ':' + std::to_string(line.error.where.line) + ' ';
    QCOMPARE(places, "a:8 a:1008 a:2008 b:8 b:1008 b:2008 "s);
}

// Longer than the buffer, than a piece, than what is kept from one line to the next.
void TestClaudeCodeReading::hugeLines()
{
    const std::string filler = "\"" + std::string(20'000'000, 'x') + "\"";
    const std::string text = lineOf("1") + LogLine{.id = "2", .request = {}, .content = filler}.text() + '\n' +
                             R"({"type":"user","message":{"content":)" + filler + "}}\n" + lineOf("3") +
                             LogLine{.id = "4", .content = filler}.text();
    for (const std::uint64_t stretch : {std::uint64_t{1} << 20U, std::uint64_t{1} << 30U}) {
        const auto read = readClaudeCode({{"log", text, true, text.size()}}, PriceTable::builtIn(),
                                         {.threads = 2, .stretchBytes = stretch});
        QVERIFY(read.has_value());
        QCOMPARE(read->summary.lines, std::uint64_t{5});
        QCOMPARE(read->summary.charges, std::uint64_t{4});
        QCOMPARE(read->summary.notUsage, std::uint64_t{1});
    }
}

// A gigabyte without a line feed, most of it a hole in the file: nothing that would fit into memory twice.
void TestClaudeCodeReading::endlessLinesArePassedOver()
{
    const QTemporaryDir folder;
    const std::string file = folder.filePath("a.jsonl").toStdString();
    {
        std::ofstream log{file, std::ios::binary};
        log << lineOf("1") << "{\"type\":\"";
        log.seekp(static_cast<std::streamoff>(LogLines::longest) + 50'000'000);
        log << "\"}\n" << lineOf("2");
    }
    const auto read = readHistory({{file, {}, false}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.charges, std::uint64_t{2});
    QCOMPARE(read->summary.skipped, (Skips{{"too_long", 1}}));
    QCOMPARE(read->summary.skippedLines.at(0).error.where.line, std::uint64_t{2});
    QVERIFY(sumHolds(read->summary));
}

// Every kind of duplicate, against what the maker of the logs knows.
void TestClaudeCodeReading::madeLogsAddUp()
{
    const MadeLogs made = makeLogs(3'000'000);
    const QTemporaryDir folder;
    writeLogs(made, folder.path().toStdString());
    const auto read = readHistory({{folder.path().toStdString(), {}, false}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    const auto& summary = read->summary;
    QCOMPARE(summary.files.size(), made.logs.size());
    QCOMPARE(summary.lines, made.lines);
    QCOMPARE(summary.charges, made.requests);
    QCOMPARE(summary.merged, made.repeated);
    QCOMPARE(summary.skipped, (Skips{{"synthetic", made.synthetic}}));
    QCOMPARE(summary.unpriced, std::uint64_t{0});
    QCOMPARE(std::uint64_t{read->stops.size()}, made.stops);
    QVERIFY(sumHolds(summary));
    Tokens sum;
    for (ChargeIndex i = 0; i < read->history->size(); ++i) {
        const Tokens tokens = read->history->tokens(i);
        sum.input += tokens.input;
        sum.output += tokens.output;
        sum.cacheWrite5m += tokens.cacheWrite5m;
        sum.cacheWrite1h += tokens.cacheWrite1h;
        sum.cacheRead += tokens.cacheRead;
    }
    QVERIFY(sum == made.tokens);
    for (const std::uint64_t each : {made.repeated, made.synthetic, made.stops}) // none of it is empty talk
        QVERIFY(each > 0);
}

void TestClaudeCodeReading::threadsDoNotMatter()
{
    const MadeLogs made = makeLogs(2'000'000, 7);
    const std::string alone = printed(readMade(made, {.threads = 1, .stretchBytes = 1U << 30U}));
    for (const int threads : {1, 2, 4})
        for (const std::uint64_t stretch : {5'000U, 70'000U})
            QVERIFY(printed(readMade(made, {.threads = threads, .stretchBytes = stretch})) == alone);
    MadeLogs turned = made;
    std::reverse(turned.logs.begin(), turned.logs.end());
    QVERIFY(printed(readMade(turned, {})) == alone); // the order of names decides, not that of arrival
}

void TestClaudeCodeReading::stopsWhenAsked()
{
    const MadeLogs made = makeLogs(500'000);
    int asked = 0;
    const auto read = readMade(made, {.threads = 2, .stretchBytes = 10'000},
                               {.shouldStop = [&asked] { return ++asked == 5; }, .onProgress = {}});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QVERIFY(!read.error().where.file.empty());
    QCOMPARE(asked, 5);
}

void TestClaudeCodeReading::progressGrowsToTheEnd()
{
    std::vector<double> shares;
    const auto read = readMade(makeLogs(2'000'000), {.threads = 2, .stretchBytes = 1'000},
                               {.shouldStop = {}, .onProgress = [&shares](double share) { shares.push_back(share); }});
    QVERIFY(read.has_value());
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.size() > 500 && shares.size() <= 1000);
    QCOMPARE(shares.back(), 1.0);
}

QTEST_APPLESS_MAIN(TestClaudeCodeReading)
#include "test_claude_code_reading.moc"
