// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/charts/chart_fixture.h"

#include "app/desktop/charts/lanes.h"
#include "app/desktop/charts/overview.h"
#include "app/desktop/charts/readout.h"

#include <QChart>
#include <QSignalSpy>

using namespace lowwater;

class TestChartInput : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }

    void wheelZoomsAtThePointer();
    void shiftAndSidewaysWheelPan();
    void draggingZoomsToTheRange();
    void escapeDropsTheRange();
    void middleButtonAndSpacePan();
    void doubleClickShowsEverything();
    void keysMove_data();
    void keysMove();
    void arrowsGoFromEventToEvent();
    void clickingABandOrFlagTells();
    void aFlagPushedAsideIsStillItsOwn();
    void goesToAnInterruption();
    void nextAndPrevious();
    void overviewMovesTheRange();
    void hiddenPicturesTakeClicks();

private:
    [[nodiscard]] BalanceView& view() const { return m_bench->view; }

    std::unique_ptr<ChartBench> m_bench;
};

void TestChartInput::init()
{
    m_bench = std::make_unique<ChartBench>();
    QVERIFY(QTest::qWaitForWindowActive(&view()));
    QVERIFY(m_bench->result->outcome);
    QVERIFY(m_bench->result->outcome->interruptions.size() >= 2);
}

void TestChartInput::wheelZoomsAtThePointer()
{
    view().setSkipQuiet(false);
    view().showAll();
    const TimeRange before = view().visibleRange();
    const QPoint pointer = m_bench->at(0.25);
    const double x = pointer.x() - m_bench->plot()->plotArea().left();
    const SimTime under = m_bench->axis().timeAt(x);
    wheel(m_bench->surface(), pointer, {0, 120});
    QVERIFY(std::abs(hoursOf(view().visibleRange()) * 1.25 - hoursOf(before)) < 0.001);
    QVERIFY(std::abs(m_bench->axis().xAt(under) - x) < 1);
    wheel(m_bench->surface(), pointer, {0, -120});
    QVERIFY(std::abs(hoursOf(view().visibleRange()) - hoursOf(before)) < 0.001);
}

void TestChartInput::shiftAndSidewaysWheelPan()
{
    view().setSkipQuiet(false);
    view().showRange({noon + hours{5}, noon + hours{15}});
    wheel(m_bench->surface(), m_bench->at(0.5), {0, -120}, Qt::ShiftModifier);
    QCOMPARE(view().visibleRange(), (TimeRange{noon + hours{6}, noon + hours{16}})); // a tenth later
    wheel(m_bench->surface(), m_bench->at(0.5), {120, 0});
    QCOMPARE(view().visibleRange(), (TimeRange{noon + hours{5}, noon + hours{15}}));
}

void TestChartInput::draggingZoomsToTheRange()
{
    view().setSkipQuiet(false);
    view().showRange({noon, noon + hours{10}});
    const TimeRange before = view().visibleRange();
    const SimTime from = m_bench->axis().timeAt(m_bench->at(0.2).x() - m_bench->plot()->plotArea().left());
    const SimTime to = m_bench->axis().timeAt(m_bench->at(0.6).x() - m_bench->plot()->plotArea().left());
    drag(m_bench->surface(), Qt::LeftButton, m_bench->at(0.6), m_bench->at(0.2)); // leftwards as well
    QCOMPARE(view().visibleRange(), (TimeRange{from, to}));
    m_bench->key(Qt::Key_Backspace);
    QCOMPARE(view().visibleRange(), before);
}

void TestChartInput::escapeDropsTheRange()
{
    const TimeRange before = view().visibleRange();
    QTest::mousePress(m_bench->surface(), Qt::LeftButton, {}, m_bench->at(0.2));
    QMouseEvent move(QEvent::MouseMove, m_bench->at(0.6), m_bench->surface()->mapToGlobal(m_bench->at(0.6)),
                     Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_bench->surface(), &move);
    m_bench->key(Qt::Key_Escape);
    QTest::mouseRelease(m_bench->surface(), Qt::LeftButton, {}, m_bench->at(0.6));
    QCOMPARE(view().visibleRange(), before);
}

void TestChartInput::middleButtonAndSpacePan()
{
    view().setSkipQuiet(false);
    view().showRange({noon + hours{5}, noon + hours{15}});
    const double hour = m_bench->plot()->plotArea().width() / 10;
    const QPoint begin = m_bench->at(0.5);
    const QPoint end = begin - QPoint(static_cast<int>(2 * hour), 0);
    const double moved = (begin.x() - end.x()) / hour;
    drag(m_bench->surface(), Qt::MiddleButton, begin, end);
    const auto panned = [&] {
        return std::chrono::duration<double, std::ratio<3600>>(view().visibleRange().from - noon).count() - 5;
    };
    QVERIFY(std::abs(panned() - moved) < 0.001);
    QTest::keyPress(m_bench->plot(), Qt::Key_Space);
    drag(m_bench->surface(), Qt::LeftButton, end, begin);
    QTest::keyRelease(m_bench->plot(), Qt::Key_Space);
    QVERIFY(std::abs(panned()) < 0.001);
    QVERIFY(std::abs(hoursOf(view().visibleRange()) - 10) < 0.001);
}

void TestChartInput::doubleClickShowsEverything()
{
    view().showRange({noon, noon + minutes{5}});
    QTest::mouseDClick(m_bench->surface(), Qt::LeftButton, {}, m_bench->at(0.5));
    QVERIFY(view().visibleRange().contains(noon));
    QVERIFY(view().visibleRange().contains(m_bench->result->outcome->windowEnd));
}

void TestChartInput::keysMove_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("shift");
    QTest::addColumn<double>("from"); // hours after noon
    QTest::addColumn<double>("length");
    // the view begins with the ten hours from 17:00; the record goes from noon to 12:58 the next day, with some seconds
    // around it
    QTest::addRow("plus comes closer") << int{Qt::Key_Plus} << false << 5 + (10 - 10 / 1.5) / 2 << 10 / 1.5;
    QTest::addRow("up comes closer") << int{Qt::Key_Up} << false << 5 + (10 - 10 / 1.5) / 2 << 10 / 1.5;
    QTest::addRow("minus goes away") << int{Qt::Key_Minus} << false << 5 - 2.5 << 15.0;
    QTest::addRow("Shift and right: a tenth later") << int{Qt::Key_Right} << true << 6.0 << 10.0;
    QTest::addRow("Shift and left: a tenth earlier") << int{Qt::Key_Left} << true << 4.0 << 10.0;
    QTest::addRow("Home: the record's start") << int{Qt::Key_Home} << false << 0.0 << 10.0;
    QTest::addRow("End: the record's end") << int{Qt::Key_End} << false << 14.97 << 10.0;
    QTest::addRow("0 shows everything") << int{Qt::Key_0} << false << 0.0 << 24.97;
}

void TestChartInput::keysMove()
{
    QFETCH(const int, key);
    QFETCH(const bool, shift);
    QFETCH(const double, from);
    QFETCH(const double, length);
    view().setSkipQuiet(false);
    view().showRange({noon + hours{5}, noon + hours{15}});
    m_bench->key(static_cast<Qt::Key>(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
    const TimeRange range = view().visibleRange();
    const double begin = std::chrono::duration<double, std::ratio<3600>>(range.from - noon).count();
    QVERIFY2(std::abs(begin - from) < 0.5, qPrintable(QString::number(begin)));
    QVERIFY2(std::abs(hoursOf(range) - length) < 0.6, qPrintable(QString::number(hoursOf(range))));
}

void TestChartInput::arrowsGoFromEventToEvent()
{
    auto* readout = view().findChild<Readout*>();
    m_bench->key(Qt::Key_Right);
    QVERIFY(readout->isVisible());
    const QString first = readout->lines().first();
    m_bench->key(Qt::Key_Right);
    QVERIFY(readout->lines().first() != first);
    m_bench->key(Qt::Key_Left);
    QCOMPARE(readout->lines().first(), first);
}

void TestChartInput::clickingABandOrFlagTells()
{
    QSignalSpy clicked(&view(), &BalanceView::interruptionClicked);
    const Interruption& second = m_bench->result->outcome->interruptions[1];
    QTest::mouseClick(m_bench->surface(), Qt::LeftButton, {},
                      m_bench->atTime(second.began + (*second.ended - second.began) / 2));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.takeFirst().first().toInt(), 1);
    QCOMPARE(view().chosenInterruption(), std::optional<std::size_t>(1));

    auto* lanes = view().findChild<Lanes*>();
    QCOMPARE(lanes->flags().size(), m_bench->result->outcome->interruptions.size());
    QTest::mouseClick(lanes, Qt::LeftButton, {}, lanes->flagRect(lanes->flags()[0]).center().toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.takeFirst().first().toInt(), 0);

    const QPoint beside = m_bench->at(0.001);
    QTest::mouseClick(m_bench->surface(), Qt::LeftButton, {}, beside);
    QCOMPARE(clicked.count(), 0);
}

void TestChartInput::aFlagPushedAsideIsStillItsOwn()
{
    auto made = std::make_shared<RunResult>(*m_bench->result);
    Outcome outcome = *made->outcome;
    outcome.interruptions.clear();
    for (const int minute : {10, 11}) { // their flags are wider than the minute between them
        Interruption one;
        one.began = noon + minutes{minute};
        one.ended = one.began + seconds{20};
        outcome.interruptions.push_back(one);
    }
    made->outcome = std::make_shared<const Outcome>(std::move(outcome));
    view().setResult(made);
    view().showRange({noon, noon + minutes{60}});
    auto* lanes = view().findChild<Lanes*>();
    QCOMPARE(lanes->flags().size(), std::size_t{2});
    const QRectF second = lanes->flagRect(lanes->flags()[1]);
    QVERIFY(second.right() - m_bench->atTime(noon + minutes{11}).x() > 15); // its far end is beside its band
    QSignalSpy clicked(&view(), &BalanceView::interruptionClicked);
    QTest::mouseClick(lanes, Qt::LeftButton, {},
                      QPoint(static_cast<int>(second.right()) - 3, static_cast<int>(second.center().y())));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.takeFirst().first().toInt(), 1);
}

void TestChartInput::goesToAnInterruption()
{
    view().showRange({noon, noon + minutes{3}});
    const Interruption& last = m_bench->result->outcome->interruptions.back();
    view().goToInterruption(static_cast<int>(m_bench->result->outcome->interruptions.size()) - 1);
    QVERIFY(view().visibleRange().contains(last.began));
    QVERIFY(view().visibleRange().contains(*last.ended));
    const TimeRange there = view().visibleRange();
    view().goToInterruption(static_cast<int>(m_bench->result->outcome->interruptions.size()) - 1);
    QCOMPARE(view().visibleRange(), there); // what is on view does not move
    view().goToInterruption(-1);
    QCOMPARE(view().chosenInterruption(), std::optional<std::size_t>());
}

void TestChartInput::nextAndPrevious()
{
    QSignalSpy clicked(&view(), &BalanceView::interruptionClicked);
    m_bench->key(Qt::Key_N);
    m_bench->key(Qt::Key_N);
    m_bench->key(Qt::Key_P);
    QCOMPARE(clicked.count(), 3);
    QCOMPARE(clicked[0].first().toInt(), 0);
    QCOMPARE(clicked[1].first().toInt(), 1);
    QCOMPARE(clicked[2].first().toInt(), 0);
    m_bench->key(Qt::Key_P); // there is none before
    QCOMPARE(clicked.count(), 3);
}

void TestChartInput::overviewMovesTheRange()
{
    view().setSkipQuiet(false);
    view().showRange({noon + hours{5}, noon + hours{10}});
    auto* overview = view().findChild<Overview*>();
    const QRectF frame = overview->frameRect();
    const double hour = frame.width() / 5;
    const auto y = static_cast<int>(frame.center().y());
    drag(overview, Qt::LeftButton, frame.center().toPoint(),
         QPoint(static_cast<int>(frame.center().x() + 3 * hour), y));
    QVERIFY(std::abs(hoursOf(view().visibleRange()) - 5) < 0.01);
    QVERIFY(std::abs(hoursOf({noon + hours{5}, view().visibleRange().from}) - 3) < 0.1);
    const QRectF moved = overview->frameRect();
    drag(overview, Qt::LeftButton, QPoint(static_cast<int>(moved.right()) - 1, y),
         QPoint(static_cast<int>(moved.right() + 2 * hour), y));
    QVERIFY(std::abs(hoursOf(view().visibleRange()) - 7) < 0.1);
}

void TestChartInput::hiddenPicturesTakeClicks()
{
    // QTBUG-118669: the base class would follow a null item
    m_bench->plot()->chart()->hide();
    QTest::mouseClick(m_bench->surface(), Qt::LeftButton, {}, m_bench->at(0.5));
    QTest::mouseDClick(m_bench->surface(), Qt::LeftButton, {}, m_bench->at(0.5));
    m_bench->plot()->chart()->show();
}

QTEST_MAIN(TestChartInput)
#include "test_chart_input.moc"
