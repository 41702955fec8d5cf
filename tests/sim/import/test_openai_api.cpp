// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's costs and usage API (FORMATS.md section 5.4).
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string folder = LOWWATER_TEST_DATA "/formats/openai-api/";

} // namespace

class TestOpenAiApi : public QObject {
    Q_OBJECT

private slots:
    void readsPages_data();
    void readsPages();
    void costsAndUsageOfOneDayCountOnce();
};

// 1789344000 is 2026-09-14T00:00:00Z, 1789376400 is 9 h later.
void TestOpenAiApi::readsPages_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<std::string>("printed");
    // $0.131080500500000000000000000001 is a little more than 131,080,500.5 nano-dollars
    QTest::addRow("costs by line item")
        << folder + "costs-by-line-item.json"
        << "resolution day\n"
           "2026-09-14T00:00:00.000000Z 0.06 ||gpt-5-nano|proj_aaaa for 86400\n"
           "2026-09-14T00:00:00.000000Z 0.131080501 ||gpt-5-nano|proj_aaaa for 86400\n"
           "2026-09-14T00:00:00.000000Z 0.0015 key_bbbb||| for 86400\n"
           "skipped data[0].results[3].amount.currency: \"eur\" is not usd; Lowwater counts dollars\n"
           "skipped data[0].results[4].amount.value: \"-2.5\" is negative; a charge costs zero or more, refunds are "
           "left "
           "out\n"
           "warning 1 costs had more than nine decimals and were rounded half to even.\n"
           "notUsage 3\n" // two without an amount, a day without costs
           "rounded 1\n"s;
    // 1,000 input tokens of which 800 were cached; never more cached than there are
    QTest::addRow("usage: input includes what was cached")
        << folder + "usage-by-hour.json"
        << "resolution five_hours\n"
           "2026-09-14T09:00:00.000000Z unpriced key_bbbb||gpt-5-nano-2025-08-07|proj_aaaa 200/500/0/0/800 for 3600\n"
           "2026-09-14T09:00:00.000000Z unpriced ||gpt-5-nano-2025-08-07| 0/1/0/0/10 for 3600\n"
           "skipped data[0].results[1]: has no cost, and not both a model and tokens to price it by\n"
           "skipped data[0].results[3].input_tokens: \"1.5\" is not a count of tokens, such as 1234\n"
           "warning There is more usage on the pages after this one; add them (\"has_more\" is true).\n"
           "warning 2 charges have no price and count as $0: gpt-5-nano-2025-08-07 (2). Give the model a price in a "
           "file of your own (--prices).\n"
           "notUsage 1\n"s;
}

void TestOpenAiApi::readsPages()
{
    QFETCH(const std::string, path);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{path, {}, false}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestOpenAiApi::costsAndUsageOfOneDayCountOnce()
{
    const std::string both =
        R"({"object":"page","data":[{"start_time":1789344000,"end_time":1789430400,"results":[)"
        R"({"object":"organization.costs.result","amount":{"value":0.5,"currency":"usd"}}]}],"has_more":false}
{"object":"page","data":[{"start_time":1789376400,"end_time":1789380000,"results":[)"
        R"({"input_tokens":5,"model":"gpt-5-nano"}]}],"has_more":false})";
    const std::string actual = printAsRead({{"pages", both, true}});
    QVERIFY2(
        actual.starts_with("resolution day\n2026-09-14T00:00:00.000000Z 0.5 ||| for 86400\nwarning Usage and costs") &&
            actual.ends_with("notUsage 1\n"),
        actual.c_str());
}

QTEST_APPLESS_MAIN(TestOpenAiApi)
#include "test_openai_api.moc"
