// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in the real window: save, open, what is asked, and what comes back after a crash.
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/documents/session_file.h"
#include "app/desktop/pages/balance_page.h"
#include "app/desktop/windows.h"
#include "sim/core/text_file.h"
#include "tests/desktop/recommendation/steady_work.h"

#include <QMessageBox>
#include <QUndoView>

using namespace lowwater;

namespace {

/// A program with its windows, whose session lies in the person's home.
struct Program {
    explicit Program(const Person& person)
        : windows(theme, {}, {person.places(), {}, {}, person.path(QStringLiteral("state"))})
    {
    }
    Theme theme;
    Windows windows;
};

void openUsage(const Person& person, MainWindow& window, int days = 3)
{
    const QString path = person.write(QStringLiteral("usage.csv"), steadyTable(days));
    window.files().openFiles({path});
    QVERIFY(QTest::qWaitFor([&window] { return window.document().hasHistory(); }, 10'000));
}

void setThreshold(MainWindow& window, int dollars)
{
    window.document().edit(QStringLiteral("Threshold"), ScenarioDocument::noMerge,
                           [dollars](Scenario& scenario) { scenario.policy.threshold = oneDollar * dollars; });
}

void saveTo(MainWindow& window, const QString& path)
{
    window.documents().saveTo(path);
    QVERIFY(
        QTest::qWaitFor([&] { return window.documents().path() == path && !window.documents().isModified(); }, 10'000));
}

QString messageOf(MainWindow& window)
{
    const auto* bar = window.findChild<MessageBar*>();
    return bar->isVisible() ? bar->sentence() : QString();
}

/// The question of the window; null: there is none.
QMessageBox* questionOf(MainWindow& window)
{
    for (auto* box : window.findChildren<QMessageBox*>())
        if (box->isVisible())
            return box;
    return nullptr;
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

private slots:
    void whatIsSavedIsOpenedAgain();
    void aMadeUpHistoryIsInTheFile();
    void theSampleIsKeptAsSuch();
    void aHistoryThatHasChangedIsToldOf();
    void aHistoryThatIsGoneCanBePointedTo();
    void aFileThatIsNoDocumentChangesNothing();
    void changesAreAskedForOnce_data();
    void changesAreAskedForOnce();
    void nothingIsAskedWithoutChanges();
    void twoWindowsAreApart();
    void theSessionComesBack();
    void whatACrashLeftComesBack();
    void aNamedFileWinsOverTheSession();
    void whatCannotBeWrittenStaysUnsaved();
    void whatWasGivenUpStaysGone();
    void staysWhereOneWindowStays();
    void theUndoListGoesToAnyStep();
};

void TestDocuments::whatIsSavedIsOpenedAgain()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    setThreshold(window, 7);
    window.document().editPlan(QStringLiteral("Plan"), ScenarioDocument::noMerge,
                               [](Plan& plan) { plan.moreAgents = 2; });
    window.actions()[Command::PageUsage].trigger();
    const QString path = person.path(QStringLiteral("study.lowwater"));
    QVERIFY(window.windowTitle().startsWith(QStringLiteral("usage.csv")));
    QVERIFY(window.isWindowModified());
    saveTo(window, path);
    QVERIFY(window.windowTitle().startsWith(QStringLiteral("study.lowwater")));
    QVERIFY(!window.isWindowModified());
    QCOMPARE(window.files().recentFiles().front(), path);

    MainWindow& other = program.windows.open();
    other.files().openFiles({path}); // as from the dialog, a drop, or the recent files
    QVERIFY(QTest::qWaitFor([&other] { return other.document().hasHistory(); }, 10'000));
    QCOMPARE(other.document().scenario().policy, window.document().scenario().policy);
    QCOMPARE(other.document().scenario().history->size(), window.document().scenario().history->size());
    QCOMPARE(other.document().plan(), window.document().plan());
    QCOMPARE(other.document().name(), QStringLiteral("usage.csv"));
    QCOMPARE(other.documents().path(), path);
    QVERIFY(other.actions()[Command::PageUsage].isChecked());
    QVERIFY(!other.documents().isModified());
    QVERIFY(!other.document().undoStack().canUndo());
    QCOMPARE(messageOf(other), QString());
}

void TestDocuments::aMadeUpHistoryIsInTheFile()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    window.document().adopt(QStringLiteral("Made-up history"), readTable(steadyTable()));
    const QString path = person.path(QStringLiteral("made-up.lowwater"));
    saveTo(window, path);
    MainWindow& other = program.windows.open();
    other.documents().openFile(path);
    QVERIFY(QTest::qWaitFor([&other] { return other.document().hasHistory(); }, 10'000));
    QCOMPARE(writeCsv(*other.document().scenario().history), writeCsv(*window.document().scenario().history));
}

void TestDocuments::theSampleIsKeptAsSuch()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    window.files().openSample();
    QVERIFY(QTest::qWaitFor([&window] { return window.document().hasHistory(); }, 10'000));
    const QString path = person.path(QStringLiteral("sample.lowwater"));
    saveTo(window, path);
    QVERIFY(QFileInfo(path).size() < 8'000); // the charges are not in it
    MainWindow& other = program.windows.open();
    other.documents().openFile(path);
    QVERIFY(QTest::qWaitFor([&other] { return other.document().hasHistory(); }, 10'000));
    QCOMPARE(other.document().scenario().history->size(), std::size_t{927});
}

void TestDocuments::aHistoryThatHasChangedIsToldOf()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    const QString path = person.path(QStringLiteral("study.lowwater"));
    saveTo(window, path);
    person.write(QStringLiteral("usage.csv"), steadyTable(4));
    window.documents().openFile(path);
    QTRY_COMPARE(messageOf(window), QStringLiteral("The history has changed since it was saved: 90 charges, $180.00 "
                                                   "then; 120 charges, $240.00 now."));
    QCOMPARE(window.document().scenario().history->size(), std::size_t{120});
}

void TestDocuments::aHistoryThatIsGoneCanBePointedTo()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    setThreshold(window, 3);
    const QString path = person.path(QStringLiteral("study.lowwater"));
    saveTo(window, path);
    window.document().close();
    const QString moved = person.path(QStringLiteral("moved.csv"));
    QVERIFY(QFile::rename(person.path(QStringLiteral("usage.csv")), moved));
    window.documents().openFile(path);
    QTRY_COMPARE(messageOf(window), QStringLiteral("study.lowwater is about %1, which is not there any more.")
                                        .arg(person.path(QStringLiteral("usage.csv"))));
    QVERIFY(!window.document().hasHistory());
    for (auto* button : window.findChild<MessageBar*>()->findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Point to it…"))
            button->click();
    auto* dialog = window.findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    emit dialog->fileSelected(moved);
    dialog->close();
    QTRY_VERIFY(window.document().hasHistory());
    QCOMPARE(window.document().scenario().policy.threshold, oneDollar * 3);
    QVERIFY(window.documents().isModified()); // the new place is to be saved
}

void TestDocuments::aFileThatIsNoDocumentChangesNothing()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    const Scenario before = window.document().scenario();
    const QString path = person.write(QStringLiteral("broken.lowwater"), "{\"lowwater\": 1");
    window.documents().openFile(path);
    QTRY_VERIFY(messageOf(window).contains(QStringLiteral("broken.lowwater:1: is not JSON")));
    QCOMPARE(window.document().scenario(), before);
    QVERIFY(window.documents().path().isEmpty());
}

void TestDocuments::changesAreAskedForOnce_data()
{
    QTest::addColumn<QMessageBox::StandardButton>("answer");
    QTest::addColumn<bool>("isClosed");
    QTest::newRow("given up") << QMessageBox::Discard << true;
    QTest::newRow("saved") << QMessageBox::Save << true;
    QTest::newRow("stay") << QMessageBox::Cancel << false;
}

void TestDocuments::changesAreAskedForOnce()
{
    QFETCH(const QMessageBox::StandardButton, answer);
    QFETCH(const bool, isClosed);
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    const QString path = person.path(QStringLiteral("study.lowwater"));
    saveTo(window, path);
    setThreshold(window, 9);
    QVERIFY(window.isWindowModified());
    window.close();
    QVERIFY(window.isVisible());
    QMessageBox* question = questionOf(window);
    QVERIFY(question != nullptr);
    QCOMPARE(question->text(), QStringLiteral("Save the changes to study.lowwater?"));
    question->button(answer)->click();
    if (isClosed)
        QTRY_COMPARE(program.windows.count(), std::size_t{0});
    else
        QTRY_VERIFY(questionOf(window) == nullptr);
    QCOMPARE(program.windows.count() == 0, isClosed);
    const auto saved = readDocumentJson(readFile(path.toStdString()).value(), "study", {}).value();
    QCOMPARE(saved.scenario.policy.threshold == oneDollar * 9, answer == QMessageBox::Save);
}

void TestDocuments::nothingIsAskedWithoutChanges()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    window.close();
    QTRY_COMPARE(program.windows.count(), std::size_t{0});
}

void TestDocuments::twoWindowsAreApart()
{
    const Person person;
    Program program(person);
    MainWindow& first = program.windows.open();
    openUsage(person, first);
    first.actions()[Command::NewWindow].trigger();
    QCOMPARE(program.windows.count(), std::size_t{2});
    const auto all = QApplication::topLevelWidgets();
    auto* second = qobject_cast<MainWindow*>(*std::find_if(all.begin(), all.end(), [&](QWidget* each) {
        return each != &first && qobject_cast<MainWindow*>(each) != nullptr && each->isVisible();
    }));
    QVERIFY(!second->document().hasHistory());
    QVERIFY(second->pos() != first.pos());
    openUsage(person, *second, 4);
    setThreshold(*second, 6);
    QCOMPARE(first.document().scenario().history->size(), std::size_t{90});
    QVERIFY(first.document().scenario().policy.threshold != oneDollar * 6);
    second->document().undoStack().undo();
    QVERIFY(!first.isWindowModified());
    QCOMPARE(first.files().recentFiles(), second->files().recentFiles());
    second->close();
    QTRY_COMPARE(program.windows.count(), std::size_t{1});
}

void TestDocuments::theSessionComesBack()
{
    const Person person;
    const QString path = person.path(QStringLiteral("study.lowwater"));
    {
        Program program(person);
        MainWindow& saved = program.windows.open();
        openUsage(person, saved);
        setThreshold(saved, 7);
        saveTo(saved, path);
        MainWindow& unnamed = program.windows.open();
        unnamed.document().adopt(QStringLiteral("Made-up history"), readTable(steadyTable(5)));
        program.windows.open(); // with nothing in it
        program.windows.quit();
        QTRY_COMPARE(program.windows.count(), std::size_t{0});
    }
    Program program(person);
    program.windows.restore(false);
    QCOMPARE(program.windows.count(), std::size_t{2});
    std::vector<MainWindow*> windows;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* window = qobject_cast<MainWindow*>(each))
            windows.push_back(window);
    QTRY_VERIFY(std::all_of(windows.begin(), windows.end(), [](auto* each) { return each->document().hasHistory(); }));
    std::sort(windows.begin(), windows.end(), [](auto* a, auto* b) {
        return a->document().scenario().history->size() < b->document().scenario().history->size();
    });
    QCOMPARE(windows[0]->documents().path(), path);
    QCOMPARE(windows[0]->document().scenario().policy.threshold, oneDollar * 7);
    QCOMPARE(windows[1]->document().name(), QStringLiteral("Made-up history"));
    QCOMPARE(windows[1]->document().scenario().history->size(), std::size_t{150});
    QVERIFY(windows[1]->documents().path().isEmpty());
    QVERIFY(!windows[0]->isWindowModified() && !windows[1]->isWindowModified());
}

void TestDocuments::whatACrashLeftComesBack()
{
    const Person person;
    const QString path = person.path(QStringLiteral("study.lowwater"));
    const QString state = person.path(QStringLiteral("state"));
    { // as after a crash: the file of the session, with what was not saved, and no window
        Program program(person);
        MainWindow& window = program.windows.open();
        openUsage(person, window);
        saveTo(window, path);
        setThreshold(window, 8);
        DocumentSnapshot snapshot = window.documents().snapshot();
        snapshot.savedAs = path.toStdString();
        snapshot.isModified = true;
        QDir().mkpath(state);
        QVERIFY(writeFile(SessionFile::newPath(state).toStdString(), documentText(snapshot, {}).value()));
    }
    Program program(person);
    program.windows.restore(true); // another file was named: what is not saved comes back all the same
    QCOMPARE(program.windows.count(), std::size_t{1});
    auto* window = qobject_cast<MainWindow*>(QApplication::topLevelWidgets().front());
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<MainWindow*>(each))
            window = found;
    QTRY_VERIFY(window->document().hasHistory());
    QCOMPARE(window->document().scenario().policy.threshold, oneDollar * 8);
    QVERIFY(window->isWindowModified());
    QCOMPARE(window->documents().path(), path);
    QTRY_COMPARE(messageOf(*window),
                 QStringLiteral("Recovered: your last changes to study.lowwater were not saved when "
                                "Lowwater ended."));
}

void TestDocuments::aNamedFileWinsOverTheSession()
{
    const Person person;
    {
        Program program(person);
        openUsage(person, program.windows.open());
        program.windows.quit();
        QTRY_COMPARE(program.windows.count(), std::size_t{0});
    }
    QCOMPARE(SessionFile::leftBehind(person.path(QStringLiteral("state"))).size(), 1);
    Program program(person);
    program.windows.restore(true);
    QTRY_COMPARE(program.windows.count(), std::size_t{0});
    QCOMPARE(SessionFile::leftBehind(person.path(QStringLiteral("state"))).size(), 0);
}

void TestDocuments::whatCannotBeWrittenStaysUnsaved()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    setThreshold(window, 6);
    window.close();
    window.close(); // asks once, not twice
    QCOMPARE(window.findChildren<QMessageBox*>().size(), 1);
    questionOf(window)->button(QMessageBox::Cancel)->click();
    window.documents().saveTo(person.path(QStringLiteral("no such folder/study.lowwater")));
    QTRY_VERIFY(messageOf(window).contains(QStringLiteral("no such folder")));
    QVERIFY(window.isWindowModified());
    QVERIFY(window.documents().path().isEmpty());
    QVERIFY(window.isVisible());
}

void TestDocuments::whatWasGivenUpStaysGone()
{
    const Person person;
    {
        Program program(person);
        MainWindow& window = program.windows.open();
        openUsage(person, window);
        setThreshold(window, 9);
        program.windows.quit();
        QVERIFY(questionOf(window) != nullptr);
        questionOf(window)->button(QMessageBox::Discard)->click();
        QTRY_COMPARE(program.windows.count(), std::size_t{0});
    }
    Program program(person);
    program.windows.restore(false); // the history comes back, what was given up does not
    QCOMPARE(program.windows.count(), std::size_t{1});
    MainWindow* window = nullptr;
    for (QWidget* each : QApplication::topLevelWidgets())
        if (auto* found = qobject_cast<MainWindow*>(each))
            window = found;
    QTRY_VERIFY(window->document().hasHistory());
    QCOMPARE(window->document().scenario().policy.threshold, Policy{}.threshold);
    QVERIFY(!window->isWindowModified());
}

void TestDocuments::staysWhereOneWindowStays()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    setThreshold(window, 6);
    program.windows.open();
    program.windows.quit();
    QMessageBox* question = questionOf(window);
    QVERIFY(question != nullptr);
    question->button(QMessageBox::Cancel)->click();
    QTest::qWait(50);
    QCOMPARE(program.windows.count(), std::size_t{2});
}

void TestDocuments::theUndoListGoesToAnyStep()
{
    const Person person;
    Program program(person);
    MainWindow& window = program.windows.open();
    openUsage(person, window);
    const Money first = window.document().scenario().policy.threshold;
    for (const int dollars : {6, 7, 8})
        setThreshold(window, dollars);
    window.actions()[Command::UndoList].trigger();
    auto* list = window.findChild<QUndoView*>();
    QVERIFY(list != nullptr && list->isVisible());
    QCOMPARE(list->model()->rowCount(), 4);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("As it was opened"));
    list->setCurrentIndex(list->model()->index(1, 0));
    QCOMPARE(window.document().scenario().policy.threshold, oneDollar * 6);
    list->setCurrentIndex(list->model()->index(3, 0));
    QCOMPARE(window.document().scenario().policy.threshold, oneDollar * 8);
    list->setCurrentIndex(list->model()->index(0, 0));
    QCOMPARE(window.document().scenario().policy.threshold, first);
}

QTEST_MAIN(TestDocuments)
#include "test_documents.moc"
