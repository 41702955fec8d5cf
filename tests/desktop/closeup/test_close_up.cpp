// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/closeup/close_up_page.h"
#include "app/desktop/closeup/close_up_picture.h"
#include "app/desktop/closeup/close_up_words.h"
#include "app/desktop/closeup/happened_list.h"
#include "app/desktop/closeup/prevention_list.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/balance_page.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/tables_panel.h"

#include <QtTest>
#include <QtWidgets>

using namespace lowwater;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// Opening 3.50, reload 20 below 1, usable after 5 min:
//   1 Sep 09:50:00 3.00 | 10:00:00 2.00 | 10:00:30 1.20 | 10:01:00 0.90, requested | 10:02:00 0.00, empty
//   10:02:10 a and 10:02:40 b are refused, until 10:06:00: 20.00, both go on, 19.00
//   a's next, recorded a minute after the refused one, comes at 10:07:00: 18.75 | 10:07:30 c 18.65
//   2 Sep 10:00:00 0.65, requested | 10:01:00 0.00 | 10:02:00 a is refused, until 10:05:00
constexpr const char* twoInterruptions = "timestamp,cost_usd,session\n"
                                         "2026-09-01T09:50:00Z,0.50,a\n"
                                         "2026-09-01T10:00:00Z,1.00,a\n"
                                         "2026-09-01T10:00:30Z,0.80,b\n"
                                         "2026-09-01T10:01:00Z,0.30,a\n"
                                         "2026-09-01T10:02:00Z,0.90,b\n"
                                         "2026-09-01T10:02:10Z,0.50,a\n"
                                         "2026-09-01T10:02:40Z,0.50,b\n"
                                         "2026-09-01T10:03:10Z,0.25,a\n"
                                         "2026-09-01T10:07:30Z,0.10,c\n"
                                         "2026-09-02T10:00:00Z,18.00,a\n"
                                         "2026-09-02T10:01:00Z,0.65,a\n"
                                         "2026-09-02T10:02:00Z,0.10,a\n";

SimTime at(std::string_view text)
{
    return parseTime(text).value().time;
}

SimTime onFirst(std::string_view clock)
{
    return at("2026-09-01T" + std::string(clock) + "Z");
}

Money usd(std::string_view text)
{
    return Money::parse(text).value();
}

WindowSettings inUtc()
{
    WindowSettings settings;
    settings.utc = true;
    return settings;
}

/// A window with the history above.
struct Opened {
    Theme theme;
    MainWindow window{theme, inUtc()};
    QTemporaryDir folder;

    Opened()
    {
        window.resize(1440, 900);
        window.show();
    }
    [[nodiscard]] bool openHistory()
    {
        QFile file(folder.filePath(QStringLiteral("two.csv")));
        if (!file.open(QIODevice::WriteOnly))
            return false;
        file.write(twoInterruptions);
        file.close();
        window.files().openFiles({file.fileName()});
        if (!QTest::qWaitFor([this] { return window.document().hasHistory(); }))
            return false;
        edit([](Scenario& scenario) {
            scenario.policy.threshold = oneDollar;
            scenario.policy.amount = oneDollar * 20;
            scenario.account.openingBalance = usd("3.5");
            scenario.account.latency = Delay::constant(minutes{5});
        });
        return QTest::qWaitFor([this] { return action().isEnabled() && found() == 2; });
    }
    void edit(const ScenarioDocument::Edit& change)
    {
        window.document().edit(QStringLiteral("test"), ScenarioDocument::noMerge, change);
    }
    [[nodiscard]] QAction& action() { return window.actions()[Command::CloseUp]; }
    [[nodiscard]] int found() { return tables().page(TablesPanel::Interruptions).model().rowCount(); }
    [[nodiscard]] CloseUpPage& page() { return *window.findChild<CloseUpPage*>(); }
    [[nodiscard]] TablesPanel& tables() { return *window.findChild<TablesPanel*>(); }
    [[nodiscard]] BalanceView& view() { return *window.findChild<BalanceView*>(); }
    [[nodiscard]] const CloseUp& closeUp() { return *page().picture().closeUp(); }
    [[nodiscard]] bool isOpen() { return page().isVisible() && !view().isVisible(); }
    [[nodiscard]] bool isClosed() { return !page().isVisible() && view().isVisible() && !page().search().isBusy(); }
    [[nodiscard]] bool isWorkedOut()
    {
        return QTest::qWaitFor([this] {
            const bool isTold = !page().preventions().note().startsWith(QStringLiteral("working"));
            return isTold && !page().search().isBusy() && page().search().served();
        });
    }
    void key(Qt::Key key) { QTest::keyClick(&page().picture(), key); }
    [[nodiscard]] QPushButton* tryButton(const QString& setting)
    {
        for (auto* button : page().findChildren<QPushButton*>())
            if (button->accessibleName().startsWith(QStringLiteral("Try: ") + setting))
                return button;
        return nullptr;
    }
};

QStringList sentencesOf(const CloseUp& closeUp)
{
    QStringList sentences;
    for (const Happening& happening : closeUp.happenings)
        sentences << QString::fromStdString(formatTime(happening.time).substr(11, 8)) + QLatin1Char(' ') +
                         happeningText(closeUp, happening);
    return sentences;
}

} // namespace

class TestCloseUp : public QObject {
    Q_OBJECT

private slots:
    void theWordsSayWhatHappened();
    void thePictureHoldsTheMinutesAround();
    void everyAgentHasItsRow();
    void enterOpensItAndEscapeGoesBack();
    void aDoubleClickOnTheBandOpensIt();
    void aRowOfTheTableOpensIt();
    void itWalksThroughAll();
    void tabGoesFromThePictureToTry();
    void tryIsOneStepAndPrevents();
    void tryOfTheAmountKeepsTheOpeningBalance();
    void anotherResultKeepsTheSameInterruption();
    void withoutInterruptionsItGoesBack();
    void leavingStopsTheSearch();
    void labelsAreMovedApart();
};

void TestCloseUp::theWordsSayWhatHappened()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.isWorkedOut());
    // 10:02:10 to 10:06:00
    QCOMPARE(opened.page().headline(), QStringLiteral("2 agents stopped for 3 min 50 s on Tue 1 Sep at 10:02."));
    // 0.90 was left at 10:01:00 and gone at 10:02:00
    QCOMPARE(opened.page().reason(), QStringLiteral("They used up the last $0.90 in 1 min; the reload needed 5 min."));
    // 3 min 50 s and 3 min 20 s: 430 s; a's run had a minute left, b's nothing
    QCOMPARE(opened.page().cost(),
             QStringLiteral("7 min 10 s of agent time, and 1 min of work delayed: about $1.00 at $60 an hour."));
    const QStringList expected{QStringLiteral("10:01:00 The balance fell below $1.00; a reload of $20 was requested."),
                               QStringLiteral("10:02:00 The balance was empty; nobody needed it yet."),
                               QStringLiteral("10:02:10 The first agent was refused, one more within 30 s."),
                               QStringLiteral("10:06:00 The reload was credited; both went on at once.")};
    QCOMPARE(sentencesOf(opened.closeUp()), expected);
    QVERIFY(opened.page().picture().accessibleDescription().contains(expected.last().mid(9)));
}

void TestCloseUp::thePictureHoldsTheMinutesAround()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    const CloseUp& closeUp = opened.closeUp();
    // low to back takes 5 min: three quarters of it before, as much after
    QCOMPARE(closeUp.view.from, onFirst("10:01:00") - seconds{225});
    QCOMPARE(closeUp.view.to, onFirst("10:11:00"));
    QCOMPARE(closeUp.low, std::optional(onFirst("10:01:00")));
    QCOMPARE(closeUp.empty, std::optional(onFirst("10:02:00")));
    QCOMPARE(closeUp.most, oneDollar * 3); // three thresholds: the credit goes past it
    QCOMPARE(closeUp.least, Money{});
    QCOMPARE(closeUp.reloads.size(), std::size_t{1});
    QCOMPARE(closeUp.reloads.front().balanceAfter, oneDollar * 20);
    const PictureFrame& frame = opened.page().picture().frame();
    QVERIFY(frame.plot.left() < frame.xAt(*closeUp.low));
    QVERIFY(frame.xAt(*closeUp.low) < frame.xAt(*closeUp.empty));
    QVERIFY(frame.legend.bottom() <= opened.page().picture().height());
}

void TestCloseUp::everyAgentHasItsRow()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.isWorkedOut());
    const auto& rows = opened.closeUp().rows;
    QCOMPARE(rows.size(), std::size_t{3});
    QCOMPARE(rows[0].name, QStringLiteral("a"));
    QCOMPARE(rows[0].requests,
             (std::vector{onFirst("10:00:00"), onFirst("10:01:00"), onFirst("10:06:00"), onFirst("10:07:00")}));
    QCOMPARE(rows[0].waits.size(), std::size_t{1});
    QCOMPARE(rows[0].waits[0].time, (TimeRange{onFirst("10:02:10"), onFirst("10:06:00")}));
    QCOMPARE(rows[0].worked, (std::vector{TimeRange{onFirst("09:50:00"), onFirst("10:07:00")}}));
    QCOMPARE(rows[1].name, QStringLiteral("b"));
    QCOMPARE(rows[1].requests, (std::vector{onFirst("10:00:30"), onFirst("10:02:00"), onFirst("10:06:00")}));
    QCOMPARE(rows[1].waits[0].time, (TimeRange{onFirst("10:02:40"), onFirst("10:06:00")}));
    QCOMPARE(rows[2].name, QStringLiteral("c"));
    QVERIFY(!rows[2].stopped && rows[2].waits.empty());
}

void TestCloseUp::enterOpensItAndEscapeGoesBack()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    QVERIFY(!opened.page().isVisible());
    QTest::keyClick(opened.view().findChild<BalancePlot*>(), Qt::Key_Return);
    QVERIFY(opened.isOpen());
    QVERIFY(opened.page().picture().hasFocus() || !opened.window.isActiveWindow());
    opened.key(Qt::Key_Escape);
    QVERIFY(opened.isClosed());
    opened.view().showAll();
    opened.view().goToInterruption(1);
    emit opened.view().interruptionClicked(1);
    QTest::keyClick(opened.view().findChild<BalancePlot*>(), Qt::Key_Enter);
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(1));
    QCOMPARE(opened.page().headline(), QStringLiteral("One agent stopped for 3 min on Wed 2 Sep at 10:02."));
    QCOMPARE(opened.page().reason(), QStringLiteral("The last $0.65 was used up in 1 min; the reload needed 5 min."));
}

void TestCloseUp::aDoubleClickOnTheBandOpensIt()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.view().setSkipQuiet(false);
    opened.view().showRange({onFirst("10:00:00"), onFirst("10:10:00")});
    auto* plot = opened.view().findChild<BalancePlot*>();
    const QRectF area = plot->plotArea();
    // 10:04 is 4 of 10 minutes in, 10:08 no longer in the band
    const auto pointAt = [&](double share) {
        return QPointF(area.left() + share * area.width(), area.height() / 2).toPoint();
    };
    QTest::mouseClick(plot->viewport(), Qt::LeftButton, {}, pointAt(0.8));
    QTest::mouseDClick(plot->viewport(), Qt::LeftButton, {}, pointAt(0.8));
    QVERIFY(!opened.page().isVisible()); // it showed everything
    opened.view().showRange({onFirst("10:00:00"), onFirst("10:10:00")});
    QTest::mouseClick(plot->viewport(), Qt::LeftButton, {}, pointAt(0.4));
    QTest::mouseDClick(plot->viewport(), Qt::LeftButton, {}, pointAt(0.4));
    QVERIFY(opened.isOpen());
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(0));
}

void TestCloseUp::aRowOfTheTableOpensIt()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    emit opened.tables().interruptionActivated(1);
    QVERIFY(opened.isOpen());
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(1));
}

void TestCloseUp::itWalksThroughAll()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(0));
    opened.key(Qt::Key_P);
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(0));
    opened.key(Qt::Key_N);
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(1));
    opened.window.actions()[Command::PreviousInterruption].trigger();
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(0));
    opened.window.actions()[Command::NextInterruption].trigger();
    opened.key(Qt::Key_Escape);
    // what was looked at last is the one chosen
    QCOMPARE(opened.view().chosenInterruption(), std::optional<std::size_t>(1));
}

void TestCloseUp::tabGoesFromThePictureToTry()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.isWorkedOut());
    const QWidget* next = &opened.page().picture();
    do
        next = next->nextInFocusChain();
    while (!next->isVisible() || !(next->focusPolicy() & Qt::TabFocus));
    QCOMPARE(next->accessibleName().section(QLatin1Char(' '), 0, 0), QStringLiteral("Try:"));
}

void TestCloseUp::tryIsOneStepAndPrevents()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.isWorkedOut());
    QPushButton* button = opened.tryButton(QStringLiteral("Threshold"));
    QVERIFY(button != nullptr);
    QCOMPARE(button->accessibleName().section(QLatin1Char(','), 1), QStringLiteral(" 1 of 2 interruptions remains"));
    QTRY_VERIFY(button->height() > 0); // laid out
    const int steps = opened.window.document().undoStack().count();
    QTest::mouseClick(button, Qt::LeftButton);
    // only a request by 09:57:10 is credited before 10:02:10; the one at 09:50:00 falls to 3.00
    const Money threshold = opened.window.document().scenario().policy.threshold;
    QVERIFY2(threshold > usd("3") && threshold <= usd("3.5"), threshold.toString().c_str());
    QCOMPARE(opened.window.document().undoStack().count(), steps + 1);
    QTRY_COMPARE(opened.found(), 1);
    QTRY_COMPARE(opened.page().headline(), QStringLiteral("One agent stopped for 3 min on Wed 2 Sep at 10:02."));
    QVERIFY(opened.isOpen()); // the nearest one that remains
    opened.window.actions().undo().trigger();
    QTRY_COMPARE(opened.found(), 2);
    QCOMPARE(opened.window.document().scenario().policy.threshold, oneDollar);
}

void TestCloseUp::tryOfTheAmountKeepsTheOpeningBalance()
{
    Scenario scenario;
    scenario.policy.amount = oneDollar * 20; // and the opening balance with it
    Preventions preventions;
    preventions.bySlider[static_cast<std::size_t>(Slider::Amount)] =
        Prevention{Slider::Amount, oneDollar * 50, {}, {}, {}, {}, false};
    const auto lines = preventionLines(scenario, 2, preventions);
    QCOMPARE(lines.size(), std::size_t{1});
    QCOMPARE(lines[0].now, QStringLiteral("$20"));
    QCOMPARE(lines[0].needed, QStringLiteral("$50"));
    lines[0].change(scenario);
    QCOMPARE(scenario.policy.amount, oneDollar * 50);
    QCOMPARE(scenario.openingBalance(), oneDollar * 20);
}

void TestCloseUp::anotherResultKeepsTheSameInterruption()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    emit opened.tables().interruptionActivated(1);
    QVERIFY(opened.isWorkedOut());
    // requested at 10:00:00 and credited at 10:02:30
    opened.edit([](Scenario& scenario) { scenario.account.latency = Delay::constant(seconds{150}); });
    QTRY_COMPARE(opened.page().headline(), QStringLiteral("One agent stopped for 30 s on Wed 2 Sep at 10:02."));
    QCOMPARE(opened.page().interruption(), std::optional<std::size_t>(1));
}

void TestCloseUp::withoutInterruptionsItGoesBack()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.isOpen());
    opened.edit([](Scenario& scenario) { scenario.account.openingBalance = oneDollar * 100; });
    QTRY_VERIFY(opened.isClosed());
    QVERIFY(!opened.action().isEnabled());
}

void TestCloseUp::leavingStopsTheSearch()
{
    Opened opened;
    QVERIFY(opened.openHistory());
    opened.action().trigger();
    QVERIFY(opened.page().search().isBusy());
    QCOMPARE(opened.page().preventions().note(), QStringLiteral("working it out …"));
    opened.key(Qt::Key_Escape);
    QVERIFY(!opened.page().search().isBusy());
    QTest::qWait(300); // longer than the rest before it begins
    QVERIFY(opened.page().preventions().lines().empty());
    opened.action().trigger();
    QVERIFY(opened.page().search().isBusy());
    opened.window.actions()[Command::PageUsage].trigger();
    QVERIFY(!opened.page().search().isBusy());
    opened.window.actions()[Command::PageBalance].trigger();
    QVERIFY(opened.isWorkedOut());
    QVERIFY(!opened.page().preventions().lines().empty());
}

void TestCloseUp::labelsAreMovedApart()
{
    std::vector<PlacedLabel> labels{{100, 20}, {105, 20}, {300, 40}};
    spreadLabels(labels, 0, 310, 4);
    // 90..110 and 95..115 overlap by 19 with the gap: half of it each
    QCOMPARE(labels[0].left, 80.5);
    QCOMPARE(labels[1].left, 104.5);
    QCOMPARE(labels[2].left, 270.0); // would leave the picture
}

QTEST_MAIN(TestCloseUp)
#include "test_close_up.moc"
