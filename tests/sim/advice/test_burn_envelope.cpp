// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/burn_envelope.h"
#include "sim/advice/thresholds.h"
#include "tests/sim/advice/small_world.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

/// Every charge as a window's start, every later charge looked at.
EnvelopePoint bruteForce(const History& history, Duration window)
{
    EnvelopePoint most;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        EnvelopePoint point{window, {}, i, 0, history.times()[i]};
        for (ChargeIndex k = i; k < history.size(); ++k) {
            if (history.times()[k] < history.times()[i] + window) {
                point.most += history.costs()[k];
                ++point.count;
            }
        }
        if (most.first == noCharge || point.most > most.most)
            most = point;
    }
    return most;
}

} // namespace

class TestBurnEnvelope : public QObject {
    Q_OBJECT

private slots:
    void theUsualWindowsReachFromASecondToAWeek();
    void bruteForceFindsTheSame();
    void itNeverFallsAsTheWindowGrows();
    void itBoundsThePhaseFreeThreshold();
    void theGoldenTracesHalfHour();
    void aWindowOfNothingIsRefused();
    void cancellingStops();
};

void TestBurnEnvelope::theUsualWindowsReachFromASecondToAWeek()
{
    const auto windows = envelopeWindows(90s + 1ms, 60);
    QCOMPARE(windows.front(), Duration{1s});
    QCOMPARE(windows.back(), Duration{168h});
    QVERIFY(std::is_sorted(windows.begin(), windows.end()));
    QVERIFY(std::adjacent_find(windows.begin(), windows.end()) == windows.end());
    QVERIFY(std::find(windows.begin(), windows.end(), Duration{90s + 1ms}) != windows.end());
    QVERIFY2(windows.size() >= 55, "only a few of the shortest are the same whole second");
    QCOMPARE(envelopeWindows(Duration{0}), envelopeWindows());
}

void TestBurnEnvelope::bruteForceFindsTheSame()
{
    std::mt19937_64 random{1};
    std::vector<Duration> windows;
    for (int seconds = 1; seconds < 40; ++seconds)
        windows.emplace_back(std::chrono::seconds{seconds});
    windows.emplace_back(2'500ms);
    for (int round = 0; round < 200; ++round) {
        const Scenario scenario = smallWorld(random, 40);
        const auto demand = demandOf(scenario);
        const auto points = burnEnvelope(*demand, windows);
        QCOMPARE(points->size(), windows.size());
        for (std::size_t i = 0; i < windows.size(); ++i)
            QVERIFY((*points)[i] == bruteForce(*demand->history, windows[i]));
    }
}

void TestBurnEnvelope::itNeverFallsAsTheWindowGrows()
{
    std::mt19937_64 random{2};
    for (int round = 0; round < 200; ++round) {
        const auto points = burnEnvelope(*demandOf(smallWorld(random, 200)), envelopeWindows());
        QVERIFY(std::is_sorted(points->begin(), points->end(),
                               [](const EnvelopePoint& a, const EnvelopePoint& b) { return a.most < b.most; }));
    }
}

// THEORY.md section 3: s0(Q) <= u + E(L) once Q >= E(L).
void TestBurnEnvelope::itBoundsThePhaseFreeThreshold()
{
    std::mt19937_64 random{3};
    for (int round = 0; round < 500; ++round) {
        Scenario scenario = smallWorld(random, 60);
        scenario.account.latency = Delay::constant(4s);
        const auto demand = demandOf(scenario);
        const std::vector<Duration> latency{scenario.account.latency.base()};
        const Money most = burnEnvelope(*demand, latency)->front().most;
        if (most == Money{})
            continue;
        QVERIFY(phaseFreeThreshold(busiestWindow(*demand, most, latency.front())) <= oneNano + most);
    }
}

// THEORY.md section 3: $16.39 within half an hour, $16.20 of it before the last request.
void TestBurnEnvelope::theGoldenTracesHalfHour()
{
    const Scenario scenario = scenarioOf(goldenTrace(), oneCent * 3000, oneCent * 6000, 1800s);
    const auto demand = demandOf(scenario);
    const std::vector<Duration> window{1800s};
    const auto points = burnEnvelope(*demand, window);
    QCOMPARE(points->front().most, oneCent * 1639);
    QCOMPARE(busiestWindow(*demand, oneCent * 3000, 1800s).spent, oneCent * 1620);
}

void TestBurnEnvelope::aWindowOfNothingIsRefused()
{
    std::mt19937_64 random{4};
    const std::vector<Duration> windows{1s, 0s};
    QCOMPARE(burnEnvelope(*demandOf(smallWorld(random)), windows).error().code, ErrorCode::Invalid);
}

void TestBurnEnvelope::cancellingStops()
{
    std::mt19937_64 random{4};
    const auto points = burnEnvelope(*demandOf(smallWorld(random)), envelopeWindows(), {[] { return true; }, {}});
    QCOMPARE(points.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestBurnEnvelope)
#include "test_burn_envelope.moc"
