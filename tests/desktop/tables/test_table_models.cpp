// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tables/interruption_model.h"
#include "app/desktop/tables/reload_model.h"
#include "app/desktop/tables/table_text.h"
#include "app/desktop/tables/usage_model.h"
#include "tests/desktop/tables/result_builder.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QtTest>

using namespace lowwater;
using namespace lowwater::test;

namespace {

ResultBuilder scene()
{
    ResultBuilder b;
    b.charge("2026-02-11T20:00:00Z", "1");
    b.outcome.windowEnd = at("2026-02-12T20:00:00Z");
    return b;
}

/// Three interruptions: a reload on its way, one that nothing helped, and one that never ends.
RunResultPtr stops()
{
    ResultBuilder b = scene();
    b.stop("2026-02-11T20:52:57Z", "2026-02-11T21:01:18Z", Cause::Latency, {1, 2});
    b.stop("2026-02-11T22:00:00Z", "2026-02-11T22:00:13Z", Cause::SpendLimit);
    b.stop("2026-02-12T19:00:00Z", "", Cause::Declined);
    b.reload("2026-02-11T20:40:00Z", "2026-02-11T20:50:00Z", "5", "5");
    b.reload("2026-02-11T20:51:18Z", "2026-02-11T21:01:18Z", "1000", "1004.94");
    b.outcome.pending = Reload{at("2026-02-12T18:59:00Z"), {}, usd("20"), {}, {at("2026-02-12T19:00:00Z")}};
    return b.build();
}

/// A row as shown, and its raw values for machines.
QStringList row(const ResultModel& model, int line, int role = Qt::DisplayRole)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells << model.index(line, column).data(role).toString();
    return cells;
}

} // namespace

class TestTableModels : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void interruptions();
    void interruptionsInAnotherZone();
    void aReloadThatCameToHelp();
    void reloads();
    void usageByModel();
    void usageWithoutNamesOrTokens();
    void agentsAreSessionsElseTools();
    void daysAreThoseOfTheZone();
    void daysOfACoarseRecordAreItsOwn();
    void usageStaysWhileTheDemandDoes();
    void oneResetForEachResult();
    void everythingSortsByItsRawValue_data();
    void everythingSortsByItsRawValue();
    void csvIsQuoted();
};

void TestTableModels::interruptions()
{
    InterruptionModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResult(stops());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(row(model, 0), QStringList({"1", "Wed 11 Feb 20:52:57", "8 min 21 s", "2", "17 min", "reload on its way",
                                         "2", "20:51:18 → 21:01:18"}));
    QCOMPARE(row(model, 1),
             QStringList({"2", "Wed 11 Feb 22:00:00", "13 s", "1", "13 s", "monthly spend limit reached", "1", "–"}));
    QCOMPARE(row(model, 2), QStringList({"3", "Thu 12 Feb 19:00:00", "never ended", "1", "1 h", "payment declined", "1",
                                         "18:59:00 → not credited"}));
    QCOMPARE(row(model, 0, ExportRole), QStringList({"1", "2026-02-11T20:52:57.000000Z", "501", "2", "1002", "latency",
                                                     "2", "2026-02-11T20:51:18.000000Z"}));
    QCOMPARE(*model.timeOf(2), at("2026-02-12T19:00:00Z"));
    QVERIFY(model.index(0, InterruptionModel::CauseColumn).data(IconRole).isValid());
    model.setResult(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestTableModels::interruptionsInAnotherZone()
{
    InterruptionModel model;
    model.setResult(stops());
    model.setZone(QTimeZone("Asia/Tokyo"));
    QCOMPARE(model.index(0, InterruptionModel::Began).data().toString(), QString("Thu 12 Feb 05:52:57"));
    QCOMPARE(model.index(0, InterruptionModel::ReloadColumn).data().toString(), QString("05:51:18 → 06:01:18"));
}

void TestTableModels::aReloadThatCameToHelp()
{
    ResultBuilder b = scene();
    b.stop("2026-02-11T10:00:00Z", "2026-02-11T11:01:00Z", Cause::ByHand);
    b.stop("2026-02-11T12:00:00Z", "2026-02-11T12:30:00Z", Cause::ByHand); // a deposit ended it
    b.reload("2026-02-11T11:00:00Z", "2026-02-11T11:01:00Z", "20", "20")
        .reload("2026-02-11T13:00:00Z", "2026-02-11T13:01:00Z", "20", "20");
    InterruptionModel model;
    model.setResult(b.build());
    QCOMPARE(model.index(0, InterruptionModel::ReloadColumn).data().toString(), QString("11:00:00 → 11:01:00"));
    QCOMPARE(model.index(1, InterruptionModel::ReloadColumn).data().toString(), QString("–"));
}

void TestTableModels::reloads()
{
    ReloadModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResult(stops());
    model.setZone(QTimeZone("Europe/Berlin"));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(row(model, 1),
             QStringList({"2", "Wed 11 Feb 21:51:18", "22:01:18", "10 min", "$1,000.00", "$1,004.94", ""}));
    QCOMPARE(row(model, 2), QStringList({"3", "Thu 12 Feb 19:59:00", "waiting for the payment to be repaired", "–",
                                         "$20.00", "–", "20:00:00"}));
    QCOMPARE(row(model, 1, ExportRole), QStringList({"2", "2026-02-11T20:51:18.000000Z", "2026-02-11T21:01:18.000000Z",
                                                     "600", "1000", "1004.94", "0"}));
    QCOMPARE(*model.timeOf(1), at("2026-02-11T21:01:18Z"));
    QCOMPARE(*model.timeOf(2), at("2026-02-12T18:59:00Z"));
    ResultBuilder b = scene();
    b.reload("2026-02-11T22:59:00Z", "2026-02-11T23:01:00Z", "5", "5");
    b.outcome.pending = Reload{at("2026-02-12T18:59:00Z"), {}, usd("20"), {}, {}};
    model.setResult(b.build());
    QCOMPARE(model.index(0, ReloadModel::Credited).data().toString(),
             QString("Thu 12 Feb 00:01:00")); // past midnight: the day too
    QCOMPARE(model.index(1, ReloadModel::Credited).data().toString(), QString("still on its way"));
}

void TestTableModels::usageByModel()
{
    ResultBuilder b;
    Tokens tokens;
    tokens.input = 1000;
    tokens.cacheRead = 234;
    b.charge("2026-02-11T20:00:00Z", "0.25", "s", "t", "haiku", "p", Pool::Unset, tokens);
    b.charge("2026-02-11T20:01:00Z", "0.5", "s", "t", "opus").charge("2026-02-11T20:02:00Z", "0.25", "s", "t", "opus");
    b.charge("2026-02-11T20:03:00Z", "100", "s", "t", "opus", "p", Pool::Plan); // not paid from the balance
    UsageModel model(UsageBy::Model);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setResult(b.build());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(row(model, 0), QStringList({"opus", "$0.75", "2", "0", "75 %"}));
    QCOMPARE(row(model, 1), QStringList({"haiku", "$0.25", "1", "1,234", "25 %"}));
    QCOMPARE(row(model, 0, ExportRole), QStringList({"opus", "0.75", "2", "0", "0.750000"}));
    QCOMPARE(model.index(0, UsageModel::Share).data(ShareRole).toDouble(), 0.75);
    QCOMPARE(*model.timeOf(0), at("2026-02-11T20:01:00Z"));
    QVERIFY(model.hasTokens());
}

void TestTableModels::usageWithoutNamesOrTokens()
{
    UsageModel model(UsageBy::Project);
    model.setResult(scene().build());
    QCOMPARE(row(model, 0), QStringList({"no project named", "$1.00", "1", "–", "100 %"}));
    QVERIFY(!model.tellsSomething());
    QVERIFY(!model.hasTokens());
}

void TestTableModels::agentsAreSessionsElseTools()
{
    ResultBuilder b;
    b.charge("2026-02-11T20:00:00Z", "3", "one", "cursor")
        .charge("2026-02-11T20:00:00Z", "2", "", "cursor")
        .charge("2026-02-11T20:00:00Z", "1");
    UsageModel model(UsageBy::Agent);
    model.setResult(b.build());
    QStringList names;
    for (int i = 0; i < model.rowCount(); ++i)
        names << model.index(i, 0).data().toString();
    QCOMPARE(names, QStringList({"one", "cursor", "no agent named"}));
}

void TestTableModels::daysAreThoseOfTheZone()
{
    ResultBuilder b; // Berlin puts its clocks forward on 29 Mar 2026 at 01:00 UTC: that day has 23 hours
    b.charge("2026-03-28T22:59:59Z", "1").charge("2026-03-28T23:00:00Z", "2").charge("2026-03-29T21:59:59Z", "4");
    b.charge("2026-03-29T22:00:00Z", "8");
    UsageModel model(UsageBy::Day);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setZone(QTimeZone("Europe/Berlin"));
    model.setResult(b.build());
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(row(model, 0).mid(0, 3), QStringList({"Sat 28 Mar 2026", "$1.00", "1"}));
    QCOMPARE(row(model, 1).mid(0, 3), QStringList({"Sun 29 Mar 2026", "$6.00", "2"}));
    QCOMPARE(row(model, 2).mid(0, 3), QStringList({"Mon 30 Mar 2026", "$8.00", "1"}));
    model.setZone(QTimeZone::utc());
    QCOMPARE(row(model, 0).mid(0, 3), QStringList({"Sat 28 Mar 2026", "$3.00", "2"}));
}

void TestTableModels::daysOfACoarseRecordAreItsOwn()
{
    ResultBuilder b;
    b.resolution(Resolution::Day);
    b.charge("2026-03-28T00:00:00Z", "1");
    UsageModel model(UsageBy::Day);
    model.setZone(QTimeZone("America/New_York"));
    model.setResult(b.build());
    QCOMPARE(model.index(0, 0).data().toString(), QString("Sat 28 Mar 2026"));
}

void TestTableModels::usageStaysWhileTheDemandDoes()
{
    UsageModel model(UsageBy::Day);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const RunResultPtr first = scene().build();
    auto second = std::make_shared<RunResult>(*first);
    second->scenario.policy.threshold = usd("2");
    model.setResult(first);
    model.setResult(second);
    QCOMPARE(resets.count(), 1);
    model.setResult(scene().build());
    QCOMPARE(resets.count(), 2);
}

void TestTableModels::oneResetForEachResult()
{
    InterruptionModel model;
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const RunResultPtr result = stops();
    model.setResult(result);
    model.setResult(result);
    QCOMPARE(resets.count(), 1);
}

void TestTableModels::everythingSortsByItsRawValue_data()
{
    QTest::addColumn<bool>("reloads");
    QTest::addColumn<int>("column");
    QTest::addColumn<QStringList>("numbers");
    QTest::addRow("when it began") << false << int{InterruptionModel::Began} << QStringList{"1", "2", "3"};
    QTest::addRow("how long, never ended last")
        << false << int{InterruptionModel::Lasted} << QStringList{"2", "1", "3"};
    QTest::addRow("agent time, not as text")
        << false << int{InterruptionModel::AgentTime} << QStringList{"2", "1", "3"};
    QTest::addRow("cause by name") << false << int{InterruptionModel::CauseColumn} << QStringList{"2", "3", "1"};
    QTest::addRow("reload, none last") << false << int{InterruptionModel::ReloadColumn} << QStringList{"1", "3", "2"};
    QTest::addRow("amount, not as text") << true << int{ReloadModel::Amount} << QStringList{"1", "3", "2"};
    QTest::addRow("balance after, none last") << true << int{ReloadModel::BalanceAfter} << QStringList{"1", "2", "3"};
    QTest::addRow("payments declined") << true << int{ReloadModel::Declined} << QStringList{"1", "2", "3"};
}

void TestTableModels::everythingSortsByItsRawValue()
{
    QFETCH(const bool, reloads);
    QFETCH(const int, column);
    QFETCH(const QStringList, numbers);
    InterruptionModel interruptionModel;
    ReloadModel reloadModel;
    ResultModel& model = reloads ? static_cast<ResultModel&>(reloadModel) : interruptionModel;
    model.setResult(stops());
    QSortFilterProxyModel sorted;
    sorted.setSourceModel(&model);
    sorted.setSortRole(SortRole);
    sorted.sort(column);
    QStringList shown;
    for (int i = 0; i < sorted.rowCount(); ++i)
        shown << sorted.index(i, 0).data().toString();
    QCOMPARE(shown, numbers);
}

void TestTableModels::csvIsQuoted()
{
    ResultBuilder b;
    b.charge("2026-02-11T20:00:00Z", "1", {}, {}, "a \"quoted\", name");
    UsageModel model(UsageBy::Model);
    model.setResult(b.build());
    QCOMPARE(modelAsCsv(model, {UsageModel::Name, UsageModel::Cost}),
             QByteArray("Model,Cost\r\n\"a \"\"quoted\"\", name\",1\r\n"));
    QCOMPARE(rowsAsTsv(model, {0}, {UsageModel::Cost, UsageModel::Name}), QString("$1.00\ta \"quoted\", name\n"));
}

QTEST_GUILESS_MAIN(TestTableModels)
#include "test_table_models.moc"
