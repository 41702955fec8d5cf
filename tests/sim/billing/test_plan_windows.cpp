// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing_text.h"

#include <QTest>

using namespace lowwater;
using namespace lowwater::test;

class TestPlanWindows : public QObject {
    Q_OBJECT

private slots:
    void texts_data();
    void texts();
    void badTexts_data();
    void badTexts();
    void periods_data();
    void periods();
    void periodsStayWithinTheRangeOfTime();
    void windows_data();
    void windows();
    void sumsPastTheRangeOfMoneyUseTheAllowanceUp();
};

void TestPlanWindows::texts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("again");
    const auto row = [](const char* what, const char* text, const char* again = nullptr) {
        QTest::newRow(what) << std::string{text} << std::string{again ? again : text};
    };
    row("CLI.md's first", "5h=15:overflow");
    row("CLI.md's second", "7d@2026-09-03T10:00:00Z=60:block");
    row("CLI.md's third", "month@15=20:throttle");
    row("a month alone begins on its first", "month=20:throttle", "month@1=20:throttle");
    row("the anchor as a day", "7d@2026-09-03=60:block", "7d@2026-09-03T00:00:00Z=60:block");
    row("the anchor in another zone", "7d@2026-09-03T10:00:00+02:00=60:block", "7d@2026-09-03T08:00:00Z=60:block");
    row("an anchor finer than a second", "3d@2026-09-03T10:00:00.25Z=60:block",
        "3d@2026-09-03T10:00:00.250000Z=60:block");
    row("any length", "1d12h=0.5:throttle");
}

void TestPlanWindows::texts()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, again);
    const auto window = PlanWindow::parse(text);
    QVERIFY2(window.has_value(), window ? "" : window.error().describe().c_str());
    QCOMPARE(window->toString(), again);
    QVERIFY(*PlanWindow::parse(window->toString()) == *window);
}

void TestPlanWindows::badTexts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* what, const char* text, const char* message) {
        QTest::newRow(what) << std::string{text} << std::string{message};
    };
    row("no consequence", "5h=15", "\"5h=15\" does not end with :throttle, :overflow or :block");
    row("an unknown consequence", "5h=15:stop", "does not end with :throttle, :overflow or :block");
    row("a time's colon is no consequence", "7d@2026-09-03T10:00:00Z=60", "does not end with :throttle");
    row("no allowance", "5h:block", "has no allowance; write a window such as 5h=15:overflow");
    row("an allowance that is no money", "5h=15,5:block", "\"15,5\" is not a number");
    row("an allowance of nothing", "5h=0:block", "has an allowance that is not above 0");
    row("an allowance below nothing", "5h=-1:block", "has an allowance that is not above 0");
    row("no length", "=15:block", "has no length above 0; write a window such as 5h=15:overflow");
    row("a length of nothing", "0s=15:block", "has no length above 0");
    row("an unknown length", "week=15:block", "has no length above 0");
    row("a day of no month", "month@32=15:block", "has no day of the month from 1 to 31 after @");
    row("a zeroth day", "month@0=15:block", "has no day of the month from 1 to 31");
    row("a day with more behind", "month@1st=15:block", "has no day of the month from 1 to 31");
    row("an anchor that is no time", "7d@monday=60:block", "\"monday\" is not a time");
}

void TestPlanWindows::badTexts()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto window = PlanWindow::parse(text);
    QVERIFY(!window.has_value());
    QVERIFY2(window.error().describe().find(message) != std::string::npos, window.error().describe().c_str());
}

void TestPlanWindows::periods_data()
{
    QTest::addColumn<std::string>("window");
    QTest::addColumn<std::string>("time");
    QTest::addColumn<std::string>("period");
    const auto row = [](const char* what, const char* window, const char* time, const char* period) {
        QTest::newRow(what) << std::string{window} << std::string{time} << std::string{period};
    };
    row("from a charge on", "5h=1:block", "09-01T09:30", "09-01T09:30 09-01T14:30");
    row("a cycle on its anchor's midnight", "month@15=1:block", "09-15T00:00", "09-15T00:00 10-15T00:00");
    row("a cycle just before it", "month@15=1:block", "09-14T23:59", "08-15T00:00 09-15T00:00");
    row("a cycle across the year's end", "month@15=1:block", "2027-01-03T00:00", "12-15T00:00 2027-01-15T00:00");
    row("the 31st in a month of 30 days", "month@31=1:block", "09-30T00:00", "09-30T00:00 10-31T00:00");
    row("the 31st, the day before", "month@31=1:block", "09-29T23:59", "08-31T00:00 09-30T00:00");
    row("the 31st in February of 28 days", "month@31=1:block", "2027-02-28T12:00", "2027-02-28T00:00 2027-03-31T00:00");
    row("the 31st before February's last day", "month@31=1:block", "2027-02-27T12:00",
        "2027-01-31T00:00 2027-02-28T00:00");
    row("the 31st in February of 29 days", "month@31=1:block", "2028-02-28T12:00", "2028-01-31T00:00 2028-02-29T00:00");
    row("the 30th in February of 28 days", "month@30=1:block", "2027-03-01T12:00", "2027-02-28T00:00 2027-03-30T00:00");
    row("a whole month", "month=1:block", "2027-02-14T12:00", "2027-02-01T00:00 2027-03-01T00:00");
    row("a week at its anchor", "7d@2026-09-03T10:00:00Z=1:block", "09-03T10:00", "09-03T10:00 09-10T10:00");
    row("a week's last minute", "7d@2026-09-03T10:00:00Z=1:block", "09-10T09:59", "09-03T10:00 09-10T10:00");
    row("weeks later", "7d@2026-09-03T10:00:00Z=1:block", "10-01T10:00", "10-01T10:00 10-08T10:00");
    row("before the anchor", "7d@2026-09-03T10:00:00Z=1:block", "09-03T09:59", "08-27T10:00 09-03T10:00");
    row("a week before the anchor to the minute", "7d@2026-09-03T10:00:00Z=1:block", "08-27T10:00",
        "08-27T10:00 09-03T10:00");
}

void TestPlanWindows::periods()
{
    QFETCH(const std::string, window);
    QFETCH(const std::string, time);
    QFETCH(const std::string, period);
    const auto span = PlanWindow::parse(window)->periodAt(timeOf(time));
    QCOMPARE(timeText(span.start) + ' ' + timeText(span.end), period);
    QVERIFY(span.contains(timeOf(time)));
}

void TestPlanWindows::periodsStayWithinTheRangeOfTime()
{
    const auto window = *PlanWindow::parse("5h=1:block");
    QVERIFY(window.periodAt(SimTime::max()).end == SimTime::max());
    const auto week = *PlanWindow::parse("7d@2026-09-03T10:00:00Z=1:block");
    QVERIFY(week.periodAt(SimTime::min()).start == SimTime::min());
}

void TestPlanWindows::windows_data()
{
    QTest::addColumn<std::string>("routing");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("fates");
    QTest::addColumn<std::string>("periods");
    const auto row = [](const char* what, const char* routing, const char* charges, const char* fates,
                        const char* periods) {
        QTest::newRow(what) << "default plan; " + std::string{routing} << std::string{charges} << std::string{fates}
                            << std::string{periods};
    };
    row("without a window the plan serves all", "", "09-01T09:00 100; 09-01T09:10 100", "plan plan", "");
    row("the charge that runs it out is served in full", "window 5h=10:overflow",
        "09-01T09:00 6; 09-01T09:10 6; 09-01T09:20 1", "plan plan overflowed",
        "09-01T09:00..09-01T14:00 used 12 out 09-01T09:10 served 2 overflowed 1");
    row("exactly the allowance is used up", "window 5h=10:block", "09-01T09:00 10; 09-01T09:10 1", "plan blocked",
        "09-01T09:00..09-01T14:00 used 10 out 09-01T09:00 served 1 blocked 1");
    row("a nano-dollar less is not", "window 5h=10:block", "09-01T09:00 9.999999999; 09-01T09:10 1", "plan plan",
        "09-01T09:00..09-01T14:00 used 10.999999999 out 09-01T09:10 served 2");
    row("throttled charges go on and are counted", "window 5h=10:throttle",
        "09-01T09:00 10; 09-01T09:10 3; 09-01T09:20 4", "plan throttled throttled",
        "09-01T09:00..09-01T14:00 used 17 out 09-01T09:00 served 3 throttled 2");
    row("charges at one time, in their order", "window 5h=2:block", "09-01T09:00 1; 09-01T09:00 1; 09-01T09:00 1",
        "plan plan blocked", "09-01T09:00..09-01T14:00 used 2 out 09-01T09:00 served 2 blocked 1");
    row("a charge of nothing also finds it used up", "window 5h=2:block", "09-01T09:00 2; 09-01T09:01 0",
        "plan blocked", "09-01T09:00..09-01T14:00 used 2 out 09-01T09:00 served 1 blocked 1");
    row("a charge at the end of five hours is of the next", "window 5h=10:block", "09-01T09:00 10; 09-01T14:00 1",
        "plan plan",
        "09-01T09:00..09-01T14:00 used 10 out 09-01T09:00 served 1; 09-01T14:00..09-01T19:00 used 1 served 1");
    row("a microsecond before it is not", "window 5h=10:block", "09-01T09:00 10; 2026-09-01T13:59:59.999999Z 1",
        "plan blocked", "09-01T09:00..09-01T14:00 used 10 out 09-01T09:00 served 1 blocked 1");
    row("the next five hours start at the first charge after", "window 5h=10:block", "09-01T09:00 1; 09-01T15:30 1",
        "plan plan", "09-01T09:00..09-01T14:00 used 1 served 1; 09-01T15:30..09-01T20:30 used 1 served 1");
    row("a blocked charge does not start five hours again", "window 5h=1:block",
        "09-01T09:00 1; 09-01T13:00 1; 09-01T14:30 1", "plan blocked plan",
        "09-01T09:00..09-01T14:00 used 1 out 09-01T09:00 served 1 blocked 1; 09-01T14:30..09-01T19:30 used 1 out "
        "09-01T14:30 served 1");
    row("a week refills at its anchor", "window 7d@2026-09-03T10:00:00Z=5:overflow",
        "09-03T09:59 5; 09-03T09:59 1; 09-03T10:00 1", "plan overflowed plan",
        "08-27T10:00..09-03T10:00 used 5 out 09-03T09:59 served 1 overflowed 1; 09-03T10:00..09-10T10:00 used 1 served "
        "1");
    row("a cycle refills on its day", "window month@15=5:block", "09-14T23:59 5; 09-14T23:59 1; 09-15T00:00 1",
        "plan blocked plan",
        "08-15T00:00..09-15T00:00 used 5 out 09-14T23:59 served 1 blocked 1; 09-15T00:00..10-15T00:00 used 1 served 1");
    row("a cycle of the 31st refills on the 28th of February", "window month@31=5:block",
        "2027-02-27T23:59 5; 2027-02-27T23:59 1; 2027-02-28T00:00 1", "plan blocked plan",
        "2027-01-31T00:00..2027-02-28T00:00 used 5 out 2027-02-27T23:59 served 1 blocked 1; "
        "2027-02-28T00:00..2027-03-31T00:00 used 1 served 1");
    row("only charges of the plan count", "window 5h=10:block",
        "09-01T09:00 9 pool=extra; 09-01T09:01 9 pool=api; 09-01T09:02 9", "extra api plan",
        "09-01T09:02..09-01T14:02 used 9 served 1");
    row("all windows have to have room", "window 5h=10:overflow; window 1d@2026-09-01=15:overflow",
        "09-01T09:00 10; 09-01T09:10 1; 09-01T14:00 5; 09-01T14:10 1", "plan overflowed plan overflowed",
        "09-01T09:00..09-01T14:00 used 10 out 09-01T09:00 served 1 overflowed 1; 09-01T14:00..09-01T19:00 used 5 "
        "served 1 | 09-01T00:00..09-02T00:00 used 15 out 09-01T14:00 served 2 overflowed 1");
    row("what overflowed uses up no other window", "window 5h=1:overflow; window 1d@2026-09-01=5:block",
        "09-01T09:00 1; 09-01T09:10 50; 09-01T14:00 1", "plan overflowed plan",
        "09-01T09:00..09-01T14:00 used 1 out 09-01T09:00 served 1 overflowed 1; 09-01T14:00..09-01T19:00 used 1 out "
        "09-01T14:00 served 1 | 09-01T00:00..09-02T00:00 used 2 served 2");
    row("what was throttled does", "window 5h=1:throttle; window 1d@2026-09-01=5:block",
        "09-01T09:00 1; 09-01T09:10 4; 09-01T09:20 1", "plan throttled blocked",
        "09-01T09:00..09-01T14:00 used 5 out 09-01T09:00 served 2 throttled 1 | 09-01T00:00..09-02T00:00 used 5 out "
        "09-01T09:10 served 2 blocked 1");
    row("block before overflow", "window 5h=1:overflow; window 1d@2026-09-01=1:block", "09-01T09:00 1; 09-01T09:10 1",
        "plan blocked",
        "09-01T09:00..09-01T14:00 used 1 out 09-01T09:00 served 1 | 09-01T00:00..09-02T00:00 used 1 out 09-01T09:00 "
        "served 1 blocked 1");
    row("overflow before throttle", "window 5h=1:throttle; window 1d@2026-09-01=1:overflow",
        "09-01T09:00 1; 09-01T09:10 1", "plan overflowed",
        "09-01T09:00..09-01T14:00 used 1 out 09-01T09:00 served 1 | 09-01T00:00..09-02T00:00 used 1 out 09-01T09:00 "
        "served 1 overflowed 1");
    row("a consequence counts in each window that has it", "window 5h=1:block; window 1d@2026-09-01=1:block",
        "09-01T09:00 1; 09-01T09:10 1", "plan blocked",
        "09-01T09:00..09-01T14:00 used 1 out 09-01T09:00 served 1 blocked 1 | 09-01T00:00..09-02T00:00 used 1 out "
        "09-01T09:00 served 1 blocked 1");
    row("a charge kept from the plan starts no five hours", "window 1d@2026-09-01=1:overflow; window 5h=9:block",
        "09-01T09:00 1; 09-01T20:00 1; 09-02T01:00 1", "plan overflowed plan",
        "09-01T00:00..09-02T00:00 used 1 out 09-01T09:00 served 1 overflowed 1; 09-02T00:00..09-03T00:00 used 1 out "
        "09-02T01:00 served 1 | 09-01T09:00..09-01T14:00 used 1 served 1; 09-02T01:00..09-02T06:00 used 1 served 1");
}

void TestPlanWindows::windows()
{
    QFETCH(const std::string, routing);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, fates);
    QFETCH(const std::string, periods);
    const auto routed = route(historyOf(charges), routingOf(routing));
    QCOMPARE(fatesText(routed), fates);
    QCOMPARE(periodsText(routed), periods);
}

void TestPlanWindows::sumsPastTheRangeOfMoneyUseTheAllowanceUp()
{
    // two charges of nine billion dollars are past Money's 9.2 billion
    const auto routed = route(historyOf("09-01T09:00 9000000000; 09-01T09:01 9000000000; 09-01T09:02 1"),
                              routingOf("default plan; window 5h=9100000000:overflow"));
    QCOMPARE(fatesText(routed), std::string{"plan plan overflowed"});
}

QTEST_APPLESS_MAIN(TestPlanWindows)
#include "test_plan_windows.moc"
