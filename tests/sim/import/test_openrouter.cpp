// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenRouter's activity (FORMATS.md 5.5), every oddity of it.
#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string activity = LOWWATER_TEST_DATA "/formats/openrouter/activity.csv";

std::string withoutPath(std::string text)
{
    for (auto at = text.find(activity); at != std::string::npos; at = text.find(activity))
        text.replace(at, activity.size(), "activity.csv");
    return text;
}

} // namespace

class TestOpenRouter : public QObject {
    Q_OBJECT

private slots:
    void readsActivity();
    void headersMayBeInAnyCaseAndOrder();
    void namesCanBeWrittenAndReadAgain();
};

// The costs are those of the file to nine decimals, half to even; a prompt's tokens include those from a cache.
void TestOpenRouter::readsActivity()
{
    const auto read = readHistory({{activity, {}, false}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.format, "openrouter"s);
    QCOMPARE(QString::fromStdString(printCharges(*read->history)),
             QString::fromStdString(
                 "2026-06-28T03:46:40.000000Z 0.5 review-key|Cline, nightly|openai/gpt-5.6| 90000/1200/0/0/0\n"
                 "2026-06-28T03:46:57.713000Z 0.012345679 agents-key|Claude Code|anthropic/claude-5-opus-20260601| "
                 "4000/345/0/0/8000\n"
                 "2026-06-28T03:48:20.500000Z 0 ||mistralai/devstral:free| 100/10/0/0/0\n"
                 "2026-06-28T03:48:21.250000Z 0.00001 agents-key||mistralai/devstral| 0/10/0/0/100\n"));
    QCOMPARE(QString::fromStdString(withoutPath(printSkipped(read->summary))),
             QString::fromStdString(
                 "activity.csv:7: created_at: \"28.06.2026 03:48\" is not a time; write RFC 3339, such as "
                 "2026-09-01T09:00:00Z\n"
                 "activity.csv:8: cost_total: \"free\" is not a sum of dollars, such as 0.0123\n"
                 "activity.csv:9: cost_total: \"-0.2\" is negative; a charge costs zero or more, refunds are left out\n"
                 "activity.csv:10: tokens_prompt: \"many\" is not a count of tokens, such as 1234\n"
                 "activity.csv:11: has 3 columns and the header 24; quote a value that has a separator in it\n"));
    QCOMPARE(read->summary.merged, std::uint64_t{1});
    QCOMPARE(read->summary.rounded, std::uint64_t{2}); // that of the row that came twice, too
    QVERIFY(sumHolds(read->summary));
}

void TestOpenRouter::headersMayBeInAnyCaseAndOrder()
{
    const auto read = readHistory({{"input",
                                    "\xEF\xBB\xBF"
                                    "Cost_Total,CREATED_AT , generation_id\r\n0.25,2026-06-28 03:46:57.713,gen-1\r\n",
                                    true}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(read->summary.format, "openrouter"s);
    QCOMPARE(printCharges(*read->history), "2026-06-28T03:46:57.713000Z 0.25 |||\n"s);
}

// Bytes that no table can hold.
void TestOpenRouter::namesCanBeWrittenAndReadAgain()
{
    const auto read = readHistory({{"input",
                                    "generation_id,created_at,cost_total,api_key_name,app_name\n"
                                    "gen-1,2026-06-28 03:46:57,0.25,a\0b,c\xFF"s
                                    "d\n"s,
                                    true}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    const Charge charge = read->history->charge(0);
    QCOMPARE(charge.session, "a\xEF\xBF\xBD"s
                             "b"s);
    QCOMPARE(charge.tool, "c\xEF\xBF\xBD"s
                          "d"s);
    const auto again = readHistory({{"converted.csv", writeCsv(*read->history), true}});
    QVERIFY2(again.has_value(), again ? "" : again.error().describe().c_str());
    QVERIFY(again->history->charge(0) == charge);
}

QTEST_APPLESS_MAIN(TestOpenRouter)
#include "test_openrouter.moc"
