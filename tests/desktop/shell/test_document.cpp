// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/document.h"

#include <QtTest>

using namespace lowwater;

namespace {

ReadHistory historyOf(int charges)
{
    HistoryBuilder builder;
    for (int i = 0; i < charges; ++i) {
        Charge charge;
        charge.time = timeFromMicros(1'000'000LL * i);
        charge.cost = oneCent;
        builder.add(charge);
    }
    ReadHistory read;
    read.history = std::make_shared<const History>(builder.build());
    return read;
}

ScenarioDocument::Edit threshold(int dollars)
{
    return [dollars](Scenario& scenario) { scenario.policy.threshold = oneDollar * dollars; };
}

constexpr int thresholdId = 7;
constexpr int amountId = 8;

} // namespace

class TestDocument : public QObject {
    Q_OBJECT

private slots:
    void anEditIsUndoneAndRedone();
    void aDragIsOneStep();
    void twoDragsAreTwoSteps();
    void editsOfOtherFieldsDoNotMerge();
    void aDragThatComesBackLeavesNoStep();
    void anEditThatChangesNothingLeavesNoStep();
    void theTextIsThatOfTheLastValue();
    void anotherHistoryIsAStep();
    void theFirstHistoryIsNot();
    void settingsComeWithAHistory();
    void closingForgetsTheStepsAndKeepsThePolicy();
};

void TestDocument::anEditIsUndoneAndRedone()
{
    ScenarioDocument document;
    QSignalSpy changed(&document, &ScenarioDocument::scenarioChanged);
    document.edit(QStringLiteral("a"), ScenarioDocument::noMerge, threshold(2));
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 2);
    document.undoStack().undo();
    QCOMPARE(document.scenario().policy.threshold, Policy{}.threshold);
    document.undoStack().redo();
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 2);
    QCOMPARE(changed.count(), 3);
}

void TestDocument::aDragIsOneStep()
{
    ScenarioDocument document;
    for (int dollars = 6; dollars <= 9; ++dollars)
        document.edit(QStringLiteral("drag"), thresholdId, threshold(dollars));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QCOMPARE(document.scenario().policy.threshold, Policy{}.threshold);
    document.undoStack().redo();
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 9);
}

void TestDocument::twoDragsAreTwoSteps()
{
    ScenarioDocument document;
    document.edit(QStringLiteral("drag"), thresholdId, threshold(6));
    document.endGesture();
    document.edit(QStringLiteral("drag"), thresholdId, threshold(7));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 6);
}

void TestDocument::editsOfOtherFieldsDoNotMerge()
{
    ScenarioDocument document;
    document.edit(QStringLiteral("threshold"), thresholdId, threshold(6));
    document.edit(QStringLiteral("amount"), amountId, [](Scenario& s) { s.policy.amount = oneDollar * 50; });
    QCOMPARE(document.undoStack().count(), 2);
}

void TestDocument::aDragThatComesBackLeavesNoStep()
{
    ScenarioDocument document;
    document.edit(QStringLiteral("drag"), thresholdId, threshold(6));
    document.edit(QStringLiteral("drag"), thresholdId, threshold(5));
    QCOMPARE(Policy{}.threshold, oneDollar * 5);
    QCOMPARE(document.undoStack().count(), 0);
    QVERIFY(!document.undoStack().canUndo());
}

void TestDocument::anEditThatChangesNothingLeavesNoStep()
{
    ScenarioDocument document;
    QSignalSpy changed(&document, &ScenarioDocument::scenarioChanged);
    document.edit(QStringLiteral("same"), ScenarioDocument::noMerge, threshold(5));
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(changed.count(), 0);
}

void TestDocument::theTextIsThatOfTheLastValue()
{
    ScenarioDocument document;
    document.edit(QStringLiteral("to 6"), thresholdId, threshold(6));
    document.edit(QStringLiteral("to 7"), thresholdId, threshold(7));
    QCOMPARE(document.undoStack().undoText(), QStringLiteral("to 7"));
}

void TestDocument::anotherHistoryIsAStep()
{
    ScenarioDocument document;
    document.adopt(QStringLiteral("first"), historyOf(3));
    document.edit(QStringLiteral("edit"), ScenarioDocument::noMerge, threshold(2));
    QSignalSpy another(&document, &ScenarioDocument::historyChanged);
    document.adopt(QStringLiteral("second"), historyOf(4));
    QCOMPARE(another.count(), 1);
    QCOMPARE(document.scenario().history->size(), std::size_t{4});
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 2);
    QCOMPARE(document.name(), QStringLiteral("second"));
    document.undoStack().undo();
    QCOMPARE(another.count(), 2);
    QCOMPARE(document.scenario().history->size(), std::size_t{3});
    QCOMPARE(document.name(), QStringLiteral("first"));
    document.undoStack().undo();
    QCOMPARE(another.count(), 2);
}

void TestDocument::theFirstHistoryIsNot()
{
    ScenarioDocument document;
    document.edit(QStringLiteral("edit"), ScenarioDocument::noMerge, threshold(2));
    document.adopt(QStringLiteral("first"), historyOf(3));
    QVERIFY(!document.undoStack().canUndo());
    QVERIFY(document.hasHistory());
    QVERIFY(document.summary());
}

void TestDocument::settingsComeWithAHistory()
{
    ScenarioDocument document;
    document.adopt(QStringLiteral("first"), historyOf(3), threshold(1));
    QCOMPARE(document.scenario().policy.threshold, oneDollar);
}

void TestDocument::closingForgetsTheStepsAndKeepsThePolicy()
{
    ScenarioDocument document;
    document.adopt(QStringLiteral("first"), historyOf(3));
    document.edit(QStringLiteral("edit"), ScenarioDocument::noMerge, threshold(2));
    document.close();
    QVERIFY(!document.hasHistory());
    QVERIFY(!document.summary());
    QVERIFY(!document.undoStack().canUndo());
    QCOMPARE(document.scenario().policy.threshold, oneDollar * 2);
}

QTEST_GUILESS_MAIN(TestDocument)
#include "test_document.moc"
