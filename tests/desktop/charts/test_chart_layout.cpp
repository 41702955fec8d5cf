// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/time_ticks.h"
#include "app/desktop/charts/layout/bands.h"
#include "app/desktop/charts/layout/lane_layout.h"
#include "app/desktop/charts/layout/shades.h"
#include "app/desktop/charts/layout/spent_bins.h"

#include <QTest>

#include <algorithm>
#include <chrono>

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

Interruption interruption(Duration after, Duration lasted, Cause cause = Cause::Latency)
{
    Interruption made;
    made.began = noon + after;
    made.ended = noon + after + lasted;
    made.cause = cause;
    return made;
}

Reload reload(Duration requested, Duration credited)
{
    Reload made;
    made.requested = noon + requested;
    made.credited = noon + credited;
    made.amount = oneDollar * 5;
    return made;
}

FlagSizes tenPixelFlags()
{
    return {17, 12, 2, [](const QString& text) { return 7.0 * static_cast<double>(text.size()); }};
}

History spending(const QList<std::pair<int, int>>& minutesAndCents, const QStringList& tools = {})
{
    HistoryBuilder builder;
    for (qsizetype i = 0; i < minutesAndCents.size(); ++i) {
        Charge charge;
        charge.time = noon + minutes{minutesAndCents[i].first};
        charge.cost = oneCent * minutesAndCents[i].second;
        charge.tool = i < tools.size() ? tools[i].toStdString() : "";
        builder.add(charge);
    }
    return builder.build();
}

} // namespace

class TestChartLayout : public QObject {
    Q_OBJECT

private slots:
    void bandsStandOnTheirPixels();
    void neighbouringBandsOfOneCauseMerge();
    void aBandThatNeverEndedRunsToTheWindowsEnd();
    void findsTheBandUnderThePointer();
    void flagsStandUnderTheirBands();
    void flagsAreNeverOverlapped_data();
    void flagsAreNeverOverlapped();
    void reloadsAreDrawnOneByOne();
    void requestsNearTheirCreditAreMerged();
    void manyReloadsBecomeTicks();
    void aPendingReloadReachesTheEnd();
    void barsFollowTheClockOfTheZone();
    void barsOfDaysWhenClocksChange();
    void aBarAtTheEdgeIsWhole();
    void barStepsFitThePixels_data();
    void barStepsFitThePixels();
    void categoriesAreTheDearestSix();
    void categoriesTellApartWhatDiffers();
    void nightsAreShaded();
    void weekendsFromTwoWeeksOn();
};

void TestChartLayout::bandsStandOnTheirPixels()
{
    const TimeAxis axis = axisOf(minutes{1000}, 1000); // a pixel a minute
    const std::vector<Interruption> all = {
        interruption(minutes{-20}, minutes{10}), interruption(minutes{-20}, minutes{50}),
        interruption(minutes{100}, minutes{25}, Cause::Declined), interruption(minutes{300}, seconds{5}, Cause::Limit),
        interruption(minutes{2000}, minutes{5})};
    const auto bands = bandsOf(all, noon + hours{40}, axis);
    QCOMPARE(bands.size(), std::size_t{3});
    QCOMPARE(bands[0], (Band{0, 30, Cause::Latency, 1, 1}));
    QCOMPARE(bands[1], (Band{100, 125, Cause::Declined, 2, 2}));
    QCOMPARE(bands[2], (Band{300, 303, Cause::Limit, 3, 3})); // never thinner than 3 px
}

void TestChartLayout::neighbouringBandsOfOneCauseMerge()
{
    const TimeAxis axis = axisOf(minutes{1000}, 1000);
    const std::vector<Interruption> all = {interruption(minutes{100}, minutes{1}),
                                           interruption(minutes{102}, minutes{9}),
                                           interruption(minutes{110}, minutes{4}, Cause::Declined)};
    const auto bands = bandsOf(all, noon + hours{40}, axis);
    QCOMPARE(bands.size(), std::size_t{2});
    QCOMPARE(bands[0], (Band{100, 111, Cause::Latency, 0, 1}));
    QCOMPARE(bands[1], (Band{110, 114, Cause::Declined, 2, 2}));
}

void TestChartLayout::aBandThatNeverEndedRunsToTheWindowsEnd()
{
    Interruption open = interruption(minutes{100}, minutes{1});
    open.ended.reset();
    const auto bands = bandsOf(std::vector{open}, noon + minutes{400}, axisOf(minutes{1000}, 1000));
    QCOMPARE(bands.front().right, 400.0);
}

void TestChartLayout::findsTheBandUnderThePointer()
{
    const std::vector<Band> bands = {{100, 110, Cause::Latency, 0, 0}, {114, 130, Cause::Latency, 1, 1}};
    QCOMPARE(bandAt(bands, 105, 3), &bands[0]);
    QCOMPARE(bandAt(bands, 111, 3), &bands[0]);
    QCOMPARE(bandAt(bands, 113, 3), &bands[1]);
    QVERIFY(!bandAt(bands, 96, 3));
    QVERIFY(!bandAt(bands, 140, 3));
}

void TestChartLayout::flagsStandUnderTheirBands()
{
    const std::vector<Interruption> all = {interruption(minutes{95}, minutes{10}),
                                           interruption(minutes{300}, minutes{20}, Cause::Declined)};
    const auto flags = flagsOf(all, noon + hours{40}, axisOf(minutes{1000}, 1000), tenPixelFlags());
    QCOMPARE(flags.size(), std::size_t{2});
    QCOMPARE(flags[0].text, QStringLiteral("1"));
    QCOMPARE(flags[0].width, 19.0);
    QCOMPARE(flags[0].left, 91.0); // its middle under the middle of 95 to 105, to whole pixels
    QCOMPARE(flags[1].left, 301.0);
    QVERIFY(flags[1].cause == Cause::Declined);
}

void TestChartLayout::flagsAreNeverOverlapped_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("gapMinutes");
    QTest::addRow("one") << 1 << 10;
    QTest::addRow("two close together") << 2 << 3;
    QTest::addRow("twelve in a row") << 12 << 16;
    QTest::addRow("as many as fit") << 40 << 24;
    QTest::addRow("more than fit") << 400 << 2;
    QTest::addRow("all at once") << 5000 << 0;
}

void TestChartLayout::flagsAreNeverOverlapped()
{
    QFETCH(const int, count);
    QFETCH(const int, gapMinutes);
    std::vector<Interruption> all;
    for (int i = 0; i < count; ++i)
        all.push_back(interruption(minutes{985 - gapMinutes * (count - 1 - i)}, minutes{1}));
    const auto flags = flagsOf(all, noon + hours{40}, axisOf(minutes{1000}, 1000), tenPixelFlags());
    QVERIFY(!flags.empty());
    double free = 0;
    std::size_t next = 0;
    const std::size_t offView = static_cast<std::size_t>(
        std::count_if(all.begin(), all.end(), [](const Interruption& i) { return *i.ended < noon; }));
    for (const Flag& flag : flags) {
        QVERIFY(flag.left >= free);
        QCOMPARE(flag.first, next + (next == 0 ? offView : 0));
        free = flag.left + flag.width;
        next = flag.last + 1;
    }
    QVERIFY(free <= 1000);
    QCOMPARE(next, all.size());
}

void TestChartLayout::reloadsAreDrawnOneByOne()
{
    Outcome outcome;
    outcome.windowEnd = noon + hours{40};
    outcome.reloads = {reload(minutes{100}, minutes{130})};
    outcome.reloads.front().declined = {noon + minutes{110}};
    const ReloadMarks marks = reloadMarks(outcome, axisOf(minutes{1000}, 1000), 11);
    QVERIFY(!marks.ticks);
    using Kind = ReloadMark::Kind;
    QCOMPARE(marks.marks.size(), std::size_t{4});
    const auto has = [&marks](Kind kind, double x) {
        return std::any_of(marks.marks.begin(), marks.marks.end(),
                           [=](const ReloadMark& mark) { return mark.kind == kind && mark.x == x; });
    };
    QVERIFY(has(Kind::Way, 100) && has(Kind::Requested, 100) && has(Kind::Declined, 110) && has(Kind::Credited, 130));
}

void TestChartLayout::requestsNearTheirCreditAreMerged()
{
    Outcome outcome;
    outcome.windowEnd = noon + hours{40};
    outcome.reloads = {reload(minutes{100}, minutes{110})};
    outcome.reloads.front().declined = {noon + minutes{105}};
    const ReloadMarks marks = reloadMarks(outcome, axisOf(minutes{1000}, 1000), 11);
    QCOMPARE(marks.marks.size(), std::size_t{2}); // what was declined always stays
    QVERIFY(marks.marks[0].kind == ReloadMark::Kind::Credited);
    QVERIFY(marks.marks[1].kind == ReloadMark::Kind::Declined);
}

void TestChartLayout::manyReloadsBecomeTicks()
{
    Outcome outcome;
    outcome.windowEnd = noon + hours{40};
    for (int i = 0; i < 900; ++i)
        outcome.reloads.push_back(reload(minutes{i}, minutes{i + 1}));
    const ReloadMarks marks = reloadMarks(outcome, axisOf(minutes{1000}, 1000), 11);
    QVERIFY(marks.ticks);
    std::size_t count = 0;
    double end = -1;
    for (const ReloadMark& mark : marks.marks) {
        QVERIFY(mark.kind == ReloadMark::Kind::Tick);
        QVERIFY(mark.x > end);
        end = mark.to;
        count += mark.count;
    }
    QCOMPARE(count, std::size_t{900});
}

void TestChartLayout::aPendingReloadReachesTheEnd()
{
    Outcome outcome;
    outcome.windowEnd = noon + minutes{500};
    outcome.pending = reload(minutes{100}, minutes{0});
    outcome.pending->credited.reset();
    const ReloadMarks marks = reloadMarks(outcome, axisOf(minutes{1000}, 1000), 11);
    QCOMPARE(marks.marks.size(), std::size_t{2});
    QCOMPARE(marks.marks[0].to, 500.0);
    QVERIFY(marks.marks[1].kind == ReloadMark::Kind::Requested);
}

void TestChartLayout::barsFollowTheClockOfTheZone()
{
    const QTimeZone nepal("Asia/Kathmandu"); // 5 h 45 min ahead
    const History history = spending({{0, 10}, {14, 20}, {16, 40}, {200, 80}});
    const SpentCategories categories(history, std::nullopt);
    const TimeRange all{noon - hours{1}, noon + hours{5}};
    const auto bars = spentBars(history, categories, all, nepal, hours{1});
    // 12:00 UTC is 17:45 there: the hours change at a quarter past
    QCOMPARE(bars.size(), std::size_t{3});
    QCOMPARE(bars[0].time, (TimeRange{noon - minutes{45}, noon + minutes{15}}));
    QCOMPARE(bars[0].total, oneCent * 30);
    QCOMPARE(bars[1].total, oneCent * 40);
    QCOMPARE(bars[2].time, (TimeRange{noon + minutes{195}, noon + minutes{255}}));
    QCOMPARE(bars[2].total, oneCent * 80);
}

void TestChartLayout::barsOfDaysWhenClocksChange()
{
    const QTimeZone berlin("Europe/Berlin");
    const SimTime sunday = parseTime("2026-03-28T23:00:00Z").value().time; // midnight in Berlin, a day of 23 hours
    HistoryBuilder builder;
    for (const Duration after : {Duration{hours{1}}, Duration{hours{22}}, Duration{hours{23}}}) {
        Charge charge;
        charge.time = sunday + after;
        charge.cost = oneDollar;
        builder.add(charge);
    }
    const History history = builder.build();
    const SpentCategories categories(history, std::nullopt);
    const auto days = spentBars(history, categories, {sunday, sunday + hours{48}}, berlin, hours{24});
    QCOMPARE(days.size(), std::size_t{2});
    QCOMPARE(days[0].time, (TimeRange{sunday, sunday + hours{23}}));
    QCOMPARE(days[0].total, oneDollar * 2);
    const auto halves = spentBars(history, categories, {sunday, sunday + hours{48}}, berlin, hours{12});
    QCOMPARE(halves.size(), std::size_t{3});
    QCOMPARE(halves[1].time, (TimeRange{sunday + hours{12}, sunday + hours{23}})); // ends with its day
}

void TestChartLayout::aBarAtTheEdgeIsWhole()
{
    const History history = spending({{1, 10}, {4, 20}, {11, 40}});
    const auto bars = spentBars(history, SpentCategories(history, std::nullopt),
                                {noon + minutes{3}, noon + minutes{10}}, QTimeZone::utc(), minutes{5});
    QCOMPARE(bars.size(), std::size_t{1});
    QCOMPARE(bars[0].total, oneCent * 30);
}

void TestChartLayout::barStepsFitThePixels_data()
{
    QTest::addColumn<qint64>("minutesLong");
    QTest::addColumn<Resolution>("resolution");
    QTest::addColumn<QString>("text");
    QTest::addRow("six hours") << qint64{360} << Resolution::Request << QStringLiteral("5 min");
    QTest::addRow("a minute") << qint64{1} << Resolution::Request << QStringLiteral("5 min");
    QTest::addRow("a week") << qint64{7 * 1440} << Resolution::Request << QStringLiteral("2 h");
    QTest::addRow("a year") << qint64{365 * 1440} << Resolution::Request << QStringLiteral("day");
    QTest::addRow("five years") << qint64{5 * 365 * 1440} << Resolution::Request << QStringLiteral("week");
    QTest::addRow("a week of a source that knows days") << qint64{7 * 1440} << Resolution::Day << QStringLiteral("day");
    QTest::addRow("a week of a source that knows five hours")
        << qint64{7 * 1440} << Resolution::FiveHours << QStringLiteral("day");
}

void TestChartLayout::barStepsFitThePixels()
{
    QFETCH(const qint64, minutesLong);
    QFETCH(const Resolution, resolution);
    QFETCH(const QString, text);
    QCOMPARE(spentStepText(spentStep(axisOf(minutes{minutesLong}, 1000), resolution)), text);
}

void TestChartLayout::categoriesAreTheDearestSix()
{
    QList<std::pair<int, int>> charges;
    QStringList tools;
    for (int i = 0; i < 9; ++i) { // tool 8 is the dearest
        charges.push_back({i, 10 + i});
        tools << QStringLiteral("tool %1").arg(i);
    }
    const History history = spending(charges, tools);
    const SpentCategories categories(history, std::nullopt);
    QVERIFY(categories.by() == SpentBy::Tool);
    QVERIFY(categories.hasOther());
    QCOMPARE(categories.named().size(), std::size_t{6});
    QCOMPARE(std::string(history.name(categories.named().front())), std::string("tool 8"));
    QCOMPARE(categories.categoryOf(history, 8), std::size_t{0});
    QCOMPARE(categories.categoryOf(history, 3), std::size_t{5});
    QCOMPARE(categories.categoryOf(history, 2), SpentCategories::mostNamed);
    const auto bars = spentBars(history, categories, {noon, noon + hours{1}}, QTimeZone::utc(), hours{1});
    QCOMPARE(bars.size(), std::size_t{1});
    QCOMPARE(bars[0].parts[SpentCategories::mostNamed], oneCent * (10 + 11 + 12));
    Money sum;
    for (const Money part : bars[0].parts)
        sum += part;
    QCOMPARE(sum, bars[0].total);
}

void TestChartLayout::categoriesTellApartWhatDiffers()
{
    const auto by = [](const char* tool, const char* model, const char* session) {
        HistoryBuilder builder;
        Charge charge;
        charge.time = noon;
        charge.tool = "a";
        charge.model = "a";
        charge.session = "a";
        builder.add(charge);
        charge.tool = tool;
        charge.model = model;
        charge.session = session;
        builder.add(charge);
        return SpentCategories(builder.build(), std::nullopt).by();
    };
    QVERIFY(by("b", "b", "b") == SpentBy::Tool);
    QVERIFY(by("a", "b", "b") == SpentBy::Model);
    QVERIFY(by("a", "a", "b") == SpentBy::Session);
    QCOMPARE(shortModelName(QStringLiteral("claude-sonnet-4-5-20250929")), QStringLiteral("claude-sonnet-4-5"));
    QCOMPARE(shortModelName(QStringLiteral("gpt-5.1-codex")), QStringLiteral("gpt-5.1-codex"));
}

void TestChartLayout::nightsAreShaded()
{
    const QTimeZone berlin("Europe/Berlin"); // noon UTC is 13:00 there: night from 22 to 7 is 9 to 18 hours later
    const auto shades = shadesOf(axisOf(hours{24}, 240), berlin);
    QCOMPARE(shades.size(), std::size_t{1});
    QCOMPARE(shades[0].left, 90.0);
    QCOMPARE(shades[0].right, 180.0);
    // no shade across a gap
    const TimeAxis folded(QuietTime({{noon + hours{10}, noon + hours{17}}}), {noon, noon + hours{24}}, 188, 18);
    const auto parts = shadesOf(folded, berlin);
    QCOMPARE(parts.size(), std::size_t{2});
    QCOMPARE(parts[0].right, 100.0);
    QCOMPARE(parts[1].left, 118.0);
}

void TestChartLayout::weekendsFromTwoWeeksOn()
{
    const auto count = [](int days) {
        const auto shades = shadesOf(axisOf(hours{24 * days}, 300), QTimeZone::utc());
        return std::count_if(shades.begin(), shades.end(),
                             [](const Shade& shade) { return shade.kind == Shade::Kind::Weekend; });
    };
    QCOMPARE(count(13), std::ptrdiff_t{0});
    QCOMPARE(count(14), std::ptrdiff_t{2}); // 14 and 15, 21 and 22 February 2026
}

QTEST_GUILESS_MAIN(TestChartLayout)
#include "test_chart_layout.moc"
