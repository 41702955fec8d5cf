// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/history/csv_print.h"

#include "sim/core/text_file.h"

#include <QtTest>

#include <algorithm>

using namespace lowwater;
using namespace std::string_literals;

class TestCsvReader : public QObject {
    Q_OBJECT

private slots:
    void charges_data();
    void charges();
    void malformedTexts_data();
    void malformedTexts();
    void theSampleAddsUp();
    void warnsOnce_data();
    void warnsOnce();
    void unsortedLinesKeepTheirOrderOnTies();
    void stopsWhenAsked();
    void reportsProgressAboutAThousandTimes();
};

void TestCsvReader::charges_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("charges");
    const std::string one = "2026-09-01T09:00:00.000000Z 0.5 a|||\n";
    QTest::addRow("plain lines") << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,a\n"s << one;
    QTest::addRow("no line end after the last line")
        << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,a"s << one;
    QTest::addRow("CRLF line ends") << "timestamp,cost_usd,session\r\n2026-09-01T09:00:00Z,0.5,a\r\n"s << one;
    QTest::addRow("CR line ends") << "timestamp,cost_usd,session\r2026-09-01T09:00:00Z,0.5,a\r"s << one;
    QTest::addRow("a byte order mark") << "\xEF\xBB\xBFtimestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,a\n"s
                                       << one;
    QTest::addRow("everything quoted")
        << "\"timestamp\",\"cost_usd\",\"session\"\n\"2026-09-01T09:00:00Z\",\"0.5\",\"a\"\n"s << one;
    QTest::addRow("columns in another order") << "session,cost_usd,timestamp\na,0.5,2026-09-01T09:00:00Z\n"s << one;
    QTest::addRow("headers in another case, padded")
        << " TimeStamp , COST-USD ,Session\n2026-09-01T09:00:00Z , 0.5 , a\n"s << one;
    QTest::addRow("blank lines between") << "\n  \ntimestamp,cost_usd,session\n\n2026-09-01T09:00:00Z,0.5,a\n \t\n\n"s
                                         << one;
    QTest::addRow("semicolons") << "timestamp;cost_usd;session\n2026-09-01T09:00:00Z;0.5;a\n"s << one;
    QTest::addRow("tabs") << "timestamp\tcost_usd\tsession\n2026-09-01T09:00:00Z\t0.5\ta\n"s << one;
    QTest::addRow("tabs with an empty field at the front")
        << "session\ttimestamp\tcost_usd\n\t2026-09-01T09:00:00Z\t0.5\n"s
        << "2026-09-01T09:00:00.000000Z 0.5 |||\n"s;
    QTest::addRow("a dollar sign") << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,$0.5,a\n"s << one;
    QTest::addRow("a zero cost") << "timestamp,cost_usd\n2026-09-01T09:00:00Z,0\n"s
                                 << "2026-09-01T09:00:00.000000Z 0 |||\n"s;
    QTest::addRow("an offset") << "timestamp,cost_usd,session\n2026-09-01T11:00:00+02:00,0.5,a\n"s << one;
    QTest::addRow("a space in the time") << "timestamp,cost_usd,session\n2026-09-01 09:00:00,0.5,a\n"s << one;
    QTest::addRow("epoch seconds") << "timestamp,cost_usd,session\n1788253200,0.5,a\n"s << one;
    QTest::addRow("epoch milliseconds") << "timestamp,cost_usd,session\n1788253200000,0.5,a\n"s << one;
    QTest::addRow("dates alone") << "date,cost_usd,session\n2026-09-01,0.5,a\n"s
                                 << "resolution day\n2026-09-01T00:00:00.000000Z 0.5 a||| for 86400\n"s;
    QTest::addRow("sums of five hours")
        << "timestamp,cost_usd,span_s\n2026-09-01T09:00:00Z,0.5,18000\n2026-09-01T15:00:00Z,1,\n"s
        << "resolution five_hours\n2026-09-01T09:00:00.000000Z 0.5 ||| for 18000\n"
           "2026-09-01T15:00:00.000000Z 1 |||\n"s;
    QTest::addRow("a date alone with another length, a month")
        << "date,cost_usd,span_s\n2026-09-01,0.5,2592000\n"s
        << "resolution day\n2026-09-01T00:00:00.000000Z 0.5 ||| for 2592000\n"s;
    QTest::addRow("spaces around a quoted amount")
        << "timestamp,cost_usd,session\n\" 2026-09-01T09:00:00Z \",\" 0.5 \",a\n"s << one;
    QTest::addRow("empty columns beyond the header")
        << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,a,,\n"s << one;
    QTest::addRow("all columns") << "timestamp,cost_usd,session,tool,model,project,pool,input_tokens,output_tokens,"
                                    "cache_write_5m_tokens,cache_write_1h_tokens,cache_read_tokens\n"
                                    "2026-09-01T09:00:00.123456Z,0.040545600,s,t,m,p,extra,10,8,10348,3,5302\n"s
                                 << "2026-09-01T09:00:00.123456Z 0.0405456 s|t|m|p extra 10/8/10348/3/5302\n"s;
    QTest::addRow("a token count past 32 bits")
        << "timestamp,cost_usd,input_tokens\n2026-09-01T09:00:00Z,0.5,9000000000\n"s
        << "2026-09-01T09:00:00.000000Z 0.5 ||| 9000000000/0/0/0/0\n"s;
    QTest::addRow("commas, quotes and line ends in names") << "timestamp,cost_usd,session,project\n"
                                                              "2026-09-01T09:00:00Z,0.5,\"a, \"\"b\"\"\",\"x\r\ny\"\n"
                                                              "2026-09-01T09:00:01Z,0.5,c,d\n"s
                                                           << "2026-09-01T09:00:00.000000Z 0.5 a, \"b\"|||x\r\ny\n"
                                                              "2026-09-01T09:00:01.000000Z 0.5 c|||d\n"s;
    QTest::addRow("quoted names keep their spaces, others lose them")
        << "timestamp,cost_usd,session,tool\n2026-09-01T09:00:00Z,0.5,\" a \", b \n"s
        << "2026-09-01T09:00:00.000000Z 0.5  a |b||\n"s;
    QTest::addRow("other scripts in names") << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,Zoë→日本\n"s
                                            << "2026-09-01T09:00:00.000000Z 0.5 Zoë→日本|||\n"s;
    QTest::addRow("bytes that are no UTF-8 are replaced")
        << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,Zo\xEB!\n"s
        << "2026-09-01T09:00:00.000000Z 0.5 Zo\xEF\xBF\xBD!|||\n"s;
    QTest::addRow("the same line twice counts twice")
        << "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,0.5,a\n2026-09-01T09:00:00Z,0.5,a\n"s << one + one;
    QTest::addRow("a header alone") << "timestamp,cost_usd\n"s
                                    << ""s;
}

void TestCsvReader::charges()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, charges);
    const auto read = readCsv(text);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(printCharges(*read->history), charges);
    QCOMPARE(printSkipped(read->summary), ""s);
    QCOMPARE(read->summary.charges, std::uint64_t{read->history->size()});
    QVERIFY(sumHolds(read->summary));
}

void TestCsvReader::malformedTexts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("says");
    const std::string example = "write a header line such as timestamp,cost_usd,session and a line for each charge\n";
    QTest::addRow("nothing") << ""s
                             << "u.csv: is empty; " + example;
    QTest::addRow("a byte order mark alone") << "\xEF\xBB\xBF"s
                                             << "u.csv: is empty; " + example;
    QTest::addRow("blank lines alone") << "\n \r\n\t\n"s
                                       << "u.csv: is empty; " + example;
    QTest::addRow("UTF-16, little end first") << "\xFF\xFEt\0i\0"s
                                              << "u.csv: is UTF-16; save it as UTF-8\n"s;
    QTest::addRow("UTF-16, big end first") << "\xFE\xFF\0t\0i"s
                                           << "u.csv: is UTF-16; save it as UTF-8\n"s;
    QTest::addRow("a zero byte")
        << "timestamp,cost_usd\n2026-09-01,1\n\0\n"s
        << "u.csv:3: has a zero byte, so it is no text in UTF-8; save the table as CSV in UTF-8\n"s;
    QTest::addRow("control bytes in the header") << "\x7F\x45LF\x02\x01\n"s
                                                 << "u.csv:1: is not a table in text form; " + example;
    QTest::addRow("a charge where the header should be") << "2026-09-01T09:00:00Z,0.5,a\n"s
                                                         << "u.csv:1: has no header; " + example;
    QTest::addRow("a quote in the header that is never closed")
        << "timestamp,\"cost_usd\n2026-09-01,1\n"s
        << "u.csv:1: has a quote in its header that is never closed\n"s;
}

void TestCsvReader::malformedTexts()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, says);
    const auto read = readCsv(text, {"u.csv", {}});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().describe() + '\n', says);
    QCOMPARE(read.error().code, ErrorCode::Malformed);
}

// The counts were taken from the file with an independent reader of CSV and decimals.
void TestCsvReader::theSampleAddsUp()
{
    const auto text = readFile(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv");
    QVERIFY(text.has_value());
    const auto read = readCsv(*text);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.lines, std::uint64_t{927});
    QCOMPARE(read->summary.charges, std::uint64_t{927});
    QCOMPARE(read->history->totalCost().toString(), "52.08779635"s);
    std::vector<NameId> sessions(read->history->sessions().begin(), read->history->sessions().end());
    std::sort(sessions.begin(), sessions.end());
    QCOMPARE(std::unique(sessions.begin(), sessions.end()) - sessions.begin(), std::ptrdiff_t{27});
    QVERIFY(read->summary.warnings.empty());
}

void TestCsvReader::warnsOnce_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("warning");
    QTest::addRow("about lines out of order")
        << "timestamp,cost_usd,session\n2026-09-02T00:00:00Z,1,a\n2026-09-01T00:00:00Z,1,a\n2026-08-01T00:00:00Z,1,a\n"s
        << "The lines were not in order of time; they have been sorted."s;
    QTest::addRow("about bytes that are not UTF-8")
        << "timestamp,cost_usd,session\n2026-09-01T00:00:00Z,1,a\n2026-09-01T00:00:00Z,1,\xFF\n2026-09-01T00:00:00Z,1,\xFE\n"s
        << "Names hold bytes that are not UTF-8 (line 3 is the first); each stands as U+FFFD now."s;
    QTest::addRow("about dates among times")
        << "timestamp,cost_usd,session\n2026-09-01,1,a\n2026-09-02T10:00:00Z,1,a\n2026-09-03T10:00:00Z,1,a\n"s
        << "1 of 3 charges have a date alone, so the history counts as known to the day only."s;
    QTest::addRow("about costs finer than a nano-dollar")
        << "timestamp,cost,session\n2026-09-01T00:00:00Z,0.30000000000000004,a\n2026-09-01T00:00:00Z,0.1230000000,a\n"s
        << "1 costs had more than nine decimals and were rounded half to even."s;
    QTest::addRow("about sessions that nothing names")
        << "timestamp,cost_usd,tool\n2026-09-01T00:00:00Z,1,t\n"s
        << "No column names the session, so all charges of one tool count as one agent."s;
    QTest::addRow("about agents that nothing tells apart")
        << "timestamp,cost_usd\n2026-09-01T00:00:00Z,1\n"s
        << "No column names the session or the tool, so all charges count as one agent."s;
}

void TestCsvReader::warnsOnce()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, warning);
    const auto read = readCsv(text);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.warnings, std::vector<std::string>{warning});
}

void TestCsvReader::unsortedLinesKeepTheirOrderOnTies()
{
    const auto read = readCsv(
        "timestamp,cost_usd,session\n"
        "2026-09-01T00:00:02Z,1,c\n2026-09-01T00:00:01Z,1,b\n2026-09-01T00:00:01Z,1,a\n2026-09-01T00:00:02Z,1,d\n");
    QVERIFY(read.has_value());
    QVERIFY(read->summary.unsorted);
    QCOMPARE(printCharges(*read->history), "2026-09-01T00:00:01.000000Z 1 b|||\n2026-09-01T00:00:01.000000Z 1 a|||\n"
                                           "2026-09-01T00:00:02.000000Z 1 c|||\n2026-09-01T00:00:02.000000Z 1 d|||\n"s);
}

void TestCsvReader::stopsWhenAsked()
{
    const auto read =
        readCsv("timestamp,cost_usd\n2026-09-01,1\n", {}, {.shouldStop = [] { return true; }, .onProgress = {}});
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
}

void TestCsvReader::reportsProgressAboutAThousandTimes()
{
    std::string text = "timestamp,cost_usd\n";
    for (int i = 0; i < 20'000; ++i)
        text += "2026-09-01T09:00:00Z,1\n";
    std::vector<double> shares;
    const auto read =
        readCsv(text, {}, {.shouldStop = {}, .onProgress = [&shares](double share) { shares.push_back(share); }});
    QVERIFY(read.has_value());
    QVERIFY(shares.size() > 500 && shares.size() <= 1001);
    QVERIFY(std::is_sorted(shares.begin(), shares.end()));
    QVERIFY(shares.front() >= 0 && shares.back() <= 1);
}

QTEST_APPLESS_MAIN(TestCsvReader)
#include "test_csv_reader.moc"
