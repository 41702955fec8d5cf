// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing_text.h"

#include "sim/billing/name_pattern.h"

#include <QTest>

#include <memory>

using namespace lowwater;
using namespace lowwater::test;

class TestPoolRules : public QObject {
    Q_OBJECT

private slots:
    void patterns_data();
    void patterns();
    void aPatternForANameFitsIt();
    void texts_data();
    void texts();
    void badTexts_data();
    void badTexts();
    void whichPoolPays_data();
    void whichPoolPays();
    void onlyExtraDrawsOnTheBalance();
};

void TestPoolRules::patterns_data()
{
    QTest::addColumn<std::string>("pattern");
    QTest::addColumn<std::string>("name");
    QTest::addColumn<bool>("fits");
    const auto row = [](const char* what, const char* pattern, const char* name, bool fits) {
        QTest::newRow(what) << std::string{pattern} << std::string{name} << fits;
    };
    row("the same name", "cursor", "cursor", true);
    row("another name", "cursor", "windsurf", false);
    row("the whole name counts", "claude", "claude-code", false);
    row("letters in either case", "Cursor", "cURSOR", true);
    row("a star at the end", "claude-*", "claude-opus-5", true);
    row("a star may stand for nothing", "claude*", "claude", true);
    row("a star in the middle", "claude-*-5", "claude-opus-5", true);
    row("a star must leave the end", "claude-*-5", "claude-opus-5-5x", false);
    row("a star that has to take more than the first fit", "*-5", "a-5-5", true);
    row("several stars", "*opus*5*", "claude-opus-5-fast", true);
    row("stars in a row", "a**b", "ab", true);
    row("a star alone fits the empty name", "*", "", true);
    row("a question mark is one character", "gpt-?", "gpt-5", true);
    row("a question mark is not nothing", "gpt-?", "gpt-", false);
    row("a question mark is one character of several bytes", "caf?s", "caf\xC3\xA9s", true);
    row("nothing fits the empty name", "", "", true);
    row("nothing fits no other name", "", "a", false);
}

void TestPoolRules::patterns()
{
    QFETCH(const std::string, pattern);
    QFETCH(const std::string, name);
    QFETCH(const bool, fits);
    QCOMPARE(matchesPattern(pattern, name), fits);
}

void TestPoolRules::aPatternForANameFitsIt()
{
    const std::string name = "a,b*c:d=e";
    QCOMPARE(patternFor(name), std::string{"a?b?c:d=e"});
    PoolRule rule;
    rule.project = patternFor(name);
    rule.pool = Pool::Api;
    const auto read = PoolRule::parse(rule.toString());
    QVERIFY(read.has_value());
    QCOMPARE(*read->project, patternFor(name));
    QVERIFY(matchesPattern(*read->project, name));
}

void TestPoolRules::texts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("again");
    const auto row = [](const char* what, const char* text, const char* again = nullptr) {
        QTest::newRow(what) << std::string{text} << std::string{again ? again : text};
    };
    row("one condition", "tool=cursor:api");
    row("several conditions", "tool=cursor,model=claude-*,project=a b,session=s1:plan");
    row("in another order", "model=m,tool=t:extra", "tool=t,model=m:extra");
    row("a day", "date=2026-09-01:plan");
    row("days", "date=2026-09-01..2026-09-30:plan");
    row("a range of one day is a day", "date=2026-09-01..2026-09-01:plan", "date=2026-09-01:plan");
    row("from a day on", "date=2026-09-01..:plan");
    row("until a day", "date=..2026-09-30:plan");
    row("what the charge says", "pool=plan:extra");
    row("what it does not say", "pool=:api");
    row("no tool at all", "tool=:api");
    row("a colon in a name", "project=C:\\src:api");
}

void TestPoolRules::texts()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, again);
    const auto rule = PoolRule::parse(text);
    QVERIFY2(rule.has_value(), rule ? "" : rule.error().describe().c_str());
    QCOMPARE(rule->toString(), again);
    QVERIFY(*PoolRule::parse(rule->toString()) == *rule);
}

void TestPoolRules::badTexts_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* what, const char* text, const char* message) {
        QTest::newRow(what) << std::string{text} << std::string{message};
    };
    row("no pool", "tool=cursor", "\"tool=cursor\" names no pool; write a rule such as tool=cursor:api");
    row("an unknown pool", "tool=cursor:card", "\"card\" is not one of plan|extra|api");
    row("no pool after the colon", "tool=cursor:", "is not one of plan|extra|api");
    row("no condition", ":api",
        "\":api\" has no condition; write a rule such as tool=cursor:api (tool=* is every charge)");
    row("no value", "cursor:api", "\"cursor\" is not a condition; write one such as tool=cursor");
    row("a comma in a name", "tool=a,b:api", "\"b\" is not a condition");
    row("an unknown field", "agent=a:api",
        "\"agent=a\" matches on nothing known; use tool, model, project, session, date or pool");
    row("a field twice", "tool=a,tool=b:api", "\"tool=b\" is a second condition of its kind; write another rule");
    row("a date twice", "date=2026-09-01,date=2026-09-02:api", "is a second condition of its kind");
    row("a pool twice", "pool=plan,pool=api:api", "is a second condition of its kind");
    row("no such day", "date=2026-02-30:api", "\"2026-02-30\" is not a day; write one such as 2026-09-01");
    row("a time of day", "date=2026-09-01T10:00:00Z:api", "is not a day");
    row("no day", "date=:api", "names no day");
    row("no days", "date=..:api", "names no day");
    row("days the wrong way round", "date=2026-09-30..2026-09-01:api",
        "ends before it begins; write the earlier day first");
    row("a charge's pool that is none", "pool=card:api", "\"pool=card\" is not one of plan|extra|api or nothing");
}

void TestPoolRules::badTexts()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto rule = PoolRule::parse(text);
    QVERIFY(!rule.has_value());
    QVERIFY2(rule.error().describe().find(message) != std::string::npos, rule.error().describe().c_str());
}

void TestPoolRules::whichPoolPays_data()
{
    QTest::addColumn<std::string>("routing");
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("fates");
    const auto row = [](const char* what, const char* routing, const char* charges, const char* fates) {
        QTest::newRow(what) << std::string{routing} << std::string{charges} << std::string{fates};
    };
    row("without a word: the balance", "", "09-01T09:00 1", "extra");
    row("the charge's own pool", "", "09-01T09:00 1 pool=plan; 09-01T09:00 1 pool=api; 09-01T09:00 1 pool=extra",
        "plan api extra");
    row("the default where the charge does not say", "default api", "09-01T09:00 1; 09-01T09:00 1 pool=extra",
        "api extra");
    row("a rule before the charge's own pool", "rule tool=cursor:api",
        "09-01T09:00 1 tool=cursor pool=plan; 09-01T09:00 1 tool=other pool=plan", "api plan");
    row("the first rule that fits", "rule model=m:plan; rule tool=cursor:api",
        "09-01T09:00 1 tool=cursor model=m; 09-01T09:00 1 tool=cursor model=n", "plan api");
    row("the same rules the other way round", "rule tool=cursor:api; rule model=m:plan",
        "09-01T09:00 1 tool=cursor model=m; 09-01T09:00 1 tool=x model=m", "api plan");
    row("every condition has to be met", "rule tool=cursor,model=claude-*:api",
        "09-01T09:00 1 tool=cursor model=gpt-5; 09-01T09:00 1 model=claude-5; 09-01T09:00 1 tool=cursor model=claude-5",
        "extra extra api");
    row("by project", "rule project=atlas:api", "09-01T09:00 1 project=atlas; 09-01T09:00 1", "api extra");
    row("by session", "rule session=s1:api", "09-01T09:00 1 session=s1; 09-01T09:00 1 session=s2", "api extra");
    row("a charge without a session is of the session named by its tool", "rule session=cursor:api",
        "09-01T09:00 1 tool=cursor; 09-01T09:00 1 tool=cursor session=s1", "api extra");
    row("a tool that is not said", "rule tool=:api", "09-01T09:00 1; 09-01T09:00 1 tool=cursor", "api extra");
    row("a day is UTC, from its midnight to the next", "rule date=2026-09-02:api",
        "2026-09-01T23:59:59.999999Z 1; 2026-09-02T00:00:00Z 1; 2026-09-02T23:59:59.999999Z 1; 2026-09-03T00:00:00Z 1",
        "extra api api extra");
    row("both ends of days count", "rule date=2026-09-01..2026-09-02:api",
        "08-31T23:59 1; 09-01T00:00 1; 09-02T23:59 1; 09-03T00:00 1", "extra api api extra");
    row("from a day on, and until a day", "rule date=2026-09-03..:api; rule date=..2026-09-01:plan",
        "09-01T12:00 1; 09-02T12:00 1; 09-03T12:00 1", "plan extra api");
    row("by what the charge says", "rule pool=plan:extra; rule pool=:api",
        "09-01T09:00 1 pool=plan; 09-01T09:00 1; 09-01T09:00 1 pool=extra", "extra api extra");
}

void TestPoolRules::whichPoolPays()
{
    QFETCH(const std::string, routing);
    QFETCH(const std::string, charges);
    QFETCH(const std::string, fates);
    const auto routed = route(historyOf(charges), routingOf(routing));
    QCOMPARE(fatesText(routed), fates);
    QVERIFY(routed.windows.empty());
}

void TestPoolRules::onlyExtraDrawsOnTheBalance()
{
    const auto history = std::make_shared<const History>(historyOf(
        "09-01T09:00 1 pool=plan; 09-01T09:01 2 tool=a; 09-01T09:02 3 pool=extra; 09-01T09:03 4 tool=b pool=api"));
    const auto costs = [&](const char* routing) {
        return extraCharges(history, routingOf(routing))->totalCost().toString();
    };
    QCOMPARE(costs(""), std::string{"5"});
    QCOMPARE(costs("default plan"), std::string{"3"});
    QCOMPARE(costs("rule tool=b:extra"), std::string{"9"});
    // the plan's first dollar is served, its second charge overflows
    QCOMPARE(costs("rule tool=*:plan; window 5h=1:overflow"), std::string{"9"});
    // nothing but the balance: the very same history
    QCOMPARE(extraCharges(history, routingOf("rule tool=*:extra")), history);
}

QTEST_APPLESS_MAIN(TestPoolRules)
#include "test_pool_rules.moc"
