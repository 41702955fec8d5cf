// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include "sim/history/history.h"
#include "sim/history/import_summary.h"

#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace lowwater;

class TestHistory : public QObject {
    Q_OBJECT

private slots:
    void keepsWhatItWasGiven();
    void sortsByTimeAndKeepsTies();
    void startsAnewAfterBuilding();
    void internsNames();
    void copiesNames();
    void namesTheAgent_data();
    void namesTheAgent();
    void keepsLargeTokenCounts();
    void keepsTokensWhenSorting();
    void takesASubset();
    void scalesCosts();
    void keepsWhatChargesCostAtListPrice();
    void addsUpCosts();
    void takesTheCoarsestResolution();
    void spellsPoolsAndResolutions();
    void countsSkippedLines();
};

namespace {

constexpr std::int64_t past32Bits = std::int64_t{std::numeric_limits<std::uint32_t>::max()};

Charge chargeAt(std::int64_t seconds, std::int64_t cents, std::string session = {}, std::string tool = {})
{
    Charge charge;
    charge.time = timeFromMicros(seconds * 1'000'000);
    charge.cost = oneCent * cents;
    charge.session = std::move(session);
    charge.tool = std::move(tool);
    return charge;
}

History historyOf(const std::vector<Charge>& charges)
{
    HistoryBuilder builder;
    for (const auto& charge : charges)
        builder.add(charge);
    return builder.build();
}

/// `0:a 5:b`: the seconds and session of every charge.
std::string order(const History& history)
{
    std::string text;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        text += (i == 0 ? "" : " ") + std::to_string(micros(history.times()[i]) / 1'000'000) + ":" +
                std::string{history.name(history.sessions()[i])};
    return text;
}

} // namespace

void TestHistory::keepsWhatItWasGiven()
{
    Charge full = chargeAt(10, 250, "s", "cli");
    full.model = "opus";
    full.project = "p";
    full.pool = Pool::Api;
    full.tokens = {1, 2, 3, 4, 5};
    const Charge bare = chargeAt(20, 0);
    const History history = historyOf({full, bare});
    QCOMPARE(history.size(), std::size_t{2});
    QVERIFY(history.charge(0) == full);
    QVERIFY(history.charge(1) == bare);
    QVERIFY(history.hasTokens());
    QVERIFY(!historyOf({bare}).hasTokens());
    QVERIFY(historyOf({bare}).tokens(0) == Tokens{});
    QVERIFY(historyOf({}).empty());
}

void TestHistory::sortsByTimeAndKeepsTies()
{
    HistoryBuilder builder;
    for (const auto& [seconds, session] : std::vector<std::pair<int, const char*>>{
             {5, "a"}, {0, "b"}, {5, "c"}, {0, "d"}, {5, "e"}, {-3, "f"}, {0, "g"}})
        builder.add(chargeAt(seconds, 1, session));
    QVERIFY(builder.wasUnsorted());
    QCOMPARE(order(builder.build()), std::string{"-3:f 0:b 0:d 0:g 5:a 5:c 5:e"});

    builder.add(chargeAt(0, 1, "a"));
    builder.add(chargeAt(0, 1, "b"));
    builder.add(chargeAt(1, 1, "c"));
    QVERIFY(!builder.wasUnsorted());
    QCOMPARE(order(builder.build()), std::string{"0:a 0:b 1:c"});
}

void TestHistory::startsAnewAfterBuilding()
{
    HistoryBuilder builder;
    builder.add(chargeAt(5, 1, "a"));
    builder.add(chargeAt(0, 1, "b"));
    builder.coarsenTo(Resolution::Day);
    const History first = builder.build();
    QCOMPARE(builder.size(), std::size_t{0});
    QVERIFY(!builder.wasUnsorted());
    builder.add(chargeAt(7, 1, "c"));
    const History second = builder.build();
    QCOMPARE(order(first), std::string{"0:b 5:a"});
    QCOMPARE(order(second), std::string{"7:c"});
    QCOMPARE(second.resolution(), Resolution::Request);
    QCOMPARE(second.names().size(), std::size_t{2}); // the empty name and c
}

void TestHistory::internsNames()
{
    NameTable table;
    QCOMPARE(table.size(), std::size_t{1});
    QCOMPARE(table.intern(""), NameId::Empty);
    const NameId opus = table.intern("opus");
    const NameId sonnet = table.intern("sonnet");
    QVERIFY(opus != sonnet);
    QCOMPARE(table.intern(std::string{"op"} + "us"), opus);
    QCOMPARE(table.name(sonnet), std::string_view{"sonnet"});
    // enough to move any table in memory; the first names stay where they are
    const std::string_view view = table.name(opus);
    for (int i = 0; i < 10'000; ++i)
        table.intern("name " + std::to_string(i));
    QCOMPARE(view, std::string_view{"opus"});
    QCOMPARE(table.intern("name 1234"), static_cast<NameId>(3 + 1234));
}

void TestHistory::copiesNames()
{
    std::optional<NameTable> original{std::in_place};
    const NameId opus = original->intern("opus");
    NameTable copy = *original;
    NameTable assigned;
    assigned.intern("something else");
    assigned = *original;
    original.reset();
    for (NameTable* table : {&copy, &assigned}) {
        QCOMPARE(table->size(), std::size_t{2});
        QCOMPARE(table->intern("opus"), opus);
        QCOMPARE(table->name(opus), std::string_view{"opus"});
    }
}

void TestHistory::namesTheAgent_data()
{
    QTest::addColumn<std::string>("session");
    QTest::addColumn<std::string>("tool");
    QTest::addColumn<std::string>("agent");
    QTest::newRow("its session") << std::string{"s"} << std::string{"cli"} << std::string{"s"};
    QTest::newRow("its tool without a session") << std::string{} << std::string{"cli"} << std::string{"cli"};
    QTest::newRow("nobody without either") << std::string{} << std::string{} << std::string{};
}

void TestHistory::namesTheAgent()
{
    QFETCH(const std::string, session);
    QFETCH(const std::string, tool);
    QFETCH(const std::string, agent);
    const History history = historyOf({chargeAt(0, 1, session, tool), chargeAt(1, 1, "cli", "ide")});
    QCOMPARE(history.name(history.agent(0)), std::string_view{agent});
    // a session named like the tool is the same agent
    QCOMPARE(history.agent(0) == history.agent(1), agent == "cli");
}

void TestHistory::keepsLargeTokenCounts()
{
    const std::vector<Tokens> counts{
        {past32Bits - 1, 0, 0, 0, 0},
        {past32Bits, 0, 0, 0, 0},
        {0, past32Bits + 1, 0, 0, 7},
        {1, 2, 3, 4, std::numeric_limits<std::int64_t>::max()},
        {5, 4, 3, 2, 1},
    };
    HistoryBuilder builder;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        Charge charge = chargeAt(static_cast<std::int64_t>(i), 1);
        charge.tokens = counts[i];
        builder.add(charge);
    }
    const History history = builder.build();
    for (ChargeIndex i = 0; i < history.size(); ++i)
        QVERIFY2(history.tokens(i) == counts[i], std::to_string(i).c_str());
}

/// The first charges have no tokens, those of some are past 32 bits, and all are given backwards.
void TestHistory::keepsTokensWhenSorting()
{
    HistoryBuilder builder;
    const auto tokensOf = [](std::int64_t i) {
        return i > 90 ? Tokens{} : Tokens{i, past32Bits - 45 + i, 0, 0, 2 * i};
    };
    for (std::int64_t i = 100; i > 0; --i) {
        Charge charge = chargeAt(i, 1);
        charge.tokens = tokensOf(i);
        builder.add(charge);
    }
    const History history = builder.build();
    for (ChargeIndex i = 0; i < history.size(); ++i)
        QVERIFY2(history.tokens(i) == tokensOf(std::int64_t{i} + 1), std::to_string(i).c_str());
}

void TestHistory::takesASubset()
{
    HistoryBuilder builder;
    for (std::int64_t i = 0; i < 6; ++i) {
        Charge charge = chargeAt(i, i, "session " + std::to_string(i), "cli");
        charge.model = "opus";
        charge.pool = i % 2 == 0 ? Pool::Plan : Pool::Extra;
        charge.tokens.input = i == 3 ? past32Bits * 2 : i;
        builder.add(charge);
    }
    builder.coarsenTo(Resolution::Minute);
    const History history = builder.build();
    const std::vector<ChargeIndex> kept{1, 3, 5};
    const History subset = history.subset(kept);
    QCOMPARE(subset.size(), kept.size());
    QCOMPARE(subset.resolution(), Resolution::Minute);
    for (ChargeIndex i = 0; i < subset.size(); ++i)
        QVERIFY(subset.charge(i) == history.charge(kept[i]));
    QCOMPARE(&subset.names(), &history.names());
    QVERIFY(history.subset({}).empty());
}

void TestHistory::scalesCosts()
{
    HistoryBuilder builder;
    for (const std::int64_t nanos : {1, 5, 15, 25, 1'000'000'000}) {
        Charge charge = chargeAt(0, 0, "a");
        charge.cost = Money::fromNanos(nanos);
        builder.add(charge);
    }
    const History history = builder.build();
    const History scaled = history.scaled(11, 10);
    // 1.1, 5.5, 16.5, 27.5: to the nearest, halves to the even
    const std::vector<std::int64_t> expected{1, 6, 16, 28, 1'100'000'000};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(scaled.costs()[i], Money::fromNanos(expected[i]));
    QCOMPARE(history.costs()[1], Money::fromNanos(5));
    QCOMPARE(order(scaled), order(history));
}

void TestHistory::keepsWhatChargesCostAtListPrice()
{
    const History history = historyOf({chargeAt(0, 10), chargeAt(1, 20), chargeAt(2, 30)});
    const auto list = [](const History& of) {
        std::vector<std::int64_t> cents;
        for (const Money cost : of.listCosts())
            cents.push_back(cost.nanos() / oneCent.nanos());
        return cents;
    };
    using Cents = std::vector<std::int64_t>;
    QCOMPARE(list(history), (Cents{10, 20, 30}));
    QCOMPARE(list(history.scaled(2, 1)), (Cents{20, 40, 60}));
    const History adjusted = history.scaled(2, 1).listedAt(history.listCosts());
    QCOMPARE(list(adjusted), (Cents{10, 20, 30}));
    QCOMPARE(adjusted.costs()[2], oneCent * 60);
    QCOMPARE(list(adjusted.scaled(3, 1)), (Cents{30, 60, 90})); // three times the usage
    const std::vector<ChargeIndex> kept{0, 2};
    QCOMPARE(list(adjusted.subset(kept)), (Cents{10, 30}));
}

void TestHistory::addsUpCosts()
{
    QCOMPARE(historyOf({}).totalCost(), Money{});
    QCOMPARE(historyOf({chargeAt(0, 19), chargeAt(1, 1)}).totalCost(), oneCent * 20);
    HistoryBuilder builder;
    for (int i = 0; i < 3; ++i) {
        Charge charge = chargeAt(i, 0);
        charge.cost = Money::fromDollars(4'000'000'000);
        builder.add(charge);
    }
    QVERIFY_EXCEPTION_THROWN((void)builder.build().totalCost(), std::overflow_error);
}

void TestHistory::takesTheCoarsestResolution()
{
    HistoryBuilder builder;
    builder.coarsenTo(Resolution::Minute);
    builder.coarsenTo(Resolution::Day);
    builder.coarsenTo(Resolution::FiveHours);
    builder.add(chargeAt(1, 1));
    builder.add(chargeAt(0, 1));
    QCOMPARE(builder.build().resolution(), Resolution::Day);
}

void TestHistory::spellsPoolsAndResolutions()
{
    for (const auto pool : {Pool::Unset, Pool::Plan, Pool::Extra, Pool::Api})
        QCOMPARE(poolFromName(poolName(pool)), std::optional{pool});
    QCOMPARE(poolName(Pool::Extra), std::string_view{"extra"});
    QCOMPARE(poolFromName("Extra"), std::optional<Pool>{});
    QCOMPARE(poolFromName("credits"), std::optional<Pool>{});
    QCOMPARE(resolutionName(Resolution::Request), std::string_view{"request"});
    QCOMPARE(resolutionName(Resolution::Minute), std::string_view{"minute"});
    QCOMPARE(resolutionName(Resolution::FiveHours), std::string_view{"five_hours"});
    QCOMPARE(resolutionName(Resolution::Day), std::string_view{"day"});
}

void TestHistory::countsSkippedLines()
{
    ImportSummary summary;
    QCOMPARE(summary.skippedTotal(), std::uint64_t{0});
    for (std::size_t i = 0; i < ImportSummary::maxSkippedLines; ++i)
        summary.skip("bad_cost", {});
    summary.skip("bad_timestamp", {});
    QCOMPARE(summary.skippedTotal(), std::uint64_t{ImportSummary::maxSkippedLines + 1});
    QCOMPARE(summary.skipped.at("bad_timestamp"), std::uint64_t{1});
    QCOMPARE(summary.skippedLines.size(), ImportSummary::maxSkippedLines); // kept up to the bound
}

QTEST_APPLESS_MAIN(TestHistory)
#include "test_history.moc"
