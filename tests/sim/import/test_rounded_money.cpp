// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/rounded_money.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestRoundedMoney : public QObject {
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
};

void TestRoundedMoney::reads_data()
{
    QTest::addColumn<std::string>("number");
    QTest::addColumn<std::string>("says"); // `*` where it was rounded; empty where it is no amount
    const auto row = [](const char* name, const std::string& number, const char* says) {
        QTest::addRow("%s", name) << number << std::string{says};
    };
    row("a whole number", "12", "12");
    row("decimals", "0.0123", "0.0123");
    row("zero", "0", "0");
    row("zero with decimals and an exponent", "0.000e-20", "0");
    row("nine decimals", "1.000000001", "1.000000001");
    row("zeros past the ninth decimal", "1.00000000100", "1.000000001");
    row("a negative amount", "-2.5", "-2.5");
    row("an exponent", "1.5e-3", "0.0015");
    row("a large exponent sign", "25E+2", "2500");
    row("a tie to the even one below", "0.0000000025", "0.000000002 *");
    row("a tie to the even one above", "0.0000000035", "0.000000004 *");
    row("a digit past the tie", "0.00000000250000000000000000001", "0.000000003 *");
    row("below the tie", "0.0000000024999999", "0.000000002 *");
    row("a negative tie", "-0.0000000035", "-0.000000004 *");
    row("half of the smallest unit", "5e-10", "0 *");
    row("just above it", "5.000001e-10", "0.000000001 *");
    row("a tenth of it", "9e-11", "0 *");
    row("next to nothing", "1e-30000", "0 *");
    row("a double's digits", "0.30000000000000004", "0.3 *");
    row("the largest amount", "9223372036.854775807", "9223372036.854775807");
    row("a unit past the largest", "9223372036.854775808", "");
    row("rounded past the largest", "9223372036.8547758075", "");
    row("too large by its exponent", "1e10", "");
    row("a silly exponent", "1e999999999999", "");
    for (const char* number :
         {"", "-", ".5", "5.", "1e", "1e+", "1e+-5", "01", "+1", "1,5", "1 ", "NaN", "0x10", "--1"})
        row(qPrintable(QStringLiteral("no JSON number: '%1'").arg(number)), number, "");
}

void TestRoundedMoney::reads()
{
    QFETCH(const std::string, number);
    QFETCH(const std::string, says);
    const auto read = roundedMoney(number);
    QCOMPARE(read ? read->money.toString() + (read->rounded ? " *" : "") : ""s, says);
}

QTEST_APPLESS_MAIN(TestRoundedMoney)
#include "test_rounded_money.moc"
