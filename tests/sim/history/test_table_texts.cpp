// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as spreadsheets of other countries write them.
#include "sim/history/table_texts.h"
#include "tests/sim/history/csv_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

using Words = std::map<std::string, std::string>;

/// `decimals=comma dates=dmy`
Words wordsIn(const std::string& text)
{
    Words words;
    for (const QString& word : QString::fromStdString(text).split(u' ', Qt::SkipEmptyParts))
        words[word.section(u'=', 0, 0).toStdString()] = word.section(u'=', 1).toStdString();
    return words;
}

TableTexts textsOf(const std::string& text)
{
    Words words = wordsIn(text);
    return *takeTableTexts(words);
}

} // namespace

class TestTableTexts : public QObject {
    Q_OBJECT

private slots:
    void wordsGoThereAndBack_data();
    void wordsGoThereAndBack();
    void badWords_data();
    void badWords();
    void times_data();
    void times();
    void badTimes_data();
    void badTimes();
    void sums_data();
    void sums();
    void readsTables_data();
    void readsTables();
};

void TestTableTexts::wordsGoThereAndBack_data()
{
    QTest::addColumn<std::string>("words");
    for (const char* words : {"", "delimiter=semicolon", "delimiter=pipe decimals=comma", "dates=dmy", "dates=ymd",
                              "zone=Europe/Berlin", "zone=-03:30", "currency=Currency dates=mdy delimiter=tab"})
        QTest::addRow("'%s'", words) << std::string{words};
}

void TestTableTexts::wordsGoThereAndBack()
{
    QFETCH(const std::string, words);
    Words given = wordsIn(words);
    given["timestamp"] = "Date";
    const auto texts = takeTableTexts(given);
    QVERIFY2(texts.has_value(), texts ? "" : texts.error().describe().c_str());
    QCOMPARE(given, (Words{{"timestamp", "Date"}})); // a column is none of its words
    QCOMPARE(wordsOf(*texts), wordsIn(words));
}

void TestTableTexts::badWords_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("says");
    QTest::addRow("a delimiter that is none")
        << "delimiter=colon"s
        << "delimiter: \"colon\" is not known here; the words are comma, semicolon, tab, pipe"s;
    QTest::addRow("decimals that are none") << "decimals=dot"s
                                            << "decimals: \"dot\" is not known here; the words are point, comma"s;
    QTest::addRow("an order that is none") << "dates=ydm"s
                                           << "dates: \"ydm\" is not known here; the words are ymd, dmy, mdy"s;
    QTest::addRow("a zone that nobody knows")
        << "zone=Europe/Atlantis"s
        << "zone: \"Europe/Atlantis\" is no time zone; write one such as Europe/Berlin, UTC or +02:00"s;
    QTest::addRow("an offset past a day")
        << "zone=+25:00"s
        << "zone: \"+25:00\" is no time zone; write one such as Europe/Berlin, UTC or +02:00"s;
}

void TestTableTexts::badWords()
{
    QFETCH(const std::string, words);
    QFETCH(const std::string, says);
    Words given = wordsIn(words);
    const auto texts = takeTableTexts(given);
    QVERIFY(!texts);
    QCOMPARE(texts.error().describe(), says);
}

void TestTableTexts::times_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("time");
    const auto row = [](const char* what, const char* words, const char* text, const char* time) {
        QTest::addRow("%s", what) << std::string{words} << std::string{text} << std::string{time};
    };
    row("the day first, with points", "dates=dmy", "1.9.2026 9:05", "2026-09-01T09:05:00.000000Z");
    row("the day first, with slashes and seconds", "dates=dmy", "01/09/2026 09:05:30.25",
        "2026-09-01T09:05:30.250000Z");
    row("the month first, in the afternoon", "dates=mdy", "9/1/2026 1:05 PM", "2026-09-01T13:05:00.000000Z");
    row("twelve at noon", "dates=mdy", "9/1/2026 12:00 PM", "2026-09-01T12:00:00.000000Z");
    row("twelve at midnight", "dates=mdy", "9/1/2026, 12:30:00 a.m.", "2026-09-01T00:30:00.000000Z");
    row("the year first, with slashes", "dates=ymd", "2026/9/1 09:05", "2026-09-01T09:05:00.000000Z");
    row("a date alone", "dates=dmy", "31.12.2026", "2026-12-31");
    row("what needs no order is read under any", "dates=dmy", "2026-09-01T09:05:00Z", "2026-09-01T09:05:00.000000Z");
    row("epoch seconds are no wall clock", "zone=Europe/Berlin", "1788253200", "2026-09-01T09:00:00.000000Z");
    row("an offset of its own wins over the zone", "zone=Europe/Berlin", "2026-09-01T09:00:00+05:00",
        "2026-09-01T04:00:00.000000Z");
    // Berlin is two hours ahead in summer and one in winter
    row("summer", "zone=Europe/Berlin", "2026-09-01 09:00:00", "2026-09-01T07:00:00.000000Z");
    row("winter", "zone=Europe/Berlin dates=dmy", "1.12.2026 09:00", "2026-12-01T08:00:00.000000Z");
    row("the hour that comes twice is the first", "zone=Europe/Berlin", "2026-10-25 02:30:00",
        "2026-10-25T00:30:00.000000Z");
    row("the hour that is left out is its end", "zone=Europe/Berlin", "2026-03-29 02:30:00",
        "2026-03-29T01:00:00.000000Z");
    row("an offset as the zone", "zone=-03:30", "2026-09-01 09:00", "2026-09-01T12:30:00.000000Z");
    row("a day begins at midnight there", "zone=Europe/Berlin", "2026-09-01",
        "2026-08-31T22:00:00.000000Z and it is a date");
}

void TestTableTexts::times()
{
    QFETCH(const std::string, words);
    QFETCH(const std::string, text);
    QFETCH(const std::string, time);
    const auto parsed = parseTableTime(text, textsOf(words));
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().describe().c_str());
    const bool isMidnight = parsed->time == startOfDay(parsed->time);
    const std::string printed = !parsed->dateOnly ? formatTime(parsed->time)
                                : isMidnight      ? formatDay(parsed->time)
                                                  : formatTime(parsed->time) + " and it is a date";
    QCOMPARE(printed, time);
}

void TestTableTexts::badTimes_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("says");
    const auto row = [](const char* what, const char* words, const char* text, const char* says) {
        QTest::addRow("%s", what) << std::string{words} << std::string{text} << std::string{says};
    };
    row("without an order, a date that could be two", "", "9/1/2026",
        "\"9/1/2026\" could be day/month or month/day; write the year first, such as 2026-09-01");
    row("a month that is a day", "dates=mdy", "31.12.2026", "\"31.12.2026\" is not a day of the calendar");
    row("two digits of a year", "dates=dmy", "31.12.26", "\"31.12.26\" is not a time such as 31.12.2026 17:05");
    row("thirteen in the afternoon", "dates=mdy", "9/1/2026 13:05 PM",
        "\"9/1/2026 13:05 PM\" is not a time such as 12/31/2026 5:05 PM");
    row("words", "dates=ymd", "yesterday", "\"yesterday\" is not a time such as 2026-12-31 17:05");
    row("something behind it", "dates=dmy", "1.9.2026 09:05 sharp",
        "\"1.9.2026 09:05 sharp\" is not a time such as 31.12.2026 17:05");
    row("nothing", "dates=dmy", "", "is not a time such as 31.12.2026 17:05");
}

void TestTableTexts::badTimes()
{
    QFETCH(const std::string, words);
    QFETCH(const std::string, text);
    QFETCH(const std::string, says);
    const auto parsed = parseTableTime(text, textsOf(words));
    QVERIFY(!parsed);
    QCOMPARE(QString::fromStdString(parsed.error().describe()), QString::fromStdString(says));
}

void TestTableTexts::sums_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("plain");
    const auto row = [](const char* words, const char* text, const char* plain) {
        QTest::addRow("%s with %s", text, words) << std::string{words} << std::string{text} << std::string{plain};
    };
    row("decimals=comma", "0,19", "0.19");
    row("decimals=comma", "1.234,56", "1234.56");
    row("decimals=comma", "1.234.567", "1234567");
    row("decimals=comma", "$ 12", "$ 12");
    row("decimals=comma", "12.5", "12.5"); // no thousands mark: left to be refused, or read as it is
    row("decimals=comma", "1,2,3", "1.2,3");
    row("decimals=point", "0,19", "0,19");
}

void TestTableTexts::sums()
{
    QFETCH(const std::string, words);
    QFETCH(const std::string, text);
    QFETCH(const std::string, plain);
    QCOMPARE(plainSum(text, textsOf(words)), plain);
}

void TestTableTexts::readsTables_data()
{
    QTest::addColumn<std::string>("words");
    QTest::addColumn<std::string>("table");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("skipped");
    const auto one = "2026-09-01T07:05:00.000000Z 1234.5 |||\n"s;
    QTest::addRow("a German spreadsheet")
        << "timestamp=Datum cost_usd=Betrag delimiter=semicolon decimals=comma dates=dmy zone=Europe/Berlin"s
        << "Datum;Betrag\n1.9.2026 09:05;1.234,5\n"s << one << ""s;
    QTest::addRow("a table with bars") << "delimiter=pipe"s
                                       << "timestamp|cost_usd\n2026-09-01T07:05:00Z|1234.5\n"s << one << ""s;
    QTest::addRow("a column that says the currency")
        << "currency=Currency"s
        << "timestamp,cost_usd,Currency\n2026-09-01T07:05:00Z,1234.5,usd\n2026-09-01T07:06:00Z,3,EUR\n"s << one
        << "line 3: Currency: \"EUR\" is not US dollars (USD), in which Lowwater counts\n"s;
}

void TestTableTexts::readsTables()
{
    QFETCH(const std::string, words);
    QFETCH(const std::string, table);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, skipped);
    const auto read = readCsv(table, {{}, wordsIn(words), {}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(QString::fromStdString(printCharges(*read->history)), QString::fromStdString(charges));
    QCOMPARE(QString::fromStdString(printSkipped(read->summary)), QString::fromStdString(skipped));
    for (const auto& warning : read->summary.warnings)
        QVERIFY2(warning.find("not used") == std::string::npos, warning.c_str());
    QVERIFY(sumHolds(read->summary));
}

QTEST_APPLESS_MAIN(TestTableTexts)
#include "test_table_texts.moc"
