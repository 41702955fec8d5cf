// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/document.h"
#include "app/desktop/documents/document_commands.h"

#include <QLockFile>
#include <QThreadPool>
#include <QTimer>

namespace lowwater {

/// Keeps what a window has open in a file of its own, so that it comes back after a crash or with the next session. The
/// file is for the person's eyes alone, and locked while the window is there.
class SessionFile : public QObject {
    Q_OBJECT

public:
    /// Both must outlive the file. `path` may exist: then it is what the window is to show.
    SessionFile(ScenarioDocument& document, DocumentCommands& commands, const QString& path, QObject* parent = nullptr);
    ~SessionFile() override; ///< waits for what is being written
    SessionFile(const SessionFile&) = delete;
    SessionFile& operator=(const SessionFile&) = delete;

    /// Now, on this thread, for the last time: what is open stays for the next session.
    void finish();
    /// Nothing of the window stays.
    void discard();

    /// Unset: it cannot be read.
    [[nodiscard]] static std::optional<SavedDocument> read(const QString& path,
                                                           std::shared_ptr<const ProviderCatalog> catalog);
    /// A file in `folder` that is no other's.
    [[nodiscard]] static QString newPath(const QString& folder);
    /// Those in `folder` whose window is gone, the oldest first.
    [[nodiscard]] static QStringList leftBehind(const QString& folder);

private:
    void writeSoon();
    void write();
    /// No more writing from here on.
    void end();
    [[nodiscard]] DocumentSnapshot snapshot() const;

    ScenarioDocument& m_document;
    DocumentCommands& m_commands;
    QString m_path;
    QLockFile m_lock;
    QTimer m_soon;
    QThreadPool m_writers; ///< one at a time
};

} // namespace lowwater
