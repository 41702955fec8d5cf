// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/file_commands.h"

#include "app/desktop/dialogs/make_up_dialog.h"
#include "app/desktop/dialogs/skipped_lines_dialog.h"
#include "app/desktop/documents/document_path.h"
#include "app/desktop/imports/import_words.h"
#include "app/desktop/imports/table_head.h"
#include "app/desktop/report_export.h"
#include "app/desktop/words/format.h"
#include "sim/core/text_file.h"
#include "sim/history/canonical_csv.h"
#include "sim/history/csv_columns.h"
#include "sim/history/hidden_names.h"
#include "sim/import/table_preview.h"
#include "sim/replay/hidden_scenario.h"
#include "sim/report/json.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace lowwater {

namespace {

constexpr qsizetype maxRecent = 8;
constexpr QLatin1Char betweenPaths('\n'); ///< no path of a person's has one

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// A file's name; a folder's with the one it is in where it is but a part of something: `.claude/projects`.
QString nameOf(const std::string& path)
{
    const QDir folder(QDir::cleanPath(QString::fromStdString(path)));
    const QString name = QFileInfo(folder.path()).fileName();
    if (name != QLatin1String("projects"))
        return name;
    return QFileInfo(QFileInfo(folder.path()).path()).fileName() + QLatin1Char('/') + name;
}

/// What the window calls these sources: a name, or how many they are.
QString nameOf(const std::vector<Source>& sources)
{
    if (sources.size() == 1)
        return nameOf(sources.front().name);
    return FileCommands::tr("%n sources", "", static_cast<int>(sources.size()));
}

QString sentenceOf(const Error& error)
{
    return FileCommands::tr("%1.", "a sentence").arg(QString::fromStdString(error.describe()));
}

/// The mapping that was chosen for tables like one of these, where none is given.
ReadOptions withKnownTable(const std::vector<Source>& sources, const ReadOptions& options, const KnownTables& known)
{
    if (known.empty() || !options.columnNames.empty() || !options.format.empty())
        return options;
    ReadOptions mapped = options;
    for (const Source& source : sources) {
        const auto head = tableHead(source);
        const auto table =
            head ? known.find(headerSignature(previewTable(head->text, head->isWhole, {}, 0).headers)) : known.end();
        if (table != known.end())
            mapped.columnNames = table->second;
    }
    return mapped;
}

/// Whether a column is missing that the person could name.
bool isAboutColumns(const Error& error)
{
    return error.code == ErrorCode::Missing && (error.where.field == csvColumnName(CsvColumn::Timestamp) ||
                                                error.where.field == csvColumnName(CsvColumn::CostUsd));
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

FileCommands::FileCommands(ScenarioDocument& document, QWidget& window, PersonPlaces places)
    : QObject(&window), m_document{document}, m_window{window}, m_places{std::move(places)}
{
    connect(&m_loader, &HistoryLoader::loaded, this, [this](const ImportPtr& import) {
        if (!m_of || m_of == m_document.import()) // else another history has come in the meantime
            m_then(import);
    });
    connect(&m_loader, &HistoryLoader::failed, this, &FileCommands::failed);
    connect(&m_exporter, &FileExporter::exported, this, &FileCommands::exported);
    connect(&m_saver, &FileExporter::exported, this, [this](const QString& path) {
        emit message(MessageBar::Kind::Good, tr("The history is saved in %1.").arg(QFileInfo(path).fileName()), {});
    });
    for (FileExporter* exporter : {&m_exporter, &m_saver})
        connect(exporter, &FileExporter::failed, this,
                [this](const Error& error) { emit message(MessageBar::Kind::Error, sentenceOf(error), {}); });
}

void FileCommands::open()
{
    openFiles(QFileDialog::getOpenFileNames(
        &m_window, tr("Open a usage history"), recentFolder(),
        tr("Usage histories and documents (*.csv *.txt *.jsonl *.json *.lowwater);;All files (*)")));
}

void FileCommands::openFolder()
{
    auto* dialog = new QFileDialog(&m_window, tr("Open a folder"), recentFolder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    dialog->setFilter(QDir::AllDirs | QDir::NoDotAndDotDot | QDir::Hidden); // .claude is hidden
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { openFiles({path}); });
    dialog->open();
}

QString FileCommands::recentFolder() const
{
    return m_recent.isEmpty() ? QString{} : QFileInfo(recentPaths(m_recent.front()).front()).path();
}

void FileCommands::openFiles(const QStringList& paths)
{
    if (paths.size() == 1 && isDocumentPath(paths.front())) {
        emit documentRequested(paths.front());
        return;
    }
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
    const QString name = nameOf(sources); // before the sources move on
    m_opening = sources;
    m_openingWith = options;
    load(name, reading(std::move(sources), options), settings);
}

HistoryLoader::Work FileCommands::reading(std::vector<Source> sources, const ReadOptions& options) const
{
    return [sources = std::move(sources), options, known = m_knownTables,
            prices = m_places.ownFiles("prices.json", m_pricesFile)](const RunHooks& hooks) {
        return readImport(sources, withKnownTable(sources, options, known), prices, hooks);
    };
}

void FileCommands::readAgain(const ReadOptions& options, const QString& step)
{
    if (m_document.import()->sources.empty())
        return;
    load(m_document.name(), reading(m_document.import()->sources, options), {}, step);
    m_of = m_document.import();
}

void FileCommands::load(const QString& name, HistoryLoader::Work work, ScenarioDocument::Edit settings,
                        const QString& step)
{
    load(name, std::move(work), [this, name, settings = std::move(settings), step](const ImportPtr& import) {
        adopt(name, import, settings, step);
    });
}

void FileCommands::load(const QString& name, HistoryLoader::Work work, Then then)
{
    m_then = std::move(then);
    m_of.reset();
    m_loader.start(name, std::move(work));
}

void FileCommands::openThen(const QString& name, const std::vector<Source>& sources, const ReadOptions& options,
                            Then then)
{
    m_opening = sources;
    m_openingWith = options;
    load(name, reading(sources, options), [this, then = std::move(then)](const ImportPtr& import) {
        then(import);
        tellOf(*import);
    });
}

void FileCommands::take(const QString& name, const ImportPtr& import)
{
    m_loader.cancel();
    adopt(name, import, {}, {});
}

void FileCommands::adopt(const QString& name, const ImportPtr& import, const ScenarioDocument::Edit& settings,
                         const QString& step)
{
    remember(*import);
    m_document.adopt(name, import, settings, step);
    tellOf(*import);
}

/// What is not as it should be, once; the status line goes on telling it.
void FileCommands::tellOf(const Import& import)
{
    if (import.pricesProblem) {
        emit message(MessageBar::Kind::Error,
                     tr("Your own prices are left out, the built-in ones are used: %1.")
                         .arg(QString::fromStdString(import.pricesProblem->describe())),
                     {});
        return;
    }
    const auto skipped = static_cast<int>(unreadLines(import.read.summary));
    const auto unpriced = static_cast<int>(import.read.summary.unpriced);
    QStringList sentences;
    std::vector<MessageBar::Way> ways;
    if (skipped > 0) {
        sentences << (skipped == 1
                          ? tr("1 line of %1 could not be read and was left out; all others are in.")
                          : tr("%Ln lines of %1 could not be read and were left out; all others are in.", "", skipped))
                         .arg(m_document.name());
        ways.push_back({tr("Show lines"), [this] { showSkippedLines(); }});
    }
    if (unpriced > 0) {
        sentences << (unpriced == 1 ? tr("1 charge has no price and counts as $0.")
                                    : tr("%Ln charges have no price and count as $0.", "", unpriced));
        ways.push_back({tr("Give prices"), [this] { emit pricesRequested(); }});
    }
    if (ways.empty())
        return;
    if (ways.size() > 1)
        ways.front().other = std::make_shared<const MessageBar::Way>(ways.back());
    emit message(MessageBar::Kind::Warning, sentences.join(u' '), ways.front());
}

void FileCommands::failed(const Error& error, const ImportPtr& import)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.code == ErrorCode::Empty && import->read.credits)
        return takeCredits(m_loader.name(), *import->read.credits);
    if (error.code == ErrorCode::Empty && import->read.summary.skippedLines.empty()) {
        emit message(MessageBar::Kind::Error, tr("There is no charge in %1; nothing has changed.").arg(m_loader.name()),
                     {tr("Choose another file"), [this] { open(); }});
        return;
    }
    const auto table = std::find_if(m_opening.begin(), m_opening.end(),
                                    [&error](const Source& source) { return source.name == error.where.file; });
    if (isAboutColumns(error) && table != m_opening.end()) {
        emit message(MessageBar::Kind::Warning,
                     tr("%1 is a table whose columns are not clear.").arg(nameOf(table->name)),
                     {tr("Choose columns"), [this, sources = m_opening, options = m_openingWith, source = *table] {
                          emit columnsRequested(sources, options, source);
                      }});
        return;
    }
    if (error.code != ErrorCode::Empty) {
        emit message(MessageBar::Kind::Error, sentenceOf(error), {tr("Choose another file"), [this] { open(); }});
        return;
    }
    const std::shared_ptr<const ImportSummary> summary{import, &import->read.summary};
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
    m_document.addCredits(name, credits, m_opening);
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
    const QMimeData* copied = QGuiApplication::clipboard()->mimeData();
    if (copied != nullptr && copied->hasUrls() && copied->urls().front().isLocalFile()) { // from a file manager
        openUrls(copied->urls());
        return;
    }
    const QString text = copied == nullptr ? QString() : copied->text();
    if (text.trimmed().isEmpty()) {
        emit message(MessageBar::Kind::Error,
                     tr("The clipboard holds no usage; copy a table with its header line, an export or a file first."),
                     {});
        return;
    }
    openSources({{tr("pasted usage").toStdString(), text.toStdString(), true}}, {}, {});
}

void FileCommands::openSample()
{
    load(
        tr("Sample history"), [](const RunHooks& hooks) { return readImport({sampleSource()}, {}, {}, hooks); },
        sampleSettings());
}

void FileCommands::makeUp()
{
    auto* dialog = new MakeUpDialog(QDate::currentDate().addDays(-30), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog] { load(tr("Made-up history"), lowwater::makeUp(dialog->synthesis())); });
    dialog->open();
}

bool FileCommands::canImportAgain() const
{
    return m_document.hasHistory() && m_document.import()->isOfFiles();
}

void FileCommands::importAgain()
{
    if (canImportAgain())
        readAgain(m_document.import()->options, tr("Import %1 again").arg(m_document.name()));
}

void FileCommands::showSkippedLines()
{
    if (m_document.summary())
        showSkippedLines(m_document.summary());
}

void FileCommands::showSkippedLines(const std::shared_ptr<const ImportSummary>& summary)
{
    auto* dialog = new SkippedLinesDialog(summary, m_hideNames, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void FileCommands::saveHistory()
{
    if (!m_document.hasHistory())
        return;
    auto* dialog = new QFileDialog(&m_window, tr("Save the history"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("CSV (*.csv)")});
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("history.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &FileCommands::writeHistory);
    dialog->open();
}

void FileCommands::writeHistory(const QString& path)
{
    m_saver.start(path, [import = m_document.import(), hides = m_hideNames, to = path.toStdString()](const RunHooks&) {
        ReadOptions options = import->options;
        options.spread = false; // as the source has them
        const auto read = adjustCosts(import->recorded, options);
        if (!read)
            return Result<Done>{read.error()};
        return writeFile(to, writeCsv(hides ? *hideNames(*read->history) : *read->history));
    });
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
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { writeReport(path); });
    dialog->open();
}

void FileCommands::writeReport(const QString& path)
{
    const auto& recorded = m_document.recorded();
    m_exporter.start(path,
                     [subject = ReportSubject{m_document.scenario(),
                                              *m_document.summary(),
                                              {},
                                              recorded ? recorded->credits : std::nullopt},
                      hides = m_hideNames, zone = zoneText(m_zone), plan = m_document.plan(),
                      to = path.toStdString()](const RunHooks& hooks) -> Result<Done> {
                         ReportSubject shown = subject;
                         if (hides) {
                             shown.scenario = hideNames(subject.scenario);
                             shown.summary = hideNames(subject.summary);
                         }
                         Scenario& scenario = shown.scenario;
                         shown.record = scenario.history;
                         try {
                             scenario.history = planned(scenario.history, plan, scenario.idleGap, scenario.seed);
                         } catch (const Error& error) {
                             return error;
                         }
                         return lowwater::exportReport(shown, to, zone, wishesOf(plan), hooks);
                     });
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

void FileCommands::remember(const Import& import)
{
    if (!import.isOfFiles())
        return;
    QStringList paths;
    for (const Source& source : import.sources)
        paths << QFileInfo(QString::fromStdString(source.name)).absoluteFilePath();
    rememberPath(recentEntry(paths));
}

void FileCommands::rememberPath(const QString& entry)
{
    QStringList recent = m_recent;
    recent.removeAll(entry);
    recent.prepend(entry);
    if (recent != m_recent)
        setRecentFiles(recent);
}

QString recentEntry(const QStringList& paths)
{
    return paths.join(betweenPaths);
}

QStringList recentPaths(const QString& entry)
{
    return entry.split(betweenPaths);
}

QString recentText(const QString& entry)
{
    const QStringList paths = recentPaths(entry);
    QString text = paths.front();
    text.replace(QLatin1Char('&'), QLatin1String("&&"));
    if (paths.size() == 1)
        return text;
    return paths.size() == 2 ? FileCommands::tr("%1 and one more").arg(text)
                             : FileCommands::tr("%1 and %n more", "", static_cast<int>(paths.size()) - 1).arg(text);
}

} // namespace lowwater
