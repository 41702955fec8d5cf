// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/own_prices.h"
#include "sim/import/price_table.h"

#include <QtTest>

using namespace lowwater;

namespace {

const std::string today = "2026-11-22";
const std::string file = "prices.json";

OwnPrice price(const std::string& model, int input, int output)
{
    return {model, oneDollar * input, oneDollar * output, {}, {}, {}};
}

std::string with(const std::string& json, const OwnPrice& own)
{
    const auto text = withOwnPrices(json, file, {&own, 1}, today);
    return text ? *text : text.error().describe();
}

/// Of a million tokens of each kind, in the order of TokenKind.
std::vector<std::string> ratesOf(const std::string& json, const std::string& model)
{
    const auto table = PriceTable::parse(json, file);
    if (!table)
        return {table.error().describe()};
    bool fast = false;
    const auto* found = table->find(model, fast);
    std::vector<std::string> rates;
    for (std::size_t i = 0; found != nullptr && i < tokenKindCount; ++i)
        rates.push_back(found->prices.front().rates[i].perMillion.toString());
    return rates;
}

} // namespace

class TestOwnPrices : public QObject {
    Q_OBJECT

private slots:
    void aNewFileCanBeRead();
    void cachePricesMayBeGiven();
    void theSourceIsTold();
    void whatIsThereStays();
    void aModelsOldPriceIsReplaced();
    void aByteOrderMarkIsPassedOver();
    void aBrokenFileIsRefused_data();
    void aBrokenFileIsRefused();
    void aPriceThatCannotBeIsRefused();
};

void TestOwnPrices::aNewFileCanBeRead()
{
    // 1.25, 2 and 0.1 times the input's price
    QCOMPARE(ratesOf(with({}, price("tomorrow-1", 4, 20)), "tomorrow-1"),
             (std::vector<std::string>{"4", "20", "5", "8", "0.4"}));
}

void TestOwnPrices::cachePricesMayBeGiven()
{
    OwnPrice own = price("tomorrow-1", 4, 20);
    own.cacheWrite5m = oneDollar * 6;
    own.cacheWrite1h = oneDollar * 7;
    own.cacheRead = oneCent * 3;
    QCOMPARE(ratesOf(with({}, own), "tomorrow-1"), (std::vector<std::string>{"4", "20", "6", "7", "0.03"}));
}

void TestOwnPrices::theSourceIsTold()
{
    const auto table = PriceTable::parse(with({}, price("tomorrow-1", 4, 20)), file);
    QVERIFY(table);
    const auto& source = table->models().front().prices.front().rates.front().source;
    QCOMPARE(source.where, std::string("entered in Lowwater"));
    QCOMPARE(source.date, today);
}

void TestOwnPrices::whatIsThereStays()
{
    const std::string before = R"({"lowwater_prices": 1, "about": "mine", "sources": {"bill": {"where": "a bill"}},)"
                               R"("models": {"other": {"note": "7", "prices": [{"source": "bill", "input": 0.10,)"
                               R"("output": "3.00", "fast": null}]}}})";
    const std::string after = with(before, price("tomorrow-1", 4, 20));
    QCOMPARE(ratesOf(after, "other").front(), std::string("0.1"));
    QCOMPARE(ratesOf(after, "tomorrow-1").size(), tokenKindCount);
    for (const char* kept : {"\"lowwater_prices\": 1", "\"about\": \"mine\"", "\"note\": \"7\"", "\"input\": 0.10",
                             "\"output\": \"3.00\"", "\"fast\": null", "\"where\": \"a bill\""})
        QVERIFY2(after.find(kept) != std::string::npos, kept);
}

void TestOwnPrices::aModelsOldPriceIsReplaced()
{
    const std::string once = with({}, price("Tomorrow.1", 4, 20));
    const std::string twice = with(once, price("tomorrow-1", 5, 25));
    const auto table = PriceTable::parse(twice, file);
    QVERIFY(table);
    QCOMPARE(table->models().size(), std::size_t{1});
    QCOMPARE(ratesOf(twice, "tomorrow-1").front(), std::string("5"));
}

void TestOwnPrices::aByteOrderMarkIsPassedOver()
{
    const std::string marked = "\xEF\xBB\xBF" + with({}, price("other", 4, 20));
    const std::string after = with(marked, price("tomorrow-1", 5, 25));
    QCOMPARE(ratesOf(after, "other").front(), std::string("4"));
    QCOMPARE(ratesOf(after, "tomorrow-1").front(), std::string("5"));
}

void TestOwnPrices::aBrokenFileIsRefused_data()
{
    QTest::addColumn<std::string>("json");
    QTest::addColumn<std::string>("says");
    QTest::addRow("no JSON") << std::string("{") << std::string("prices.json:1: is not JSON");
    QTest::addRow("a price that is no number")
        << std::string(R"({"lowwater_prices":1,"models":{"m":{"prices":[{"input":"much","output":"1"}]}}})")
        << std::string("models.m.prices[0].input");
    QTest::addRow("no models") << std::string(R"({"lowwater_prices":1})") << std::string("models");
    QTest::addRow("models that are no object")
        << std::string(R"({"lowwater_prices":1,"models":[]})") << std::string("models");
}

void TestOwnPrices::aBrokenFileIsRefused()
{
    QFETCH(const std::string, json);
    QFETCH(const std::string, says);
    const OwnPrice own = price("m", 1, 1);
    const auto text = withOwnPrices(json, file, {&own, 1}, today);
    QVERIFY(!text);
    QVERIFY2(text.error().describe().find(says) != std::string::npos, text.error().describe().c_str());
}

void TestOwnPrices::aPriceThatCannotBeIsRefused()
{
    const OwnPrice own = price("m", -1, 1);
    const auto text = withOwnPrices({}, file, {&own, 1}, today);
    QVERIFY(!text);
    QVERIFY(text.error().describe().find("from 0 to 1000000") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestOwnPrices)
#include "test_own_prices.moc"
