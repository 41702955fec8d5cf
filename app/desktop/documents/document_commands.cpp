// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/documents/document_commands.h"

#include "app/desktop/documents/document_path.h"
#include "app/desktop/file_commands.h"
#include "app/desktop/words/format.h"
#include "sim/core/text_file.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

QString fileName(const QString& path)
{
    return QFileInfo(path).fileName();
}

QString folderOf(const QString& path)
{
    return QFileInfo(path).absolutePath();
}

Result<SavedDocument> readDocument(const QString& path, std::shared_ptr<const ProviderCatalog> catalog)
{
    const std::string file = path.toStdString();
    const auto text = readFile(file);
    if (!text)
        return text.error();
    return readDocumentJson(*text, file, folderOf(path).toStdString(), std::move(catalog));
}

} // namespace

DocumentCommands::DocumentCommands(ScenarioDocument& document, FileCommands& files, QWidget& window)
    : QObject(&window), m_document{document}, m_files{files}, m_window{window}
{
    m_pool.setMaxThreadCount(1);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &DocumentCommands::changed);
    connect(&m_document, &ScenarioDocument::historyChanged, this, [this] {
        if (!m_document.hasHistory())
            setPath({});
    });
    connect(&m_writer, &FileExporter::exported, this, &DocumentCommands::saved);
    connect(&m_writer, &FileExporter::failed, this, &DocumentCommands::fail);
    connect(&m_reader, &QFutureWatcherBase::finished, this, [this] {
        if (m_reader.isCanceled() || m_reader.future().resultCount() == 0)
            return;
        const Answer answer = m_reader.result();
        if (*answer)
            take(m_readFrom, **answer);
        else
            fail(answer->error());
    });
}

DocumentCommands::~DocumentCommands()
{
    m_reader.disconnect(this);
    m_reader.cancel();
    m_pool.waitForDone();
}

bool DocumentCommands::isModified() const
{
    return m_document.hasHistory() && !m_document.undoStack().isClean();
}

void DocumentCommands::openFile(const QString& path)
{
    leaveThen([this, path] { read(QFileInfo(path).absoluteFilePath()); });
}

void DocumentCommands::read(const QString& path)
{
    m_readFrom = path;
    m_reader.setFuture(QtConcurrent::run(&m_pool, [path, catalog = m_document.scenario().provider.catalog] {
        return std::make_shared<const Result<SavedDocument>>(readDocument(path, catalog));
    }));
}

std::optional<std::size_t> DocumentCommands::missingSource(const SavedDocument& saved)
{
    const auto missing = std::find_if(saved.sources.begin(), saved.sources.end(), [](const Source& source) {
        return !source.inMemory && !QFileInfo::exists(QString::fromStdString(source.name));
    });
    if (missing == saved.sources.end())
        return std::nullopt;
    return static_cast<std::size_t>(missing - saved.sources.begin());
}

void DocumentCommands::restore(const SavedDocument& saved)
{
    const QString path = QString::fromStdString(saved.savedAs);
    if (saved.isModified || path.isEmpty() || !QFileInfo::exists(path))
        take(path, saved, saved.isModified);
    else
        read(path);
}

void DocumentCommands::take(const QString& path, SavedDocument saved, bool isModified)
{
    if (const auto missing = missingSource(saved)) {
        const QString source = QString::fromStdString(saved.sources[*missing].name);
        emit message(MessageBar::Kind::Warning,
                     path.isEmpty() ? tr("%1, which was open last time, is not there any more.").arg(source)
                                    : tr("%1 is about %2, which is not there any more.").arg(fileName(path), source),
                     {tr("Point to it…"), [this, path, saved, missing] { pointTo(path, saved, *missing); }});
        return;
    }
    if (saved.isSample)
        saved.sources = {sampleSource()};
    if (saved.sources.empty())
        return show(path, saved, nullptr, isModified);
    m_files.openThen(
        QString::fromStdString(saved.name), saved.sources, saved.reading,
        [this, path, saved, isModified](const ImportPtr& import) { show(path, saved, import, isModified); });
}

void DocumentCommands::pointTo(const QString& path, const SavedDocument& saved, std::size_t source)
{
    const QFileInfo was(QString::fromStdString(saved.sources[source].name));
    auto* dialog = new QFileDialog(&m_window, tr("Where is %1?").arg(was.fileName()), folderOf(path));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(was.suffix().isEmpty() ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, path, saved, source](const QString& found) {
        SavedDocument pointed = saved;
        pointed.sources[source].name = found.toStdString();
        take(path, std::move(pointed), modified); // the new place is to be saved
    });
    dialog->open();
}

void DocumentCommands::show(const QString& path, const SavedDocument& saved, const ImportPtr& import, bool isModified)
{
    m_document.replace(QString::fromStdString(saved.name), import, saved.scenario, saved.plan, saved.pins);
    if (isModified)
        m_document.undoStack().resetClean();
    setPath(path);
    if (!path.isEmpty())
        m_files.rememberPath(path);
    emit opened(saved.view);
    if (saved.isModified)
        emit message(MessageBar::Kind::Info,
                     tr("Recovered: your last changes to %1 were not saved when Lowwater ended.")
                         .arg(path.isEmpty() ? m_document.name() : fileName(path)),
                     {tr("Save"), [this] { save(); }});
    if (import && saved.mark)
        tellOfChanges(*saved.mark, *import->read.history);
}

void DocumentCommands::tellOfChanges(const HistoryMark& then, const History& history)
{
    const HistoryMark now = markOf(history);
    if (now == then)
        return;
    emit message(MessageBar::Kind::Info,
                 tr("The history has changed since it was saved: %1 charges, %2 then; %3 charges, %4 now.")
                     .arg(words::formatCount(then.charges), words::formatMoney(then.cost),
                          words::formatCount(now.charges), words::formatMoney(now.cost)),
                 {});
}

void DocumentCommands::save()
{
    if (m_path.isEmpty())
        saveAs();
    else
        saveTo(m_path);
}

void DocumentCommands::saveAs()
{
    if (!m_document.hasHistory())
        return;
    auto* dialog = new QFileDialog(&m_window, tr("Save as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Lowwater documents (*.lowwater)")});
    dialog->setDefaultSuffix(documentSuffix);
    dialog->selectFile(m_path.isEmpty()
                           ? QFileInfo(m_document.name()).completeBaseName() + QLatin1Char('.') + documentSuffix
                           : m_path);
    connect(dialog, &QFileDialog::fileSelected, this, &DocumentCommands::saveTo);
    connect(dialog, &QDialog::rejected, this, [this] { m_whenSaved = nullptr; });
    dialog->open();
}

void DocumentCommands::saveTo(const QString& path)
{
    if (!m_document.hasHistory())
        return;
    m_savedStep = m_document.undoStack().index();
    m_writer.start(path, [snapshot = snapshot(), path](const RunHooks&) -> Result<Done> {
        const auto text = documentText(snapshot, folderOf(path).toStdString());
        return text ? writeFile(path.toStdString(), *text) : Result<Done>{text.error()};
    });
}

DocumentSnapshot DocumentCommands::snapshot() const
{
    return snapshotOf(m_document, m_view ? m_view() : SavedView{});
}

void DocumentCommands::saved(const QString& path)
{
    QUndoStack& stack = m_document.undoStack();
    if (stack.index() == m_savedStep) // else there is something new to save already
        stack.setClean();
    setPath(path);
    m_files.rememberPath(path);
    if (const auto proceed = std::exchange(m_whenSaved, nullptr))
        proceed();
}

void DocumentCommands::setPath(const QString& path)
{
    m_path = path;
    emit changed();
}

void DocumentCommands::fail(const Error& error)
{
    m_whenSaved = nullptr;
    emit message(MessageBar::Kind::Error, tr("%1.", "a sentence").arg(QString::fromStdString(error.describe())), {});
}

void DocumentCommands::close()
{
    leaveThen([this] {
        m_files.loader().cancel(); // or it would come back
        m_document.close();
    });
}

/// Back to what was opened or saved.
void DocumentCommands::giveUp()
{
    QUndoStack& stack = m_document.undoStack();
    if (stack.cleanIndex() >= 0)
        stack.setIndex(stack.cleanIndex());
    else
        stack.setClean(); // there is no way back to it; it is not asked for twice
}

void DocumentCommands::leaveThen(std::function<void()> proceed)
{
    if (!isModified())
        return proceed();
    if (m_question) // the person is to answer that first
        return m_question->activateWindow();
    const QString text = m_path.isEmpty() ? tr("Save your settings for %1 as a document?").arg(m_document.name())
                                          : tr("Save the changes to %1?").arg(fileName(m_path));
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("Unsaved changes"), text,
                                 QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    m_question->setInformativeText(tr("What you set and planned since it was opened or saved is lost otherwise."));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setWindowModality(Qt::WindowModal);
    connect(m_question, &QMessageBox::finished, this, [this, proceed = std::move(proceed)](int answer) {
        if (answer == QMessageBox::Discard) {
            giveUp();
            proceed();
        } else if (answer == QMessageBox::Save) {
            m_whenSaved = proceed;
            save();
        }
    });
    m_question->open();
}

} // namespace lowwater
