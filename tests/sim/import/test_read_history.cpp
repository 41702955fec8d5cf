// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/formats.h"
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"

#include <QtTest>

#include <algorithm>

using namespace lowwater;
using namespace std::string_literals;

class TestReadHistory : public QObject {
    Q_OBJECT

private slots:
    void readsFiles_data();
    void readsFiles();
    void mergesByTime();
    void theCoarsestResolutionHolds();
    void addsUpTheSummaries();
    void errors_data();
    void errors();
    void errorsOfPlaces();
    void scales_data();
    void scales();
    void chargesWithoutACostArePriced_data();
    void chargesWithoutACostArePriced();
    void unpricedModelsAreNamed();
    void ownPricesAreUsed();
    void stopsWhenAsked();
    void progressGrowsOverAllSources();
};

namespace {

Source inMemory(const char* name, const std::string& lines)
{
    return {name, "timestamp,cost_usd,session\n" + lines, true};
}

} // namespace

void TestReadHistory::readsFiles_data()
{
    QTest::addColumn<std::string>("file");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("skipped");
    QTest::addRow("saved by a spreadsheet: mark, CRLF, all quoted, empty lines")
        << "spreadsheet.csv"s
        << "2026-09-01T09:00:00.000000Z 0.19 review, part \"2\"|claude-code||\n2026-09-01T09:00:12.000000Z 0.32 notes\r\nand more|claude-code||\n"s
        << ""s;
    QTest::addRow("exported by a router: other names, 12 decimals, no order")
        << "router-activity.csv"s
        << "2026-06-28T03:46:57.713000Z 0.001234568 |chat|anthropic/claude-opus| 120/40/0/0/0\n"
           "2026-06-28T03:47:10.000000Z 0 |chat|anthropic/claude-haiku| 9/1/0/0/0\n"s
        << ""s;
    QTest::addRow("one of each kind of bad line")
        << "bad-lines.csv"s
        << "2026-09-01T09:00:00.000000Z 1 a|||\n2026-09-01T09:00:30.000000Z 2 a|||\n"s
        << "bad-lines.csv:3: timestamp: \"9/1/2026\" could be day/month or month/day; write the year first, such as "
           "2026-09-01\n"
           "bad-lines.csv:4: cost_usd: \"0,19\" is not a number; use a point\n"
           "bad-lines.csv:5: cost_usd: \"-3\" is negative; a charge costs zero or more, leave refunds and credits out\n"
           "bad-lines.csv:6: has 2 columns and the header 3; quote a value that has a separator in it\n"
           "bad-lines.csv:9: has a quote that is never closed; close it, or double it where it is meant\n"s;
}

void TestReadHistory::readsFiles()
{
    QFETCH(const std::string, file);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, skipped);
    const std::string folder = LOWWATER_TEST_DATA "/csv/";
    const auto read = readHistory({{folder + file, {}, false}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(printCharges(*read->history), charges);
    auto text = QString::fromStdString(printSkipped(read->summary));
    text.remove(QString::fromStdString(folder));
    QCOMPARE(text.toStdString(), skipped);
    QCOMPARE(read->summary.files, std::vector<std::string>{folder + file});
    QCOMPARE(read->summary.format, "csv"s);
    QVERIFY(sumHolds(read->summary));
}

// At one time the first source comes first, and within a source the first line.
void TestReadHistory::mergesByTime()
{
    const auto read = readHistory(
        {inMemory("one", "2026-09-01T00:00:01Z,1,a\n2026-09-01T00:00:02Z,2,b\n2026-09-01T00:00:02Z,3,a\n"),
         inMemory("two", "2026-09-01T00:00:00Z,4,b\n2026-09-01T00:00:02Z,5,c\n2026-09-01T00:00:03Z,6,a\n")});
    QVERIFY(read.has_value());
    QCOMPARE(printCharges(*read->history), "2026-09-01T00:00:00.000000Z 4 b|||\n"
                                           "2026-09-01T00:00:01.000000Z 1 a|||\n"
                                           "2026-09-01T00:00:02.000000Z 2 b|||\n"
                                           "2026-09-01T00:00:02.000000Z 3 a|||\n"
                                           "2026-09-01T00:00:02.000000Z 5 c|||\n"
                                           "2026-09-01T00:00:03.000000Z 6 a|||\n"s);
    QVERIFY(!read->summary.unsorted);
}

void TestReadHistory::theCoarsestResolutionHolds()
{
    const auto read = readHistory({inMemory("one", "2026-09-01T00:00:01Z,1,a\n"), inMemory("two", "2026-09-01,4,b\n")});
    QVERIFY(read.has_value());
    QCOMPARE(read->history->resolution(), Resolution::Day);
}

void TestReadHistory::addsUpTheSummaries()
{
    const auto read = readHistory({inMemory("one", "2026-09-02T00:00:01Z,1,a\nx,2,b\n2026-09-01T00:00:01Z,1,a\n"),
                                   inMemory("two", "2026-09-01T00:00:01Z,4,b\ny,3,a\n2026-09-01T00:00:01Z,,a\n")});
    QVERIFY(read.has_value());
    const auto& summary = read->summary;
    QCOMPARE(summary.lines, std::uint64_t{6});
    QCOMPARE(summary.charges, std::uint64_t{3});
    QCOMPARE(summary.skipped, (std::map<std::string, std::uint64_t>{{"bad_timestamp", 2}, {"missing_cost", 1}}));
    QCOMPARE(summary.files, (std::vector<std::string>{"one", "two"}));
    QCOMPARE(summary.warnings,
             std::vector<std::string>{"one: The lines were not in order of time; they have been sorted."});
    QCOMPARE(summary.skippedLines.size(), std::size_t{3});
    QCOMPARE(summary.skippedLines[1].error.where.file, "two"s);
    QVERIFY(summary.unsorted);
    QVERIFY(sumHolds(summary));
}

void TestReadHistory::errors_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<ReadOptions>("options");
    QTest::addColumn<std::string>("says");
    const auto otherFormat = [](const char* name, const std::string& text, const char* what) {
        QTest::addRow("%s", name) << text << ReadOptions{}
                                  << "input: looks like "s + what +
                                         " of a form that is not known; the known ones are " + formatNames();
    };
    otherFormat("a JSON object", "\n {\"type\":\"assistant\"}\n", "JSON");
    otherFormat("a JSON array behind a byte order mark", "\xEF\xBB\xBF[1]", "JSON");
    otherFormat("a spreadsheet", "PK\x03\x04", "a zip file or a spreadsheet");
    QTest::addRow("JSON that is said to be CSV")
        << "{\"a\":1}\n"s << ReadOptions{.format = "csv", .columnNames = {}, .costScale = {}}
        << "input:1: timestamp: is not among the columns, which are \"{\"a\":1}\"; say which one it is, as in --map timestamp=NAME"s;
    QTest::addRow("an unknown format") << "x"s << ReadOptions{.format = "tsv", .columnNames = {}, .costScale = {}}
                                       << "format: \"tsv\" is not a known format; the known ones are "s + formatNames();
    QTest::addRow("a scale that is no number")
        << "x"s << ReadOptions{.format = {}, .columnNames = {}, .costScale = "1,08"}
        << "cost scale: \"1,08\" is not a number; use a point"s;
    QTest::addRow("a scale of zero") << "x"s << ReadOptions{.format = {}, .columnNames = {}, .costScale = "0.0"}
                                     << "cost scale: \"0.0\" is zero; write a factor above zero, such as 1.08"s;
    QTest::addRow("a scale below zero") << "x"s << ReadOptions{.format = {}, .columnNames = {}, .costScale = "-1"}
                                        << "cost scale: \"-1\" is not a number; write a plain decimal such as 12.5"s;
    QTest::addRow("a scale past the range") << "timestamp,cost_usd\n2026-09-01,9000000000\n"s
                                            << ReadOptions{.format = {}, .columnNames = {}, .costScale = "2"}
                                            << "cost scale: \"2\" makes a cost too large"s;
    QTest::addRow("no table at all")
        << ""s << ReadOptions{}
        << "input: is empty; write a header line such as timestamp,cost_usd,session and a line for each charge"s;
}

void TestReadHistory::errors()
{
    QFETCH(const std::string, text);
    QFETCH(const ReadOptions, options);
    QFETCH(const std::string, says);
    const auto read = readHistory({{"input", text, true}}, options);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().describe(), says);
    // The second of two sources is no different.
    QVERIFY(!readHistory({inMemory("good", "2026-09-01T00:00:01Z,9000000000,a\n"), {"input", text, true}}, options)
                 .has_value());
}

void TestReadHistory::errorsOfPlaces()
{
    const auto messageFor = [](const std::vector<Source>& sources) {
        const auto read = readHistory(sources);
        return read ? "read"s : read.error().describe();
    };
    QCOMPARE(messageFor({}), "history: is missing; name a file to read"s);
    QCOMPARE(messageFor({{"no-such-file.csv", {}, false}}),
             "no-such-file.csv: cannot be opened: No such file or directory"s);
    QCOMPARE(messageFor({{LOWWATER_TEST_DATA "/csv", {}, false}}), LOWWATER_TEST_DATA
             "/csv: is a folder without Claude Code logs (*.jsonl); give one that has projects/ in it, or a file"s);
}

void TestReadHistory::scales_data()
{
    QTest::addColumn<std::string>("cost");
    QTest::addColumn<std::string>("scale");
    QTest::addColumn<std::string>("scaled");
    QTest::addRow("by nothing") << "0.123456789"s
                                << ""s
                                << "0.123456789"s;
    QTest::addRow("by one") << "0.123456789"s
                            << "1"s
                            << "0.123456789"s;
    QTest::addRow("by a sales tax") << "0.5"s
                                    << "1.08"s
                                    << "0.54"s;
    QTest::addRow("half a nano-dollar to the even one below") << "0.000000005"s
                                                              << "0.5"s
                                                              << "0.000000002"s;
    QTest::addRow("half a nano-dollar to the even one above") << "0.000000007"s
                                                              << "0.5"s
                                                              << "0.000000004"s;
    QTest::addRow("by the finest factor") << "1000000"s
                                          << "0.000000001"s
                                          << "0.001"s;
}

void TestReadHistory::scales()
{
    QFETCH(const std::string, cost);
    QFETCH(const std::string, scale);
    QFETCH(const std::string, scaled);
    const auto read = readHistory({inMemory("one", "2026-09-01T00:00:01Z," + cost + ",a\n")},
                                  {.format = {}, .columnNames = {}, .costScale = scale});
    QVERIFY(read.has_value());
    QCOMPARE(read->history->costs()[0].toString(), scaled);
}

// CLI.md: a row with an empty cost but a known model and tokens is priced from the price table.
void TestReadHistory::chargesWithoutACostArePriced_data()
{
    QTest::addColumn<std::string>("row"); // time, cost, model, input, output
    QTest::addColumn<std::string>("cost");
    QTest::addColumn<std::string>("skipped");
    QTest::addColumn<std::uint64_t>("unpriced");
    QTest::addColumn<std::string>("warning");
    constexpr std::uint64_t none = 0;
    const auto priced = "1 charge came without a cost and was priced by model and tokens, at list price."s;
    QTest::addRow("model and tokens") << "2026-09-01T09:00:00Z,,claude-opus-5,1000,500"s
                                      << "0.0175"s
                                      << ""s << none << priced;
    QTest::addRow("a cost is believed") << "2026-09-01T09:00:00Z,1,claude-opus-5,1000,500"s
                                        << "1"s
                                        << ""s << none << ""s;
    QTest::addRow("a cost of 0 too") << "2026-09-01T09:00:00Z,0,claude-opus-5,1000,500"s
                                     << "0"s
                                     << ""s << none << ""s;
    QTest::addRow("an unknown model") << "2026-09-01T09:00:00Z,,own-llm,1000,500"s
                                      << "0"s
                                      << ""s << std::uint64_t{1}
                                      << "1 charge has no price and counts as $0: own-llm (1). Give the model a price "
                                         "in a file of your own (--prices)."s;
    QTest::addRow("before its first price") << "2026-10-06,,claude-haiku-5-5,1000,0"s
                                            << "0"s
                                            << ""s << std::uint64_t{1}
                                            << "1 charge has no price and counts as $0: claude-haiku-5-5 (1). Give the "
                                               "model a price in a file of your own (--prices)."s;
    QTest::addRow("no tokens") << "2026-09-01T09:00:00Z,,claude-opus-5,0,"s
                               << ""s
                               << "missing_cost"s << none << ""s;
    QTest::addRow("no model") << "2026-09-01T09:00:00Z,,,1000,500"s
                              << ""s
                              << "missing_cost"s << none << ""s;
    QTest::addRow("too dear to count") << "2026-09-01T09:00:00Z,,claude-opus-5,9000000000000000000,0"s
                                       << ""s
                                       << "bad_cost"s << none << ""s;
    QTest::addRow("a day's sum is priced as short prompts")
        << "2026-09-01,,claude-sonnet-4-5,300000,0"s
        << "0.9"s
        << ""s << none
        << "Where a line sums up a day, long prompts cannot be told from short ones; models that charge more for long "
           "prompts are priced as for short ones."s;
}

void TestReadHistory::chargesWithoutACostArePriced()
{
    QFETCH(const std::string, row);
    QFETCH(const std::string, cost);
    QFETCH(const std::string, skipped);
    QFETCH(const std::uint64_t, unpriced);
    QFETCH(const std::string, warning);
    ReadOptions asItIs;
    asItIs.spread = false;
    const auto read =
        readHistory({{"u.csv", "timestamp,cost_usd,model,input_tokens,output_tokens\n" + row + '\n', true}}, asItIs);
    QVERIFY(read.has_value());
    const auto& summary = read->summary;
    QVERIFY(sumHolds(summary));
    QCOMPARE(summary.unpriced, unpriced);
    QCOMPARE(summary.skipped.empty() ? ""s : summary.skipped.begin()->first, skipped);
    if (skipped.empty())
        QCOMPARE(read->history->costs()[0].toString(), cost);
    QCOMPARE(summary.warnings.size() > 1 ? summary.warnings.back() : ""s, warning); // one is about missing sessions
}

void TestReadHistory::unpricedModelsAreNamed()
{
    const std::string header = "timestamp,cost_usd,session,model,input_tokens,output_tokens\n";
    const auto read = readHistory(
        {{"one", header + "2026-09-01T09:00:00Z,,a,own-llm,10,1\n2026-09-01T09:00:01Z,,a,own-llm,20,2\n", true},
         {"two", header + "2026-09-01T09:00:00Z,,a,own-llm,5,0\n2026-09-01T09:00:01Z,,a,other,7,0\n", true}});
    QVERIFY(read.has_value());
    const auto& summary = read->summary;
    QCOMPARE(summary.unpriced, std::uint64_t{4});
    QCOMPARE(summary.unpricedModels.size(), std::size_t{2});
    QCOMPARE(summary.unpricedModels.at("own-llm").charges, std::uint64_t{3});
    QVERIFY(summary.unpricedModels.at("own-llm").tokens == TokenSums(Tokens{35, 3, 0, 0, 0}));
    QCOMPARE(summary.unpricedModels.at("other").charges, std::uint64_t{1});
    QVERIFY(sumHolds(summary));
}

void TestReadHistory::ownPricesAreUsed()
{
    auto own = PriceTable::parse(
        R"({"lowwater_prices": 1, "models": {"own-llm": {"prices": [{"input": "1", "output": "1"}]}}})", "own.json");
    QVERIFY(own.has_value());
    ReadOptions options;
    options.prices = std::make_shared<const PriceTable>(PriceTable::builtIn().overriddenBy(*own));
    const auto read = readHistory(
        {{"u", "timestamp,cost_usd,model,input_tokens\n2026-09-01T09:00:00Z,,own-llm,2500\n", true}}, options);
    QVERIFY(read.has_value());
    QCOMPARE(read->history->totalCost().toString(), "0.0025"s);
}

void TestReadHistory::stopsWhenAsked()
{
    const auto read =
        readHistory({inMemory("one", "2026-09-01,1,a\n")}, {}, {.shouldStop = [] { return true; }, .onProgress = {}});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

void TestReadHistory::progressGrowsOverAllSources()
{
    std::string lines;
    for (int i = 0; i < 3'000; ++i)
        lines += "2026-09-01T09:00:00Z,1,a\n";
    std::vector<double> shares;
    const auto read =
        readHistory({inMemory("one", lines), inMemory("two", lines), inMemory("three", lines)}, {},
                    {.shouldStop = {}, .onProgress = [&shares](double share) { shares.push_back(share); }});
    QVERIFY(read.has_value());
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.size() > 500 && shares.size() <= 1003);
    QVERIFY(shares.back() > 0.99 && shares.back() <= 1);
}

QTEST_APPLESS_MAIN(TestReadHistory)
#include "test_read_history.moc"
