// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <chrono>

namespace lowwater {

class ScenarioDocument;

/// Keeps the result beside the scenario: simulates once for all edits of an event-loop turn, at once where that fits a
/// frame, else off the GUI thread. The newest scenario wins.
class RunController : public QObject {
    Q_OBJECT

public:
    explicit RunController(ScenarioDocument& document, QObject* parent = nullptr);
    ~RunController() override; ///< cancels, then waits
    RunController(const RunController&) = delete;
    RunController& operator=(const RunController&) = delete;

    /// The latest; null before the first and without a history.
    [[nodiscard]] const RunResultPtr& result() const noexcept { return m_result; }
    /// Whether the latest result is not that of the document's scenario.
    [[nodiscard]] bool isStale() const noexcept { return m_stale; }

signals:
    void resultReady(RunResultPtr result);
    void staleChanged(bool stale);
    void progressChanged(double share);

private:
    using Clock = std::chrono::steady_clock;
    /// A result and how long it took.
    struct Timed {
        RunResultPtr result;
        Clock::duration took{};
    };

    void schedule();
    void start();
    void startInBackground();
    void deliver(const Timed& timed);
    void setStale(bool stale);
    [[nodiscard]] bool fitsAFrame() const;
    [[nodiscard]] std::shared_ptr<const Demand> cachedDemand() const;

    ScenarioDocument& m_document;
    QTimer m_turn;      ///< coalesces the edits of a turn
    QThreadPool m_pool; ///< one thread: a cancelled run ends before the next begins
    QFutureWatcher<Timed> m_watcher;
    RunResultPtr m_result;
    Clock::duration m_lastTook{};
    std::shared_ptr<const History> m_timedHistory; ///< what m_lastTook is about
    bool m_stale = false;
    bool m_again = false; ///< the scenario changed while a short run was under way
};

} // namespace lowwater
