// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ccusage's reports (FORMATS.md section 2): every shape, old and new.
#include "sim/import/formats.h"
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string folder = LOWWATER_TEST_DATA "/formats/ccusage/";
const std::string inUtc =
    "warning ccusage's days are those of the time zone it ran in; they are taken as days in UTC.\n";

void row(const char* name, const char* fixture, const std::string& printed)
{
    QTest::addRow("%s", name) << folder + fixture << printed;
}

} // namespace

class TestCcusage : public QObject {
    Q_OBJECT

private slots:
    void readsReports_data();
    void readsReports();
    void readsText_data();
    void readsText();
    void sameRowInTwoReportsCountsOnce();
    void tellsOthersApart_data();
    void tellsOthersApart();
};

void TestCcusage::readsReports_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("printed");
    // 09:00:00 to 13:56:19.029 is 17,779.029 s, to 08:41:07.5 from 08:00 is 2,467.5 s: whole seconds, rounded up; a
    // block that does not say when its last entry was runs its 5 h. $2.0000000005 is half-way to an even number.
    row("blocks: from the start to the last entry, gaps left out", "blocks-with-gap-and-active-block.json",
        "resolution five_hours\n"
        "2026-09-01T09:00:00.000000Z 16.18 |claude-code|claude-opus-5| 36100/128387/557739/0/33473287 for 17780\n"
        "2026-09-02T08:00:00.000000Z 0 |claude-code|claude-new-6| 100/5/0/0/0 for 18000\n"
        "2026-09-04T08:00:00.000000Z 2 |claude-code|| 2000/1000/0/0/0 for 2468\n"
        "skipped blocks[3].costUSD: \"n/a\" is not a sum of money, such as 0.0123\n"
        "skipped blocks[4].actualEndTime: \"2026-09-03T07:00:00.000Z\" is before the beginning\n"
        "warning 1 row has tokens and costs $0 in the report: that version of ccusage knew no price for the model.\n"
        "warning 1 costs had more than nine decimals and were rounded half to even.\n"
        "notUsage 1\nrounded 1\n");
    // 0.1 + 0.2 is 0.30000000000000004 as doubles add; 5 + 0.4 is not 5.5.
    row("daily of 18: by model where models add up to the day", "daily-of-18-with-models.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 0.1 |claude-code|claude-opus-5| 1000/200/300/0/4000 for 86400\n"
        "2026-09-01T00:00:00.000000Z 0.2 |claude-code|claude-haiku-4-5-20251001| 100/20/30/0/400 for 86400\n"
        "2026-09-02T00:00:00.000000Z 5.5 |claude-code|| 50/60/70/0/80 for 86400\n"
        "2026-09-03T00:00:00.000000Z 0.25 |claude-code|claude-opus-5| 5/6/0/0/0 for 86400\n"
        "skipped daily[3].date: \"1788566400\" is not a day, such as 2026-09-01\n"
        "skipped daily[4].inputTokens: \"-5\" is not a count of tokens, such as 1234\n" +
            inUtc + "notUsage 2\n"); // the synthetic model and the empty day
    row("daily of 20 by agent: the program is the agent, where it is one", "daily-of-20-by-agent.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 1.5 |claude-code|claude-opus-5| 30/40/10/0/20 for 86400\n"
        "2026-09-01T00:00:00.000000Z 0.25 |codex|gpt-5.6| 6/7/0/0/5 for 86400\n"
        "2026-09-02T00:00:00.000000Z 0.5 |codex|gpt-5.6| 3/4/0/0/0 for 86400\n"
        "2026-09-03T00:00:00.000000Z 0.75 ||claude-opus-5| 3/4/0/0/0 for 86400\n" +
            inUtc);
    row("daily by project (--instances)", "daily-by-project-of-18.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 0.5 |claude-code|claude-opus-5|-home-dev-src-atlas 1/2/3/0/4 for 86400\n"
        "2026-09-01T00:00:00.000000Z 0.5 |claude-code|claude-opus-5|-home-dev-src-borealis 1/2/3/0/4 for 86400\n" +
            inUtc);
    // 1,000 input tokens of Opus 5 at $5 a million
    row("without costs (--no-cost): priced by model", "daily-without-costs.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 0.005 |claude-code|claude-opus-5| 1000/0/0/0/0 for 86400\n"
        "2026-09-01T00:00:00.000000Z unpriced |claude-code|claude-new-6| 1000/0/0/0/0 for 86400\n" +
            inUtc +
            "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n"
            "warning Where a line sums up several requests, long prompts cannot be told from short ones; models that "
            "charge more for long prompts are priced as for short ones.\n"
            "warning 1 charge has no price and counts as $0: claude-new-6 (1). Give the model a price in a file of "
            "your "
            "own (--prices).\n");
    row("monthly: a month by its length", "monthly-of-18.json", // 28 d x 86,400 s
        "resolution day\n"
        "2026-02-01T00:00:00.000000Z 28.5 |claude-code|claude-opus-5| 10/20/30/0/40 for 2419200\n"
        "skipped monthly[1].month: \"Feb 2026\" is not a month, such as 2026-09\n" +
            inUtc);
    row("weekly: 7 days from its Sunday", "weekly-of-20-unified.json",
        "resolution day\n"
        "2026-08-30T00:00:00.000000Z 7.25 |claude-code|claude-opus-5| 10/20/0/0/0 for 604800\n" +
            inUtc);
    // 09:00:00.250 to 10:30:00 is 5,399.75 s; a session of one request has no length
    row("sessions of 20: from first to last activity", "sessions-of-20-focused.json",
        "resolution five_hours\n"
        "2026-09-01T09:00:00.250000Z 3.5 8463c716-0000-4000-8000-0000000000aa|claude-code|claude-opus-5|"
        "-home-dev-src-atlas 3/4/1/0/2 for 5400\n"
        "2026-09-01T11:00:00.000000Z 0.125 8463c716-0000-4000-8000-0000000000bb|claude-code|claude-opus-5|"
        "-home-dev-src-atlas 5/0/0/0/0\n");
    row("sessions of 18: on their last day, a project's sessions are one", "sessions-of-18-by-project.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 3.5 |claude-code|claude-opus-5|-home-dev-src-atlas 3/4/1/0/2 for 86400\n"
        "2026-09-02T00:00:00.000000Z 2.5 8463c716-0000-4000-8000-0000000000aa|claude-code|claude-opus-5|"
        "-home-dev-src-borealis 3/4/1/0/2 for 86400\n" +
            inUtc + "warning 2 sessions do not say when they began; each counts on the day it was last active.\n");
    row("sections: days are finer than sessions without a beginning", "sections-of-20-unified.json",
        "resolution day\n"
        "2026-09-01T00:00:00.000000Z 2.5 |claude-code|claude-opus-5| 10/20/0/0/0 for 86400\n"
        "warning The report has the same usage several times, as daily, the last days of sessions, monthly; only daily "
        "is counted, which is the finest.\n" +
            inUtc + "notUsage 2\n");
}

void TestCcusage::readsReports()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{path, {}, false}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestCcusage::readsText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("printed");
    QTest::addRow("blocks before sessions before days")
        << R"({"daily":[{"date":"2026-09-01","inputTokens":1,"cacheReadTokens":0,"totalCost":9}],)"
           R"("session":[{"period":"s","firstActivity":"2026-09-01T09:00:00Z","lastActivity":"2026-09-01T10:00:00Z",)"
           R"("inputTokens":1,"cacheReadTokens":0,"totalCost":9}],)"
           R"("blocks":[{"isGap":false,"entries":1,"startTime":"2026-09-01T09:00:00Z","endTime":"2026-09-01T14:00:00Z",)"
           R"("costUSD":9,"models":[]}]})"s
        << "resolution five_hours\n"
           "2026-09-01T09:00:00.000000Z 9 |claude-code|| for 18000\n"
           "warning The report has the same usage several times, as blocks, sessions, daily; only blocks is counted, "
           "which is the finest.\n"
           "notUsage 2\n"s;
    QTest::addRow("neither a cost nor one model")
        << R"({"blocks":[{"isGap":false,"entries":2,"startTime":"2026-09-01T09:00:00Z","endTime":"2026-09-01T14:00:00Z",)"
           R"("models":["a","b"],"tokenCounts":{"inputTokens":5}}]})"s
        << "skipped blocks[0]: has no cost, and not both a model and tokens to price it by\n"s;
    QTest::addRow("a session's names may be in its metadata")
        << R"({"session":[{"agent":"claude","period":"s-1","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5,)"
           R"("metadata":{"lastActivity":"2026-09-01T09:30:00Z","projectPath":"atlas"}}]})"s
        << "resolution day\n"
           "2026-09-01T00:00:00.000000Z 0.5 s-1|claude-code||atlas 1/0/0/0/0 for 86400\n"
           "warning 1 session does not say when it began; each counts on the day it was last active.\n"s;
    QTest::addRow("behind a byte order mark, two reports and one cut off")
        << "\xEF\xBB\xBF"
           R"({"daily":[{"date":"2026-09-01","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5}]})"
           "\n"
           R"({"daily":[{"date":"2026-09-02","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5}]})"
           "\n"
           R"({"daily":[{"date")"s
        << "resolution day\n"
           "2026-09-01T00:00:00.000000Z 0.5 |claude-code|| 1/0/0/0/0 for 86400\n"
           "2026-09-02T00:00:00.000000Z 0.5 |claude-code|| 1/0/0/0/0 for 86400\n"
           "skipped line 3: is not JSON: Missing a colon after a name of object member.\n"s +
               inUtc;
    QTest::addRow("a report of no usage")
        << R"({"daily":[],"totals":{"cacheReadTokens":0,"inputTokens":0,"totalCost":0}})"s
        << ""s;
    QTest::addRow("a report that is cut off")
        << R"({"daily":[{"date":"2026-09-01","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5)"s
        << "report.json:1: is not JSON: Missing a comma or '}' after an object member.\n"s;
    QTest::addRow("a session that does not say when")
        << R"({"session":[{"period":"s-1","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5}]})"s
        << "skipped session[0].metadata.lastActivity: is missing; a time such as 2026-09-01T09:00:00Z is expected\n"s;
}

void TestCcusage::readsText()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{"report.json", text, true}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestCcusage::sameRowInTwoReportsCountsOnce()
{
    const std::string day = R"({"daily":[{"date":"2026-09-01","inputTokens":1,"cacheReadTokens":0,"totalCost":0.5}]})";
    const std::string grown = R"({"daily":[{"date":"2026-09-01","inputTokens":2,"cacheReadTokens":0,"totalCost":1}]})";
    ReadOptions options;
    options.spread = false;
    const auto read = readHistory({{"a", day, true}, {"b", day, true}, {"c", grown, true}}, options);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.merged, std::uint64_t{1});
    QCOMPARE(read->history->size(), std::size_t{2});
}

void TestCcusage::tellsOthersApart_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addRow("another program's days") << R"({"daily":[{"date":"2026-09-01","visits":3}]})"s;
    QTest::addRow("a list") << "[1, 2]"s;
    QTest::addRow("a table") << "daily,inputTokens,cacheReadTokens\n1,2,3\n"s;
    QTest::addRow("the name in a text") << R"({"note":"daily[].inputTokens"})"s;
}

void TestCcusage::tellsOthersApart()
{
    QFETCH(const std::string, text);
    QVERIFY(!formatNamed("ccusage")->recognizes(text));
}

QTEST_APPLESS_MAIN(TestCcusage)
#include "test_ccusage.moc"
