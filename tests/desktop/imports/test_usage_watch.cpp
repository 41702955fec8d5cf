// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;

namespace {

struct Opened : PersonsWindow {
    using PersonsWindow::PersonsWindow;

    [[nodiscard]] bool watchLogs(const Person& person)
    {
        open({person.path(QStringLiteral(".claude/projects"))});
        if (!hasCharges(3))
            return false;
        window.actions()[Command::WatchUsage].setChecked(true);
        window.findChild<UsageWatch*>()->setCalm(std::chrono::milliseconds{20});
        return true;
    }
    [[nodiscard]] bool isTold(const QString& sentence)
    {
        return QTest::qWaitFor([&] { return said() == sentence; }, 10'000);
    }
    void answer(const QString& text) { click(named<QPushButton>(message(), text)); }
};

void writeMore(const Person& person, const char* id, const char* time)
{
    person.writeLog(QStringLiteral("s1"), {halfADollar(id, time)}, QIODevice::Append);
}

} // namespace

class TestUsageWatch : public QObject {
    Q_OBJECT

private slots:
    void itIsOffAtFirstAndKept();
    void newChargesAreOfferedAndAddedWhenAskedFor();
    void notNowLeavesEverythingAsItIs();
    void newFilesInNewFoldersAreSeen();
    void withoutItNothingIsSaid();
    void whatCameBeforeItWasTurnedOnIsSeen();
    void aFilePutInThePlaceOfAnotherIsSeen();
};

void TestUsageWatch::itIsOffAtFirstAndKept()
{
    const Person person;
    WindowSettings settings;
    {
        PersonsWindow opened(person);
        QVERIFY(!opened.window.actions()[Command::WatchUsage].isChecked());
        opened.window.actions()[Command::WatchUsage].trigger();
        settings = opened.window.settings();
    }
    const PersonsWindow again(person, settings);
    QVERIFY(again.window.actions()[Command::WatchUsage].isChecked());
}

void TestUsageWatch::newChargesAreOfferedAndAddedWhenAskedFor()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.watchLogs(person));
    writeMore(person, "4", "2026-09-04T09:00:00.000Z");
    QVERIFY(opened.isTold(QStringLiteral("There is 1 new charge in .claude/projects.")));
    QCOMPARE(opened.document().scenario().history->size(), std::size_t{3});
    writeMore(person, "5", "2026-09-04T09:01:00.000Z");
    QVERIFY(opened.isTold(QStringLiteral("There are 2 new charges in .claude/projects.")));
    opened.answer(QStringLiteral("Add them"));
    QCOMPARE(opened.document().scenario().history->size(), std::size_t{5});
    QVERIFY(opened.window.actions().undo().text().contains(QStringLiteral("Add new usage")));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.document().scenario().history->size(), std::size_t{3});
}

void TestUsageWatch::notNowLeavesEverythingAsItIs()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.watchLogs(person));
    writeMore(person, "4", "2026-09-04T09:00:00.000Z");
    QVERIFY(opened.isTold(QStringLiteral("There is 1 new charge in .claude/projects.")));
    opened.answer(QStringLiteral("Not now"));
    QVERIFY(!opened.message().isVisible());
    QCOMPARE(opened.document().scenario().history->size(), std::size_t{3});
    QCOMPARE(opened.document().undoStack().count(), 0);
}

void TestUsageWatch::newFilesInNewFoldersAreSeen()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.watchLogs(person));
    person.write(QStringLiteral(".claude/projects/-home-dev-src-borealis/s9.jsonl"),
                 QByteArray::fromStdString(halfADollar("9", "2026-09-05T09:00:00.000Z").text() + '\n'));
    QVERIFY(opened.isTold(QStringLiteral("There is 1 new charge in .claude/projects.")));
}

void TestUsageWatch::withoutItNothingIsSaid()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    QVERIFY(opened.watchLogs(person));
    opened.window.actions()[Command::WatchUsage].setChecked(false);
    writeMore(person, "4", "2026-09-04T09:00:00.000Z");
    QTest::qWait(300);
    QCOMPARE(opened.said(), QString());
}

void TestUsageWatch::whatCameBeforeItWasTurnedOnIsSeen()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened(person);
    opened.open({person.path(QStringLiteral(".claude/projects"))});
    QVERIFY(opened.hasCharges(3));
    writeMore(person, "4", "2026-09-04T09:00:00.000Z");
    opened.window.actions()[Command::WatchUsage].setChecked(true);
    QVERIFY(opened.isTold(QStringLiteral("There is 1 new charge in .claude/projects.")));
}

// As many charges as before, which cost something else.
void TestUsageWatch::aFilePutInThePlaceOfAnotherIsSeen()
{
    const Person person;
    const QString path = person.write(QStringLiteral("u.csv"), "timestamp,cost_usd\n2026-09-01T09:00:00Z,1\n");
    Opened opened(person);
    opened.open({path});
    QVERIFY(opened.hasCharges(1));
    opened.window.actions()[Command::WatchUsage].setChecked(true);
    opened.window.findChild<UsageWatch*>()->setCalm(std::chrono::milliseconds{20});
    QTest::qWait(200); // it looks once when it is turned on
    const QString other = person.write(QStringLiteral("new.csv"), "timestamp,cost_usd\n2026-09-01T09:00:00Z,2\n");
    QFile::remove(path);
    QVERIFY(QFile::rename(other, path));
    QVERIFY(opened.isTold(QStringLiteral("u.csv has changed.")));
    opened.answer(QStringLiteral("Read it again"));
    QCOMPARE(opened.cost(), oneDollar * 2);
}

QTEST_MAIN(TestUsageWatch)
#include "test_usage_watch.moc"
