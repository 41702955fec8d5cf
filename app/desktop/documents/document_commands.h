// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/desktop/documents/document_snapshot.h"
#include "app/desktop/file_exporter.h"
#include "app/desktop/pages/message_bar.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <optional>

class QMessageBox;

namespace lowwater {

class FileCommands;

/// A window's `.lowwater` file: open, save, save as, and what becomes of changes that are not saved.
class DocumentCommands : public QObject {
    Q_OBJECT

public:
    /// All must outlive the commands; dialogs belong to the window.
    DocumentCommands(ScenarioDocument& document, FileCommands& files, QWidget& window);
    ~DocumentCommands() override; ///< waits for what is being read
    DocumentCommands(const DocumentCommands&) = delete;
    DocumentCommands& operator=(const DocumentCommands&) = delete;

    /// Who knows what is looked at, for what is saved.
    void setView(std::function<SavedView()> view) { m_view = std::move(view); }
    /// Opens a document in place of what there is, after asking what shall become of that.
    void openFile(const QString& path);
    /// What a session had open: the document's own file, where nothing else was changed.
    void restore(const SavedDocument& saved);
    /// As it is now.
    [[nodiscard]] DocumentSnapshot snapshot() const;
    /// Where it was saved; where it never was, save as.
    void save();
    void saveAs();
    void saveTo(const QString& path);
    /// Back to the start page, after asking.
    void close();
    /// Goes on at once where nothing is to be lost, else when the person has saved or given it up; not at all when they
    /// stay.
    void leaveThen(std::function<void()> proceed);

    /// Empty: never saved.
    [[nodiscard]] const QString& path() const noexcept { return m_path; }
    /// Whether something was changed since it was opened or saved.
    [[nodiscard]] bool isModified() const;

signals:
    /// The path, or whether it is modified.
    void changed();
    /// A document is in the window.
    void opened(const lowwater::SavedView& view);
    void message(lowwater::MessageBar::Kind kind, const QString& sentence, const lowwater::MessageBar::Way& way);

private:
    using Answer = std::shared_ptr<const Result<SavedDocument>>;
    /// Something that is not in its file yet.
    static constexpr bool modified = true;

    void read(const QString& path);
    void take(const QString& path, SavedDocument saved, bool isModified = false);
    /// The index of a source that is no more where it was; unset: all are there.
    [[nodiscard]] static std::optional<std::size_t> missingSource(const SavedDocument& saved);
    void pointTo(const QString& path, const SavedDocument& saved, std::size_t source);
    void show(const QString& path, const SavedDocument& saved, const ImportPtr& import, bool isModified);
    void tellOfChanges(const HistoryMark& then, const History& history);
    void saved(const QString& path);
    void setPath(const QString& path);
    void giveUp();
    void fail(const Error& error);

    ScenarioDocument& m_document;
    FileCommands& m_files;
    QWidget& m_window;
    std::function<SavedView()> m_view;
    QThreadPool m_pool;
    QFutureWatcher<Answer> m_reader;
    FileExporter m_writer;
    QString m_path;
    QString m_readFrom;
    int m_savedStep = 0; ///< of the undo stack, of what is being written
    std::function<void()> m_whenSaved;
    QPointer<QMessageBox> m_question; ///< one at a time
};

} // namespace lowwater
