// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/read_history.h"

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

class TestOverlap : public QObject {
    Q_OBJECT

private slots:
    void warnsOfWhatMayCountTwice_data();
    void warnsOfWhatMayCountTwice();
};

void TestOverlap::warnsOfWhatMayCountTwice_data()
{
    QTest::addColumn<std::string>("first");
    QTest::addColumn<std::string>("second");
    QTest::addColumn<std::string>("warning");
    const auto row = [](const char* what, const std::string& first, const std::string& second,
                        const std::string& warning) { QTest::addRow("%s", what) << first << second << warning; };
    const auto sums = "date,cost_usd,model\n"s;
    const auto requests = "timestamp,cost_usd,model\n"s;
    const auto days = [](const std::string& dollars) {
        return "one.csv and two.csv tell of the same days: up to $" + dollars +
               " may be counted twice. Leave one of them out.";
    };
    // $5 of 1 September beside $2 + $1 of it; 2 September is in one alone
    row("sums of a day beside its requests", sums + "2026-09-01,5,claude-opus-5\n2026-09-02,7,claude-opus-5\n",
        requests + "2026-09-01T09:00:00Z,2,claude-opus-5\n2026-09-01T23:00:00Z,1,Claude Sonnet 5\n", days("3"));
    row("the day's sum is the smaller one", sums + "2026-09-01,0.5,claude-opus-5\n",
        requests + "2026-09-01T09:00:00Z,2,claude-opus-5\n", days("0.5"));
    row("another provider's", sums + "2026-09-01,5,gpt-5.6\n", requests + "2026-09-01T09:00:00Z,2,claude-opus-5\n", {});
    row("sums that do not say the model may be anybody's", sums + "2026-09-01,5,\n",
        requests + "2026-09-01T09:00:00Z,2,claude-opus-5\n2026-09-01T10:00:00Z,1,gpt-5.6\n", days("3"));
    row("other days", sums + "2026-09-01,5,claude-opus-5\n", requests + "2026-09-02T00:00:00Z,2,claude-opus-5\n", {});
    // ten days of $2 each reach into the 2nd and, with the 2nd's share of $2 beside $1, have $1 in common
    row("a sum of many days", "timestamp,cost_usd,model,span_s\n2026-09-01,20,claude-opus-5,864000\n"s,
        requests + "2026-09-02T09:00:00Z,1,claude-opus-5\n", days("1"));
    row("the same requests in two tables", requests + "2026-09-01T09:00:00.5Z,2,a\n2026-09-01T09:00:00.5Z,3,a\n",
        requests + "2026-09-01T09:00:00.5Z,3,b\n2026-09-01T09:00:00.5Z,3,b\n",
        "one.csv and two.csv tell of the same moments: up to $3 may be counted twice. Leave one of them out.");
    row("requests at the same time for another cost", requests + "2026-09-01T09:00:00Z,2,a\n",
        requests + "2026-09-01T09:00:00Z,2.1,a\n", {});
    row("free requests", requests + "2026-09-01T09:00:00Z,0,a\n", requests + "2026-09-01T09:00:00Z,0,a\n", {});
}

void TestOverlap::warnsOfWhatMayCountTwice()
{
    QFETCH(const std::string, first);
    QFETCH(const std::string, second);
    QFETCH(const std::string, warning);
    const auto read = readHistory({{"one.csv", first, true}, {"two.csv", second, true}});
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    std::string found;
    for (const auto& each : read->summary.warnings)
        if (each.find("counted twice") != std::string::npos)
            found += each;
    QCOMPARE(QString::fromStdString(found), QString::fromStdString(warning));
}

QTEST_APPLESS_MAIN(TestOverlap)
#include "test_overlap.moc"
