// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include "sim/report/routing_words.h"
#include "sim/report/words.h"
#include "sim/report/zone_text.h"
#include "tests/sim/billing/routing_text.h"

#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

class TestReportWords : public QObject {
    Q_OBJECT

private slots:
    void money_data();
    void money();
    void duration_data();
    void duration();
    void shownValuesAreWhatIsSaid();
    void exactMoney_data();
    void exactMoney();
    void counts();
    void policies();
    void dates();
    void daysOfAZone();
    void routings_data();
    void routings();
    void planWindows_data();
    void planWindows();
    void whatARoutingHasToSay_data();
    void whatARoutingHasToSay();
};

namespace {

SimTime at(const char* text)
{
    return parseTime(text)->time;
}

/// Berlin in 2026: an hour ahead of UTC, two from 29 March 01:00 to 25 October 01:00 UTC.
ZoneText berlin()
{
    return {"Europe/Berlin", [](SimTime time) -> Duration {
                const bool summer = time >= at("2026-03-29T01:00:00Z") && time < at("2026-10-25T01:00:00Z");
                return summer ? 2h : 1h;
            }};
}

} // namespace

void TestReportWords::money_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, const char* amount, const char* text) {
        QTest::newRow(name) << QString{amount} << QString::fromUtf8(text);
    };
    row("nothing", "0", "$0.00");
    row("a dollar", "1", "$1.00");
    row("thousands are marked", "1341.510294", "$1,341.51");
    row("millions are marked twice", "1234567.8", "$1,234,567.80");
    row("a true minus", "-0.06", "−$0.06");
    row("a cent has two digits", "0.01", "$0.01");
    row("under a cent four digits", "0.0043", "$0.0043");
    row("what rounds to a cent is a cent", "0.00996", "$0.01");
    row("ties go to the even cent, down", "0.125", "$0.12");
    row("ties go to the even cent, up", "0.135", "$0.14");
    row("less than four digits show is exact", "0.00005", "$0.00005");
    row("a nano-dollar", "0.000000001", "$0.000000001");
    row("a nano-dollar of debt", "-0.000000001", "−$0.000000001");
    row("a cent of rounding carries into dollars", "9.999", "$10.00");
}

void TestReportWords::money()
{
    QFETCH(const QString, amount);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(moneyText(*Money::parse(amount.toStdString()))), text);
}

void TestReportWords::duration_data()
{
    QTest::addColumn<qint64>("microseconds");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* name, Duration duration, const char* text) {
        QTest::newRow(name) << qint64{duration.count()} << QString::fromUtf8(text);
    };
    row("none", 0s, "0 s");
    row("a microsecond", 1us, "under 1 ms");
    row("a quarter of a second", 250ms, "250 ms");
    row("seconds", 13s, "13 s");
    row("seconds are rounded", 13'499ms, "13 s");
    row("a minute is no 60 s", 59'700ms, "1 min");
    row("minutes and seconds", 8min + 20s, "8 min 20 s");
    row("whole minutes without seconds", 8min, "8 min");
    row("just under ten minutes", 9min + 59s, "9 min 59 s");
    row("what rounds to ten minutes", 9min + 59'600ms, "10 min");
    row("from ten minutes whole minutes", 10min + 29s, "10 min");
    row("rounded to minutes", 53min + 40s, "54 min");
    row("an hour is no 60 min", 59min + 40s, "1 h");
    row("hours and minutes", 1h + 26min, "1 h 26 min");
    row("many hours are marked", 1234h + 5min, "1,234 h 5 min");
    row("less than nothing", -13s, "−13 s");
}

void TestReportWords::duration()
{
    QFETCH(const qint64, microseconds);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(durationText(Duration{microseconds})), text);
}

void TestReportWords::shownValuesAreWhatIsSaid()
{
    for (const std::int64_t nanos :
         {0LL, 1LL, 99'999LL, 100'001LL, 9'949'999LL, 9'999'999LL, 123'456'789LL, -4'321'000LL}) {
        const auto money = Money::fromNanos(nanos);
        QCOMPARE(moneyText(shownMoney(money)), moneyText(money));
        QCOMPARE(shownMoney(shownMoney(money)), shownMoney(money));
    }
    for (const Duration duration : {Duration{1}, Duration{499}, Duration{59'700'000}, Duration{8min + 20s},
                                    Duration{100h + 31s}, Duration{-90s}}) {
        QCOMPARE(durationText(shownDuration(duration)),
                 duration == Duration{1} || duration == Duration{499} ? "0 s" : durationText(duration));
        QCOMPARE(shownDuration(shownDuration(duration)), shownDuration(duration));
    }
}

void TestReportWords::exactMoney_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("exact");
    QTest::addColumn<QString>("threshold");
    const auto row = [](const char* name, const char* amount, const char* exact, const char* threshold) {
        QTest::newRow(name) << QString{amount} << QString::fromUtf8(exact) << QString::fromUtf8(threshold);
    };
    row("whole dollars", "20", "$20", "$20.00");
    row("dollars and half", "12.5", "$12.50", "$12.50");
    row("to the nano-dollar", "0.431749951", "$0.431749951", "$0.431749951");
    row("nothing", "0", "$0", "$0.00");
    row("debt", "-5", "−$5", "−$5.00");
}

void TestReportWords::exactMoney()
{
    QFETCH(const QString, amount);
    QFETCH(const QString, exact);
    QFETCH(const QString, threshold);
    const auto money = *Money::parse(amount.toStdString());
    QCOMPARE(QString::fromStdString(exactMoneyText(money)), exact);
    QCOMPARE(QString::fromStdString(thresholdText(money)), threshold);
}

void TestReportWords::counts()
{
    QCOMPARE(countText(0), "0");
    QCOMPARE(countText(999), "999");
    QCOMPARE(countText(1'204), "1,204");
    QCOMPARE(countText(1'234'567), "1,234,567");
    QCOMPARE(countOf(1, "agent", "agents"), "1 agent");
    QCOMPARE(countOf(0, "agent", "agents"), "0 agents");
    QCOMPARE(timesText(1), "once");
    QCOMPARE(timesText(2), "twice");
    QCOMPARE(timesText(2'341), "2,341 times");
    QCOMPARE(listText({}), "");
    QCOMPARE(listText({"a"}), "a");
    QCOMPARE(listText({"a", "b"}), "a and b");
    QCOMPARE(listText({"a", "b", "c"}), "a, b and c");
    QCOMPARE(intervalText(24h * 7), "week");
    QCOMPARE(intervalText(24h), "day");
    QCOMPARE(intervalText(72h), "3 days");
    QCOMPARE(intervalText(90min), "1 h 30 min");
}

void TestReportWords::policies()
{
    Policy policy;
    policy.amount = Money::fromDollars(20);
    policy.threshold = *Money::parse("1.04");
    QCOMPARE(policyText(policy), "add $20 below $1.04");
    QCOMPARE(adviceSentence(policy), "Add $20 when the balance falls below $1.04.");
    policy.rule = Rule::TopUp;
    QCOMPARE(policyText(policy), "fill up to $20 below $1.04");
    policy.mode = Mode::ByHand;
    QCOMPARE(policyText(policy), "by hand, $20 every week");
    policy.mode = Mode::Off;
    QCOMPARE(policyText(policy), "auto-reload off");
}

void TestReportWords::dates()
{
    const ZoneText utc;
    const auto time = at("2026-02-11T21:52:14.9Z");
    QCOMPARE(dayText(time, utc), "Wed 11 Feb");
    QCOMPARE(clockText(time, utc, true), "21:52:14");
    QCOMPARE(momentText(time, utc), "Wed 11 Feb 2026 at 21:52");
    QCOMPARE(momentText(at("2026-07-01T22:30:00Z"), berlin()), "Thu 2 Jul 2026 at 00:30");
    QCOMPARE(momentText(at("1969-12-31T23:59:59Z"), utc), "Wed 31 Dec 1969 at 23:59");
    QCOMPARE(daySpanText(at("2026-09-03"), at("2026-10-03"), utc), "3 Sep – 3 Oct 2026");
    QCOMPARE(daySpanText(at("2025-10-10"), at("2026-02-12"), utc), "10 Oct 2025 – 12 Feb 2026");
    QCOMPARE(daySpanText(at("2026-09-03T01:00:00Z"), at("2026-09-03T20:00:00Z"), utc), "3 Sep 2026");
}

void TestReportWords::daysOfAZone()
{
    const auto zone = berlin();
    // the day on which the clock goes forward has 23 hours, the other 25
    QCOMPARE(startOfLocalDay(at("2026-03-29T12:00:00Z"), zone), at("2026-03-28T23:00:00Z"));
    QCOMPARE(startOfNextLocalDay(at("2026-03-29T12:00:00Z"), zone), at("2026-03-29T22:00:00Z"));
    QCOMPARE(startOfLocalDay(at("2026-10-25T12:00:00Z"), zone), at("2026-10-24T22:00:00Z"));
    QCOMPARE(startOfNextLocalDay(at("2026-10-25T12:00:00Z"), zone), at("2026-10-25T23:00:00Z"));
    QCOMPARE(startOfLocalDay(at("2026-03-28T23:00:00Z"), zone), at("2026-03-28T23:00:00Z"));
}

void TestReportWords::routings_data()
{
    QTest::addColumn<std::string>("routing");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, const char* routing, const char* text) {
        QTest::newRow(name) << std::string{routing} << std::string{text};
    };
    row("a default alone", "default plan", "what the charge says, else the plan");
    row("a rule", "rule tool=cursor:api", "tool cursor: the API key; else what the charge says, else usage credits");
    row("conditions", "rule tool=a,model=m*,project=p,session=s,date=2026-09-01:plan; default api",
        "tool a, model m*, project p, session s and on 2026-09-01: the plan; else what the charge says, else the API "
        "key");
    row("days", "rule date=2026-09-01..2026-09-30:api; rule date=2026-10-01..:plan; rule date=..2026-08-31:extra",
        "from 2026-09-01 to 2026-09-30: the API key; from 2026-10-01 on: the plan; until 2026-08-31: usage credits; "
        "else "
        "what the charge says, else usage credits");
    row("what a charge says", "rule pool=plan:extra; rule pool=:api; rule tool=:plan",
        "itself saying plan: usage credits; no pool of its own: the API key; no tool: the plan; else what the charge "
        "says, "
        "else usage credits");
}

void TestReportWords::routings()
{
    QFETCH(const std::string, routing);
    QFETCH(const std::string, text);
    QCOMPARE(routingText(test::routingOf(routing)), text);
}

void TestReportWords::planWindows_data()
{
    QTest::addColumn<std::string>("window");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, const char* window, const char* text) {
        QTest::newRow(name) << std::string{window} << std::string{text};
    };
    row("from its first charge", "5h=15:overflow", "$15 in 5 h from the first charge, then usage credits");
    row("from an anchor", "7d@2026-09-03T10:00:00Z=60:block", "$60 every week from 2026-09-03 10:00 UTC, then blocked");
    row("a cycle", "month@15=20.5:throttle", "$20.50 a billing cycle from day 15 of the month, then a smaller model");
}

void TestReportWords::planWindows()
{
    QFETCH(const std::string, window);
    QFETCH(const std::string, text);
    QCOMPARE(planWindowText(*PlanWindow::parse(window)), text);
}

void TestReportWords::whatARoutingHasToSay_data()
{
    QTest::addColumn<std::string>("routing");
    QTest::addColumn<std::string>("texts");
    const auto row = [](const char* name, const char* routing, const char* texts) {
        QTest::newRow(name) << std::string{routing} << std::string{texts};
    };
    row("nothing without a window", "default plan", "");
    row("nothing where all were served", "default plan; window 5h=9:block", "");
    row("blocked charges", "default plan; window 5h=1:block",
        "2 charges were refused because the plan’s allowance was used up; no pool pays for them.");
    row("throttled charges", "default plan; window 5h=2:throttle",
        "1 charge was served by a smaller model; its recorded cost is kept.");
    row("overflowed charges are what the report is about", "default plan; window 5h=2:overflow", "");
    row("a window without a plan", "window 5h=2:overflow",
        "A plan window is given, but no charge falls to the plan; say which do with a default pool or a pool rule.");
}

void TestReportWords::whatARoutingHasToSay()
{
    QFETCH(const std::string, routing);
    QFETCH(const std::string, texts);
    const auto history = test::historyOf("09-01T09:00 1; 09-01T09:01 1; 09-01T09:02 1");
    const auto given = test::routingOf(routing);
    std::string all;
    for (const auto& text : routingWarnings(given, route(history, given)))
        all += text;
    QCOMPARE(all, texts);
}

QTEST_APPLESS_MAIN(TestReportWords)
#include "test_report_words.moc"
