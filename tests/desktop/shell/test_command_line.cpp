// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/command_line.h"

#include <QtTest>

#include <sstream>

using namespace lowwater;

namespace {

constexpr const char* history = "when,price,session\n"
                                "2026-09-01T09:00:00Z,3,a\n"
                                "2026-09-01T09:00:10Z,4,b\n"
                                "2026-09-01T09:05:10Z,4,b\n";

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private slots:
    void wrongUsageIsRefused_data();
    void wrongUsageIsRefused();
    void historiesAndOptionsAreRead();
    void optionsWinOverTheFile();
    void helpNamesEveryOption();
    void exportsEachFormat_data();
    void exportsEachFormat();
    void sayWhatWentWrong();
    void skippedLinesCountUnderStrict();
    void theProgramExportsWithoutADisplay();
};

void TestCommandLine::wrongUsageIsRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("an unknown option") << QStringList{QStringLiteral("--colour"), QStringLiteral("red")};
    QTest::addRow("an export without a history") << QStringList{QStringLiteral("--export"), QStringLiteral("a.pdf")};
    QTest::addRow("an export of an unknown kind")
        << QStringList{QStringLiteral("a.csv"), QStringLiteral("--export"), QStringLiteral("a.doc")};
    QTest::addRow("a value that cannot be read") << QStringList{QStringLiteral("--threshold"), QStringLiteral("much")};
    QTest::addRow("an option given twice") << QStringList{QStringLiteral("--threshold"), QStringLiteral("1"),
                                                          QStringLiteral("--threshold"), QStringLiteral("2")};
    QTest::addRow("a map without a column") << QStringList{QStringLiteral("--map"), QStringLiteral("timestamp")};
    QTest::addRow("an option's beginning") << QStringList{QStringLiteral("--thresh"), QStringLiteral("1")};
}

void TestCommandLine::wrongUsageIsRefused()
{
    QFETCH(const QStringList, arguments);
    std::vector<std::string> words;
    for (const QString& argument : arguments)
        words.push_back(argument.toStdString());
    QVERIFY(!parseCommandLine(words));
}

void TestCommandLine::historiesAndOptionsAreRead()
{
    const auto line = parseCommandLine({"a.csv", "b.csv", "--threshold", "1.50", "--latency", "10m", "--map",
                                        "timestamp=When,cost_usd=Price", "--deposit", "2026-09-01T00:00:00Z=5",
                                        "--deposit", "2026-09-02T00:00:00Z=6"});
    QVERIFY(line.has_value());
    QCOMPARE(line->histories, (std::vector<std::string>{"a.csv", "b.csv"}));
    QCOMPARE(line->reading.columnNames,
             (std::map<std::string, std::string>{{"timestamp", "When"}, {"cost_usd", "Price"}}));
    Scenario scenario;
    QVERIFY(applySettings(*line, scenario));
    QCOMPARE(scenario.policy.threshold, Money::fromNanos(1'500'000'000));
    QCOMPARE(scenario.account.latency, Delay::constant(std::chrono::minutes{10}));
    QCOMPARE(scenario.account.deposits.size(), std::size_t{2});
    QVERIFY(!line->exportPath);
}

void TestCommandLine::optionsWinOverTheFile()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("s.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"lowwater_scenario\": 1, \"threshold\": \"3\", \"amount\": \"50\"}");
    file.close();
    const auto line = parseCommandLine({"--threshold", "4", "--scenario", file.fileName().toStdString()});
    QVERIFY(line.has_value());
    Scenario scenario;
    QVERIFY(applySettings(*line, scenario));
    QCOMPARE(scenario.policy.threshold, oneDollar * 4);
    QCOMPARE(scenario.policy.amount, oneDollar * 50);
}

void TestCommandLine::helpNamesEveryOption()
{
    const std::string help = helpText();
    for (const char* option : {"--export", "--threshold", "--latency", "--scenario", "--map", "--seed", "--strict"})
        QVERIFY2(help.find(option) != std::string::npos, option);
    QVERIFY(versionText().starts_with("lowwater "));
}

void TestCommandLine::exportsEachFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begin");
    QTest::addRow("PDF") << QStringLiteral("r.pdf") << QByteArray("%PDF-");
    QTest::addRow("HTML") << QStringLiteral("r.html") << QByteArray("<!DOCTYPE html>");
    QTest::addRow("Markdown") << QStringLiteral("r.md") << QByteArray("# ");
    QTest::addRow("JSON, with capitals") << QStringLiteral("r.JSON") << QByteArray("{");
}

void TestCommandLine::exportsEachFormat()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, begin);
    const QTemporaryDir folder;
    const QString path = folder.filePath(name);
    const auto line = parseCommandLine({"-", "--export", path.toStdString(), "--map", "timestamp=when,cost_usd=price",
                                        "--opening-balance", "5", "--amount", "5", "--threshold", "1"});
    QVERIFY(line.has_value());
    std::istringstream input(history);
    std::ostringstream messages;
    QCOMPARE(exportFromCommandLine(*line, input, messages), ExitStatus::Fine);
    QCOMPARE(messages.str(), std::string{});
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().left(begin.size()), begin);
}

void TestCommandLine::sayWhatWentWrong()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("r.md")).toStdString();
    std::istringstream input;
    std::ostringstream messages;
    const auto line = parseCommandLine({"/nowhere/at-all.csv", "--export", path});
    QCOMPARE(exportFromCommandLine(*line, input, messages), ExitStatus::Failed);
    QVERIFY(messages.str().find("at-all.csv") != std::string::npos);
    QVERIFY(!QFile::exists(QString::fromStdString(path)));
}

void TestCommandLine::skippedLinesCountUnderStrict()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("r.md")).toStdString();
    const std::string text = "timestamp,cost_usd\n2026-09-01T09:00:00Z,3\nyesterday,1\n";
    for (const bool strict : {false, true}) {
        std::vector<std::string> arguments{"-", "--export", path};
        if (strict)
            arguments.emplace_back("--strict");
        const auto line = parseCommandLine(arguments);
        std::istringstream input(text);
        std::ostringstream messages;
        QCOMPARE(exportFromCommandLine(*line, input, messages), strict ? ExitStatus::Skipped : ExitStatus::Fine);
        QVERIFY(!messages.str().empty());
    }
}

void TestCommandLine::theProgramExportsWithoutADisplay()
{
    const QTemporaryDir folder;
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name));
    program.setProcessEnvironment(environment);
    const QString path = folder.filePath(QStringLiteral("recommendation.pdf"));
    program.start(
        QStringLiteral(LOWWATER_PROGRAM),
        {QStringLiteral(LOWWATER_SOURCE_DIR "/resources/sample/sample-usage.csv"), QStringLiteral("--export"), path});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(QString::fromUtf8(program.readAllStandardError()), QString());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(QFileInfo(path).size() > 1000);
    program.start(QStringLiteral(LOWWATER_PROGRAM), {QStringLiteral("--export"), path});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitCode(), 2);
}

QTEST_MAIN(TestCommandLine)
#include "test_command_line.moc"
