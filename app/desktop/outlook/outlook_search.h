// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/outlook/outlook.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace lowwater {

/// Looks ahead once the results and the advice have come to rest, off the GUI thread, told part by part. Works only
/// while it is wanted.
class OutlookSearch : public QObject {
    Q_OBJECT

public:
    explicit OutlookSearch(QObject* parent = nullptr);
    ~OutlookSearch() override; ///< cancels, then waits
    OutlookSearch(const OutlookSearch&) = delete;
    OutlookSearch& operator=(const OutlookSearch&) = delete;

    /// Null: nothing to look ahead from.
    void setResult(const RunResultPtr& result);
    /// Of that result; null: not known yet.
    void setAdvice(const AdvicePtr& advice);
    /// For which settings the chance is told.
    void setSettings(const std::vector<Money>& amounts, const std::vector<Money>& thresholds);
    void setWanted(bool wanted);
    void cancel();

signals:
    /// Null: none. Told again and again until it is complete.
    void outlookChanged(const lowwater::OutlookPtr& outlook);
    void busyChanged(bool busy);

private:
    /// What an outlook is of.
    struct Part {
        RunResultPtr result;
        AdvicePtr advice;
        ForecastQuestion question;
        [[nodiscard]] bool operator==(const Part& other) const;
    };

    void restart();
    void start();

    QTimer m_rest;
    QThreadPool m_pool;
    QFutureWatcher<OutlookPtr> m_watcher;
    Part m_asked;
    std::optional<Part> m_part; ///< of the outlook that is shown or under way
    OutlookPtr m_complete;      ///< the latest
    bool m_wanted = false;
};

} // namespace lowwater
