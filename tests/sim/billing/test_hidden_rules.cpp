// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/hidden_rules.h"
#include "sim/billing/routed.h"
#include "sim/history/canonical_csv.h"
#include "sim/history/hidden_names.h"

#include <QTest>

using namespace lowwater;

namespace {

const std::string table = "timestamp,cost_usd,session,tool,project\n"
                          "2026-09-01T09:00:00Z,1,s1,cursor,atlas\n"
                          "2026-09-01T09:01:00Z,2,s2,cursor,atlas-two\n"
                          "2026-09-01T09:02:00Z,3,s1/a1,cursor,Borealis\n"
                          "2026-09-01T09:03:00Z,4,,aider,\n"
                          "2026-09-01T09:04:00Z,5,s3,aider,\n";

std::string poolsOf(const History& history, const Routing& routing)
{
    const auto routed = route(history, routing);
    std::string pools;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const auto pool = routed.pool(i);
        pools += std::string{pool ? poolName(*pool) : "none"} + ' ';
    }
    return pools;
}

} // namespace

class TestHiddenRules : public QObject {
    Q_OBJECT

private slots:
    void theSameChargesFallInTheSamePools_data();
    void theSameChargesFallInTheSamePools();
    void rulesTellNoNames();
    void aPatternThatFitsAllStaysOneRule();
};

void TestHiddenRules::theSameChargesFallInTheSamePools_data()
{
    QTest::addColumn<std::vector<std::string>>("rules");
    QTest::addColumn<std::string>("pools");
    using Rules = std::vector<std::string>;
    const auto row = [](const char* what, const Rules& rules, const char* pools) {
        QTest::addRow("%s", what) << rules << std::string{pools};
    };
    row("no rule", {}, "extra extra extra extra extra ");
    row("a project by its name", {"project=atlas:api"}, "api extra extra extra extra ");
    row("projects by a pattern", {"project=atlas*:api"}, "api api extra extra extra ");
    row("letters in either case", {"project=borealis:api"}, "extra extra api extra extra ");
    row("every project, and none", {"project=*:api"}, "api api api api api ");
    row("a session and its agents", {"session=s1*:plan"}, "plan extra plan extra extra ");
    row("a session named by its tool", {"session=aider:plan"}, "extra extra extra plan extra ");
    row("the first rule wins", {"session=s1:plan", "project=atlas*:api"}, "plan api extra extra extra ");
    row("two conditions", {"project=atlas*,session=s2:api"}, "extra api extra extra extra ");
    row("nothing fits", {"project=cygnus:api"}, "extra extra extra extra extra ");
    row("names that are not hidden", {"tool=aider:api"}, "extra extra extra api api ");
}

void TestHiddenRules::theSameChargesFallInTheSamePools()
{
    QFETCH(const std::vector<std::string>, rules);
    QFETCH(const std::string, pools);
    Routing routing;
    for (const auto& rule : rules)
        routing.rules.push_back(*PoolRule::parse(rule));
    const auto history = readCsv(table)->history;
    QCOMPARE(poolsOf(*history, routing), pools);
    QCOMPARE(poolsOf(*hideNames(*history), hideNames(routing, *history)), pools);
}

void TestHiddenRules::rulesTellNoNames()
{
    Routing routing;
    routing.rules = {*PoolRule::parse("project=atlas*,session=s1:api")};
    const auto hidden = hideNames(routing, *readCsv(table)->history);
    QCOMPARE(hidden.rules.size(), std::size_t{2}); // atlas and atlas-two
    for (const auto& rule : hidden.rules) {
        QVERIFY2(rule.toString().find("atlas") == std::string::npos, rule.toString().c_str());
        QVERIFY(PoolRule::parse(rule.toString()));
    }
}

// Else a rule for each of thousands of sessions; here "a?r*" would tell how a tool's name begins.
void TestHiddenRules::aPatternThatFitsAllStaysOneRule()
{
    Routing routing;
    routing.rules = {*PoolRule::parse("project=atl*,session=?*:api")};
    const auto read = readCsv("timestamp,cost_usd,session,project\n2026-09-01T09:00:00Z,1,s1,atlas\n"
                              "2026-09-01T09:01:00Z,2,s2,atlas-two\n");
    const auto hidden = hideNames(routing, *read->history);
    QCOMPARE(hidden.rules.size(), std::size_t{1});
    QCOMPARE(hidden.rules.front().toString(), std::string{"project=*,session=*:api"});
    QCOMPARE(poolsOf(*hideNames(*read->history), hidden), std::string{"api api "});
}

QTEST_APPLESS_MAIN(TestHiddenRules)
#include "test_hidden_rules.moc"
