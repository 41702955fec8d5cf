// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/routed.h"
#include "sim/import/cost_adjustment.h"
#include "sim/import/read_history.h"
#include "sim/import/short_cache.h"

#include <QtTest>

#include <optional>

using namespace lowwater;
using namespace std::string_literals;

namespace {

const std::string header = "timestamp,cost_usd,session,model,input_tokens,output_tokens,cache_write_5m_tokens,"
                           "cache_write_1h_tokens,cache_read_tokens\n";

Result<ReadHistory> readWith(const std::string& rows, const ReadOptions& options)
{
    return readHistory({{"u.csv", header + rows, true}}, options);
}

/// `cost` of each charge, in its order, parted by spaces.
std::string costs(const History& history)
{
    std::string text;
    for (const Money cost : history.costs())
        text += (text.empty() ? "" : " ") + cost.toString();
    return text;
}

/// The costs and the tokens `5m/1h/read` of each charge with a cache of five minutes.
std::string repriced(const std::string& rows)
{
    const auto read = readWith(rows, {});
    if (!read)
        return read.error().describe();
    const auto result = repriceForShortCache(read->history, PriceTable::builtIn());
    std::string text;
    for (ChargeIndex i = 0; i < result.history->size(); ++i) {
        const Tokens t = result.history->tokens(i);
        text += result.history->costs()[i].toString() + ' ' + std::to_string(t.cacheWrite5m) + '/' +
                std::to_string(t.cacheWrite1h) + '/' + std::to_string(t.cacheRead) + '\n';
    }
    return text;
}

} // namespace

class TestCostAdjustment : public QObject {
    Q_OBJECT

private slots:
    void parsesWhatWasCharged_data();
    void parsesWhatWasCharged();
    void scalesToWhatWasCharged_data();
    void scalesToWhatWasCharged();
    void errors_data();
    void errors();
    void factorsAreWrittenOut_data();
    void factorsAreWrittenOut();
    void repricesForAShortCache_data();
    void repricesForAShortCache();
    void tellsWhatRepricingDid();
    void offersRepricing();
    void aPlanCountsTheListPrice_data();
    void aPlanCountsTheListPrice();
};

void TestCostAdjustment::parsesWhatWasCharged_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("amount");
    QTest::addColumn<std::string>("from");
    QTest::addColumn<std::string>("to");
    QTest::addRow("in all") << "412.50"s
                            << "412.5"s
                            << ""s
                            << ""s;
    QTest::addRow("in a month") << "412.50@2026-09-01..2026-10-01"s
                                << "412.5"s
                                << "2026-09-01T00:00:00.000000Z"s
                                << "2026-10-01T00:00:00.000000Z"s;
    QTest::addRow("from a day on") << "1@2026-09-01.."s
                                   << "1"s
                                   << "2026-09-01T00:00:00.000000Z"s
                                   << ""s;
    QTest::addRow("before a day") << "1@..2026-09-01"s
                                  << "1"s
                                  << ""s
                                  << "2026-09-01T00:00:00.000000Z"s;
    QTest::addRow("backwards across time zones") << "1@2026-09-01T10:00:00Z..2026-09-01T11:00:00+02:00"s
                                                 << "is not above"s
                                                 << ""s
                                                 << ""s;
    QTest::addRow("nothing") << "0"s
                             << "is not above"s
                             << ""s
                             << ""s;
    QTest::addRow("less") << "-1"s
                          << "is not above"s
                          << ""s
                          << ""s;
    QTest::addRow("no number") << "much"s
                               << "is not above"s
                               << ""s
                               << ""s;
    QTest::addRow("one day alone") << "1@2026-09-01"s
                                   << "is not above"s
                                   << ""s
                                   << ""s;
    QTest::addRow("backwards") << "1@2026-10-01..2026-09-01"s
                               << "is not above"s
                               << ""s
                               << ""s;
    QTest::addRow("of no length") << "1@2026-10-01..2026-10-01"s
                                  << "is not above"s
                                  << ""s
                                  << ""s;
}

void TestCostAdjustment::parsesWhatWasCharged()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, amount);
    QFETCH(const std::string, from);
    QFETCH(const std::string, to);
    const auto charged = parseCharged(text);
    QCOMPARE(charged.has_value(), amount != "is not above");
    if (!charged)
        return;
    const auto written = [](const std::optional<SimTime>& time) { return time ? formatTime(*time) : std::string{}; };
    QCOMPARE(charged->amount.toString(), amount);
    QCOMPARE(written(charged->from), from);
    QCOMPARE(written(charged->to), to);
}

void TestCostAdjustment::scalesToWhatWasCharged_data()
{
    QTest::addColumn<std::string>("charged");
    QTest::addColumn<std::string>("scaled");
    QTest::addColumn<std::string>("factor");
    // 1 + 2 + 4 + 0.000000001 dollars were imported, 7.000000001 in all
    QTest::addRow("twice as much in all") << "14.000000002"s
                                          << "2 4 8 0.000000002"s
                                          << "2"s;
    // 2 + 4 in September: 9 / 6
    QTest::addRow("in a month, and every cost is scaled") << "9@2026-09-01..2026-10-01"s
                                                          << "1.5 3 6 0.000000002"s
                                                          << "1.5"s;
    QTest::addRow("the first moment is in, the last is not") << "6@2026-09-01..2026-10-01T00:00:00Z"s
                                                             << "1 2 4 0.000000001"s
                                                             << ""s;
    // 1 in 3; 0.333 nano-dollars round to 0
    QTest::addRow("a third") << "2@2026-09-01..2026-10-01"s
                             << "0.333333333 0.666666667 1.333333333 0"s
                             << "0.333333333"s;
    QTest::addRow("exactly what was imported") << "7.000000001"s
                                               << "1 2 4 0.000000001"s
                                               << ""s;
}

void TestCostAdjustment::scalesToWhatWasCharged()
{
    QFETCH(const std::string, charged);
    QFETCH(const std::string, scaled);
    QFETCH(const std::string, factor);
    ReadOptions options;
    options.charged = charged;
    const auto read = readWith("2026-08-31T23:59:59Z,1,a,,,,,,\n2026-09-01T00:00:00Z,2,a,,,,,,\n"
                               "2026-09-30T23:59:59Z,4,a,,,,,,\n2026-10-01T00:00:00Z,0.000000001,a,,,,,,\n",
                               options);
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(costs(*read->history), scaled);
    QCOMPARE(read->summary.costFactor ? read->summary.costFactor->toString() : ""s, factor);
    QCOMPARE(read->summary.warnings.size(), factor.empty() ? std::size_t{0} : std::size_t{1});
    if (factor == "1.5")
        QCOMPARE(read->summary.warnings.back(),
                 "You were charged $9 from 2026-09-01 to before 2026-10-01, and the imported charges came to $6: every "
                 "cost is multiplied by 1.5."s);
}

void TestCostAdjustment::errors_data()
{
    QTest::addColumn<std::string>("charged");
    QTest::addColumn<std::string>("scale");
    QTest::addColumn<std::string>("error");
    QTest::addRow("no number") << "12,5"s
                               << ""s
                               << "charged: \"12,5\" is not a number; use a point"s;
    QTest::addRow("nothing in the period")
        << "5@2025-01-01..2025-02-01"s
        << ""s
        << "charged: \"5@2025-01-01..2025-02-01\" cannot be shared out: the imported charges from 2025-01-01 to before "
           "2025-02-01 cost nothing"s;
    QTest::addRow("two factors") << "5"s
                                 << "1.08"s
                                 << "charged: \"5\" scales the costs, and so does the cost scale; give one of them"s;
    QTest::addRow("a cost too large") << "9000000000@2026-09-01..2026-09-02"s
                                      << ""s
                                      << "charged: \"9000000000@2026-09-01..2026-09-02\" makes a cost too large"s;
}

void TestCostAdjustment::errors()
{
    QFETCH(const std::string, charged);
    QFETCH(const std::string, scale);
    QFETCH(const std::string, error);
    ReadOptions options;
    options.charged = charged;
    options.costScale = scale;
    const auto read = readWith("2026-09-01T00:00:00Z,1,a,,,,,,\n2026-09-02T00:00:00Z,2,a,,,,,,\n", options);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().describe(), error);
}

void TestCostAdjustment::factorsAreWrittenOut_data()
{
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<std::string>("text");
    QTest::addRow("whole") << qint64{6} << qint64{3} << "2"s;
    QTest::addRow("two thirds") << qint64{2} << qint64{3} << "0.666666667"s;
    QTest::addRow("just below a whole") << qint64{1'999'999'999'999} << qint64{1'000'000'000'000} << "2"s;
    QTest::addRow("half of the ninth decimal, to even") << qint64{5} << qint64{10'000'000'000} << "0"s;
    QTest::addRow("the largest") << std::numeric_limits<qint64>::max() << qint64{1} << "9223372036854775807"s;
}

void TestCostAdjustment::factorsAreWrittenOut()
{
    QFETCH(const qint64, numerator);
    QFETCH(const qint64, denominator);
    QFETCH(const std::string, text);
    QCOMPARE((CostFactor{numerator, denominator}.toString()), text);
}

// claude-opus-5, for a million tokens: 5m write $6.25, 1h write $10, read $0.50, input $5.
void TestCostAdjustment::repricesForAShortCache_data()
{
    QTest::addColumn<std::string>("rows");
    QTest::addColumn<std::string>("result");
    const auto write = "2026-09-01T09:00:00Z,,a,claude-opus-5,0,0,0,100000,0\n"s; // $1
    const auto writeAt5m = "0.625 100000/0/0\n"s;
    const auto read = [](const std::string& time, const std::string& session = "a",
                         const std::string& model = "claude-opus-5") {
        return "2026-09-01T" + time + "Z,," + session + ',' + model + ",0,0,0,0,100000\n";
    };
    const auto kept = "0.05 0/0/100000\n"s;
    const auto again = "0.625 100000/0/0\n"s;
    QTest::addRow("a gap of five minutes is short enough") << write + read("09:05:00") << writeAt5m + kept;
    QTest::addRow("a moment more is not") << write + read("09:05:00.000001") << writeAt5m + again;
    QTest::addRow("an hour still") << write + read("10:00:00") << writeAt5m + again;
    QTest::addRow("past the hour the recorded cache was lost too")
        << write + read("10:00:00.000001") << writeAt5m + kept;
    QTest::addRow("each gap by itself") << write + read("09:04:00") + read("09:08:00") + read("09:14:00")
                                        << writeAt5m + kept + kept + again;
    QTest::addRow("another agent") << write + read("09:06:00", "b") << writeAt5m + kept;
    QTest::addRow("another model has a cache of its own")
        << write + "2026-09-01T09:04:00Z,,a,claude-haiku-4-5,1000,0,0,0,0\n" + read("09:06:00")
        << writeAt5m + "0.001 0/0/0\n" + again;
    QTest::addRow("an agent that wrote for five minutes anyway")
        << "2026-09-01T09:00:00Z,,a,claude-opus-5,0,0,100000,0,0\n" + read("09:06:00") << "0.625 100000/0/0\n" + kept;
    QTest::addRow("the first charge of an agent reads what others wrote") << read("09:00:00") << kept;
    // recorded at 3 times the list price (fast mode, say): stays at 3 times
    QTest::addRow("a cost keeps its ratio to the list price")
        << "2026-09-01T09:00:00Z,3,a,claude-opus-5,0,0,0,100000,0\n"s
        << "1.875 100000/0/0\n"s;
    QTest::addRow("a cost of nothing stays") << "2026-09-01T09:00:00Z,0,a,claude-opus-5,0,0,0,100000,0\n"s
                                             << "0 100000/0/0\n"s;
    QTest::addRow("a model without a price stays") << "2026-09-01T09:00:00Z,3,a,own-llm,0,0,0,100000,0\n"s
                                                   << "3 0/100000/0\n"s;
    QTest::addRow("all kinds at once") << write + "2026-09-01T09:30:00Z,,a,claude-opus-5,1000,1000,1000,1000,1000\n"
                                       // 0.005 + 0.025 + 3,000 x 6.25 / 1,000,000
                                       << writeAt5m + "0.04875 3000/0/0\n";
}

void TestCostAdjustment::repricesForAShortCache()
{
    QFETCH(const std::string, rows);
    QFETCH(const std::string, result);
    QCOMPARE(QString::fromStdString(repriced(rows)), QString::fromStdString(result));
}

void TestCostAdjustment::tellsWhatRepricingDid()
{
    ReadOptions options;
    options.shortCache = true;
    options.costScale = "2";
    const auto read = readWith("2026-09-01T09:00:00Z,,a,claude-opus-5,0,0,0,100000,0\n"
                               "2026-09-01T09:30:00Z,,a,claude-opus-5,0,0,0,0,1000000\n",
                               options);
    QVERIFY(read.has_value());
    // 1 + 0.50 recorded; 0.625 + 6.25 repriced; then twice
    QCOMPARE(costs(*read->history), "1.25 12.5"s);
    const auto& summary = read->summary;
    QVERIFY(summary.shortCache.has_value());
    QCOMPARE(summary.shortCache->recorded.toString(), "1.5"s);
    QCOMPARE(summary.shortCache->repriced.toString(), "6.875"s);
    QCOMPARE(summary.shortCache->charges, std::uint64_t{2});
    QCOMPARE(summary.costFactor->toString(), "2"s);
    QCOMPARE(summary.warnings.back(), "Repriced for a prompt cache of five minutes, as on credits: $1.5 became $6.875; "
                                      "2 of 2 charges changed."s);
}

void TestCostAdjustment::offersRepricing()
{
    const auto offered = [](const std::string& rows) {
        const auto read = readWith(rows, {});
        const auto& warnings = read->summary.warnings;
        return std::any_of(warnings.begin(), warnings.end(),
                           [](const std::string& text) { return text.find("--cache-5m") != std::string::npos; });
    };
    QVERIFY(offered("2026-09-01T09:00:00Z,1,a,claude-opus-5,0,0,0,1,0\n"));
    QVERIFY(!offered("2026-09-01T09:00:00Z,1,a,claude-opus-5,0,0,1,0,1\n"));
    ReadOptions options;
    options.shortCache = true;
    const auto days = readWith("2026-09-01,1,a,claude-opus-5,0,0,0,1,0\n", options);
    const auto& warnings = days->summary.warnings;
    QVERIFY(std::find(warnings.begin(), warnings.end(),
                      "This history does not know when each request was made, so it cannot be repriced for a prompt "
                      "cache of five minutes."s) != warnings.end());
}

void TestCostAdjustment::aPlanCountsTheListPrice_data()
{
    QTest::addColumn<std::string>("scale");
    QTest::addColumn<bool>("shortCache");
    QTest::addColumn<std::string>("adjusted");
    QTest::addRow("as recorded") << ""s << false << "1 0.05"s;
    QTest::addRow("scaled") << "2"s << false << "2 0.1"s;
    QTest::addRow("repriced") << ""s << true << "0.625 0.625"s;
    QTest::addRow("both") << "2"s << true << "1.25 1.25"s;
}

// MODEL.md section 3: an allowance is in dollars of list price.
void TestCostAdjustment::aPlanCountsTheListPrice()
{
    QFETCH(const std::string, scale);
    QFETCH(const bool, shortCache);
    QFETCH(const std::string, adjusted);
    ReadOptions options;
    options.costScale = scale;
    options.shortCache = shortCache;
    const auto read = readWith("2026-09-01T09:00:00Z,,a,claude-opus-5,0,0,0,100000,0\n"
                               "2026-09-01T09:30:00Z,,a,claude-opus-5,0,0,0,0,100000\n",
                               options);
    QVERIFY(read.has_value());
    QCOMPARE(costs(*read->history), adjusted);
    Routing routing;
    routing.defaultPool = Pool::Plan;
    routing.planWindows = {*PlanWindow::parse("5h=10:block")};
    const auto routed = route(*read->history, routing);
    QCOMPARE(routed.windows.front().periods.front().used.toString(), "1.05"s);
}

QTEST_APPLESS_MAIN(TestCostAdjustment)
#include "test_cost_adjustment.moc"
