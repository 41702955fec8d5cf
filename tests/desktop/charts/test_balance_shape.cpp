// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/money_ticks.h"
#include "app/desktop/charts/axis/time_axis.h"
#include "app/desktop/charts/chart_export.h"
#include "app/desktop/charts/layout/balance_shape.h"
#include "app/desktop/charts/layout/threshold_label.h"

#include <QTest>

#include <algorithm>
#include <chrono>
#include <random>

using namespace lowwater;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const SimTime noon = parseTime("2026-02-11T12:00:00Z").value().time;

TimeAxis axisOf(Duration length, int width)
{
    return TimeAxis(QuietTime(), {noon, noon + length}, width, 18);
}

Trajectory sawtooth(int points, unsigned seed)
{
    std::mt19937 random(seed);
    Trajectory trajectory;
    Money balance = oneDollar * 20;
    SimTime time = noon;
    for (int i = 0; i < points; ++i) {
        trajectory.add(time, balance);
        balance -= Money::fromNanos(static_cast<std::int64_t>(random() % 900'000'000));
        if (balance < oneDollar)
            balance += oneDollar * 20;
        time += Duration{static_cast<std::int64_t>(random() % 40'000'000)};
    }
    trajectory.finish();
    return trajectory;
}

} // namespace

class TestBalanceShape : public QObject {
    Q_OBJECT

private slots:
    void moneyTicksAreRoundAndFew_data();
    void moneyTicksAreRoundAndFew();
    void moneyTicksOfAnyRange();
    void tickTexts_data();
    void tickTexts();
    void balanceAxisHoldsZeroAndAllBalances();
    void spendingAxisHasAtMostTwoTicks();
    void theLineHoldsEveryExtreme();
    void theLineHasOnlyUprightAndLevelPieces();
    void theLineEndsWithTheWindow();
    void theThresholdsNameStandsWhereThereIsRoom();
    void csvIsExact();
};

void TestBalanceShape::moneyTicksAreRoundAndFew_data()
{
    QTest::addColumn<qint64>("least");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QStringList>("ticks");
    QTest::addRow("five dollars and a bit") << qint64{-60} << qint64{5300} << QStringList{"0", "2", "4"};
    QTest::addRow("six dollars") << qint64{0} << qint64{6000} << QStringList{"0", "2", "4", "6"};
    QTest::addRow("four dollars") << qint64{0} << qint64{4000} << QStringList{"0", "1", "2", "3", "4"};
    QTest::addRow("twenty dollars") << qint64{0} << qint64{21'000} << QStringList{"0", "5", "10", "15", "20"};
    QTest::addRow("a quarter of ten where two and five do not do")
        << qint64{1100} << qint64{12'900} << QStringList{"2.5", "5", "7.5", "10", "12.5"};
    QTest::addRow("a dime") << qint64{0} << qint64{100} << QStringList{"0", "0.05", "0.1"};
    QTest::addRow("below zero") << qint64{-3000} << qint64{1000} << QStringList{"-3", "-2", "-1", "0", "1"};
}

void TestBalanceShape::moneyTicksAreRoundAndFew()
{
    QFETCH(const qint64, least);
    QFETCH(const qint64, most);
    QFETCH(const QStringList, ticks);
    QStringList found;
    for (const Money tick : moneyTicks(Money::fromNanos(least * 1'000'000), Money::fromNanos(most * 1'000'000)))
        found << QString::fromStdString(tick.toString());
    QCOMPARE(found, ticks);
}

void TestBalanceShape::moneyTicksOfAnyRange()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 20'000; ++i) {
        const auto magnitude = static_cast<std::int64_t>(random() % 12);
        std::int64_t range = 1000;
        for (std::int64_t m = 0; m < magnitude; ++m)
            range *= 10;
        range += static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(9 * range));
        const std::int64_t least =
            i % 3 == 0 ? 0 : -static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(range));
        const auto ticks = moneyTicks(Money::fromNanos(least), Money::fromNanos(least + range));
        QVERIFY2(ticks.size() >= 3 && ticks.size() <= 5,
                 qPrintable(QStringLiteral("%1 from %2: %3").arg(range).arg(least).arg(ticks.size())));
        QVERIFY(ticks.front().nanos() >= least && ticks.back().nanos() <= least + range);
    }
}

void TestBalanceShape::tickTexts_data()
{
    QTest::addColumn<qint64>("mills"); // thousandths of a dollar
    QTest::addColumn<qint64>("step");
    QTest::addColumn<QString>("text");
    QTest::addRow("whole dollars") << qint64{2000} << qint64{1000} << QStringLiteral("$2");
    QTest::addRow("cents") << qint64{500} << qint64{500} << QStringLiteral("$0.50");
    QTest::addRow("whole dollars among cents") << qint64{5000} << qint64{2500} << QStringLiteral("$5.00");
    QTest::addRow("less than cents") << qint64{15} << qint64{5} << QStringLiteral("$0.015");
    QTest::addRow("below zero") << qint64{-2000} << qint64{1000} << QStringLiteral("−$2");
    QTest::addRow("thousands") << qint64{2'000'000} << qint64{1'000'000} << QStringLiteral("$2,000");
}

void TestBalanceShape::tickTexts()
{
    QFETCH(const qint64, mills);
    QFETCH(const qint64, step);
    QFETCH(const QString, text);
    QCOMPARE(moneyTickText(Money::fromNanos(mills * 1'000'000), Money::fromNanos(step * 1'000'000)), text);
}

void TestBalanceShape::balanceAxisHoldsZeroAndAllBalances()
{
    for (const auto& [least, most] : std::vector<std::pair<int, int>>{{0, 5}, {2, 9}, {-1, 20}, {-7, -2}, {0, 0}}) {
        const MoneyAxis axis = balanceAxis(oneDollar * least, oneDollar * most);
        QVERIFY(axis.least < std::min(0, least));
        QVERIFY(axis.most > std::max(0, most));
        for (const Money tick : axis.ticks)
            QVERIFY(tick.toDouble() >= axis.least && tick.toDouble() <= axis.most);
        QCOMPARE(axis.yAt(axis.most, 200), 0.0);
        QCOMPARE(axis.yAt(axis.least, 200), 200.0);
    }
    // room below zero for the bands' feet, but no more than a tenth
    const MoneyAxis usual = balanceAxis(Money{}, oneDollar * 10);
    QVERIFY(-usual.least / (usual.most - usual.least) <= 0.1);
}

void TestBalanceShape::spendingAxisHasAtMostTwoTicks()
{
    for (int cents = 1; cents < 5000; cents += 7) {
        const MoneyAxis axis = spendingAxis(oneCent * cents);
        QVERIFY(axis.ticks.size() >= 1 && axis.ticks.size() <= 2);
        QVERIFY(axis.ticks.front() > Money{});
        QVERIFY(axis.most >= (oneCent * cents).toDouble());
    }
}

void TestBalanceShape::theLineHoldsEveryExtreme()
{
    const Trajectory trajectory = sawtooth(50'000, 3);
    const TimeAxis axis = axisOf(trajectory.times().back() - noon, 700);
    const auto bounds = axis.columnBounds();
    const QList<QPointF> line = stepLine(balanceColumns(trajectory, bounds, trajectory.times().back()));
    QVERIFY(line.size() <= 4 * 700 + 1);
    std::vector<double> least(700, 1e9);
    std::vector<double> most(700, -1e9);
    for (std::size_t i = 0; i < trajectory.size(); ++i) { // by hand, point for point
        const auto column = std::upper_bound(bounds.begin(), bounds.end(), trajectory.times()[i]) - bounds.begin() - 1;
        if (column >= 700)
            continue;
        auto& low = least[static_cast<std::size_t>(column)];
        auto& high = most[static_cast<std::size_t>(column)];
        low = std::min(low, trajectory.balances()[i].toDouble());
        high = std::max(high, trajectory.balances()[i].toDouble());
    }
    std::vector<double> drawnLeast(701, 1e9);
    std::vector<double> drawnMost(701, -1e9);
    for (const QPointF& point : line) {
        const auto column = static_cast<std::size_t>(point.x());
        drawnLeast[column] = std::min(drawnLeast[column], point.y());
        drawnMost[column] = std::max(drawnMost[column], point.y());
    }
    for (std::size_t c = 0; c < 700; ++c) {
        QVERIFY(drawnLeast[c] <= least[c]);
        QVERIFY(drawnMost[c] >= most[c]);
    }
}

void TestBalanceShape::theLineHasOnlyUprightAndLevelPieces()
{
    const Trajectory trajectory = sawtooth(900, 5);
    const TimeAxis axis = axisOf(trajectory.times().back() - noon, 1000);
    const QList<QPointF> line = stepLine(balanceColumns(trajectory, axis.columnBounds(), trajectory.times().back()));
    for (qsizetype i = 1; i < line.size(); ++i)
        QVERIFY2(line[i].x() == line[i - 1].x() || line[i].y() == line[i - 1].y(), qPrintable(QString::number(i)));
}

void TestBalanceShape::theLineEndsWithTheWindow()
{
    Trajectory trajectory;
    trajectory.add(noon + minutes{10}, oneDollar * 5);
    trajectory.add(noon + minutes{20}, oneDollar * 4);
    trajectory.finish();
    const TimeAxis axis = axisOf(hours{1}, 60); // a pixel a minute
    const QList<QPointF> line = stepLine(balanceColumns(trajectory, axis.columnBounds(), noon + minutes{30}));
    QCOMPARE(line, (QList<QPointF>{{10, 5}, {20, 5}, {20, 4}, {31, 4}}));
}

void TestBalanceShape::theThresholdsNameStandsWhereThereIsRoom()
{
    Trajectory trajectory;
    trajectory.add(noon, oneDollar * 9); // high above the threshold for half of the time, then near it
    trajectory.add(noon + minutes{500}, oneDollar * 2);
    trajectory.finish();
    const TimeAxis axis = axisOf(minutes{1000}, 1000);
    const BalanceColumns columns = balanceColumns(trajectory, axis.columnBounds(), noon + hours{20});
    const MoneyAxis money = balanceAxis(Money{}, oneDollar * 10);
    const auto place = [&](std::vector<Band> bands, std::optional<double> before) {
        return placeThresholdLabel(columns, money, axis, bands, oneDollar * 2, 200, {120, 16}, before).value();
    };
    const ThresholdLabel first = place({}, std::nullopt);
    QVERIFY(first.where.right() < 500);
    QVERIFY(first.onFill);
    QVERIFY(first.where.bottom() < money.yAt(oneDollar * 2, 200));
    QVERIFY(place({{0, 250, Cause::Latency, 0, 0}}, std::nullopt).where.left() > 250); // not on a band
    QCOMPARE(place({}, 200).where.left(), 200.0);                                      // as good where it was
}

void TestBalanceShape::csvIsExact()
{
    Trajectory trajectory;
    trajectory.add(noon, oneDollar * 5);
    trajectory.add(noon + Duration{1'500'000}, Money::fromNanos(4'949'999'999));
    trajectory.add(noon + seconds{10}, Money::fromNanos(-60'000'000));
    trajectory.finish();
    QCOMPARE(balanceCsv(trajectory, {noon + seconds{1}, noon + seconds{10}}),
             QByteArray("time,balance_usd\n2026-02-11T12:00:01.000000Z,5\n2026-02-11T12:00:01.500000Z,4.949999999\n"));
    QCOMPARE(balanceCsv(trajectory, {noon + seconds{10}, noon + seconds{20}}),
             QByteArray("time,balance_usd\n2026-02-11T12:00:10.000000Z,-0.06\n"));
}

QTEST_GUILESS_MAIN(TestBalanceShape)
#include "test_balance_shape.moc"
