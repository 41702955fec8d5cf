// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"
#include "sim/advice/recommend.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace lowwater {

using AdvicePtr = std::shared_ptr<const Advice>;

/// Advice for the latest result, found off the GUI thread once the results have come to rest: at once from the record,
/// and soon after with the days to come.
class AdviceController : public QObject {
    Q_OBJECT

public:
    explicit AdviceController(QObject* parent = nullptr);
    ~AdviceController() override; ///< cancels, then waits
    AdviceController(const AdviceController&) = delete;
    AdviceController& operator=(const AdviceController&) = delete;

    /// Null while there is none.
    [[nodiscard]] const AdvicePtr& advice() const noexcept { return m_advice; }
    /// The recommended policy's outcome on the record, with its trajectory; null without one.
    [[nodiscard]] const std::shared_ptr<const Outcome>& onRecord() const noexcept { return m_onRecord; }
    void setResult(const RunResultPtr& result);
    void clear();

signals:
    /// Null where there is no advice for what is shown.
    void adviceReady(AdvicePtr advice);

private:
    struct Found {
        AdvicePtr advice;
        std::shared_ptr<const Outcome> onRecord;
        bool looksAhead = false;
    };

    void start();
    void deliver(const Found& found);
    /// `ahead` null: from the record alone.
    [[nodiscard]] static Found find(const RunResult& result, const LookAhead* ahead, const RunHooks& hooks);
    [[nodiscard]] LookAhead knownAhead() const;

    QTimer m_rest;
    QThreadPool m_pool;
    QFutureWatcher<Found> m_watcher;
    RunResultPtr m_result;
    RunResultPtr m_aheadOf; ///< of the latest advice that looks ahead
    AdvicePtr m_ahead;
    AdvicePtr m_advice;
    std::shared_ptr<const Outcome> m_onRecord;
};

} // namespace lowwater
