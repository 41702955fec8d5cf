// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/history/csv_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestCsvSkips : public QObject {
    Q_OBJECT

private slots:
    void oneBadLine_data();
    void oneBadLine();
    void roundsForeignCosts_data();
    void roundsForeignCosts();
    void lengthsOfTimeAreWholeSeconds();
    void keepsTheLineAsItStands();
    void longLinesAreCut();
    void boundsTheLinesItKeeps();
    void returnsFromStrayQuotesOnlySoOften();
};

void TestCsvSkips::oneBadLine_data()
{
    QTest::addColumn<std::string>("line");
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<std::string>("says"); // after the file and line
    const auto row = [](const char* name, const char* line, const char* reason, const char* says) {
        QTest::addRow("%s", name) << std::string{line} << std::string{reason} << std::string{says};
    };
    row("no time", ",1,a,,1", "missing_timestamp", "timestamp: is empty; write a time such as 2026-09-01T09:00:00Z");
    row("a date that could be two", "9/1/2026,1,a,,1", "bad_timestamp",
        "timestamp: \"9/1/2026\" could be day/month or month/day; write the year first, such as 2026-09-01");
    row("a day that is not in the calendar", "2026-02-30,1,a,,1", "bad_timestamp",
        "timestamp: \"2026-02-30\" is not a day of the calendar");
    row("a time past the year 9999", "9999-12-31T23:59:59-01:00,1,a,,1", "bad_timestamp",
        "timestamp: \"9999-12-31T23:59:59-01:00\" is outside of the years 0 to 9999");
    row("a time before the year 0", "0000-01-01T00:00:00+01:00,1,a,,1", "bad_timestamp",
        "timestamp: \"0000-01-01T00:00:00+01:00\" is outside of the years 0 to 9999");
    row("no cost", "2026-09-01T09:00:00Z,,a,,1", "missing_cost",
        "cost_usd: is empty; write what the request cost in dollars, such as 0.19, or name its model and tokens");
    row("a decimal comma", "2026-09-01T09:00:00Z,\"12,5\",a,,1", "bad_cost",
        "cost_usd: \"12,5\" is not a number; use a point");
    row("a thousands mark", "2026-09-01T09:00:00Z,\"1,234.50\",a,,1", "bad_cost",
        "cost_usd: \"1,234.50\" has a thousands mark; write 1234.50");
    row("an exponent", "2026-09-01T09:00:00Z,1e-3,a,,1", "bad_cost",
        "cost_usd: \"1e-3\" has an exponent; write a plain decimal");
    row("a tenth decimal", "2026-09-01T09:00:00Z,0.1234567891,a,,1", "bad_cost",
        "cost_usd: \"0.1234567891\" has more than 9 decimals; round it");
    row("words", "2026-09-01T09:00:00Z,Included,a,,1", "bad_cost",
        "cost_usd: \"Included\" is not a number; write a plain decimal such as 12.5");
    row("a cost past the range", "2026-09-01T09:00:00Z,9223372036.854775808,a,,1", "bad_cost",
        "cost_usd: \"9223372036.854775808\" is too large");
    row("a refund", "2026-09-01T09:00:00Z,-0.01,a,,1", "negative_cost",
        "cost_usd: \"-0.01\" is negative; a charge costs zero or more, leave refunds and credits out");
    row("an unknown pool", "2026-09-01T09:00:00Z,1,a,petty cash,1", "bad_pool",
        "pool: \"petty cash\" is not a pool; write plan, extra or api, or leave it empty");
    row("a negative count of tokens", "2026-09-01T09:00:00Z,1,a,,-1", "bad_tokens",
        "input_tokens: \"-1\" is negative; a count of tokens is zero or more");
    row("a fraction of a token", "2026-09-01T09:00:00Z,1,a,,1.5", "bad_tokens",
        "input_tokens: \"1.5\" is not a count of tokens; write a whole number such as 1234");
    row("a count of tokens past 64 bits", "2026-09-01T09:00:00Z,1,a,,9223372036854775808", "bad_tokens",
        "input_tokens: \"9223372036854775808\" is not a count of tokens; write a whole number such as 1234");
    row("too few columns", "2026-09-01T09:00:00Z,1,a", "wrong_columns",
        "has 3 columns and the header 5; quote a value that has a separator in it");
    row("too many columns", "2026-09-01T09:00:00Z,1,234.50,a,,1", "wrong_columns",
        "has 6 columns and the header 5; quote a value that has a separator in it");
    row("a quote that swallows a line", "2026-09-01T09:00:00Z,1,\"a,,1\n2026-09-01T09:00:00Z,1,a\"", "wrong_columns",
        "has 3 columns and the header 5; quote a value that has a separator in it (it runs to line 6: is a quote "
        "missing?)");
    row("a quote that is never closed", "2026-09-01T09:00:00Z,1,\"a,,1", "unterminated_quote",
        "has a quote that is never closed; close it, or double it where it is meant");
    row("bytes that are not UTF-8", "2026-09-01T09:00:00Z,1\xA3,a,,1", "bad_cost",
        "cost_usd: \"1\xEF\xBF\xBD\" is not a number; write a plain decimal such as 12.5");
    row("nothing but separators", ",,,,", "missing_timestamp",
        "timestamp: is empty; write a time such as 2026-09-01T09:00:00Z");
}

// The bad line stands between two good ones, behind one with a line end in its name: line 5 of the text.
void TestCsvSkips::oneBadLine()
{
    QFETCH(const std::string, line);
    QFETCH(const std::string, reason);
    QFETCH(const std::string, says);
    const auto text = "timestamp,cost_usd,session,pool,input_tokens\n"
                      "2026-09-01T08:00:00Z,1,\"two\nlines\",extra,1\n\n" +
                      line + "\n2026-09-01T10:00:00Z,2,a,,\n";
    const auto read = readCsv(text, {"u.csv", {}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skipped, (std::map<std::string, std::uint64_t>{{reason, 1}}));
    QCOMPARE(printSkipped(read->summary), "u.csv:5: " + says + '\n');
    QCOMPARE(printCharges(*read->history), "2026-09-01T08:00:00.000000Z 1 two\nlines||| extra 1/0/0/0/0\n"
                                           "2026-09-01T10:00:00.000000Z 2 a|||\n"s);
    QCOMPARE(read->summary.lines, std::uint64_t{3});
    QVERIFY(sumHolds(read->summary));
}

void TestCsvSkips::roundsForeignCosts_data()
{
    QTest::addColumn<std::string>("cost");
    QTest::addColumn<std::string>("kept");
    QTest::addColumn<quint64>("rounded");
    QTest::addRow("below half goes down") << "0.0000000014"s
                                          << "0.000000001"s << quint64{1};
    QTest::addRow("above half goes up") << "0.0000000016"s
                                        << "0.000000002"s << quint64{1};
    QTest::addRow("half goes to the even one below") << "0.0000000025"s
                                                     << "0.000000002"s << quint64{1};
    QTest::addRow("half goes to the even one above") << "0.0000000035"s
                                                     << "0.000000004"s << quint64{1};
    QTest::addRow("a little over half goes up") << "0.000000002500000000000000000001"s
                                                << "0.000000003"s << quint64{1};
    QTest::addRow("zeros are not rounded") << "0.100000000000000000"s
                                           << "0.1"s << quint64{0};
    QTest::addRow("nines carry") << "0.9999999999"s
                                 << "1"s << quint64{1};
    QTest::addRow("a dollar sign stays allowed") << "$0.1234567891"s
                                                 << "0.123456789"s << quint64{1};
    QTest::addRow("past the range is refused") << "9223372036.8547758079"s
                                               << ""s << quint64{0};
    QTest::addRow("letters behind are refused") << "0.1234567891x"s
                                                << ""s << quint64{0};
    QTest::addRow("an exponent behind is refused") << "1.2345678912e-05"s
                                                   << ""s << quint64{0};
}

// MODEL.md section 1: the canonical CSV refuses a tenth decimal, other formats are rounded half to even and counted.
void TestCsvSkips::roundsForeignCosts()
{
    QFETCH(const std::string, cost);
    QFETCH(const std::string, kept);
    QFETCH(const quint64, rounded);
    const auto read = readCsv("created_at,cost_total\n2026-06-28 03:46:57.713," + cost + "\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->history->empty() ? ""s : read->history->costs()[0].toString(), kept);
    QCOMPARE(read->summary.rounded, std::uint64_t{rounded});
    QVERIFY(sumHolds(read->summary));
}

void TestCsvSkips::lengthsOfTimeAreWholeSeconds()
{
    const auto read = readCsv("timestamp,cost_usd,span_s\n2026-09-01,1,5h\n2026-09-01,1,-1\n2026-09-01,1,4294967296\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skipped, (std::map<std::string, std::uint64_t>{{"bad_span", 3}}));
    QCOMPARE(
        read->summary.skippedLines.front().error.describe(),
        "line 2: span_s: \"5h\" is not the length of a time; write whole seconds such as 18000, or leave it empty"s);
}

void TestCsvSkips::keepsTheLineAsItStands()
{
    const auto read = readCsv("timestamp,cost_usd,session\r\n2026-09-01,x,\"a, \"\"b\"\"\nc\"\r\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skippedLines.size(), std::size_t{1});
    QCOMPARE(read->summary.skippedLines[0].text, "2026-09-01,x,\"a, \"\"b\"\"\nc\""s);
}

void TestCsvSkips::longLinesAreCut()
{
    const auto read =
        readCsv("timestamp,cost_usd,session\n2026-09-01," + std::string(90, '7') + ',' + std::string(1000, 'a') +
                "\n"
                "2026-09-01,x," +
                std::string(399 - 13, 'a') + "é\n");
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skippedLines[0].text.size(), std::size_t{400});
    QCOMPARE(read->summary.skippedLines[0].error.value, std::string(80, '7') + "…");
    QCOMPARE(read->summary.skippedLines[1].text, "2026-09-01,x," + std::string(399 - 13, 'a')); // é is not cut in two
}

void TestCsvSkips::boundsTheLinesItKeeps()
{
    std::string text = "timestamp,cost_usd\n";
    for (int i = 0; i < 12'345; ++i)
        text += "2026-09-01,x\n";
    const auto read = readCsv(text);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skipped.at("bad_cost"), std::uint64_t{12'345});
    QCOMPARE(read->summary.skippedLines.size(), ImportSummary::maxSkippedLines);
}

// A quote opens in each of 40 lines and none is closed: 16 are given up one by one, the 17th takes the rest with it.
void TestCsvSkips::returnsFromStrayQuotesOnlySoOften()
{
    std::string text = "timestamp,cost_usd,session\n";
    for (int i = 0; i < 40; ++i)
        text += "2026-09-01T09:00:00Z,1,\"a\n";
    const auto read = readCsv(text);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.skipped, (std::map<std::string, std::uint64_t>{{"unterminated_quote", 17}}));
    QCOMPARE(read->summary.skippedLines.back().error.describe(),
             "line 18: has a quote that is never closed, up to line 41, the end"s);
}

QTEST_APPLESS_MAIN(TestCsvSkips)
#include "test_csv_skips.moc"
