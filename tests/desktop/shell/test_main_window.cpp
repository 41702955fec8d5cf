// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/message_bar.h"
#include "app/desktop/pages/start_page.h"
#include "app/desktop/panel/money_slider.h"
#include "app/desktop/panel/money_spin_box.h"
#include "app/desktop/panel/policy_panel.h"
#include "app/desktop/tables/tables_panel.h"
#include "app/desktop/verdict/figures_row.h"
#include "app/desktop/verdict/verdict_bar.h"

#include <QtTest>
#include <QtWidgets>

#include <set>

using namespace lowwater;

namespace {

/// A window as the program opens it, with nothing remembered.
struct Opened {
    Theme theme;
    MainWindow window{theme, {}};

    Opened()
    {
        window.resize(1440, 900);
        window.show();
    }
    [[nodiscard]] bool openSample()
    {
        window.actions()[Command::OpenSample].trigger();
        return shows(8'000);
    }
    /// Whether the verdict is about the document's scenario before long.
    [[nodiscard]] bool shows(int patience = 5'000)
    {
        return QTest::qWaitFor([this] { return window.document().hasHistory() && agrees(); }, patience);
    }
    /// The figures say what a simulation of the document says.
    [[nodiscard]] bool agrees()
    {
        const auto outcome = simulate(window.document().scenario());
        return outcome && figure(0) == QString::number(outcome->interruptions.size());
    }
    [[nodiscard]] QString figure(std::size_t i) { return window.findChild<FiguresRow*>()->cells()[i]->figure().value; }
    template <typename Widget>
    [[nodiscard]] Widget* named(const QString& name)
    {
        for (auto* widget : window.findChildren<Widget*>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] MoneySlider* threshold() { return named<MoneySlider>(QStringLiteral("When the balance is below")); }
    [[nodiscard]] MoneySlider* amount() { return named<MoneySlider>(QStringLiteral("Reload amount")); }
    [[nodiscard]] const Policy& policy() { return window.document().scenario().policy; }
    [[nodiscard]] QUndoStack& steps() { return window.document().undoStack(); }
    [[nodiscard]] MessageBar& message() { return *window.findChild<MessageBar*>(); }
};

QString writeText(const QTemporaryDir& folder, const QString& name, const QByteArray& text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(text);
    return file.fileName();
}

void drop(QWidget& window, const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
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

class TestMainWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void startsWithTheStartPage();
    void theSampleShowsItsInterruptions();
    void theThresholdFollowsTheKeyboard_data();
    void theThresholdFollowsTheKeyboard();
    void theThresholdFollowsTheMouseInOneStep();
    void theAmountFollowsTheKeyboard();
    void sumsAreExact();
    void whatCannotBeReadChangesNothingAndSaysWhy();
    void settingsThatDoNotGoTogetherAreSaidBesideTheField();
    void undoAndRedoBringBackPictureAndControls();
    void modesChangeWhatIsShown();
    void latencyTakesChoicesAndFreeText();
    void applyingTheRecommendationIsOneStep();
    void aDroppedFileIsOpenedAndCanBeTakenBack();
    void linesThatCannotBeReadAreShown();
    void anUnreadableFileKeepsTheHistory();
    void aTableWithoutOneGoodLineKeepsTheHistory();
    void aPastedTableIsOpened();
    void closingGoesBackToTheStartPage();
    void anInterruptionIsChosenInChartAndTable();
    void theCommandLineIsCopied();
    void settingsAreKept();
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
}

void TestMainWindow::startsWithTheStartPage()
{
    Opened opened;
    QVERIFY(opened.window.findChild<StartPage*>()->isVisible());
    QVERIFY(!opened.window.findChild<PolicyPanel*>()->isVisible());
    QVERIFY(!opened.window.actions()[Command::ExportReport].isEnabled());
    QVERIFY(opened.window.actions()[Command::Open].isEnabled());
    QCOMPARE(opened.window.windowTitle(), QStringLiteral("Welcome — Lowwater"));
}

void TestMainWindow::theSampleShowsItsInterruptions()
{
    Opened opened;
    QVERIFY(opened.openSample());
    QVERIFY(opened.window.findChild<PolicyPanel*>()->isVisible());
    const auto outcome = simulate(opened.window.document().scenario());
    QVERIFY(outcome->interruptions.size() > 1);
    std::set<Cause> causes;
    for (const auto& interruption : outcome->interruptions)
        causes.insert(interruption.cause);
    QVERIFY2(causes.size() >= 2, "the sample shows at least two kinds of interruption");
    const auto& verdict = opened.window.findChild<VerdictBar*>()->verdict();
    QVERIFY(verdict.headline.contains(QString::number(outcome->interruptions.size())));
    QVERIFY(opened.window.windowTitle().startsWith(QStringLiteral("Sample history")));
}

void TestMainWindow::theThresholdFollowsTheKeyboard_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("cents");
    QTest::addRow("right: a cent more") << static_cast<int>(Qt::Key_Right) << 501;
    QTest::addRow("left: a cent less") << static_cast<int>(Qt::Key_Left) << 499;
    QTest::addRow("page up: ten cents more") << static_cast<int>(Qt::Key_PageUp) << 510;
    QTest::addRow("page down: ten cents less") << static_cast<int>(Qt::Key_PageDown) << 490;
    QTest::addRow("home: nothing") << static_cast<int>(Qt::Key_Home) << 0;
    QTest::addRow("end: the most") << static_cast<int>(Qt::Key_End) << 1000;
}

void TestMainWindow::theThresholdFollowsTheKeyboard()
{
    QFETCH(const int, key);
    QFETCH(const int, cents);
    Opened opened;
    QVERIFY(opened.openSample());
    opened.window.document().edit({}, ScenarioDocument::noMerge,
                                  [](Scenario& s) { s.policy.threshold = oneDollar * 5; });
    QTest::keyClick(opened.threshold(), static_cast<Qt::Key>(key));
    QCOMPARE(opened.policy().threshold, oneCent * cents);
    QVERIFY(opened.shows());
    QCOMPARE(opened.named<MoneySpinBox>(QStringLiteral("When the balance is below"))->value(), oneCent * cents);
}

void TestMainWindow::theThresholdFollowsTheMouseInOneStep()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const Money before = opened.policy().threshold;
    const int steps = opened.steps().count();
    MoneySlider* slider = opened.threshold();
    const QPoint from = slider->handleRect().center();
    QTest::mousePress(slider, Qt::LeftButton, {}, from);
    for (int x = 10; x <= 60; x += 10)
        QTest::mouseMove(slider, from + QPoint(x, 0));
    QTest::mouseRelease(slider, Qt::LeftButton, {}, from + QPoint(60, 0));
    QVERIFY(opened.policy().threshold > before);
    QCOMPARE(opened.steps().count(), steps + 1);
    QVERIFY(opened.shows());
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.policy().threshold, before);
    QVERIFY(opened.shows());
    QCOMPARE(slider->money(), before);
}

void TestMainWindow::theAmountFollowsTheKeyboard()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const Money before = opened.policy().amount;
    QTest::keyClick(opened.amount(), Qt::Key_Right);
    QTest::keyClick(opened.amount(), Qt::Key_Right);
    QCOMPARE(opened.policy().amount, before + oneDollar * 2);
    QTest::keyClick(opened.amount(), Qt::Key_PageUp);
    QCOMPARE(opened.policy().amount, before + oneDollar * 12);
    QVERIFY(opened.shows());
}

void TestMainWindow::sumsAreExact()
{
    Opened opened;
    QVERIFY(opened.openSample());
    auto* box = opened.named<MoneySpinBox>(QStringLiteral("When the balance is below"));
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("$0.123456789"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(opened.policy().threshold, Money::fromNanos(123'456'789));
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("2"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(opened.policy().threshold, oneDollar * 2);
    QVERIFY(opened.shows());
}

void TestMainWindow::whatCannotBeReadChangesNothingAndSaysWhy()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const Policy before = opened.policy();
    auto* box = opened.named<MoneySpinBox>(QStringLiteral("When the balance is below"));
    QSignalSpy rejected(box, &MoneySpinBox::rejected);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("1,234.50"));
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(rejected.count(), 1);
    QVERIFY(rejected.at(0).at(0).toString().contains(QStringLiteral("1,234.50")));
    QCOMPARE(opened.policy(), before);
}

void TestMainWindow::settingsThatDoNotGoTogetherAreSaidBesideTheField()
{
    Opened opened;
    QVERIFY(opened.openSample());
    opened.window.document().edit({}, ScenarioDocument::noMerge, [](Scenario& s) {
        s.policy.rule = Rule::TopUp;
        s.policy.amount = oneDollar * 5;
        s.policy.threshold = oneDollar * 6;
    });
    const auto* verdict = opened.window.findChild<VerdictBar*>();
    QVERIFY(QTest::qWaitFor([verdict] { return verdict->verdict().kind == Verdict::Kind::Error; }));
    auto* box = opened.named<MoneySpinBox>(QStringLiteral("Reload amount"));
    QCOMPARE(box->accessibleDescription(), QStringLiteral("Filling up needs an amount above the threshold."));
    opened.window.actions().undo().trigger();
    QVERIFY(opened.shows());
    QVERIFY(box->accessibleDescription().isEmpty());
}

void TestMainWindow::undoAndRedoBringBackPictureAndControls()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const Policy before = opened.policy();
    QTest::keyClick(opened.threshold(), Qt::Key_End);
    QVERIFY(opened.shows());
    const QString after = opened.figure(0);
    QVERIFY(opened.window.actions().undo().text().contains(QStringLiteral("threshold")));
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.policy(), before);
    QVERIFY(opened.shows());
    QVERIFY(opened.figure(0) != after);
    opened.window.actions().redo().trigger();
    QVERIFY(opened.shows());
    QCOMPARE(opened.figure(0), after);
    QCOMPARE(opened.threshold()->money(), opened.policy().threshold);
}

void TestMainWindow::modesChangeWhatIsShown()
{
    Opened opened;
    QVERIFY(opened.openSample());
    opened.window.actions()[Command::ModeOff].trigger();
    QCOMPARE(opened.policy().mode, Mode::Off);
    QVERIFY(opened.shows());
    QVERIFY(!opened.threshold()->isEnabled());
    QTest::mouseClick(opened.named<QPushButton>(QStringLiteral("By hand")), Qt::LeftButton);
    QCOMPARE(opened.policy().mode, Mode::ByHand);
    QVERIFY(opened.threshold()->isEnabled());
    QVERIFY(opened.named<QComboBox>(QStringLiteral("Look every"))->isVisible());
    QVERIFY(opened.window.actions()[Command::ModeByHand].isChecked());
    QVERIFY(opened.shows());
}

void TestMainWindow::latencyTakesChoicesAndFreeText()
{
    Opened opened;
    QVERIFY(opened.openSample());
    auto* latency = opened.named<QComboBox>(QStringLiteral("Money usable after"));
    const auto type = [latency](const QString& text) {
        latency->lineEdit()->setFocus();
        latency->lineEdit()->selectAll();
        QTest::keyClicks(latency->lineEdit(), text);
        QTest::keyClick(latency->lineEdit(), Qt::Key_Return);
    };
    type(QStringLiteral("90s"));
    QCOMPARE(opened.window.document().scenario().account.latency, Delay::constant(std::chrono::seconds{90}));
    type(QStringLiteral("1 h 30 min"));
    QCOMPARE(opened.window.document().scenario().account.latency, Delay::constant(std::chrono::minutes{90}));
    type(QStringLiteral("uniform:10s..3m"));
    QCOMPARE(opened.window.document().scenario().account.latency,
             Delay::uniform(std::chrono::seconds{10}, std::chrono::minutes{3}));
    type(QStringLiteral("soon"));
    QCOMPARE(opened.window.document().scenario().account.latency,
             Delay::uniform(std::chrono::seconds{10}, std::chrono::minutes{3}));
    QVERIFY(latency->accessibleDescription().contains(QStringLiteral("soon")));
    QVERIFY(opened.shows());
}

void TestMainWindow::applyingTheRecommendationIsOneStep()
{
    Opened opened;
    QVERIFY(opened.openSample());
    QAction& apply = opened.window.actions()[Command::ApplyRecommendation];
    QVERIFY(QTest::qWaitFor([&apply] { return apply.isEnabled(); }));
    const int steps = opened.steps().count();
    const Money amount = opened.policy().amount;
    apply.trigger();
    QCOMPARE(opened.steps().count(), steps + 1);
    QCOMPARE(opened.policy().amount, amount);
    QVERIFY(opened.shows());
    opened.window.actions().undo().trigger();
    QVERIFY(opened.shows());
}

void TestMainWindow::aDroppedFileIsOpenedAndCanBeTakenBack()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const auto sample = opened.window.document().scenario().history;
    const QTemporaryDir folder;
    const QString path = writeText(folder, QStringLiteral("mine.csv"), twoCharges);
    drop(opened.window, path);
    QVERIFY(QTest::qWaitFor([&] { return opened.window.document().name() == QStringLiteral("mine.csv"); }));
    QCOMPARE(opened.window.document().scenario().history->size(), std::size_t{2});
    QVERIFY(opened.shows());
    QCOMPARE(opened.window.files().recentFiles(), QStringList{path});
    opened.window.actions().undo().trigger();
    QCOMPARE(opened.window.document().scenario().history, sample);
    QVERIFY(opened.shows());
}

void TestMainWindow::linesThatCannotBeReadAreShown()
{
    Opened opened;
    const QTemporaryDir folder;
    const QByteArray text = QByteArray(twoCharges) + "yesterday,1,a\n2026-09-01T09:00:20Z,\"0,19\",a\n";
    opened.window.files().openFiles({writeText(folder, QStringLiteral("bad lines.csv"), text)});
    QVERIFY(opened.shows());
    QCOMPARE(opened.window.document().scenario().history->size(), std::size_t{2});
    QVERIFY(opened.message().isVisible());
    QCOMPARE(opened.message().kind(), MessageBar::Kind::Warning);
    QVERIFY(opened.message().sentence().startsWith(QStringLiteral("2 line")));
    QTest::mouseClick(opened.message().findChild<QPushButton*>(), Qt::LeftButton);
    const auto* dialog = opened.window.findChild<SkippedLinesDialog*>();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    const auto* model = dialog->findChild<SkippedLinesModel*>();
    QCOMPARE(model->rowCount(), 2);
    QCOMPARE(model->index(0, SkippedLinesModel::File).data().toString(), QStringLiteral("bad lines.csv"));
    QCOMPARE(model->index(0, SkippedLinesModel::Line).data().toString(), QStringLiteral("4"));
    QCOMPARE(model->index(1, SkippedLinesModel::Line).data().toString(), QStringLiteral("5"));
    QCOMPARE(model->index(1, SkippedLinesModel::Value).data().toString(), QStringLiteral("0,19"));
    QVERIFY(model->toCsv().contains(QStringLiteral("\"yesterday\"")));
}

void TestMainWindow::anUnreadableFileKeepsTheHistory()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const auto before = opened.window.document().scenario().history;
    opened.window.files().openFiles({QStringLiteral("/nowhere/at all.csv")});
    QVERIFY(QTest::qWaitFor([&] { return opened.message().isVisible(); }));
    QCOMPARE(opened.message().kind(), MessageBar::Kind::Error);
    QVERIFY(opened.message().sentence().contains(QStringLiteral("at all.csv")));
    QCOMPARE(opened.window.document().scenario().history, before);
    QVERIFY(opened.window.files().recentFiles().isEmpty());
}

void TestMainWindow::aTableWithoutOneGoodLineKeepsTheHistory()
{
    Opened opened;
    QVERIFY(opened.openSample());
    const auto before = opened.window.document().scenario().history;
    const QTemporaryDir folder;
    opened.window.files().openFiles({writeText(folder, QStringLiteral("x.csv"), "timestamp,cost_usd\nsoon,1\n")});
    QVERIFY(QTest::qWaitFor([&] { return opened.message().isVisible(); }));
    QCOMPARE(opened.message().kind(), MessageBar::Kind::Error);
    QCOMPARE(opened.window.document().scenario().history, before);
}

void TestMainWindow::aPastedTableIsOpened()
{
    Opened opened;
    QGuiApplication::clipboard()->setText(QString::fromLatin1(twoCharges));
    opened.window.actions()[Command::PasteTable].trigger();
    QVERIFY(opened.shows());
    QCOMPARE(opened.window.document().scenario().history->size(), std::size_t{2});
    QVERIFY(!opened.window.actions()[Command::ImportAgain].isEnabled());
}

void TestMainWindow::closingGoesBackToTheStartPage()
{
    Opened opened;
    QVERIFY(opened.openSample());
    opened.window.actions()[Command::CloseHistory].trigger();
    QVERIFY(opened.window.findChild<StartPage*>()->isVisible());
    QVERIFY(!opened.window.actions()[Command::ExportReport].isEnabled());
}

void TestMainWindow::anInterruptionIsChosenInChartAndTable()
{
    Opened opened;
    QVERIFY(opened.openSample());
    auto* view = opened.window.findChild<BalanceView*>();
    auto* tables = opened.window.findChild<TablesPanel*>();
    emit tables->interruptionSelected(1);
    QCOMPARE(view->chosenInterruption(), std::optional<std::size_t>(1));
    opened.window.actions()[Command::NextInterruption].trigger();
    QCOMPARE(view->chosenInterruption(), std::optional<std::size_t>(2));
    opened.window.actions()[Command::PreviousInterruption].trigger();
    opened.window.actions()[Command::PreviousInterruption].trigger();
    opened.window.actions()[Command::PreviousInterruption].trigger();
    QCOMPARE(view->chosenInterruption(), std::optional<std::size_t>(0));
    QVERIFY(opened.shows());
}

void TestMainWindow::theCommandLineIsCopied()
{
    Opened opened;
    const QTemporaryDir folder;
    const QString path = writeText(folder, QStringLiteral("two charges.csv"), twoCharges);
    opened.window.files().openFiles({path});
    QVERIFY(opened.shows());
    opened.window.document().edit({}, ScenarioDocument::noMerge,
                                  [](Scenario& s) { s.policy.threshold = oneDollar * 2; });
    opened.window.actions()[Command::CopyCommandLine].trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("lowwater-cli simulate '%1' --threshold 2").arg(path));
}

void TestMainWindow::settingsAreKept()
{
    Theme theme;
    WindowSettings kept;
    {
        MainWindow window(theme, {});
        window.show();
        window.resize(1100, 720);
        window.actions()[Command::ShowPanel].setChecked(false);
        window.actions().appearance().actions().at(static_cast<int>(Theme::Choice::Dark))->trigger();
        window.actions().zones().actions().at(1)->trigger();
        kept = window.settings();
    }
    MainWindow window(theme, kept);
    QCOMPARE(window.size(), QSize(1100, 720));
    QVERIFY(!window.actions()[Command::ShowPanel].isChecked());
    QCOMPARE(theme.scheme(), Theme::Scheme::Dark);
    QVERIFY(window.settings().utc);
}

QTEST_MAIN(TestMainWindow)
#include "test_main_window.moc"
