// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/desktop/history_loader.h"
#include "app/desktop/pages/message_bar.h"
#include "app/desktop/report_exporter.h"
#include "sim/import/read_history.h"

#include <QList>
#include <QStringList>
#include <QUrl>

namespace lowwater {

/// What the File and History menus do: histories in, reports out. Says what became of it through `message`.
class FileCommands : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the commands; dialogs belong to the window.
    FileCommands(ScenarioDocument& document, QWidget& window);

    void open();
    void openFiles(const QStringList& paths);
    /// What was dropped; other than local files is left alone.
    void openUrls(const QList<QUrl>& urls);
    /// With options and settings of the command line.
    void openSources(std::vector<Source> sources, const ReadOptions& options, const ScenarioDocument::Edit& settings);
    void paste();
    void openSample();
    void makeUp();
    void importAgain();
    void showSkippedLines();
    void saveHistory();
    void exportReport();
    void setZone(const QTimeZone& zone) { m_zone = zone; }

    [[nodiscard]] bool canImportAgain() const;
    [[nodiscard]] const QStringList& recentFiles() const noexcept { return m_recent; }
    void setRecentFiles(const QStringList& paths);
    [[nodiscard]] HistoryLoader& loader() noexcept { return m_loader; }
    [[nodiscard]] ReportExporter& exporter() noexcept { return m_exporter; }

signals:
    void message(lowwater::MessageBar::Kind kind, const QString& sentence, const lowwater::MessageBar::Way& way);
    void recentFilesChanged();

private:
    void load(const QString& name, HistoryLoader::Work work, ScenarioDocument::Edit settings = {});
    void loaded(const ReadHistory& read);
    void failed(const Error& error, const ReadHistory& read);
    /// A source that tells of the balance and of no charge.
    void takeCredits(const QString& name, const PrepaidCredits& credits);
    void exported(const QString& path);
    void remember(const std::vector<Source>& sources);
    void showSkippedLines(const std::shared_ptr<const ImportSummary>& summary);

    ScenarioDocument& m_document;
    QWidget& m_window;
    HistoryLoader m_loader;
    ReportExporter m_exporter;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    std::vector<Source> m_sources;            ///< of the last history loaded
    std::weak_ptr<const History> m_sourcesOf; ///< that history; undo may have brought back another
    std::vector<Source> m_loadingSources;     ///< of the one under way
    ReadOptions m_options;
    ScenarioDocument::Edit m_settings;
    QStringList m_recent;
};

/// The sample in the program's resources and the settings it is shown with.
[[nodiscard]] Source sampleSource();
[[nodiscard]] ScenarioDocument::Edit sampleSettings();

} // namespace lowwater
