// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded stops on the balance chart: where the marks are, what they say, and how they are chosen.
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/layout/stop_marks.h"
#include "app/desktop/words/recorded_words.h"
#include "tests/desktop/charts/chart_fixture.h"

#include <QSignalSpy>
#include <QtTest>

#include <sstream>

using namespace lowwater;

namespace {

RecordedStop stopAt(SimTime time, const std::string& reason = "five_hour", std::optional<SimTime> resets = {})
{
    return {time, reason, resets, "a", {}};
}

/// Ten pixels a minute from noon on, octagons of 12 px, 2 px between, 8 px for a character.
TimeAxis tenPixelsAMinute()
{
    return TimeAxis({}, {noon, noon + minutes{100}}, 1000, 18);
}

std::vector<StopMark> marksOf(const std::vector<RecordedStop>& stops)
{
    return stopMarks(stops, tenPixelsAMinute(),
                     {12, 2, [](const QString& text) { return 8.0 * static_cast<double>(text.size()); }});
}

/// `first-last left..right` of each, with the count.
std::string printMarks(const std::vector<StopMark>& marks)
{
    std::ostringstream text;
    for (const StopMark& mark : marks)
        text << mark.first << '-' << mark.last << ' ' << mark.left << ".." << mark.right << ' '
             << mark.count.toStdString() << '\n';
    return text.str();
}

/// The bench's result with stops: two close together on the first day, one in the quiet night, one the day after.
RunResultPtr withStops(const RunResultPtr& result)
{
    auto changed = std::make_shared<RunResult>(*result);
    const std::vector<RecordedStop> stops = {
        stopAt(noon + minutes{20}, "five_hour", noon + minutes{120}), stopAt(noon + minutes{20} + seconds{5}),
        stopAt(noon + hours{12}, "seven_day"), stopAt(noon + hours{24} + minutes{30}, "out_of_credits")};
    changed->recorded = std::make_shared<const Recorded>(Recorded{stops, {}});
    return changed;
}

} // namespace

class TestStopMarks : public QObject {
    Q_OBJECT

private slots:
    void neighboursAreMergedWithACount();
    void onlyWhatIsOnViewIsMarked();
    void aMarkIsFoundUnderThePointer();
    void reasonsAreSaid_data();
    void reasonsAreSaid();
    void resetsAreInThePersonsZone();
    void severalStopsAreSaidTogether();
    void theOctagonIsHollowAndFilledWhenChosen();
    void theReadoutSaysWhatItWas();
    void aClickChoosesAndComesCloser();
    void theyCanBeHidden();
};

void TestStopMarks::neighboursAreMergedWithACount()
{
    // at 100, 110, 120, 150 and 300 px: the second octagon would begin at 104, before 106 + 2 where the first ends; the
    // third at 114, before 100 + 6 + 2 + 8 + 2 where the count ends; the fourth at 144 is free
    const auto marks = marksOf({stopAt(noon + minutes{10}), stopAt(noon + minutes{11}), stopAt(noon + minutes{12}),
                                stopAt(noon + minutes{15}), stopAt(noon + minutes{30})});
    QCOMPARE(printMarks(marks), std::string("0-2 94..116 3\n3-3 144..156 \n4-4 294..306 \n"));
}

void TestStopMarks::onlyWhatIsOnViewIsMarked()
{
    const auto marks = marksOf({stopAt(noon - seconds{1}), stopAt(noon), stopAt(noon + minutes{100})});
    QCOMPARE(printMarks(marks), std::string("1-1 -6..6 \n"));
    QVERIFY(marksOf({}).empty());
}

void TestStopMarks::aMarkIsFoundUnderThePointer()
{
    const auto marks = marksOf({stopAt(noon + minutes{10}), stopAt(noon + minutes{30})}); // 94..106, 294..306
    QCOMPARE(stopMarkAt(marks, 100, 0), &marks[0]);
    QCOMPARE(stopMarkAt(marks, 106, 0), &marks[0]);
    QCOMPARE(stopMarkAt(marks, 109, 3), &marks[0]);
    QCOMPARE(stopMarkAt(marks, 291, 3), &marks[1]);
    QVERIFY(stopMarkAt(marks, 110, 3) == nullptr);
    QVERIFY(stopMarkAt(marks, 90, 3) == nullptr);
    QVERIFY(stopMarkAt({}, 0, 3) == nullptr);
}

void TestStopMarks::reasonsAreSaid_data()
{
    QTest::addColumn<std::string>("reason");
    QTest::addColumn<QString>("words");
    QTest::addRow("five hours") << std::string("five_hour") << "five-hour limit reached";
    QTest::addRow("a week") << std::string("seven_day") << "weekly limit reached";
    QTest::addRow("a week, of one model") << std::string("seven_day_opus") << "weekly limit reached (opus)";
    QTest::addRow("the balance") << std::string("out_of_credits") << "out of usage credits";
    QTest::addRow("the balance of a key") << std::string("credit_balance_too_low") << "credit balance too low";
    QTest::addRow("a word of next year") << std::string("lunar_cycle") << "limit “lunar_cycle” reached";
}

void TestStopMarks::reasonsAreSaid()
{
    QFETCH(const std::string, reason);
    QFETCH(const QString, words);
    QCOMPARE(stopReasonWords(reason), words);
}

void TestStopMarks::resetsAreInThePersonsZone()
{
    const QTimeZone east(2 * 3600);
    const std::vector<RecordedStop> today = {stopAt(noon, "five_hour", noon + hours{2})};
    QCOMPARE(reallyStoppedWords(today, QTimeZone::utc()),
             QStringLiteral("Really stopped: five-hour limit reached, resets 14:00"));
    QCOMPARE(reallyStoppedWords(today, east), QStringLiteral("Really stopped: five-hour limit reached, resets 16:00"));
    // 23:30 UTC is another day at two hours east: 12 February, a Thursday
    const std::vector<RecordedStop> late = {stopAt(noon, "five_hour", noon + hours{11} + minutes{30})};
    QCOMPARE(reallyStoppedWords(late, east),
             QStringLiteral("Really stopped: five-hour limit reached, resets Thu 12 Feb 01:30"));
    QCOMPARE(reallyStoppedWords({{stopAt(noon, "seven_day")}}, east),
             QStringLiteral("Really stopped: weekly limit reached"));
}

void TestStopMarks::severalStopsAreSaidTogether()
{
    const std::vector<RecordedStop> same = {stopAt(noon), stopAt(noon + seconds{1}), stopAt(noon + seconds{2})};
    QCOMPARE(reallyStoppedWords(same, QTimeZone::utc()),
             QStringLiteral("Really stopped 3 times: five-hour limit reached"));
    const std::vector<RecordedStop> mixed = {stopAt(noon), stopAt(noon + seconds{1}, "seven_day")};
    QCOMPARE(reallyStoppedWords(mixed, QTimeZone::utc()), QStringLiteral("Really stopped 2 times"));
    QCOMPARE(recordedStopsSentence(mixed, QTimeZone::utc()),
             QStringLiteral("The record has 2 real stops, the last on Wed 11 Feb at 12:00: weekly limit reached."));
    QVERIFY(recordedStopsSentence({}, QTimeZone::utc()).isEmpty());
}

void TestStopMarks::theOctagonIsHollowAndFilledWhenChosen()
{
    ChartBench bench;
    bench.view.setResult(withStops(bench.result));
    bench.view.showRange({noon + hours{24}, noon + hours{25}});
    const auto beside = [&] { // the cross-hair goes through the middle
        const QImage image = bench.plot()->grab().toImage();
        return image.pixelColor(bench.atTime(noon + hours{24} + minutes{30}).x() + 2, 8);
    };
    QCOMPARE(beside(), bench.theme.color(Token::Surface));
    bench.view.goToRecordedStop(3);
    QCOMPARE(beside(), bench.theme.color(Token::Bad));
    bench.view.goToRecordedStop(-1);
    QCOMPARE(beside(), bench.theme.color(Token::Surface));
}

void TestStopMarks::theReadoutSaysWhatItWas()
{
    ChartBench bench;
    bench.view.setResult(withStops(bench.result));
    bench.view.showRange({noon, noon + minutes{40}});
    const auto* readout = bench.view.findChild<Readout*>();
    QTest::mouseMove(bench.surface(), bench.atTime(noon + minutes{20}));
    QTRY_COMPARE(readout->lines().size(), qsizetype{4});
    QCOMPARE(readout->lines().back(), QStringLiteral("Really stopped 2 times: five-hour limit reached"));
    bench.view.setZone(QTimeZone(2 * 3600));
    bench.view.goToRecordedStop(2); // in the night that is folded away: what the gap says, and the stop
    QCOMPARE(readout->lines().back(), QStringLiteral("Really stopped: weekly limit reached"));
    QTest::mouseMove(bench.surface(), bench.at(0.5));
}

void TestStopMarks::aClickChoosesAndComesCloser()
{
    ChartBench bench;
    bench.view.setResult(withStops(bench.result));
    bench.view.showRange({noon, noon + hours{1}});
    QSignalSpy clicked(&bench.view, &BalanceView::recordedStopClicked);
    const QPoint mark(bench.atTime(noon + minutes{20}).x(), 7);
    QTest::mouseClick(bench.surface(), Qt::LeftButton, {}, mark + QPoint(0, 40)); // not at the top
    QCOMPARE(clicked.size(), 0);
    QTest::mouseClick(bench.surface(), Qt::LeftButton, {}, mark);
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toInt(), 0);
    QVERIFY(bench.view.visibleRange().length() < minutes{5}); // both of them apart
    bench.view.goToRecordedStop(3);
    QVERIFY(bench.view.visibleRange().contains(noon + hours{24} + minutes{30}));
}

void TestStopMarks::theyCanBeHidden()
{
    ChartBench bench;
    auto* legend = bench.view.findChild<ChartLegend*>();
    QVERIFY(!legend->texts().contains(QStringLiteral("really stopped")));
    bench.view.setResult(withStops(bench.result));
    QVERIFY(legend->texts().contains(QStringLiteral("really stopped")));
    bench.view.setRecordedStopsShown(false);
    QVERIFY(!legend->texts().contains(QStringLiteral("really stopped")));
    bench.view.showRange({noon, noon + hours{1}});
    const QPoint mark(bench.atTime(noon + minutes{20}).x(), 7);
    QSignalSpy clicked(&bench.view, &BalanceView::recordedStopClicked);
    QTest::mouseClick(bench.surface(), Qt::LeftButton, {}, mark);
    QCOMPARE(clicked.size(), 0);
}

QTEST_MAIN(TestStopMarks)
#include "test_stop_marks.moc"
