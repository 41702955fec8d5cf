// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cursor's usage export (FORMATS.md 4): all its headers, what stands for a cost, the sum of the tokens.
#include "sim/import/formats.h"
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestCursor : public QObject {
    Q_OBJECT

private slots:
    void readsEveryHeader_data();
    void readsEveryHeader();
    void costsAndKinds_data();
    void costsAndKinds();
    void tokensAddUpToTheTotal_data();
    void tokensAddUpToTheTotal();
    void headersMayBeInAnyCaseBehindAByteOrderMark();
    void otherTablesAreNotTakenForIt_data();
    void otherTablesAreNotTakenForIt();
};

namespace {

/// A request of 100 tokens written to the cache, 20 of input, 3000 read and 4 of output.
std::string request(const std::string& kind, const std::string& cost, const std::string& total = "3124",
                    const std::string& model = "claude-opus-5")
{
    return printAsRead({{"one",
                         "Date,Kind,Model,Max Mode,Input (w/ Cache Write),Input (w/o Cache Write),Cache Read,"
                         "Output Tokens,Total Tokens,Cost\n"
                         "2026-09-16T03:00:00.000Z," +
                             kind + "," + model + ",No,100,20,3000,4," + total + "," + cost + "\n",
                         true}});
}

const std::string plan =
    "warning 1 request was included in Cursor's plan or free: it counts as usage of the plan, at the value "
    "that Cursor states, and draws on no balance.\n";
const std::string pricedOne =
    "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n";

} // namespace

void TestCursor::readsEveryHeader_data()
{
    QTest::addColumn<std::string>("printed");
    QTest::addRow("2025-08-tokens-in-one-column")
        << "2025-08-20T03:41:41.558000Z 0.32 You|cursor|claude-4-sonnet|\n"
           "2025-08-20T03:44:39.709000Z 0 You|cursor|auto|\n"
           "2025-08-20T03:53:30.803000Z 0 You|cursor|auto| plan\n"
           "2025-08-20T03:58:45.884000Z 0 You|cursor|auto| plan\n"
           "warning 2 requests were included in Cursor's plan or free: they count as usage of the plan, at the value "
           "that "
           "Cursor states, and draw on no balance.\n"
           "warning This export has each request's tokens as one number; they are left out, as their kinds are not known.\n"s;
    QTest::addRow("2025-cost-to-you") << "resolution day\n"
                                         "2025-07-02T10:00:00.000000Z 0.04 |cursor|claude-4-sonnet| "
                                         "200/400/1000/0/30000\n"
                                         "2025-07-02T10:01:00.000000Z 0 |cursor|auto| plan 200/80/100/0/50\n"
                                         "2025-07-02T10:02:00.000000Z 0 |cursor|claude-4-sonnet| "
                                         "200/400/1000/0/30000\n"
                                         "2025-07-03T00:00:00.000000Z 0.05 |cursor|gpt-4o| 5/15/10/0/0 for 86400\n" +
                                             plan;
    QTest::addRow("2025-team-output")
        << "2025-10-01T09:00:00.000000Z 0.07 ada@example.com|cursor|claude-4.5-sonnet-thinking| plan "
           "300/700/5000/0/40000\n"
           "2025-10-01T09:00:00.500000Z 0.07 bob@example.com|cursor|claude-4.5-sonnet-thinking| "
           "300/700/5000/0/40000\n" +
               plan;
    QTest::addRow("2025-11-kind") << "2025-11-13T13:35:04.658000Z 0.03 |cursor|gpt-5-codex| 8263/1612/0/0/66964\n"
                                     "2025-11-13T18:36:05.846000Z 0.19 |cursor|auto| plan 775/21282/28342/0/105891\n" +
                                         plan;
    QTest::addRow("2025-11-team")
        << "2026-03-17T05:57:09.986000Z 1.25 ada@example.com|cursor|claude-4.6-opus-high-thinking| 200/500/1000/0/0\n"
           "2026-03-17T05:58:00.000000Z 0 bob@example.com|cursor|gpt-5.4-medium|\n"s;
    QTest::addRow("2025-11-free-beside-unpriced")
        << "2025-11-13T13:35:04.658000Z 0 |cursor|auto| 8263/1612/0/0/66964\n"
           "2025-11-13T13:36:04.658000Z unpriced |cursor|auto| 8263/1612/0/0/66964\n"
           "warning 1 charge has no price and counts as $0: auto (1). Give the model a price in a file of "
           "your own "
           "(--prices).\n"s;
    // priced: (1000 x 5 + 100 x 25 + 2000 x 6.25 + 4000 x 0.50) / 1,000,000 = 0.022
    QTest::addRow("2026-04-cloud-agents")
        << "2026-09-16T03:23:00.000000Z unpriced |cursor|composer-2.5| 1000/100/0/0/0\n"
           "2026-09-16T03:24:00.000000Z 0.022 |cursor|claude-opus-5| 1000/100/2000/0/4000\n"
           "2026-09-16T03:25:00.000000Z 0 |cursor|claude-opus-5| api 1000/100/0/0/0\n"
           "2026-09-16T03:26:00.000000Z 0.71 |cursor|composer-2.5-fast| plan 76054/8093/100/0/723008\n"
           "2026-09-16T03:27:00.000000Z 0 |cursor|gpt-5.6| 100/0/100/0/0\n"
           "2026-09-16T03:28:00.000000Z 0 |cursor|gpt-5.6| 100/0/100/0/0\n"
           "2026-09-16T03:29:02.229000Z 0 |cursor|cursor-grok-high| plan\n"
           "2026-09-16T03:30:10.001000Z 0 bc-00000000-0000-4000-8000-000000000001|cursor|auto| plan "
           "611/1562/12000/0/145208\n"
           "2026-09-16T03:32:33.284000Z 0.11 |cursor|composer-2.5-fast| 3189/1815/0/0/194368\n"
           "skipped line 11: Cost: \"pending\" is no cost, and there is no model with tokens to "
           "price it by\n"
           "warning 3 requests were included in Cursor's plan or free: they count as usage of the plan, at the value "
           "that "
           "Cursor states, and draw on no balance.\n" +
               pricedOne +
               "warning 1 charge has no price and counts as $0: composer-2.5 (1). Give the model a price in a file of "
               "your own "
               "(--prices).\n";
    QTest::addRow("2026-04-team")
        << "2026-09-16T03:30:10.001000Z 0.02 bc-00000000-0000-4000-8000-000000000002|cursor|gpt-5.6-luna-high| "
           "100/50/0/0/1000\n"
           "2026-09-16T03:30:10.001000Z 0.03 ada@example.com|cursor|gpt-5.6-luna-high| 100/50/0/0/1000\n"s;
    QTest::addRow("2026-05-usage-events")
        << "2026-05-20T12:00:00.000000Z 0.0123 ada@example.com|cursor|composer-2.5| 100/50/0/0/1000\n"s;
    QTest::addRow("bad-rows")
        << "2026-09-16T03:00:00.000000Z 0.01 |cursor|auto| 2/4/1/0/3\n"
           "skipped line 3: Date: \"Sep 16, 2026\" is not a time; write RFC 3339, such as 2026-09-01T09:00:00Z\n"
           "skipped line 4: Output Tokens: \"many\" is not a count of tokens, such as 1234\n"
           "skipped line 5: Total Tokens: \"ten\" is not a count of tokens, such as 1234\n"
           "skipped line 6: Cost: \"0,01\" is not a sum of dollars, such as 0.0123\n"
           "skipped line 7: Cost: \"-0.01\" is negative; a charge costs zero or more, refunds are left out\n"
           "skipped line 8: has 11 columns and the header 10; quote a value that has a separator in it\n"s;
}

void TestCursor::readsEveryHeader()
{
    QFETCH(const std::string, printed);
    const std::string file = LOWWATER_TEST_DATA "/formats/cursor/"s + QTest::currentDataTag() + ".csv";
    QCOMPARE(QString::fromStdString(printAsRead({{file, {}, false}})), QString::fromStdString(printed));
}

// FORMATS.md: charged is what is on demand and has a number; Included, Free and - are a known zero; an included row's
// number is its value.
void TestCursor::costsAndKinds_data()
{
    QTest::addColumn<std::string>("kind");
    QTest::addColumn<std::string>("cost");
    QTest::addColumn<std::string>("charged"); ///< the cost, and the pool behind the names
    QTest::addColumn<std::string>("warning");
    const auto row = [](const char* name, const char* kind, const char* cost, const char* charged,
                        const std::string& warning = {}) {
        QTest::addRow("%s", name) << std::string{kind} << std::string{cost} << std::string{charged} << warning;
    };
    row("on demand, a number", "On-Demand", "0.19", "0.19");
    row("on demand, dollars", "On-Demand", "$0.32", "0.32");
    row("on demand, an exponent", "On-Demand", "1e-05", "0.00001");
    row("on demand, but included", "On-Demand", "Included", "0");
    row("on demand, but free", "On-Demand", "Free", "0");
    row("on demand, a dash", "On-Demand", "-", "0");
    row("usage-based, as it was called before", "Usage-based", "0.19", "0.19");
    row("a kind nobody knows: the number is believed", "Metered", "0.19", "0.19");
    row("included without a value", "Included", "Included", "0 plan", plan);
    row("included with its value", "Included", "0.19", "0.19 plan", plan);
    row("included in a plan that has a name", "Included in Pro", "$0.19", "0.19 plan", plan);
    row("included, in capitals", "INCLUDED", "INCLUDED", "0 plan", plan);
    row("included, a value that is not known", "Included", "", "0 plan", plan);
    row("free with its value", "free", "0.71", "0.71 plan", plan);
    row("no kind, included", "", "Included", "0 plan", plan);
    row("no kind, a number", "", "0.19", "0.19");
    row("errored", "\"Errored, Not Charged\"", "-", "0");
    row("errored, with a value", "\"Errored, Not Charged\"", "0.19", "0");
    row("errored, by its other name, with a value", "\"Errored, No Charge\"", "0.19", "0");
    row("aborted, with nothing", "\"Aborted, No Charge\"", "", "0");
    row("aborted, though it says included", "\"Aborted, Not Charged\"", "Included", "0");
    row("the person's own key", "User API Key", "0.00", "0 api");
    // (20 x 5 + 4 x 25 + 100 x 6.25 + 3000 x 0.50) / 1,000,000 = 0.002325
    row("on demand, empty: at list price", "On-Demand", "", "0.002325", pricedOne);
    row("on demand, not known yet: at list price", "On-Demand", "pending", "0.002325", pricedOne);
    row("on demand, no number: at list price", "On-Demand", "NaN", "0.002325", pricedOne);
}

void TestCursor::costsAndKinds()
{
    QFETCH(const std::string, kind);
    QFETCH(const std::string, cost);
    QFETCH(const std::string, charged);
    QFETCH(const std::string, warning);
    const auto space = charged.find(' ');
    const std::string pool = space == std::string::npos ? "" : charged.substr(space);
    QCOMPARE(QString::fromStdString(request(kind, cost)),
             QString::fromStdString("2026-09-16T03:00:00.000000Z " + charged.substr(0, space) +
                                    " |cursor|claude-opus-5|" + pool + " 20/4/100/0/3000\n" + warning));
}

void TestCursor::tokensAddUpToTheTotal_data()
{
    QTest::addColumn<std::string>("total");
    QTest::addColumn<std::string>("tokens");
    QTest::addColumn<std::string>("warning");
    QTest::addRow("100 + 20 + 3000 + 4: the columns are apart") << "3124"s
                                                                << "20/4/100/0/3000"s
                                                                << ""s;
    QTest::addRow("100 + 3000 + 4: the input is in the first column, too") << "3104"s
                                                                           << "20/4/80/0/3000"s
                                                                           << ""s;
    QTest::addRow("no total") << ""s
                              << "20/4/100/0/3000"s
                              << ""s;
    QTest::addRow("a total of something else")
        << "9999"s
        << "20/4/100/0/3000"s
        << "warning 1 row has another total than the sum of its tokens, which is kept as given.\n"s;
}

void TestCursor::tokensAddUpToTheTotal()
{
    QFETCH(const std::string, total);
    QFETCH(const std::string, tokens);
    QFETCH(const std::string, warning);
    QCOMPARE(QString::fromStdString(request("On-Demand", "1", total)),
             QString::fromStdString("2026-09-16T03:00:00.000000Z 1 |cursor|claude-opus-5| " + tokens + "\n" + warning));
}

void TestCursor::headersMayBeInAnyCaseBehindAByteOrderMark()
{
    QCOMPARE(QString::fromStdString(
                 printAsRead({{"pasted",
                               "\xEF\xBB\xBF"
                               "\"COST\",\"input (w/o cache write)\",\"Model\",\"date\",\"Input (w/ Cache Write)\"\r\n"
                               "\"0.25\",\"1\",\"auto\",\"2026-09-16T03:00:00.000Z\",\"2\"\r\n",
                               true}})),
             QString("2026-09-16T03:00:00.000000Z 0.25 |cursor|auto| 1/0/2/0/0\n"));
}

void TestCursor::otherTablesAreNotTakenForIt_data()
{
    QTest::addColumn<std::string>("header");
    QTest::addRow("canonical CSV") << "timestamp,cost_usd,session,tool,model,project,pool\n"s;
    QTest::addRow("a table of somebody's own") << "Date,Model,Tokens,Cost\n"s;
    QTest::addRow("a router's table of days")
        << "Date,Slug,Usage,BYOK Usage,Requests,Prompt Tokens,Completion Tokens,Reasoning Tokens\n"s;
    QTest::addRow("the names, but not in the header")
        << "timestamp,note\n2026-09-01,\"Date,Model,Input (w/ Cache Write),Input (w/o Cache Write)\"\n"s;
    QTest::addRow("nothing") << ""s;
}

void TestCursor::otherTablesAreNotTakenForIt()
{
    QFETCH(const std::string, header);
    QVERIFY(!formatNamed("cursor")->recognizes(header));
}

QTEST_APPLESS_MAIN(TestCursor)
#include "test_cursor.moc"
