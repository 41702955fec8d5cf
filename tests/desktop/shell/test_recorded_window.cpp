// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sources record beside the charges, in the real window.
#include "app/desktop/charts/balance_plot.h"
#include "app/desktop/charts/balance_view.h"
#include "app/desktop/charts/chart_legend.h"
#include "app/desktop/main_window.h"
#include "app/desktop/tables/count_tab_bar.h"
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
    /// As a file is dropped.
    [[nodiscard]] bool open(const QByteArray& text, const QString& name)
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            return false;
        file.close();
        window.files().openUrls({QUrl::fromLocalFile(file.fileName())});
        return QTest::qWaitFor([&] { return window.document().name() == name; });
    }
    [[nodiscard]] bool openLog() { return open(logWithStops, QStringLiteral("log.jsonl")) && hasTab(true); }
    /// The tab comes and goes with the result.
    [[nodiscard]] bool hasTab(bool there)
    {
        return QTest::qWaitFor([&] { return tables().tabs().isTabVisible(TablesPanel::RecordedStops) == there; });
    }
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

QTEST_MAIN(TestRecordedWindow)
#include "test_recorded_window.moc"
