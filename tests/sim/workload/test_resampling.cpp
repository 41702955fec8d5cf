// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/resampling.h"
#include "tests/sim/replay/hand_case.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace lowwater;

namespace {

std::shared_ptr<const Demand> demandBetween(const char* first, const char* last)
{
    return demandOf(test::handCase("", std::string{first} + "T09:00 a 1; " + last + "T09:00 a 1"));
}

/// How many of the first paths' blocks hold.
template <typename Holds>
bool allBlocks(const Resampling& resampling, std::uint32_t length, Holds holds)
{
    for (std::uint64_t path = 0; path < 200; ++path) {
        const auto drawn = resampling.draw(path);
        if (drawn.size() != resampling.choices().horizonDays)
            return false;
        for (std::size_t i = 0; i < drawn.size(); ++i)
            if (!holds(drawn, i) || (i % length != 0 && drawn[i] != drawn[i - 1] + 1))
                return false;
    }
    return true;
}

SimTime dayOf(const WorkDays& days, std::size_t i)
{
    return days.end() + WorkDays::length * static_cast<std::int64_t>(i);
}

} // namespace

class TestResampling : public QObject {
    Q_OBJECT

private slots:
    void aDayIsDrawnWithinItsClass();
    void blocksAreRecordedDaysInARowOfTheClassesToFill();
    void blocksOfAWeekBeginOnTheSameWeekday();
    void theLongestBlockThatFitsIsDrawn();
    void aClassThatIsNotRecordedDrawsFromAllDays();
    void everyDayOfTheClassIsDrawnAboutEquallyOften();
    void aPathDependsOnSeedAndNumberAlone();
};

void TestResampling::aDayIsDrawnWithinItsClass()
{
    const auto demand = demandBetween("09-01", "09-20");
    const WorkDays days{*demand};
    const Resampling resampling{days, {30, 1, 1}};
    QVERIFY(allBlocks(resampling, 1, [&](const auto& drawn, std::size_t i) {
        return days.classOf(drawn[i]) == classOfWeekday(weekdayOf(dayOf(days, i)));
    }));
}

void TestResampling::blocksAreRecordedDaysInARowOfTheClassesToFill()
{
    const auto demand = demandBetween("09-01", "09-20");
    const WorkDays days{*demand};
    const Resampling resampling{days, {30, 2, 1}};
    QVERIFY(allBlocks(resampling, 2, [&](const auto& drawn, std::size_t i) {
        return days.classOf(drawn[i]) == classOfWeekday(weekdayOf(dayOf(days, i)));
    }));
}

void TestResampling::blocksOfAWeekBeginOnTheSameWeekday()
{
    const auto demand = demandBetween("09-01", "09-30");
    const WorkDays days{*demand};
    const Resampling resampling{days, {30, 7, 1}};
    QVERIFY(allBlocks(resampling, 7, [&](const auto& drawn, std::size_t i) {
        return weekdayOf(days.begin(drawn[i])) == weekdayOf(dayOf(days, i));
    }));
}

void TestResampling::theLongestBlockThatFitsIsDrawn()
{
    // From Tuesday 1 to Friday 11, so that Sat 12 comes next: the one recorded week that begins on a Saturday is Sat 5
    // ... Fri 11, and of the two days left Sat 5 and Sun 6 are again the only ones.
    const auto demand = demandBetween("09-01", "09-11");
    const WorkDays days{*demand};
    QCOMPARE(Resampling(days, {9, 7, 1}).draw(0), (std::vector<DayIndex>{4, 5, 6, 7, 8, 9, 10, 4, 5}));
    // To Thursday 10, so that Fri 11 comes next: likewise Fri 4 ... Thu 10, then Fri 4 and Sat 5.
    const auto shorter = demandBetween("09-01", "09-10");
    QCOMPARE(Resampling(WorkDays{*shorter}, {9, 7, 1}).draw(0), (std::vector<DayIndex>{3, 4, 5, 6, 7, 8, 9, 3, 4}));
    // To Saturday 5: no Sunday and no Monday are recorded, so that the Saturday stands alone for Sun 6; Mon 7 and Tue 8
    // are two weekdays in a row.
    const auto toSaturday = demandBetween("09-01", "09-05");
    const auto drawn = Resampling(WorkDays{*toSaturday}, {3, 2, 1}).draw(0);
    QCOMPARE(drawn.size(), 3U);
    QCOMPARE(drawn[0], 4U); // the one day of a weekend
    QCOMPARE(drawn[2], drawn[1] + 1);
    QVERIFY(drawn[2] < 4);
}

void TestResampling::aClassThatIsNotRecordedDrawsFromAllDays()
{
    const auto demand = demandBetween("09-01", "09-04"); // Tuesday to Friday
    const WorkDays days{*demand};
    std::vector<bool> onSaturday(4);
    for (std::uint64_t path = 0; path < 100; ++path)
        onSaturday.at(Resampling(days, {1, 1, 1}).draw(path).front()) = true;
    QCOMPARE(std::count(onSaturday.begin(), onSaturday.end(), true), 4);
}

void TestResampling::everyDayOfTheClassIsDrawnAboutEquallyOften()
{
    const auto demand = demandBetween("09-01", "09-20");
    const WorkDays days{*demand};
    const Resampling resampling{days, {10, 1, 1}}; // Mon 21 ... Wed 30: 8 weekdays, 2 days of a weekend
    std::vector<int> times(days.size());
    constexpr int paths = 4'000;
    for (std::uint64_t path = 0; path < paths; ++path)
        for (const DayIndex day : resampling.draw(path))
            ++times[day];
    // 14 weekdays share 8 draws a path, 6 days of weekends 2; five deviations of a binomial are about 230 and 180
    for (DayIndex day = 0; day < days.size(); ++day) {
        const bool weekend = days.classOf(day) == DayClass::Weekend;
        QVERIFY(std::abs(times[day] - paths * (weekend ? 2 : 8) / (weekend ? 6 : 14)) < (weekend ? 180 : 230));
    }
}

void TestResampling::aPathDependsOnSeedAndNumberAlone()
{
    const auto demand = demandBetween("09-01", "09-20");
    const WorkDays days{*demand};
    const Resampling thirty{days, {30, 1, 1}};
    QCOMPARE(thirty.draw(7), Resampling(days, {30, 1, 1}).draw(7));
    QVERIFY(thirty.draw(7) != thirty.draw(8));
    QVERIFY(thirty.draw(7) != Resampling(days, {30, 1, 2}).draw(7));
    auto first = thirty.draw(7); // a longer horizon leaves the days before as they are
    first.resize(10);
    QCOMPARE(Resampling(days, {10, 1, 1}).draw(7), first);
}

QTEST_APPLESS_MAIN(TestResampling)
#include "test_resampling.moc"
