// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/core/random.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <vector>

using namespace lowwater;

class TestRandom : public QObject {
    Q_OBJECT

private slots:
    void philoxHasItsKnownAnswers();
    void drawsAreUniform();
    void drawsStayInTheOpenInterval();
    void drawsDependOnNothingElse();
    void drawsOfOtherOrdinalsAreOthers();
    void aSeedGivesTheSameForEver();
    void quantilesOfTheNormal();
};

void TestRandom::philoxHasItsKnownAnswers()
{
    using Words = std::array<std::uint32_t, 4>;
    constexpr std::uint32_t ones = 0xffffffff;
    const Words zero = philox({0, 0, 0, 0}, {0, 0});
    const Words all = philox({ones, ones, ones, ones}, {ones, ones});
    // the third of Random123's known answers: digits of pi
    const Words pi = philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0});
    QVERIFY((zero == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    QVERIFY((all == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    QVERIFY((pi == Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

/// Means, variances and the covariance of both uniforms within four standard errors; each tenth of (0, 1) as often.
void TestRandom::drawsAreUniform()
{
    constexpr int count = 200'000;
    const RandomStream stream{1, StreamId::Outcome};
    double choices = 0;
    double values = 0;
    double squares = 0;
    double products = 0;
    std::array<int, 10> tenths{};
    for (int i = 0; i < count; ++i) {
        const Draw draw = stream.at(static_cast<std::uint64_t>(i));
        choices += draw.choice;
        values += draw.value;
        squares += (draw.value - 0.5) * (draw.value - 0.5);
        products += (draw.value - 0.5) * (draw.choice - 0.5);
        ++tenths[static_cast<std::size_t>(draw.value * 10)];
    }
    const double root = std::sqrt(count);
    QVERIFY(std::abs(choices / count - 0.5) < 4 * std::sqrt(1 / 12.0) / root);
    QVERIFY(std::abs(values / count - 0.5) < 4 * std::sqrt(1 / 12.0) / root);
    QVERIFY(std::abs(squares / count - 1 / 12.0) < 4 * std::sqrt(1 / 180.0) / root); // 1/80 - 1/144
    QVERIFY(std::abs(products / count) < 4 / 12.0 / root);
    for (const int tenth : tenths)
        QVERIFY(std::abs(tenth - count * 0.1) < 4 * std::sqrt(count * 0.09));
}

void TestRandom::drawsStayInTheOpenInterval()
{
    for (const std::uint32_t seed : {0U, 1U, 0xffffffffU}) {
        const RandomStream stream{seed, StreamId::Latency, 3};
        for (std::uint64_t i = 0; i < 50'000; ++i) {
            const Draw draw = stream.at(i * 0x9e3779b97f4a7c15ULL);
            QVERIFY(draw.choice > 0 && draw.choice < 1);
            QVERIFY(draw.value > 0 && draw.value < 1);
        }
    }
}

void TestRandom::drawsDependOnNothingElse()
{
    const RandomStream stream{42, StreamId::Fix, 5};
    std::vector<std::uint64_t> order(1'000);
    std::iota(order.begin(), order.end(), std::uint64_t{0});
    std::vector<double> forward;
    for (const auto i : order)
        forward.push_back(stream.at(i).value);
    std::shuffle(order.begin(), order.end(), std::mt19937{1});
    for (const auto i : order)
        QCOMPARE((RandomStream{42, StreamId::Fix, 5}.at(i).value), forward[i]);
    QCOMPARE(stream.at(7, 9).value, stream.at((std::uint64_t{7} << 32U) | 9U).value);
}

void TestRandom::drawsOfOtherOrdinalsAreOthers()
{
    std::map<double, int> seen;
    for (const std::uint32_t seed : {1U, 2U})
        for (const auto id : {StreamId::Latency, StreamId::Outcome, StreamId::Fix, StreamId::ResumeLag})
            for (const std::uint64_t replication : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32U})
                for (const std::uint64_t index : {std::uint64_t{0}, std::uint64_t{1}, std::uint64_t{1} << 32U})
                    ++seen[RandomStream{seed, id, replication}.at(index).value];
    QCOMPARE(seen.size(), std::size_t{2 * 4 * 3 * 3});
}

/// Key (seed, stream), counter (replication, index): the words of Philox, the first two for the choice.
void TestRandom::aSeedGivesTheSameForEver()
{
    const Draw draw = RandomStream{0, 0U, 0}.at(0);
    // 0x6627e8d5e169c58d and 0xbc57ac4c9b00dbd8, their first 53 bits and a half, over 2^53
    const auto expected = [](std::uint64_t word) { return std::ldexp(static_cast<double>(word >> 11U) + 0.5, -53); };
    QCOMPARE(draw.choice, expected(0x6627e8d5e169c58dULL));
    QCOMPARE(draw.value, expected(0xbc57ac4c9b00dbd8ULL));
}

void TestRandom::quantilesOfTheNormal()
{
    QCOMPARE(normalQuantile(0.5), 0.0);
    QVERIFY(std::abs(normalQuantile(0.975) - 1.959963984540054) < 1e-12);
    QVERIFY(std::abs(normalQuantile(0.025) + 1.959963984540054) < 1e-12);
    QVERIFY(std::abs(normalQuantile(0.99) - 2.326347874040841) < 1e-12);
}

QTEST_APPLESS_MAIN(TestRandom)
#include "test_random.moc"
