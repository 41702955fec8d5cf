// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the recommendation is planned for, in the real window.
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/plan/plan_box.h"
#include "app/desktop/plan/planned_run.h"
#include "sim/advice/monthly_cost.h"
#include "tests/desktop/recommendation/steady_work.h"

using namespace lowwater;
using namespace std::chrono_literals;

namespace {

struct Opened : SteadyWindow {
    using SteadyWindow::SteadyWindow;
    [[nodiscard]] PlanBox& box() { return *window.findChild<PlanBox*>(); }
    [[nodiscard]] QDoubleSpinBox& factor() { return *box().findChild<QDoubleSpinBox*>(); }
    void type(const QByteArray& text)
    {
        factor().setFocus();
        factor().selectAll();
        QTest::keyClicks(&factor(), QString::fromLatin1(text));
        QTest::keyClick(&factor(), Qt::Key_Return);
    }
};

/// The two controllers by themselves.
struct Advised {
    Advised(const Scenario& scenario, const Plan& plan)
    {
        QObject::connect(&planned, &PlannedRun::resultReady, &controller, &AdviceController::setResult);
        planned.setPlan(plan);
        planned.setResult(resultOf(scenario));
    }

    PlannedRun planned;
    AdviceController controller;
};

} // namespace

class TestPlan : public QObject {
    Q_OBJECT

private slots:
    void twiceTheUsageAsksForTwiceTheThreshold();
    void theMapIsOfThePlannedUsage();
    void theRecordStaysTheRecord();
    void whatIsTypedIsOnePlan();
    void aDragIsOneUndoStep();
    void moreAgentsWorkAsTheRecordedOnes();
    void anAgentsHourRanks();
};

void TestPlan::twiceTheUsageAsksForTwiceTheThreshold()
{
    const Person person;
    Opened opened(person);
    QTRY_COMPARE(opened.saying(QStringLiteral("Why $4.01")), 1);
    opened.type("2");
    // two of $4 fit before the last request
    QTRY_COMPARE(opened.saying(QStringLiteral("Why $8.01")), 1);
    QTRY_COMPARE_WITH_TIMEOUT(opened.saying(QStringLiteral("usage × 2")), 4, 30'000); // map, why, next days, comparison
    QCOMPARE(opened.saying(QStringLiteral("usage × 2 · each dot is a setting")), 1);
    QCOMPARE(opened.saying(QStringLiteral("On your record, usage × 2")), 1);
    QCOMPARE(opened.saying(QStringLiteral("Recommended for usage × 2")), 1); // beside the verdict
    QVERIFY(opened.saying(
        QStringLiteral("For usage × 2. Your agents once spent $8.00 in 3 min, the time a reload takes.")));
    opened.document().undoStack().undo();
    QTRY_COMPARE(opened.saying(QStringLiteral("Why $4.01")), 1);
    QCOMPARE(opened.saying(QStringLiteral("usage × 2")), 0);
    QVERIFY(opened.saying(QStringLiteral("on this record")));
}

void TestPlan::theMapIsOfThePlannedUsage()
{
    const Person person;
    Opened opened(person);
    opened.type("1.5");
    SettingMap& map = opened.map();
    const Money expected = Money::fromDollars(6) + oneNano;
    QTRY_VERIFY_WITH_TIMEOUT(
        map.grid() && map.grid()->complete() && map.grid()->boundaries.back().phaseFree == expected, 20'000);
    Scenario scenario = opened.document().scenario();
    scenario.history = std::make_shared<const History>(scenario.history->scaled(3, 2));
    scenario.policy.amount = map.grid()->amounts[1];
    scenario.policy.threshold = map.grid()->thresholds[2];
    QCOMPARE(map.grid()->at(1, 2)->totals, totalsOf(*simulate(scenario)));
}

void TestPlan::theRecordStaysTheRecord()
{
    const Person person;
    Opened opened(person);
    const Scenario before = opened.document().scenario();
    opened.type("3");
    QTRY_COMPARE(opened.saying(QStringLiteral("Why $12.01")), 1);
    QCOMPARE(opened.document().scenario(), before);
    // $180 of 90 requests, whatever is planned; drawn over it, the recommended setting on the same record
    Advised advised(opened.document().scenario(), opened.document().plan());
    QTRY_VERIFY(advised.controller.advice() && advised.controller.advice()->recommended);
    QCOMPARE(advised.controller.advice()->recommended->outcome->spent, Money::fromDollars(540));
    QCOMPARE(advised.controller.onRecord()->spent, Money::fromDollars(180));
    QVERIFY(!advised.controller.onRecord()->trajectory.empty());
}

void TestPlan::whatIsTypedIsOnePlan()
{
    const Person person;
    Opened opened(person);
    const int steps = opened.document().undoStack().count();
    opened.type("1.25");
    QCOMPARE(opened.document().plan().usagePercent, 125);
    QCOMPARE(opened.document().undoStack().count(), steps + 1);
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Plan for usage × 1.25"));
    QCOMPARE(opened.box().usage().value(), 125);
    for (auto* button : opened.box().findChildren<QAbstractButton*>())
        if (button->text() == QStringLiteral("as recorded"))
            click(button);
    QCOMPARE(opened.document().plan(), Plan{});
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Plan for the usage as recorded"));
}

void TestPlan::aDragIsOneUndoStep()
{
    const Person person;
    Opened opened(person);
    const int steps = opened.document().undoStack().count();
    QSlider& slider = opened.box().usage();
    for (const int percent : {131, 158, 202}) // a drag: it goes by steps of five
        slider.setValue(percent);
    emit slider.sliderReleased();
    QCOMPARE(opened.document().plan().usagePercent, 200);
    QCOMPARE(opened.document().undoStack().count(), steps + 1);
    slider.setFocus();
    QTest::keyClick(&slider, Qt::Key_Right);
    QCOMPARE(opened.document().plan().usagePercent, 205);
    QCOMPARE(opened.document().undoStack().count(), steps + 2);
}

void TestPlan::moreAgentsWorkAsTheRecordedOnes()
{
    const Person person;
    Opened opened(person);
    opened.box().agents().setValue(2);
    QCOMPARE(opened.document().plan().moreAgents, 2);
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Plan for 2 more agents"));
    QTRY_COMPARE_WITH_TIMEOUT(opened.saying(QStringLiteral("2 more agents")), 4, 30'000);
    QCOMPARE(opened.saying(QStringLiteral("On your record, 2 more agents")), 1);
    // the recorded charges are among the planned ones, and two agents like the one cost about twice as much again
    const auto& record = opened.document().scenario().history;
    Plan plan;
    plan.moreAgents = 2;
    const auto usage = planned(record, plan, opened.document().scenario().idleGap, 1);
    QVERIFY(std::ranges::includes(usage->times(), record->times()));
    const double times = usage->totalCost().toDouble() / record->totalCost().toDouble();
    QVERIFY2(times > 2 && times < 4, qPrintable(QString::number(times)));
    plan.usagePercent = 150;
    QCOMPARE(planned(record, plan, opened.document().scenario().idleGap, 1)->totalCost(),
             usage->scaled(3, 2).totalCost());
    QCOMPARE(wishesOf(plan).plannedUsage, std::string{"usage x 1.5 and 2 more agents"});
    QCOMPARE(planNote(plan), QStringLiteral("usage × 1.5, 2 more agents"));
    opened.document().undoStack().undo();
    QCOMPARE(opened.box().agents().value(), 0);
    QTRY_COMPARE(opened.saying(QStringLiteral("Why $4.01")), 1);
}

void TestPlan::anAgentsHourRanks()
{
    const Person person;
    Opened opened(person);
    MoneySpinBox& hour = opened.box().agentHour();
    emit hour.valueChanged(Money::fromDollars(200));
    QCOMPARE(opened.document().plan().agentHour, Money::fromDollars(200));
    Advised advised(opened.document().scenario(), opened.document().plan());
    QTRY_VERIFY(advised.controller.advice());
    const Advice& advice = *advised.controller.advice();
    QCOMPARE(advice.currentMonthlyCost, monthlyCost(*advice.current, wishesOf(opened.document().plan())));
    QVERIFY(advice.currentMonthlyCost > monthlyCost(*advice.current, Wishes{}));
}

QTEST_MAIN(TestPlan)
#include "test_plan.moc"
