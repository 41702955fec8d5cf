// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/compare/pin.h"
#include "app/desktop/run_result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace lowwater {

/// What a pinned policy comes to on the record that is shown.
struct PinnedRun {
    Pin pin;
    std::shared_ptr<const Outcome> outcome; ///< with its trajectory; null where it cannot be replayed
};
using PinnedRunsPtr = std::shared_ptr<const std::vector<PinnedRun>>;

/// Replays the pinned policies off the GUI thread. They are replayed anew when something other than the policy on the
/// sliders has changed.
class PinnedReplays : public QObject {
    Q_OBJECT

public:
    explicit PinnedReplays(QObject* parent = nullptr);
    ~PinnedReplays() override; ///< cancels, then waits
    PinnedReplays(const PinnedReplays&) = delete;
    PinnedReplays& operator=(const PinnedReplays&) = delete;

    void setResult(const RunResultPtr& result);
    void setPins(const Pins& pins);
    [[nodiscard]] const PinnedRunsPtr& runs() const noexcept { return m_runs; }

signals:
    /// In the order of the pins; empty without any.
    void runsReady(const lowwater::PinnedRunsPtr& runs);

private:
    void start();

    QThreadPool m_pool;
    QFutureWatcher<PinnedRunsPtr> m_watcher;
    RunResultPtr m_result;
    RunResultPtr m_asked; ///< what is being replayed on
    RunResultPtr m_of;    ///< what the runs were replayed on
    Pins m_pins;
    PinnedRunsPtr m_runs = std::make_shared<const std::vector<PinnedRun>>();
};

} // namespace lowwater
