// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/appearance.h"
#include "app/desktop/command_line.h"
#include "app/desktop/documents/document_path.h"
#include "app/desktop/main_window.h"
#include "app/desktop/windows.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>

#include <iostream>

using namespace lowwater;

namespace {

int leave(ExitStatus status)
{
    return static_cast<int>(status);
}

int exportReportOf(const CommandLine& line, int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen"); // works with no display
    const QGuiApplication application(argc, argv);
    return leave(exportFromCommandLine(line, std::cin, std::cerr));
}

/// What the command line names, beside what would be lost otherwise; without a word of its own, the last session.
void openFirst(Windows& windows, const CommandLine& line, const Scenario& settings)
{
    auto sources = sourcesOf(line, std::cin);
    const bool hasOwnSettings = line.scenarioFile || !line.options.empty();
    windows.restore(!sources.empty() || hasOwnSettings);
    if (windows.count() > 0 && sources.empty() && !hasOwnSettings && line.ownFileProblems.empty())
        return;
    MainWindow& window = windows.open();
    window.document().edit({}, ScenarioDocument::noMerge, [&settings](Scenario& scenario) { scenario = settings; });
    if (sources.size() == 1 && !sources.front().inMemory &&
        isDocumentPath(QString::fromStdString(sources.front().name)))
        window.documents().openFile(QString::fromStdString(sources.front().name));
    else
        window.files().openSources(std::move(sources), line.reading, {});
    for (const auto& problem : line.ownFileProblems)
        window.tell(problem); // after the message bar is cleared for what is being read
}

int openWindow(const CommandLine& line, const PersonPlaces& places, int argc, char** argv)
{
    Scenario settings;
    if (const auto set = applySettings(line, settings); !set) {
        std::cerr << "lowwater: " << set.error().describe() << '\n';
        return leave(ExitStatus::Failed);
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("lowwater"));
    QApplication::setOrganizationName(QStringLiteral("lowwater"));
    QApplication::setApplicationDisplayName({});
    QGuiApplication::setDesktopFileName(QStringLiteral("org.lowwater.Lowwater"));
    Theme theme;
    const Appearance appearance(theme, application);
    QSettings kept;
    const QString state = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    Windows windows(theme, readSettings(kept),
                    {places, line.pricesFile, line.providers, state + QStringLiteral("/session")});
    openFirst(windows, line, settings);
    const int status = QApplication::exec();
    writeSettings(kept, windows.settings());
    return status;
}

} // namespace

int main(int argc, char** argv)
{
    const PersonPlaces places = placesFromEnvironment();
    const auto line = parseCommandLine({argv + 1, argv + argc}, places);
    if (!line) {
        std::cerr << "lowwater: " << line.error().describe() << "\nTry: lowwater --help\n";
        return leave(ExitStatus::Usage);
    }
    if (line->help || line->version) {
        std::cout << (line->help ? helpText() : versionText());
        return leave(ExitStatus::Fine);
    }
    return line->exportPath ? exportReportOf(*line, argc, argv) : openWindow(*line, places, argc, argv);
}
