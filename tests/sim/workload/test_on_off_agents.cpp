// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/workload/made_up_people.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace lowwater;

/// The on-off agents that other tests learn from are those of THEORY.md section 6.
class TestOnOffAgents : public QObject {
    Q_OBJECT

private slots:
    void spendInAWindowHasTheMomentsOfTheTheory_data();
    void spendInAWindowHasTheMomentsOfTheTheory();
    void chargesAddTheirOwnVariance();
};

namespace {

struct Moments {
    double mean = 0;
    double variance = 0;
};

Moments momentsOf(const std::vector<double>& values)
{
    Moments moments;
    const auto count = static_cast<double>(values.size());
    for (const double value : values)
        moments.mean += value / count;
    for (const double value : values)
        moments.variance += (value - moments.mean) * (value - moments.mean) / count;
    return moments;
}

/// N c p t and N c^2 2p(1-p)/g^2 (gt - 1 + e^-gt).
Moments theory(const OnOffAgents& law, double window)
{
    const double burn = law.charges * law.cost;
    const double on = law.meanOn / (law.meanOn + law.meanOff);
    const double gt = (1 / law.meanOn + 1 / law.meanOff) * window;
    const double inverse = 1 / (1 / law.meanOn + 1 / law.meanOff);
    return {law.agents * burn * on * window,
            law.agents * burn * burn * 2 * on * (1 - on) * inverse * inverse * (gt - 1 + std::exp(-gt))};
}

bool near(const Moments& ours, const Moments& theirs)
{
    qInfo("mean %.4f of %.4f, variance %.4f of %.4f", ours.mean, theirs.mean, ours.variance, theirs.variance);
    return std::abs(ours.mean / theirs.mean - 1) < 0.015 && std::abs(ours.variance / theirs.variance - 1) < 0.04;
}

constexpr double windows = 40'000;

} // namespace

void TestOnOffAgents::spendInAWindowHasTheMomentsOfTheTheory_data()
{
    QTest::addColumn<quint32>("agents");
    QTest::addColumn<double>("meanOn");
    QTest::addColumn<double>("meanOff");
    QTest::addColumn<double>("window");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("variance");
    // The published pair; the others by the formula: 5 x 0.5 x 0.8 x 10 and so on.
    QTest::addRow("three agents, on 6, off 18, half an hour") << 3U << 6.0 << 18.0 << 30.0 << 11.25 << 32.2806855;
    QTest::addRow("mostly on") << 5U << 20.0 << 5.0 << 10.0 << 20.0 << 10.1253440;
}

// Burning continuously while on: 0.5 a minute.
void TestOnOffAgents::spendInAWindowHasTheMomentsOfTheTheory()
{
    QFETCH(const quint32, agents);
    QFETCH(const double, meanOn);
    QFETCH(const double, meanOff);
    QFETCH(const double, window);
    QFETCH(const double, mean);
    QFETCH(const double, variance);
    OnOffAgents law;
    law.agents = agents;
    law.meanOn = meanOn;
    law.meanOff = meanOff;
    law.minutes = windows * window;
    std::vector<double> spent(static_cast<std::size_t>(windows), 0);
    for (const auto& agent : onTimes(law))
        for (const OnTime& on : agent)
            for (double from = on.from; from < on.to;) {
                const auto at = static_cast<std::size_t>(from / window);
                const double to = std::min(on.to, static_cast<double>(at + 1) * window);
                spent[std::min(at, spent.size() - 1)] += law.charges * law.cost * (to - from);
                from = to;
            }
    QVERIFY(std::abs(theory(law, window).variance / variance - 1) < 1e-5);
    QVERIFY(near(momentsOf(spent), {mean, variance}));
}

// N nu p t m2 = 3 x 2 x 0.25 x 30 x 0.25^2 = 2.8125 more.
void TestOnOffAgents::chargesAddTheirOwnVariance()
{
    OnOffAgents law;
    law.minutes = windows * 30;
    const auto history = onOffHistory(law);
    std::vector<double> spent(static_cast<std::size_t>(windows), 0);
    const SimTime begin = startOfDay(history->times()[0]);
    for (ChargeIndex i = 0; i < history->size(); ++i) {
        const auto window = (history->times()[i] - begin) / std::chrono::minutes{30};
        spent[std::min(static_cast<std::size_t>(window), spent.size() - 1)] += history->costs()[i].toDouble();
    }
    QVERIFY(near(momentsOf(spent), {11.25, 32.2806855 + 2.8125}));
}

QTEST_APPLESS_MAIN(TestOnOffAgents)
#include "test_on_off_agents.moc"
