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

/// Advice for the reload amount of the latest result, found off the GUI thread once the results have come to rest.
class AdviceController : public QObject {
    Q_OBJECT

public:
    explicit AdviceController(QObject* parent = nullptr);
    ~AdviceController() override; ///< cancels, then waits
    AdviceController(const AdviceController&) = delete;
    AdviceController& operator=(const AdviceController&) = delete;

    /// Null while there is none.
    [[nodiscard]] const AdvicePtr& advice() const noexcept { return m_advice; }
    void setResult(const RunResultPtr& result);
    void clear();

signals:
    /// Null where there is no advice for what is shown.
    void adviceReady(AdvicePtr advice);

private:
    void start();
    void deliver(AdvicePtr advice);

    QTimer m_rest;
    QThreadPool m_pool;
    QFutureWatcher<AdvicePtr> m_watcher;
    RunResultPtr m_result;
    AdvicePtr m_advice;
};

} // namespace lowwater
