// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/core/print_values.h"
#include "tests/sim/report/plain_advice.h"

#include "sim/core/text_file.h"
#include "sim/report/balance_figure.h"
#include "sim/report/ink_colors.h"
#include "sim/report/spend_figure.h"
#include "sim/report/step_line.h"
#include "sim/report/svg.h"
#include "sim/report/time_axis.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>
#include <random>

using namespace lowwater;
using namespace std::chrono_literals;

class TestReportFigure : public QObject {
    Q_OBJECT

private slots:
    void timesKeepTheirOrderOnTheScale();
    void quietTimeIsSkipped();
    void aBusyRecordIsLinear();
    void ticksAreRoundAndFew_data();
    void ticksAreRoundAndFew();
    void aStepLineLosesNoDip_data();
    void aStepLineLosesNoDip();
    void labelsNeverTouch_data();
    void labelsNeverTouch();
    void theLowestBalanceIsDrawn();
    void flagsNeverTouch();
    void aThousandInterruptionsStaySmall();
    void theSpendFigureEndsWithTheWindow();
    void svgIsWellFormed();
    void svgEscapes();
    void inksAreTheThemes();
    void inksCanBeRead();
};

namespace {

SimTime at(const char* text)
{
    return parseTime(text)->time;
}

template <typename Item>
std::vector<Item> itemsOf(const Figure& figure)
{
    std::vector<Item> found;
    for (const auto& item : figure.items)
        if (const auto* wanted = std::get_if<Item>(&item))
            found.push_back(*wanted);
    return found;
}

/// A balance of `points` steps, uneven in time, with rare deep dips.
Trajectory randomTrajectory(std::size_t points, unsigned seed)
{
    std::mt19937 random{seed};
    Trajectory trajectory;
    SimTime time = at("2026-01-05T08:00:00Z");
    for (std::size_t i = 0; i < points; ++i) {
        const auto dip = random() % 997 == 0 ? 40'000'000'000LL : 0LL;
        trajectory.add(time, Money::fromNanos(static_cast<std::int64_t>(random() % 20'000) * 1'000'000 - dip));
        time += Duration{random() % 5 == 0 ? random() % 900'000'000 : random() % 1'000};
    }
    trajectory.finish();
    return trajectory;
}

double left(const FigureText& text)
{
    const double width = textWidth(text.text, text.size, text.bold);
    return text.anchor == Anchor::Start ? text.at.x : text.at.x - (text.anchor == Anchor::Middle ? width / 2 : width);
}

/// Texts on the same line that come closer than two points.
QStringList touching(const std::vector<FigureText>& texts)
{
    QStringList found;
    for (std::size_t a = 0; a < texts.size(); ++a) {
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
            const auto right = [](const FigureText& text) {
                return left(text) + textWidth(text.text, text.size, text.bold);
            };
            const bool sameLine = std::abs(texts[a].at.y - texts[b].at.y) < 9;
            if (sameLine && left(texts[a]) < right(texts[b]) + 2 && left(texts[b]) < right(texts[a]) + 2)
                found << QString::fromStdString(texts[a].text + " | " + texts[b].text);
        }
    }
    return found;
}

/// An outcome with so many interruptions of 20 s, ten minutes apart.
Outcome manyInterruptions(std::size_t count)
{
    Outcome outcome;
    outcome.windowStart = at("2026-01-05T08:00:00Z");
    SimTime time = outcome.windowStart;
    for (std::size_t i = 0; i < count; ++i) {
        outcome.trajectory.add(time, Money::fromDollars(20));
        outcome.trajectory.add(time + 300s, Money::fromDollars(-1));
        outcome.interruptions.push_back(
            {time + 310s, time + 330s, 1, 1, 1, i % 2 == 0 ? Cause::Latency : Cause::Declined, 20s});
        time += 600s;
    }
    outcome.trajectory.finish();
    outcome.windowEnd = time;
    outcome.lowest = Money::fromDollars(-1);
    return outcome;
}

double relativeLuminance(std::uint32_t color)
{
    const auto channel = [color](unsigned shift) {
        const double value = ((color >> shift) & 0xFFU) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double contrast(std::uint32_t a, std::uint32_t b)
{
    const auto [dark, light] = std::minmax({relativeLuminance(a), relativeLuminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

void TestReportFigure::timesKeepTheirOrderOnTheScale()
{
    std::mt19937 random{7};
    for (int round = 0; round < 200; ++round) {
        std::vector<Stretch> shown;
        SimTime time = at("2026-01-01");
        for (unsigned i = 0; i < 1 + random() % 12; ++i) {
            time += Duration{3'600'000'000LL + random() % 1'000'000'000};
            const SimTime from = time;
            time += Duration{random() % 2 == 0 ? random() % 20'000'000 : random() % 2'000'000'000};
            shown.push_back({from, time});
        }
        const TimeScale scale{shown, 46, 628};
        double last = scale.x(shown.front().from - 1h);
        QCOMPARE(last, 46.0);
        for (SimTime probe = shown.front().from; probe <= shown.back().to;
             probe += (shown.back().to - shown.front().from) / 97 + 1us) {
            const double x = scale.x(probe);
            QVERIFY(x >= last && x <= 628.01);
            last = x;
            // to a thousandth of a point the way back leads to the same place
            QVERIFY(std::abs(scale.x(scale.at(x)) - x) < 0.01);
        }
        for (const auto& segment : scale.segments())
            QVERIFY(segment.width() > 9.99);
    }
}

void TestReportFigure::quietTimeIsSkipped()
{
    const std::vector<Stretch> busy{{at("2026-02-10T21:00:00Z"), at("2026-02-10T23:00:00Z")},
                                    {at("2026-02-12T14:00:00Z"), at("2026-02-12T16:00:00Z")}};
    const auto scale = timeScaleFor(busy, 0, 614);
    QCOMPARE(scale.segments().size(), std::size_t{2});
    QCOMPARE(scale.segments()[1].left - scale.segments()[0].right, TimeScale::gapWidth);
    QVERIFY(std::abs(scale.segments()[0].width() - 300) < 0.01);
    QCOMPARE(
        busyStretches(
            std::vector{at("2026-01-01T00:00:00Z"), at("2026-01-01T01:00:00Z"), at("2026-01-01T02:00:00.000001Z")}, 1h),
        (std::vector<Stretch>{{at("2026-01-01T00:00:00Z"), at("2026-01-01T01:00:00Z")},
                              {at("2026-01-01T02:00:00.000001Z"), at("2026-01-01T02:00:00.000001Z")}}));
}

void TestReportFigure::aBusyRecordIsLinear()
{
    std::vector<Stretch> busy;
    for (int day = 0; day < 30; ++day)
        busy.push_back({at("2026-02-01T09:00:00Z") + 24h * day, at("2026-02-01T17:00:00Z") + 24h * day});
    QVERIFY(!timeScaleFor(busy, 0, 600).skips());
    // nights alike are not skipped when there are too many, but two weeks off are
    for (auto& stretch : busy)
        stretch.to = stretch.from + 1h;
    QVERIFY(!timeScaleFor(busy, 0, 600).skips());
    for (std::size_t day = 15; day < busy.size(); ++day)
        busy[day] = {busy[day].from + 14 * 24h, busy[day].to + 14 * 24h};
    QCOMPARE(timeScaleFor(busy, 0, 600).segments().size(), std::size_t{2});
}

void TestReportFigure::ticksAreRoundAndFew_data()
{
    QTest::addColumn<QString>("least");
    QTest::addColumn<QString>("most");
    QTest::addColumn<QString>("ticks");
    QTest::newRow("up to 24 dollars") << "0"
                                      << "24"
                                      << "0 10 20";
    QTest::newRow("up to 22 dollars in tens of cents") << "0"
                                                       << "2.2"
                                                       << "0 0.5 1 1.5 2";
    QTest::newRow("with debt") << "-2.1"
                               << "10"
                               << "0 5 10";
    QTest::newRow("deep in debt") << "-30"
                                  << "10"
                                  << "-30 -20 -10 0 10";
    QTest::newRow("cents") << "0"
                           << "0.043"
                           << "0 0.01 0.02 0.03 0.04";
    QTest::newRow("thousands") << "0"
                               << "4321"
                               << "0 1000 2000 3000 4000";
}

void TestReportFigure::ticksAreRoundAndFew()
{
    QFETCH(const QString, least);
    QFETCH(const QString, most);
    QFETCH(const QString, ticks);
    QStringList found;
    for (const auto tick : figureTicks(*Money::parse(least.toStdString()), *Money::parse(most.toStdString())))
        found << QString::fromStdString(tick.toString());
    QCOMPARE(found.join(' '), ticks);
}

void TestReportFigure::aStepLineLosesNoDip_data()
{
    QTest::addColumn<int>("points");
    QTest::newRow("one") << 1;
    QTest::newRow("a few") << 12;
    QTest::newRow("as many as are drawn exactly") << 1'200;
    QTest::newRow("more than columns") << 5'000;
    QTest::newRow("many") << 200'000;
}

void TestReportFigure::aStepLineLosesNoDip()
{
    QFETCH(const int, points);
    for (unsigned seed = 1; seed <= 3; ++seed) {
        const auto trajectory = randomTrajectory(static_cast<std::size_t>(points), seed);
        const TimeScale time{Stretch{trajectory.times().front(), trajectory.times().back()}, 0, 600};
        const MoneyScale money{Money::fromDollars(-50), Money::fromDollars(50), 100, 0};
        const auto line = stepLine(trajectory, time, money);
        const auto [least, most] = std::minmax_element(trajectory.balances().begin(), trajectory.balances().end());
        const auto [top, bottom] =
            std::minmax_element(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
        QVERIFY(std::abs(bottom->y - money.y(*least)) <= 0.006);
        QVERIFY(std::abs(top->y - money.y(*most)) <= 0.006);
        QVERIFY(line.size() <= 4 * 601 + 2);
        QVERIFY(std::is_sorted(line.begin(), line.end(), [](const auto& a, const auto& b) { return a.x < b.x; }));
        QVERIFY(std::abs(line.back().y - money.y(trajectory.balances().back())) <= 0.006);
    }
}

void TestReportFigure::labelsNeverTouch_data()
{
    QTest::addColumn<double>("hours");
    for (const double hours : {0.001, 0.03, 0.5, 3.0, 20.0, 50.0, 100.0, 400.0, 1000.0, 5000.0, 40000.0, 300000.0})
        QTest::addRow("%g hours", hours) << hours;
}

void TestReportFigure::labelsNeverTouch()
{
    QFETCH(const double, hours);
    for (const char* start : {"2026-01-05T08:00:00Z", "2025-12-28T23:59:30Z", "2026-02-27T21:17:03Z"}) {
        std::vector<FigureItem> items;
        const SimTime from = at(start);
        const TimeScale scale{Stretch{from, from + Duration{static_cast<std::int64_t>(hours * 3.6e9)}}, 46, 628};
        addTimeAxis(items, scale, {}, 100, 680);
        Figure figure;
        figure.items = std::move(items);
        const auto texts = itemsOf<FigureText>(figure);
        QVERIFY(!texts.empty());
        QCOMPARE(touching(texts), QStringList{});
        for (const auto& text : texts)
            QVERIFY(left(text) >= 0 && left(text) + textWidth(text.text, text.size, text.bold) <= 680);
    }
}

void TestReportFigure::theLowestBalanceIsDrawn()
{
    Scenario scenario;
    scenario.history = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv").history;
    scenario.policy.threshold = oneDollar;
    const auto outcome = outcomeOf(scenario);
    const auto figure = balanceFigure({{"Now", ", here", outcome.get(), scenario.policy.threshold}}, {});
    // the axis labels give the scale: two ticks and their places
    double zero = 0;
    double ten = 0;
    for (const auto& text : itemsOf<FigureText>(figure)) {
        if (text.text == "$0")
            zero = text.at.y - 3.5;
        if (text.text == "$10")
            ten = text.at.y - 3.5;
    }
    QVERIFY(zero > ten && ten > 0);
    const double lowest = zero - (zero - ten) * outcome->lowest.toDouble() / 10;
    double drawn = 0;
    for (const auto& path : itemsOf<FigurePath>(figure))
        if (path.ink == Ink::Balance && path.points.size() > 10)
            for (const auto& point : path.points)
                drawn = std::max(drawn, point.y);
    QVERIFY2(std::abs(drawn - lowest) < 0.02, qPrintable(QString{"%1 for %2"}.arg(drawn).arg(lowest)));
    QCOMPARE(touching(itemsOf<FigureText>(figure)), QStringList{});
}

void TestReportFigure::flagsNeverTouch()
{
    for (const std::size_t count : {1U, 2U, 9U, 60U, 3'000U}) {
        const auto outcome = manyInterruptions(count);
        const auto figure = balanceFigure({{"Now", "", &outcome, oneDollar}}, {});
        const auto rects = itemsOf<FigureRect>(figure);
        std::vector<FigureRect> flags;
        std::copy_if(rects.begin(), rects.end(), std::back_inserter(flags),
                     [](const auto& rect) { return rect.outline.has_value(); });
        QVERIFY(!flags.empty());
        for (std::size_t i = 1; i < flags.size(); ++i)
            QVERIFY(flags[i].x >= flags[i - 1].x + flags[i - 1].width + 2);
        // numbered without a gap, from the first to the last
        std::size_t next = 1;
        for (const auto& text : itemsOf<FigureText>(figure)) {
            if (text.ink != Ink::Interruption)
                continue;
            const auto numbers = QString::fromStdString(text.text).remove(',').split(QChar{0x2013});
            QCOMPARE(numbers.first().toULongLong(), next);
            next = numbers.last().toULongLong() + 1;
        }
        QCOMPARE(next, count + 1);
        QCOMPARE(touching(itemsOf<FigureText>(figure)), QStringList{});
    }
}

void TestReportFigure::aThousandInterruptionsStaySmall()
{
    const auto outcome = manyInterruptions(20'000);
    const auto svg =
        toSvg(balanceFigure({{"Now", "", &outcome, oneDollar}, {"Recommended", "", &outcome, oneDollar}}, {}), "x");
    QVERIFY2(svg.size() < 200'000, std::to_string(svg.size()).c_str());
}

void TestReportFigure::theSpendFigureEndsWithTheWindow()
{
    Scenario scenario;
    scenario.history = readTestHistory(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv").history;
    for (const auto latency : {10s, 60s, 300s}) {
        for (const auto dollars : {1, 20}) {
            const auto demand = demandOf(scenario);
            const auto window = plainBusiestWindow(*demand, Money::fromDollars(dollars), latency);
            const DecidingStretch stretch{*demand->history, window, Money::fromDollars(dollars), latency,
                                          window.spent.roundedUpTo(oneCent)};
            QCOMPARE(spendOf(stretch).balances().back(), window.spent);
            const auto figure = spendFigure(stretch);
            QCOMPARE(touching(itemsOf<FigureText>(figure)), QStringList{});
            for (const auto& path : itemsOf<FigurePath>(figure))
                for (const auto& point : path.points)
                    QVERIFY(point.x >= 0 && point.x <= figure.width && point.y >= 0 && point.y <= figure.height);
        }
    }
}

void TestReportFigure::svgIsWellFormed()
{
    const auto outcome = manyInterruptions(9);
    auto figure = balanceFigure({{"Now & <then>", ", \"it\"", &outcome, oneDollar}}, {});
    const auto svg = toSvg(figure, "f1");
    QXmlStreamReader reader{QByteArray::fromStdString(svg)};
    QStringList names;
    QStringList texts;
    while (!reader.atEnd()) {
        reader.readNext();
        if (!reader.isStartElement())
            continue;
        names << reader.name().toString();
        if (reader.name() == QLatin1String{"svg"}) {
            QCOMPARE(reader.attributes().value("role").toString(), QString{"img"});
            QCOMPARE(reader.attributes().value("aria-labelledby").toString(), QString{"f1-title f1-description"});
        }
        if (reader.name() == QLatin1String{"text"} || reader.name() == QLatin1String{"desc"})
            texts << reader.readElementText(QXmlStreamReader::IncludeChildElements);
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QCOMPARE(names.mid(0, 3), (QStringList{"svg", "title", "desc"}));
    QVERIFY(texts.contains("Now & <then>, \"it\""));
    QVERIFY(texts.contains("Now & <then>, \"it\"."));
    // one path for the line
    const auto lines = itemsOf<FigurePath>(figure);
    QCOMPARE(std::count_if(lines.begin(), lines.end(),
                           [](const auto& path) { return path.ink == Ink::Balance && path.points.size() > 8; }),
             1);
}

void TestReportFigure::svgEscapes()
{
    QCOMPARE(escapeXml("<a href=\"x\">'&\x01"), "&lt;a href=&quot;x&quot;&gt;&#39;&amp;?");
    QCOMPARE(escapeXml("–"), "–");
}

void TestReportFigure::inksAreTheThemes()
{
    const auto theme =
        QJsonDocument::fromJson(QByteArray::fromStdString(*readFile(LOWWATER_SOURCE_DIR "/resources/theme.json")));
    const auto value = [&](const char* scheme, std::string_view token) {
        return theme["color"][QLatin1String{scheme}]
                    [QString::fromUtf8(token.data(), static_cast<qsizetype>(token.size()))]
                        .toString()
                        .toLower();
    };
    const auto check = [&](const InkColor& color) {
        const auto name = std::string{color.token};
        QVERIFY2(!value("light", color.token).isEmpty(), name.c_str());
        QCOMPARE(QString::asprintf("#%06x", color.light), value("light", color.token));
        QCOMPARE(QString::asprintf("#%06x", color.dark), value("dark", color.token));
    };
    for (std::size_t i = 0; i < inkCount; ++i)
        check(inkColor(static_cast<Ink>(i)));
    for (const Tone tone : {Tone::Plain, Tone::Quiet, Tone::Good, Tone::Warn, Tone::Bad})
        check(toneColor(tone));
}

void TestReportFigure::inksCanBeRead()
{
    const auto check = [](const InkColor& color, double least) {
        const auto& surface = inkColor(Ink::Surface);
        const auto name = std::string{color.token};
        QVERIFY2(contrast(color.light, surface.light) >= least, name.c_str());
        QVERIFY2(contrast(color.dark, surface.dark) >= least, name.c_str());
    };
    for (const Ink ink : {Ink::Text, Ink::TextSecondary, Ink::Axis, Ink::ThresholdText, Ink::Interruption})
        check(inkColor(ink), 4.5);
    for (const Ink ink : {Ink::Balance, Ink::Threshold, Ink::Zero, Ink::Recommended})
        check(inkColor(ink), 3);
    for (const Tone tone : {Tone::Plain, Tone::Quiet, Tone::Good, Tone::Warn, Tone::Bad})
        check(toneColor(tone), 4.5);
}

QTEST_APPLESS_MAIN(TestReportFigure)
#include "test_report_figure.moc"
