// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include <limits>
#include <random>
#include <stdexcept>
#include <string>

using namespace lowwater;
using namespace std::chrono_literals;

/// The epoch seconds of the rows are those of `date -u -d`.
class TestTime : public QObject {
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void refuses_data();
    void refuses();
    void print_data();
    void print();
    void readsWhatItPrints();
    void knowsTheCalendar_data();
    void knowsTheCalendar();
    void addsOrThrows();
    void parseDurations_data();
    void parseDurations();
    void refusesDurations_data();
    void refusesDurations();
    void printDurations_data();
    void printDurations();
    void readsDurationsItPrints();
};

namespace {

constexpr qint64 second = 1'000'000;
constexpr qint64 septemberFirst = 1'788'220'800 * second; // 2026-09-01
constexpr qint64 nine = 1'788'253'200 * second;           // 2026-09-01T09:00:00Z

} // namespace

void TestTime::parse_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("expected");
    QTest::addColumn<bool>("dateOnly");
    const auto row = [](const char* name, const char* text, qint64 expected, bool dateOnly = false) {
        QTest::newRow(name) << std::string{text} << expected << dateOnly;
    };
    row("UTC", "2026-09-01T09:00:00Z", nine);
    row("an offset to the east", "2026-09-01T11:00:00+02:00", nine);
    row("an offset to the west, over midnight", "2026-08-31T23:30:00-09:30", nine);
    row("an offset without a colon", "2026-09-01T11:00:00+0200", nine);
    row("an offset of nothing", "2026-09-01T09:00:00-00:00", nine);
    row("no offset means UTC", "2026-09-01T09:00:00", nine);
    row("small letters", "2026-09-01t09:00:00z", nine);
    row("a space and milliseconds", "2026-06-28 03:46:57.713", 1'782'618'417 * second + 713'000);
    row("six decimals", "2026-09-01T09:00:00.000001Z", nine + 1);
    row("one decimal", "2026-09-01T09:00:00.5Z", nine + 500'000);
    row("decimals and an offset", "2026-09-01T11:00:00.25+02:00", nine + 250'000);
    row("no seconds", "2026-09-01T09:00Z", nine);
    row("a date alone", "2026-09-01", septemberFirst, true);
    row("midnight is a time of day", "2026-09-01T00:00:00Z", septemberFirst);
    row("a leap day", "2024-02-29", 1'709'164'800 * second, true);
    row("a leap day of a century", "2000-02-29T12:00:00Z", 951'825'600 * second);
    row("the microsecond before the epoch", "1969-12-31T23:59:59.999999Z", -1);
    row("long ago", "0001-01-01T00:00:00Z", -62'135'596'800 * second);
    row("far ahead", "9999-12-31T23:59:59Z", 253'402'300'799 * second);
    row("epoch seconds", "1788253200", nine);
    row("epoch seconds with decimals", "1788253200.25", nine + 250'000);
    row("epoch milliseconds", "1788253200000", nine);
    row("epoch milliseconds with decimals", "1788253200000.001", nine + 1);
    row("the epoch", "0", 0);
    row("eleven digits are seconds", "10000000000", 10'000'000'000 * second);
    row("twelve digits are milliseconds", "100000000000", 100'000'000 * second);
}

void TestTime::parse()
{
    QFETCH(const std::string, text);
    QFETCH(const qint64, expected);
    QFETCH(const bool, dateOnly);
    const auto time = parseTime(text);
    QVERIFY2(time.has_value(), time ? "" : time.error().describe().c_str());
    QCOMPARE(time->time, timeFromMicros(expected));
    QCOMPARE(time->dateOnly, dateOnly);
}

void TestTime::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* name, const char* text, const char* message) {
        QTest::newRow(name) << std::string{text} << std::string{message};
    };
    const char* notATime = "is not a time; write RFC 3339, such as 2026-09-01T09:00:00Z";
    const char* notADay = "is not a day of the calendar";
    const char* noOffset = "has no valid offset; write one such as +02:00";
    const char* trailing = "has something after the time; end with Z or an offset such as +02:00";
    row("nothing at all", "", "is empty; write a time such as 2026-09-01T09:00:00Z");
    row("month or day first", "9/1/2026", "could be day/month or month/day; write the year first, such as 2026-09-01");
    row("the year first with slashes", "2026/09/01",
        "could be day/month or month/day; write the year first, such as 2026-09-01");
    row("a word", "yesterday", notATime);
    row("a year alone with a dash", "2026-", notATime);
    row("one digit of a month", "2026-9-1", notATime);
    row("the 31st of September", "2026-09-31", notADay);
    row("a leap day of a common year", "2023-02-29", notADay);
    row("a leap day of a common century", "1900-02-29", notADay);
    row("month 13", "2026-13-01", notADay);
    row("month 0", "2026-00-10", notADay);
    row("hour 24", "2026-09-01T24:00:00Z", notATime);
    row("minute 60", "2026-09-01T09:60:00Z", notATime);
    row("a leap second", "2026-12-31T23:59:60Z", "is a leap second; write second 59");
    row("seven decimals", "2026-09-01T09:00:00.0000001Z", "has more than six decimals; round it to microseconds");
    row("a point without decimals", "2026-09-01T09:00:00.Z", notATime);
    row("an offset of one digit", "2026-09-01T09:00:00+2", noOffset);
    row("an offset of 25 hours", "2026-09-01T09:00:00+25:00", noOffset);
    row("something after the Z", "2026-09-01T09:00:00Zulu", trailing);
    row("a time zone's name", "2026-09-01T09:00:00 CEST", trailing);
    row("epoch microseconds", "1788253200000000",
        "is too long for epoch seconds or milliseconds; write RFC 3339, such as 2026-09-01T09:00:00Z");
    row("epoch seconds with seven decimals", "1788253200.0000001", "has more than 6 decimals; round it");
    row("an epoch below zero", "-1", notATime);
}

void TestTime::refuses()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto time = parseTime(text);
    QVERIFY(!time.has_value());
    QCOMPARE(time.error().message, message);
    QCOMPARE(time.error().value, text);
}

void TestTime::print_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<std::string>("text");
    QTest::newRow("UTC with six decimals") << nine << std::string{"2026-09-01T09:00:00.000000Z"};
    QTest::newRow("a microsecond") << nine + 1 << std::string{"2026-09-01T09:00:00.000001Z"};
    QTest::newRow("before the epoch") << qint64{-1} << std::string{"1969-12-31T23:59:59.999999Z"};
    QTest::newRow("the first year") << -62'135'596'800 * second << std::string{"0001-01-01T00:00:00.000000Z"};
}

void TestTime::print()
{
    QFETCH(const qint64, count);
    QFETCH(const std::string, text);
    QCOMPARE(formatTime(timeFromMicros(count)), text);
    QCOMPARE(formatDay(timeFromMicros(count)), text.substr(0, 10));
}

void TestTime::readsWhatItPrints()
{
    std::mt19937_64 random{3};
    std::uniform_int_distribution<qint64> micro{-62'135'596'800 * second, 253'402'300'799 * second};
    for (int i = 0; i < 5'000; ++i) {
        const SimTime time = timeFromMicros(micro(random));
        const auto read = parseTime(formatTime(time));
        QVERIFY(read.has_value());
        QCOMPARE(read->time, time);
        QVERIFY(startOfDay(time) <= time && time < startOfNextDay(time));
        QCOMPARE(startOfNextDay(time) - startOfDay(time), Duration{24h});
        QVERIFY(startOfMonth(time) <= startOfDay(time) && startOfNextDay(time) <= startOfNextMonth(time));
        QCOMPARE(formatDay(startOfMonth(time)), formatDay(time).substr(0, 8) + "01");
        QCOMPARE(startOfMonth(startOfNextMonth(time)), startOfNextMonth(time));
        QCOMPARE(startOfNextMonth(startOfNextMonth(time) - Duration{1}), startOfNextMonth(time));
    }
}

void TestTime::knowsTheCalendar_data()
{
    QTest::addColumn<std::string>("time");
    QTest::addColumn<std::string>("day");
    QTest::addColumn<std::string>("nextDay");
    QTest::addColumn<std::string>("month");
    QTest::addColumn<std::string>("nextMonth");
    const auto row = [](const char* name, const char* time, const char* day, const char* nextDay, const char* month,
                        const char* nextMonth) {
        QTest::newRow(name) << std::string{time} << std::string{day} << std::string{nextDay} << std::string{month}
                            << std::string{nextMonth};
    };
    row("inside a month", "2026-09-10T09:00:00Z", "2026-09-10", "2026-09-11", "2026-09-01", "2026-10-01");
    row("the first moment of a month", "2026-09-01T00:00:00Z", "2026-09-01", "2026-09-02", "2026-09-01", "2026-10-01");
    row("the last moment of a year", "2026-12-31T23:59:59.999999Z", "2026-12-31", "2027-01-01", "2026-12-01",
        "2027-01-01");
    row("a leap day", "2024-02-29T12:00:00Z", "2024-02-29", "2024-03-01", "2024-02-01", "2024-03-01");
    row("February of a common year", "2026-02-28T12:00:00Z", "2026-02-28", "2026-03-01", "2026-02-01", "2026-03-01");
    row("the 31st of January", "2026-01-31T12:00:00Z", "2026-01-31", "2026-02-01", "2026-01-01", "2026-02-01");
    row("before the epoch", "1969-12-31T23:59:59.999999Z", "1969-12-31", "1970-01-01", "1969-12-01", "1970-01-01");
    row("midnight before the epoch", "1900-03-01T00:00:00Z", "1900-03-01", "1900-03-02", "1900-03-01", "1900-04-01");
}

void TestTime::knowsTheCalendar()
{
    QFETCH(const std::string, time);
    QFETCH(const std::string, day);
    QFETCH(const std::string, nextDay);
    QFETCH(const std::string, month);
    QFETCH(const std::string, nextMonth);
    const SimTime moment = parseTime(time).value().time;
    QCOMPARE(startOfDay(moment), parseTime(day).value().time);
    QCOMPARE(startOfNextDay(moment), parseTime(nextDay).value().time);
    QCOMPARE(startOfMonth(moment), parseTime(month).value().time);
    QCOMPARE(startOfNextMonth(moment), parseTime(nextMonth).value().time);
}

void TestTime::addsOrThrows()
{
    QCOMPARE(later(timeFromMicros(nine), 90s), timeFromMicros(nine + 90 * second));
    QCOMPARE(later(timeFromMicros(nine), -90s), timeFromMicros(nine - 90 * second));
    const SimTime last = timeFromMicros(std::numeric_limits<qint64>::max());
    QCOMPARE(later(last, Duration{0}), last);
    QVERIFY_EXCEPTION_THROWN((void)later(last, Duration{1}), std::overflow_error);
}

void TestTime::parseDurations_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, const char* text, qint64 expected) {
        QTest::newRow(name) << std::string{text} << expected;
    };
    row("seconds", "90s", 90 * second);
    row("minutes", "2m", 120 * second);
    row("hours and minutes", "1h30m", 5'400 * second);
    row("days", "7d", 604'800 * second);
    row("milliseconds", "250ms", 250'000);
    row("microseconds", "3us", 3);
    row("all units", "1d2h3m4s5ms6us", 93'784 * second + 5'006);
    row("decimals of the last part", "1m1.5s", 61 * second + 500'000);
    row("half an hour", "0.5h", 1'800 * second);
    row("a tenth of a millisecond", "0.1ms", 100);
    row("nothing", "0", 0);
    row("no seconds", "0s", 0);
    row("more than a unit of the next", "100m", 6'000 * second);
}

void TestTime::parseDurations()
{
    QFETCH(const std::string, text);
    QFETCH(const qint64, expected);
    const auto duration = parseDuration(text);
    QVERIFY2(duration.has_value(), duration ? "" : duration.error().describe().c_str());
    QCOMPARE(*duration, Duration{expected});
}

void TestTime::refusesDurations_data()
{
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing at all") << std::string{};
    QTest::newRow("no unit") << std::string{"90"};
    QTest::newRow("no number") << std::string{"s"};
    QTest::newRow("below zero") << std::string{"-5s"};
    QTest::newRow("an unknown unit") << std::string{"3w"};
    QTest::newRow("small before large") << std::string{"30m1h"};
    QTest::newRow("a unit twice") << std::string{"1h1h"};
    QTest::newRow("decimals before the last part") << std::string{"1.5h30m"};
    QTest::newRow("a space") << std::string{"1h 30m"};
    QTest::newRow("finer than a microsecond") << std::string{"0.5us"};
    QTest::newRow("a minute's part finer than a microsecond") << std::string{"0.0000001m"};
    QTest::newRow("two points") << std::string{"1.2.3s"};
    QTest::newRow("too long") << std::string{"99999999999999999d"};
}

void TestTime::refusesDurations()
{
    QFETCH(const std::string, text);
    const auto duration = parseDuration(text);
    QVERIFY(!duration.has_value());
    QCOMPARE(duration.error().value, text);
    QVERIFY(!duration.error().message.empty());
}

void TestTime::printDurations_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("seconds");
    const auto row = [](const char* name, qint64 count, const char* text, const char* seconds) {
        QTest::newRow(name) << count << std::string{text} << std::string{seconds};
    };
    row("nothing", 0, "0s", "0");
    row("a minute and a half", 90 * second, "1m30s", "90");
    row("hours", 7'200 * second, "2h", "7200");
    row("a day and a second", 86'401 * second, "1d1s", "86401");
    row("a quarter of a second", 250'000, "250ms", "0.25");
    row("a second and a half", 1'500'000, "1s500ms", "1.5");
    row("a microsecond", 1, "1us", "0.000001");
}

void TestTime::printDurations()
{
    QFETCH(const qint64, count);
    QFETCH(const std::string, text);
    QFETCH(const std::string, seconds);
    QCOMPARE(formatDuration(Duration{count}), text);
    QCOMPARE(formatSeconds(Duration{count}), seconds);
}

void TestTime::readsDurationsItPrints()
{
    std::mt19937_64 random{4};
    for (int i = 0; i < 5'000; ++i) {
        const Duration duration{static_cast<qint64>(random() >> (2 + random() % 61)) / 2};
        const auto read = parseDuration(formatDuration(duration));
        QVERIFY(read.has_value());
        QCOMPARE(*read, duration);
    }
}

QTEST_APPLESS_MAIN(TestTime)
#include "test_time.moc"
