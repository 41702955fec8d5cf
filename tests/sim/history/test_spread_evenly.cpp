// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/spread_evenly.h"
#include "tests/sim/history/csv_print.h"

#include <QTest>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

Charge sumOf(const char* time, std::int64_t nanos, std::chrono::seconds span, const Tokens& tokens = {})
{
    Charge charge;
    charge.time = parseTime(time)->time;
    charge.cost = Money::fromNanos(nanos);
    charge.session = "s";
    charge.span = span;
    charge.tokens = tokens;
    return charge;
}

std::shared_ptr<const History> historyOf(const std::vector<Charge>& charges)
{
    HistoryBuilder builder;
    for (const auto& charge : charges)
        builder.add(charge);
    return std::make_shared<const History>(builder.build());
}

} // namespace

class TestSpreadEvenly : public QObject {
    Q_OBJECT

private slots:
    void nothingToSpreadIsTheSameHistory();
    void partsAddUp();
    void dayBySteps();
    void sumsBesideRequestsStayInOrder();
    void listCostsAreSpreadToo();
    void centuriesDoNotFillTheMemory();
};

void TestSpreadEvenly::nothingToSpreadIsTheSameHistory()
{
    const auto history = historyOf({sumOf("2026-09-01T09:00:00Z", 5, 0s)});
    QCOMPARE(spreadEvenly(history), history);
}

// 40 minutes are three pieces of at most a quarter of an hour; 10 nanos are 3 + 3 + 4 by the shares 3.33, 6.67 and 10
// rounded down.
void TestSpreadEvenly::partsAddUp()
{
    const auto history = historyOf({sumOf("2026-09-01T09:00:00Z", 10, 40min, {7, 0, 1, 2, 9})});
    QCOMPARE(printCharges(*spreadEvenly(history)),
             std::string{"resolution five_hours\n"
                         "2026-09-01T09:00:00.000000Z 0.000000003 s||| 2/0/0/0/3\n"
                         "2026-09-01T09:13:20.000000Z 0.000000003 s||| 2/0/0/1/3\n"
                         "2026-09-01T09:26:40.000000Z 0.000000004 s||| 3/0/1/1/3\n"});
}

void TestSpreadEvenly::dayBySteps()
{
    const auto spread = spreadEvenly(historyOf({sumOf("2026-09-01", 9'600'000'000, 24h)}));
    QCOMPARE(spread->size(), std::size_t{96});
    QCOMPARE(spread->resolution(), Resolution::Day);
    QVERIFY(!spread->hasSpans());
    QCOMPARE(spread->times()[1] - spread->times()[0], Duration{15min});
    QCOMPARE(formatTime(spread->times()[95]), std::string{"2026-09-01T23:45:00.000000Z"});
    for (const Money cost : spread->costs())
        QCOMPARE(cost, Money::fromNanos(100'000'000));
}

void TestSpreadEvenly::sumsBesideRequestsStayInOrder()
{
    const auto spread =
        spreadEvenly(historyOf({sumOf("2026-09-01T09:00:00Z", 2, 30min), sumOf("2026-09-01T09:10:00Z", 50, 0s)}));
    QCOMPARE(printCharges(*spread), std::string{"resolution five_hours\n"
                                                "2026-09-01T09:00:00.000000Z 0.000000001 s|||\n"
                                                "2026-09-01T09:10:00.000000Z 0.00000005 s|||\n"
                                                "2026-09-01T09:15:00.000000Z 0.000000001 s|||\n"});
}

void TestSpreadEvenly::listCostsAreSpreadToo()
{
    const auto history = historyOf({sumOf("2026-09-01T09:00:00Z", 4, 30min), sumOf("2026-09-01T09:10:00Z", 50, 0s)});
    const auto spread = spreadEvenly(std::make_shared<const History>(history->scaled(3, 1).listedAt(history->costs())));
    const std::vector<std::int64_t> costs{6, 150, 6};
    const std::vector<std::int64_t> list{2, 50, 2};
    for (std::size_t i = 0; i < costs.size(); ++i) {
        QCOMPARE(spread->costs()[i].nanos(), costs[i]);
        QCOMPARE(spread->listCosts()[i].nanos(), list[i]);
    }
}

void TestSpreadEvenly::centuriesDoNotFillTheMemory()
{
    const auto century = 876'600h; // 3.5 million steps each
    const auto sum = sumOf("1900-01-01", 1'000'000'000, century);
    const auto spread = spreadEvenly(historyOf({sum, sum, sum, sum}));
    QVERIFY(spread->size() <= static_cast<std::size_t>(mostSpreadCharges));
    QCOMPARE(spread->totalCost(), Money::fromDollars(4));
}

QTEST_APPLESS_MAIN(TestSpreadEvenly)
#include "test_spread_evenly.moc"
