// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How long real reloads took, against histories small enough to follow with a pencil. Auto-reload fills up to $15 when
// the balance is below $5; every charge is $1, one a minute.
#include "sim/billing/reload_latency.h"

#include <fmt/format.h>

#include <QtTest>

using namespace lowwater;
using namespace std::string_literals;

namespace {

SimTime at(const std::string& clock)
{
    return parseTime("2026-09-01T" + clock + 'Z')->time;
}

/// A dollar at each full minute from `first` to `last`, both included.
History dollars(const std::string& first, const std::string& last, Resolution resolution = Resolution::Request)
{
    HistoryBuilder builder;
    for (SimTime time = at(first); time <= at(last); time += std::chrono::minutes{1}) {
        Charge charge;
        charge.time = time;
        charge.cost = oneDollar;
        builder.add(charge);
    }
    builder.coarsenTo(resolution);
    return builder.build();
}

PastReload reload(const std::string& clock, const std::string& amount, ReloadOrigin origin = ReloadOrigin::Automatic)
{
    return {at(clock), *Money::parse(amount), origin, {}, {}, {}};
}

PrepaidCredits credits(std::vector<PastReload> reloads)
{
    PrepaidCredits made;
    made.reloads = std::move(reloads);
    made.settings = AutoReloadSettings{true, oneDollar * 5, oneDollar * 15};
    return made;
}

/// Each automatic reload: the seconds it took, or the number of its obstacle in brackets.
std::string print(const ReloadLatency& latency)
{
    std::string text;
    for (const auto& taken : latency.reloads)
        text += taken.obstacle == LatencyObstacle::None ? formatSeconds(taken.latency) + ' '
                                                        : fmt::format("[{}] ", static_cast<int>(taken.obstacle));
    return text;
}

std::string obstacle(LatencyObstacle reason)
{
    return fmt::format("[{}] ", static_cast<int>(reason));
}

} // namespace

class TestReloadLatency : public QObject {
    Q_OBJECT

private slots:
    void followsTheBalance();
    void creditsInBetweenCount();
    void theSumNeedNotBeExact();
    void anUnknownBeginningHealsItself();
    void theNextMayBeAskedForAtOnce();
    void saysWhyNot_data();
    void saysWhyNot();
    void theMedianOfOneIsItself();
};

// Filled up to $15 at 10:00:00. Charges at 10:01 ... 10:10 bring it to $5, which is not below; 10:11 to $4: asked for,
// with $11, and credited at 10:12:30, after 90 s. Meanwhile the charge of 10:12 was made, so it is at $14 and not at
// $15: ten more charges, the last at 10:22, bring it to $4: $11 again, credited at 10:22:40, after 40 s.
void TestReloadLatency::followsTheBalance()
{
    const auto latency =
        learnReloadLatency(dollars("09:59:00", "10:30:00"),
                           credits({reload("10:00:00", "10.5"), reload("10:12:30", "11"), reload("10:22:40", "11")}));
    QCOMPARE(print(latency), obstacle(LatencyObstacle::First) + "90 40 ");
    QCOMPARE(formatTime(latency.reloads[1].fellBelow), formatTime(at("10:11:00")));
    QCOMPARE(latency.learned, std::size_t{2});
    QCOMPARE(formatSeconds(*latency.least), "40"s);
    QCOMPARE(formatSeconds(*latency.median), "65"s);
    QCOMPARE(formatSeconds(*latency.most), "90"s);
    QCOMPARE(latency.obstacle(), LatencyObstacle::First);
}

// $3 bought at 10:05:30 put the crossing three charges later, to 10:14.
void TestReloadLatency::creditsInBetweenCount()
{
    const auto latency = learnReloadLatency(
        dollars("09:59:00", "10:30:00"),
        credits({reload("10:00:00", "10.5"), reload("10:05:30", "3", ReloadOrigin::Bought), reload("10:15:00", "11")}));
    QCOMPARE(print(latency), obstacle(LatencyObstacle::First) + "60 ");
    QCOMPARE(latency.reloads[1].reload, std::size_t{2});
}

// The balance comes out at $4 at 10:11. With $11.05 it was at $3.95 when it was asked for: near enough, and a charge of
// $1.05 is a tenth more than a dollar at most. With $12.10 it was at $2.90, and no charge of a dollar brings a balance
// that is not below $5 there.
void TestReloadLatency::theSumNeedNotBeExact()
{
    const auto history = dollars("09:59:00", "10:30:00");
    QCOMPARE(print(learnReloadLatency(history, credits({reload("10:00:00", "10.5"), reload("10:12:00", "11.05")}))),
             obstacle(LatencyObstacle::First) + "60 ");
    QCOMPARE(print(learnReloadLatency(history, credits({reload("10:00:00", "10.5"), reload("10:12:00", "12.1")}))),
             obstacle(LatencyObstacle::First) + obstacle(LatencyObstacle::Unexplained));
}

// The reload at 10:00 took so long that $0.40 were spent meanwhile, which nobody knows: the balance is taken $0.40 too
// high. The small charge at 10:11:30 comes nearest to $3.60, but cannot have crossed the threshold; that of 10:11 can.
// From then on nothing is unknown.
void TestReloadLatency::anUnknownBeginningHealsItself()
{
    HistoryBuilder builder;
    const auto add = [&builder](const std::string& clock, const std::string& cost) {
        Charge charge;
        charge.time = at(clock);
        charge.cost = *Money::parse(cost);
        builder.add(charge);
    };
    add("09:59:00", "1");
    add("09:59:30", "0.4");
    for (int minute = 1; minute <= 9; ++minute)
        add(fmt::format("10:{:02}:00", minute), "1"); // $14.60 - $9 = $5.60
    add("10:11:00", "2");                             // $3.60: asked for, with $11.40
    add("10:11:30", "0.4");                           // taken as $3.60, as it began $0.40 too high
    for (int minute = 13; minute <= 21; ++minute)
        add(fmt::format("10:{:02}:00", minute), "1"); // $14.60 - $9 = $5.60 again
    add("10:22:00", "2");                             // $3.60
    const auto latency = learnReloadLatency(
        builder.build(), credits({reload("10:00:00", "10.5"), reload("10:12:00", "11.4"), reload("10:23:30", "11.4")}));
    QCOMPARE(print(latency), obstacle(LatencyObstacle::First) + "60 90 ");
}

// $4 at 10:11: asked for, with $11, and credited only at 10:22:30. The eleven charges until then took as much, so that
// the balance is $4 again when it comes: the next one is asked for at that moment, and comes 90 s later.
void TestReloadLatency::theNextMayBeAskedForAtOnce()
{
    const auto latency =
        learnReloadLatency(dollars("09:59:00", "10:30:00"),
                           credits({reload("10:00:00", "10.5"), reload("10:22:30", "11"), reload("10:24:00", "11")}));
    QCOMPARE(print(latency), obstacle(LatencyObstacle::First) + "690 90 ");
    QCOMPARE(formatTime(latency.reloads[2].fellBelow), formatTime(at("10:22:30")));
}

void TestReloadLatency::saysWhyNot_data()
{
    QTest::addColumn<PrepaidCredits>("given");
    QTest::addColumn<History>("history");
    QTest::addColumn<std::string>("second");
    const auto usual = credits({reload("10:00:00", "10.5"), reload("10:12:30", "11")});
    const auto all = dollars("09:59:00", "10:30:00");
    auto unset = usual;
    unset.settings.reset();
    QTest::addRow("no settings") << unset << all << obstacle(LatencyObstacle::NoSettings);
    auto upsideDown = usual;
    upsideDown.settings->reloadTo = oneDollar * 5;
    QTest::addRow("settings that cannot be") << upsideDown << all << obstacle(LatencyObstacle::NoSettings);
    QTest::addRow("no usage") << usual << History{} << obstacle(LatencyObstacle::NoUsage);
    QTest::addRow("sums of days") << usual << dollars("09:59:00", "10:30:00", Resolution::Day)
                                  << obstacle(LatencyObstacle::NoUsage);
    QTest::addRow("asked for above today's threshold")
        << credits({reload("10:00:00", "10.5"), reload("10:12:30", "9.99")}) << all
        << obstacle(LatencyObstacle::OtherSettings);
    QTest::addRow("usage that begins too late")
        << usual << dollars("10:00:01", "10:30:00") << obstacle(LatencyObstacle::NotCovered);
    QTest::addRow("usage that ends too early")
        << usual << dollars("09:59:00", "10:08:00") << obstacle(LatencyObstacle::NotCovered);
    QTest::addRow("usage that is not all of it") << credits({reload("10:00:00", "10.5"), reload("10:08:30", "11")})
                                                 << all << obstacle(LatencyObstacle::Unexplained);
    QTest::addRow("the charges end where the agents stopped") << usual << dollars("09:59:00", "10:11:00") << "90 "s;
}

void TestReloadLatency::saysWhyNot()
{
    QFETCH(const PrepaidCredits, given);
    QFETCH(const History, history);
    QFETCH(const std::string, second);
    const auto latency = learnReloadLatency(history, given);
    QCOMPARE(latency.reloads.size(), std::size_t{2});
    QVERIFY(print(latency).ends_with(second));
    QVERIFY(!obstacleText(latency.obstacle()).empty());
}

void TestReloadLatency::theMedianOfOneIsItself()
{
    const auto latency = learnReloadLatency(dollars("09:59:00", "10:30:00"),
                                            credits({reload("10:00:00", "10.5"), reload("10:11:20", "11")}));
    QCOMPARE(latency.learned, std::size_t{1});
    QCOMPARE(formatSeconds(*latency.median), "20"s);
    QVERIFY(learnReloadLatency(History{}, {}).reloads.empty());
    QCOMPARE(learnReloadLatency(History{}, {}).obstacle(), LatencyObstacle::None);
}

QTEST_APPLESS_MAIN(TestReloadLatency)
#include "test_reload_latency.moc"
