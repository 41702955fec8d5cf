// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/sweep.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>
#include <tbb/global_control.h>

#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

std::vector<Money> cents(std::initializer_list<std::int64_t> counts)
{
    std::vector<Money> money;
    for (const auto count : counts)
        money.push_back(oneCent * count);
    return money;
}

std::string print(const std::vector<SweepCell>& cells)
{
    std::string text;
    for (const auto& cell : cells)
        text += cell.amount.toString() + '/' + cell.threshold.toString() + ' ';
    return text;
}

/// Half a day of work on top of the golden trace's account, by chance in everything that chance rules.
Scenario chancy()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 2250, oneCent * 6000, 1800s);
    scenario.account.latency = Delay::parse("lognormal:20m,0.9").value();
    scenario.account.declineRate = 0.1;
    scenario.account.maxAttempts = 3;
    scenario.account.fee.nanoPercent = 4'400'000'000;
    return scenario;
}

std::vector<SweepCell> someCells(Rule rule)
{
    const auto amounts = cents({500, 2250, 3000});
    return sweepCells(amounts, parseMoneyGrid("0:30:0.37").value(), rule);
}

std::vector<SweepRow> swept(const Scenario& scenario, const std::vector<SweepCell>& cells)
{
    return sweep(scenario, *demandOf(scenario), cells).value();
}

} // namespace

class TestSweep : public QObject {
    Q_OBJECT

private slots:
    void cellsAreInRowOrder();
    void theShardsPutTogetherAreTheWhole();
    void aRowIsWhatSimulateSays_data();
    void aRowIsWhatSimulateSays();
    void anOpeningBalanceThatIsNotSetIsTheCellsAmount();
    void rowsOfASmallWorldAreThoseOfThePlainLoop();
    void theSameBytesOnAnyNumberOfCores();
    void rowsAreToldAsTheyAreFound();
    void theCsvIsTheContracts();
    void cancellingStops();
    void gridsAreRead_data();
    void gridsAreRead();
    void shardsAreRead_data();
    void shardsAreRead();
};

void TestSweep::cellsAreInRowOrder()
{
    const auto amounts = cents({20, 10});
    const auto thresholds = cents({5, 10, 15});
    QCOMPARE(print(sweepCells(amounts, thresholds, Rule::Add)),
             std::string{"0.2/0.05 0.2/0.1 0.2/0.15 0.1/0.05 0.1/0.1 0.1/0.15 "});
    QCOMPARE(print(sweepCells(amounts, thresholds, Rule::TopUp)),
             std::string{"0.2/0.05 0.2/0.1 0.2/0.15 0.1/0.05 "}); // a threshold below the amount alone
}

void TestSweep::theShardsPutTogetherAreTheWhole()
{
    const auto amounts = cents({20, 10, 7});
    const auto thresholds = cents({5, 8, 10, 15});
    for (const Rule rule : {Rule::Add, Rule::TopUp}) {
        const auto whole = sweepCells(amounts, thresholds, rule);
        for (std::uint32_t of = 1; of <= 15; ++of) {
            std::vector<SweepCell> together;
            for (std::uint32_t part = 1; part <= of; ++part) {
                const auto cells = sweepCells(amounts, thresholds, rule, {part, of});
                QVERIFY(cells.size() <= whole.size() / of + 1);
                together.insert(together.end(), cells.begin(), cells.end());
            }
            QCOMPARE(print(together), print(whole));
        }
    }
}

void TestSweep::aRowIsWhatSimulateSays_data()
{
    QTest::addColumn<bool>("topUp");
    QTest::addRow("add") << false;
    QTest::addRow("top up") << true;
}

void TestSweep::aRowIsWhatSimulateSays()
{
    QFETCH(const bool, topUp);
    Scenario scenario = chancy();
    scenario.policy.rule = topUp ? Rule::TopUp : Rule::Add;
    const auto rows = swept(scenario, someCells(scenario.policy.rule));
    std::size_t interrupted = 0;
    for (const auto& [cell, totals] : rows) {
        scenario.policy.amount = cell.amount;
        QVERIFY(totals == totalsOf(replayAt(scenario, cell.threshold)));
        interrupted += totals.interruptions > 0 ? 1U : 0U;
    }
    QVERIFY2(interrupted > 20, "the grid must hold both kinds");
}

void TestSweep::anOpeningBalanceThatIsNotSetIsTheCellsAmount()
{
    Scenario scenario = scenarioOf(goldenTrace(), oneCent * 2250, {}, 600s);
    scenario.account.openingBalance.reset();
    const auto rows = swept(scenario, {{oneCent * 500, oneCent * 300}, {oneCent * 5000, oneCent * 300}});
    for (const auto& [cell, totals] : rows) {
        scenario.policy.amount = cell.amount;
        scenario.account.openingBalance = cell.amount;
        QVERIFY(totals == totalsOf(replayAt(scenario, cell.threshold)));
    }
}

// In whole units most neighbours share a replay: what they share must be what each would have got.
void TestSweep::rowsOfASmallWorldAreThoseOfThePlainLoop()
{
    std::mt19937_64 random{1};
    std::vector<Money> thresholds;
    for (std::int64_t nanos = 0; nanos < 40; ++nanos)
        thresholds.push_back(Money::fromNanos(nanos));
    for (int round = 0; round < 200; ++round) {
        Scenario scenario = smallWorld(random, 40);
        scenario.account.maxReloads = ReloadRate{5, 20s}; // the exposure is a number then
        const std::vector<Money> amounts{Money::fromNanos(3), Money::fromNanos(9)};
        for (const auto& [cell, totals] : swept(scenario, sweepCells(amounts, thresholds, Rule::Add))) {
            scenario.policy.amount = cell.amount;
            QVERIFY(totals == totalsOf(replayAt(scenario, cell.threshold)));
        }
    }
}

void TestSweep::theSameBytesOnAnyNumberOfCores()
{
    const Scenario scenario = chancy();
    const auto bytes = [&scenario](std::size_t cores) {
        const tbb::global_control control{tbb::global_control::max_allowed_parallelism, cores};
        return sweepCsv(swept(scenario, someCells(Rule::Add)));
    };
    QCOMPARE(bytes(1), bytes(2));
}

void TestSweep::rowsAreToldAsTheyAreFound()
{
    const Scenario scenario = chancy();
    const auto cells = someCells(Rule::Add);
    std::vector<int> told(cells.size(), 0);
    std::vector<double> progress;
    SweepOptions options;
    bool asCells = true;
    options.onRows = [&](std::size_t first, std::span<const SweepRow> rows) {
        for (const auto& row : rows) {
            asCells = asCells && row.cell == cells[first];
            ++told[first++];
        }
    };
    const auto rows = sweep(scenario, *demandOf(scenario), cells, options,
                            {{}, [&progress](double share) { progress.push_back(share); }});
    QVERIFY(rows.has_value());
    QVERIFY(asCells);
    QCOMPARE(told, std::vector<int>(cells.size(), 1));
    QVERIFY(std::is_sorted(progress.begin(), progress.end()));
    QCOMPARE(progress.back(), 1.0);
}

void TestSweep::theCsvIsTheContracts()
{
    Totals totals;
    totals.interruptions = 2;
    totals.stoppedAgentTime = 130s;
    totals.delayedWork = 90s + 250ms;
    totals.refusedAttempts = 4;
    totals.reloads = 3;
    totals.fees = oneCent;
    totals.meanIdle = Money::fromNanos(1'375'000'000);
    totals.lowest = -oneDollar;
    totals.storm = 5;
    totals.spent = oneDollar * 30;
    const std::vector<SweepRow> rows{{{oneDollar * 10, oneCent * 50}, totals}};
    QCOMPARE(sweepCsv(rows),
             std::string{"amount_usd,threshold_usd,interruptions,stopped_agent_seconds,delayed_work_seconds,refused_"
                         "attempts,reloads,fees_usd,mean_idle_usd,lowest_usd,storm,spent_usd,unserved_usd\n"
                         "10,0.5,2,130,90.25,4,3,0.01,1.375,-1,5,30,0\n"});
}

void TestSweep::cancellingStops()
{
    const Scenario scenario = chancy();
    const auto rows = sweep(scenario, *demandOf(scenario), someCells(Rule::Add), {}, {[] { return true; }, {}});
    QCOMPARE(rows.error().code, ErrorCode::Cancelled);
}

void TestSweep::gridsAreRead_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("values"); // empty: refused
    QTest::addRow("a list") << std::string{"5,10,20"} << std::string{"5 10 20 "};
    QTest::addRow("one value") << std::string{"0.5"} << std::string{"0.5 "};
    QTest::addRow("a range with its stop") << std::string{"0.5:2:0.5"} << std::string{"0.5 1 1.5 2 "};
    QTest::addRow("a range whose step misses its stop") << std::string{"0:1:0.4"} << std::string{"0 0.4 0.8 "};
    QTest::addRow("a range of one") << std::string{"3:3:1"} << std::string{"3 "};
    QTest::addRow("a list with a range") << std::string{"0,1:2:0.5,9"} << std::string{"0 1 1.5 2 9 "};
    QTest::addRow("a range without a step") << std::string{"1:2"} << std::string{};
    QTest::addRow("a range of four") << std::string{"1:2:3:4"} << std::string{};
    QTest::addRow("a step of nothing") << std::string{"1:2:0"} << std::string{};
    QTest::addRow("a falling range") << std::string{"2:1:0.5"} << std::string{};
    QTest::addRow("a range below 0") << std::string{"-1:1:0.5"} << std::string{};
    QTest::addRow("a word") << std::string{"5,ten"} << std::string{};
    QTest::addRow("nothing between commas") << std::string{"5,,10"} << std::string{};
    QTest::addRow("more than a million values") << std::string{"0:100:0.000001"} << std::string{};
}

void TestSweep::gridsAreRead()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, values);
    const auto grid = parseMoneyGrid(text);
    std::string read;
    for (const Money value : grid ? *grid : std::vector<Money>{})
        read += value.toString() + ' ';
    QCOMPARE(read, values);
    QCOMPARE(grid.has_value(), !values.empty());
}

void TestSweep::shardsAreRead_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<int>("part"); // 0: refused
    QTest::addColumn<int>("of");
    QTest::addRow("the second of eight") << std::string{"2/8"} << 2 << 8;
    QTest::addRow("all") << std::string{"1/1"} << 1 << 1;
    QTest::addRow("none of eight") << std::string{"0/8"} << 0 << 0;
    QTest::addRow("the ninth of eight") << std::string{"9/8"} << 0 << 0;
    QTest::addRow("of none") << std::string{"1/0"} << 0 << 0;
    QTest::addRow("a number") << std::string{"3"} << 0 << 0;
    QTest::addRow("words") << std::string{"a/b"} << 0 << 0;
}

void TestSweep::shardsAreRead()
{
    QFETCH(const std::string, text);
    QFETCH(const int, part);
    QFETCH(const int, of);
    const auto shard = parseShard(text);
    QCOMPARE(shard.has_value(), part > 0);
    if (shard) {
        QCOMPARE(shard->part, static_cast<std::uint32_t>(part));
        QCOMPARE(shard->of, static_cast<std::uint32_t>(of));
    }
}

QTEST_APPLESS_MAIN(TestSweep)
#include "test_sweep.moc"
