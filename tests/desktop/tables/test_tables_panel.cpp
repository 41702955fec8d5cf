// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/style.h"
#include "app/desktop/tables/count_tab_bar.h"
#include "app/desktop/tables/interruption_model.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/tables_panel.h"
#include "app/desktop/theme.h"
#include "app/desktop/verdict/token_label.h"
#include "tests/desktop/tables/result_builder.h"

#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include <optional>

using namespace lowwater;
using namespace lowwater::test;

namespace {

ResultBuilder scene()
{
    ResultBuilder b;
    b.charge("2026-02-11T20:00:00Z", "1", "agent one", "claude-code", "opus")
        .charge("2026-02-12T20:00:00Z", "1", "agent two", "claude-code", "haiku");
    b.outcome.windowEnd = at("2026-02-12T20:00:00Z");
    b.summary("5", "2.27", "2.27", "2026-02-12T10:00:00Z", "4.70");
    return b;
}

RunResultPtr stops(int count = 3)
{
    ResultBuilder b = scene();
    for (int i = 0; i < count; ++i) {
        const std::string hour = std::to_string(10 + i);
        b.stop("2026-02-11T" + hour + ":00:00Z", "2026-02-11T" + hour + ":0" + std::to_string(9 - i) + ":00Z");
    }
    b.reload("2026-02-11T10:00:00Z", "2026-02-11T10:09:00Z", "5", "4.94")
        .reload("2026-02-11T12:00:00Z", "2026-02-11T12:07:00Z", "5", "4.97");
    return b.build();
}

} // namespace

class TestTablesPanel : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_panel.reset(); }
    void tabsSayHowManyRowsTheyHold();
    void aTabThatTellsNothingIsLeftOut();
    void emptyTablesSayWhy_data();
    void emptyTablesSayWhy();
    void coarseRecordsHaveNoInterruptions();
    void aLongHistoryIsAddedUpOffTheGuiThread();
    void choosingARowTells();
    void aSecondClickTellsAgain();
    void selectingFromOutsideIsSilent();
    void severalRowsStaySelectedWhenTheChartAnswers();
    void nextAndPreviousWalkThroughAll();
    void theWalkFollowsTheShownOrder();
    void lettersSearchNothing();
    void enterActivates();
    void enterOnAReloadAsksForItsTime();
    void theSelectionSurvivesASimilarResult();
    void copiedRowsAreTheShownOnes();
    void savedCsv();
    void findKeepsMatchingRows();
    void hiddenTablesCatchUp();
    void staleRowsAreDimmed();
    void textsFitTheirColumns();
    void allTabsFitTheSmallestWindow();
    void everyFocusableHasAName();
    void coloursAreThoseOfTheTheme_data();
    void coloursAreThoseOfTheTheme();

private:
    [[nodiscard]] RowTable& table(TablesPanel::Tab tab = TablesPanel::Interruptions) const
    {
        return m_panel->page(tab).table();
    }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return table().model()->index(row, column).data().toString();
    }

    Theme m_theme;
    std::optional<TablesPanel> m_panel;
};

void TestTablesPanel::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QApplication::setStyle(new Style(m_theme));
    QApplication::setPalette(m_theme.palette());
}

void TestTablesPanel::init()
{
    m_panel.emplace(m_theme);
    m_panel->resize(1128, 260);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowActive(&*m_panel));
}

void TestTablesPanel::tabsSayHowManyRowsTheyHold()
{
    m_panel->setResult(stops());
    QStringList texts;
    for (int i = 0; i < m_panel->tabs().QTabBar::count(); ++i)
        if (m_panel->tabs().isTabVisible(i))
            texts << m_panel->tabs().tabText(i);
    QCOMPARE(texts, QStringList({"Interruptions 3", "Reloads 2", "By model 2", "By tool 1", "By agent 2", "By day 2"}));
}

void TestTablesPanel::aTabThatTellsNothingIsLeftOut()
{
    m_panel->setResult(stops());
    QVERIFY(!m_panel->tabs().isTabVisible(TablesPanel::ByProject)); // no charge names one
    QVERIFY(m_panel->tabs().isTabVisible(TablesPanel::ByTool));
}

void TestTablesPanel::emptyTablesSayWhy_data()
{
    QTest::addColumn<RunResultPtr>("result");
    QTest::addColumn<TablesPanel::Tab>("tab");
    QTest::addColumn<QString>("text");
    QTest::addRow("no interruptions") << stops(0) << TablesPanel::Interruptions
                                      << "No interruptions. Lowest balance $2.27 on 12 Feb.";
    QTest::addRow("no reload needed") << scene().build() << TablesPanel::Reloads << "No reload was needed.";
    ResultBuilder off = scene();
    off.scenario.policy.mode = Mode::Off;
    QTest::addRow("auto-reload off") << off.build() << TablesPanel::Reloads << "No reloads: auto-reload is off.";
    ResultBuilder blocked = scene();
    blocked.stop("2026-02-11T10:00:00Z", "", Cause::Limit);
    QTest::addRow("blocked for good") << blocked.build() << TablesPanel::Reloads << "No reload was made.";
    QTest::addRow("nothing yet") << RunResultPtr() << TablesPanel::Interruptions
                                 << "Nothing to show for these settings.";
    ResultBuilder plan;
    plan.charge("2026-02-11T10:00:00Z", "1", {}, {}, {}, {}, Pool::Plan);
    QTest::addRow("nothing paid from it")
        << plan.build(false) << TablesPanel::ByDay << "Nothing was paid from this balance.";
}

void TestTablesPanel::emptyTablesSayWhy()
{
    QFETCH(const RunResultPtr, result);
    QFETCH(const TablesPanel::Tab, tab);
    QFETCH(const QString, text);
    m_panel->setResult(result);
    m_panel->showTab(tab);
    QVERIFY(m_panel->page(tab).emptyLine().isVisible());
    QCOMPARE(m_panel->page(tab).emptyLine().text(), text);
}

void TestTablesPanel::coarseRecordsHaveNoInterruptions()
{
    ResultBuilder b = scene();
    b.resolution(Resolution::Day);
    m_panel->setResult(b.build());
    QCOMPARE(m_panel->tabs().tabText(TablesPanel::Interruptions), QString("Interruptions –"));
    QVERIFY(!m_panel->tabs().isTabEnabled(TablesPanel::Interruptions));
    QVERIFY(!m_panel->tabs().tabToolTip(TablesPanel::Interruptions).isEmpty());
}

// Its tabs come once it has been added up; meanwhile nothing is said to be empty.
void TestTablesPanel::aLongHistoryIsAddedUpOffTheGuiThread()
{
    ResultBuilder b;
    for (int i = 0; i < 100'001; ++i)
        b.charge("2026-09-01T09:00:00Z", "0.01", "a", i % 2 == 0 ? "cursor" : "amp", "m");
    const auto result = b.build();
    m_panel->setResult(result);
    m_panel->showTab(TablesPanel::ByModel);
    QCOMPARE(m_panel->page(TablesPanel::ByModel).emptyLine().text(), QString("Adding up…"));
    QTRY_COMPARE(m_panel->tabs().tabText(TablesPanel::ByTool), QString("By tool 2"));
    QTRY_COMPARE(m_panel->page(TablesPanel::ByModel).model().rowCount(), 1);
    QVERIFY(m_panel->page(TablesPanel::ByModel).table().isVisible());
}

void TestTablesPanel::choosingARowTells()
{
    m_panel->setResult(stops());
    QSignalSpy chosen(&*m_panel, &TablesPanel::interruptionSelected);
    const QRect second = table().visualRect(table().model()->index(1, 1));
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, second.center());
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toInt(), 1);
    QTest::keyClick(&table(), Qt::Key_Down);
    QCOMPARE(chosen.count(), 2);
    QCOMPARE(chosen[1][0].toInt(), 2);
}

void TestTablesPanel::aSecondClickTellsAgain()
{
    m_panel->setResult(stops());
    QSignalSpy chosen(&*m_panel, &TablesPanel::interruptionSelected);
    const QPoint first = table().visualRect(table().model()->index(0, 1)).center();
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, first);
    QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, first);
    QCOMPARE(chosen.count(), 2);
}

void TestTablesPanel::selectingFromOutsideIsSilent()
{
    m_panel->setResult(stops());
    const QSignalSpy chosen(&*m_panel, &TablesPanel::interruptionSelected);
    m_panel->selectInterruption(2);
    QCOMPARE(table().selectedRows(), QList<int>{2});
    m_panel->selectInterruption(-1);
    QCOMPARE(table().selectedRows(), QList<int>{});
    m_panel->selectInterruption(99);
    QCOMPARE(chosen.count(), 0);
}

void TestTablesPanel::severalRowsStaySelectedWhenTheChartAnswers()
{
    m_panel->setResult(stops());
    connect(&*m_panel, &TablesPanel::interruptionSelected, &*m_panel, &TablesPanel::selectInterruption);
    m_panel->selectInterruption(0);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(table().selectedRows(), QList<int>({0, 1}));
}

void TestTablesPanel::nextAndPreviousWalkThroughAll()
{
    m_panel->setResult(stops());
    m_panel->showTab(TablesPanel::Reloads);
    m_panel->page(TablesPanel::Reloads).setFocus();
    QSignalSpy chosen(&*m_panel, &TablesPanel::interruptionSelected);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N);
    QCOMPARE(m_panel->currentTab(), TablesPanel::Interruptions);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_P);
    QList<int> walked;
    for (const auto& call : chosen)
        walked << call[0].toInt();
    QCOMPARE(walked, QList<int>({0, 1, 2, 1}));
}

void TestTablesPanel::theWalkFollowsTheShownOrder()
{
    m_panel->setResult(stops());
    table().sortByColumn(InterruptionModel::Lasted, Qt::AscendingOrder); // 7, 8, 9 min: the last comes first
    QSignalSpy chosen(&*m_panel, &TablesPanel::interruptionSelected);
    m_panel->nextAction()->trigger();
    m_panel->nextAction()->trigger();
    QCOMPARE(chosen[0][0].toInt(), 2);
    QCOMPARE(chosen[1][0].toInt(), 1);
    QCOMPARE(cell(1, InterruptionModel::Number), QString("2"));
}

void TestTablesPanel::lettersSearchNothing()
{
    m_panel->setResult(stops());
    m_panel->selectInterruption(0);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_3);
    QCOMPARE(table().selectedRows(), QList<int>{0});
}

void TestTablesPanel::enterActivates()
{
    m_panel->setResult(stops());
    m_panel->selectInterruption(1);
    QSignalSpy activated(&*m_panel, &TablesPanel::interruptionActivated);
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].toInt(), 1);
}

void TestTablesPanel::enterOnAReloadAsksForItsTime()
{
    m_panel->setResult(stops());
    m_panel->showTab(TablesPanel::Reloads);
    QSignalSpy asked(&*m_panel, &TablesPanel::timeRequested);
    table(TablesPanel::Reloads).selectRow(1);
    QTest::keyClick(&table(TablesPanel::Reloads), Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked[0][0].value<SimTime>(), at("2026-02-11T12:07:00Z"));
}

void TestTablesPanel::theSelectionSurvivesASimilarResult()
{
    m_panel->setResult(stops());
    m_panel->selectInterruption(1);
    m_panel->setResult(stops());
    QCOMPARE(table().selectedRows(), QList<int>{1});
    m_panel->setResult(stops(1));
    QCOMPARE(table().selectedRows(), QList<int>{});
}

void TestTablesPanel::copiedRowsAreTheShownOnes()
{
    m_panel->setResult(stops());
    table().setColumnHidden(InterruptionModel::Refused, true);
    table().selectAll();
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    QStringList lines;
    for (int row = 0; row < 3; ++row) {
        QStringList cells;
        for (const int column : table().shownColumns())
            cells << cell(row, column);
        lines << cells.join(u'\t');
    }
    QCOMPARE(lines[0].count(u'\t'), 6);
    QCOMPARE(QGuiApplication::clipboard()->text(), lines.join(u'\n') + u'\n');
}

void TestTablesPanel::savedCsv()
{
    m_panel->setResult(stops());
    m_panel->showTab(TablesPanel::Reloads);
    QTemporaryDir folder;
    const QString path = folder.filePath("reloads.csv");
    QVERIFY(m_panel->saveCsv(path).has_value());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readLine(), QByteArray("#,Requested,Credited,Took,Amount,Balance after,Payment declined\r\n"));
    QCOMPARE(file.readLine(), QByteArray("1,2026-02-11T10:00:00.000000Z,2026-02-11T10:09:00.000000Z,540,5,4.94,0\r\n"));
    QVERIFY(!m_panel->saveCsv(folder.filePath("missing/reloads.csv")).has_value());
}

void TestTablesPanel::findKeepsMatchingRows()
{
    m_panel->setResult(stops());
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(m_panel->findLine().isVisible());
    QTest::keyClicks(&m_panel->findLine(), "12:00");
    QCOMPARE(table().model()->rowCount(), 1);
    QTest::keyClicks(&m_panel->findLine(), "n"); // types; does not step to the next interruption
    QCOMPARE(m_panel->findLine().text(), QString("12:00n"));
    QCOMPARE(m_panel->page(TablesPanel::Interruptions).emptyLine().text(), QString("No row contains “12:00n”."));
    QTest::keyClick(&m_panel->findLine(), Qt::Key_Escape);
    QVERIFY(!m_panel->findLine().isVisible());
    QCOMPARE(table().model()->rowCount(), 3);
}

void TestTablesPanel::hiddenTablesCatchUp()
{
    m_panel->setResult(stops());
    m_panel->showTab(TablesPanel::Reloads);
    m_panel->setResult(stops(1));
    QCOMPARE(m_panel->tabs().tabText(TablesPanel::Interruptions), QString("Interruptions 1"));
    m_panel->selectInterruption(0);
    QCOMPARE(m_panel->page(TablesPanel::Interruptions).model().rowCount(), 1);
    m_panel->hide();
    m_panel->setResult(stops(2));
    m_panel->show();
    m_panel->showTab(TablesPanel::Interruptions);
    QCOMPARE(m_panel->page(TablesPanel::Interruptions).model().rowCount(), 2);
}

void TestTablesPanel::staleRowsAreDimmed()
{
    m_panel->setResult(stops());
    const QImage fresh = table().viewport()->grab().toImage();
    m_panel->setStale(true);
    QVERIFY(table().viewport()->grab().toImage() != fresh);
    m_panel->setStale(false);
    QVERIFY(table().viewport()->grab().toImage() == fresh);
}

void TestTablesPanel::textsFitTheirColumns()
{
    for (const int width : {704, 1128}) {
        m_panel->resize(width, 260);
        m_panel->setResult(stops());
        for (const int column : table().shownColumns())
            for (int row = 0; row < 3; ++row) {
                const QModelIndex index = table().model()->index(row, column);
                QVERIFY2(table().sizeHintForIndex(index).width() <= table().columnWidth(column),
                         qPrintable(index.data().toString()));
            }
        QVERIFY(table().rowHeight(0) >= table().fontMetrics().height());
    }
}

void TestTablesPanel::allTabsFitTheSmallestWindow()
{
    m_panel->resize(704, 120); // a window of 1024 px, less the policy panel
    ResultBuilder b = scene();
    b.charge("2026-02-12T20:00:00Z", "1", "agent two", "claude-code", "haiku", "lowwater")
        .stop("2026-02-11T10:00:00Z", "2026-02-11T10:09:00Z");
    m_panel->setResult(b.build());
    QVERIFY(m_panel->tabs().isTabVisible(TablesPanel::ByProject));
    const QRect last = m_panel->tabs().tabRect(TablesPanel::ByDay);
    QVERIFY2(last.right() <= m_panel->tabs().width(),
             qPrintable(QString::number(last.right() - m_panel->tabs().width())));
}

void TestTablesPanel::everyFocusableHasAName()
{
    m_panel->setResult(stops());
    m_panel->findAction()->trigger();
    for (auto* widget : m_panel->findChildren<QWidget*>()) {
        const bool inner = widget->objectName().startsWith("qt_") || qobject_cast<QHeaderView*>(widget) != nullptr;
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible() || inner)
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(!face->text(QAccessible::Name).isEmpty(), widget->metaObject()->className());
    }
}

void TestTablesPanel::coloursAreThoseOfTheTheme_data()
{
    QTest::addColumn<Theme::Choice>("choice");
    QTest::addRow("light") << Theme::Choice::Light;
    QTest::addRow("dark") << Theme::Choice::Dark;
    QTest::addRow("high contrast") << Theme::Choice::HighContrast;
}

/// The table's ground and the chosen row are those of the theme, at once after a change.
void TestTablesPanel::coloursAreThoseOfTheTheme()
{
    QFETCH(const Theme::Choice, choice);
    m_panel->setResult(stops());
    m_panel->selectInterruption(1);
    m_theme.setChoice(choice);
    QApplication::setPalette(m_theme.palette());
    QCoreApplication::sendPostedEvents(); // the palette reaches the widgets by one
    const QImage image = table().viewport()->grab().toImage();
    const QRect chosen = table().visualRect(table().model()->index(1, 1));
    QCOMPARE(image.pixelColor(chosen.right() - 1, chosen.top() + 1), m_theme.color(Token::Selection));
    const QRect other = table().visualRect(table().model()->index(2, 1));
    QCOMPARE(image.pixelColor(other.right() - 1, other.top() + 1), m_theme.color(Token::Surface));
    m_theme.setChoice(Theme::Choice::Light);
    QApplication::setPalette(m_theme.palette());
}

QTEST_MAIN(TestTablesPanel)
#include "test_tables_panel.moc"
