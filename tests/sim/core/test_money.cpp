// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include "sim/core/wide.h"

#include <limits>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>

using namespace lowwater;

class TestMoney : public QObject {
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void refuses_data();
    void refuses();
    void print_data();
    void print();
    void readsWhatItPrints();
    void adds();
    void throwsPastItsRange_data();
    void throwsPastItsRange();
    void keepsItsValueWhereASumThrows();
    void scales_data();
    void scales();
    void roundsUp_data();
    void roundsUp();
    void dividesHalfToEven_data();
    void dividesHalfToEven();
    void dividesLikeLongHand();
};

namespace {

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 smallest = std::numeric_limits<qint64>::min();

Money nanos(qint64 count)
{
    return Money::fromNanos(count);
}

} // namespace

void TestMoney::parse_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, const char* text, qint64 expected) {
        QTest::newRow(name) << std::string{text} << expected;
    };
    row("whole dollars", "12", 12'000'000'000);
    row("one decimal", "12.5", 12'500'000'000);
    row("cents", "0.19", 190'000'000);
    row("no digit before the point", ".5", 500'000'000);
    row("zeros in front", "007", 7'000'000'000);
    row("a dollar sign", "$0.32", 320'000'000);
    row("below zero", "-2", -2'000'000'000);
    row("below zero with a dollar sign", "-$2.25", -2'250'000'000);
    row("nine decimals", "0.000000001", 1);
    row("nothing", "0", 0);
    row("nothing below zero", "-0", 0);
    row("the most there is", "9223372036.854775807", largest);
    row("the most below zero that can be written", "-9223372036.854775807", -largest);
}

void TestMoney::parse()
{
    QFETCH(const std::string, text);
    QFETCH(const qint64, expected);
    const auto money = Money::parse(text);
    QVERIFY2(money.has_value(), money ? "" : money.error().describe().c_str());
    QCOMPARE(*money, nanos(expected));
}

void TestMoney::refuses_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("message");
    const auto row = [](const char* name, const char* text, const char* message) {
        QTest::newRow(name) << std::string{text} << std::string{message};
    };
    const char* notANumber = "is not a number; write a plain decimal such as 12.5";
    row("nothing at all", "", "is empty; write a plain decimal such as 12.5");
    row("a tenth decimal", "0.0000000001", "has more than 9 decimals; round it");
    row("a tenth decimal that is zero", "1.0000000000", "has more than 9 decimals; round it");
    row("a decimal comma", "0,19", "is not a number; use a point");
    row("a decimal comma before three digits", "0,190", "is not a number; use a point");
    row("a thousands mark", "1,234.50", "has a thousands mark; write 1234.50");
    row("a thousands mark and a dollar sign", "$1,234.50", "has a thousands mark; write 1234.50");
    row("two thousands marks", "1,234,567", "has a thousands mark; write 1234567");
    row("points as thousands marks", "1.234,50", "has a thousands mark; write 1234.50");
    row("only points as thousands marks", "1.234.567", "has a thousands mark; write 1234567");
    row("one comma before three digits", "1,234", "could be 1234 or 1.234; write the one it is");
    row("an exponent", "1e3", "has an exponent; write a plain decimal");
    row("an exponent with a sign", "1.5E-3", "has an exponent; write a plain decimal");
    row("a unit", "12 USD", notANumber);
    row("a word with an e", "12 euros", notANumber);
    row("a space before", " 12", notANumber);
    row("a plus sign", "+5", notANumber);
    row("two signs", "--5", notANumber);
    row("a sign after the dollar sign", "$-5", notANumber);
    row("only a sign", "-", notANumber);
    row("only a dollar sign", "$", notANumber);
    row("only a point", ".", notANumber);
    row("two points", "1.2.3", notANumber);
    row("not a number", "nan", notANumber);
    row("infinity", "inf", notANumber);
    row("hexadecimal", "0x10", notANumber);
    row("one nano-dollar too much", "9223372036.854775808", "is too large");
    row("far too much", "99999999999999999999999", "is too large");
}

void TestMoney::refuses()
{
    QFETCH(const std::string, text);
    QFETCH(const std::string, message);
    const auto money = Money::parse(text);
    QVERIFY(!money.has_value());
    QCOMPARE(money.error().message, message);
    QCOMPARE(money.error().value, text);
}

void TestMoney::print_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<std::string>("text");
    QTest::newRow("nothing") << qint64{0} << std::string{"0"};
    QTest::newRow("half a dollar") << qint64{500'000'000} << std::string{"0.5"};
    QTest::newRow("below zero") << qint64{-2'000'000'000} << std::string{"-2"};
    QTest::newRow("less than a dollar below zero") << qint64{-1} << std::string{"-0.000000001"};
    QTest::newRow("nine decimals") << qint64{1'000'000'001} << std::string{"1.000000001"};
    QTest::newRow("zeros of whole dollars stay") << qint64{100'000'000'000} << std::string{"100"};
    QTest::newRow("the most") << largest << std::string{"9223372036.854775807"};
    QTest::newRow("the least") << smallest << std::string{"-9223372036.854775808"};
}

void TestMoney::print()
{
    QFETCH(const qint64, count);
    QFETCH(const std::string, text);
    QCOMPARE(nanos(count).toString(), text);
}

void TestMoney::readsWhatItPrints()
{
    std::mt19937_64 random{1};
    for (int i = 0; i < 20'000; ++i) {
        // of every magnitude
        const Money money = nanos(static_cast<qint64>(random()) >> (random() % 63));
        if (money.nanos() == smallest)
            continue;
        const auto read = Money::parse(money.toString());
        QVERIFY(read.has_value());
        QCOMPARE(*read, money);
    }
}

void TestMoney::adds()
{
    Money money = Money::fromDollars(3);
    money += oneCent;
    money -= oneDollar;
    QCOMPARE(money, nanos(2'010'000'000));
    QCOMPARE(money + oneNano, nanos(2'010'000'001));
    QCOMPARE(oneCent - oneDollar, nanos(-990'000'000));
    QCOMPARE(-oneNano, nanos(-1));
    QCOMPARE(oneCent * 250, nanos(2'500'000'000));
    QVERIFY(oneNano < oneCent && oneCent < oneDollar);
}

void TestMoney::throwsPastItsRange_data()
{
    QTest::addColumn<std::function<Money()>>("sum");
    using Sum = std::function<Money()>;
    QTest::newRow("plus") << Sum{[] { return nanos(largest) + oneNano; }};
    QTest::newRow("plus below zero") << Sum{[] { return nanos(smallest) + nanos(-1); }};
    QTest::newRow("minus") << Sum{[] { return nanos(smallest) - oneNano; }};
    QTest::newRow("minus something below zero") << Sum{[] { return nanos(largest) - nanos(-1); }};
    QTest::newRow("the other sign of the least") << Sum{[] { return -nanos(smallest); }};
    QTest::newRow("times") << Sum{[] { return Money::fromDollars(5'000'000'000) * 2; }};
    QTest::newRow("scaled") << Sum{[] { return nanos(largest).scaled(2, 1); }};
    QTest::newRow("rounded up") << Sum{[] { return nanos(largest).roundedUpTo(oneDollar); }};
    QTest::newRow("dollars") << Sum{[] { return Money::fromDollars(10'000'000'000); }};
}

void TestMoney::throwsPastItsRange()
{
    QFETCH(const std::function<Money()>, sum);
    QVERIFY_EXCEPTION_THROWN((void)sum(), std::overflow_error);
}

void TestMoney::keepsItsValueWhereASumThrows()
{
    Money most = nanos(largest);
    QVERIFY_EXCEPTION_THROWN(most += oneNano, std::overflow_error);
    QCOMPARE(most, nanos(largest));
    Money least = nanos(smallest);
    QVERIFY_EXCEPTION_THROWN(least -= oneNano, std::overflow_error);
    QCOMPARE(least, nanos(smallest));
}

void TestMoney::scales_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, qint64 count, qint64 numerator, qint64 denominator, qint64 expected) {
        QTest::newRow(name) << count << numerator << denominator << expected;
    };
    row("a region's price", 1'000'000'000, 11, 10, 1'100'000'000);
    row("below the half", 10, 14, 100, 1);
    row("the half goes down to the even", 5, 1, 2, 2);
    row("the half goes up to the even", 7, 1, 2, 4);
    row("above the half", 10, 16, 100, 2);
    row("below zero the half goes to the even too", -5, 1, 2, -2);
    row("below zero the half goes away from zero to the even", -7, 1, 2, -4);
    row("a product past 64 bits is no overflow", largest, 1'000'000, 1'000'000, largest);
    row("a factor below zero", 10, -1, 4, -2);
}

void TestMoney::scales()
{
    QFETCH(const qint64, count);
    QFETCH(const qint64, numerator);
    QFETCH(const qint64, denominator);
    QFETCH(const qint64, expected);
    QCOMPARE(nanos(count).scaled(numerator, denominator), nanos(expected));
}

void TestMoney::roundsUp_data()
{
    QTest::addColumn<qint64>("count");
    QTest::addColumn<qint64>("step");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const char* name, qint64 count, qint64 step, qint64 expected) {
        QTest::newRow(name) << count << step << expected;
    };
    row("a nano-dollar above a cent", 10'000'001, 10'000'000, 20'000'000);
    row("a whole cent stays", 10'000'000, 10'000'000, 10'000'000);
    row("nothing stays", 0, 10'000'000, 0);
    row("below zero it goes toward zero", -1, 10'000'000, 0);
    row("below zero a whole step stays", -20'000'000, 10'000'000, -20'000'000);
    row("between two steps below zero", -15'000'000, 10'000'000, -10'000'000);
}

void TestMoney::roundsUp()
{
    QFETCH(const qint64, count);
    QFETCH(const qint64, step);
    QFETCH(const qint64, expected);
    QCOMPARE(nanos(count).roundedUpTo(nanos(step)), nanos(expected));
}

void TestMoney::dividesHalfToEven_data()
{
    QTest::addColumn<qint64>("numerator");
    QTest::addColumn<qint64>("denominator");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("whole") << qint64{6} << qint64{3} << qint64{2};
    QTest::newRow("0.5") << qint64{1} << qint64{2} << qint64{0};
    QTest::newRow("1.5") << qint64{3} << qint64{2} << qint64{2};
    QTest::newRow("2.5") << qint64{5} << qint64{2} << qint64{2};
    QTest::newRow("-0.5") << qint64{-1} << qint64{2} << qint64{0};
    QTest::newRow("-1.5") << qint64{-3} << qint64{2} << qint64{-2};
    QTest::newRow("-2.5") << qint64{-5} << qint64{2} << qint64{-2};
    QTest::newRow("a third") << qint64{1} << qint64{3} << qint64{0};
    QTest::newRow("two thirds") << qint64{2} << qint64{3} << qint64{1};
    QTest::newRow("minus two thirds") << qint64{-2} << qint64{3} << qint64{-1};
    QTest::newRow("the least") << smallest << qint64{1} << smallest;
    QTest::newRow("the most") << largest << qint64{1} << largest;
}

void TestMoney::dividesHalfToEven()
{
    QFETCH(const qint64, numerator);
    QFETCH(const qint64, denominator);
    QFETCH(const qint64, expected);
    QCOMPARE(qint64{divideHalfEven(numerator, denominator)}, expected);
}

/// Against the definition: no multiple of the denominator is nearer, and of two as near the even one is taken.
void TestMoney::dividesLikeLongHand()
{
    std::mt19937_64 random{2};
    for (int i = 0; i < 20'000; ++i) {
        const auto numerator = static_cast<qint64>(random()) >> (random() % 64);
        const auto denominator = static_cast<qint64>(random() >> (1 + random() % 62)) + 1;
        const qint64 quotient = divideHalfEven(numerator, denominator);
        const Wide twice = 2 * (Wide{numerator} - Wide{quotient} * denominator);
        const Wide distance = twice < 0 ? -twice : twice;
        QVERIFY(distance <= denominator);
        QVERIFY(distance < denominator || quotient % 2 == 0);
    }
    QVERIFY_EXCEPTION_THROWN((void)divideHalfEven(Wide{largest} * 2 + 1, 2), std::overflow_error);
    QVERIFY_EXCEPTION_THROWN((void)divideHalfEven(Wide{smallest} - 1, 1), std::overflow_error);
}

QTEST_APPLESS_MAIN(TestMoney)
#include "test_money.moc"
