// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing_text.h"

#include "sim/billing/prepared_routing.h"
#include "sim/core/text_file.h"

#include <QTest>

using namespace lowwater;
using namespace lowwater::test;

namespace {

const char* const mixed =
    "09-01T09:00 1 tool=claude-code; 09-01T09:01 1 tool=Cursor pool=plan; 09-01T09:02 1 tool=aider; "
    "09-01T09:03 1 tool=claude.ai; 09-01T09:04 1 tool=my-script; 09-01T09:05 1 pool=api";

std::string fatesOf(const Routing& routing, const char* charges = mixed)
{
    return fatesText(route(historyOf(charges), routing));
}

std::string rulesText(const Routing& routing)
{
    std::string text;
    for (const auto& rule : routing.rules)
        text += (text.empty() ? "" : " ") + rule.toString();
    return text;
}

} // namespace

class TestPreparedRouting : public QObject {
    Q_OBJECT

private slots:
    void theTableThatShips();
    void toolsAreFoundByAnySpelling_data();
    void toolsAreFoundByAnySpelling();
    void badTables_data();
    void badTables();
    void asTheGuideHasIt();
    void everythingFromCredits();
    void onlyBeyondThePlan();
    void onlyTheseTools();
    void aToolMoves();
    void aPlanTurnsOff();
    void aPlanTurnsOn();
};

void TestPreparedRouting::theTableThatShips()
{
    const auto& tools = ToolTable::builtIn();
    QVERIFY(tools.tools().size() >= 10);
    for (const auto& tool : tools.tools()) {
        QVERIFY2(!tool.name.empty() && !tool.maker.empty() && !tool.source.date.empty(), tool.id.c_str());
        QCOMPARE(tools.find(tool.id), &tool);
    }
    // what is embedded is the file
    const auto file = readFile(LOWWATER_SOURCE_DIR "/resources/tools.json");
    QVERIFY(file.has_value());
    QCOMPARE(ToolTable::parse(*file, "tools.json")->tools().size(), tools.tools().size());
}

void TestPreparedRouting::toolsAreFoundByAnySpelling_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("id");
    const auto row = [](const char* what, const char* text, const char* id) {
        QTest::newRow(what) << std::string{text} << std::string{id};
    };
    row("the id", "claude-code", "claude-code");
    row("the name", "Claude Code", "claude-code");
    row("an underscore", "CLAUDE_CODE", "claude-code");
    row("an alias", "vs code", "vscode");
    row("a name with a dot", "claude.ai", "claude-ai");
    row("unknown", "my-script", "");
    row("nothing", "", "");
}

void TestPreparedRouting::toolsAreFoundByAnySpelling()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, id);
    const Tool* tool = ToolTable::builtIn().find(text);
    QCOMPARE(tool ? tool->id : std::string{}, id);
}

void TestPreparedRouting::badTables_data()
{
    QTest::addColumn<std::string>("tools");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* what, const char* tools, const char* message) {
        QTest::newRow(what) << std::string{tools} << std::string{message};
    };
    row("an unknown access", R"("a": {"name": "A", "maker": "M", "access": "card", "source": "s"})",
        "t.json: tools.a.access: \"card\" is not one of sign_in, api_key, chat");
    row("an unknown source", R"("a": {"name": "A", "maker": "M", "access": "chat", "source": "x"})",
        "t.json: tools.a.source: \"x\" is not among the file's");
    row("no maker", R"("a": {"name": "A", "access": "chat", "source": "s"})", "t.json: tools.a: has no \"maker\"");
    row("a name of two tools",
        R"("a": {"name": "A", "maker": "M", "access": "chat", "source": "s"},
           "b": {"name": "a", "maker": "M", "access": "chat", "source": "s"})",
        "t.json: tools.b: goes by \"a\", as a tool before it does");
    row("a misspelt key", R"("a": {"nmae": "A"})", "t.json: tools.a.nmae: \"A\" is not known here");
}

void TestPreparedRouting::badTables()
{
    QFETCH(const std::string, tools);
    QFETCH(const std::string, message);
    const auto table = ToolTable::parse(
        R"({"lowwater_tools": 1, "sources": {"s": {"where": "w", "date": "2026-09-01"}}, "tools": {)" + tools + "}}",
        "t.json");
    QVERIFY(!table.has_value());
    QVERIFY2(table.error().describe().starts_with(message), table.error().describe().c_str());
}

void TestPreparedRouting::asTheGuideHasIt()
{
    const auto routing = lowwater::asTheGuideHasIt(historyOf(mixed));
    QCOMPARE(rulesText(routing),
             std::string{"tool=Cursor:extra tool=aider:api tool=claude-code:extra tool=claude.ai:plan"});
    QCOMPARE(fatesOf(routing), std::string{"extra extra api plan extra api"});
}

void TestPreparedRouting::everythingFromCredits()
{
    QCOMPARE(fatesOf(lowwater::everythingFromCredits()), std::string{"extra extra extra extra extra extra"});
}

void TestPreparedRouting::onlyBeyondThePlan()
{
    const auto routing = lowwater::onlyBeyondThePlan(historyOf(mixed), {*PlanWindow::parse("5h=2:block")});
    QCOMPARE(rulesText(routing), std::string{"tool=aider:api"});
    QCOMPARE(routing.planWindows.front().toString(), std::string{"5h=2:overflow"});
    // two dollars of the plan, then credits; the key and what says api stay
    QCOMPARE(fatesOf(routing), std::string{"plan plan api overflowed overflowed api"});
}

void TestPreparedRouting::onlyTheseTools()
{
    const std::vector<std::string> tools{"aider", "my-script"};
    QCOMPARE(fatesOf(lowwater::onlyTheseTools(tools)), std::string{"plan plan extra plan extra plan"});
    const std::vector<std::string> odd{"a,b"};
    QCOMPARE(fatesText(route(historyOf("09-01T09:00 1 tool=a,b; 09-01T09:00 1 tool=c"), lowwater::onlyTheseTools(odd))),
             std::string{"extra plan"});
}

void TestPreparedRouting::aToolMoves()
{
    const auto guide = lowwater::asTheGuideHasIt(historyOf(mixed));
    const auto moved = withToolIn(guide, "claude-code", Pool::Api);
    QCOMPARE(rulesText(moved),
             std::string{"tool=claude-code:api tool=Cursor:extra tool=aider:api tool=claude.ai:plan"});
    QCOMPARE(fatesOf(moved), std::string{"api extra api plan extra api"});
    // back again: the same charges in the same pools
    QCOMPARE(fatesOf(withToolIn(moved, "claude-code", Pool::Extra)), fatesOf(guide));
    // before a rule that would take it
    QCOMPARE(fatesOf(withToolIn(lowwater::everythingFromCredits(), "aider", Pool::Api)),
             std::string{"extra extra api extra extra extra"});
}

void TestPreparedRouting::aPlanTurnsOff()
{
    const auto routing = routingOf("default plan; rule tool=claude-code:plan; rule tool=aider:api; window 5h=1:block");
    QCOMPARE(fatesOf(routing), std::string{"plan blocked api blocked blocked api"});
    const auto off = withoutPlan(routing);
    QVERIFY(off.planWindows.empty());
    // what says plan itself too: Cursor's charge does
    QCOMPARE(fatesOf(off), std::string{"extra extra api extra extra api"});
    QVERIFY(withoutPlan(off) == off);
}

void TestPreparedRouting::aPlanTurnsOn()
{
    const auto on = withPlan(routingOf("rule tool=aider:api"), {*PlanWindow::parse("5h=2:overflow")});
    QCOMPARE(fatesOf(on), std::string{"plan plan api overflowed overflowed api"});
    QCOMPARE(fatesOf(withoutPlan(on)), std::string{"extra extra api extra extra api"});
    // a charge that says extra asks the plan too
    QCOMPARE(fatesOf(on, "09-01T09:00 1 pool=extra"), std::string{"plan"});
}

QTEST_APPLESS_MAIN(TestPreparedRouting)
#include "test_prepared_routing.moc"
