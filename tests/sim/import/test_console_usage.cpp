// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Console's usage export (FORMATS.md 5.1): days of tokens, priced by what the columns say of how they were
// served.
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string sums =
    "warning Where a line sums up several requests, long prompts cannot be told from short ones; models that "
    "charge more for long prompts are priced as for short ones.\n";

} // namespace

class TestConsoleUsage : public QObject {
    Q_OBJECT

private slots:
    void readsEveryHeader_data();
    void readsEveryHeader();
};

// List prices for a million tokens: input, output, cache write of 5 minutes and 1 hour, cache read.
void TestConsoleUsage::readsEveryHeader_data()
{
    QTest::addColumn<std::string>("printed");
    // Opus 5 (5, 25, 6.25, 10, 0.50): 46,981 x 5 + 16,932 x 25 + 15,969 x 6.25 + 120,000 x 0.50
    //   = 234,905 + 423,300 + 99,806.25 + 60,000 = 818,011.25, so $0.81801125; batch $5 / 2; us $5 x 1.1; fast $5 x 2.
    // Sonnet 4.5 (3, ...; above 200k 6, ..., 1h write 12): 3; 1,000,000 x 6 + 100,000 x 12 = $7.2.
    QTest::addRow("2026")
        << "resolution day\n"
           "2026-09-05T00:00:00.000000Z 0.81801125 agents-key||claude-opus-5|Default "
           "46981/16932/15969/0/120000 for 86400\n"
           "2026-09-05T00:00:00.000000Z 2.5 agents-key||claude-opus-5|Default 1000000/0/0/0/0 for "
           "86400\n"
           "2026-09-05T00:00:00.000000Z 5.5 agents-key||claude-opus-5|Default 1000000/0/0/0/0 for "
           "86400\n"
           "2026-09-05T00:00:00.000000Z 10 agents-key||claude-opus-5|Default 1000000/0/0/0/0 for "
           "86400\n"
           "2026-09-05T00:00:00.000000Z 3 agents-key||claude-sonnet-4-5-20250929|Review "
           "1000000/0/0/0/0 for 86400\n"
           "2026-09-05T00:00:00.000000Z 7.2 agents-key||claude-sonnet-4-5-20250929|Review "
           "1000000/0/0/100000/0 for 86400\n"
           "2026-09-06T00:00:00.000000Z unpriced agents-key||claude-next|Default 10/1/0/0/0 for 86400\n"
           "warning 4 web searches are not counted in the costs: they are not priced by tokens.\n"
           "warning 6 charges came without a cost and were priced by model and tokens, at list price.\n" +
               sums +
               "warning 1 charge has no price and counts as $0: claude-next (1). Give the model a price in a "
               "file of your own (--prices).\n" +
               "notUsage 1\n";
    // Opus 4.1 (15, 75, 18.75, 30, 1.50): 15,000 + 37,500 + 37,500 + 90,000 + 60,000 = 240,000
    QTest::addRow("2025")
        << "resolution day\n"
           "2025-10-01T00:00:00.000000Z 0.24 claude_code_key_ada_abcd||claude-opus-4-1-20250805|"
           "Claude Code 1000/500/2000/3000/40000 for 86400\n"
           "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n" +
               sums;
    // Haiku 3.5 (0.80, 4, 1, 1.60, 0.08): 800 + 1,600 + 2,000 + 240 = 4,640
    QTest::addRow("2025-one-cache-write-column")
        << "resolution day\n"
           "2025-03-01T00:00:00.000000Z 0.00464 agents-key||claude-3-5-haiku-20241022|Default 1000/400/2000/0/3000 "
           "for 86400\n"
           "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n" +
               sums;
    // 10 x 5 + 25 = 75
    QTest::addRow("bad-rows")
        << "resolution day\n"
           "2026-09-05T00:00:00.000000Z 0.000075 agents-key||claude-opus-5|Default 10/1/0/0/0 for 86400\n"
           "skipped line 3: usage_date_utc: \"5 September\" is not a time; write RFC 3339, such as "
           "2026-09-01T09:00:00Z\n"
           "skipped line 4: usage_date_utc: \"2026-09-05T13:00:00Z\" is not a day; write one such as "
           "2026-09-01\n"
           "skipped line 5: usage_input_tokens_no_cache: \"1.5\" is not a count of tokens, such as 1234\n"
           "skipped line 6: tokens: are so many that they cost more than Lowwater can count\n"
           "skipped line 7: has 3 columns and the header 11; quote a value that has a separator in it\n"
           "skipped line 8: model: is empty, so that nothing can price the tokens\n"
           "warning 1 charge came without a cost and was priced by model and tokens, at list price.\n" +
               sums;
}

void TestConsoleUsage::readsEveryHeader()
{
    QFETCH(const std::string, printed);
    const std::string file = LOWWATER_TEST_DATA "/formats/console-usage/"s + QTest::currentDataTag() + ".csv";
    QCOMPARE(QString::fromStdString(printAsRead({{file, {}, false}})), QString::fromStdString(printed));
}

QTEST_APPLESS_MAIN(TestConsoleUsage)
#include "test_console_usage.moc"
