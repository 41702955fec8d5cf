// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/lanes.h"
#include "app/desktop/charts/overview.h"
#include "app/desktop/charts/readout.h"
#include "app/desktop/charts/spent_header.h"
#include "app/desktop/charts/spent_plot.h"
#include "app/desktop/words/format.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include <chrono>

using namespace lowwater;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

const SimTime noon = parseTime("2026-02-11T12:00:00Z").value().time;

/// Two agents' hour of work, a quiet day, and an hour more.
std::shared_ptr<const History> twoDays()
{
    HistoryBuilder builder;
    for (const int day : {0, 1}) {
        for (int minute = 0; minute < 60; minute += 2) {
            Charge charge;
            charge.time = noon + hours{24 * day} + minutes{minute};
            charge.cost = oneCent * 30;
            charge.session = minute % 4 == 0 ? "a" : "b";
            charge.tool = "claude-code";
            charge.model = minute % 10 == 0 ? "claude-haiku-4-5-20251001" : "claude-opus-4-6";
            builder.add(charge);
        }
    }
    return std::make_shared<const History>(builder.build());
}

Scenario scenarioOf(std::shared_ptr<const History> history)
{
    Scenario scenario;
    scenario.history = std::move(history);
    scenario.policy.amount = oneDollar * 5;
    scenario.policy.threshold = oneDollar;
    scenario.account.latency = Delay::constant(minutes{12});
    return scenario;
}

RunResultPtr resultOf(const Scenario& scenario)
{
    auto result = std::make_shared<RunResult>();
    result->scenario = scenario;
    result->demand = demandOf(scenario);
    SimulateOptions options;
    options.keepTrajectory = true;
    auto outcome = simulate(scenario, *result->demand, options);
    if (outcome)
        result->outcome = std::make_shared<const Outcome>(*std::move(outcome));
    else
        result->error = outcome.error();
    return result;
}

void wheel(QWidget* surface, QPointF at, QPoint angle, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, surface->mapToGlobal(at), QPoint(), angle, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(surface, &event);
}

void drag(QWidget* surface, Qt::MouseButton button, QPoint from, QPoint to)
{
    QTest::mousePress(surface, button, {}, from);
    for (const QPoint at : {(from + to) / 2, to}) {
        QMouseEvent move(QEvent::MouseMove, at, surface->mapToGlobal(at), Qt::NoButton, button, {});
        QCoreApplication::sendEvent(surface, &move);
    }
    QTest::mouseRelease(surface, button, {}, to);
}

double hoursOf(TimeRange range)
{
    return std::chrono::duration<double, std::ratio<3600>>(range.length()).count();
}

} // namespace

class TestBalanceView : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void skipsQuietTimeByItself();
    void bothPlotsShareTheRange();
    void drawnLineHoldsTheExtremes();
    void axisHasThreeToFiveTicks();
    void wheelZoomsAtThePointer();
    void shiftAndSidewaysWheelPan();
    void draggingZoomsToTheRange();
    void escapeDropsTheRange();
    void middleButtonAndSpacePan();
    void doubleClickShowsEverything();
    void keysMove_data();
    void keysMove();
    void arrowsGoFromEventToEvent();
    void aNewResultKeepsTheZoom();
    void aNewHistoryBringsItsOwnRange();
    void clickingABandOrFlagTells();
    void goesToAnInterruption();
    void nextAndPrevious();
    void readoutSaysWhatHolds();
    void readoutSaysHowLongAGapIs();
    void readoutFlipsBeforeTheEdge();
    void staleIsPaler();
    void schemesRepaint();
    void emptyRangeOffersAll();
    void errorsAreSentences();
    void coarseRecordsHaveNoBands();
    void copiesTheVisibleData();
    void copiesAPicture();
    void legendNamesWhatIsThere();
    void spentByCanBeChosen();
    void overviewMovesTheRange();
    void screenReadersSeeAChart();
    void hiddenPicturesTakeClicks();

private:
    [[nodiscard]] BalancePlot* plot() const { return m_view->findChild<BalancePlot*>(); }
    [[nodiscard]] QWidget* surface() const { return plot()->viewport(); }
    /// A point of the balance plot by its share of the width.
    [[nodiscard]] QPoint at(double share) const
    {
        const QRectF area = plot()->plotArea();
        return QPointF(area.left() + share * area.width(), area.height() / 2).toPoint();
    }
    [[nodiscard]] QPoint atTime(SimTime time) const;
    [[nodiscard]] TimeAxis axis() const;
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { QTest::keyClick(plot(), key, modifiers); }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<BalanceView> m_view;
    RunResultPtr m_result;
};

void TestBalanceView::initTestCase()
{
    QFont font = QGuiApplication::font();
    font.setPixelSize(13);
    QGuiApplication::setFont(font);
}

void TestBalanceView::init()
{
    m_theme = std::make_unique<Theme>();
    m_theme->setChoice(Theme::Choice::Light);
    m_view = std::make_unique<BalanceView>(*m_theme);
    m_view->resize(1000, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_result = resultOf(scenarioOf(twoDays()));
    m_view->setResult(m_result);
    QVERIFY(m_result->outcome);
    QVERIFY(m_result->outcome->interruptions.size() >= 2);
}

void TestBalanceView::cleanup()
{
    m_view.reset();
    m_theme.reset();
}

/// The axis as it follows from what the view says of itself.
TimeAxis TestBalanceView::axis() const
{
    QuietTime quiet;
    if (m_view->skipsQuiet()) {
        const auto times = m_result->demand->history->times();
        quiet = QuietTime(withoutActivity(quietStretches(times, {times.front(), times.back()}),
                                          m_result->outcome->trajectory.times()));
    }
    return TimeAxis(quiet, m_view->visibleRange(), static_cast<int>(plot()->plotArea().width()), 18);
}

QPoint TestBalanceView::atTime(SimTime time) const
{
    return QPointF(plot()->plotArea().left() + axis().xAt(time), plot()->plotArea().height() / 2).toPoint();
}

void TestBalanceView::skipsQuietTimeByItself()
{
    // two hours of twenty-five: less than a quarter
    QVERIFY(m_view->skipsQuiet());
    QCOMPARE(axis().segments().size(), std::size_t{3});
    QSignalSpy changed(m_view.get(), &BalanceView::visibleRangeChanged);
    QTest::mouseClick(m_view->findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 12));
    QVERIFY(!m_view->skipsQuiet());
    QVERIFY(changed.count() > 0);
    key(Qt::Key_Q);
    QVERIFY(m_view->skipsQuiet());
}

void TestBalanceView::bothPlotsShareTheRange()
{
    auto* spent = m_view->findChild<SpentPlot*>();
    QCOMPARE(spent->plotArea().left(), plot()->plotArea().left());
    QCOMPARE(spent->plotArea().width(), plot()->plotArea().width());
    QCOMPARE(spent->mapTo(m_view.get(), QPoint(0, 0)).x(), plot()->mapTo(m_view.get(), QPoint(0, 0)).x());
    QCOMPARE(m_view->findChild<Lanes*>()->width(), plot()->width());
    // the wheel over the lower plot moves both
    const TimeRange before = m_view->visibleRange();
    wheel(spent, QPointF(at(0.5).x(), 20), {0, 120});
    QVERIFY(m_view->visibleRange().length() < before.length());
}

void TestBalanceView::drawnLineHoldsTheExtremes()
{
    const auto points = plot()->linePoints();
    const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                 [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    const auto balances = m_result->outcome->trajectory.balances();
    QCOMPARE(low->y(), std::min_element(balances.begin(), balances.end())->toDouble());
    QCOMPARE(high->y(), std::max_element(balances.begin(), balances.end())->toDouble());
    QCOMPARE(low->y(), m_result->outcome->lowest.toDouble());
}

void TestBalanceView::axisHasThreeToFiveTicks()
{
    QVERIFY(plot()->tickValues().size() >= 3 && plot()->tickValues().size() <= 5);
    QVERIFY(plot()->tickValues().front() >= -0.5);
}

void TestBalanceView::wheelZoomsAtThePointer()
{
    m_view->setSkipQuiet(false);
    m_view->showAll();
    const TimeRange before = m_view->visibleRange();
    const QPoint pointer = at(0.25);
    const double x = pointer.x() - plot()->plotArea().left();
    const SimTime under = axis().timeAt(x);
    wheel(surface(), pointer, {0, 120});
    QVERIFY(std::abs(hoursOf(m_view->visibleRange()) * 1.25 - hoursOf(before)) < 0.001);
    QVERIFY(std::abs(axis().xAt(under) - x) < 1);
    wheel(surface(), pointer, {0, -120});
    QVERIFY(std::abs(hoursOf(m_view->visibleRange()) - hoursOf(before)) < 0.001);
}

void TestBalanceView::shiftAndSidewaysWheelPan()
{
    m_view->setSkipQuiet(false);
    m_view->showRange({noon + hours{5}, noon + hours{15}});
    wheel(surface(), at(0.5), {0, -120}, Qt::ShiftModifier);
    QCOMPARE(m_view->visibleRange(), (TimeRange{noon + hours{6}, noon + hours{16}})); // a tenth later
    wheel(surface(), at(0.5), {120, 0});
    QCOMPARE(m_view->visibleRange(), (TimeRange{noon + hours{5}, noon + hours{15}}));
}

void TestBalanceView::draggingZoomsToTheRange()
{
    m_view->setSkipQuiet(false);
    m_view->showRange({noon, noon + hours{10}});
    const TimeRange before = m_view->visibleRange();
    const SimTime from = axis().timeAt(at(0.2).x() - plot()->plotArea().left());
    const SimTime to = axis().timeAt(at(0.6).x() - plot()->plotArea().left());
    drag(surface(), Qt::LeftButton, at(0.6), at(0.2)); // leftwards as well
    QCOMPARE(m_view->visibleRange(), (TimeRange{from, to}));
    key(Qt::Key_Backspace);
    QCOMPARE(m_view->visibleRange(), before);
}

void TestBalanceView::escapeDropsTheRange()
{
    const TimeRange before = m_view->visibleRange();
    QTest::mousePress(surface(), Qt::LeftButton, {}, at(0.2));
    QMouseEvent move(QEvent::MouseMove, at(0.6), surface()->mapToGlobal(at(0.6)), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(surface(), &move);
    key(Qt::Key_Escape);
    QTest::mouseRelease(surface(), Qt::LeftButton, {}, at(0.6));
    QCOMPARE(m_view->visibleRange(), before);
}

void TestBalanceView::middleButtonAndSpacePan()
{
    m_view->setSkipQuiet(false);
    m_view->showRange({noon + hours{5}, noon + hours{15}});
    const double hour = plot()->plotArea().width() / 10;
    const QPoint begin = at(0.5);
    const QPoint end = begin - QPoint(static_cast<int>(2 * hour), 0);
    const double moved = (begin.x() - end.x()) / hour;
    drag(surface(), Qt::MiddleButton, begin, end);
    const auto panned = [&] {
        return std::chrono::duration<double, std::ratio<3600>>(m_view->visibleRange().from - noon).count() - 5;
    };
    QVERIFY(std::abs(panned() - moved) < 0.001);
    QTest::keyPress(plot(), Qt::Key_Space);
    drag(surface(), Qt::LeftButton, end, begin);
    QTest::keyRelease(plot(), Qt::Key_Space);
    QVERIFY(std::abs(panned()) < 0.001);
    QVERIFY(std::abs(hoursOf(m_view->visibleRange()) - 10) < 0.001);
}

void TestBalanceView::doubleClickShowsEverything()
{
    m_view->showRange({noon, noon + minutes{5}});
    QTest::mouseDClick(surface(), Qt::LeftButton, {}, at(0.5));
    QVERIFY(m_view->visibleRange().contains(noon));
    QVERIFY(m_view->visibleRange().contains(m_result->outcome->windowEnd));
}

void TestBalanceView::keysMove_data()
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

void TestBalanceView::keysMove()
{
    QFETCH(const int, key);
    QFETCH(const bool, shift);
    QFETCH(const double, from);
    QFETCH(const double, length);
    m_view->setSkipQuiet(false);
    m_view->showRange({noon + hours{5}, noon + hours{15}});
    this->key(static_cast<Qt::Key>(key), shift ? Qt::ShiftModifier : Qt::NoModifier);
    const TimeRange range = m_view->visibleRange();
    const double begin = std::chrono::duration<double, std::ratio<3600>>(range.from - noon).count();
    QVERIFY2(std::abs(begin - from) < 0.5, qPrintable(QString::number(begin)));
    QVERIFY2(std::abs(hoursOf(range) - length) < 0.6, qPrintable(QString::number(hoursOf(range))));
}

void TestBalanceView::arrowsGoFromEventToEvent()
{
    auto* readout = m_view->findChild<Readout*>();
    key(Qt::Key_Right);
    QVERIFY(readout->isVisible());
    const QString first = readout->lines().first();
    key(Qt::Key_Right);
    QVERIFY(readout->lines().first() != first);
    key(Qt::Key_Left);
    QCOMPARE(readout->lines().first(), first);
}

void TestBalanceView::aNewResultKeepsTheZoom()
{
    m_view->showRange({noon + minutes{10}, noon + minutes{40}});
    const TimeRange before = m_view->visibleRange();
    QSignalSpy changed(m_view.get(), &BalanceView::visibleRangeChanged);
    Scenario other = m_result->scenario;
    other.policy.threshold = oneDollar * 3;
    const auto line = plot()->linePoints();
    m_view->setResult(resultOf(other));
    QCOMPARE(m_view->visibleRange(), before);
    QCOMPARE(changed.count(), 0);
    QVERIFY(plot()->linePoints() != line);
}

void TestBalanceView::aNewHistoryBringsItsOwnRange()
{
    m_view->showRange({noon + minutes{10}, noon + minutes{40}});
    HistoryBuilder builder;
    for (int i = 0; i < 100; ++i) { // a cheap year before a dear hour
        Charge charge;
        charge.time = i < 50 ? noon - hours{24 * 7 * (50 - i)} : noon + minutes{i - 50};
        charge.cost = i < 50 ? oneCent : oneDollar;
        builder.add(charge);
    }
    m_view->setResult(resultOf(scenarioOf(std::make_shared<const History>(builder.build()))));
    const TimeRange range = m_view->visibleRange();
    QVERIFY(range.from <= noon + minutes{3});
    QVERIFY(range.from > noon - hours{1});
    QVERIFY(range.to > noon + minutes{47}); // all but the three dollars that 95 % can do without
    QVERIFY(range.to < noon + hours{2});
}

void TestBalanceView::clickingABandOrFlagTells()
{
    QSignalSpy clicked(m_view.get(), &BalanceView::interruptionClicked);
    const Interruption& second = m_result->outcome->interruptions[1];
    QTest::mouseClick(surface(), Qt::LeftButton, {}, atTime(second.began + (*second.ended - second.began) / 2));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.takeFirst().first().toInt(), 1);
    QCOMPARE(m_view->chosenInterruption(), std::optional<std::size_t>(1));

    auto* lanes = m_view->findChild<Lanes*>();
    QCOMPARE(lanes->flags().size(), m_result->outcome->interruptions.size());
    QTest::mouseClick(lanes, Qt::LeftButton, {}, lanes->flagRect(lanes->flags()[0]).center().toPoint());
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked.takeFirst().first().toInt(), 0);

    const QPoint beside = at(0.001);
    QTest::mouseClick(surface(), Qt::LeftButton, {}, beside);
    QCOMPARE(clicked.count(), 0);
}

void TestBalanceView::goesToAnInterruption()
{
    m_view->showRange({noon, noon + minutes{3}});
    const Interruption& last = m_result->outcome->interruptions.back();
    m_view->goToInterruption(static_cast<int>(m_result->outcome->interruptions.size()) - 1);
    QVERIFY(m_view->visibleRange().contains(last.began));
    QVERIFY(m_view->visibleRange().contains(*last.ended));
    const TimeRange there = m_view->visibleRange();
    m_view->goToInterruption(static_cast<int>(m_result->outcome->interruptions.size()) - 1);
    QCOMPARE(m_view->visibleRange(), there); // what is on view does not move
    m_view->goToInterruption(-1);
    QCOMPARE(m_view->chosenInterruption(), std::optional<std::size_t>());
}

void TestBalanceView::nextAndPrevious()
{
    QSignalSpy clicked(m_view.get(), &BalanceView::interruptionClicked);
    key(Qt::Key_N);
    key(Qt::Key_N);
    key(Qt::Key_P);
    QCOMPARE(clicked.count(), 3);
    QCOMPARE(clicked[0].first().toInt(), 0);
    QCOMPARE(clicked[1].first().toInt(), 1);
    QCOMPARE(clicked[2].first().toInt(), 0);
    key(Qt::Key_P); // there is none before
    QCOMPARE(clicked.count(), 3);
}

void TestBalanceView::readoutSaysWhatHolds()
{
    m_view->setZone(QTimeZone("Europe/Berlin"));
    // a record by hand: reload of $5 asked for at 12:10 and credited at 12:20; two agents stop from 12:15 on
    auto made = std::make_shared<RunResult>(*m_result);
    Outcome outcome;
    outcome.windowStart = outcome.first = noon;
    outcome.windowEnd = outcome.last = noon + minutes{60};
    outcome.trajectory.add(noon, oneDollar * 5);
    outcome.trajectory.add(noon + minutes{15}, -oneCent * 3);
    outcome.trajectory.add(noon + minutes{20}, oneCent * 497);
    outcome.trajectory.finish();
    outcome.reloads = {{noon + minutes{10}, noon + minutes{20}, oneDollar * 5, oneCent * 497, {}}};
    outcome.interruptions = {{noon + minutes{15}, noon + minutes{20}, 2, 2, 2, Cause::Latency, minutes{8}}};
    outcome.stops = {{NameId::Empty, noon + minutes{15}, noon + minutes{20}, 0},
                     {NameId::Empty, noon + minutes{17}, noon + minutes{20}, 0}};
    made->outcome = std::make_shared<const Outcome>(std::move(outcome));
    m_result = made;
    m_view->setResult(made);
    m_view->showRange({noon, noon + minutes{60}});
    auto* readout = m_view->findChild<Readout*>();
    const auto linesAt = [&](Duration after) {
        QTest::mouseMove(surface(), atTime(noon + after) + QPoint(0, 20));
        QTest::mouseMove(surface(), atTime(noon + after));
        return readout->lines();
    };
    QStringList lines = linesAt(minutes{18});
    QCOMPARE(lines.size(), qsizetype{3});
    QVERIFY2(lines[0].startsWith(QLatin1String("Wed 11 Feb 13:18:")) ||
                 lines[0].startsWith(QLatin1String("Wed 11 Feb 13:17:")),
             qPrintable(lines[0]));
    QCOMPARE(lines[1], QStringLiteral("Balance −$0.03 · 2 agents stopped"));
    QVERIFY2(lines[2].startsWith(QLatin1String("Reload of $5.00 in ")), qPrintable(lines[2]));
    lines = linesAt(minutes{16});
    QCOMPARE(lines[1], QStringLiteral("Balance −$0.03 · 1 agent stopped"));
    lines = linesAt(minutes{42}); // 30 cents every two minutes: 12:40, :42 and :44 by 12:45
    QCOMPARE(lines[1], QStringLiteral("Balance $4.97"));
    QCOMPARE(lines[2], QStringLiteral("$0.90 spent in 5 min"));
}

void TestBalanceView::readoutSaysHowLongAGapIs()
{
    m_view->showAll();
    const TimeAxis now = axis();
    const TimeAxis::Segment& gap = now.segments()[1];
    QVERIFY(gap.folded);
    QTest::mouseMove(surface(), at(0.1));
    QTest::mouseMove(surface(), atTime(gap.time.from + gap.time.length() / 2));
    const QStringList lines = m_view->findChild<Readout*>()->lines();
    QCOMPARE(lines.first(), words::formatDuration(gap.time.length()) + QStringLiteral(" without usage"));
}

void TestBalanceView::readoutFlipsBeforeTheEdge()
{
    auto* readout = m_view->findChild<Readout*>();
    const int left = plot()->mapTo(m_view.get(), QPoint(0, 0)).x();
    QTest::mouseMove(surface(), at(0.2));
    QVERIFY(readout->x() > left + at(0.2).x());
    QTest::mouseMove(surface(), at(0.98));
    QVERIFY(readout->geometry().right() < left + at(0.98).x());
    QTest::mouseMove(m_view->findChild<QCheckBox*>(), QPoint(5, 5));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(surface(), &leave);
    QVERIFY(!readout->isVisible());
}

void TestBalanceView::staleIsPaler()
{
    const auto lineColor = [this] { return m_theme->color(Token::Balance); };
    const auto count = [this](QColor color) {
        const QImage image = plot()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                found += image.pixel(x, y) == color.rgb() ? 1 : 0;
        }
        return found;
    };
    QVERIFY(count(lineColor()) > 500);
    m_view->setStale(true);
    QCOMPARE(count(lineColor()), 0);
    QCOMPARE(m_view->findChild<ChartLegend*>()->texts(), QStringList{QStringLiteral("recomputing…")});
    m_view->setResult(m_result); // a new result ends it
    QVERIFY(count(lineColor()) > 500);
}

void TestBalanceView::schemesRepaint()
{
    QSet<QRgb> backgrounds;
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::HighContrast}) {
        m_theme->setChoice(choice);
        const QImage image = m_view->grab().toImage();
        QCOMPARE(QColor(image.pixel(2, 2)), m_theme->color(Token::Surface));
        backgrounds.insert(image.pixel(2, 2));
        bool line = false;
        for (int y = 0; y < image.height() && !line; ++y) {
            for (int x = 0; x < image.width() && !line; ++x)
                line = image.pixel(x, y) == m_theme->color(Token::Balance).rgb();
        }
        QVERIFY(line);
    }
    QCOMPARE(backgrounds.size(), qsizetype{3});
}

void TestBalanceView::emptyRangeOffersAll()
{
    auto* all = plot()->findChild<QPushButton*>();
    QVERIFY(!all->isVisible());
    m_view->setSkipQuiet(false);
    m_view->showRange({noon + hours{5}, noon + hours{6}});
    QCOMPARE(plot()->message(), QStringLiteral("No charges in this range"));
    QVERIFY(plot()->tickValues().size() >= 3);
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(plot()->message().isEmpty());
    QVERIFY(!all->isVisible());
    QVERIFY(m_view->visibleRange().contains(noon));
}

void TestBalanceView::errorsAreSentences()
{
    auto failed = std::make_shared<RunResult>();
    failed->scenario = m_result->scenario;
    failed->error = Error{ErrorCode::Limit, {}, "", "more than ten million reloads"};
    m_view->setResult(failed);
    QVERIFY(!plot()->message().isEmpty());
    QVERIFY(plot()->linePoints().isEmpty());
    QVERIFY(m_view->findChild<Lanes*>()->flags().empty());
    QTest::mouseMove(surface(), at(0.5));
    QVERIFY(!m_view->findChild<Readout*>()->isVisible());
    m_view->grab();
    m_view->setResult(nullptr);
    QVERIFY(plot()->message().isEmpty());
    m_view->grab();
    m_view->setResult(m_result);
    QVERIFY(plot()->message().isEmpty());
    QVERIFY(!plot()->linePoints().isEmpty());
}

void TestBalanceView::coarseRecordsHaveNoBands()
{
    HistoryBuilder builder;
    builder.coarsenTo(Resolution::Day);
    for (int day = 0; day < 20; ++day) {
        Charge charge;
        charge.time = noon + hours{24 * day};
        charge.cost = oneDollar * 15;
        builder.add(charge);
    }
    Scenario scenario = scenarioOf(std::make_shared<const History>(builder.build()));
    scenario.account.latency = Delay::constant(hours{72});
    const RunResultPtr result = resultOf(scenario);
    QVERIFY(!result->outcome->interruptions.empty());
    m_view->setResult(result);
    QVERIFY(m_view->findChild<Lanes*>()->flags().empty());
    QCOMPARE(m_view->findChild<SpentHeader*>()->title(), QStringLiteral("Spent per day"));
}

void TestBalanceView::copiesTheVisibleData()
{
    m_view->setSkipQuiet(false);
    m_view->showRange({noon, noon + minutes{3}});
    m_view->copyData();
    // 30 cents at 12:00 and 12:02 from the opening five dollars
    const TimeRange range = m_view->visibleRange();
    QCOMPARE(range.length(), Duration{minutes{3}});
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("time,balance_usd\n"
                                                                  "2026-02-11T12:00:00.000000Z,5\n"
                                                                  "2026-02-11T12:00:00.000000Z,4.7\n"
                                                                  "2026-02-11T12:02:00.000000Z,4.4\n"));
}

void TestBalanceView::copiesAPicture()
{
    m_view->copyPicture();
    const QImage image = QGuiApplication::clipboard()->image();
    QVERIFY(image.width() > 2 * plot()->width());
    QCOMPARE(QColor(image.pixel(2, 2)), m_theme->color(Token::Surface));
}

void TestBalanceView::legendNamesWhatIsThere()
{
    auto* legend = m_view->findChild<ChartLegend*>();
    QCOMPARE(legend->texts(),
             (QStringList{QStringLiteral("balance"), QStringLiteral("agents stopped, reload on its way"),
                          QStringLiteral("reload requested"), QStringLiteral("reload credited")}));
    m_view->resize(640, 500);
    QVERIFY(legend->texts().contains(QStringLiteral("agents stopped")));
    Scenario safe = m_result->scenario;
    safe.policy.mode = Mode::Off;
    safe.account.openingBalance = oneDollar * 100;
    m_view->setResult(resultOf(safe));
    QCOMPARE(legend->texts(), QStringList{QStringLiteral("balance")});
}

void TestBalanceView::spentByCanBeChosen()
{
    auto* header = m_view->findChild<SpentHeader*>();
    QCOMPARE(header->title(), QStringLiteral("Spent per 5 min"));
    QCOMPARE(header->names(), (QStringList{QStringLiteral("claude-opus-4-6"), QStringLiteral("claude-haiku-4-5")}));
    emit header->byChosen(SpentBy::Session);
    QCOMPARE(header->names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    emit header->byChosen(SpentBy::Tool);
    QCOMPARE(header->names(), QStringList{QStringLiteral("claude-code")});
}

void TestBalanceView::overviewMovesTheRange()
{
    m_view->setSkipQuiet(false);
    m_view->showRange({noon + hours{5}, noon + hours{10}});
    auto* overview = m_view->findChild<Overview*>();
    const QRectF frame = overview->frameRect();
    const double hour = frame.width() / 5;
    const auto y = static_cast<int>(frame.center().y());
    drag(overview, Qt::LeftButton, frame.center().toPoint(),
         QPoint(static_cast<int>(frame.center().x() + 3 * hour), y));
    QVERIFY(std::abs(hoursOf(m_view->visibleRange()) - 5) < 0.01);
    QVERIFY(std::abs(hoursOf({noon + hours{5}, m_view->visibleRange().from}) - 3) < 0.1);
    const QRectF moved = overview->frameRect();
    drag(overview, Qt::LeftButton, QPoint(static_cast<int>(moved.right()) - 1, y),
         QPoint(static_cast<int>(moved.right() + 2 * hour), y));
    QVERIFY(std::abs(hoursOf(m_view->visibleRange()) - 7) < 0.1);
}

void TestBalanceView::screenReadersSeeAChart()
{
    m_view->setDescription(QStringLiteral("Your agents would have stopped twice."));
    QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(plot());
    QVERIFY(chart);
    QCOMPARE(chart->role(), QAccessible::Chart);
    QCOMPARE(chart->text(QAccessible::Name), QStringLiteral("Balance over time"));
    QCOMPARE(chart->text(QAccessible::Description), QStringLiteral("Your agents would have stopped twice."));
    for (const QToolButton* button : m_view->findChildren<QToolButton*>())
        QVERIFY(!button->accessibleName().isEmpty());
}

void TestBalanceView::hiddenPicturesTakeClicks()
{
    // QTBUG-118669: the base class would follow a null item
    plot()->chart()->hide();
    QTest::mouseClick(surface(), Qt::LeftButton, {}, at(0.5));
    QTest::mouseDClick(surface(), Qt::LeftButton, {}, at(0.5));
    plot()->chart()->show();
}

QTEST_MAIN(TestBalanceView)
#include "test_balance_view.moc"
