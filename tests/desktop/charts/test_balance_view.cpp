// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/charts/chart_fixture.h"

#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/lanes.h"
#include "app/desktop/charts/readout.h"
#include "app/desktop/charts/spent_header.h"
#include "app/desktop/charts/spent_plot.h"
#include "app/desktop/words/format.h"

#include <QAccessible>
#include <QCategoryAxis>
#include <QChart>
#include <QCheckBox>
#include <QClipboard>
#include <QFileDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lowwater;

class TestBalanceView : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_bench.reset(); }

    void skipsQuietTimeByItself();
    void bothPlotsShareTheRange();
    void drawnLineHoldsTheExtremes();
    void axisHasThreeToFiveTicks();
    void aNewResultKeepsTheZoom();
    void aNewHistoryBringsItsOwnRange();
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
    void exportsAPicture();
    void bannersStandAboveThePlots();
    void moneyLabelsFollowTheHeight();
    void legendNamesWhatIsThere();
    void spentByCanBeChosen();
    void screenReadersSeeAChart();

private:
    [[nodiscard]] BalanceView& view() const { return m_bench->view; }

    std::unique_ptr<ChartBench> m_bench;
};

void TestBalanceView::init()
{
    m_bench = std::make_unique<ChartBench>();
    QVERIFY(QTest::qWaitForWindowActive(&view()));
    QVERIFY(m_bench->result->outcome);
    QVERIFY(m_bench->result->outcome->interruptions.size() >= 2);
}

void TestBalanceView::skipsQuietTimeByItself()
{
    // two hours of twenty-five: less than a quarter
    QVERIFY(view().skipsQuiet());
    QCOMPARE(m_bench->axis().segments().size(), std::size_t{3});
    QSignalSpy changed(&view(), &BalanceView::visibleRangeChanged);
    QSignalSpy skipped(&view(), &BalanceView::skipQuietChanged);
    QTest::mouseClick(view().findChild<QCheckBox*>(), Qt::LeftButton, {}, QPoint(8, 12));
    QVERIFY(!view().skipsQuiet());
    QVERIFY(changed.count() > 0);
    m_bench->key(Qt::Key_Q);
    QVERIFY(view().skipsQuiet());
    QCOMPARE(skipped.count(), 2);
    QCOMPARE(skipped.last().first().toBool(), true);
}

void TestBalanceView::bothPlotsShareTheRange()
{
    auto* spent = view().findChild<SpentPlot*>();
    QCOMPARE(spent->plotArea().left(), m_bench->plot()->plotArea().left());
    QCOMPARE(spent->plotArea().width(), m_bench->plot()->plotArea().width());
    QCOMPARE(spent->mapTo(&view(), QPoint(0, 0)).x(), m_bench->plot()->mapTo(&view(), QPoint(0, 0)).x());
    QCOMPARE(view().findChild<Lanes*>()->width(), m_bench->plot()->width());
    // the wheel over the lower plot moves both
    const TimeRange before = view().visibleRange();
    wheel(spent, QPointF(m_bench->at(0.5).x(), 20), {0, 120});
    QVERIFY(view().visibleRange().length() < before.length());
}

void TestBalanceView::drawnLineHoldsTheExtremes()
{
    const auto points = m_bench->plot()->linePoints();
    const auto [low, high] = std::minmax_element(points.begin(), points.end(),
                                                 [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); });
    const auto balances = m_bench->result->outcome->trajectory.balances();
    QCOMPARE(low->y(), std::min_element(balances.begin(), balances.end())->toDouble());
    QCOMPARE(high->y(), std::max_element(balances.begin(), balances.end())->toDouble());
    QCOMPARE(low->y(), m_bench->result->outcome->lowest.toDouble());
}

void TestBalanceView::axisHasThreeToFiveTicks()
{
    QVERIFY(m_bench->plot()->tickValues().size() >= 3 && m_bench->plot()->tickValues().size() <= 5);
    QVERIFY(m_bench->plot()->tickValues().front() >= -0.5);
}

void TestBalanceView::aNewResultKeepsTheZoom()
{
    view().showRange({noon + minutes{10}, noon + minutes{40}});
    const TimeRange before = view().visibleRange();
    QSignalSpy changed(&view(), &BalanceView::visibleRangeChanged);
    Scenario other = m_bench->result->scenario;
    other.policy.threshold = oneDollar * 3;
    const auto line = m_bench->plot()->linePoints();
    view().setResult(resultOf(other));
    QCOMPARE(view().visibleRange(), before);
    QCOMPARE(changed.count(), 0);
    QVERIFY(m_bench->plot()->linePoints() != line);
}

void TestBalanceView::aNewHistoryBringsItsOwnRange()
{
    view().showRange({noon + minutes{10}, noon + minutes{40}});
    HistoryBuilder builder;
    for (int i = 0; i < 100; ++i) { // a cheap year before a dear hour
        Charge charge;
        charge.time = i < 50 ? noon - hours{24 * 7 * (50 - i)} : noon + minutes{i - 50};
        charge.cost = i < 50 ? oneCent : oneDollar;
        builder.add(charge);
    }
    view().setResult(resultOf(scenarioOf(std::make_shared<const History>(builder.build()))));
    const TimeRange range = view().visibleRange();
    QVERIFY(range.from <= noon + minutes{3});
    QVERIFY(range.from > noon - hours{1});
    QVERIFY(range.to > noon + minutes{47}); // all but the three dollars that 95 % can do without
    QVERIFY(range.to < noon + hours{2});
}

void TestBalanceView::readoutSaysWhatHolds()
{
    view().setZone(QTimeZone("Europe/Berlin"));
    // a record by hand: reload of $5 asked for at 12:10 and credited at 12:20; two agents stop from 12:15 on
    auto made = std::make_shared<RunResult>(*m_bench->result);
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
    m_bench->result = made;
    view().setResult(made);
    view().showRange({noon, noon + minutes{60}});
    auto* readout = view().findChild<Readout*>();
    const auto linesAt = [&](Duration after) {
        QTest::mouseMove(m_bench->surface(), m_bench->atTime(noon + after) + QPoint(0, 20));
        QTest::mouseMove(m_bench->surface(), m_bench->atTime(noon + after));
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
    view().showAll();
    const TimeAxis now = m_bench->axis();
    const TimeAxis::Segment& gap = now.segments()[1];
    QVERIFY(gap.folded);
    QTest::mouseMove(m_bench->surface(), m_bench->at(0.1));
    QTest::mouseMove(m_bench->surface(), m_bench->atTime(gap.time.from + gap.time.length() / 2));
    const QStringList lines = view().findChild<Readout*>()->lines();
    QCOMPARE(lines.first(), words::formatDuration(gap.time.length()) + QStringLiteral(" without usage"));
}

void TestBalanceView::readoutFlipsBeforeTheEdge()
{
    auto* readout = view().findChild<Readout*>();
    const int left = m_bench->plot()->mapTo(&view(), QPoint(0, 0)).x();
    QTest::mouseMove(m_bench->surface(), m_bench->at(0.2));
    QVERIFY(readout->x() > left + m_bench->at(0.2).x());
    QTest::mouseMove(m_bench->surface(), m_bench->at(0.98));
    QVERIFY(readout->geometry().right() < left + m_bench->at(0.98).x());
    QTest::mouseMove(view().findChild<QCheckBox*>(), QPoint(5, 5));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_bench->surface(), &leave);
    QVERIFY(!readout->isVisible());
}

void TestBalanceView::staleIsPaler()
{
    const auto lineColor = [this] { return m_bench->theme.color(Token::Balance); };
    const auto count = [this](QColor color) {
        const QImage image = m_bench->plot()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        int found = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                found += image.pixel(x, y) == color.rgb() ? 1 : 0;
        }
        return found;
    };
    QVERIFY(count(lineColor()) > 500);
    view().setStale(true);
    QCOMPARE(count(lineColor()), 0);
    QCOMPARE(view().findChild<ChartLegend*>()->texts(), QStringList{QStringLiteral("recomputing…")});
    view().setResult(m_bench->result); // a new result ends it
    QVERIFY(count(lineColor()) > 500);
}

void TestBalanceView::schemesRepaint()
{
    QSet<QRgb> backgrounds;
    for (const auto choice : {Theme::Choice::Light, Theme::Choice::Dark, Theme::Choice::HighContrast}) {
        m_bench->theme.setChoice(choice);
        const QImage image = view().grab().toImage();
        QCOMPARE(QColor(image.pixel(2, 2)), m_bench->theme.color(Token::Surface));
        backgrounds.insert(image.pixel(2, 2));
        bool line = false;
        for (int y = 0; y < image.height() && !line; ++y) {
            for (int x = 0; x < image.width() && !line; ++x)
                line = image.pixel(x, y) == m_bench->theme.color(Token::Balance).rgb();
        }
        QVERIFY(line);
    }
    QCOMPARE(backgrounds.size(), qsizetype{3});
}

void TestBalanceView::emptyRangeOffersAll()
{
    auto* all = m_bench->plot()->findChild<QPushButton*>();
    QVERIFY(!all->isVisible());
    view().setSkipQuiet(false);
    view().showRange({noon + hours{5}, noon + hours{6}});
    QCOMPARE(m_bench->plot()->message(), QStringLiteral("No charges in this range"));
    QVERIFY(m_bench->plot()->tickValues().size() >= 3);
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(m_bench->plot()->message().isEmpty());
    QVERIFY(!all->isVisible());
    QVERIFY(view().visibleRange().contains(noon));
}

void TestBalanceView::errorsAreSentences()
{
    auto failed = std::make_shared<RunResult>();
    failed->scenario = m_bench->result->scenario;
    failed->error = Error{ErrorCode::Limit, {}, "", "more than ten million reloads"};
    view().setResult(failed);
    QVERIFY(!m_bench->plot()->message().isEmpty());
    QVERIFY(m_bench->plot()->linePoints().isEmpty());
    QVERIFY(view().findChild<Lanes*>()->flags().empty());
    QTest::mouseMove(m_bench->surface(), m_bench->at(0.5));
    QVERIFY(!view().findChild<Readout*>()->isVisible());
    view().grab();
    view().setResult(nullptr);
    QVERIFY(m_bench->plot()->message().isEmpty());
    view().grab();
    view().setResult(m_bench->result);
    QVERIFY(m_bench->plot()->message().isEmpty());
    QVERIFY(!m_bench->plot()->linePoints().isEmpty());
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
    view().setResult(result);
    QVERIFY(view().findChild<Lanes*>()->flags().empty());
    QCOMPARE(view().findChild<SpentHeader*>()->title(), QStringLiteral("Spent per day"));
}

void TestBalanceView::copiesTheVisibleData()
{
    view().setSkipQuiet(false);
    view().showRange({noon, noon + minutes{3}});
    view().copyData();
    // 30 cents at 12:00 and 12:02 from the opening five dollars
    const TimeRange range = view().visibleRange();
    QCOMPARE(range.length(), Duration{minutes{3}});
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("time,balance_usd\n"
                                                                  "2026-02-11T12:00:00.000000Z,5\n"
                                                                  "2026-02-11T12:00:00.000000Z,4.7\n"
                                                                  "2026-02-11T12:02:00.000000Z,4.4\n"));
}

void TestBalanceView::copiesAPicture()
{
    view().copyPicture();
    const QImage image = QGuiApplication::clipboard()->image();
    QVERIFY(image.width() > 2 * m_bench->plot()->width());
    QCOMPARE(QColor(image.pixel(2, 2)), m_bench->theme.color(Token::Surface));
}

void TestBalanceView::exportsAPicture()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("chart.png"));
    view().exportPicture();
    auto* dialog = view().findChild<QFileDialog*>();
    QVERIFY(dialog);
    dialog->selectFile(file);
    emit dialog->fileSelected(file);
    dialog->close();
    const QImage image(file);
    QVERIFY(image.width() > 2 * m_bench->plot()->width());
}

void TestBalanceView::bannersStandAboveThePlots()
{
    const int before = m_bench->plot()->height();
    view().setBanner(QStringLiteral("This file has one line a day."));
    QTRY_VERIFY(m_bench->plot()->height() < before);
    view().setBanner(QString());
    QTRY_COMPARE(m_bench->plot()->height(), before);
}

void TestBalanceView::moneyLabelsFollowTheHeight()
{
    // Qt Charts' own labels stay where an earlier height had them
    for (const int height : {500, 800, 420}) {
        view().resize(1000, height);
        QCoreApplication::processEvents();
        const BalancePlot* plot = m_bench->plot();
        const QImage image = m_bench->plot()->grab().toImage().convertToFormat(QImage::Format_RGB32);
        const double bottom = plot->plotArea().height();
        const auto* axis = qobject_cast<const QCategoryAxis*>(plot->chart()->axes(Qt::Vertical).constFirst());
        QVERIFY(axis);
        const auto inked = [&](double y) {
            for (int x = 0; x < plot->plotArea().left() - 4; ++x) {
                for (int row = static_cast<int>(y) - 3; row <= static_cast<int>(y) + 3; ++row) {
                    if (image.valid(x, row) && image.pixel(x, row) != image.pixel(0, 0))
                        return true;
                }
            }
            return false;
        };
        const auto ticks = plot->tickValues();
        const auto yOf = [&](double value) { return (axis->max() - value) / (axis->max() - axis->min()) * bottom; };
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QVERIFY2(inked(yOf(ticks[i])), qPrintable(QString::number(ticks[i])));
            if (i > 0)
                QVERIFY2(!inked(yOf((ticks[i] + ticks[i - 1]) / 2)), qPrintable(QString::number(ticks[i])));
        }
    }
}

void TestBalanceView::legendNamesWhatIsThere()
{
    auto* legend = view().findChild<ChartLegend*>();
    QCOMPARE(legend->texts(),
             (QStringList{QStringLiteral("balance"), QStringLiteral("agents stopped, reload on its way"),
                          QStringLiteral("reload requested"), QStringLiteral("reload credited")}));
    view().resize(640, 500);
    QVERIFY(legend->texts().contains(QStringLiteral("agents stopped")));
    Scenario safe = m_bench->result->scenario;
    safe.policy.mode = Mode::Off;
    safe.account.openingBalance = oneDollar * 100;
    view().setResult(resultOf(safe));
    QCOMPARE(legend->texts(), QStringList{QStringLiteral("balance")});
}

void TestBalanceView::spentByCanBeChosen()
{
    auto* header = view().findChild<SpentHeader*>();
    QCOMPARE(header->title(), QStringLiteral("Spent per 5 min"));
    QCOMPARE(header->names(), (QStringList{QStringLiteral("claude-opus-4-6"), QStringLiteral("claude-haiku-4-5")}));
    emit header->byChosen(SpentBy::Session);
    QCOMPARE(header->names(), (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
    emit header->byChosen(SpentBy::Tool);
    QCOMPARE(header->names(), QStringList{QStringLiteral("claude-code")});
}

void TestBalanceView::screenReadersSeeAChart()
{
    view().setDescription(QStringLiteral("Your agents would have stopped twice."));
    QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(m_bench->plot());
    QVERIFY(chart);
    QCOMPARE(chart->role(), QAccessible::Chart);
    QCOMPARE(chart->text(QAccessible::Name), QStringLiteral("Balance over time"));
    QCOMPARE(chart->text(QAccessible::Description), QStringLiteral("Your agents would have stopped twice."));
    for (const QToolButton* button : view().findChildren<QToolButton*>())
        QVERIFY(!button->accessibleName().isEmpty());
}

QTEST_MAIN(TestBalanceView)
#include "test_balance_view.moc"
