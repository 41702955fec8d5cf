// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/future.h"
#include "tests/sim/replay/hand_case.h"
#include "tests/sim/workload/small_habit.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>
#include <tuple>
#include <vector>

using namespace lowwater;

namespace {

struct Copied {
    SimTime time;
    std::uint32_t day = 0;
    ChargeIndex charge = 0;
};

/// The charges of a future by its definition: each drawn day's runs copied, all sorted.
std::vector<Copied> copied(const WorkDays& days, const std::vector<DayIndex>& drawn)
{
    const Demand& record = days.demand();
    const auto times = record.history->times();
    const SimTime end = days.end() + WorkDays::length * static_cast<std::int64_t>(drawn.size());
    std::vector<Copied> all;
    for (std::uint32_t day = 0; day < drawn.size(); ++day) {
        const SimTime begin = days.begin(drawn[day]);
        const Duration shift = days.end() + WorkDays::length * day - begin;
        for (ChargeIndex i = 0; i < times.size(); ++i) {
            const SimTime began = times[record.runs.list[record.runs.runOf[i]].first];
            if (began >= begin && began < begin + WorkDays::length && times[i] + shift < end)
                all.push_back({times[i] + shift, day, i});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Copied& a, const Copied& b) {
        return std::tie(a.time, a.day, a.charge) < std::tie(b.time, b.day, b.charge);
    });
    return all;
}

std::vector<DayIndex> anyDays(std::mt19937_64& random, const WorkDays& days)
{
    std::vector<DayIndex> drawn(1 + random() % 8);
    for (DayIndex& day : drawn)
        day = static_cast<DayIndex>(random() % days.size());
    return drawn;
}

std::vector<Future::Position> positions(const Future& future)
{
    std::vector<Future::Position> all;
    for (auto position = future.begin(); position != future.end(); position = future.next(position))
        all.push_back(position);
    return all;
}

} // namespace

class TestFuture : public QObject {
    Q_OBJECT

private slots:
    void isWhatCopyingTheDaysGives();
    void looksUpWhatWalkingFinds();
    void keepsRunsWhole();
    void twoCopiesOfARunAreTwoRuns();
    void withoutChargesIsEmpty();
};

void TestFuture::isWhatCopyingTheDaysGives()
{
    std::mt19937_64 random{1};
    int overlapping = 0;
    for (int round = 0; round < 300; ++round) {
        const auto record = demandOf(smallHabit(random));
        const WorkDays days{*record};
        const Future future{days, anyDays(random, days)};
        const auto expected = copied(days, future.drawn());
        overlapping += std::is_sorted(expected.begin(), expected.end(),
                                      [](const Copied& a, const Copied& b) { return a.day < b.day; })
                           ? 0
                           : 1;
        QCOMPARE(future.size(), expected.size());
        const auto all = positions(future);
        QCOMPARE(all.size(), expected.size());
        Money spent;
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(micros(future.time(all[i])), micros(expected[i].time));
            QCOMPARE(future.spentBefore(all[i]).nanos(), spent.nanos());
            spent += record->history->costs()[expected[i].charge];
        }
        QCOMPARE(future.spent().nanos(), spent.nanos());
        if (expected.empty())
            continue;
        const auto demand = future.asDemand();
        QCOMPARE(demand->history->size(), expected.size());
        for (ChargeIndex i = 0; i < expected.size(); ++i) {
            Charge moved = record->history->charge(expected[i].charge);
            moved.time = expected[i].time;
            QCOMPARE(demand->history->charge(i), moved);
            QCOMPARE(demand->spentBefore[i], future.spentBefore(all[i]));
        }
    }
    QVERIFY2(overlapping > 30, qPrintable(QString{"%1 futures have days that reach into others"}.arg(overlapping)));
}

void TestFuture::looksUpWhatWalkingFinds()
{
    std::mt19937_64 random{2};
    for (int round = 0; round < 60; ++round) {
        const auto record = demandOf(smallHabit(random));
        const WorkDays days{*record};
        const Future future{days, anyDays(random, days)};
        const auto all = positions(future);
        for (std::int64_t level = 1; level <= future.spent().nanos() + 1; ++level) {
            const auto brings = std::find_if(all.begin(), all.end(), [&](Future::Position position) {
                return future.spentBefore(future.next(position)).nanos() >= level;
            });
            QVERIFY(future.reaching(Money::fromNanos(level)) == (brings == all.end() ? future.end() : *brings));
        }
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0)
                QVERIFY(future.previous(all[i]) == all[i - 1]);
            for (const Duration off : {Duration{-1}, Duration{0}, Duration{1}}) {
                const SimTime time = future.time(all[i]) + off;
                const auto first = std::find_if(
                    all.begin(), all.end(), [&](Future::Position position) { return future.time(position) >= time; });
                const auto expected = first == all.end() ? future.end() : *first;
                QVERIFY(future.firstAt(time) == expected);
                QVERIFY(future.firstAt(time, future.begin()) == expected);
                const auto from = all[random() % all.size()];
                QVERIFY(future.firstAt(time, from) == std::max(expected, from));
            }
        }
        if (!all.empty())
            QVERIFY(future.previous(future.end()) == all.back());
    }
}

void TestFuture::keepsRunsWhole()
{
    std::mt19937_64 random{3};
    for (int round = 0; round < 300; ++round) {
        const auto record = demandOf(smallHabit(random));
        const WorkDays days{*record};
        const Future future{days, anyDays(random, days)};
        if (future.empty())
            continue;
        const auto expected = copied(days, future.drawn());
        const auto demand = future.asDemand();
        std::map<std::pair<std::uint32_t, RunIndex>, RunIndex> numbers; // in order of their first charges
        std::vector<ChargeIndex> lastOf;
        for (ChargeIndex i = 0; i < expected.size(); ++i) {
            const std::pair key{expected[i].day, record->runs.runOf[expected[i].charge]};
            const auto [found, isNew] = numbers.try_emplace(key, static_cast<RunIndex>(numbers.size()));
            QCOMPARE(demand->runs.runOf[i], found->second);
            if (isNew) {
                QCOMPARE(demand->runs.list[found->second].first, i);
                lastOf.push_back(i);
            } else {
                QCOMPARE(demand->runs.nextInRun[lastOf[found->second]], i);
                lastOf[found->second] = i;
            }
        }
        QCOMPARE(demand->runs.list.size(), numbers.size());
        for (std::size_t run = 0; run < lastOf.size(); ++run) {
            QCOMPARE(demand->runs.list[run].last, lastOf[run]);
            QCOMPARE(demand->runs.nextInRun[lastOf[run]], noCharge);
        }
    }
}

/// The session works past the end of the day, here midnight, and begins the next at once: were its two copies one
/// run, a stop in the first would hold up the second.
void TestFuture::twoCopiesOfARunAreTwoRuns()
{
    const auto record = demandOf(test::handCase("", "09:10 a 1; 09:20 a 1"));
    const WorkDays days{*record};
    const auto demand = Future{days, {0, 0}}.asDemand();
    QCOMPARE(demand->runs.list.size(), 2U);
    QCOMPARE(formatTime(demand->history->times()[0]), std::string{"2026-09-02T09:10:00.000000Z"});
    QCOMPARE(formatTime(demand->history->times()[3]), std::string{"2026-09-03T09:20:00.000000Z"});
}

void TestFuture::withoutChargesIsEmpty()
{
    const auto record = demandOf(test::handCase("", "09:00 a 1; 09-04T09:00 a 1"));
    const WorkDays days{*record};
    const Future future{days, {1, 2, 1}};
    QVERIFY(future.empty());
    QVERIFY(future.begin() == future.end());
    QVERIFY(future.firstAt(days.end()) == future.end());
    QVERIFY(future.reaching(oneNano) == future.end());
    QCOMPARE(future.spent(), Money{});
}

QTEST_APPLESS_MAIN(TestFuture)
#include "test_future.moc"
