// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/table_page.h"
#include "app/desktop/tables/tables_panel.h"
#include "sim/history/hidden_names.h"
#include "tests/desktop/imports/imports_fixture.h"

#include <sstream>

using namespace lowwater;

namespace {

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// Chooses a path in the dialog that the command opens.
QByteArray exported(PersonsWindow& opened, Command command, const QString& path)
{
    QFile::remove(path);
    opened.window.actions()[command].trigger();
    auto* dialog = opened.window.findChild<QFileDialog*>();
    emit dialog->fileSelected(path);
    delete dialog;
    return QTest::qWaitFor([&path] { return QFileInfo(path).size() > 0; }, 20'000) ? contentOf(path) : QByteArray{};
}

} // namespace

class TestHideNames : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void exportsLoseTheNames();
    void copiedAndSavedTablesHideThem();
    void theSwitchIsKept();
    void theCommandLineHidesThemToo();
};

void TestHideNames::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestHideNames::exportsLoseTheNames()
{
    const Person person;
    writeThreeRequests(person);
    person.writeLog(QStringLiteral("broken"), {});
    PersonsWindow opened(person);
    opened.open({person.path(QStringLiteral(".claude"))});
    QVERIFY(opened.hasCharges(3));
    opened.document().edit({}, ScenarioDocument::noMerge, [](Scenario& scenario) {
        scenario.routing.rules = {*PoolRule::parse("project=atlas:extra")};
    });
    const QString csv = person.path(QStringLiteral("out.csv"));
    const QString report = person.path(QStringLiteral("out.md"));
    QVERIFY(exported(opened, Command::SaveHistory, csv).contains("atlas"));
    QVERIFY(exported(opened, Command::ExportReport, report).contains("atlas"));
    opened.window.actions()[Command::HideNames].trigger();
    const QByteArray hidden = exported(opened, Command::SaveHistory, csv);
    QVERIFY(!hidden.contains("atlas"));
    QVERIFY(hidden.contains(QByteArray::fromStdString(hiddenProject("atlas"))));
    const QByteArray told = exported(opened, Command::ExportReport, report);
    QVERIFY(!told.isEmpty());
    QVERIFY(!told.contains("atlas"));
    QVERIFY2(opened.document().scenario().history->charge(0).project == "atlas", "the window shows the names");
}

void TestHideNames::copiedAndSavedTablesHideThem()
{
    const Person person;
    writeThreeRequests(person);
    PersonsWindow opened(person);
    opened.open({person.path(QStringLiteral(".claude"))});
    QVERIFY(opened.hasCharges(3));
    auto& tables = *opened.window.findChild<TablesPanel*>();
    QVERIFY(QTest::qWaitFor([&] { return tables.page(TablesPanel::ByAgent).table().model()->rowCount() == 1; }));
    const QString path = person.path(QStringLiteral("agents.csv"));
    for (const bool hide : {false, true}) {
        opened.window.actions()[Command::HideNames].setChecked(hide);
        tables.showTab(TablesPanel::ByAgent);
        tables.page(TablesPanel::ByAgent).table().selectAll();
        tables.copyAction()->trigger();
        QVERIFY(tables.saveCsv(path));
        const auto code = QByteArray::fromStdString(hiddenSession("s1"));
        QCOMPARE(contentOf(path).contains(code), hide);
        QCOMPARE(QGuiApplication::clipboard()->text().contains(QString::fromUtf8(code)), hide);
        QCOMPARE(QGuiApplication::clipboard()->text().startsWith(QStringLiteral("s1\t")), !hide);
        const auto* model = tables.page(TablesPanel::ByAgent).table().model();
        QCOMPARE(model->index(0, 0).data().toString(), QStringLiteral("s1")); // the window shows the names
    }
}

void TestHideNames::theSwitchIsKept()
{
    const Person person;
    WindowSettings settings;
    {
        PersonsWindow opened(person);
        QVERIFY(!opened.window.actions()[Command::HideNames].isChecked());
        QVERIFY(opened.window.actions()[Command::HideNames].isEnabled());
        opened.window.actions()[Command::HideNames].trigger();
        settings = opened.window.settings();
    }
    const PersonsWindow again(person, settings);
    QVERIFY(again.window.actions()[Command::HideNames].isChecked());
}

void TestHideNames::theCommandLineHidesThemToo()
{
    const Person person;
    writeThreeRequests(person);
    const QString path = person.path(QStringLiteral("out.json"));
    for (const bool hide : {false, true}) {
        std::vector<std::string> words{person.path(QStringLiteral(".claude")).toStdString(), "--export",
                                       path.toStdString(), "--pool-rule", "project=atlas:extra"};
        if (hide)
            words.emplace_back("--hide-names");
        const auto line = parseCommandLine(words);
        QVERIFY(line);
        std::istringstream input;
        std::ostringstream messages;
        QCOMPARE(exportFromCommandLine(*line, input, messages), ExitStatus::Fine);
        QCOMPARE(contentOf(path).contains("atlas"), !hide);
    }
}

QTEST_MAIN(TestHideNames)
#include "test_hide_names.moc"
