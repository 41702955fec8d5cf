// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Console's cost export (FORMATS.md 5.2): dollars by day and kind of token, as they are stated.
#include "tests/sim/import/reading_print.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string cents =
    "warning The Console rounds each row of this file to cents: the sum of many small ones may be off by "
    "some cents from what was charged.\n";

} // namespace

class TestConsoleCost : public QObject {
    Q_OBJECT

private slots:
    void readsEveryHeader_data();
    void readsEveryHeader();
};

void TestConsoleCost::readsEveryHeader_data()
{
    QTest::addColumn<std::string>("printed");
    QTest::addRow("2026") << "2026-09-09T00:00:00.000000Z 1.67 agents-key||claude-opus-5|Default for 86400\n"
                             "2026-09-09T00:00:00.000000Z 0.3 agents-key||claude-opus-5|Default for 86400\n"
                             "2026-09-09T00:00:00.000000Z 0 review-key||claude-haiku-4-5|Review for 86400\n"
                             "2026-09-10T00:00:00.000000Z 0.05 agents-key|||Default for 86400\n"s;
    QTest::addRow("2026-without-key-id")
        << "2026-03-15T00:00:00.000000Z 1.5 agents-key||claude-opus-4-6|Default for 86400\n"s;
    QTest::addRow("2025-12")
        << "2025-12-01T00:00:00.000000Z 0.13 claude_code_key_ada_abcd||claude-haiku-4-5|Claude Code for 86400\n"s;
    QTest::addRow("bad-rows")
        << "2025-12-01T00:00:00.000000Z 0.13 agents-key||claude-haiku-4-5|Default for 86400\n"
           "skipped line 3: usage_date_utc: \"12/01/2025\" could be day/month or month/day; write the "
           "year first, such as 2026-09-01\n"
           "skipped line 4: cost_usd: is not a sum of dollars, such as 0.0123\n"
           "skipped line 5: cost_usd: \"-0.13\" is negative; a charge costs zero or more, refunds are "
           "left "
           "out\n"s;
}

void TestConsoleCost::readsEveryHeader()
{
    QFETCH(const std::string, printed);
    const std::string file = LOWWATER_TEST_DATA "/formats/console-cost/"s + QTest::currentDataTag() + ".csv";
    QCOMPARE(QString::fromStdString(printAsRead({{file, {}, false}})),
             QString::fromStdString("resolution day\n" + printed + cents));
}

QTEST_APPLESS_MAIN(TestConsoleCost)
#include "test_console_cost.moc"
