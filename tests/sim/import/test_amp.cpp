// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Amp's ledger (FORMATS.md section 5.6).
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string inDollars =
    "warning Amp's credits are taken as US dollars, one for one; if yours are worth something "
    "else, scale the costs (--cost-scale).\n";

} // namespace

class TestAmp : public QObject {
    Q_OBJECT

private slots:
    void readsLedger();
    void readsText_data();
    void readsText();
    void answerInTwoLedgersCountsOnce();
};

// Of an answer's rows the dearest counts. Without credits: 1,000 x $3 + 1,000 x $15 a million of Sonnet 4.5.
void TestAmp::readsLedger()
{
    const std::string actual =
        printAsRead({{LOWWATER_TEST_DATA "/formats/amp/ledger-with-repeated-answers.jsonl", {}, false}});
    const std::string printed =
        "2026-05-10T09:00:07.000000Z 0.031 |amp|sonnet-4.5| 1200/600/210/0/850\n"
        "2026-05-10T09:01:06.250000Z 0 |amp|sonnet-4.5| 300/80/0/0/0\n"
        "2026-05-10T09:02:00.000000Z 0.018 |amp|claude-sonnet-4-5| 1000/1000/0/0/0\n"
        "skipped line 7: timestamp: is missing; a time such as 2026-09-01T09:00:00Z is expected\n"
        "skipped line 8: credits: \"-1\" is negative; a charge costs zero or more, refunds are left out\n"
        "skipped line 9: credits: \"some\" is not a sum of money, such as 0.0123\n"
        "skipped line 10: tokens.input: \"-1\" is not a count of tokens, such as 1234\n"
        "skipped line 12: is not JSON: Invalid value.\n" +
        inDollars +
        "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n"
        "merged 2\nnotUsage 1\n";
    QVERIFY2(actual == printed, actual.c_str());
}

void TestAmp::readsText_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("printed");
    QTest::addRow("the other spelling of names")
        << R"({"toMessageId":"m","cost":0.5,"createdAt":"2026-05-10T09:00:00Z",)"
           R"("tokens":{"input":1,"output":2,"cacheReadInputTokens":3,"cacheCreationInputTokens":4}})"s
        << "2026-05-10T09:00:00.000000Z 0.5 |amp|| 1/2/4/0/3\n" + inDollars;
    QTest::addRow("ids that are numbers are those of one thread")
        << R"({"to_message_id":1,"credits":0.5,"timestamp":"2026-05-10T09:00:00Z"}
{"to_message_id":1,"credits":0.5,"timestamp":"2026-05-10T09:00:00Z"}
{"to_message_id":1,"credits":0.25,"timestamp":"2026-05-11T09:00:00Z"})"s
        << "2026-05-10T09:00:00.000000Z 0.5 |amp||\n2026-05-11T09:00:00.000000Z 0.25 |amp||\n" + inDollars +
               "merged 1\n";
    QTest::addRow("rows without an id are never the same")
        << R"({"to_message_id":"","credits":0.5,"timestamp":"2026-05-10T09:00:00Z"}
{"to_message_id":"","credits":0.5,"timestamp":"2026-05-10T09:00:00Z"})"s
        << "2026-05-10T09:00:00.000000Z 0.5 |amp||\n2026-05-10T09:00:00.000000Z 0.5 |amp||\n" + inDollars;
}

void TestAmp::readsText()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, printed);
    const std::string actual = printAsRead({{"ledger.jsonl", text, true}});
    QVERIFY2(actual == printed, actual.c_str());
}

void TestAmp::answerInTwoLedgersCountsOnce()
{
    const std::string row = R"({"to_message_id":"m-1","credits":0.5,"timestamp":"2026-05-10T09:00:00Z"})";
    const auto read = readHistory({{"a", row, true}, {"b", row, true}});
    QVERIFY(read.has_value());
    QCOMPARE(read->summary.merged, std::uint64_t{1});
    QCOMPARE(read->history->totalCost().toString(), "0.5"s);
}

QTEST_APPLESS_MAIN(TestAmp)
#include "test_amp.moc"
