// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/report_export.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <memory>

namespace lowwater {

/// Writes reports off the GUI thread, one after the other.
class ReportExporter : public QObject {
    Q_OBJECT

public:
    explicit ReportExporter(QObject* parent = nullptr);
    ~ReportExporter() override; ///< cancels, then waits
    ReportExporter(const ReportExporter&) = delete;
    ReportExporter& operator=(const ReportExporter&) = delete;

    /// A report under way is given up.
    /// `hidden`: without the names of sessions and projects.
    void start(const Scenario& what, const std::shared_ptr<const ImportSummary>& summary, const QString& path,
               const QTimeZone& zone, bool hidden);

    void cancel();

signals:
    void started(const QString& path);
    void exported(const QString& path);
    void failed(const Error& error);
    /// After exported, failed and cancel.
    void finished();

private:
    using Answer = std::shared_ptr<const Result<Done>>;

    QThreadPool m_pool;
    QFutureWatcher<Answer> m_watcher;
    QString m_path;
};

} // namespace lowwater
