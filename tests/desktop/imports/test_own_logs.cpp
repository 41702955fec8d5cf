// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/start_page.h"
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;

class TestOwnLogs : public QObject {
    Q_OBJECT

private slots:
    void withoutLogsNothingIsShown();
    void logsAreFoundAndUsedWithOneClick();
    void theyCanBeReadAgainAndTakenBack();
    void openingSomethingElseCancels();
    void closingLooksAgain();
    void aWindowThatWasToldOfNoPlacesLooksNowhere();
};

void TestOwnLogs::withoutLogsNothingIsShown()
{
    const Person person;
    QDir().mkpath(person.path(QStringLiteral(".claude/projects/empty")));
    OwnLogs logs(person.places());
    QSignalSpy looked(&logs, &OwnLogs::looked);
    QSignalSpy progress(&logs, &OwnLogs::progressChanged);
    logs.look();
    QVERIFY(looked.wait());
    QVERIFY(logs.found() == nullptr);
    QCOMPARE(progress.count(), 0);
    PersonsWindow opened(person);
    QTest::qWait(100);
    QVERIFY(!opened.block().isVisible());
    QVERIFY(opened.window.findChild<StartPage*>()->isVisible());
    QCOMPARE(opened.said(), QString());
}

void TestOwnLogs::logsAreFoundAndUsedWithOneClick()
{
    const Person person;
    writeThreeRequests(person);
    PersonsWindow opened(person);
    auto* use = PersonsWindow::named<QPushButton>(opened.block(), QStringLiteral("Use Claude Code's logs"));
    QVERIFY(QTest::qWaitFor([use] { return use->isVisible(); }, 20'000));
    QCOMPARE(opened.block().sentence(), QStringLiteral("Found Claude Code logs of 2 days, $1.50"));
    bool tells = false;
    for (const auto* label : opened.block().findChildren<QLabel*>())
        tells = tells || label->text() == QStringLiteral("3 runs in 1 project, up to Thu 3 Sep 18:40");
    QVERIFY2(!tells, "ten minutes apart is one run");
    for (const auto* label : opened.block().findChildren<QLabel*>())
        tells = tells || label->text() == QStringLiteral("2 runs in 1 project, up to Thu 3 Sep 18:40");
    QVERIFY(tells);
    click(use);
    QVERIFY2(opened.document().hasHistory(), "what was read is used at once");
    QCOMPARE(opened.cost(), oneAndAHalf);
    QCOMPARE(opened.document().name(), QStringLiteral("Claude Code logs"));
    QVERIFY(!opened.block().isVisible());
    QCOMPARE(opened.window.files().recentFiles().size(), 1);
}

void TestOwnLogs::theyCanBeReadAgainAndTakenBack()
{
    const Person person;
    writeThreeRequests(person);
    PersonsWindow opened(person);
    QVERIFY(QTest::qWaitFor([&] { return opened.block().isVisible(); }, 20'000));
    QVERIFY(QTest::qWaitFor([&] { return opened.window.findChild<OwnLogsBlock*>()->sentence().startsWith(u"Found"); }));
    click(PersonsWindow::named<QPushButton>(opened.block(), QStringLiteral("Use Claude Code's logs")));
    QVERIFY(opened.hasCharges(3));
    person.writeLog(QStringLiteral("s1"), {halfADollar("4", "2026-09-04T09:00:00.000Z")}, QIODevice::Append);
    opened.window.actions()[Command::ImportAgain].trigger();
    QVERIFY(opened.hasCharges(4));
    QCOMPARE(opened.document().name(), QStringLiteral("Claude Code logs"));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.document().scenario().history->size(), std::size_t{3});
    opened.window.actions()[Command::ImportAgain].trigger();
    QVERIFY2(opened.hasCharges(4), "an older history knows its sources too");
}

void TestOwnLogs::openingSomethingElseCancels()
{
    const Person person;
    writeThreeRequests(person);
    PersonsWindow opened(person);
    opened.window.actions()[Command::OpenSample].trigger();
    QVERIFY(QTest::qWaitFor([&] { return opened.document().hasHistory(); }, 8'000));
    QTest::qWait(100);
    QVERIFY(opened.document().name().startsWith(QStringLiteral("Sample")));
    QVERIFY(!opened.block().isVisible());
}

void TestOwnLogs::closingLooksAgain()
{
    const Person person;
    PersonsWindow opened(person);
    opened.window.actions()[Command::OpenSample].trigger();
    QVERIFY(QTest::qWaitFor([&] { return opened.document().hasHistory(); }, 8'000));
    writeThreeRequests(person);
    opened.window.actions()[Command::CloseHistory].trigger();
    QVERIFY(QTest::qWaitFor([&] { return opened.block().isVisible(); }, 20'000));
}

void TestOwnLogs::aWindowThatWasToldOfNoPlacesLooksNowhere()
{
    const Person person;
    writeThreeRequests(person);
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", person.home.path().toLocal8Bit());
    qunsetenv("CLAUDE_CONFIG_DIR");
    const auto roots = placesFromEnvironment().logRoots;
    QVERIFY(std::find(roots.begin(), roots.end(), person.places().logRoots.front()) != roots.end());
    {
        Theme theme;
        MainWindow window(theme, {});
        window.show();
        QTest::qWait(200);
        QVERIFY(!window.findChild<OwnLogsBlock*>()->isVisible());
    }
    qputenv("HOME", before);
}

QTEST_MAIN(TestOwnLogs)
#include "test_own_logs.moc"
