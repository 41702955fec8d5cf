// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/work_days.h"
#include "tests/sim/replay/hand_case.h"

#include <QTest>

#include <fmt/format.h>

#include <string>

using namespace lowwater;

namespace {

/// Each day: its begin, its charges and what they cost, how many runs began in it, how many days they reach into.
std::string inWords(const WorkDays& days)
{
    std::string text;
    for (DayIndex day = 0; day < days.size(); ++day) {
        const auto charges = days.charges(day);
        text += fmt::format("{}{}{}: {} of {} in {}", day > 0 ? "; " : "", formatTime(days.begin(day)).substr(5, 8),
                            days.classOf(day) == DayClass::Weekend ? " weekend" : "", charges.times.size(),
                            charges.spentBefore.back().toString(), days.runs(day));
        if (days.reach(day) > 1)
            text += fmt::format(" reach {}", days.reach(day));
    }
    return text;
}

/// On the 1st an agent of each hour of the day that spends 5; those of the hours from 3 to 5 spend less: 2, 1, 1.
std::string everyHour()
{
    std::string text;
    for (int hour = 0; hour < 24; ++hour)
        text += fmt::format("{:02}:15 h{} {}; ", hour, hour, hour == 3 ? 2 : hour == 4 || hour == 5 ? 1 : 5);
    return text;
}

} // namespace

class TestWorkDays : public QObject {
    Q_OBJECT

private slots:
    void areCut_data();
    void areCut();
};

void TestWorkDays::areCut_data()
{
    QTest::addColumn<std::string>("charges");
    QTest::addColumn<std::string>("expected");
    const auto row = [](const char* name, const std::string& charges, const char* expected) {
        QTest::newRow(name) << charges << std::string{expected};
    };
    row("of hours without a charge the first begins the day", "09:00 a 1; 09-02T10:00 a 2",
        "09-01T00: 1 of 1 in 1; 09-02T00: 1 of 2 in 1");
    row("the day of who works at midnight begins later", "23:50 a 1; 09-02T00:10 a 2; 09-03T00:10 a 3",
        "09-01T01: 2 of 3 in 1; 09-02T01: 1 of 3 in 1");
    row("a first charge before the hour is of the day before", "00:30 a 1; 23:30 b 2",
        "08-31T01: 1 of 1 in 1; 09-01T01: 1 of 2 in 1");
    row("days without a charge are days", "09:00 a 1; 09-04T10:00 a 2",
        "09-01T00: 1 of 1 in 1; 09-02T00: 0 of 0 in 0; 09-03T00: 0 of 0 in 0; 09-04T00: 1 of 2 in 1");
    row("Saturday and Sunday are the weekend", "09-04T09:00 a 1; 09-07T10:00 a 2",
        "09-04T00: 1 of 1 in 1; 09-05T00 weekend: 0 of 0 in 0; 09-06T00 weekend: 0 of 0 in 0; 09-07T00: 1 of 2 in 1");
    // before 04:00: 3 x 5 + 2; after: 1 + 1 + 18 x 5
    row("the hour with the least spend begins the day, of two the earlier", everyHour(),
        "08-31T04: 4 of 17 in 4; 09-01T04: 20 of 92 in 20");
    row("where two hours cost as much the one with fewer charges begins the day", everyHour() + "04:30 h4 0",
        "08-31T05: 6 of 18 in 5; 09-01T05: 19 of 91 in 19");
    // of the 2nd's charges a's three go on from 03:50 past the cut at 04:00; b's begins after it
    row("a run is kept whole past the cut",
        everyHour() + "05:30 h5 9; 09-02T03:50 a 0.1; 09-02T04:10 a 0.2; 09-02T04:20 b 0.3; 09-02T04:30 a 0.1",
        "08-31T04: 4 of 17 in 4; 09-01T04: 24 of 101.4 in 21 reach 2; 09-02T04: 1 of 0.3 in 1");
}

void TestWorkDays::areCut()
{
    QFETCH(const std::string, charges);
    QFETCH(const std::string, expected);
    const auto demand = demandOf(test::handCase("", charges));
    QCOMPARE(inWords(WorkDays{*demand}), expected);
}

QTEST_APPLESS_MAIN(TestWorkDays)
#include "test_work_days.moc"
