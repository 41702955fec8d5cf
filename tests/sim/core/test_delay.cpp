// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"

#include <cmath>
#include <string>
#include <vector>

using namespace lowwater;
using namespace std::chrono_literals;

class TestDelay : public QObject {
    Q_OBJECT

private slots:
    void parse_data();
    void parse();
    void refuses_data();
    void refuses();
    void readsWhatItPrints_data();
    void readsWhatItPrints();
    void scalesWeights();
    void takesAMixInside();
    void mentionsItsParts();
    void timesStretchesEveryPart();
    void samplesConstants();
    void samplesQuantiles_data();
    void samplesQuantiles();
    void samplesMeans_data();
    void samplesMeans();
    void growsWithTheDraw_data();
    void growsWithTheDraw();
    void picksPartsByWeight();
};

namespace {

const Delay fixDelay = Delay::constant(8h);

double secondsOf(const Delay& delay, Draw draw)
{
    return static_cast<double>(delay.sample(draw, fixDelay).value().count()) / 1e6;
}

} // namespace

void TestDelay::parse_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<Delay>("expected");
    QTest::newRow("a duration") << std::string{"90s"} << Delay::constant(90s);
    QTest::newRow("no time at all") << std::string{"0"} << Delay{};
    QTest::newRow("uniform") << std::string{"uniform:10s..3m"} << Delay::uniform(10s, 3min);
    QTest::newRow("uniform between equals") << std::string{"uniform:10s..10s"} << Delay::uniform(10s, 10s);
    QTest::newRow("uniform with decimals") << std::string{"uniform:0.5s..1.5s"} << Delay::uniform(500ms, 1500ms);
    QTest::newRow("lognormal") << std::string{"lognormal:20s,0.9"} << Delay::lognormal(20s, 0.9);
    QTest::newRow("lognormal without spread") << std::string{"lognormal:20s,0"} << Delay::lognormal(20s, 0);
    QTest::newRow("a person") << std::string{"person"} << Delay::person();
    QTest::newRow("never") << std::string{"never"} << Delay::never();
    QTest::newRow("a mix") << std::string{"mix:0.9*lognormal:20s,0.9+0.08*uniform:2m..15m+0.02*person"}
                           << Delay::typicalCard();
    QTest::newRow("a mix of counts") << std::string{"mix:3*1s+1*2s"}
                                     << Delay::mix({{0.75, Delay::constant(1s)}, {0.25, Delay::constant(2s)}});
    QTest::newRow("the typical card") << std::string{"typical-card"} << Delay::typicalCard();
}

void TestDelay::parse()
{
    QFETCH(const std::string, text);
    QFETCH(const Delay, expected);
    const auto delay = Delay::parse(text);
    QVERIFY2(delay.has_value(), delay ? "" : delay.error().describe().c_str());
    QCOMPARE(*delay, expected);
}

void TestDelay::refuses_data()
{
    QTest::addColumn<std::string>("text");
    const std::vector<std::pair<const char*, const char*>> rows{
        {"nothing at all", ""},
        {"a number without a unit", "90"},
        {"a word", "soon"},
        {"below zero", "-5s"},
        {"uniform without an end", "uniform:10s"},
        {"uniform with one end", "uniform:10s.."},
        {"uniform the wrong way round", "uniform:3m..10s"},
        {"uniform of nothing", "uniform:"},
        {"lognormal without sigma", "lognormal:20s"},
        {"lognormal with an empty sigma", "lognormal:20s,"},
        {"lognormal with a word for sigma", "lognormal:20s,wide"},
        {"lognormal with a sigma below zero", "lognormal:20s,-0.1"},
        {"lognormal with too large a sigma", "lognormal:20s,3.1"},
        {"lognormal with a sigma that is no number", "lognormal:20s,nan"},
        {"lognormal with an infinite sigma", "lognormal:20s,inf"},
        {"lognormal with something after sigma", "lognormal:20s,0.9s"},
        {"a mix of nothing", "mix:"},
        {"a mix without weights", "mix:1s+2s"},
        {"a mix with a weight of zero", "mix:0*1s+1*2s"},
        {"a mix with a weight below zero", "mix:-1*1s+2*2s"},
        {"a mix with a bad part", "mix:0.5*1s+0.5*soon"},
        {"a mix that ends in a plus", "mix:0.5*1s+"},
        {"capital letters", "Person"},
        {"a space", " 90s"},
    };
    for (const auto& [name, text] : rows)
        QTest::newRow(name) << std::string{text};
}

void TestDelay::refuses()
{
    QFETCH(const std::string, text);
    const auto delay = Delay::parse(text);
    QVERIFY2(!delay.has_value(), delay ? delay->toString().c_str() : "");
    QVERIFY(!delay.error().message.empty());
}

void TestDelay::readsWhatItPrints_data()
{
    QTest::addColumn<Delay>("delay");
    QTest::newRow("no time at all") << Delay{};
    QTest::newRow("a constant") << Delay::constant(Duration{5'400'000'001});
    QTest::newRow("uniform") << Delay::uniform(Duration{1}, 15min);
    QTest::newRow("lognormal") << Delay::lognormal(20s, 0.1 + 0.2);
    QTest::newRow("a person") << Delay::person();
    QTest::newRow("never") << Delay::never();
    QTest::newRow("the typical card") << Delay::typicalCard();
    // the sum of these three is 1 - 2^-53 in doubles
    QTest::newRow("weights that just miss 1")
        << Delay::mix({{0.1, Delay::constant(1s)}, {0.2, Delay::constant(2s)}, {0.7, Delay::person()}});
    QTest::newRow("thirds") << Delay::mix(
        {{1, Delay::constant(1s)}, {1, Delay::constant(2s)}, {1, Delay::lognormal(3s, 1)}});
    QTest::newRow("a weight of less than a ten-thousandth")
        << Delay::mix({{1, Delay::constant(1s)}, {1e-7, Delay::constant(24h)}});
    QTest::newRow("a mix in a mix") << Delay::mix(
        {{1, Delay::mix({{1, Delay::constant(1s)}, {2, Delay::constant(2s)}})}, {1, Delay::uniform(3s, 4s)}});
    QTest::newRow("the typical card in a mix")
        << Delay::mix({{0.5, Delay::typicalCard()}, {0.5, Delay::constant(10s)}});
}

void TestDelay::readsWhatItPrints()
{
    QFETCH(const Delay, delay);
    const auto read = Delay::parse(delay.toString());
    QVERIFY2(read.has_value(), read ? "" : read.error().describe().c_str());
    QCOMPARE(*read, delay);
}

void TestDelay::scalesWeights()
{
    const Delay mix = Delay::mix({{1, Delay::constant(1s)}, {3, Delay::constant(2s)}});
    QCOMPARE(mix.parts().size(), std::size_t{2});
    QCOMPARE(mix.parts()[0].weight, 0.25);
    QCOMPARE(mix.parts()[1].weight, 0.75);
    QCOMPARE(mix.toString(), std::string{"mix:0.25*1s+0.75*2s"});
    QCOMPARE(Delay::typicalCard().toString(), std::string{"typical-card"});
}

/// The parts of a mix inside take its place, with the same law and the same choice.
void TestDelay::takesAMixInside()
{
    const Delay inner = Delay::mix({{1, Delay::constant(1s)}, {1, Delay::constant(2s)}});
    const Delay outer = Delay::mix({{0.5, Delay::constant(4s)}, {0.5, inner}});
    QCOMPARE(outer.toString(), std::string{"mix:0.5*4s+0.25*1s+0.25*2s"});
    QCOMPARE(secondsOf(outer, {0.49, 0.5}), 4.0);
    QCOMPARE(secondsOf(outer, {0.51, 0.5}), 1.0);
    QCOMPARE(secondsOf(outer, {0.76, 0.5}), 2.0);
}

void TestDelay::mentionsItsParts()
{
    using Kind = Delay::Kind;
    QVERIFY(Delay::typicalCard().mentions(Kind::Person));
    QVERIFY(Delay::typicalCard().mentions(Kind::Mix));
    QVERIFY(!Delay::typicalCard().mentions(Kind::Never));
    QVERIFY(Delay::never().mentions(Kind::Never));
    QVERIFY(!Delay::constant(1s).mentions(Kind::Person));
    QVERIFY(Delay::constant(1s).isConstant() && !Delay::person().isConstant());
}

void TestDelay::timesStretchesEveryPart()
{
    const auto mix = Delay::parse("mix:0.5*30s+0.2*uniform:1m..2m+0.2*lognormal:20s,0.9+0.1*person");
    QCOMPARE(mix->times(2).toString(),
             Delay::parse("mix:0.5*1m+0.2*uniform:2m..4m+0.2*lognormal:40s,0.9+0.1*person")->toString());
    QCOMPARE(mix->times(1), *mix);
    QCOMPARE(Delay::never().times(3), Delay::never());
    QCOMPARE(Delay::constant(24h * 36'500).times(10), Delay::constant(24h * 36'525));
}

void TestDelay::samplesConstants()
{
    const Draw draw{0.3, 0.7};
    QCOMPARE(Delay::constant(90s).sample(draw, fixDelay), std::optional<Duration>{90s});
    QCOMPARE(Delay::person().sample(draw, fixDelay), std::optional<Duration>{8h});
    QCOMPARE(Delay::person().sample(draw, Delay::never()), std::optional<Duration>{});
    QCOMPARE(Delay::never().sample(draw, fixDelay), std::optional<Duration>{});
    QCOMPARE(Delay::uniform(10s, 10s).sample(draw, fixDelay), std::optional<Duration>{10s});
    QCOMPARE(Delay::lognormal(20s, 0).sample(draw, fixDelay), std::optional<Duration>{20s});
    // 100 years of 365.25 days
    QCOMPARE(Delay::lognormal(24h * 36'000, 3).sample({0.5, 0.999}, fixDelay), std::optional<Duration>{24h * 36'525});
}

void TestDelay::samplesQuantiles_data()
{
    QTest::addColumn<Delay>("delay");
    QTest::addColumn<double>("p");
    QTest::addColumn<double>("seconds");
    constexpr double oneSigma = 0.841344746068543; // the standard normal distribution at 1
    QTest::newRow("the middle of uniform") << Delay::uniform(10s, 20s) << 0.5 << 15.0;
    QTest::newRow("the lower quarter of uniform") << Delay::uniform(10s, 20s) << 0.25 << 12.5;
    QTest::newRow("the median of lognormal") << Delay::lognormal(20s, 0.9) << 0.5 << 20.0;
    QTest::newRow("one sigma above the median") << Delay::lognormal(20s, 0.9) << oneSigma << 20 * std::exp(0.9);
    QTest::newRow("one sigma below the median") << Delay::lognormal(20s, 0.9) << 1 - oneSigma << 20 / std::exp(0.9);
}

void TestDelay::samplesQuantiles()
{
    QFETCH(const Delay, delay);
    QFETCH(const double, p);
    QFETCH(const double, seconds);
    QVERIFY(std::abs(secondsOf(delay, {0.5, p}) - seconds) < 2e-6); // microseconds are rounded
}

void TestDelay::samplesMeans_data()
{
    QTest::addColumn<Delay>("delay");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("deviation");
    // uniform a..b: (a + b)/2, (b - a)/sqrt(12); lognormal: m e^(s^2/2), mean sqrt(e^(s^2) - 1)
    QTest::newRow("uniform") << Delay::uniform(10s, 20s) << 15.0 << 10 / std::sqrt(12.0);
    const double lognormalMean = 20 * std::exp(0.125);
    const double lognormalDeviation = lognormalMean * std::sqrt(std::exp(0.25) - 1);
    QTest::newRow("lognormal") << Delay::lognormal(20s, 0.5) << lognormalMean << lognormalDeviation;
    // 0.75 x 1 + 0.25 x 5 = 2; 0.75 x 1 + 0.25 x 9 = 3
    QTest::newRow("a mix") << Delay::mix({{0.75, Delay::constant(1s)}, {0.25, Delay::constant(5s)}}) << 2.0
                           << std::sqrt(3.0);
}

void TestDelay::samplesMeans()
{
    QFETCH(const Delay, delay);
    QFETCH(const double, mean);
    QFETCH(const double, deviation);
    constexpr int count = 100'000;
    const RandomStream stream{7, StreamId::Latency};
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; ++i) {
        const double x = secondsOf(delay, stream.at(static_cast<std::uint64_t>(i)));
        sum += x;
        squares += (x - mean) * (x - mean);
    }
    const double error = deviation / std::sqrt(count);
    QVERIFY2(std::abs(sum / count - mean) < 4 * error, qPrintable(QString::number(sum / count)));
    QVERIFY2(std::abs(std::sqrt(squares / count) / deviation - 1) < 0.02,
             qPrintable(QString::number(std::sqrt(squares / count))));
}

void TestDelay::growsWithTheDraw_data()
{
    QTest::addColumn<Delay>("delay");
    QTest::newRow("uniform") << Delay::uniform(2min, 15min);
    QTest::newRow("lognormal") << Delay::lognormal(20s, 0.9);
    QTest::newRow("lognormal with the greatest sigma") << Delay::lognormal(20s, 3);
    QTest::newRow("a person that is lognormal") << Delay::person();
}

void TestDelay::growsWithTheDraw()
{
    QFETCH(const Delay, delay);
    const Delay person = Delay::lognormal(8h, 1);
    Duration before{-1};
    for (int i = 1; i < 2'000; ++i) {
        const auto sample = delay.sample({0.5, i / 2000.0}, person);
        QVERIFY(sample.has_value());
        QVERIFY(*sample > before);
        before = *sample;
    }
}

/// 90 % lognormal 20 s/0.9, 8 % uniform 2-15 min, 2 % person, told apart by the choice alone.
void TestDelay::picksPartsByWeight()
{
    constexpr int count = 100'000;
    const RandomStream stream{8, StreamId::Latency};
    const Delay card = Delay::typicalCard();
    int persons = 0;
    int uniforms = 0;
    int aboveMedian = 0;
    for (int i = 0; i < count; ++i) {
        const Draw draw = stream.at(static_cast<std::uint64_t>(i));
        const auto sample = card.sample(draw, Delay::never());
        if (!sample) {
            ++persons;
        } else if (draw.choice >= 0.9) {
            ++uniforms;
            QVERIFY(*sample >= 2min && *sample <= 15min);
        } else {
            aboveMedian += *sample > 20s ? 1 : 0;
        }
    }
    // four standard deviations of a binomial count
    const auto near = [](int hits, double share) {
        return std::abs(hits - count * share) < 4 * std::sqrt(count * share * (1 - share));
    };
    QVERIFY2(near(persons, 0.02), qPrintable(QString::number(persons)));
    QVERIFY2(near(uniforms, 0.08), qPrintable(QString::number(uniforms)));
    QVERIFY2(near(aboveMedian, 0.45), qPrintable(QString::number(aboveMedian)));
}

QTEST_APPLESS_MAIN(TestDelay)
#include "test_delay.moc"
