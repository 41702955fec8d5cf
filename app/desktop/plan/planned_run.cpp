// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/plan/planned_run.h"

#include <QtConcurrent>

#include <stdexcept>

namespace lowwater {

PlannedRun::PlannedRun(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
            return;
        const Made made = m_watcher.result();
        m_known = made.demand;
        emit resultReady(made.result);
    });
}

PlannedRun::~PlannedRun()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void PlannedRun::setResult(const RunResultPtr& result)
{
    m_record = result;
    start();
}

void PlannedRun::setPlan(const Plan& plan)
{
    if (plan == m_plan)
        return;
    m_plan = plan;
    start();
}

void PlannedRun::start()
{
    m_watcher.cancel();
    if (!m_record)
        return emit resultReady(nullptr);
    if (m_plan == Plan{})
        return emit resultReady(m_record);
    if (!m_plan.changesUsage() || !m_record->demand) {
        auto same = std::make_shared<RunResult>(*m_record);
        same->plan = m_plan;
        return emit resultReady(same);
    }
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Made>& promise, const RunResultPtr& record, const Plan& plan, const PlannedDemand& known) {
            auto made = make(record, plan, known,
                             {.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}});
            promise.addResult(std::move(made));
        },
        m_record, m_plan, m_known));
}

PlannedRun::Made PlannedRun::make(const RunResultPtr& record, const Plan& plan, PlannedDemand known,
                                  const RunHooks& hooks)
{
    auto result = std::make_shared<RunResult>(*record);
    result->plan = plan;
    result->record = record;
    result->demand.reset();
    result->outcome.reset();
    result->error.reset();
    try {
        if (known.recorded != record->demand || !known.plan.hasUsageOf(plan)) {
            Scenario scenario = record->scenario;
            scenario.history = planned(scenario.history, plan, scenario.idleGap, scenario.seed);
            known = {record->demand, plan, scenario.history, demandOf(scenario)};
        }
        result->scenario.history = known.history;
        result->demand = known.demand;
        auto outcome = simulate(result->scenario, *known.demand, {.keepTrajectory = true}, hooks);
        if (outcome)
            result->outcome = std::make_shared<const Outcome>(std::move(*outcome));
        else
            result->error = outcome.error();
    } catch (const Error& error) {
        result->error = error;
    } catch (const std::overflow_error& overflow) {
        result->error = Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
    return {result, known};
}

} // namespace lowwater
