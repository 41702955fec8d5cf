// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/frontier_plot.h"
#include "app/desktop/recommendation/setting_measure.h"

#include <QtTest>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

Money usd(std::int64_t dollars)
{
    return Money::fromDollars(dollars);
}

SettingGrid::Cell cellOf(std::uint64_t interruptions, Duration delayed, Money idle)
{
    SettingGrid::Cell cell;
    cell.totals.interruptions = interruptions;
    cell.totals.delayedWork = delayed;
    cell.totals.meanIdle = idle;
    return cell;
}

QString joined(const std::vector<Money>& values)
{
    QStringList texts;
    for (const Money value : values)
        texts << QString::fromStdString(value.toString());
    return texts.join(u' ');
}

} // namespace

class TestSettingGrid : public QObject {
    Q_OBJECT

private slots:
    void axesAreRound_data();
    void axesAreRound();
    void aProvidersFewChoicesAreTheAxis();
    void placesLieBetweenTheValues();
    void theFrontierHasWhatNothingBetters();
    void shadesOfInterruptions_data();
    void shadesOfInterruptions();
    void moneyIsShadedBetweenItsLeastAndMost();
    void aSettingIsSaidInASentence();
};

void TestSettingGrid::axesAreRound_data()
{
    QTest::addColumn<qint64>("amountTop");
    QTest::addColumn<qint64>("thresholdTop"); ///< cents
    QTest::addColumn<QString>("amounts");
    QTest::addColumn<QString>("thresholds");
    QTest::addRow("four amounts of 100, three thresholds of 10") << qint64{100} << qint64{1000} << "25 50 75 100"
                                                                 << "0 5 10";
    QTest::addRow("tops between the steps are not passed") << qint64{90} << qint64{700} << "25 50 75"
                                                           << "0 5";
    QTest::addRow("cents") << qint64{4} << qint64{3} << "1 2 3 4"
                           << "0 0.02";
}

void TestSettingGrid::axesAreRound()
{
    QFETCH(const qint64, amountTop);
    QFETCH(const qint64, thresholdTop);
    const SettingGrid grid = settingGridFor(usd(amountTop), oneCent * thresholdTop, {}, {}, 4, 3);
    QTEST(joined(grid.amounts), "amounts");
    QTEST(joined(grid.thresholds), "thresholds");
    QCOMPARE(grid.cells.size(), grid.amounts.size() * grid.thresholds.size());
    QVERIFY(!grid.complete());
}

void TestSettingGrid::aProvidersFewChoicesAreTheAxis()
{
    MoneyChoices amounts;
    amounts.list = {usd(5), usd(20), usd(50)};
    MoneyChoices thresholds;
    thresholds.least = usd(2);
    const SettingGrid grid = settingGridFor(usd(100), usd(10), amounts, thresholds, 20, 11);
    QCOMPARE(joined(grid.amounts), QStringLiteral("5 20 50"));
    QCOMPARE(joined(grid.thresholds), QStringLiteral("2 3 4 5 6 7 8 9 10"));
}

void TestSettingGrid::placesLieBetweenTheValues()
{
    const std::vector<Money> values{usd(0), usd(2), usd(4)};
    QCOMPARE(placeAmong(values, usd(3)), 1.5);
    QCOMPARE(placeAmong(values, usd(0)), 0.0);
    QCOMPARE(placeAmong(values, usd(6)), 3.0);
    QCOMPARE(nearestIndex(values, oneCent * 290), std::size_t{1});
    QCOMPARE(nearestIndex(values, oneCent * 310), std::size_t{2});
    QCOMPARE(nearestIndex(values, usd(99)), std::size_t{2});
}

// Idle 1 and 9 min, 2 and 4 min, 3 and 4 min (bettered by the one before), 4 and none, 5 and none (bettered).
void TestSettingGrid::theFrontierHasWhatNothingBetters()
{
    SettingGrid grid = settingGridFor(usd(5), usd(1), {}, {}, 5, 2);
    grid.thresholds = {usd(0)};
    grid.cells = {cellOf(0, 0min, usd(5)), cellOf(1, 4min, usd(3)), cellOf(1, 4min, usd(2)), cellOf(3, 9min, usd(1)),
                  cellOf(0, 0min, usd(4))};
    QString said;
    for (const auto& dot : frontierOf(grid))
        said += QString::fromStdString(dot.idle.toString()) + (dot.onFrontier ? u'+' : u'-');
    QCOMPARE(said, QStringLiteral("1+2+3-4+5-"));
}

void TestSettingGrid::shadesOfInterruptions_data()
{
    QTest::addColumn<quint64>("interruptions");
    QTest::addColumn<quint64>("shade");
    QTest::addColumn<QString>("legend");
    const auto row = [](quint64 interruptions, quint64 shade, const char* legend) {
        QTest::addRow("%llu", interruptions) << interruptions << shade << QString::fromUtf8(legend);
    };
    row(0, 0, "none");
    row(1, 1, "1");
    row(2, 2, "2–3");
    row(3, 2, "2–3");
    row(4, 3, "4–6");
    row(10, 4, "7–10");
    row(20, 5, "11–20");
    row(21, 6, "over 20");
}

void TestSettingGrid::shadesOfInterruptions()
{
    QFETCH(const quint64, interruptions);
    const MeasureScale scale{SettingMeasure::Interruptions, {}};
    const auto cell = cellOf(interruptions, 1min, usd(1));
    QTEST(quint64{scale.shadeOf(cell)}, "shade");
    QTEST(scale.legendOf(scale.shadeOf(cell)), "legend");
    QCOMPARE(scale.shortText(cell), interruptions == 0 ? QString() : QString::number(interruptions));
}

void TestSettingGrid::moneyIsShadedBetweenItsLeastAndMost()
{
    SettingGrid grid = settingGridFor(usd(3), usd(1), {}, {}, 3, 2);
    grid.thresholds = {usd(0)};
    grid.cells = {cellOf(0, 0min, usd(10)), cellOf(0, 0min, usd(24)), std::nullopt};
    const MeasureScale scale{SettingMeasure::Idle, grid};
    QCOMPARE(scale.shadeOf(*grid.cells[0]), std::size_t{0});
    QCOMPARE(scale.shadeOf(*grid.cells[1]), std::size_t{6});
    QCOMPARE(scale.shadeOf(cellOf(0, 0min, usd(15))), std::size_t{2}); // 5 of 14 is 2.5 of 7
    QCOMPARE(scale.legendOf(1), QStringLiteral("from $12"));
    QCOMPARE(scale.shortText(*grid.cells[1]), QStringLiteral("$24"));
}

void TestSettingGrid::aSettingIsSaidInASentence()
{
    auto cell = cellOf(15, 3h + 52min, oneCent * 980);
    cell.monthlyCost = oneCent * 6122;
    QCOMPARE(settingSentence(false, usd(20), usd(1), cell),
             QStringLiteral("Add $20 when below $1: 15 interruptions, 3 h 52 min of work delayed, $9.80 idle, $61.22 a "
                            "month."));
    cell.totals.interruptions = 0;
    QCOMPARE(settingSentence(true, usd(20), usd(1), cell),
             QStringLiteral("Fill up to $20 when below $1: no interruption, $9.80 idle, $61.22 a month."));
}

QTEST_MAIN(TestSettingGrid)
#include "test_setting_grid.moc"
