// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/desktop/file_exporter.h"
#include "app/desktop/history_loader.h"
#include "app/desktop/imports/known_tables.h"
#include "app/desktop/pages/message_bar.h"
#include "app/person/person_places.h"

#include <QList>
#include <QStringList>
#include <QTimeZone>
#include <QUrl>

namespace lowwater {

/// What the File and History menus do: histories in, reports out. Says what became of it through `message`.
class FileCommands : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the commands; dialogs belong to the window.
    FileCommands(ScenarioDocument& document, QWidget& window, PersonPlaces places);

    void open();
    void openFolder();
    void openFiles(const QStringList& paths);
    /// What was dropped, files and folders; other than local ones is left alone.
    void openUrls(const QList<QUrl>& urls);
    /// With options and settings of the command line.
    void openSources(std::vector<Source> sources, const ReadOptions& options, const ScenarioDocument::Edit& settings);
    /// Reads them and hands them on instead of adopting them.
    using Then = std::function<void(const ImportPtr&)>;
    void openThen(const QString& name, const std::vector<Source>& sources, const ReadOptions& options, Then then);
    /// A history that has been read already.
    void take(const QString& name, const ImportPtr& import);
    void paste();
    void openSample();
    void makeUp();
    void importAgain();
    /// The sources of the history once more, with these options and the prices there are now. `step`: what undo calls
    /// it.
    void readAgain(const ReadOptions& options, const QString& step);
    void showSkippedLines();
    void saveHistory();
    void exportReport();
    /// What the two write, where the person said.
    void writeHistory(const QString& path);
    void writeReport(const QString& path);
    void setZone(const QTimeZone& zone) { m_zone = zone; }
    /// Whether what is written loses the names of sessions and projects.
    void setHideNames(bool hide) { m_hideNames = hide; }
    [[nodiscard]] bool hidesNames() const noexcept { return m_hideNames; }
    /// Prices that win over the person's own (`--prices`).
    void setPricesFile(const std::string& path) { m_pricesFile = path; }

    /// Tables with these headers are read so from now on, where nothing else is said.
    void rememberTable(const std::string& signature, const MappingWords& words) { m_knownTables[signature] = words; }
    [[nodiscard]] const KnownTables& knownTables() const noexcept { return m_knownTables; }
    void setKnownTables(KnownTables tables) { m_knownTables = std::move(tables); }

    [[nodiscard]] bool canImportAgain() const;
    /// Reads the sources with the prices there are now.
    [[nodiscard]] HistoryLoader::Work reading(std::vector<Source> sources, const ReadOptions& options) const;
    [[nodiscard]] const QStringList& recentFiles() const noexcept { return m_recent; }
    void setRecentFiles(const QStringList& paths);
    /// An entry of the recent files is the latest.
    void rememberPath(const QString& entry);
    [[nodiscard]] HistoryLoader& loader() noexcept { return m_loader; }
    [[nodiscard]] FileExporter& exporter() noexcept { return m_exporter; }
    [[nodiscard]] FileExporter& saver() noexcept { return m_saver; }

signals:
    void message(lowwater::MessageBar::Kind kind, const QString& sentence, const lowwater::MessageBar::Way& way);
    void recentFilesChanged();
    /// A document, not a history, is to be opened.
    void documentRequested(const QString& path);
    /// Models are to be given a price.
    void pricesRequested();
    /// One of the sources, `table`, has columns that are to be told.
    void columnsRequested(const std::vector<lowwater::Source>& sources, const lowwater::ReadOptions& options,
                          const lowwater::Source& table);

private:
    void load(const QString& name, HistoryLoader::Work work, ScenarioDocument::Edit settings = {},
              const QString& step = {});
    void load(const QString& name, HistoryLoader::Work work, Then then);
    void adopt(const QString& name, const ImportPtr& import, const ScenarioDocument::Edit& settings,
               const QString& step);
    void failed(const Error& error, const ImportPtr& import);
    void tellOf(const Import& import);
    /// A source that tells of the balance and of no charge.
    void takeCredits(const QString& name, const PrepaidCredits& credits);
    void exported(const QString& path);
    void remember(const Import& import);
    [[nodiscard]] QString recentFolder() const;
    void showSkippedLines(const std::shared_ptr<const ImportSummary>& summary);

    ScenarioDocument& m_document;
    QWidget& m_window;
    HistoryLoader m_loader;
    FileExporter m_exporter; ///< of reports
    FileExporter m_saver;    ///< of the history
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    PersonPlaces m_places;
    std::string m_pricesFile;
    bool m_hideNames = false;
    Then m_then;    ///< with what is being read
    ImportPtr m_of; ///< the history that is being read again; null: another one is read
    QStringList m_recent;
    KnownTables m_knownTables;
    std::vector<Source> m_opening; ///< what is being opened, and how
    ReadOptions m_openingWith;
};

/// An entry of the recent files: one path, or several that were opened together.
[[nodiscard]] QString recentEntry(const QStringList& paths);
[[nodiscard]] QStringList recentPaths(const QString& entry);
/// What a menu calls it.
[[nodiscard]] QString recentText(const QString& entry);

/// The sample in the program's resources and the settings it is shown with.
[[nodiscard]] Source sampleSource();
[[nodiscard]] ScenarioDocument::Edit sampleSettings();

} // namespace lowwater
