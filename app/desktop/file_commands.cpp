// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/file_commands.h"

#include "app/desktop/dialogs/make_up_dialog.h"
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/words/format.h"
#include "sim/core/text_file.h"
#include "sim/report/json.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>

namespace lowwater {

namespace {

constexpr qsizetype maxRecent = 8;

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// What the window calls these sources: a file's name, or how many they are.
QString nameOf(const std::vector<Source>& sources)
{
    if (sources.size() == 1)
        return QFileInfo(QString::fromStdString(sources.front().name)).fileName();
    return FileCommands::tr("%n sources", "", static_cast<int>(sources.size()));
}

QString sentenceOf(const Error& error)
{
    return FileCommands::tr("%1.", "a sentence").arg(QString::fromStdString(error.describe()));
}

} // namespace

Source sampleSource()
{
    return {"sample-usage.csv", resource(QStringLiteral(":/sample/sample-usage.csv")).toStdString(), true};
}

ScenarioDocument::Edit sampleSettings()
{
    return [](Scenario& scenario) {
        Scenario settings;
        settings.history = scenario.history;
        settings.provider.catalog = scenario.provider.catalog;
        const auto text = resource(QStringLiteral(":/sample/sample-scenario.json")).toStdString();
        if (readScenarioJson(text, "sample-scenario.json", settings))
            scenario = settings;
    };
}

FileCommands::FileCommands(ScenarioDocument& document, QWidget& window)
    : QObject(&window), m_document{document}, m_window{window}
{
    connect(&m_loader, &HistoryLoader::loaded, this, &FileCommands::loaded);
    connect(&m_loader, &HistoryLoader::failed, this, &FileCommands::failed);
    connect(&m_exporter, &ReportExporter::exported, this, &FileCommands::exported);
    connect(&m_exporter, &ReportExporter::failed, this,
            [this](const Error& error) { emit message(MessageBar::Kind::Error, sentenceOf(error), {}); });
}

void FileCommands::open()
{
    const QString folder = m_recent.isEmpty() ? QString{} : QFileInfo(m_recent.front()).path();
    openFiles(QFileDialog::getOpenFileNames(&m_window, tr("Open a usage history"), folder,
                                            tr("Usage histories (*.csv *.txt);;All files (*)")));
}

void FileCommands::openFiles(const QStringList& paths)
{
    std::vector<Source> sources;
    for (const QString& path : paths)
        sources.push_back({path.toStdString(), {}, false});
    openSources(std::move(sources), {}, {});
}

void FileCommands::openUrls(const QList<QUrl>& urls)
{
    QStringList paths;
    for (const QUrl& url : urls) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    openFiles(paths);
}

void FileCommands::openSources(std::vector<Source> sources, const ReadOptions& options,
                               const ScenarioDocument::Edit& settings)
{
    if (sources.empty())
        return;
    m_options = options;
    m_loadingSources = sources;
    const QString name = nameOf(sources); // before the sources move on
    load(
        name,
        [sources = std::move(sources), options](const RunHooks& hooks) { return readHistory(sources, options, hooks); },
        settings);
}

void FileCommands::load(const QString& name, HistoryLoader::Work work, ScenarioDocument::Edit settings)
{
    m_settings = std::move(settings);
    m_loader.start(name, std::move(work));
}

void FileCommands::loaded(const ReadHistory& read)
{
    m_sources = m_loadingSources;
    m_sourcesOf = read.history;
    remember(m_sources);
    m_document.adopt(m_loader.name(), read, std::exchange(m_settings, {}));
    const auto skipped = read.summary.skippedTotal();
    if (skipped == 0)
        return;
    emit message(MessageBar::Kind::Warning,
                 (skipped == 1 ? tr("1 line of %1 could not be read and was left out; all others are in.")
                               : tr("%Ln lines of %1 could not be read and were left out; all others are in.", "",
                                    static_cast<int>(skipped)))
                     .arg(m_loader.name()),
                 {tr("Show lines"), [this] { showSkippedLines(); }});
}

void FileCommands::failed(const Error& error, const ReadHistory& read)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.code == ErrorCode::Empty && read.credits)
        return takeCredits(m_loader.name(), *read.credits);
    if (error.code == ErrorCode::Empty && read.summary.skippedLines.empty()) {
        emit message(MessageBar::Kind::Error, tr("There is no charge in %1; nothing has changed.").arg(m_loader.name()),
                     {tr("Choose another file"), [this] { open(); }});
        return;
    }
    if (error.code != ErrorCode::Empty) {
        emit message(MessageBar::Kind::Error, sentenceOf(error), {tr("Choose another file"), [this] { open(); }});
        return;
    }
    const auto summary = std::make_shared<const ImportSummary>(read.summary);
    emit message(MessageBar::Kind::Error,
                 tr("No line of %1 can be read as a charge; nothing has changed.").arg(m_loader.name()),
                 {tr("Show lines"), [this, summary] { showSkippedLines(summary); }});
}

void FileCommands::takeCredits(const QString& name, const PrepaidCredits& credits)
{
    const auto count = static_cast<int>(credits.reloads.size());
    if (!m_document.hasHistory()) {
        emit message(
            MessageBar::Kind::Info,
            tr("%1 tells of the balance and of no usage. Open your usage first, then this, or both at once.").arg(name),
            {tr("Choose files"), [this] { open(); }});
        return;
    }
    m_document.addCredits(name, credits);
    const QString added = count == 1 ? tr("One past reload of %1 is beside the simulated ones.").arg(name)
                                     : tr("%n past reloads of %1 are beside the simulated ones.", "", count).arg(name);
    if (credits.leftOut.empty())
        emit message(MessageBar::Kind::Good, added, {});
    else
        emit message(MessageBar::Kind::Warning,
                     tr("%1 Left out: %2.").arg(added, QString::fromStdString(credits.leftOut.front().describe())), {});
}

void FileCommands::paste()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.trimmed().isEmpty()) {
        emit message(MessageBar::Kind::Error, tr("The clipboard holds no table; copy one with a header line first."),
                     {});
        return;
    }
    openSources({{tr("pasted table").toStdString(), text.toStdString(), true}}, {}, {});
}

void FileCommands::openSample()
{
    m_options = {};
    m_loadingSources = {sampleSource()};
    load(
        tr("Sample history"),
        [sources = m_loadingSources](const RunHooks& hooks) { return readHistory(sources, {}, hooks); },
        sampleSettings());
}

void FileCommands::makeUp()
{
    auto* dialog = new MakeUpDialog(QDate::currentDate().addDays(-30), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_loadingSources.clear();
        load(tr("Made-up history"), lowwater::makeUp(dialog->synthesis()));
    });
    dialog->open();
}

bool FileCommands::canImportAgain() const
{
    return !m_sources.empty() && !m_sources.front().inMemory && m_document.hasHistory() &&
           m_sourcesOf.lock() == m_document.scenario().history;
}

void FileCommands::importAgain()
{
    if (canImportAgain())
        openSources(m_sources, m_options, {});
}

void FileCommands::showSkippedLines()
{
    if (m_document.summary())
        showSkippedLines(m_document.summary());
}

void FileCommands::showSkippedLines(const std::shared_ptr<const ImportSummary>& summary)
{
    auto* dialog = new SkippedLinesDialog(summary, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FileCommands::saveHistory()
{
    if (!m_document.hasHistory())
        return;
    const QString path = QFileDialog::getSaveFileName(&m_window, tr("Save the history"), QStringLiteral("history.csv"),
                                                      tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    const auto done = writeFile(path.toStdString(), writeCsv(*m_document.scenario().history));
    if (done)
        emit message(MessageBar::Kind::Good, tr("The history is saved in %1.").arg(QFileInfo(path).fileName()), {});
    else
        emit message(MessageBar::Kind::Error, sentenceOf(done.error()), {});
}

void FileCommands::exportReport()
{
    if (!m_document.hasHistory())
        return;
    const std::array<std::pair<QString, QString>, 4> kinds = {
        std::pair{tr("PDF (*.pdf)"), QStringLiteral("pdf")}, std::pair{tr("Web page (*.html)"), QStringLiteral("html")},
        std::pair{tr("Markdown (*.md)"), QStringLiteral("md")}, std::pair{tr("JSON (*.json)"), QStringLiteral("json")}};
    auto* dialog = new QFileDialog(&m_window, tr("Export report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList filters;
    for (const auto& [filter, ending] : kinds)
        filters << filter;
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(kinds.front().second);
    dialog->selectFile(QStringLiteral("recommendation.pdf"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, kinds](const QString& filter) {
        for (const auto& [text, ending] : kinds) {
            if (text == filter)
                dialog->setDefaultSuffix(ending);
        }
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_exporter.start(m_document.scenario(), m_document.summary(), path, m_zone);
    });
    dialog->open();
}

void FileCommands::exported(const QString& path)
{
    emit message(MessageBar::Kind::Good, tr("The report is in %1.").arg(QFileInfo(path).fileName()),
                 {tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }});
}

void FileCommands::setRecentFiles(const QStringList& paths)
{
    m_recent = paths.mid(0, maxRecent);
    emit recentFilesChanged();
}

void FileCommands::remember(const std::vector<Source>& sources)
{
    QStringList recent = m_recent;
    for (const Source& source : sources) {
        if (source.inMemory)
            continue;
        const QString path = QFileInfo(QString::fromStdString(source.name)).absoluteFilePath();
        recent.removeAll(path);
        recent.prepend(path);
    }
    if (recent != m_recent)
        setRecentFiles(recent);
}

} // namespace lowwater
