// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/closeup/served_times.h"
#include "app/desktop/run_result.h"
#include "sim/advice/prevention.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace lowwater {

/// What a close-up shows beyond the outcome, off the GUI thread: when each request was let through, and what would have
/// prevented the interruption, slider by slider. Works only while an interruption is looked at.
class CloseUpSearch : public QObject {
    Q_OBJECT

public:
    /// Found so far for one interruption.
    struct Found {
        Preventions preventions;
        bool isAll = false; ///< every slider has been searched
    };

    explicit CloseUpSearch(QObject* parent = nullptr);
    ~CloseUpSearch() override; ///< cancels, then waits
    CloseUpSearch(const CloseUpSearch&) = delete;
    CloseUpSearch& operator=(const CloseUpSearch&) = delete;

    /// Another result: its requests are told first. With an outcome.
    void lookAt(const RunResultPtr& result);
    /// One of that result's interruptions.
    void lookAt(std::size_t interruption);
    /// Nobody looks any more.
    void cancel();
    /// The results looked at, too.
    void forget();
    /// Of the present result; null: not known yet.
    [[nodiscard]] const ServedTimesPtr& served() const noexcept { return m_served; }
    [[nodiscard]] bool isBusy() const;

signals:
    void servedReady();
    void preventionsFound(const lowwater::CloseUpSearch::Found& found);

private:
    void startPreventions();

    QThreadPool m_pool;
    QTimer m_rest;
    QFutureWatcher<ServedTimesPtr> m_servedWatcher;
    QFutureWatcher<Found> m_preventionWatcher;
    RunResultPtr m_result;
    ServedTimesPtr m_served;
    std::size_t m_interruption = 0;
};

} // namespace lowwater
