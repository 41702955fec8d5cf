// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pages/start_page.h"
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;

namespace {

/// A person whose logs are nowhere that Lowwater looks unasked.
PersonPlaces noPlaces()
{
    return {};
}

struct Opened {
    Theme theme;
    MainWindow window{theme, {}, noPlaces()};

    Opened() { window.show(); }
    [[nodiscard]] bool hasCharges(std::size_t count)
    {
        return QTest::qWaitFor(
            [&] { return window.document().hasHistory() && window.document().scenario().history->size() == count; },
            20'000);
    }
};

void drop(QWidget& window, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    const QPoint where(200, 200);
    QDragEnterEvent enter(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(where, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&window, &event);
}

constexpr const char* twoCharges = "timestamp,cost_usd,session\n"
                                   "2026-09-01T09:00:00Z,3,a\n"
                                   "2026-09-01T09:00:10Z,4,b\n";

} // namespace

class TestOpenFolder : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aFolderIsChosenInTheDialog();
    void filesAndFoldersAreDroppedTogether();
    void whatComesTwiceCountsOnce();
    void aFolderWithoutLogsSaysSo();
    void setsAreRemembered();
};

void TestOpenFolder::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestOpenFolder::aFolderIsChosenInTheDialog()
{
    const Person person;
    writeThreeRequests(person);
    Opened opened;
    opened.window.actions()[Command::OpenFolder].trigger();
    auto* dialog = opened.window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(dialog->fileMode(), QFileDialog::Directory);
    emit dialog->fileSelected(person.path(QStringLiteral(".claude")));
    QVERIFY(opened.hasCharges(3));
    QCOMPARE(opened.window.document().name(), QStringLiteral(".claude"));
}

void TestOpenFolder::filesAndFoldersAreDroppedTogether()
{
    const Person person;
    writeThreeRequests(person);
    const QString table = person.write(QStringLiteral("mine.csv"), twoCharges);
    Opened opened;
    drop(opened.window, {person.path(QStringLiteral(".claude/projects")), table});
    QVERIFY(opened.hasCharges(5));
    QCOMPARE(opened.window.document().scenario().history->totalCost(), oneAndAHalf + oneDollar * 7);
    QCOMPARE(opened.window.document().name(), QStringLiteral("2 sources"));
    person.write(QStringLiteral("mine.csv"), "2026-09-02T09:00:10Z,1,b\n", QIODevice::Append);
    opened.window.actions()[Command::ImportAgain].trigger();
    QVERIFY(opened.hasCharges(6));
}

void TestOpenFolder::whatComesTwiceCountsOnce()
{
    const Person person;
    writeThreeRequests(person);
    const QString copy = person.path(QStringLiteral("copy.jsonl"));
    QVERIFY(QFile::copy(person.path(QStringLiteral(".claude/projects/-home-dev-src-atlas/s1.jsonl")), copy));
    Opened opened;
    drop(opened.window,
         {person.path(QStringLiteral(".claude")), person.path(QStringLiteral(".claude/projects")), copy});
    QVERIFY(opened.hasCharges(3));
    QCOMPARE(opened.window.document().summary()->merged, std::uint64_t{3});
}

void TestOpenFolder::aFolderWithoutLogsSaysSo()
{
    const Person person;
    Opened opened;
    drop(opened.window, {person.home.path()});
    const auto* message = opened.window.findChild<MessageBar*>();
    QVERIFY(QTest::qWaitFor([message] { return message->isVisible(); }));
    QCOMPARE(message->kind(), MessageBar::Kind::Error);
    QVERIFY(message->sentence().contains(QStringLiteral("without Claude Code logs")));
    QVERIFY(!opened.window.document().hasHistory());
}

void TestOpenFolder::setsAreRemembered()
{
    const Person person;
    writeThreeRequests(person);
    const QString table = person.write(QStringLiteral("mine & ours.csv"), twoCharges);
    const QString folder = person.path(QStringLiteral(".claude"));
    Opened opened;
    opened.window.files().openFiles({table, folder});
    QVERIFY(opened.hasCharges(5));
    opened.window.files().openFiles({table});
    QVERIFY(opened.hasCharges(2));
    QCOMPARE(opened.window.files().recentFiles().size(), 2);
    const auto entries = opened.window.actions().recentMenu()->actions();
    QCOMPARE(entries.size(), 2);
    QVERIFY(entries[1]->text().endsWith(QStringLiteral("mine && ours.csv and one more")));
    entries[1]->trigger();
    QVERIFY(opened.hasCharges(5));
    QCOMPARE(opened.window.files().recentFiles().front(), recentEntry({table, folder}));
    QCOMPARE(opened.window.files().recentFiles().size(), 2);
}

QTEST_MAIN(TestOpenFolder)
#include "test_open_folder.moc"
