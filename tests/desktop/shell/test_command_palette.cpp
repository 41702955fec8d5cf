// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/palette/command_palette.h"
#include "tests/desktop/recommendation/steady_work.h"

using namespace lowwater;

namespace {

struct Opened : SteadyWindow {
    using SteadyWindow::SteadyWindow;
    CommandPalette& palette()
    {
        window.actions()[Command::Commands].trigger();
        return *window.findChild<CommandPalette*>();
    }
};

QStringList textsOf(CommandPalette& palette)
{
    const QAbstractItemModel& list = *palette.findChild<QListView*>()->model();
    QStringList texts;
    for (int row = 0; row < list.rowCount(); ++row)
        texts << list.index(row, 0).data().toString();
    return texts;
}

void type(CommandPalette& palette, const char* letters)
{
    QTest::keyClicks(palette.findChild<QLineEdit*>(), QString::fromLatin1(letters));
}

} // namespace

class TestCommandPalette : public QObject {
    Q_OBJECT

private slots:
    void lettersFindTheBestFirst_data();
    void lettersFindTheBestFirst();
    void everyCommandOfTheMenusIsThere();
    void enterDoesWhatIsChosen();
    void theArrowsPassOverWhatCannotBeDone();
    void lettersThatMeanNothingSaySo();
    void escapeDoesNothing();
};

void TestCommandPalette::lettersFindTheBestFirst_data()
{
    QTest::addColumn<QString>("letters");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("match");
    QTest::newRow("no letters") << QString() << QStringLiteral("Undo") << 0;
    QTest::newRow("the beginning") << QStringLiteral("un") << QStringLiteral("Undo") << 0;
    QTest::newRow("capitals are all the same") << QStringLiteral("UN") << QStringLiteral("Undo") << 0;
    QTest::newRow("a later word") << QStringLiteral("quiet") << QStringLiteral("Skip quiet time") << 1;
    QTest::newRow("the menu and a word") << QStringLiteral("view dark") << QStringLiteral("Dark") << 2;
    QTest::newRow("within a word") << QStringLiteral("uiet") << QStringLiteral("Skip quiet time") << 3;
    QTest::newRow("letters in a row") << QStringLiteral("sqt") << QStringLiteral("Skip quiet time") << 4;
    QTest::newRow("letters out of their row") << QStringLiteral("tqs") << QStringLiteral("Skip quiet time") << -1;
    QTest::newRow("another word") << QStringLiteral("paste") << QStringLiteral("Undo") << -1;
}

void TestCommandPalette::lettersFindTheBestFirst()
{
    QFETCH(const QString, letters);
    QFETCH(const QString, text);
    QFETCH(const int, match);
    QCOMPARE(matchOf(letters, text, QStringLiteral("View › Appearance")).value_or(-1), match);
}

void TestCommandPalette::everyCommandOfTheMenusIsThere()
{
    const Person person;
    Opened opened(person);
    const QStringList texts = textsOf(opened.palette());
    for (int i = 0; i < static_cast<int>(Command::CommandCount); ++i) {
        QString text = opened.window.actions()[static_cast<Command>(i)].text();
        text.remove(QLatin1Char('&'));
        QVERIFY2(texts.contains(text), qPrintable(text));
    }
    QVERIFY(texts.contains(QStringLiteral("Dark")));
    QVERIFY(std::any_of(texts.begin(), texts.end(),
                        [](const auto& text) { return text.startsWith(QLatin1String("Undo")); }));
}

void TestCommandPalette::enterDoesWhatIsChosen()
{
    const Person person;
    Opened opened(person);
    CommandPalette& palette = opened.palette();
    type(palette, "usage");
    QVERIFY(textsOf(palette).size() > 1);
    QCOMPARE(textsOf(palette).front(), QStringLiteral("Usage"));
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
    QTRY_VERIFY(opened.window.actions()[Command::PageUsage].isChecked());
    QTRY_VERIFY(opened.window.findChild<CommandPalette*>() == nullptr);
}

void TestCommandPalette::theArrowsPassOverWhatCannotBeDone()
{
    const Person person;
    Opened opened(person);
    CommandPalette& palette = opened.palette();
    auto* view = palette.findChild<QListView*>();
    int last = view->currentIndex().row();
    for (int i = 0; i < view->model()->rowCount(); ++i) {
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Down);
        QVERIFY(view->currentIndex().row() >= last);
        QVERIFY((view->currentIndex().flags() & Qt::ItemIsEnabled) != 0);
        last = view->currentIndex().row();
    }
    QVERIFY(last > 10);
    bool passedOver = false;
    for (int row = 0; row < last; ++row)
        passedOver = passedOver || (view->model()->index(row, 0).flags() & Qt::ItemIsEnabled) == 0;
    QVERIFY(passedOver); // Redo, for one
}

void TestCommandPalette::lettersThatMeanNothingSaySo()
{
    const Person person;
    Opened opened(person);
    CommandPalette& palette = opened.palette();
    type(palette, "xyzzy");
    QCOMPARE(textsOf(palette), QStringList());
    QVERIFY(palette.findChild<TokenLabel*>()->isVisible());
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
    QVERIFY(palette.isVisible());
}

void TestCommandPalette::escapeDoesNothing()
{
    const Person person;
    Opened opened(person);
    const Scenario before = opened.document().scenario();
    CommandPalette& palette = opened.palette();
    QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Escape);
    QTRY_VERIFY(opened.window.findChild<CommandPalette*>() == nullptr);
    QCOMPARE(opened.document().scenario(), before);
}

QTEST_MAIN(TestCommandPalette)
#include "test_command_palette.moc"
