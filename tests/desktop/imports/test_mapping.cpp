// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/imports/mapping_dialog.h"
#include "app/desktop/imports/mapping_model.h"
#include "tests/desktop/imports/imports_fixture.h"

#include <QAbstractItemModelTester>

using namespace lowwater;

namespace {

constexpr const char* german = "Zeitpunkt;Dauer;Betrag;Wer\n"
                               "13.9.2026 09:00;4;0,19;a\n"
                               "13.9.2026 09:05;4;1.000,50;b\n"
                               "morgen;4;0,10;b\n";
constexpr Money germanSum = Money::fromNanos(1'000'690'000'000);

struct Opened : PersonsWindow {
    using PersonsWindow::PersonsWindow;

    /// Opens a table that cannot be read and asks for its columns.
    [[nodiscard]] MappingDialog* columnsOf(const QString& path)
    {
        open({path});
        if (!QTest::qWaitFor([&] { return said().contains(QStringLiteral("whose columns are not clear")); }, 10'000))
            return nullptr;
        click(named<QPushButton>(message(), QStringLiteral("Choose columns")));
        return window.findChild<MappingDialog*>();
    }
};

void choose(QWidget& dialog, const QString& field, const QString& text)
{
    auto* box = PersonsWindow::named<QComboBox>(dialog, field);
    box->setCurrentText(text);
    emit box->activated(box->currentIndex());
}

QString chosenIn(QWidget& dialog, const QString& field)
{
    return PersonsWindow::named<QComboBox>(dialog, field)->currentText();
}

QString cell(const QDialog& dialog, int row, int column)
{
    return dialog.findChild<MappingModel*>()->index(row, column).data().toString();
}

QPushButton* buttonOf(const QDialog& dialog, const QString& text)
{
    for (auto* button : dialog.findChildren<QPushButton*>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

QPushButton* importButton(const QDialog& dialog)
{
    return buttonOf(dialog, QStringLiteral("&Import"));
}

} // namespace

class TestMapping : public QObject {
    Q_OBJECT

private slots:
    void aTableThatIsNotClearIsGuessedAndImported();
    void choicesShowAtOnceWhatComesOfThem();
    void allRowsCanBeCheckedAndThoseLeftOutLookedAt();
    void tablesWithTheSameHeadersAreRemembered();
    void theColumnsOfWhatIsShownCanBeChangedAndTakenBack();
    void aColumnFoundByNameCanBeLeftOut();
    void cancelLeavesEverythingAsItIs();
};

void TestMapping::aTableThatIsNotClearIsGuessedAndImported()
{
    const Person person;
    Opened opened(person);
    auto* dialog = opened.columnsOf(person.write(QStringLiteral("u.csv"), german));
    QVERIFY(dialog != nullptr);
    const QAbstractItemModelTester tester(dialog->findChild<MappingModel*>());
    QCOMPARE(chosenIn(*dialog, QStringLiteral("Time")), QStringLiteral("Zeitpunkt"));
    QCOMPARE(chosenIn(*dialog, QStringLiteral("Dates")), QStringLiteral("day first: 31.12.2026"));
    QCOMPARE(chosenIn(*dialog, QStringLiteral("Cost")), QStringLiteral("Betrag"));
    QCOMPARE(chosenIn(*dialog, QStringLiteral("Decimals")), QStringLiteral("0,19"));
    choose(*dialog, QStringLiteral("Session"), QStringLiteral("Wer"));
    QCOMPARE(cell(*dialog, 0, MappingModel::ReadAs), QStringLiteral("2026-09-13 09:00:00 UTC · $0.19 · a"));
    QVERIFY(cell(*dialog, 2, MappingModel::ReadAs).startsWith(QStringLiteral("left out: “morgen” is not a time")));
    click(importButton(*dialog));
    QVERIFY(opened.hasCharges(2));
    QCOMPARE(opened.cost(), germanSum);
    QCOMPARE(opened.document().summary()->skippedTotal(), std::uint64_t{1});
}

void TestMapping::choicesShowAtOnceWhatComesOfThem()
{
    const Person person;
    Opened opened(person);
    auto* dialog = opened.columnsOf(person.write(QStringLiteral("u.csv"), german));
    QVERIFY(dialog != nullptr);
    choose(*dialog, QStringLiteral("Decimals"), QStringLiteral("0.19"));
    QVERIFY(cell(*dialog, 0, MappingModel::ReadAs).contains(QStringLiteral("“0,19” is not a number")));
    QVERIFY(!importButton(*dialog)->isEnabled()); // no row can be read
    choose(*dialog, QStringLiteral("Decimals"), QStringLiteral("0,19"));
    QVERIFY(importButton(*dialog)->isEnabled());
    choose(*dialog, QStringLiteral("Times without a zone are in"), QStringLiteral("Asia/Tokyo"));
    QCOMPARE(cell(*dialog, 0, MappingModel::ReadAs), QStringLiteral("2026-09-13 00:00:00 UTC · $0.19"));
    choose(*dialog, QStringLiteral("Time"), QStringLiteral("– none –"));
    QCOMPARE(cell(*dialog, 0, MappingModel::ReadAs), QStringLiteral("–"));
    QVERIFY(!importButton(*dialog)->isEnabled());
    choose(*dialog, QStringLiteral("Columns are parted by"), QStringLiteral("comma ,")); // which they are not
    QVERIFY(!importButton(*dialog)->isEnabled());
}

// The bad row is far behind the first ones, which are all good.
void TestMapping::allRowsCanBeCheckedAndThoseLeftOutLookedAt()
{
    const Person person;
    QByteArray table = "Zeitpunkt;Dauer;Betrag;Wer\n";
    for (int i = 0; i < 200; ++i)
        table += "13.9.2026 09:00;4;0,19;a\n";
    Opened opened(person);
    auto* dialog = opened.columnsOf(person.write(QStringLiteral("u.csv"), table + "morgen;4;0,10;b\n"));
    QVERIFY(dialog != nullptr);
    const auto label = [dialog](const QString& text) {
        const auto labels = dialog->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* each) { return each->text() == text; });
    };
    QVERIFY(label(QStringLiteral("All of the first 50 rows can be read.")));
    auto* check = buttonOf(*dialog, QStringLiteral("Check all &rows"));
    QVERIFY(check != nullptr);
    click(check);
    QTRY_VERIFY(label(QStringLiteral("200 of all 201 rows can be read. The others are left out and counted.")));
    click(check);
    auto* left = dialog->findChild<SkippedLinesDialog*>();
    QVERIFY(left != nullptr);
    QCOMPARE(left->findChild<SkippedLinesModel*>()->index(0, SkippedLinesModel::Value).data().toString(),
             QStringLiteral("morgen"));
    left->close();
    choose(*dialog, QStringLiteral("Session"), QStringLiteral("Wer")); // it is another question now
    QVERIFY(label(QStringLiteral("All of the first 50 rows can be read.")));
    QCOMPARE(check->text(), QStringLiteral("Check all &rows"));
}

void TestMapping::tablesWithTheSameHeadersAreRemembered()
{
    const Person person;
    WindowSettings settings;
    {
        Opened opened(person);
        auto* dialog = opened.columnsOf(person.write(QStringLiteral("u.csv"), german));
        QVERIFY(dialog != nullptr);
        click(importButton(*dialog));
        QVERIFY(opened.hasCharges(2));
        settings = opened.window.settings();
    }
    QTemporaryDir folder; // through the file, as from one start to the next
    QSettings file(folder.filePath(QStringLiteral("s.conf")), QSettings::IniFormat);
    writeSettings(file, settings);
    file.sync();
    Opened again(person, readSettings(QSettings(file.fileName(), QSettings::IniFormat)));
    again.open({person.write(QStringLiteral("next.csv"), "Zeitpunkt;Dauer;Betrag;Wer\n1.10.2026 09:00;4;2,50;a\n")});
    QVERIFY(again.hasCharges(1));
    QCOMPARE(again.cost(), Money::fromNanos(2'500'000'000));
}

void TestMapping::theColumnsOfWhatIsShownCanBeChangedAndTakenBack()
{
    const Person person;
    Opened opened(person);
    const QString path = person.write(QStringLiteral("u.csv"), "timestamp,cost_usd,net\n2026-09-01T09:00:00Z,2,1.5\n");
    QVERIFY(!opened.window.actions()[Command::Columns].isEnabled());
    opened.open({path});
    QVERIFY(opened.hasCharges(1));
    QVERIFY(opened.window.actions()[Command::Columns].isEnabled());
    opened.window.actions()[Command::Columns].trigger();
    auto* dialog = opened.window.findChild<MappingDialog*>();
    QVERIFY(dialog != nullptr);
    QCOMPARE(chosenIn(*dialog, QStringLiteral("Cost")), QStringLiteral("cost_usd"));
    choose(*dialog, QStringLiteral("Cost"), QStringLiteral("net"));
    click(importButton(*dialog));
    QVERIFY(QTest::qWaitFor([&] { return opened.cost() == Money::fromNanos(1'500'000'000); }, 10'000));
    QVERIFY(opened.window.actions().undo().text().contains(QStringLiteral("Choose the columns of u.csv")));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.cost(), oneDollar * 2);
}

void TestMapping::aColumnFoundByNameCanBeLeftOut()
{
    const Person person;
    Opened opened(person);
    opened.open({person.write(QStringLiteral("u.csv"), "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,2,a\n"
                                                       "2026-09-01T09:00:00Z,3,b\n")});
    QVERIFY(opened.hasCharges(2));
    opened.window.actions()[Command::Columns].trigger();
    auto* dialog = opened.window.findChild<MappingDialog*>();
    choose(*dialog, QStringLiteral("Session"), QStringLiteral("– none –"));
    QCOMPARE(dialog->words(), (MappingWords{{"session", ""}}));
    click(importButton(*dialog));
    QVERIFY(QTest::qWaitFor([&] { return opened.document().scenario().history->charge(0).session.empty(); }, 10'000));
}

void TestMapping::cancelLeavesEverythingAsItIs()
{
    const Person person;
    Opened opened(person);
    auto* dialog = opened.columnsOf(person.write(QStringLiteral("u.csv"), german));
    QVERIFY(dialog != nullptr);
    dialog->reject();
    QVERIFY(!opened.document().hasHistory());
    QVERIFY(opened.window.settings().knownTables.empty());
}

QTEST_MAIN(TestMapping)
#include "test_mapping.moc"
