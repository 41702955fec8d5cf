// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The calculations behind the usage page.
#include "routing_text.h"

#include "sim/billing/api_bill.h"
#include "sim/billing/month_bill.h"
#include "sim/billing/plan_progress.h"
#include "sim/billing/top_consumers.h"
#include "sim/billing/usage_trend.h"
#include "sim/core/decimal.h"

#include <QTest>

#include <stdexcept>

using namespace lowwater;
using namespace lowwater::test;
using namespace std::string_literals;

namespace {

std::string sumText(const UsageSum& sum)
{
    return sum.cost.toString() + " in " + std::to_string(sum.charges) + ", " + formatWhole(sum.tokens.input) + "+" +
           formatWhole(sum.tokens.output);
}

std::string costsText(const PoolCosts& costs)
{
    return "plan " + costs.plan.toString() + " extra " + costs.extra.toString() + " api " + costs.api.toString() +
           " blocked " + costs.blocked.toString();
}

} // namespace

class TestUsagePage : public QObject {
    Q_OBJECT

private slots:
    void planProgress_data();
    void planProgress();
    void noProgressWithoutACharge();
    void apiBillsByMonthAndModel();
    void costsByPool();
    void sumsOfSeveralDaysAreSharedOut();
    void trend_data();
    void trend();
    void weeks();
    void consumers();
    void consumersByOtherNames();
    void monthsBill();
    void toolsArePaidTwice();
    void tokensPast64BitsAreExact();
};

void TestUsagePage::planProgress_data()
{
    QTest::addColumn<std::string>("window");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("now");
    QTest::addColumn<std::string>("progress");
    const auto row = [](const char* what, const char* window, const char* charges, const char* now,
                        const char* progress) {
        QTest::newRow(what) << std::string{window} << std::string{charges} << std::string{now} << std::string{progress};
    };
    const char* const three = "09-01T09:00 6; 09-01T10:00 6; 09-01T11:00 1";
    row("at the last charge", "5h=10:overflow", three, "", "09-01T09:00..09-01T14:00 used 12 out 09-01T10:00 kept 1");
    row("a charge at the moment counts", "5h=10:overflow", three, "09-01T10:00",
        "09-01T09:00..09-01T14:00 used 12 out 09-01T10:00 kept 0");
    row("just before it not", "5h=10:overflow", three, "09-01T09:59", "09-01T09:00..09-01T14:00 used 6 kept 0");
    row("the last minute of the window", "5h=10:overflow", three, "09-01T13:59",
        "09-01T09:00..09-01T14:00 used 12 out 09-01T10:00 kept 1");
    row("at its end none is open", "5h=10:overflow", three, "09-01T14:00", "none used 0 kept 0");
    row("before the first charge none is open", "5h=10:overflow", three, "09-01T08:59", "none used 0 kept 0");
    row("a cycle is open without a charge", "month@15=10:block", three, "10-20T00:00",
        "10-15T00:00..11-15T00:00 used 0 kept 0");
    row("a week", "7d@2026-09-03T10:00:00Z=10:throttle", three, "09-01T12:00",
        "08-27T10:00..09-03T10:00 used 13 out 09-01T10:00 kept 1");
    row("blocked charges are kept and not used", "month=12:block", three, "",
        "09-01T00:00..10-01T00:00 used 12 out 09-01T10:00 kept 1");
}

void TestUsagePage::planProgress()
{
    QFETCH(const std::string, window);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, now);
    QFETCH(const std::string, progress);
    const auto history = historyOf(charges);
    const auto routed = route(history, routingOf("default plan; window " + window));
    const auto list = lowwater::planProgress(history, routed, now.empty() ? std::nullopt : std::optional{timeOf(now)});
    QCOMPARE(list.size(), std::size_t{1});
    const auto& p = list.front();
    std::string text = p.period ? timeText(p.period->start) + ".." + timeText(p.period->end) : "none";
    text += " used " + p.used.toString();
    if (p.ranOut)
        text += " out " + timeText(*p.ranOut);
    QCOMPARE(text + " kept " + std::to_string(p.kept), progress);
    QCOMPARE(p.usedUp(), p.ranOut.has_value());
    QCOMPARE(p.window.toString(), PlanWindow::parse(window)->toString());
}

void TestUsagePage::noProgressWithoutACharge()
{
    const History empty;
    const auto list = lowwater::planProgress(empty, route(empty, routingOf("window 5h=1:block; window month=1:block")));
    QCOMPARE(list.size(), std::size_t{2});
    QVERIFY(!list.front().period && !list.back().period && !list.front().usedUp());
}

void TestUsagePage::apiBillsByMonthAndModel()
{
    const auto history = historyOf("2026-08-31T23:59:59.999999Z 1 pool=api model=a input=10; "
                                   "09-01T00:00 2 pool=api model=b input=1 output=2; 09-02T00:00 4 model=b input=99; "
                                   "09-03T00:00 3 pool=api model=b output=3; 09-30T23:59 6 pool=api model=a input=5; "
                                   "09-30T23:59 5 pool=api model=c; 2026-11-01T00:00:00Z 7 pool=api");
    const auto bills = apiBills(history, route(history, {}));
    std::string text;
    for (const auto& bill : bills) {
        text += timeText(bill.month) + ": " + sumText(bill.total);
        for (const auto& line : bill.lines)
            text += "; " + std::string{history.name(line.model)} + " " + sumText(line.sum);
        text += "\n";
    }
    // September: b costs 2 + 3 = 5 as c does, and comes first by name; the 4 dollars are of the balance
    QCOMPARE(text, std::string{"08-01T00:00: 1 in 1, 10+0; a 1 in 1, 10+0\n"
                               "09-01T00:00: 16 in 4, 6+5; a 6 in 1, 5+0; b 5 in 2, 1+5; c 5 in 1, 0+0\n"
                               "11-01T00:00: 7 in 1, 0+0;  7 in 1, 0+0\n"});
    QVERIFY(apiBills(history, route(history, routingOf("rule tool=*:plan"))).empty());
}

void TestUsagePage::costsByPool()
{
    const auto history = historyOf("09-01T09:00 1 pool=api; 09-01T09:00 2; 09-01T09:00 4 pool=plan; "
                                   "09-01T09:01 8 pool=plan; 09-01T14:00 16 pool=plan");
    const auto at = [&](const char* routing) { return poolCosts(history, route(history, routingOf(routing))); };
    QCOMPARE(costsText(at("")), std::string{"plan 28 extra 2 api 1 blocked 0"});
    QCOMPARE(costsText(at("window 5h=4:overflow")), std::string{"plan 20 extra 10 api 1 blocked 0"});
    QCOMPARE(costsText(at("window 5h=4:throttle")), std::string{"plan 28 extra 2 api 1 blocked 0"});
    QCOMPARE(costsText(at("window 5h=4:block")), std::string{"plan 20 extra 2 api 1 blocked 8"});
    QCOMPARE(at("window 5h=4:block").served(), Money::fromDollars(23));
}

// $9 from noon on for three days: half a day, two days, half a day.
void TestUsagePage::sumsOfSeveralDaysAreSharedOut()
{
    HistoryBuilder builder;
    Charge charge;
    charge.time = timeOf("09-01T12:00");
    charge.cost = Money::fromDollars(9);
    charge.span = std::chrono::days{3};
    builder.add(charge);
    charge = {};
    charge.time = timeOf("09-02T09:00");
    charge.cost = Money::fromDollars(1);
    builder.add(charge);
    std::string text;
    for (const auto& [day, sum] : sumsByDay(std::make_shared<const History>(builder.build())))
        text += timeText(day) + ' ' + sum.cost.toString() + " in " + std::to_string(sum.charges) + '\n';
    QCOMPARE(text, "09-01T00:00 1.5 in 1\n09-02T00:00 4 in 1\n09-03T00:00 3 in 0\n"
                   "09-04T00:00 1.5 in 0\n"s);
}

void TestUsagePage::trend_data()
{
    // 2026-08-31, 09-07, 09-14, 09-21 and 09-28 are Mondays
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("now");
    QTest::addColumn<std::string>("trend");
    const auto row = [](const char* what, const char* charges, const char* now, const char* trend) {
        QTest::newRow(what) << std::string{charges} << std::string{now} << std::string{trend};
    };
    row("one full week says nothing", "08-31T09:00 10; 09-08T09:00 10", "", "unknown");
    row("two full weeks", "08-31T09:00 10; 09-07T09:00 12; 09-14T09:00 1", "", "rising: 12 after 10 of 1");
    row("a tenth more is steady", "08-31T09:00 10; 09-07T09:00 11; 09-14T09:00 1", "", "steady: 11 after 10 of 1");
    row("a nano-dollar more than that rises", "08-31T09:00 10; 09-07T09:00 11.000000001; 09-14T09:00 1", "",
        "rising: 11.000000001 after 10 of 1");
    row("a tenth less is steady", "08-31T09:00 10; 09-07T09:00 9; 09-14T09:00 1", "", "steady: 9 after 10 of 1");
    row("a nano-dollar less than that falls", "08-31T09:00 10; 09-07T09:00 8.999999999; 09-14T09:00 1", "",
        "falling: 8.999999999 after 10 of 1");
    row("the first week has to be full", "09-01T00:00 10; 09-07T09:00 20; 09-14T09:00 1", "", "unknown");
    row("a week ends with its Sunday", "08-31T09:00 10; 09-13T09:00 20", "", "rising: 20 after 10 of 1");
    row("by now the last week is over", "08-31T09:00 10; 09-07T09:00 20", "09-14T00:00", "rising: 20 after 10 of 1");
    row("by now it is not", "08-31T09:00 10; 09-07T09:00 5", "09-13T23:59", "unknown");
    row("a week begun may be above already", "08-31T09:00 10; 09-07T09:00 11.000000001", "09-13T23:59",
        "rising already: 11.000000001 after 10 of 1");
    row("a week begun that is much as before says nothing yet", "08-31T09:00 10; 09-07T09:00 11", "09-13T23:59",
        "unknown");
    row("a week begun above a fall", "08-31T09:00 10; 09-14T09:00 20", "09-15T00:00",
        "rising already: 20 after 5 of 2");
    row("a week begun is compared with full ones only", "09-02T09:00 1; 09-07T09:00 20", "09-08T00:00", "unknown");
    row("a week without a charge is zero", "08-31T09:00 10; 09-14T09:00 20; 09-21T09:00 1", "",
        "rising: 20 after 5 of 2");
    row("nothing for a week", "08-31T09:00 10", "09-14T00:00", "falling: 0 after 10 of 1");
    row("nothing after nothing", "08-31T09:00 0", "09-14T00:00", "steady: 0 after 0 of 1");
    row("at most four weeks before",
        "08-31T09:00 900; 09-07T09:00 1; 09-14T09:00 2; 09-21T09:00 3; 09-28T09:00 4; "
        "10-05T09:00 5; 10-12T09:00 1",
        "", "rising: 5 after 2.5 of 4");
}

void TestUsagePage::trend()
{
    QFETCH(const std::string, charges);
    QFETCH(const std::string, now);
    QFETCH(const std::string, trend);
    const auto history = historyOf(charges);
    const auto result =
        usageTrend(history, route(history, {}), now.empty() ? std::nullopt : std::optional{timeOf(now)});
    const std::string after = ": " + result.latest.toString() + " after " + result.before.toString() + " of " +
                              std::to_string(result.weeksBefore);
    switch (result.trend) {
    case Trend::Unknown:
        QCOMPARE(std::string{"unknown"}, trend);
        break;
    case Trend::Falling:
        QCOMPARE("falling" + after, trend);
        break;
    case Trend::Steady:
        QCOMPARE("steady" + after, trend);
        break;
    case Trend::Rising:
        QCOMPARE((result.latestIsBegun ? "rising already" : "rising") + after, trend);
        break;
    }
}

void TestUsagePage::weeks()
{
    // from Thursday 3 September to Friday 18 September: four days, all, none, five
    const auto history = historyOf("09-03T09:00 1 pool=plan; 09-06T23:59 2; 09-07T00:00 4 pool=api; 09-18T09:00 8");
    const auto result = usageTrend(history, route(history, {}));
    std::string text;
    for (const auto& week : result.weeks)
        text += timeText(week.start) + " " + std::to_string(week.days) + ": " + costsText(week.costs) + "\n";
    QCOMPARE(text, std::string{"08-31T00:00 4: plan 1 extra 2 api 0 blocked 0\n"
                               "09-07T00:00 7: plan 0 extra 0 api 4 blocked 0\n"
                               "09-14T00:00 5: plan 0 extra 8 api 0 blocked 0\n"});
    QVERIFY(usageTrend(History{}, Routed{}).weeks.empty());
}

void TestUsagePage::consumers()
{
    const auto history =
        historyOf("09-01T09:00 6 tool=a session=1 pool=plan; 09-01T09:10 6 tool=a session=2 pool=plan; "
                  "09-01T09:20 3 tool=b session=1; 09-01T09:30 3 tool=c pool=api; "
                  "09-01T09:40 6 tool=a session=1 pool=plan");
    const auto list = topConsumers(history, route(history, routingOf("window 5h=12:block")), ConsumerBy::Tool);
    std::string text;
    for (const auto& c : list)
        text += std::string{history.name(c.name)} + " " + c.sum.cost.toString() + ", " + std::to_string(c.permille) +
                ", agents " + std::to_string(c.agents) + ", " + costsText(c.costs) + "\n";
    // 18, 3 and 3 of 24 dollars; the last six were blocked, and a key of its own would have cost all eighteen
    QCOMPARE(text, std::string{"a 18, 750, agents 2, plan 12 extra 0 api 0 blocked 6\n"
                               "b 3, 125, agents 1, plan 0 extra 3 api 0 blocked 0\n"
                               "c 3, 125, agents 1, plan 0 extra 0 api 3 blocked 0\n"});
    QCOMPARE(list.front().ownKeyCost(), Money::fromDollars(18));
    QVERIFY(list.front().heavy() && !list.back().heavy());
    QCOMPARE(list[1].fromCredits(), Money::fromDollars(3));
}

void TestUsagePage::consumersByOtherNames()
{
    const auto history = historyOf("09-01T09:00 0 model=m project=p; 09-01T09:10 0 tool=t");
    const auto routed = route(history, {});
    const auto names = [&](ConsumerBy by) {
        std::string text;
        for (const auto& c : topConsumers(history, routed, by))
            text += "[" + std::string{history.name(c.name)} + " " + std::to_string(c.permille) + "]";
        return text;
    };
    // nothing cost anything: no share
    QCOMPARE(names(ConsumerBy::Model), std::string{"[ 0][m 0]"});
    QCOMPARE(names(ConsumerBy::Project), std::string{"[ 0][p 0]"});
    QCOMPARE(names(ConsumerBy::Agent), std::string{"[ 0][t 0]"});
}

void TestUsagePage::monthsBill()
{
    const auto history = historyOf("08-31T23:59 1 pool=api; 09-01T00:00 2 pool=api; 09-15T00:00 4 pool=plan; "
                                   "09-30T23:59 8; 10-01T00:00 16 pool=api");
    const auto bill =
        monthBill(history, route(history, {}), timeOf("09-17T12:00"), Money::fromDollars(20), Money::fromDollars(40));
    QCOMPARE(timeText(bill.month), std::string{"09-01T00:00"});
    QCOMPARE(costsText(bill.usage), std::string{"plan 4 extra 8 api 2 blocked 0"});
    QCOMPARE(bill.api, Money::fromDollars(2));
    QCOMPARE(bill.total(), Money::fromDollars(62)); // 20 + 40 + 2: the eight drawn were paid with the forty
}

// In September aider is paid from credits ($2) and by a key ($3), Cursor from both ($1 and $9), Claude Code from the
// balance alone; who does not say its name may be anybody; in August aider had its key alone.
void TestUsagePage::toolsArePaidTwice()
{
    const auto history = historyOf("08-31T23:59 1 tool=aider pool=extra; 09-01T00:00 2 tool=aider pool=extra; "
                                   "09-02T00:00 3 tool=aider pool=api; 09-03T00:00 4 tool=claude-code pool=extra; "
                                   "09-04T00:00 5 pool=extra; 09-05T00:00 6 pool=api; "
                                   "09-06T00:00 1 tool=cursor pool=extra; 09-30T23:59 9 tool=cursor pool=api");
    const auto routed = route(history, {});
    const auto tools = toolsPaidTwice(history, routed, timeOf("09-17T12:00"));
    QCOMPARE(tools.size(), std::size_t{2});
    QCOMPARE(std::string{history.name(tools[0].tool)}, std::string{"cursor"});
    QCOMPARE(tools[0].api, Money::fromDollars(9));
    QCOMPARE(std::string{history.name(tools[1].tool)}, std::string{"aider"});
    QCOMPARE(tools[1].extra, Money::fromDollars(2));
    QVERIFY(toolsPaidTwice(history, routed, timeOf("08-17T12:00")).empty());
}

void TestUsagePage::tokensPast64BitsAreExact()
{
    const auto history = historyOf("09-01T09:00 1 pool=api input=9000000000000000000; "
                                   "09-01T09:01 1 pool=api input=9000000000000000000");
    const auto bills = apiBills(history, route(history, {}));
    QCOMPARE(formatWhole(bills.front().total.tokens.input), "18000000000000000000"s);
}

QTEST_APPLESS_MAIN(TestUsagePage)
#include "test_usage_page.moc"
