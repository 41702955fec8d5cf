// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/generate.h"

#include <QtTest>

#include <algorithm>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

class TestGenerateDemand : public QObject {
    Q_OBJECT

private slots:
    void isThatOfTheTable_data();
    void isThatOfTheTable();
    void growsWithTheStyle();
};

namespace {

const SimTime tuesday = timeFromMicros(1'788'220'800'000'000); // 2026-09-01

/// What agents spend in a day of eight hours, in dollars.
struct Demand {
    std::vector<double> days;
    std::vector<double> dayMaxima; ///< the most in any minute of the day
    std::vector<double> minutes;   ///< in the minute up to every half minute
};

double quantile(std::vector<double> values, double p)
{
    const auto nth = static_cast<std::size_t>(p * static_cast<double>(values.size()));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(nth), values.end());
    return values[nth];
}

double mean(const std::vector<double>& values)
{
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum / static_cast<double>(values.size());
}

/// Adds one day: charges [first, last) of the history.
void addDay(Demand& demand, const History& history, ChargeIndex first, ChargeIndex last, SimTime begin)
{
    const auto times = history.times();
    std::vector<double> sums{0}; // up to each charge
    for (ChargeIndex i = first; i < last; ++i)
        sums.push_back(sums.back() + history.costs()[i].toDouble());
    demand.days.push_back(sums.back());
    double most = 0;
    for (ChargeIndex i = first, old = first; i < last; ++i) {
        while (times[old] <= times[i] - 1min)
            ++old;
        most = std::max(most, sums[i - first + 1] - sums[old - first]);
    }
    demand.dayMaxima.push_back(most);
    const auto upTo = [&](SimTime time) {
        const auto from = times.begin() + first;
        return sums[static_cast<std::size_t>(std::upper_bound(from, times.begin() + last, time) - from)];
    };
    for (SimTime time = begin + 1min; time < begin + 8h; time += 30s)
        demand.minutes.push_back(upTo(time) - upTo(time - 1min));
}

Demand demandOf(const Synthesis& synthesis)
{
    const auto history = generate(synthesis);
    Demand demand;
    const auto times = history->times();
    for (std::uint32_t day = 0; day < synthesis.days; ++day) {
        const SimTime midnight = synthesis.start + std::chrono::days{day};
        const auto first = std::lower_bound(times.begin(), times.end(), midnight) - times.begin();
        const auto last = std::lower_bound(times.begin(), times.end(), midnight + std::chrono::days{1}) - times.begin();
        addDay(demand, *history, static_cast<ChargeIndex>(first), static_cast<ChargeIndex>(last), midnight + 9h);
    }
    return demand;
}

} // namespace

// Demand in one lead time: a Monte Carlo of the same measurements made by others, "1 min: p99 · day max p50/p95".
void TestGenerateDemand::isThatOfTheTable_data()
{
    QTest::addColumn<quint32>("agents");
    QTest::addColumn<bool>("autonomous");
    QTest::addColumn<double>("dayDollars");
    QTest::addColumn<double>("minuteP99");
    QTest::addColumn<double>("dayMaxP50");
    QTest::addColumn<double>("dayMaxP95");
    QTest::addRow("one agent, attended") << 1U << false << 38.0 << 1.0 << 1.5 << 3.2;
    QTest::addRow("three agents, attended") << 3U << false << 115.0 << 1.6 << 2.5 << 5.0;
    QTest::addRow("five agents, attended") << 5U << false << 195.0 << 2.1 << 3.1 << 4.8;
    QTest::addRow("three agents, autonomous") << 3U << true << 324.0 << 2.6 << 3.6 << 6.0;
    QTest::addRow("five agents, autonomous") << 5U << true << 550.0 << 3.5 << 4.8 << 7.1;
}

void TestGenerateDemand::isThatOfTheTable()
{
    QFETCH(const quint32, agents);
    QFETCH(const bool, autonomous);
    QFETCH(const double, dayDollars);
    QFETCH(const double, minuteP99);
    QFETCH(const double, dayMaxP50);
    QFETCH(const double, dayMaxP95);
    Demand demand;
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        Synthesis synthesis;
        synthesis.sessions = agents;
        synthesis.days = autonomous ? 20 : 40;
        synthesis.start = tuesday;
        synthesis.seed = seed;
        synthesis.autonomous = autonomous;
        const Demand more = demandOf(synthesis);
        demand.days.insert(demand.days.end(), more.days.begin(), more.days.end());
        demand.dayMaxima.insert(demand.dayMaxima.end(), more.dayMaxima.begin(), more.dayMaxima.end());
        demand.minutes.insert(demand.minutes.end(), more.minutes.begin(), more.minutes.end());
    }
    const auto near = [](const char* what, double ours, double theirs) {
        const bool is = ours >= 0.75 * theirs && ours <= 1.25 * theirs;
        qInfo("%s: %.2f, the table has %.2f (%+.0f %%)", what, ours, theirs, (ours / theirs - 1) * 100);
        return is;
    };
    QVERIFY(near("a day", mean(demand.days), dayDollars));
    QVERIFY(near("a minute, p99", quantile(demand.minutes, 0.99), minuteP99));
    QVERIFY(near("the day's dearest minute, p50", quantile(demand.dayMaxima, 0.5), dayMaxP50));
    QVERIFY(near("the day's dearest minute, p95", quantile(demand.dayMaxima, 0.95), dayMaxP95));
}

void TestGenerateDemand::growsWithTheStyle()
{
    Synthesis synthesis;
    synthesis.sessions = 3;
    synthesis.days = 5;
    synthesis.start = tuesday;
    const Money everyday = generate(synthesis)->totalCost();
    const auto timesOfEveryday = generate(synthesis)->times().size();
    synthesis.style = WorkStyle::Heavy;
    const auto heavy = generate(synthesis);
    synthesis.style = WorkStyle::LongContext;
    const Money longContext = generate(synthesis)->totalCost();
    QVERIFY(std::abs(heavy->totalCost().toDouble() / everyday.toDouble() - 2.5) < 0.001);
    QVERIFY(std::abs(longContext.toDouble() / everyday.toDouble() - 9) < 0.001);
    QCOMPARE(heavy->times().size(), timesOfEveryday);
}

QTEST_APPLESS_MAIN(TestGenerateDemand)
#include "test_generate_demand.moc"
