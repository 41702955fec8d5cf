// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/documents/session_file.h"

#include "app/desktop/documents/document_path.h"
#include "sim/core/text_file.h"

#include <QDir>
#include <QUuid>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr auto afterAChange = 5s;
constexpr auto onlyTheOwner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

QString lockOf(const QString& path)
{
    return path + QStringLiteral(".lock");
}

Result<Done> writeSnapshot(const DocumentSnapshot& snapshot, const QString& path)
{
    const auto text = documentText(snapshot, {});
    auto done = text ? writeFile(path.toStdString(), *text) : Result<Done>{text.error()};
    if (done)
        QFile::setPermissions(path, onlyTheOwner);
    return done;
}

} // namespace

SessionFile::SessionFile(ScenarioDocument& document, DocumentCommands& commands, const QString& path, QObject* parent)
    : QObject(parent), m_document{document}, m_commands{commands}, m_path{path}, m_lock(lockOf(path))
{
    const QString folder = QFileInfo(path).path();
    QDir().mkpath(folder);
    QFile::setPermissions(folder, onlyTheOwner | QFileDevice::ExeOwner);
    m_lock.setStaleLockTime(0); // however long the window is there
    m_lock.tryLock();
    m_writers.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(afterAChange);
    connect(&m_soon, &QTimer::timeout, this, &SessionFile::write);
    connect(&m_document, &ScenarioDocument::historyChanged, this, &SessionFile::writeSoon);
    connect(&m_document, &ScenarioDocument::scenarioChanged, this, &SessionFile::writeSoon);
    connect(&m_document, &ScenarioDocument::planChanged, this, &SessionFile::writeSoon);
    connect(&m_commands, &DocumentCommands::changed, this, &SessionFile::writeSoon);
}

void SessionFile::writeSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

DocumentSnapshot SessionFile::snapshot() const
{
    DocumentSnapshot snapshot = m_commands.snapshot();
    snapshot.savedAs = m_commands.path().toStdString();
    snapshot.isModified = m_commands.isModified();
    return snapshot;
}

void SessionFile::write()
{
    m_writers.clear(); // what is under way writes less than this
    if (m_document.hasHistory())
        m_writers.start([snapshot = snapshot(), path = m_path] { static_cast<void>(writeSnapshot(snapshot, path)); });
    else
        m_writers.start([path = m_path] { QFile::remove(path); });
}

void SessionFile::end()
{
    m_soon.stop();
    m_document.disconnect(this);
    m_commands.disconnect(this);
    m_writers.clear();
    m_writers.waitForDone();
}

void SessionFile::finish()
{
    end();
    if (m_document.hasHistory())
        static_cast<void>(writeSnapshot(snapshot(), m_path)); // there is nobody left to tell
    else
        QFile::remove(m_path);
    m_lock.unlock();
}

void SessionFile::discard()
{
    end();
    QFile::remove(m_path);
    m_lock.unlock();
}

SessionFile::~SessionFile()
{
    end();
}

std::optional<SavedDocument> SessionFile::read(const QString& path, std::shared_ptr<const ProviderCatalog> catalog)
{
    const auto text = readFile(path.toStdString());
    if (!text)
        return std::nullopt;
    auto saved = readDocumentJson(*text, path.toStdString(), {}, std::move(catalog));
    return saved ? std::optional{*std::move(saved)} : std::nullopt;
}

QString SessionFile::newPath(const QString& folder)
{
    return QDir(folder).filePath(QUuid::createUuid().toString(QUuid::WithoutBraces) + QLatin1Char('.') +
                                 documentSuffix);
}

QStringList SessionFile::leftBehind(const QString& folder)
{
    QStringList found;
    const QDir files(folder);
    for (const QFileInfo& file :
         files.entryInfoList({QStringLiteral("*.") + documentSuffix}, QDir::Files, QDir::Time | QDir::Reversed)) {
        QLockFile lock(lockOf(file.filePath()));
        lock.setStaleLockTime(0);
        if (lock.tryLock())
            found << file.filePath();
    }
    return found;
}

} // namespace lowwater
