// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"
#include "app/desktop/dialogs/setting_card_dialog.h"
#include "app/desktop/pages/message_bar.h"
#include "sim/core/text_file.h"
#include "sim/report/setting_card.h"
#include "tests/desktop/shell/provider_window.h"

using namespace lowwater;

namespace {

constexpr const char* ownFile = R"({"lowwater_providers": 1, "providers": {"mine": {"title": "My reseller",
 "settings": {"amount": {"value": "30"}, "fee": {"value": "2%"}}}}})";

/// `folder`/lowwater/providers.json
std::string writeOwnFile(const QTemporaryDir& folder, const std::string& text)
{
    QDir(folder.path()).mkpath(QStringLiteral("lowwater"));
    auto path = folder.filePath(QStringLiteral("lowwater/providers.json")).toStdString();
    return writeFile(path, text) ? path : std::string{};
}

} // namespace

class TestProviderFiles : public QObject {
    Q_OBJECT

private slots:
    void theCardIsTheReports_data();
    void theCardIsTheReports();
    void ownPresetsAreThere();
    void aBrokenOwnFileIsTold_data();
    void aBrokenOwnFileIsTold();
    void theReportNamesTheProvider();
};

void TestProviderFiles::theCardIsTheReports_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addRow("with steps") << QStringLiteral("OpenRouter");
    QTest::addRow("without auto-reload") << QStringLiteral("Cursor");
    QTest::addRow("no provider") << QStringLiteral("None");
}

void TestProviderFiles::theCardIsTheReports()
{
    QFETCH(const QString, provider);
    ProviderWindow opened;
    opened.choose(provider);
    opened.window.document().edit({}, ScenarioDocument::noMerge,
                                  [](Scenario& scenario) { scenario.policy.threshold = oneCent * 104; });
    opened.window.actions()[Command::SettingCard].trigger();
    auto* card = opened.window.findChild<SettingCardDialog*>();
    QVERIFY(card != nullptr && card->isVisible());
    const auto expected = QString::fromStdString(settingCard(opened.scenario()));
    QVERIFY(provider == QStringLiteral("Cursor") || expected.contains(QStringLiteral("$1.04")));
    for (auto* button : card->findChildren<QPushButton*>()) {
        if (button->text() == QStringLiteral("Cop&y"))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(QGuiApplication::clipboard()->text(), expected);
    // each line of it is shown
    QStringList shown;
    for (const auto* label : card->findChildren<QLabel*>())
        shown << label->text();
    for (QString line : expected.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        line.remove(QRegularExpression(QStringLiteral(R"(^\d+\. )")));
        QVERIFY2(shown.contains(line), qPrintable(line));
    }
}

void TestProviderFiles::ownPresetsAreThere()
{
    const QTemporaryDir folder;
    QVERIFY(!writeOwnFile(folder, ownFile).empty());
    const auto line = parseCommandLine({}, {folder.path().toStdString(), {}});
    QVERIFY(line.has_value());
    Theme theme;
    MainWindow window(theme, {});
    window.document().setProviders(line->providers);
    window.show();
    window.actions()[Command::OpenSample].trigger(); // its settings keep the presets
    QVERIFY(QTest::qWaitFor([&window] { return window.document().hasHistory(); }));
    auto& box = *window.findChild<ProviderBox*>();
    box.setFocus();
    QTest::keyClick(&box, 'r');
    QTest::keyClicks(box.view(), QStringLiteral("esell"));
    QTest::keyClick(box.view(), Qt::Key_Return);
    QCOMPARE(window.document().scenario().provider.name, std::string{"mine"});
    QCOMPARE(window.document().scenario().account.fee.nanoPercent, 2'000'000'000);
    QCOMPARE(window.document().scenario().policy.amount, oneDollar * 5); // the sample's own
}

void TestProviderFiles::aBrokenOwnFileIsTold_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<QString>("told"); // after the file's name
    QTest::addRow("not JSON") << std::string{"{"} << QString{};
    QTest::addRow("an unknown setting") << std::string{R"({"lowwater_providers": 1, "providers": {"mine": {"title": "M",
        "settings": {"feee": {"value": "1"}}}}})"}
                                        << QStringLiteral(": providers.mine.settings.feee: is not an option of a "
                                                          "scenario.");
    QTest::addRow("a value that cannot be read")
        << std::string{R"({"lowwater_providers": 1, "providers": {"mine": {"title": "M",
        "settings": {"mode": {"value": "sometimes"}}}}})"}
        << QStringLiteral(": providers.mine.settings.mode: \"sometimes\" is not one of auto|by_hand|off.");
}

void TestProviderFiles::aBrokenOwnFileIsTold()
{
    QFETCH(const std::string, text);
    QFETCH(const QString, told);
    const QTemporaryDir folder;
    const auto path = writeOwnFile(folder, text);
    const auto line = parseCommandLine({}, {folder.path().toStdString(), {}});
    QVERIFY(line.has_value());
    QVERIFY(line->providers == nullptr);
    QCOMPARE(line->ownFileProblems.size(), std::size_t{1});
    ProviderWindow opened;
    opened.window.tell(line->ownFileProblems.front());
    const auto& bar = *opened.window.findChild<MessageBar*>();
    QVERIFY(bar.isVisible());
    QVERIFY2(bar.sentence().startsWith(QString::fromStdString(path) + told), qPrintable(bar.sentence()));
    // without a window there is nobody to tell: it is an error
    QVERIFY(!parseCommandLine({"a.csv", "--export", "a.md"}, {folder.path().toStdString(), {}}).has_value());
}

void TestProviderFiles::theReportNamesTheProvider()
{
    const QTemporaryDir folder;
    ProviderWindow opened;
    opened.choose(QStringLiteral("OpenRouter"));
    const QString path = folder.filePath(QStringLiteral("report.md"));
    FileExporter& exporter = opened.window.files().exporter();
    QSignalSpy done(&exporter, &FileExporter::exported);
    opened.window.files().writeReport(path);
    QVERIFY(done.wait(20'000));
    const auto report = readFile(path.toStdString());
    QVERIFY(report->find("| Provider | OpenRouter |") != std::string::npos);
}

QTEST_MAIN(TestProviderFiles)
#include "test_provider_files.moc"
