// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/axis/time_axis.h"
#include "app/desktop/charts/axis/time_ticks.h"
#include "app/desktop/charts/axis/visible_range.h"

#include <QTest>

#include <chrono>

using namespace lowwater;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

SimTime at(const char* text)
{
    return parseTime(text).value().time;
}

/// Every letter 7 px wide: no font needed, and no less than a small font takes.
TickFonts sevenPixels()
{
    const auto width = [](const QString& text) { return 7.0 * static_cast<double>(text.size()); };
    return {width, width};
}

QStringList markTexts(const TimeTicks& ticks)
{
    QStringList texts;
    for (const TimeTicks::Mark& mark : ticks.marks) {
        if (!mark.text.isEmpty())
            texts << mark.text;
    }
    return texts;
}

QStringList dateTexts(const TimeTicks& ticks)
{
    QStringList texts;
    for (const TimeTicks::Date& date : ticks.dates)
        texts << date.text;
    return texts;
}

/// Empty where no two labels of a row touch and none leaves the axis; else what is wrong.
QString flaws(const TimeTicks& ticks, double width)
{
    const TickFonts fonts = sevenPixels();
    double end = 0;
    for (const TimeTicks::Mark& mark : ticks.marks) {
        if (mark.text.isEmpty())
            continue;
        const double half = fonts.markWidth(mark.text) / 2;
        if (mark.x - half < end || mark.x + half > width)
            return QStringLiteral("mark %1 at %2").arg(mark.text).arg(mark.x);
        end = mark.x + half;
    }
    end = 0;
    for (const TimeTicks::Date& date : ticks.dates) {
        if (date.x < end || date.x + fonts.dateWidth(date.text) > width)
            return QStringLiteral("date %1 at %2").arg(date.text).arg(date.x);
        end = date.x + fonts.dateWidth(date.text);
    }
    return {};
}

TimeAxis plain(TimeRange range, int width)
{
    return TimeAxis(QuietTime(), range, width, 18);
}

} // namespace

class TestTimeAxis : public QObject {
    Q_OBJECT

private slots:
    void mapsLinearlyWithoutGaps();
    void foldsAQuietStretch();
    void comesBackToTheSameTime_data();
    void comesBackToTheSameTime();
    void boundsAscendOnePerPixel();
    void narrowsGapsThatWouldFillTheAxis();
    void foldsOnlyTheLongestWhereThereAreTooMany();
    void findsQuietStretches();
    void keepsMovedWorkUnfolded();
    void knowsAMostlyQuietRecord_data();
    void knowsAMostlyQuietRecord();
    void findsTheBusiestRange_data();
    void findsTheBusiestRange();
    void busyTimeSkipsStretches();

    void labelsNeverTouch_data();
    void labelsNeverTouch();
    void clocksChange_data();
    void clocksChange();
    void datesFollowMidnightsAndGaps();
    void aDateAtTheEdgeGivesWayToMidnight();

    void zoomKeepsTheAnchor();
    void zoomsAndPansStayInTheRecord();
    void goesBackStepByStep();
    void endsNeverLieInAQuietStretch();
};

void TestTimeAxis::mapsLinearlyWithoutGaps()
{
    const SimTime from = at("2026-02-11T10:00:00Z");
    const TimeAxis axis = plain({from, from + hours{10}}, 1000);
    QCOMPARE(axis.xAt(from), 0.0);
    QCOMPARE(axis.xAt(from + hours{1}), 100.0);
    QCOMPARE(axis.xAt(from + hours{10}), 1000.0);
    QCOMPARE(axis.xAt(from - hours{1}), -100.0);
    QCOMPARE(axis.xAt(from + hours{11}), 1100.0);
    QCOMPARE(axis.timeAt(250), from + minutes{150});
    QCOMPARE(axis.timeAt(-5), from);
    QCOMPARE(axis.timeAt(2000), from + hours{10});
}

void TestTimeAxis::foldsAQuietStretch()
{
    const SimTime from = at("2026-02-11T10:00:00Z");
    const TimeRange quiet{from + hours{1}, from + hours{20}};
    const TimeAxis axis(QuietTime({quiet}), {from, from + hours{21}}, 218, 18);
    // two busy hours share 218 - 18 px
    QCOMPARE(axis.xAt(from + minutes{30}), 50.0);
    QCOMPARE(axis.xAt(quiet.from), 100.0);
    QCOMPARE(axis.xAt(quiet.to), 118.0);
    QCOMPARE(axis.xAt(from + hours{21}), 218.0);
    QCOMPARE(axis.pixels(hours{1}), 100.0);
    QCOMPARE(axis.segments().size(), std::size_t{3});
    QVERIFY(!axis.gapAt(99.9));
    QVERIFY(axis.gapAt(100));
    QCOMPARE(axis.gapAt(117)->time.length(), Duration{hours{19}});
    QVERIFY(!axis.gapAt(118));
}

void TestTimeAxis::comesBackToTheSameTime_data()
{
    QTest::addColumn<qint64>("lengthSeconds");
    QTest::addColumn<int>("width");
    QTest::addRow("five seconds") << qint64{5} << 300;
    QTest::addRow("a minute") << qint64{60} << 1000;
    QTest::addRow("a day") << qint64{86'400} << 2000;
    QTest::addRow("a year") << qint64{366 * 86'400} << 700;
}

void TestTimeAxis::comesBackToTheSameTime()
{
    QFETCH(const qint64, lengthSeconds);
    QFETCH(const int, width);
    const SimTime from = at("2026-01-01T00:00:00Z");
    const TimeRange range{from, from + seconds{lengthSeconds}};
    const Duration third = range.length() / 3;
    const TimeAxis axis(QuietTime({{from + third, from + 2 * third}}), range, width, 18);
    for (int x = 0; x <= width; ++x)
        QVERIFY2(std::abs(axis.xAt(axis.timeAt(x)) - x) < 0.001, qPrintable(QString::number(x)));
    for (int i = 0; i <= 1000; ++i) {
        const SimTime time = range.from + range.length() * i / 1000;
        const double error = static_cast<double>((axis.timeAt(axis.xAt(time)) - time).count());
        QVERIFY2(std::abs(error) <= 1, qPrintable(QString::number(i)));
    }
}

void TestTimeAxis::boundsAscendOnePerPixel()
{
    const SimTime from = at("2026-01-01T00:00:00Z");
    const TimeAxis axis(QuietTime({{from + hours{2}, from + hours{9}}}), {from, from + hours{12}}, 640, 18);
    const auto bounds = axis.columnBounds();
    QCOMPARE(bounds.size(), std::size_t{641});
    QCOMPARE(bounds.front(), axis.range().from);
    QCOMPARE(bounds.back(), axis.range().to);
    QVERIFY(std::is_sorted(bounds.begin(), bounds.end()));
}

void TestTimeAxis::narrowsGapsThatWouldFillTheAxis()
{
    const SimTime from = at("2026-01-01T00:00:00Z");
    std::vector<TimeRange> nights;
    for (int day = 0; day < 30; ++day)
        nights.push_back({from + hours{24 * day + 8}, from + hours{24 * day + 24}});
    const TimeAxis axis(QuietTime(nights), {from, from + hours{24 * 30 + 8}}, 600, 18);
    double folded = 0;
    for (const TimeAxis::Segment& segment : axis.segments())
        folded += segment.folded ? segment.right - segment.left : 0;
    QCOMPARE(std::round(folded), 200.0); // a third of the axis
}

void TestTimeAxis::foldsOnlyTheLongestWhereThereAreTooMany()
{
    const SimTime from = at("2026-01-01T00:00:00Z");
    std::vector<TimeRange> stretches;
    for (int day = 0; day < 300; ++day)
        stretches.push_back({from + hours{24 * day + 8}, from + hours{24 * day + (day % 10 == 0 ? 23 : 16)}});
    const TimeAxis axis(QuietTime(stretches), {from, from + hours{24 * 300}}, 600, 18);
    const auto folded = std::count_if(axis.segments().begin(), axis.segments().end(),
                                      [](const auto& segment) { return segment.folded; });
    QCOMPARE(folded, std::ptrdiff_t{30});
}

void TestTimeAxis::findsQuietStretches()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const std::vector<SimTime> charges = {t, t + minutes{60}, t + minutes{121}, t + minutes{130}};
    const auto stretches = quietStretches(charges, {t - hours{2}, t + minutes{190}});
    QCOMPARE(stretches.size(), std::size_t{2}); // 60 min are not quiet, 61 are; and the hours before the first charge
    QCOMPARE(stretches[0], (TimeRange{t - hours{2}, t}));
    QCOMPARE(stretches[1], (TimeRange{t + minutes{60}, t + minutes{121}}));
}

void TestTimeAxis::keepsMovedWorkUnfolded()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const std::vector<TimeRange> night = {{t, t + hours{10}}};
    const std::vector<SimTime> none = {t - minutes{5}, t, t + hours{10}};
    QCOMPARE(withoutActivity(night, none), night);
    // a credit four minutes into the night: it begins a quarter of an hour later
    const std::vector<SimTime> credit = {t + minutes{4}};
    QCOMPARE(withoutActivity(night, credit), (std::vector<TimeRange>{{t + minutes{15}, t + hours{10}}}));
    // work moved to its middle cuts it in two
    const std::vector<SimTime> middle = {t + minutes{241}, t + minutes{250}};
    QCOMPARE(withoutActivity(night, middle),
             (std::vector<TimeRange>{{t, t + minutes{240}}, {t + minutes{255}, t + hours{10}}}));
}

void TestTimeAxis::knowsAMostlyQuietRecord_data()
{
    QTest::addColumn<QList<int>>("hoursWithCharges");
    QTest::addColumn<bool>("quiet");
    QTest::addRow("two of nine hours") << QList<int>{0, 8} << true;
    QTest::addRow("two of eight hours: a quarter is not less") << QList<int>{0, 7} << false;
    QTest::addRow("one hour") << QList<int>{3} << false;
    QTest::addRow("no charge") << QList<int>{} << false;
}

void TestTimeAxis::knowsAMostlyQuietRecord()
{
    QFETCH(const QList<int>, hoursWithCharges);
    QFETCH(const bool, quiet);
    std::vector<SimTime> charges;
    for (const int hour : hoursWithCharges) {
        charges.push_back(at("2026-02-11T00:20:00Z") + hours{hour});
        charges.push_back(charges.back() + minutes{30});
    }
    QCOMPARE(isMostlyQuiet(charges), quiet);
}

void TestTimeAxis::findsTheBusiestRange_data()
{
    QTest::addColumn<QList<int>>("minutesOfCharges");
    QTest::addColumn<QList<int>>("cents");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::addRow("a cheap first charge is left out") << QList<int>{0, 100, 110} << QList<int>{5, 50, 45} << 100 << 110;
    QTest::addRow("six per cent are not left out") << QList<int>{0, 100, 110} << QList<int>{6, 50, 44} << 0 << 110;
    QTest::addRow("of two that hold it the shorter") << QList<int>{0, 10, 110} << QList<int>{3, 94, 3} << 0 << 10;
    QTest::addRow("nothing spent: all of it") << QList<int>{0, 10} << QList<int>{0, 0} << 0 << 10;
}

void TestTimeAxis::findsTheBusiestRange()
{
    QFETCH(const QList<int>, minutesOfCharges);
    QFETCH(const QList<int>, cents);
    QFETCH(const int, first);
    QFETCH(const int, last);
    const SimTime t = at("2026-02-11T10:00:00Z");
    std::vector<SimTime> charges;
    std::vector<Money> costs;
    for (const int minute : minutesOfCharges)
        charges.push_back(t + minutes{minute});
    for (const int cent : cents)
        costs.push_back(oneCent * cent);
    const TimeRange range = busiestRange(charges, costs);
    QCOMPARE(range.from, t + minutes{first});
    QVERIFY(range.contains(t + minutes{last}));
    QCOMPARE(range.to - (t + minutes{last}), Duration{1});
}

void TestTimeAxis::busyTimeSkipsStretches()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const QuietTime quiet({{t + hours{1}, t + hours{5}}, {t + hours{6}, t + hours{16}}});
    const Duration start = quiet.busyAt(t);
    QCOMPARE(quiet.busyAt(t + hours{1}) - start, Duration{hours{1}});
    QCOMPARE(quiet.busyAt(t + hours{3}) - start, Duration{hours{1}});
    QCOMPARE(quiet.busyAt(t + hours{5}) - start, Duration{hours{1}});
    QCOMPARE(quiet.busyAt(t + hours{17}) - start, Duration{hours{3}});
    QCOMPARE(quiet.firstAt(start + hours{1}), t + hours{1});
    QCOMPARE(quiet.lastAt(start + hours{1}), t + hours{5});
    QCOMPARE(quiet.firstAt(start + hours{3}), t + hours{17});
    QCOMPARE(quiet.lastAt(start + hours{3}), t + hours{17});
}

void TestTimeAxis::labelsNeverTouch_data()
{
    QTest::addColumn<qint64>("lengthSeconds");
    QTest::addColumn<bool>("folded");
    const QList<std::pair<const char*, qint64>> lengths = {
        {"5 s", 5},          {"1 min", 60},           {"7 min", 420},         {"1 h", 3600},
        {"5 h", 18'000},     {"1 d", 86'400},         {"3 d", 259'200},       {"1 week", 604'800},
        {"17 d", 1'468'800}, {"2 months", 5'270'400}, {"1 year", 31'622'400}, {"4 years", 126'230'400}};
    for (const auto& [name, length] : lengths) {
        QTest::addRow("%s", name) << length << false;
        QTest::addRow("%s with folded nights", name) << length << true;
    }
}

void TestTimeAxis::labelsNeverTouch()
{
    QFETCH(const qint64, lengthSeconds);
    QFETCH(const bool, folded);
    const QTimeZone berlin("Europe/Berlin");
    const SimTime from = at("2025-10-10T21:53:07.4Z");
    const TimeRange range{from, from + seconds{lengthSeconds}};
    std::vector<TimeRange> nights;
    for (SimTime night = at("2025-10-11T01:00:00Z"); folded && night + hours{5} < range.to; night += hours{24})
        nights.push_back({night, night + hours{5}});
    for (int width = 300; width <= 2000; width += 53) {
        const TimeTicks ticks = timeTicks(TimeAxis(QuietTime(nights), range, width, 18), berlin, sevenPixels());
        QCOMPARE(flaws(ticks, width), QString());
        const QStringList all = markTexts(ticks) + dateTexts(ticks);
        QVERIFY2(all.size() >= 2, qPrintable(QString::number(width)));
        for (const QString& text : all)
            QVERIFY2(!text.contains(u'…') && !text.contains(QLatin1String("...")), qPrintable(text));
    }
}

void TestTimeAxis::clocksChange_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QStringList>("marks");
    QTest::addColumn<QString>("zone");
    // 25 and 23 hours at 20 px an hour: a mark every three hours, at 03:00 by the wall
    QTest::addRow("an autumn day of 25 hours, two o'clock twice")
        << QStringLiteral("2025-10-25T22:00:00Z")
        << QStringList{QStringLiteral("03:00"), QStringLiteral("06:00"), QStringLiteral("09:00"),
                       QStringLiteral("12:00"), QStringLiteral("15:00"), QStringLiteral("18:00"),
                       QStringLiteral("21:00")}
        << QStringLiteral("CEST CET");
    QTest::addRow("a spring day of 23 hours, no two o'clock")
        << QStringLiteral("2026-03-28T23:00:00Z")
        << QStringList{QStringLiteral("03:00"), QStringLiteral("06:00"), QStringLiteral("09:00"),
                       QStringLiteral("12:00"), QStringLiteral("15:00"), QStringLiteral("18:00"),
                       QStringLiteral("21:00")}
        << QStringLiteral("CET CEST");
}

void TestTimeAxis::clocksChange()
{
    QFETCH(const QString, from);
    QFETCH(const QStringList, marks);
    QFETCH(const QString, zone);
    const QTimeZone berlin("Europe/Berlin");
    const SimTime midnight = at(qPrintable(from));
    const SimTime next = startOfLocalDay(localDay(midnight, berlin).addDays(1), berlin);
    QCOMPARE(startOfLocalDay(localDay(midnight, berlin), berlin), midnight);
    const auto dayHours = std::chrono::duration_cast<hours>(next - midnight).count();
    const TimeAxis axis = plain({midnight, next}, static_cast<int>(20 * dayHours));
    const TimeTicks ticks = timeTicks(axis, berlin, sevenPixels());
    QCOMPARE(markTexts(ticks), marks);
    QCOMPARE(ticks.zone + u' ' + ticks.laterZone, zone);
    // three in the morning is three hours of wall time after midnight: 4 or 2 hours on the axis
    const auto three = std::find_if(ticks.marks.begin(), ticks.marks.end(),
                                    [](const auto& mark) { return mark.text == QLatin1String("03:00"); });
    QCOMPARE(three->x, dayHours == 25 ? 80.0 : 40.0);
}

void TestTimeAxis::datesFollowMidnightsAndGaps()
{
    const QTimeZone berlin("Europe/Berlin");
    const SimTime from = at("2026-02-11T20:00:00Z"); // 21:00 in Berlin
    const TimeRange quiet{at("2026-02-12T02:00:00Z"), at("2026-02-12T14:00:00Z")};
    const TimeAxis axis(QuietTime({quiet}), {from, from + hours{22}}, 1018, 18); // 100 px an hour
    const TimeTicks ticks = timeTicks(axis, berlin, sevenPixels());
    QCOMPARE(dateTexts(ticks),
             (QStringList{QStringLiteral("Wed 11 Feb"), QStringLiteral("Thu 12 Feb"), QStringLiteral("Thu 12 Feb")}));
    QCOMPARE(ticks.dates[0].x, 0.0);
    QCOMPARE(ticks.dates[1].x, 300.0); // midnight
    QCOMPARE(ticks.dates[2].x, 618.0); // after the gap
    QCOMPARE(ticks.zone, QStringLiteral("CET"));
    QVERIFY(ticks.laterZone.isEmpty());
}

void TestTimeAxis::aDateAtTheEdgeGivesWayToMidnight()
{
    const SimTime from = at("2026-02-11T23:50:00Z");
    const TimeTicks ticks = timeTicks(plain({from, from + hours{10}}, 600), QTimeZone::utc(), sevenPixels());
    QCOMPARE(dateTexts(ticks), QStringList{QStringLiteral("Thu 12 Feb")});
    QCOMPARE(ticks.dates.front().x, 10.0);
}

void TestTimeAxis::zoomKeepsTheAnchor()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    VisibleRange visible;
    visible.reset({t, t + hours{10}}, QuietTime(), {t, t + hours{10}});
    visible.zoomAt(t + hours{4}, 2);
    QCOMPARE(visible.range(), (TimeRange{t + hours{2}, t + hours{7}}));
    visible.zoomAt(t + hours{4}, 0.5);
    QCOMPARE(visible.range(), (TimeRange{t, t + hours{10}}));
}

void TestTimeAxis::zoomsAndPansStayInTheRecord()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const TimeRange record{t, t + hours{10}};
    VisibleRange visible;
    visible.reset(record, QuietTime(), {t + hours{1}, t + hours{3}});
    visible.panBy(-hours{5});
    QCOMPARE(visible.range(), (TimeRange{t, t + hours{2}}));
    visible.panBy(hours{50});
    QCOMPARE(visible.range(), (TimeRange{t + hours{8}, t + hours{10}}));
    visible.zoomAt(t + hours{9}, 0.001);
    QCOMPARE(visible.range(), record);
    visible.zoomAt(t + hours{9}, 1e9);
    QVERIFY(visible.range().length() > Duration{0});
    QVERIFY(visible.range().contains(t + hours{9}));
    visible.show({t - hours{5}, t + hours{2}});
    QVERIFY(visible.range().from >= record.from);
}

void TestTimeAxis::goesBackStepByStep()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const TimeRange first{t + hours{1}, t + hours{9}};
    VisibleRange visible;
    visible.reset({t, t + hours{10}}, QuietTime(), first);
    QVERIFY(!visible.canGoBack());
    visible.zoomAt(t + hours{5}, 1.25);
    visible.zoomAt(t + hours{5}, 1.25); // one turn of the wheel after another is one step
    const TimeRange zoomed = visible.range();
    visible.show({t + hours{5}, t + hours{6}});
    visible.goBack();
    QCOMPARE(visible.range(), zoomed);
    visible.goBack();
    QCOMPARE(visible.range(), first);
    visible.goBack();
    QCOMPARE(visible.range(), first);
}

void TestTimeAxis::endsNeverLieInAQuietStretch()
{
    const SimTime t = at("2026-02-11T10:00:00Z");
    const TimeRange quiet{t + hours{2}, t + hours{20}};
    VisibleRange visible;
    visible.reset({t, t + hours{24}}, QuietTime({quiet}), {t, t + hours{24}});
    visible.show({t + hours{10}, t + hours{22}});
    QCOMPARE(visible.range(), (TimeRange{quiet.to, t + hours{22}}));
    visible.show({t + hours{1}, t + hours{10}});
    QCOMPARE(visible.range(), (TimeRange{t + hours{1}, quiet.from}));
    visible.panBy(minutes{30}); // over the gap as if it were not there
    QCOMPARE(visible.range(), (TimeRange{t + minutes{90}, quiet.to + minutes{30}}));
}

QTEST_GUILESS_MAIN(TestTimeAxis)
#include "test_time_axis.moc"
