// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's Admin API (FORMATS.md section 5.3): usage and costs.
#include "sim/import/cost_adjustment.h"
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string folder = LOWWATER_TEST_DATA "/formats/anthropic-admin/";
const std::string bySum =
    "warning Where a line sums up several requests, long prompts cannot be told from short ones; models that charge "
    "more for long prompts are priced as for short ones.\n";

/// A page with one bucket of a day.
std::string costPage(const std::string& results, const std::string& more = "false")
{
    return R"({"data":[{"starting_at":"2026-09-14T00:00:00Z","ending_at":"2026-09-15T00:00:00Z","results":[)" +
           results + R"(]}],"has_more":)" + more + "}";
}

const std::string cost = R"({"currency":"USD","amount":"250","model":"claude-opus-5"})";
const std::string dayOfCost = "2026-09-14T00:00:00.000000Z 2.5 ||claude-opus-5| for 86400\n";
const std::string morePages =
    "warning There is more costs on the pages after this one; add them (\"has_more\" is true).\n";

} // namespace

class TestAnthropicAdmin : public QObject {
    Q_OBJECT

private slots:
    void readsPages_data();
    void readsPages();
    void readsText_data();
    void readsText();
    void pageInTwoFilesCountsOnce();
};

void TestAnthropicAdmin::readsPages_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("printed");
    // Opus 5: 1,500 x 5 + 500 x 25 + 500 x 6.25 + 1,000 x 10 + 200 x 0.50 = 33,225 millionths; 1,000 x 5 x 1.1 in the
    // US and x 2 in fast mode; a million tokens of Haiku 4.5 for $1, half of it in a batch
    QTest::addRow("usage by minute: priced as it was served")
        << folder + "usage-by-minute-with-more-pages.json"
        << "resolution minute\n"
           "2026-09-14T09:30:00.000000Z 0.033225 apikey_01aaaa||claude-opus-5|wrkspc_01bbbb 1500/500/500/1000/200 for "
           "60\n"
           "2026-09-14T09:30:00.000000Z 0.0055 ||claude-opus-5| 1000/0/0/0/0 for 60\n"
           "2026-09-14T09:32:00.000000Z 0.5 ||claude-haiku-4-5-20251001| 1000000/0/0/0/0 for 60\n"
           "2026-09-14T09:32:00.000000Z 0.01 ||claude-opus-5| 1000/0/0/0/0 for 60\n"
           "skipped data[2].results[2]: has no cost, and not both a model and tokens to price it by\n"
           "skipped data[2].results[3].uncached_input_tokens: \"many\" is not a count of tokens, such as 1234\n"
           "warning There is more usage on the pages after this one; add them (\"has_more\" is true).\n"
           "warning 4 charges came without a cost and were priced by model and tokens, at list price.\n" +
               bySum + "warning 3 web searches are not counted in the costs: they are not priced by tokens.\n" +
               "notUsage 2\n"; // the minute and the result without usage
    // a million tokens of Sonnet 4.5: $6 where prompts are longer than 200,000, else $3
    QTest::addRow("usage by day: prompts that are all long have the price of long ones")
        << folder + "usage-by-day-with-long-prompts.json"
        << "resolution day\n"
           "2026-09-14T00:00:00.000000Z 6 ||claude-sonnet-4-5-20250929| 1000000/0/0/0/0 for 86400\n"
           "2026-09-14T00:00:00.000000Z 3 ||claude-sonnet-4-5-20250929| 1000000/0/0/0/0 for 86400\n"
           "warning 2 charges came without a cost and were priced by model and tokens, at list price.\n" +
               bySum;
    // 12,345.00 cents; 1.23456789 cents are 12,345,678.9 nano-dollars
    QTest::addRow("costs are cents; a result on two pages counts once")
        << folder + "costs-two-pages.jsonl"
        << "resolution day\n"
           "2026-09-14T00:00:00.000000Z 123.45 ||claude-opus-5|wrkspc_01bbbb for 86400\n"
           "2026-09-14T00:00:00.000000Z 0.3 ||| for 86400\n"
           "2026-09-15T00:00:00.000000Z 0.012345679 ||| for 86400\n"
           "skipped [1].data[1].results[1].amount: \"-500.00\" is negative; a charge costs zero or more, refunds are "
           "left out\n"
           "skipped [1].data[1].results[2].currency: \"EUR\" is not USD; Lowwater counts dollars\n"
           "skipped [1].data[1].results[3].amount: \"free\" is not a sum of money, such as 0.0123\n"
           "skipped [1].data[2].starting_at: \"yesterday\" is not a time; write RFC 3339, such as "
           "2026-09-01T09:00:00Z\n"
           "warning 1 costs had more than nine decimals and were rounded half to even.\n"
           "merged 1\nrounded 1\n"s;
    QTest::addRow("usage and costs of one day: the costs count")
        << folder + "usage-and-costs-of-one-day.json"
        << "resolution day\n"
           "2026-09-14T00:00:00.000000Z 0.033225 ||claude-opus-5| for 86400\n"
           "warning Usage and costs of the same days are both here; the costs are counted, which are exact. Give the "
           "usage alone where its times matter more.\n"
           "notUsage 1\n"s;
}

void TestAnthropicAdmin::readsPages()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{path, {}, false}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestAnthropicAdmin::readsText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("printed");
    QTest::addRow("a list of pages") << "[" + costPage(cost) + "]"
                                     << "resolution day\n" + dayOfCost;
    QTest::addRow("the same twice in one bucket is two")
        << costPage(cost + "," + cost) << "resolution day\n" + dayOfCost + dayOfCost;
    QTest::addRow("more pages are missing") << costPage(cost, "true") << "resolution day\n" + dayOfCost + morePages;
    QTest::addRow("the page after is there")
        << costPage(cost, "true") + costPage({}) + costPage(cost.substr(0, cost.size() - 1) + R"(,"workspace_id":"w"})")
        << "resolution day\n" + dayOfCost + "2026-09-14T00:00:00.000000Z 2.5 ||claude-opus-5|w for 86400\nnotUsage 1\n";
    QTest::addRow("a page that is cut off behind a whole one")
        << costPage(cost) + "\n" + costPage(cost).substr(0, 20)
        << "resolution day\n" + dayOfCost +
               "skipped line 2: is not JSON: Missing a closing quotation mark in string.\n";
    QTest::addRow("usage and costs of different days both count")
        << costPage(cost) +
               R"({"data":[{"starting_at":"2026-09-15T00:00:00Z","ending_at":"2026-09-15T01:00:00Z","results":[)"
               R"({"uncached_input_tokens":1000,"model":"claude-opus-5"}]}]})"
        << "resolution day\n" + dayOfCost +
               "2026-09-15T00:00:00.000000Z 0.005 ||claude-opus-5| 1000/0/0/0/0 for 3600\n"
               "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n" +
               bySum;
}

void TestAnthropicAdmin::readsText()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{"page.json", text, true}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestAnthropicAdmin::pageInTwoFilesCountsOnce()
{
    ReadOptions options;
    options.spread = false;
    const auto read = readHistory({{"a", costPage(cost), true}, {"b", costPage(cost), true}}, options);
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.merged, std::uint64_t{1});
    QCOMPARE(read->history->size(), std::size_t{1});
}

QTEST_APPLESS_MAIN(TestAnthropicAdmin)
#include "test_anthropic_admin.moc"
