// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cost export of OpenAI's dashboard (FORMATS.md 5.4): many decimals, empty days, other currencies.
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestOpenAiCostCsv : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

// Half a nano-dollar goes to the even one: 0.5000000005 down to 0.500000000, 0.5000000015 up to 0.500000002.
void TestOpenAiCostCsv::reads_data()
{
    QTest::addColumn<std::string>("printed");
    QTest::addRow("days") << "resolution day\n"
                             "2026-09-28T00:00:00.000000Z 0.00383598 ||| for 86400\n"
                             "2026-09-28T00:00:00.000000Z 0.5 key_1||gpt-5-nano|Atlas for 86400\n"
                             "2026-09-28T00:00:00.000000Z 0.500000002 key_1||gpt-5-nano|Atlas for 86400\n"
                             "2026-09-29T00:00:00.000000Z 0.02 ||web search tool calls|proj_b for 86400\n"
                             "2026-09-29T00:00:00.000000Z 0 key_1||gpt-5-nano|Atlas for 86400\n"
                             "skipped line 8: amount_currency: \"eur\" is not usd; Lowwater counts dollars\n"
                             "warning 2 costs had more than nine decimals and were rounded half to even.\n"
                             "notUsage 1\nrounded 2\n"s;
    QTest::addRow("2025-without-quantity") << "resolution day\n"
                                              "2025-10-05T00:00:00.000000Z 0.895874 ||| for 86400\n"
                                              "notUsage 1\n"s;
    QTest::addRow("bad-rows")
        << "resolution five_hours\n"
           "2026-09-28T00:00:00.000000Z 1 ||gpt-5-nano| for 3600\n"
           "skipped line 3: start_time: is empty; write a time such as 2026-09-01T09:00:00Z\n"
           "skipped line 4: end_time: \"soon\" is not a time; write RFC 3339, such as "
           "2026-09-01T09:00:00Z\n"
           "skipped line 5: end_time: \"1790553600\" is not a time after start_time, at most 136 "
           "years\n"
           "skipped line 6: amount_value: \"one\" is not a sum of dollars, such as 0.0123\n"
           "skipped line 7: amount_value: \"-1\" is negative; a charge costs zero or more, refunds are "
           "left out\n"
           "skipped line 8: amount_currency: is not usd; Lowwater counts dollars\n"s;
}

void TestOpenAiCostCsv::reads()
{
    QFETCH(const std::string, printed);
    const std::string file = LOWWATER_TEST_DATA "/formats/openai-cost-csv/"s + QTest::currentDataTag() + ".csv";
    QCOMPARE(QString::fromStdString(printAsRead({{file, {}, false}})), QString::fromStdString(printed));
}

QTEST_APPLESS_MAIN(TestOpenAiCostCsv)
#include "test_openai_cost_csv.moc"
