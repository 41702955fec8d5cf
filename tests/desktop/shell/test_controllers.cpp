// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/advice_controller.h"
#include "app/desktop/document.h"
#include "app/desktop/history_loader.h"
#include "app/desktop/run_controller.h"
#include "app/desktop/scent_controller.h"

#include <QtTest>

#include <atomic>

using namespace lowwater;

namespace {

/// A charge of `cents` every 10 s by one agent.
ReadHistory historyOf(int charges, int cents = 10)
{
    HistoryBuilder builder;
    for (int i = 0; i < charges; ++i) {
        Charge charge;
        charge.time = timeFromMicros(10'000'000LL * i);
        charge.cost = oneCent * cents;
        builder.add(charge);
    }
    ReadHistory read;
    read.history = std::make_shared<const History>(builder.build());
    return read;
}

void setThreshold(ScenarioDocument& document, int dollars)
{
    document.edit({}, ScenarioDocument::noMerge, [dollars](Scenario& s) { s.policy.threshold = oneDollar * dollars; });
}

} // namespace

class TestControllers : public QObject {
    Q_OBJECT

private slots:
    void theEditsOfATurnAreOneRun();
    void theResultIsThatOfASimulation();
    void demandIsKeptWhileTheHistoryIs();
    void wrongSettingsAreAnError();
    void nothingFromCreditsHasNoDemand();
    void aLongHistoryRunsElsewhereAndTheNewestWins();
    void closingForgetsTheResult();
    void adviceIsWhatTheReportSays();
    void adviceGoesWithItsHistory();
    void scentSaysWhereNothingStops();
    void aMoveOfTheThresholdKeepsItsScent();
    void theNewestHistoryWins();
    void cancellingDeliversNothing();
};

void TestControllers::theEditsOfATurnAreOneRun()
{
    ScenarioDocument document;
    RunController run(document);
    QSignalSpy ready(&run, &RunController::resultReady);
    document.adopt(QStringLiteral("x"), historyOf(50));
    for (int i = 0; i < 100; ++i)
        setThreshold(document, i);
    QCOMPARE(ready.count(), 0);
    QVERIFY(ready.wait());
    QCOMPARE(ready.count(), 1);
    QCOMPARE(run.result()->scenario, document.scenario());
    QVERIFY(!run.isStale());
}

void TestControllers::theResultIsThatOfASimulation()
{
    ScenarioDocument document;
    RunController run(document);
    document.adopt(QStringLiteral("x"), historyOf(500));
    QVERIFY(QTest::qWaitFor([&run] { return run.result() != nullptr; }));
    const auto expected = simulate(document.scenario());
    QCOMPARE(run.result()->outcome->ending, expected->ending);
    QCOMPARE(run.result()->outcome->reloads.size(), expected->reloads.size());
    QVERIFY(!run.result()->outcome->trajectory.empty());
}

void TestControllers::demandIsKeptWhileTheHistoryIs()
{
    ScenarioDocument document;
    RunController run(document);
    QSignalSpy ready(&run, &RunController::resultReady);
    document.adopt(QStringLiteral("x"), historyOf(50));
    QVERIFY(ready.wait());
    const auto demand = run.result()->demand;
    setThreshold(document, 3);
    QVERIFY(ready.wait());
    QCOMPARE(run.result()->demand, demand);
    document.edit({}, ScenarioDocument::noMerge, [](Scenario& s) { s.idleGap = std::chrono::seconds{5}; });
    QVERIFY(ready.wait());
    QVERIFY(run.result()->demand != demand);
    QCOMPARE(run.result()->demand->runs.list.size(), std::size_t{50});
}

void TestControllers::wrongSettingsAreAnError()
{
    ScenarioDocument document;
    RunController run(document);
    QSignalSpy ready(&run, &RunController::resultReady);
    document.adopt(QStringLiteral("x"), historyOf(50), [](Scenario& s) { s.policy.amount = Money{}; });
    QVERIFY(ready.wait());
    QVERIFY(!run.result()->outcome);
    QCOMPARE(run.result()->error->where.field, std::string("amount"));
}

void TestControllers::nothingFromCreditsHasNoDemand()
{
    ScenarioDocument document;
    RunController run(document);
    QSignalSpy ready(&run, &RunController::resultReady);
    document.adopt(QStringLiteral("x"), historyOf(50), [](Scenario& s) { s.routing.defaultPool = Pool::Plan; });
    QVERIFY(ready.wait());
    QVERIFY(!run.result()->demand);
    QCOMPARE(run.result()->error->code, ErrorCode::Empty);
}

void TestControllers::aLongHistoryRunsElsewhereAndTheNewestWins()
{
    ScenarioDocument document;
    RunController run(document);
    QSignalSpy ready(&run, &RunController::resultReady);
    QSignalSpy stale(&run, &RunController::staleChanged);
    document.adopt(QStringLiteral("long"), historyOf(60'000));
    QVERIFY(stale.wait());
    QCOMPARE(stale.at(0).at(0).toBool(), true);
    for (int dollars = 1; dollars <= 4; ++dollars) {
        setThreshold(document, dollars);
        QCoreApplication::processEvents();
    }
    QVERIFY(QTest::qWaitFor([&run] { return !run.isStale(); }, 20'000));
    QCOMPARE(run.result()->scenario, document.scenario());
    QCOMPARE(run.result()->scenario.policy.threshold, oneDollar * 4);
    QVERIFY(ready.count() <= 5);
}

void TestControllers::closingForgetsTheResult()
{
    ScenarioDocument document;
    RunController run(document);
    document.adopt(QStringLiteral("x"), historyOf(50));
    QVERIFY(QTest::qWaitFor([&run] { return run.result() != nullptr; }));
    document.close();
    QVERIFY(QTest::qWaitFor([&run] { return run.result() == nullptr; }));
}

void TestControllers::adviceIsWhatTheReportSays()
{
    ScenarioDocument document;
    RunController run(document);
    AdviceController controller;
    connect(&run, &RunController::resultReady, &controller, &AdviceController::setResult);
    document.adopt(QStringLiteral("x"), historyOf(500), [](Scenario& s) { s.policy.amount = oneDollar * 10; });
    QVERIFY(QTest::qWaitFor([&controller] { return controller.advice() != nullptr; }));
    const auto report = recommend(document.scenario());
    QCOMPARE(controller.advice()->onRecord.size(), report->onRecord.size());
    QCOMPARE(controller.advice()->recommended->policy, report->recommended->policy);
}

void TestControllers::adviceGoesWithItsHistory()
{
    ScenarioDocument document;
    RunController run(document);
    AdviceController controller;
    connect(&run, &RunController::resultReady, &controller, &AdviceController::setResult);
    document.adopt(QStringLiteral("x"), historyOf(500));
    QVERIFY(QTest::qWaitFor([&controller] { return controller.advice() != nullptr; }));
    QSignalSpy ready(&controller, &AdviceController::adviceReady);
    document.adopt(QStringLiteral("y"), historyOf(600));
    QVERIFY(ready.wait());
    QVERIFY2(!ready.at(0).at(0).value<AdvicePtr>(), "advice for another history is taken away at once");
    QVERIFY(ready.wait());
    QVERIFY(controller.advice());
}

void TestControllers::scentSaysWhereNothingStops()
{
    ScenarioDocument document;
    RunController run(document);
    ScentController controller;
    connect(&run, &RunController::resultReady, &controller, [&controller](const RunResultPtr& result) {
        controller.setResult(result, oneDollar * 10, oneDollar * 100);
    });
    std::vector<MoneySlider::Scent> thresholds;
    std::vector<MoneySlider::Scent> amounts;
    connect(&controller, &ScentController::thresholdScentReady, this,
            [&thresholds](const std::vector<MoneySlider::Scent>& scent) { thresholds = scent; });
    connect(&controller, &ScentController::amountScentReady, this,
            [&amounts](const std::vector<MoneySlider::Scent>& scent) { amounts = scent; });
    document.adopt(QStringLiteral("x"), historyOf(500));
    QVERIFY(QTest::qWaitFor([&] { return !thresholds.empty() && !amounts.empty(); }, 20'000));
    QCOMPARE(thresholds.front().value, Money{});
    QCOMPARE(thresholds.back().value, oneDollar * 10);
    for (const auto& scent : {thresholds.front(), thresholds[thresholds.size() / 2], thresholds.back()}) {
        Scenario scenario = document.scenario();
        scenario.policy.threshold = scent.value;
        QCOMPARE(scent.stopped, static_cast<double>(simulate(scenario)->stoppedAgentTime.count()));
    }
    QVERIFY(thresholds.front().stopped > 0);
    QVERIFY(thresholds.back().stopped == 0);
    QVERIFY(
        std::is_sorted(amounts.begin(), amounts.end(), [](const auto& a, const auto& b) { return a.value < b.value; }));
}

void TestControllers::aMoveOfTheThresholdKeepsItsScent()
{
    ScenarioDocument document;
    RunController run(document);
    ScentController controller;
    connect(&run, &RunController::resultReady, &controller, [&controller](const RunResultPtr& result) {
        controller.setResult(result, oneDollar * 10, oneDollar * 100);
    });
    QSignalSpy thresholds(&controller, &ScentController::thresholdScentReady);
    QSignalSpy amounts(&controller, &ScentController::amountScentReady);
    document.adopt(QStringLiteral("x"), historyOf(500));
    QVERIFY(QTest::qWaitFor([&] { return amounts.count() == 1; }, 20'000));
    setThreshold(document, 3);
    QVERIFY(QTest::qWaitFor([&] { return amounts.count() == 2; }, 20'000));
    QCOMPARE(thresholds.count(), 1);
}

void TestControllers::theNewestHistoryWins()
{
    HistoryLoader loader;
    QList<std::size_t> sizes;
    connect(&loader, &HistoryLoader::loaded, this,
            [&sizes](const ImportPtr& import) { sizes << import->read.history->size(); });
    loader.start(QStringLiteral("first"), [](const RunHooks&) -> Result<ImportPtr> { return importOf(historyOf(1)); });
    loader.start(QStringLiteral("second"), [](const RunHooks&) -> Result<ImportPtr> { return importOf(historyOf(2)); });
    QVERIFY(QTest::qWaitFor([&sizes] { return !sizes.isEmpty(); }));
    QTest::qWait(20);
    QCOMPARE(sizes, QList<std::size_t>{2});
    QCOMPARE(loader.name(), QStringLiteral("second"));
}

void TestControllers::cancellingDeliversNothing()
{
    HistoryLoader loader;
    QSignalSpy loaded(&loader, &HistoryLoader::loaded);
    QSignalSpy failed(&loader, &HistoryLoader::failed);
    QSignalSpy finished(&loader, &HistoryLoader::finished);
    std::atomic<bool> began{false};
    loader.start(QStringLiteral("slow"), [&began](const RunHooks& hooks) -> Result<ImportPtr> {
        began = true;
        while (!hooks.stopRequested())
            QThread::yieldCurrentThread();
        return Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
    });
    QVERIFY(QTest::qWaitFor([&began] { return began.load(); }));
    QVERIFY(loader.isBusy());
    loader.cancel();
    QCOMPARE(finished.count(), 1);
    QTest::qWait(20);
    QCOMPARE(loaded.count() + failed.count(), 0);
    QVERIFY(!loader.isBusy());
}

QTEST_MAIN(TestControllers)
#include "test_controllers.moc"
