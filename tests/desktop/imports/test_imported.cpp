// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was imported, told of the folder tests/data/claude-code, whose lines are counted by hand in test_cli_logs.cpp.
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/imports/import_words.h"
#include "app/desktop/imports/imported_dialog.h"
#include "app/desktop/pages/status_line.h"
#include "tests/desktop/imports/imports_fixture.h"

using namespace lowwater;

class TestImported : public QObject {
    Q_OBJECT

private slots:
    void everythingIsTold();
    void theLinesAddUp_data();
    void theLinesAddUp();
    void theLinesLeftOutAreOneClickAway();
    void theStatusLineOpensIt();
    void aFactorIsTold();
};

namespace {

const QString logs = QStringLiteral(LOWWATER_TEST_DATA "/claude-code");

ImportedDialog* show(PersonsWindow& opened)
{
    opened.window.actions()[Command::WhatWasImported].trigger();
    return opened.window.findChild<ImportedDialog*>();
}

QPushButton* buttonOf(QWidget& dialog, const QString& text)
{
    for (auto* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

void TestImported::everythingIsTold()
{
    const Person person;
    PersonsWindow opened(person);
    QVERIFY(!opened.window.actions()[Command::WhatWasImported].isEnabled());
    opened.window.actions().zones().actions().at(1)->trigger();
    opened.open({logs});
    QVERIFY(opened.hasCharges(6));
    const auto* dialog = show(opened);
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const QStringList lines = dialog->toText().split(u'\n');
    for (const char* line :
         {"claude-code", "Format: Claude Code's logs", "Files: 4", "Times are known: every request",
          "Recorded stops: 1", "Charges: 6", "Told of a charge once more (counted once): 4", "Told of no usage: 4",
          "Left out: the tool's own messages, which cost nothing: 2", "Left out: ended by the end of the file: 1",
          "Lines read: 17", "Cost: $0.10", "No price, counted as $0: claude-tomorrow-1: 1 charge"})
        QVERIFY2(lines.contains(QString::fromUtf8(line)), line);
    // 0.096806 with the prompts of one log cached for an hour
    QVERIFY2(lines.filter(QStringLiteral("cached for an hour")).size() == 1, "what the window can do is said its way");
    QVERIFY(lines.filter(QStringLiteral("--")).isEmpty());
}

void TestImported::theLinesAddUp_data()
{
    QTest::addColumn<QString>("path");
    QTest::addRow("logs with every kind of line") << logs;
    QTest::addRow("a table with bad lines") << QStringLiteral(LOWWATER_TEST_DATA "/csv/bad-lines.csv");
    QTest::addRow("a table of a router") << QStringLiteral(LOWWATER_TEST_DATA "/csv/router-activity.csv");
}

void TestImported::theLinesAddUp()
{
    QFETCH(const QString, path);
    const auto import = readImport({{path.toStdString(), {}, false}}, {}, {});
    QVERIFY(import);
    qulonglong sum = 0;
    for (const auto& fact : lineFacts((*import)->read.summary))
        sum += fact.value.toULongLong();
    QCOMPARE(sum, static_cast<qulonglong>((*import)->read.summary.lines));
    QVERIFY(sum > 0);
}

void TestImported::theLinesLeftOutAreOneClickAway()
{
    const Person person;
    PersonsWindow opened(person);
    opened.open({logs});
    QVERIFY(opened.hasCharges(6));
    click(buttonOf(*show(opened), QStringLiteral("&Lines left out…")));
    const auto* lines = opened.window.findChild<SkippedLinesDialog*>();
    QVERIFY(lines != nullptr && lines->isVisible());
    QCOMPARE(lines->findChild<SkippedLinesModel*>()->rowCount(), 3);
}

void TestImported::theStatusLineOpensIt()
{
    const Person person;
    PersonsWindow opened(person);
    opened.open({logs});
    QVERIFY(opened.hasCharges(6));
    auto& status = *opened.window.findChild<StatusLine*>();
    auto* button = PersonsWindow::named<QToolButton>(status, QStringLiteral("1 line skipped, 1 charge unpriced"));
    QVERIFY2(button != nullptr && button->isVisible(), "the tool's own messages are no lines that were not read");
    click(button);
    QVERIFY(opened.window.findChild<ImportedDialog*>() != nullptr);
    delete opened.window.findChild<ImportedDialog*>();
    click(PersonsWindow::named<QToolButton>(status, QStringLiteral("claude-code")));
    QVERIFY(opened.window.findChild<ImportedDialog*>() != nullptr);
}

void TestImported::aFactorIsTold()
{
    const Person person;
    writeThreeRequests(person);
    ReadOptions options;
    options.charged = "3";
    const auto import = readImport({{person.path(QStringLiteral(".claude")).toStdString(), {}, false}}, options, {});
    QVERIFY(import);
    QCOMPARE((*import)->recorded.history->totalCost(), oneAndAHalf);
    QCOMPARE((*import)->read.history->totalCost(), oneDollar * 3);
    QCOMPARE(factorText(*(*import)->read.summary.costFactor), QStringLiteral("× 2"));
    QStringList told;
    for (const auto& fact : costFacts(**import))
        told << fact.what + u' ' + fact.value;
    QVERIFY(told.contains(QStringLiteral("Every cost × 2")));
    const auto back = adjusted(**import, {});
    QVERIFY(back);
    QCOMPARE((*back)->read.history, (*import)->recorded.history);
}

QTEST_MAIN(TestImported)
#include "test_imported.moc"
