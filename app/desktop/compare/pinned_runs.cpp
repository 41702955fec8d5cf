// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/compare/pinned_runs.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

bool hasSameGround(const RunResultPtr& before, const RunResultPtr& now)
{
    if (!before || !now || before->demand != now->demand)
        return false;
    Scenario same = before->scenario;
    same.policy = now->scenario.policy;
    return same == now->scenario;
}

std::shared_ptr<const Outcome> replayed(const RunResult& result, const Policy& policy, const RunHooks& hooks)
{
    if (!result.demand)
        return nullptr;
    Scenario scenario = result.scenario;
    scenario.policy = policy;
    auto outcome = simulate(scenario, *result.demand, {.keepTrajectory = true}, hooks);
    return outcome ? std::make_shared<const Outcome>(std::move(*outcome)) : nullptr;
}

/// Null: it is not among them.
std::shared_ptr<const Outcome> outcomeIn(const PinnedRunsPtr& runs, const Policy& policy)
{
    if (runs)
        for (const PinnedRun& run : *runs)
            if (run.pin.policy == policy)
                return run.outcome;
    return nullptr;
}

} // namespace

PinnedReplays::PinnedReplays(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.isCanceled() || m_watcher.future().resultCount() == 0)
            return;
        m_runs = m_watcher.result();
        m_of = m_asked;
        emit runsReady(m_runs);
    });
}

PinnedReplays::~PinnedReplays()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void PinnedReplays::setResult(const RunResultPtr& result)
{
    const bool isSame = hasSameGround(m_result, result);
    m_result = result;
    if (!isSame)
        start();
}

void PinnedReplays::setPins(const Pins& pins)
{
    m_pins = pins;
    start();
}

void PinnedReplays::start()
{
    m_watcher.cancel();
    if (m_pins.empty() || !m_result) {
        m_of.reset();
        m_runs = std::make_shared<const std::vector<PinnedRun>>();
        emit runsReady(m_runs);
        return;
    }
    const PinnedRunsPtr known = hasSameGround(m_of, m_result) ? m_runs : nullptr;
    m_asked = m_result;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<PinnedRunsPtr>& promise, const RunResultPtr& result, const Pins& pins,
           const PinnedRunsPtr& before) {
            const RunHooks hooks{.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}};
            auto runs = std::make_shared<std::vector<PinnedRun>>();
            for (const Pin& pin : pins) {
                const auto outcome = outcomeIn(before, pin.policy);
                runs->push_back({pin, outcome ? outcome : replayed(*result, pin.policy, hooks)});
            }
            promise.addResult(runs);
        },
        m_result, m_pins, known));
}

} // namespace lowwater
