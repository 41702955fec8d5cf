// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/words/format.h"

#include <QtTest>

using namespace lowwater;
using namespace std::chrono_literals;

class TestFormat : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void money_data();
    void money();
    void amount();
    void moneyInGerman();
    void duration_data();
    void duration();
    void times();
    void ranges();
    void percent_data();
    void percent();
    void aSystemWithoutLanguageSpeaksEnglish();
};

void TestFormat::money_data()
{
    QTest::addColumn<QString>("dollars");
    QTest::addColumn<QString>("text");
    QTest::addRow("whole dollars keep their cents") << "1"
                                                    << "$1.00";
    QTest::addRow("nothing") << "0"
                             << "$0.00";
    QTest::addRow("a true minus") << "-0.06"
                                  << "−$0.06";
    QTest::addRow("thousands are grouped") << "1204.5"
                                           << "$1,204.50";
    QTest::addRow("half a cent goes to the even cent below") << "2.345"
                                                             << "$2.34";
    QTest::addRow("half a cent goes to the even cent above") << "2.355"
                                                             << "$2.36";
    QTest::addRow("a nano past half goes up") << "2.345000001"
                                              << "$2.35";
    QTest::addRow("under a cent four digits") << "0.0042"
                                              << "$0.0042";
    QTest::addRow("under a cent and negative") << "-0.0042"
                                               << "−$0.0042";
    QTest::addRow("rounded up to a cent it is a cent") << "0.00999"
                                                       << "$0.01";
    QTest::addRow("less than four digits can say") << "0.00003"
                                                   << "<$0.0001";
    QTest::addRow("the least there is") << "-9223372036.854775808"
                                        << "−$9,223,372,036.85";
}

void TestFormat::money()
{
    QFETCH(const QString, dollars);
    QFETCH(const QString, text);
    const auto money = dollars.startsWith("-9223372036") ? Money::fromNanos(std::numeric_limits<std::int64_t>::min())
                                                         : Money::parse(dollars.toStdString()).value();
    QCOMPARE(words::formatMoney(money), text);
}

void TestFormat::amount()
{
    QCOMPARE(words::formatAmount(Money::fromDollars(5)), QString("$5"));
    QCOMPARE(words::formatAmount(Money::fromDollars(1200)), QString("$1,200"));
    QCOMPARE(words::formatAmount(Money::fromNanos(6'430'000'000)), QString("$6.43"));
    QCOMPARE(words::formatAmount(-Money::fromDollars(2)), QString("−$2"));
}

void TestFormat::moneyInGerman()
{
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(words::formatMoney(Money::fromNanos(1'204'560'000'000)), QString("$1.204,56"));
    QCOMPARE(words::formatCount(12'345), QString("12.345"));
}

void TestFormat::duration_data()
{
    QTest::addColumn<qint64>("micros");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, Duration duration, const char* text) {
        QTest::addRow("%s", name) << qint64{duration.count()} << QString::fromUtf8(text);
    };
    row("nothing", 0s, "0 s");
    row("a blink", 400ms, "under 1 s");
    row("half a second is a second", 500ms, "1 s");
    row("seconds", 13s, "13 s");
    row("one second short of a minute", 59s, "59 s");
    row("rounded up to the minute", 59s + 700ms, "1 min");
    row("minutes and seconds", 8min + 20s, "8 min 20 s");
    row("whole minutes say no seconds", 8min, "8 min");
    row("just under ten minutes", 9min + 59s, "9 min 59 s");
    row("from ten minutes on whole minutes", 10min + 29s, "10 min");
    row("to the nearest minute", 52min + 30s, "53 min");
    row("rounded up to the hour", 59min + 40s, "1 h");
    row("hours and minutes", 1h + 26min, "1 h 26 min");
    row("just under a day", 23h + 59min, "23 h 59 min");
    row("rounded up to the day", 23h + 59min + 45s, "1 d");
    row("days and hours", 76h + 20min, "3 d 4 h");
    row("a long time", 24h * 1200, "1,200 d");
}

void TestFormat::duration()
{
    QFETCH(const qint64, micros);
    QFETCH(const QString, text);
    QCOMPARE(words::formatDuration(Duration{micros}), text);
}

void TestFormat::times()
{
    const SimTime time = parseTime("2026-02-11T20:52:57.9Z").value().time;
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(words::formatTime(time, berlin), QString("Wed 11 Feb 21:52:57"));
    QCOMPARE(words::formatTime(time, QTimeZone::utc()), QString("Wed 11 Feb 20:52:57"));
    QCOMPARE(words::formatMinute(time, berlin), QString("Wed 11 Feb 21:52"));
    QCOMPARE(words::formatClock(time, berlin), QString("21:52:57"));
    QCOMPARE(words::formatDay(time, QTimeZone("Asia/Tokyo")), QString("12 Feb"));
    QCOMPARE(words::formatDate(QDate(2026, 2, 11)), QString("Wed 11 Feb 2026"));
    QCOMPARE(words::formatTime(parseTime("1969-12-31T23:59:59.5Z").value().time, QTimeZone::utc()),
             QString("Wed 31 Dec 23:59:59"));
}

void TestFormat::ranges()
{
    const SimTime from = parseTime("2026-02-11T22:54:06Z").value().time;
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(words::formatTimeRange(from, from + 10min, berlin), QString("23:54:06 → 00:04:06"));
    QCOMPARE(words::formatTimeRange(from, from + 24h, berlin), QString("Wed 11 Feb 23:54:06 → Thu 12 Feb 23:54:06"));
}

void TestFormat::percent_data()
{
    QTest::addColumn<qint64>("part");
    QTest::addColumn<qint64>("whole");
    QTest::addColumn<QString>("text");
    QTest::addRow("all") << qint64{7} << qint64{7} << "100 %";
    QTest::addRow("none") << qint64{0} << qint64{7} << "0 %";
    QTest::addRow("from ten on whole") << qint64{1254} << qint64{10'000} << "13 %";
    QTest::addRow("under ten one decimal") << qint64{96} << qint64{1000} << "9.6 %";
    QTest::addRow("not nothing") << qint64{1} << qint64{1'000'000} << "<0.1 %";
    QTest::addRow("of nothing") << qint64{0} << qint64{0} << "–";
    QTest::addRow("large sums do not overflow")
        << std::numeric_limits<qint64>::max() / 2 << std::numeric_limits<qint64>::max() << "50 %";
}

void TestFormat::percent()
{
    QFETCH(const qint64, part);
    QFETCH(const qint64, whole);
    QFETCH(const QString, text);
    QCOMPARE(words::formatPercent(part, whole), text);
}

void TestFormat::aSystemWithoutLanguageSpeaksEnglish()
{
    QLocale::setDefault(QLocale::c());
    QCOMPARE(words::formatCount(1204), QString("1,204"));
    QCOMPARE(words::formatMoney(Money::fromDollars(1204)), QString("$1,204.00"));
}

QTEST_GUILESS_MAIN(TestFormat)
#include "test_format.moc"
