// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/run_result.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

namespace lowwater {

/// The result of the scenario with the usage that is planned for, beside that of the record; made off the GUI thread
/// where the plan changes the usage. The newest wins.
class PlannedRun : public QObject {
    Q_OBJECT

public:
    explicit PlannedRun(QObject* parent = nullptr);
    ~PlannedRun() override; ///< cancels, then waits
    PlannedRun(const PlannedRun&) = delete;
    PlannedRun& operator=(const PlannedRun&) = delete;

    /// The record's.
    void setResult(const RunResultPtr& result);
    void setPlan(const Plan& plan);

signals:
    void resultReady(RunResultPtr planned);

private:
    /// The demand of the planned usage, which the sliders do not change.
    struct PlannedDemand {
        std::shared_ptr<const Demand> recorded;
        Plan plan;
        std::shared_ptr<const History> history;
        std::shared_ptr<const Demand> demand;
    };
    struct Made {
        RunResultPtr result;
        PlannedDemand demand;
    };

    void start();
    [[nodiscard]] static Made make(const RunResultPtr& record, const Plan& plan, PlannedDemand known,
                                   const RunHooks& hooks);

    QThreadPool m_pool; ///< one thread: a cancelled run ends before the next begins
    QFutureWatcher<Made> m_watcher;
    RunResultPtr m_record;
    Plan m_plan;
    PlannedDemand m_known;
};

} // namespace lowwater
