// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Policies that were pinned to compare with, in the real window.
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/compare/compare_model.h"
#include "app/desktop/pages/balance_page.h"
#include "app/desktop/tables/count_tab_bar.h"
#include "app/desktop/tables/tables_panel.h"
#include "app/desktop/words/format.h"
#include "sim/advice/monthly_cost.h"
#include "tests/desktop/recommendation/steady_work.h"

#include <QMenu>

using namespace lowwater;

namespace {

struct Opened : SteadyWindow {
    explicit Opened(const Person& person) : SteadyWindow(person) { window.actions()[Command::PageBalance].trigger(); }
    [[nodiscard]] TablesPanel& tables() { return *window.findChild<TablesPanel*>(); }
    [[nodiscard]] const CompareModel& model()
    {
        return static_cast<const CompareModel&>(tables().page(TablesPanel::Compare).model());
    }
    void pin() { window.actions()[Command::PinPolicy].trigger(); }
    void setThreshold(int dollars)
    {
        window.document().edit(QStringLiteral("Threshold"), ScenarioDocument::noMerge,
                               [dollars](Scenario& scenario) { scenario.policy.threshold = oneDollar * dollars; });
    }
    [[nodiscard]] bool hasRows(int count)
    {
        return QTest::qWaitFor([this, count] { return model().rowCount() == count; }, 10'000);
    }
    [[nodiscard]] QString text(int row, int column) { return model().index(row, column).data().toString(); }
    [[nodiscard]] QStringList legend() { return window.findChild<ChartLegend*>()->texts(); }
    /// Chooses an entry of the menu of a pin.
    void choose(int pin, const QString& entry)
    {
        for (QAction* action : window.actions().pinsMenu()->actions().at(pin)->menu()->actions())
            if (action->text().remove(QLatin1Char('&')) == entry)
                action->trigger();
    }
};

} // namespace

class TestCompare : public QObject {
    Q_OBJECT

private slots:
    void aPinStaysWhileTheSlidersMove();
    void eachRowIsThatPolicysReplay();
    void fourCanBePinned();
    void aLetterStaysItsOwn();
    void aPinIsUsedAndTakenBack();
    void aNameIsShown();
    void anotherLatencyReplaysThePins();
    void anAgentsHourIsThatOfThePlan();
    void allAreRemovedAtOnce();
};

void TestCompare::aPinStaysWhileTheSlidersMove()
{
    const Person person;
    Opened opened(person);
    QVERIFY(!opened.tables().tabs().isTabVisible(TablesPanel::Compare));
    opened.pin();
    QVERIFY(opened.hasRows(2));
    QVERIFY(opened.tables().tabs().isTabVisible(TablesPanel::Compare));
    QCOMPARE(opened.tables().currentTab(), TablesPanel::Compare);
    QCOMPARE(opened.text(0, CompareModel::Name), QStringLiteral("now"));
    QCOMPARE(opened.text(1, CompareModel::Name), QStringLiteral("A"));
    QCOMPARE(opened.text(1, CompareModel::Setting), QStringLiteral("add $20 when below $1"));
    opened.setThreshold(5);
    QTRY_COMPARE(opened.text(0, CompareModel::Setting), QStringLiteral("add $20 when below $5"));
    QCOMPARE(opened.text(1, CompareModel::Setting), QStringLiteral("add $20 when below $1"));
    QTRY_VERIFY(opened.legend().contains(QStringLiteral("A")));
    opened.document().undoStack().undo();
    opened.document().undoStack().undo(); // the pin
    QTRY_VERIFY(!opened.tables().tabs().isTabVisible(TablesPanel::Compare));
    QTRY_VERIFY(!opened.legend().contains(QStringLiteral("A")));
}

void TestCompare::eachRowIsThatPolicysReplay()
{
    const Person person;
    Opened opened(person);
    opened.pin();
    opened.setThreshold(2);
    QTRY_COMPARE(opened.text(0, CompareModel::Setting), QStringLiteral("add $20 when below $2"));
    Scenario two = steadyScenario();
    two.policy.threshold = oneDollar * 2;
    const auto now = simulate(two)->interruptions.size();
    const auto before = simulate(steadyScenario())->interruptions.size();
    QVERIFY(now > 0 && before >= now);
    const QString more =
        before > now ? QStringLiteral("%1 (%2 more)").arg(before).arg(before - now) : QString::number(before);
    QVERIFY(opened.hasRows(2));
    QCOMPARE(opened.text(1, CompareModel::Interruptions), more);
    opened.setThreshold(5);
    QTRY_COMPARE(opened.text(0, CompareModel::Interruptions), QStringLiteral("0"));
    Scenario pinned = steadyScenario();
    const Outcome outcome = simulate(pinned).value();
    // below $1 each reload comes 3 min late: once for each of ten times $20 out of $180, but for the opening one
    const auto count = outcome.interruptions.size();
    QVERIFY(count > 0);
    QCOMPARE(opened.text(1, CompareModel::Interruptions), QString::number(count));
    QCOMPARE(opened.model().index(1, CompareModel::Interruptions).data(ExportRole).toString(), QString::number(count));
    QCOMPARE(opened.model().index(1, CompareModel::Delayed).data(ExportRole).toString(),
             QString::fromStdString(formatSeconds(outcome.delayedWork)));
    QCOMPARE(opened.model().index(1, CompareModel::Idle).data(ExportRole).toString(),
             QString::fromStdString(outcome.meanIdle.toString()));
    QCOMPARE(opened.model().index(1, CompareModel::Lowest).data(ExportRole).toString(),
             QString::fromStdString(outcome.lowest.toString()));
}

void TestCompare::fourCanBePinned()
{
    const Person person;
    Opened opened(person);
    for (int dollars = 1; dollars <= 4; ++dollars) {
        opened.setThreshold(dollars);
        QVERIFY(opened.window.actions()[Command::PinPolicy].isEnabled());
        opened.pin();
    }
    QVERIFY(opened.hasRows(5));
    QVERIFY(!opened.window.actions()[Command::PinPolicy].isEnabled());
    QTRY_VERIFY(opened.legend().contains(QStringLiteral("D")));
}

void TestCompare::aLetterStaysItsOwn()
{
    const Person person;
    Opened opened(person);
    opened.pin();
    opened.setThreshold(3);
    opened.pin();
    opened.choose(0, QStringLiteral("Remove A"));
    QVERIFY(opened.hasRows(2));
    QTRY_COMPARE(opened.text(1, CompareModel::Name), QStringLiteral("B"));
    opened.setThreshold(4);
    opened.pin(); // A is free again
    QVERIFY(opened.hasRows(3));
    QCOMPARE(opened.text(1, CompareModel::Name), QStringLiteral("A"));
    QCOMPARE(opened.text(1, CompareModel::Setting), QStringLiteral("add $20 when below $4"));
    QCOMPARE(opened.text(2, CompareModel::Name), QStringLiteral("B"));
}

void TestCompare::aPinIsUsedAndTakenBack()
{
    const Person person;
    Opened opened(person);
    opened.pin();
    opened.setThreshold(5);
    QVERIFY(opened.hasRows(2));
    opened.choose(0, QStringLiteral("Use A"));
    QCOMPARE(opened.document().scenario().policy.threshold, oneDollar);
    QCOMPARE(opened.document().undoStack().undoText(), QStringLiteral("Use A"));
    opened.document().undoStack().undo();
    QCOMPARE(opened.document().scenario().policy.threshold, oneDollar * 5);
    emit opened.tables().page(TablesPanel::Compare).rowActivated(1); // Enter on its row
    QCOMPARE(opened.document().scenario().policy.threshold, oneDollar);
}

void TestCompare::aNameIsShown()
{
    const Person person;
    Opened opened(person);
    opened.pin();
    opened.choose(0, QStringLiteral("Rename A…"));
    auto* dialog = opened.window.findChild<QInputDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->setTextValue(QStringLiteral(" before March "));
    dialog->accept();
    QTRY_COMPARE(opened.text(1, CompareModel::Name), QStringLiteral("A: before March"));
    QTRY_VERIFY(opened.legend().contains(QStringLiteral("A: before March")) ||
                opened.legend().contains(QStringLiteral("A")));
}

void TestCompare::anotherLatencyReplaysThePins()
{
    const Person person;
    Opened opened(person);
    opened.setThreshold(5);
    opened.pin();
    QVERIFY(opened.hasRows(2));
    QCOMPARE(opened.text(1, CompareModel::Interruptions), QStringLiteral("0"));
    opened.document().edit(QStringLiteral("Latency"), ScenarioDocument::noMerge, [](Scenario& scenario) {
        scenario.account.latency = Delay::constant(std::chrono::minutes{10});
    });
    QTRY_VERIFY(opened.text(1, CompareModel::Interruptions) != QStringLiteral("0"));
    QTRY_COMPARE(opened.text(1, CompareModel::Interruptions), opened.text(0, CompareModel::Interruptions));
}

void TestCompare::anAgentsHourIsThatOfThePlan()
{
    const Person person;
    Opened opened(person);
    opened.pin();
    QVERIFY(opened.hasRows(2));
    const Outcome outcome = simulate(steadyScenario()).value();
    Wishes wishes;
    QTRY_COMPARE(opened.text(1, CompareModel::Cost), words::formatMoney(monthlyCost(outcome, wishes)));
    wishes.agentHour = Money::fromDollars(600);
    opened.document().editPlan(QStringLiteral("Hour"), ScenarioDocument::noMerge,
                               [&wishes](Plan& plan) { plan.agentHour = wishes.agentHour; });
    QTRY_COMPARE(opened.text(1, CompareModel::Cost), words::formatMoney(monthlyCost(outcome, wishes)));
}

void TestCompare::allAreRemovedAtOnce()
{
    const Person person;
    Opened opened(person);
    QVERIFY(!opened.window.actions()[Command::RemovePins].isEnabled());
    opened.pin();
    opened.setThreshold(2);
    opened.pin();
    QVERIFY(opened.hasRows(3));
    opened.window.actions()[Command::RemovePins].trigger();
    QVERIFY(opened.hasRows(0));
    QVERIFY(opened.document().pins().empty());
    opened.document().undoStack().undo();
    QVERIFY(opened.hasRows(3));
}

QTEST_MAIN(TestCompare)
#include "test_compare.moc"
