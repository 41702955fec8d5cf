// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/result.h"

#include <QTest>

#include <memory>

using namespace lowwater;

class TestResult : public QObject {
    Q_OBJECT

private slots:
    void holdsAValueOrAnError();
    void holdsWhatCannotBeCopied();
    void describes_data();
    void describes();
};

void TestResult::holdsAValueOrAnError()
{
    Result<std::string> good{std::string{"twelve"}};
    QVERIFY(good.has_value() && good);
    QCOMPARE(*good, std::string{"twelve"});
    QCOMPARE(good->size(), std::size_t{6});
    good->push_back('!');
    QCOMPARE(good.value(), std::string{"twelve!"});
    QVERIFY_EXCEPTION_THROWN((void)good.error(), std::bad_variant_access);

    const Result<std::string> bad{Error{ErrorCode::Missing, {}, {}, "is missing"}};
    QVERIFY(!bad.has_value() && !bad);
    QCOMPARE(bad.error().code, ErrorCode::Missing);
    QVERIFY_EXCEPTION_THROWN((void)bad.value(), std::bad_variant_access);
    QVERIFY_EXCEPTION_THROWN((void)*bad, std::bad_variant_access);
}

void TestResult::holdsWhatCannotBeCopied()
{
    Result<std::unique_ptr<int>> result{std::make_unique<int>(7)};
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 7);
}

void TestResult::describes_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<std::string>("text");
    const auto row = [](const char* name, Where where, const char* value, const char* text) {
        QTest::newRow(name) << Error{ErrorCode::Invalid, std::move(where), value, "is not a number; use a point"}
                            << std::string{text};
    };
    row("file, line and field", {"usage.csv", 17, "cost_usd"}, "12,5",
        "usage.csv:17: cost_usd: \"12,5\" is not a number; use a point");
    row("a file alone", {"usage.csv", 0, {}}, "12,5", "usage.csv: \"12,5\" is not a number; use a point");
    row("a line without a file", {{}, 17, {}}, "12,5", "line 17: \"12,5\" is not a number; use a point");
    row("a field alone", {{}, 0, "--amount"}, "12,5", "--amount: \"12,5\" is not a number; use a point");
    row("a message alone", {}, "", "is not a number; use a point");
}

void TestResult::describes()
{
    QFETCH(const Error, error);
    QFETCH(const std::string, text);
    QCOMPARE(error.describe(), text);
}

QTEST_APPLESS_MAIN(TestResult)
#include "test_result.moc"
