// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/price_table.h"

#include <QtTest>

#include <limits>
#include <stdexcept>

using namespace lowwater;
using namespace std::string_literals;

namespace {

/// Long after the last change of a price.
const std::string lately = "2026-11-01";

SimTime at(const std::string& time)
{
    return parseTime(time)->time;
}

/// Of a model whose name lives as long as the request.
PricedRequest request(std::string_view model, const Tokens& tokens, const std::string& time = lately)
{
    return {model, at(time), tokens, false, {}, false};
}

/// The cost as a decimal; `unpriced`.
std::string costOf(const PriceTable& table, const PricedRequest& request)
{
    const auto priced = table.cost(request);
    return priced ? priced->cost.toString() + (priced->rounded ? " rounded" : "") : "unpriced";
}

std::string costOf(const PricedRequest& request)
{
    return costOf(PriceTable::builtIn(), request);
}

/// A file of one model `m` with this list of prices.
std::string oneModel(const std::string& prices)
{
    return R"({"lowwater_prices": 1, "models": {"m": {"prices": [)" + prices + "]}}}";
}

PriceTable parsed(const std::string& json)
{
    auto table = PriceTable::parse(json, "own.json");
    if (!table)
        throw std::runtime_error{table.error().describe()};
    return *std::move(table);
}

} // namespace

class TestPriceTable : public QObject {
    Q_OBJECT

private slots:
    void listPrices_data();
    void listPrices();
    void namesAreResolved_data();
    void namesAreResolved();
    void pricesHaveAFirstDay_data();
    void pricesHaveAFirstDay();
    void longPromptsPayTheirTier_data();
    void longPromptsPayTheirTier();
    void batchesCostHalf();
    void fastModeAndRegions_data();
    void fastModeAndRegions();
    void duplicatesOfTheLogsCostWhatTheOracleSays_data();
    void duplicatesOfTheLogsCostWhatTheOracleSays();
    void everyBuiltInValueHasASourceAndADay();
    void roundsHalfToEvenOnce_data();
    void roundsHalfToEvenOnce();
    void missingCachePricesFollowTheInput();
    void pastTheRangeOfMoneyIsThrown();
    void ownPricesReplaceModelByModel();
    void malformedFilesSayWhatAndWhere_data();
    void malformedFilesSayWhatAndWhere();
};

// A million tokens of each kind: the rows of FORMATS.md 3.2 as they stand, in dollars.
void TestPriceTable::listPrices_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("input");
    QTest::addColumn<std::string>("output");
    QTest::addColumn<std::string>("write5m");
    QTest::addColumn<std::string>("write1h");
    QTest::addColumn<std::string>("read");
    const auto row = [](const std::string& model, const std::string& input, const std::string& output,
                        const std::string& write5m, const std::string& write1h, const std::string& read) {
        QTest::addRow("%s", model.c_str()) << model << input << output << write5m << write1h << read;
    };
    row("claude-fable-5-1", "10", "50", "12.5", "20", "0.25");
    row("claude-mythos-5-1", "10", "50", "12.5", "20", "0.25");
    row("claude-fable-5", "10", "50", "12.5", "20", "1");
    row("claude-mythos-5", "10", "50", "12.5", "20", "1");
    row("claude-opus-5-5", "4", "20", "5", "8", "0.2");
    row("claude-opus-5", "5", "25", "6.25", "10", "0.5");
    row("claude-opus-4-8", "5", "25", "6.25", "10", "0.5");
    row("claude-opus-4-7", "5", "25", "6.25", "10", "0.5");
    row("claude-opus-4-6", "5", "25", "6.25", "10", "0.5");
    row("claude-opus-4-5", "5", "25", "6.25", "10", "0.5");
    row("claude-opus-4-1", "15", "75", "18.75", "30", "1.5");
    row("claude-opus-4", "15", "75", "18.75", "30", "1.5");
    row("claude-sonnet-5-5", "2", "10", "2.5", "4", "0.1");
    row("claude-sonnet-5", "2", "10", "2.5", "4", "0.2");
    row("claude-sonnet-4-6", "3", "15", "3.75", "6", "0.3");
    row("claude-sonnet-4-5", "3", "15", "3.75", "6", "0.3");
    row(" \tclaude-sonnet-4-5 ", "3", "15", "3.75", "6", "0.3"); // as a table's reader would have it
    row("claude-sonnet-4", "3", "15", "3.75", "6", "0.3");
    row("claude-haiku-5-5", "0.1", "0.5", "0.125", "0.2", "0.01");
    row("claude-haiku-4-5", "1", "5", "1.25", "2", "0.1");
    row("claude-3-5-haiku", "0.8", "4", "1", "1.6", "0.08");
}

void TestPriceTable::listPrices()
{
    QFETCH(const std::string, model);
    QFETCH(const std::string, input);
    QFETCH(const std::string, output);
    QFETCH(const std::string, write5m);
    QFETCH(const std::string, write1h);
    QFETCH(const std::string, read);
    // a tenth of a million at a time, so that no prompt is long
    const auto million = [&model](const Tokens& tenth) {
        const auto priced = PriceTable::builtIn().cost(request(model, tenth));
        return priced && !priced->rounded ? (priced->cost * 10).toString() : "unpriced or rounded";
    };
    constexpr std::int64_t tenth = 100'000;
    QCOMPARE(million({tenth, 0, 0, 0, 0}), input);
    QCOMPARE(million({0, tenth, 0, 0, 0}), output);
    QCOMPARE(million({0, 0, tenth, 0, 0}), write5m);
    QCOMPARE(million({0, 0, 0, tenth, 0}), write1h);
    QCOMPARE(million({0, 0, 0, 0, tenth}), read);
}

void TestPriceTable::namesAreResolved_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("cost"); // of 1,000 tokens of output
    QTest::addRow("a date of eight digits") << "claude-opus-4-5-20251101"s
                                            << "0.025"s;
    QTest::addRow("a date behind @") << "claude-opus-4-1@20250805"s
                                     << "0.075"s;
    QTest::addRow("points for dashes") << "claude-haiku-4.5"s
                                       << "0.005"s;
    QTest::addRow("an alias") << "claude-sonnet-4-0"s
                              << "0.015"s;
    QTest::addRow("an alias with points and a date") << "anthropic/claude-4.5-sonnet-20250929"s
                                                     << "0.015"s;
    QTest::addRow("an older order of words") << "claude-3-5-haiku-20241022"s
                                             << "0.004"s;
    QTest::addRow("with its provider") << "anthropic/claude-opus-5"s
                                       << "0.025"s;
    QTest::addRow("as a host of several providers calls it") << "us.anthropic.claude-sonnet-4-5-20250929-v1:0"s
                                                             << "0.015"s;
    QTest::addRow("with the mark of a long context") << "claude-opus-5-5[1m]"s
                                                     << "0.02"s;
    QTest::addRow("as it is displayed") << "Claude Opus 5"s
                                        << "0.025"s;
    QTest::addRow("fast by name") << "claude-opus-5-fast"s
                                  << "0.05"s;
    QTest::addRow("fast by name, with a date") << "claude-opus-4-6-20260205-fast"s
                                               << "0.15"s;
    QTest::addRow("a model not in the table") << "gpt-5.6"s
                                              << "unpriced"s;
    QTest::addRow("a later model of the same family is another one") << "claude-opus-5-7"s
                                                                     << "unpriced"s;
    QTest::addRow("a smaller one of the same name is another one") << "claude-opus-5-mini"s
                                                                   << "unpriced"s;
    QTest::addRow("seven digits are no date") << "claude-opus-5-2025110"s
                                              << "unpriced"s;
    QTest::addRow("a date alone") << "20251101"s
                                  << "unpriced"s;
    QTest::addRow("no name") << ""s
                             << "unpriced"s;
    QTest::addRow("what logs call no model") << "<synthetic>"s
                                             << "unpriced"s;
}

void TestPriceTable::namesAreResolved()
{
    QFETCH(const std::string, model);
    QFETCH(const std::string, cost);
    QCOMPARE(costOf(request(model, {0, 1000, 0, 0, 0})), cost);
}

// FORMATS.md 3.2: cache reads of Sonnet 5.5 at 0.20 and from 2026-10-07 at 0.10; Haiku 5.5 from that day.
void TestPriceTable::pricesHaveAFirstDay_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<std::string>("time");
    QTest::addColumn<std::string>("cost"); // of 10,000 tokens read from the cache
    QTest::addRow("the last moment before") << "claude-sonnet-5-5"s
                                            << "2026-10-06T23:59:59.999999Z"s
                                            << "0.002"s;
    QTest::addRow("the first day, from midnight UTC on") << "claude-sonnet-5-5"s
                                                         << "2026-10-07T00:00:00Z"s
                                                         << "0.001"s;
    QTest::addRow("that night elsewhere") << "claude-sonnet-5-5"s
                                          << "2026-10-07T01:00:00+02:00"s
                                          << "0.002"s;
    QTest::addRow("no price yet") << "claude-haiku-5-5"s
                                  << "2026-10-06T23:59:59Z"s
                                  << "unpriced"s;
    QTest::addRow("its first day") << "claude-haiku-5-5"s
                                   << "2026-10-07"s
                                   << "0.0001"s;
}

void TestPriceTable::pricesHaveAFirstDay()
{
    QFETCH(const std::string, model);
    QFETCH(const std::string, time);
    QFETCH(const std::string, cost);
    QCOMPARE(costOf(request(model, {0, 0, 0, 0, 10'000}, time)), cost);
}

void TestPriceTable::longPromptsPayTheirTier_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<Tokens>("tokens");
    QTest::addColumn<bool>("isSum");
    QTest::addColumn<std::string>("cost");
    // 100,000 x 0.10 + 1,000 x 0.50 per million
    QTest::addRow("at the limit") << "claude-haiku-5-5"s << Tokens{100'000, 1000, 0, 0, 0} << false << "0.0105"s;
    // 100,001 x 0.50 + 1,000 x 2.50 per million: output too
    QTest::addRow("a token above it, the whole request")
        << "claude-haiku-5-5"s << Tokens{100'001, 1000, 0, 0, 0} << false << "0.0525005"s;
    // 1 x 0.50 + 40,000 x 0.625 + 30,000 x 1.00 + 30,000 x 0.05 per million
    QTest::addRow("cache writes and reads are part of the prompt")
        << "claude-haiku-5-5"s << Tokens{1, 0, 40'000, 30'000, 30'000} << false << "0.0565005"s;
    // 100,000 x 0.10 + 1,000,000 x 0.50 per million
    QTest::addRow("output is not") << "claude-haiku-5-5"s << Tokens{100'000, 1'000'000, 0, 0, 0} << false << "0.51"s;
    // 200,000 x 3; 200,001 x 6 per million
    QTest::addRow("200k at the limit") << "claude-sonnet-4-5"s << Tokens{200'000, 0, 0, 0, 0} << false << "0.6"s;
    QTest::addRow("200k and one") << "claude-sonnet-4-5"s << Tokens{200'001, 0, 0, 0, 0} << false << "1.200006"s;
    // 300,000 x 6 and 300,000 x 5 per million
    QTest::addRow("300k of Sonnet 4.5, as it is billed")
        << "claude-sonnet-4-5"s << Tokens{300'000, 0, 0, 0, 0} << false << "1.8"s;
    QTest::addRow("300k of Opus 5, which has no tier")
        << "claude-opus-5"s << Tokens{300'000, 0, 0, 0, 0} << false << "1.5"s;
    // 1 x 22.50 (output) 10 x 7.50, 10 x 12, 199,990 x 0.60 per million, prompt 200,010
    QTest::addRow("every price of the tier")
        << "claude-sonnet-4"s << Tokens{0, 1, 10, 10, 199'990} << false << "0.1202115"s;
    QTest::addRow("a sum of many requests does not say how long they were")
        << "claude-sonnet-4-5"s << Tokens{300'000, 0, 0, 0, 0} << true << "0.9"s;
}

void TestPriceTable::longPromptsPayTheirTier()
{
    QFETCH(const std::string, model);
    QFETCH(const Tokens, tokens);
    QFETCH(const bool, isSum);
    QFETCH(const std::string, cost);
    auto asked = request(model, tokens);
    asked.isSum = isSum;
    QCOMPARE(costOf(asked), cost);
}

// 1,000,000 x 5 per million, halved; with the region's 1.1. Three nano-dollars halved are 1.5, to the even 2.
void TestPriceTable::batchesCostHalf()
{
    auto asked = request("claude-opus-5", {1'000'000, 0, 0, 0, 0});
    asked.isBatch = true;
    QCOMPARE(costOf(asked), "2.5"s);
    asked.region = "us";
    QCOMPARE(costOf(asked), "2.75"s);
    const auto own = parsed(oneModel(R"({"input": "0.003", "output": "0"})"));
    auto tiny = request("m", {1, 0, 0, 0, 0});
    QCOMPARE(costOf(own, tiny), "0.000000003"s);
    tiny.isBatch = true;
    QCOMPARE(costOf(own, tiny), "0.000000002 rounded"s);
}

void TestPriceTable::fastModeAndRegions_data()
{
    QTest::addColumn<std::string>("model");
    QTest::addColumn<bool>("fast");
    QTest::addColumn<std::string>("region");
    QTest::addColumn<std::string>("cost"); // of a thousand tokens of each kind
    // (5 + 25 + 6.25 + 10 + 0.50) / 1,000 = 0.04675 dollars
    QTest::addRow("Opus 5") << "claude-opus-5"s << false << ""s
                            << "0.04675"s;
    QTest::addRow("Opus 5, fast: twice") << "claude-opus-5"s << true << ""s
                                         << "0.0935"s;
    QTest::addRow("Opus 4.8, fast: twice") << "claude-opus-4-8"s << true << ""s
                                           << "0.0935"s;
    QTest::addRow("Opus 4.7, fast: six times") << "claude-opus-4-7"s << true << ""s
                                               << "0.2805"s;
    QTest::addRow("Opus 4.6, fast: six times") << "claude-opus-4-6"s << true << ""s
                                               << "0.2805"s;
    QTest::addRow("Opus 4.5 has no fast mode") << "claude-opus-4-5"s << true << ""s
                                               << "0.04675"s;
    // (8 + 40 + 10 + 16 + 0.40) / 1,000
    QTest::addRow("Opus 5.5, fast: prices of its own") << "claude-opus-5-5"s << true << ""s
                                                       << "0.0744"s;
    QTest::addRow("in the US: a tenth more") << "claude-opus-5"s << false << "us"s
                                             << "0.051425"s;
    QTest::addRow("fast in the US: both") << "claude-opus-5"s << true << "us"s
                                          << "0.10285"s;
    QTest::addRow("own fast prices in the US") << "claude-opus-5-5"s << true << "us"s
                                               << "0.08184"s;
    QTest::addRow("elsewhere") << "claude-opus-5"s << false << "global"s
                               << "0.04675"s;
    QTest::addRow("not said") << "claude-opus-5"s << false << "not_available"s
                              << "0.04675"s;
    QTest::addRow("Opus 4.5 is too old for regions") << "claude-opus-4-5"s << false << "us"s
                                                     << "0.04675"s;
    // (0.1 + 0.5 + 0.125 + 0.2 + 0.01) / 1,000 x 1.1
    QTest::addRow("Haiku 5.5 in the US") << "claude-haiku-5-5"s << false << "us"s
                                         << "0.0010285"s;
}

void TestPriceTable::fastModeAndRegions()
{
    QFETCH(const std::string, model);
    QFETCH(const bool, fast);
    QFETCH(const std::string, region);
    QFETCH(const std::string, cost);
    PricedRequest asked{model, at(lately), {1000, 1000, 1000, 1000, 1000}, fast, region, false};
    QCOMPARE(costOf(asked), cost);
}

// The money of FORMATS.md 1.8, for the tokens that each case counts: 1,000 of input are $0.005, 500 of output $0.0125.
void TestPriceTable::duplicatesOfTheLogsCostWhatTheOracleSays_data()
{
    QTest::addColumn<Tokens>("tokens");
    QTest::addColumn<std::string>("cost");
    QTest::addRow("a plain line") << Tokens{1000, 0, 0, 0, 0} << "0.005"s;
    QTest::addRow("output grown to 500") << Tokens{1000, 500, 0, 0, 0} << "0.0175"s;
    QTest::addRow("two requests") << Tokens{2000, 0, 0, 0, 0} << "0.01"s;
    QTest::addRow("100 written for five minutes") << Tokens{0, 0, 100, 0, 0} << "0.000625"s;
    QTest::addRow("nothing") << Tokens{} << "0"s;
}

void TestPriceTable::duplicatesOfTheLogsCostWhatTheOracleSays()
{
    QFETCH(const Tokens, tokens);
    QFETCH(const std::string, cost);
    QCOMPARE(costOf(request("claude-opus-5", tokens)), cost);
}

void TestPriceTable::everyBuiltInValueHasASourceAndADay()
{
    const auto complete = [](const ValueSource& source) { return !source.where.empty() && !source.date.empty(); };
    const auto check = [&complete](const Rates& rates) {
        return std::all_of(rates.begin(), rates.end(),
                           [&](const Rate& rate) { return complete(rate.source) && !rate.derived; });
    };
    QCOMPARE(PriceTable::builtIn().models().size(), std::size_t{20});
    for (const auto& model : PriceTable::builtIn().models()) {
        for (const auto& price : model.prices) {
            QVERIFY2(check(price.rates), model.model.c_str());
            QVERIFY2(!price.fast || check(*price.fast), model.model.c_str());
            for (const auto& tier : price.tiers)
                QVERIFY2(check(tier.rates), model.model.c_str());
            QVERIFY2(price.fastMultiplier.thousandths == 1000 || complete(price.fastMultiplier.source),
                     model.model.c_str());
            for (const auto& [region, multiplier] : price.regions)
                QVERIFY2(complete(multiplier.source), model.model.c_str());
        }
    }
    // a value with a source other than its row's
    bool fast = false;
    const auto* sonnet = PriceTable::builtIn().find("claude-sonnet-5-5", fast);
    const auto& october = sonnet->prices.back().rates;
    QVERIFY(october.back().source.where != october.front().source.where);
}

// The price is 0.0000001 dollars for a million: a token is 10^-4 nano-dollars.
void TestPriceTable::roundsHalfToEvenOnce_data()
{
    QTest::addColumn<Tokens>("tokens");
    QTest::addColumn<std::string>("region");
    QTest::addColumn<std::string>("cost");
    QTest::addRow("half a nano-dollar to even 0") << Tokens{5000, 0, 0, 0, 0} << ""s
                                                  << "0 rounded"s;
    QTest::addRow("a little more than half") << Tokens{5001, 0, 0, 0, 0} << ""s
                                             << "0.000000001 rounded"s;
    QTest::addRow("one and a half to even 2") << Tokens{15'000, 0, 0, 0, 0} << ""s
                                              << "0.000000002 rounded"s;
    QTest::addRow("two and a half to even 2") << Tokens{25'000, 0, 0, 0, 0} << ""s
                                              << "0.000000002 rounded"s;
    QTest::addRow("exact") << Tokens{20'000, 0, 0, 0, 0} << ""s
                           << "0.000000002"s;
    // 0.25 + 0.25: each alone would round to 0
    QTest::addRow("kinds are added before the rounding") << Tokens{2500, 2501, 0, 0, 0} << ""s
                                                         << "0.000000001 rounded"s;
    // 0.4 x 1.5 = 0.6; rounded before the factor it would be 0
    QTest::addRow("the factor comes before the rounding") << Tokens{4000, 0, 0, 0, 0} << "x"s
                                                          << "0.000000001 rounded"s;
}

void TestPriceTable::roundsHalfToEvenOnce()
{
    QFETCH(const Tokens, tokens);
    QFETCH(const std::string, region);
    QFETCH(const std::string, cost);
    const auto table = parsed(oneModel(R"({"input": "0.0000001", "output": "0.0000001", "regions": {"x": "1.5"}})"));
    PricedRequest asked{"m", at(lately), tokens, false, region, false};
    QCOMPARE(costOf(table, asked), cost);
}

// FORMATS.md 1.9: 1.25, 2 and 0.1 times the input.
void TestPriceTable::missingCachePricesFollowTheInput()
{
    const auto table = parsed(oneModel(R"({"input": 3, "output": 15})"));
    QCOMPARE(costOf(table, request("m", {0, 0, 1'000'000, 0, 0})), "3.75"s);
    QCOMPARE(costOf(table, request("m", {0, 0, 0, 1'000'000, 0})), "6"s);
    QCOMPARE(costOf(table, request("m", {0, 0, 0, 0, 1'000'000})), "0.3"s);
    QVERIFY(table.models().front().prices.front().rates.back().derived);
}

void TestPriceTable::pastTheRangeOfMoneyIsThrown()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const auto thrown = [](const PricedRequest& asked) {
        try {
            (void)PriceTable::builtIn().cost(asked);
            return false;
        } catch (const std::overflow_error&) {
            return true;
        }
    };
    QVERIFY(thrown(request("claude-opus-5", {most, most, most, most, most})));
    auto dearest = request("claude-opus-4-6", {most, most, most, most, most});
    dearest.fast = true;
    dearest.region = "us";
    QVERIFY(thrown(dearest));
    // 9.2 billion dollars at $5 a million: 1.84 x 10^15 tokens still fit
    QCOMPARE(costOf(request("claude-opus-5", {1'800'000'000'000'000, 0, 0, 0, 0})), "9000000000"s);
}

void TestPriceTable::ownPricesReplaceModelByModel()
{
    const auto own = parsed(R"({"lowwater_prices": 1, "models": {
        "claude-opus-5": {"prices": [{"input": "1", "output": "2"}]},
        "claude-opus-4-1-20250805": {"prices": [{"input": "7", "output": "7"}]},
        "gpt-5.6": {"aliases": ["codex"], "prices": [{"from": "2026-01-01", "input": "4", "output": "8"}]}}})");
    const auto table = PriceTable::builtIn().overriddenBy(own);
    const Tokens million{0, 1'000'000, 0, 0, 0};
    QCOMPARE(costOf(table, request("claude-opus-5", million)), "2"s);
    auto fast = request("claude-opus-5", million);
    fast.fast = true;
    QCOMPARE(costOf(table, fast), "2"s); // the whole entry is replaced, fast mode with it
    QCOMPARE(costOf(table, request("claude-opus-5-5", million)), "20"s);
    QCOMPARE(costOf(table, request("gpt-5-6-20260801", million)), "8"s);
    QCOMPARE(costOf(table, request("codex", million)), "8"s);
    QCOMPARE(costOf(table, request("codex", million, "2025-12-31")), "unpriced"s);
    // a name with a date is meant to the day
    QCOMPARE(costOf(table, request("claude-opus-4-1-20250805", million)), "7"s);
    QCOMPARE(costOf(table, request("claude-opus-4-1", million)), "75"s);
    QCOMPARE(table.models().size(), PriceTable::builtIn().models().size() + 2);
    QCOMPARE(costOf(request("claude-opus-5", million)), "25"s); // the built-in table is as it was
}

void TestPriceTable::malformedFilesSayWhatAndWhere_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("error");
    QTest::addRow("no JSON") << "{\n\"lowwater_prices\": 1,\n,"s
                             << "own.json:3: is not JSON: Missing a name for object member."s;
    QTest::addRow("a list") << "[]"s
                            << "own.json: is not an object, in { }"s;
    QTest::addRow("no version") << R"({"models": {}})"s
                                << R"(own.json: has no "lowwater_prices")"s;
    QTest::addRow("another version") << R"({"lowwater_prices": 2, "models": {}})"s
                                     << R"(own.json: lowwater_prices: "2" is not a version that is known here; 1 is)"s;
    QTest::addRow("no models") << R"({"lowwater_prices": 1})"s
                               << R"(own.json: has no "models")"s;
    QTest::addRow("a comma in a price") << oneModel(R"({"input": "2,5", "output": 1})")
                                        << R"(own.json: models.m.prices[0].input: "2,5" is not a number; use a point)"s;
    QTest::addRow("a tenth decimal")
        << oneModel(R"({"input": "0.0000000001", "output": 1})")
        << R"(own.json: models.m.prices[0].input: "0.0000000001" has more than 9 decimals; round it)"s;
    QTest::addRow("below zero")
        << oneModel(R"({"input": 1, "output": "-1"})")
        << R"(own.json: models.m.prices[0].output: "-1" is not a price in dollars for a million tokens, from 0 to 1000000)"s;
    QTest::addRow("an input alone") << oneModel(R"({"input": 1})")
                                    << R"(own.json: models.m.prices[0]: has no "output")"s;
    QTest::addRow("a misspelt price")
        << oneModel(R"({"input": 1, "output": 2, "cache_raed": 3})")
        << R"(own.json: models.m.prices[0].cache_raed: "3" is not known here; known are from, source, note, tiers, fast, regions, input, output, cache_write_5m, cache_write_1h, cache_read)"s;
    QTest::addRow("a price twice") << oneModel(R"({"input": 1, "input": 2, "output": 2})")
                                   << R"(own.json: models.m.prices[0].input: "2" is there twice)"s;
    QTest::addRow("a day that is none")
        << oneModel(R"({"from": "2026-02-30", "input": 1, "output": 2})")
        << R"(own.json: models.m.prices[0].from: "2026-02-30" is not a day of the calendar)"s;
    QTest::addRow("a time of day")
        << oneModel(R"({"from": "2026-02-03T10:00:00Z", "input": 1, "output": 2})")
        << R"(own.json: models.m.prices[0].from: "2026-02-03T10:00:00Z" is not a day; write one such as 2026-10-07)"s;
    QTest::addRow("days that do not rise")
        << oneModel(R"({"from": "2026-02-03", "input": 1, "output": 2}, {"input": 1, "output": 2})")
        << R"(own.json: models.m.prices[1]: does not start after the price before it; order them by "from")"s;
    QTest::addRow("no price") << oneModel("") << "own.json: models.m.prices: is empty; give at least one price"s;
    QTest::addRow("a limit of no tokens")
        << oneModel(R"({"input": 1, "output": 2, "tiers": [{"above_prompt_tokens": 0, "input": 1, "output": 2}]})")
        << R"(own.json: models.m.prices[0].tiers[0].above_prompt_tokens: "0" is not a count of tokens above 0, such as 200000)"s;
    QTest::addRow("limits that do not rise")
        << oneModel(R"({"input": 1, "output": 2, "tiers": [{"above_prompt_tokens": 9, "input": 1, "output": 2},
            {"above_prompt_tokens": 9, "input": 1, "output": 2}]})")
        << R"(own.json: models.m.prices[0].tiers[1].above_prompt_tokens: "9" is not above the limit of the tier before it)"s;
    QTest::addRow("a factor of 0")
        << oneModel(R"({"input": 1, "output": 2, "fast": 0})")
        << R"(own.json: models.m.prices[0].fast: "0" is not a factor above 0 and up to 1000, such as 1.1)"s;
    QTest::addRow("an unknown source")
        << oneModel(R"({"input": 1, "output": 2, "source": "page"})")
        << R"(own.json: models.m.prices[0].source: "page" is not among the file's "sources")"s;
    QTest::addRow("one model under two names")
        << R"({"lowwater_prices": 1, "models": {"a-1": {"prices": [{"input": 1, "output": 2}]}, "b": {"aliases": ["A.1"], "prices": []}}})"s
        << R"(own.json: models.b.aliases[0]: "A.1" is a second entry for A.1)"s;
}

void TestPriceTable::malformedFilesSayWhatAndWhere()
{
    QFETCH(const std::string, json);
    QFETCH(const std::string, error);
    const auto table = PriceTable::parse(json, "own.json");
    QVERIFY(!table.has_value());
    QCOMPARE(table.error().describe(), error);
}

QTEST_APPLESS_MAIN(TestPriceTable)
#include "test_price_table.moc"
