// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/billing/routing_text.h"

#include "sim/replay/scenario_options.h"
#include "sim/replay/simulate.h"

#include <QTest>

#include <memory>
#include <string>
#include <utility>
#include <vector>

using namespace lowwater;
using namespace lowwater::test;

namespace {

using Given = std::vector<std::pair<std::string, std::string>>;

std::string changedText(const Scenario& scenario)
{
    std::string text;
    for (const auto& [name, value] : changedOptions(scenario))
        text += (text.empty() ? "--" : " --") + name + "=" + value;
    return text;
}

} // namespace

class TestRoutingOptions : public QObject {
    Q_OBJECT

private slots:
    void aScenarioIsSpelledAsItWasGiven();
    void noneEmptiesAList();
    void whatIsGivenReplacesAFilesList();
    void errorsNameTheOption();
    void routingsMadeByHandAreChecked_data();
    void routingsMadeByHandAreChecked();
    void onlyWhatDrawsOnTheBalanceIsReplayed();
};

void TestRoutingOptions::aScenarioIsSpelledAsItWasGiven()
{
    Scenario scenario;
    const Given given{{"pool-rule", "tool=cursor,date=2026-09-01..:api"},
                      {"pool-rule", "pool=plan:extra"},
                      {"default-pool", "plan"},
                      {"plan-window", "5h=15:overflow"},
                      {"plan-window", "7d@2026-09-03T10:00:00Z=60:block"},
                      {"plan-window", "month@15=20:throttle"}};
    QVERIFY(setOptions(scenario, given).has_value());
    QCOMPARE(changedOptions(scenario), given);
    QVERIFY(validate(scenario).empty());
}

void TestRoutingOptions::noneEmptiesAList()
{
    Scenario scenario;
    for (const auto* name : {"pool-rule", "plan-window"})
        QVERIFY(setOption(scenario, name, std::string{name} == "pool-rule" ? "tool=a:api" : "5h=1:block").has_value());
    QVERIFY(!scenario.routing.isPlain());
    for (const auto* name : {"pool-rule", "plan-window"})
        QVERIFY(setOption(scenario, name, "none").has_value());
    QVERIFY(scenario.routing == Routing{});
}

void TestRoutingOptions::whatIsGivenReplacesAFilesList()
{
    Scenario scenario;
    scenario.routing = routingOf("rule tool=a:api; rule tool=b:api; window 5h=1:block");
    QVERIFY(setOptions(scenario, Given{{"pool-rule", "tool=c:plan"}, {"pool-rule", "tool=d:plan"}}).has_value());
    // what is not given stays
    QCOMPARE(changedText(scenario),
             std::string{"--pool-rule=tool=c:plan --pool-rule=tool=d:plan --plan-window=5h=1:block"});
    QVERIFY(setOptions(scenario, Given{{"pool-rule", "none"}}).has_value());
    QCOMPARE(changedText(scenario), std::string{"--plan-window=5h=1:block"});
}

void TestRoutingOptions::errorsNameTheOption()
{
    Scenario scenario;
    const auto rule = setOptions(scenario, Given{{"pool-rule", "cursor:api"}});
    QCOMPARE(rule.error().where.field, std::string{"pool-rule"});
    const auto window = setOptions(scenario, Given{{"plan-window", "5h=x:block"}});
    QCOMPARE(window.error().where.field, std::string{"plan-window"});
    QCOMPARE(window.error().value, std::string{"x"});
    QVERIFY(!setOptions(scenario, Given{{"pool-rules", "tool=a:api"}}).has_value());
}

void TestRoutingOptions::routingsMadeByHandAreChecked_data()
{
    QTest::addColumn<Routing>("routing");
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char* what, const char* text, auto change, const char* problem) {
        Routing routing = routingOf(text);
        change(routing);
        QTest::newRow(what) << routing << std::string{problem};
    };
    row(
        "no default", "", [](auto& r) { r.defaultPool = Pool::Unset; }, "default-pool: is not set");
    row(
        "a rule without a pool", "rule tool=a:api", [](auto& r) { r.rules[0].pool = Pool::Unset; },
        "pool-rule: \"tool=a:\" names no pool");
    row(
        "a rule for everything", "rule tool=a:api", [](auto& r) { r.rules[0].tool.reset(); },
        "pool-rule: \":api\" has no condition");
    row(
        "days the wrong way round", "rule date=2026-09-02:api",
        [](auto& r) { r.rules[0].lastDay = timeOf("2026-09-01T00:00:00Z"); },
        "pool-rule: \"date=2026-09-02..2026-09-01:api\" ends before it begins");
    row(
        "no allowance", "window 5h=1:block", [](auto& r) { r.planWindows[0].allowance = Money{}; },
        "plan-window: \"5h=0:block\" has an allowance that is not above 0");
    row(
        "no length", "window 5h=1:block", [](auto& r) { r.planWindows[0].length = Duration{0}; },
        "plan-window: \"0s=1:block\" has a length that is not above 0");
    row(
        "no such day", "window month@31=1:block", [](auto& r) { r.planWindows[0].anchorDay = 32; },
        "plan-window: \"month@32=1:block\" has no day of the month from 1 to 31");
}

void TestRoutingOptions::routingsMadeByHandAreChecked()
{
    QFETCH(const Routing, routing);
    QFETCH(const std::string, problem);
    Scenario scenario;
    scenario.routing = routing;
    const auto problems = validate(scenario);
    QCOMPARE(problems.size(), std::size_t{1});
    QVERIFY2(problems.front().describe().starts_with(problem), problems.front().describe().c_str());
}

void TestRoutingOptions::onlyWhatDrawsOnTheBalanceIsReplayed()
{
    const auto outcomeOf = [](const char* charges, const char* routing) {
        Scenario scenario;
        scenario.history = std::make_shared<const History>(historyOf(charges));
        scenario.routing = routingOf(routing);
        scenario.policy.amount = Money::fromDollars(5);
        scenario.policy.threshold = oneDollar;
        return simulate(scenario).value();
    };
    // the plan serves ten dollars; the two charges after that overflow, at their own times
    const auto routed = outcomeOf("09-01T09:00 6; 09-01T09:10 6; 09-01T09:20 7 tool=key; 09-01T09:30 3; 09-01T09:40 4",
                                  "default plan; rule tool=key:api; window 5h=10:overflow");
    const auto alone = outcomeOf("09-01T09:30 3; 09-01T09:40 4", "");
    QCOMPARE(routed.charges, alone.charges);
    QCOMPARE(routed.spent, Money::fromDollars(7));
    QCOMPARE(routed.first, alone.first);
    QCOMPARE(routed.ending, alone.ending);
    QCOMPARE(routed.reloads.size(), alone.reloads.size());
    // blocked, they are nowhere
    Scenario scenario;
    scenario.history = std::make_shared<const History>(historyOf("09-01T09:00 10; 09-01T09:10 1"));
    scenario.routing = routingOf("default plan; window 5h=10:block");
    QVERIFY(simulate(scenario).error().code == ErrorCode::Empty);
}

QTEST_APPLESS_MAIN(TestRoutingOptions)
#include "test_routing_options.moc"
