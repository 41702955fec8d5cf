// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources record beside the charges, in the real window.
#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/charts/lanes.h"
#include "app/desktop/main_window.h"
#include "app/desktop/pages/message_bar.h"
#include "app/desktop/tables/count_tab_bar.h"
#include "app/desktop/tables/credits_bar.h"
#include "app/desktop/tables/past_reload_model.h"
#include "app/desktop/tables/recorded_stop_model.h"
#include "app/desktop/tables/row_table.h"
#include "app/desktop/tables/tables_panel.h"

#include <QAbstractItemModelTester>
#include <QtTest>
#include <QtWidgets>

using namespace lowwater;

namespace {

/// Two requests of Claude Code and a stop after each (FORMATS.md 1.3 and 1.6), of made-up agents.
/// 1788264000 is 2026-09-01T12:00:00Z.
constexpr const char* logWithStops =
    R"({"cwd":"/home/dev/src/atlas","sessionId":"s1","version":"2.1.250","message":{"model":"claude-opus-5","id":"m1","role":"assistant","content":[],"usage":{"input_tokens":400000,"output_tokens":0}},"requestId":"r1","timestamp":"2026-09-01T09:00:00.000Z","type":"assistant"}
{"cwd":"/home/dev/src/atlas","sessionId":"s1","version":"2.1.250","message":{"model":"<synthetic>","id":"e1","role":"assistant","content":[{"type":"text","text":"You've hit your session limit"}],"usage":{"input_tokens":0,"output_tokens":0,"speed":null}},"timestamp":"2026-09-01T09:01:00.000Z","type":"assistant","isApiErrorMessage":true,"error":"rate_limit","apiErrorStatus":429,"quotaLimits":{"status":"rejected","resetsAt":1788264000,"rateLimitType":"five_hour","overageStatus":"rejected","overageDisabledReason":"out_of_credits"}}
{"cwd":"/home/dev/src/atlas","sessionId":"s2","version":"2.1.250","message":{"model":"claude-opus-5","id":"m2","role":"assistant","content":[],"usage":{"input_tokens":400000,"output_tokens":0}},"requestId":"r2","timestamp":"2026-09-03T09:00:00.000Z","type":"assistant"}
{"cwd":"/home/dev/src/atlas","sessionId":"s2","version":"2.1.250","message":{"model":"<synthetic>","id":"e2","role":"assistant","content":[{"type":"text","text":"Credit balance is too low"}],"usage":{"input_tokens":0,"output_tokens":0}},"timestamp":"2026-09-03T09:02:00.000Z","type":"assistant","isApiErrorMessage":true,"error":"billing_error","apiErrorStatus":400}
)";

constexpr const char* oneCharge = "timestamp,cost_usd,session\n2026-09-01T09:00:00Z,3,a\n";

/// A dollar at each full minute from 09:59 to 10:30, UTC.
QByteArray dollars()
{
    QByteArray table("timestamp,cost_usd,session\n");
    for (int minute = 9 * 60 + 59; minute <= 10 * 60 + 30; ++minute)
        table += QStringLiteral("2026-09-01T%1:%2:00Z,1,a\n")
                     .arg(minute / 60, 2, 10, QLatin1Char('0'))
                     .arg(minute % 60, 2, 10, QLatin1Char('0'))
                     .toLatin1();
    return table;
}

/// Automatic reloads that took 90 s and 40 s with these dollars (test_reload_latency.cpp follows them by hand), and one
/// bought long before.
constexpr const char* credits = R"({"amount":812,"currency":"USD",
 "auto_reload_settings":{"enabled":true,"threshold_in_minor_units":500,"reload_to_in_minor_units":1500},
 "tranches":[
  {"granted_amount_minor_units":1100,"granted_at":"2026-09-01T10:22:40Z","program_id":"auto_recharge_additional_usage_individual"},
  {"granted_amount_minor_units":1100,"granted_at":"2026-09-01T10:12:30Z","program_id":"auto_recharge_additional_usage_individual"},
  {"granted_amount_minor_units":1050,"granted_at":"2026-09-01T10:00:00Z","program_id":"auto_recharge_additional_usage_individual"},
  {"granted_amount_minor_units":2000,"granted_at":"2026-06-01T10:00:00Z","program_id":"additional_usage_purchase"}]})";

struct Opened {
    Theme theme;
    MainWindow window;

    explicit Opened(const WindowSettings& settings = utcSettings()) : window(theme, settings)
    {
        window.resize(1440, 900);
        window.show();
    }
    [[nodiscard]] static WindowSettings utcSettings()
    {
        WindowSettings settings;
        settings.utc = true;
        return settings;
    }
    [[nodiscard]] QString write(const QByteArray& text, const QString& name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    /// As a file is dropped.
    void drop(const QByteArray& text, const QString& name)
    {
        window.files().openUrls({QUrl::fromLocalFile(write(text, name))});
    }
    [[nodiscard]] bool open(const QByteArray& text, const QString& name)
    {
        drop(text, name);
        return QTest::qWaitFor([&] { return window.document().name() == name; });
    }
    [[nodiscard]] bool openLog() { return open(logWithStops, QStringLiteral("log.jsonl")) && hasTab(true); }
    /// The tab comes and goes with the result.
    [[nodiscard]] bool hasTab(bool there)
    {
        return QTest::qWaitFor([&] { return tables().tabs().isTabVisible(TablesPanel::RecordedStops) == there; });
    }
    [[nodiscard]] bool hasReloadsTab(bool there)
    {
        return QTest::qWaitFor([&] { return tables().tabs().isTabVisible(TablesPanel::PastReloads) == there; });
    }
    [[nodiscard]] bool openDollarsAndCredits()
    {
        if (!open(dollars(), QStringLiteral("dollars.csv")))
            return false;
        drop(credits, QStringLiteral("credits.json"));
        return hasReloadsTab(true);
    }
    [[nodiscard]] CreditsBar& bar() { return *window.findChild<CreditsBar*>(); }
    [[nodiscard]] const Scenario& scenario() { return window.document().scenario(); }
    [[nodiscard]] QUndoStack& steps() { return window.document().undoStack(); }
    [[nodiscard]] TablePage& stops() { return tables().page(TablesPanel::RecordedStops); }
    [[nodiscard]] TablesPanel& tables() { return *window.findChild<TablesPanel*>(); }
    [[nodiscard]] BalanceView& view() { return *window.findChild<BalanceView*>(); }
    [[nodiscard]] QAction& stopsAction() { return window.actions()[Command::RecordedStops]; }
    [[nodiscard]] bool legendHas(const QString& text)
    {
        return window.findChild<ChartLegend*>()->texts().contains(text);
    }

    QTemporaryDir folder;
};

} // namespace

class TestRecordedWindow : public QObject {
    Q_OBJECT

private slots:
    void stopsOfLogsAreShownAndUndone();
    void theTableSaysWhenWhoWhyAndUntil();
    void aClickOnARowGoesThere();
    void theViewMenuHidesThem();
    void theChoiceIsKept();
    void pastReloadsAreAddedAndTakenBack();
    void pastReloadsAreATable();
    void pastReloadsTakeNothingFromTheChart();
    void pastReloadsAloneNeedAHistory();
    void usageAndPastReloadsOpenTogether();
    void theRealSettingsAreUsedInOneStep();
    void theRealLatencyIsUsedInOneStep();
    void whatCannotBeLearnedIsSaid();
    void pastReloadsStayWhenTheFilesAreReadAgain();
};

void TestRecordedWindow::stopsOfLogsAreShownAndUndone()
{
    Opened opened;
    QVERIFY(!opened.stopsAction().isEnabled());
    QVERIFY(opened.open(oneCharge, QStringLiteral("table.csv")));
    QVERIFY(opened.hasTab(false));
    QVERIFY(!opened.stopsAction().isEnabled());
    QVERIFY(opened.openLog());
    QCOMPARE(opened.window.document().recorded()->stops.size(), std::size_t{2});
    QVERIFY(opened.stopsAction().isEnabled() && opened.stopsAction().isChecked());
    QVERIFY(opened.legendHas(QStringLiteral("really stopped")));
    QVERIFY(opened.window.findChild<BalancePlot*>()->accessibleDescription().endsWith(
        QStringLiteral("The record has 2 real stops, the last on Thu 3 Sep at 09:02: credit balance too low.")));
    opened.window.document().undoStack().undo();
    QVERIFY(opened.hasTab(false));
    QVERIFY(!opened.stopsAction().isEnabled());
    QVERIFY(!opened.legendHas(QStringLiteral("really stopped")));
    opened.window.document().undoStack().redo();
    QVERIFY(opened.hasTab(true));
    opened.window.document().undoStack().setClean(); // as if it had been saved
    opened.window.actions()[Command::CloseHistory].trigger();
    QVERIFY(!opened.stopsAction().isEnabled());
}

void TestRecordedWindow::theTableSaysWhenWhoWhyAndUntil()
{
    Opened opened;
    QVERIFY(opened.openLog());
    opened.tables().showTab(TablesPanel::RecordedStops);
    auto& model = opened.stops().model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 2);
    const auto cells = [&model](int row, int role) {
        QStringList texts;
        for (int column = 1; column < model.columnCount({}); ++column)
            texts << model.index(row, column).data(role).toString();
        return texts.join(u'|');
    };
    QCOMPARE(cells(0, Qt::DisplayRole),
             QStringLiteral("Tue 1 Sep 09:01:00|s1|five-hour limit reached|12:00|out of usage credits"));
    QCOMPARE(cells(1, Qt::DisplayRole), QStringLiteral("Thu 3 Sep 09:02:00|s2|credit balance too low||"));
    QCOMPARE(cells(0, ExportRole),
             QStringLiteral("2026-09-01T09:01:00.000000Z|s1|five_hour|2026-09-01T12:00:00.000000Z|out_of_credits"));
}

void TestRecordedWindow::aClickOnARowGoesThere()
{
    Opened opened;
    QVERIFY(opened.openLog());
    opened.tables().showTab(TablesPanel::RecordedStops);
    const SimTime second = opened.window.document().recorded()->stops[1].time;
    opened.view().showRange({second - std::chrono::hours{60}, second - std::chrono::hours{40}});
    QVERIFY(!opened.view().visibleRange().contains(second));
    auto& table = opened.stops().table();
    QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, table.visualRect(table.model()->index(1, 1)).center());
    QVERIFY(opened.view().visibleRange().contains(second));
    QCOMPARE(opened.window.findChild<Readout*>()->lines().back(),
             QStringLiteral("Really stopped: credit balance too low"));
    // and back: the octagon of the first brings its row
    opened.tables().showTab(TablesPanel::Reloads);
    emit opened.view().recordedStopClicked(0);
    QCOMPARE(opened.tables().currentTab(), TablesPanel::RecordedStops);
    QCOMPARE(opened.stops().currentRow(), std::optional{0});
}

void TestRecordedWindow::theViewMenuHidesThem()
{
    Opened opened;
    QVERIFY(opened.openLog());
    opened.stopsAction().trigger();
    QVERIFY(!opened.legendHas(QStringLiteral("really stopped")));
    QVERIFY(opened.hasTab(true)); // the list stays
    opened.stopsAction().trigger();
    QVERIFY(opened.legendHas(QStringLiteral("really stopped")));
}

void TestRecordedWindow::theChoiceIsKept()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("lowwater.conf"));
    {
        QSettings settings(path, QSettings::IniFormat);
        QVERIFY(readSettings(settings).recordedStops);
        Opened opened;
        QVERIFY(opened.openLog());
        opened.stopsAction().trigger();
        writeSettings(settings, opened.window.settings());
    }
    Opened again(readSettings(QSettings(path, QSettings::IniFormat)));
    QVERIFY(again.openLog());
    QVERIFY(!again.stopsAction().isChecked());
    QVERIFY(!again.legendHas(QStringLiteral("really stopped")));
}

void TestRecordedWindow::pastReloadsAreAddedAndTakenBack()
{
    Opened opened;
    QVERIFY(opened.openDollarsAndCredits());
    QCOMPARE(opened.window.document().name(), QStringLiteral("dollars.csv"));
    QCOMPARE(opened.window.findChild<MessageBar*>()->sentence(),
             QStringLiteral("4 past reloads of credits.json are beside the simulated ones."));
    opened.view().showAll();
    const auto* lanes = opened.window.findChild<Lanes*>();
    QCOMPARE(lanes->pastReloads().size(), std::size_t{3}); // that of June is not on view
    QCOMPARE(lanes->pastReloads().front().amount, Money::fromNanos(10'500'000'000));
    QVERIFY(opened.legendHas(QStringLiteral("really credited")) ||
            opened.legendHas(QStringLiteral("reload really credited")));
    opened.steps().undo();
    QVERIFY(opened.hasReloadsTab(false));
    QVERIFY(lanes->pastReloads().empty());
    QVERIFY(opened.window.document().hasHistory());
    opened.steps().redo();
    QVERIFY(opened.hasReloadsTab(true));
}

void TestRecordedWindow::pastReloadsAreATable()
{
    Opened opened;
    QVERIFY(opened.openDollarsAndCredits());
    opened.tables().showTab(TablesPanel::PastReloads);
    auto& model = opened.tables().page(TablesPanel::PastReloads).model();
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto cell = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(cell(0, PastReloadModel::Origin), QStringLiteral("bought by hand"));
    QCOMPARE(cell(1, PastReloadModel::Took), QStringLiteral("–"));
    QCOMPARE(cell(2, PastReloadModel::Credited), QStringLiteral("Tue 1 Sep 10:12:30"));
    QCOMPARE(cell(2, PastReloadModel::Amount), QStringLiteral("$11.00"));
    QCOMPARE(cell(2, PastReloadModel::Origin), QStringLiteral("automatic"));
    QCOMPARE(cell(2, PastReloadModel::Took), QStringLiteral("1 min 30 s"));
    QCOMPARE(cell(3, PastReloadModel::Took), QStringLiteral("40 s"));
    QCOMPARE(model.index(2, PastReloadModel::Took).data(ExportRole).toString(), QStringLiteral("90"));
}

void TestRecordedWindow::pastReloadsTakeNothingFromTheChart()
{
    Opened opened;
    QVERIFY(opened.open(dollars(), QStringLiteral("dollars.csv")));
    const int before = opened.tables().minimumSizeHint().height();
    opened.drop(credits, QStringLiteral("credits.json"));
    QVERIFY(opened.hasReloadsTab(true));
    opened.tables().showTab(TablesPanel::PastReloads);
    QVERIFY(opened.bar().isVisible());
    QCOMPARE(opened.tables().minimumSizeHint().height(), before);
}

void TestRecordedWindow::pastReloadsAloneNeedAHistory()
{
    Opened opened;
    opened.drop(credits, QStringLiteral("credits.json"));
    auto* message = opened.window.findChild<MessageBar*>();
    QTRY_VERIFY(message->isVisible());
    QVERIFY(message->sentence().startsWith(QStringLiteral("credits.json tells of the balance and of no usage.")));
    QVERIFY(!opened.window.document().hasHistory());
}

void TestRecordedWindow::usageAndPastReloadsOpenTogether()
{
    Opened opened;
    opened.window.files().openFiles({opened.write(dollars(), QStringLiteral("dollars.csv")),
                                     opened.write(credits, QStringLiteral("credits.json"))});
    QVERIFY(QTest::qWaitFor([&] { return opened.window.document().hasHistory(); }));
    QVERIFY(opened.hasReloadsTab(true));
    QCOMPARE(opened.scenario().history->size(), ChargeIndex{32});
}

void TestRecordedWindow::theRealSettingsAreUsedInOneStep()
{
    Opened opened;
    QVERIFY(opened.openDollarsAndCredits());
    opened.tables().showTab(TablesPanel::PastReloads);
    QVERIFY(opened.bar().useSettings().isVisible());
    QCOMPARE(opened.bar().useSettings().text(), QStringLiteral("Use $5 / $15 as Claude has it"));
    const Policy before = opened.scenario().policy;
    const int steps = opened.steps().index();
    opened.bar().useSettings().click();
    QCOMPARE(opened.steps().index(), steps + 1);
    QCOMPARE(opened.scenario().policy.rule, Rule::TopUp);
    QCOMPARE(opened.scenario().policy.threshold, oneDollar * 5);
    QCOMPARE(opened.scenario().policy.amount, oneDollar * 15);
    QTRY_VERIFY(!opened.bar().useSettings().isVisible()); // nothing left to use
    opened.steps().undo();
    QVERIFY(opened.scenario().policy == before);
    QTRY_VERIFY(opened.bar().useSettings().isVisible());
}

void TestRecordedWindow::theRealLatencyIsUsedInOneStep()
{
    Opened opened;
    QVERIFY(opened.openDollarsAndCredits());
    opened.tables().showTab(TablesPanel::PastReloads);
    QCOMPARE(opened.bar().useLatency().text(), QStringLiteral("Use 1 min 5 s")); // between 90 s and 40 s
    opened.bar().useLatency().click();
    QVERIFY(opened.scenario().account.latency == Delay::constant(std::chrono::seconds{65}));
    QTRY_VERIFY(!opened.bar().useLatency().isVisible());
    opened.steps().undo();
    QVERIFY(opened.scenario().account.latency == Account{}.latency);
}

void TestRecordedWindow::whatCannotBeLearnedIsSaid()
{
    Opened opened;
    QVERIFY(opened.open(oneCharge, QStringLiteral("table.csv")));
    opened.drop(credits, QStringLiteral("credits.json"));
    QVERIFY(opened.hasReloadsTab(true));
    opened.tables().showTab(TablesPanel::PastReloads);
    QVERIFY(!opened.bar().useLatency().isVisible());
    const auto labels = opened.bar().findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() ==
               QStringLiteral("How long reloads really took cannot be learned: most are outside the recorded usage.");
    }));
}

void TestRecordedWindow::pastReloadsStayWhenTheFilesAreReadAgain()
{
    Opened opened;
    QVERIFY(opened.openDollarsAndCredits());
    const auto before = opened.scenario().history;
    opened.window.actions()[Command::ImportAgain].trigger();
    QVERIFY(QTest::qWaitFor([&] { return opened.scenario().history != before; }));
    QVERIFY(opened.window.document().recorded()->credits.has_value());
    QVERIFY(opened.open(oneCharge, QStringLiteral("other.csv"))); // of somebody else, perhaps
    QVERIFY(!opened.window.document().recorded()->credits.has_value());
}

QTEST_MAIN(TestRecordedWindow)
#include "test_recorded_window.moc"
