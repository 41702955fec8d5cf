// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/spent_index.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <vector>

using namespace lowwater;

namespace {

/// Charges of any gap and cost, many of them none, a few very dear.
struct Charges {
    std::vector<SimTime> times;
    std::vector<Money> spentBefore{Money{}};

    explicit Charges(std::uint64_t seed)
    {
        std::mt19937_64 dice{seed};
        const std::size_t count = 1 + dice() % 300;
        auto time = static_cast<std::int64_t>(dice() % 1'000'000);
        std::int64_t spent = 0;
        for (std::size_t i = 0; i < count; ++i) {
            time += dice() % 3 == 0 ? 0 : static_cast<std::int64_t>(dice() % (std::uint64_t{1} << (dice() % 40)));
            times.push_back(timeFromMicros(time));
            spent += dice() % 4 == 0 ? 0 : static_cast<std::int64_t>(dice() % (std::uint64_t{1} << (dice() % 45)));
            spentBefore.push_back(Money::fromNanos(spent));
        }
    }
};

constexpr std::uint64_t histories = 300;

} // namespace

/// Against the same questions answered by going through all charges.
class TestSpentIndex : public QObject {
    Q_OBJECT

private slots:
    void findsTheFirstChargeThatReachesALevel();
    void sumsWhatWasSpentOverTime();
    void findsTheFirstChargeAtATime();
    void historiesWithoutCostOrCharge();
};

void TestSpentIndex::findsTheFirstChargeThatReachesALevel()
{
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        const Charges charges{seed};
        const auto& spent = charges.spentBefore;
        const SpentIndex index{charges.times, spent};
        const auto check = [&](Money level) {
            if (level <= Money{})
                return true;
            const auto first = std::find_if(spent.begin(), spent.end(), [level](Money sum) { return sum >= level; });
            return index.firstReaching(level, spent) == static_cast<ChargeIndex>(first - spent.begin());
        };
        for (const Money sum : spent) {
            QVERIFY(check(sum));
            QVERIFY(check(sum + oneNano));
            QVERIFY(check(sum - oneNano));
        }
        QVERIFY(check(oneNano));
        QVERIFY(check(Money::fromNanos(std::numeric_limits<std::int64_t>::max())));
    }
}

void TestSpentIndex::sumsWhatWasSpentOverTime()
{
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        const Charges charges{seed};
        const SpentIndex index{charges.times, charges.spentBefore};
        Wide area = 0;
        for (ChargeIndex i = 0; i < charges.times.size(); ++i) {
            if (i > 0)
                area += Wide{charges.spentBefore[i].nanos()} * (charges.times[i] - charges.times[i - 1]).count();
            QVERIFY(index.areaBefore(i, charges.times, charges.spentBefore) == area);
        }
    }
}

void TestSpentIndex::findsTheFirstChargeAtATime()
{
    std::mt19937_64 dice{1};
    for (std::uint64_t seed = 1; seed <= histories; ++seed) {
        const Charges charges{seed};
        const auto& times = charges.times;
        for (const SimTime time : times) {
            for (const std::int64_t off : {-1, 0, 1}) {
                const SimTime wanted = time + Duration{off};
                const auto from = static_cast<ChargeIndex>(dice() % (times.size() + 1));
                const auto to = from + static_cast<ChargeIndex>(dice() % (times.size() + 1 - from));
                const auto first =
                    std::find_if(times.begin() + from, times.begin() + to, [=](SimTime t) { return t >= wanted; });
                QCOMPARE(firstChargeAt(wanted, from, to, times), static_cast<ChargeIndex>(first - times.begin()));
            }
        }
    }
}

void TestSpentIndex::historiesWithoutCostOrCharge()
{
    const std::vector<SimTime> times(5, timeFromMicros(7));
    const std::vector<Money> nothing(6);
    QCOMPARE(SpentIndex(times, nothing).firstReaching(oneNano, nothing), ChargeIndex{6});
    const std::vector<Money> before(1);
    QCOMPARE(SpentIndex({}, before).firstReaching(oneNano, before), ChargeIndex{1});
    QVERIFY(SpentIndex{}.empty());
    QVERIFY(!SpentIndex(times, nothing).empty());
}

QTEST_APPLESS_MAIN(TestSpentIndex)
#include "test_spent_index.moc"
