// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/advice_controller.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// No new result for so long: the drag has paused.
constexpr auto rest = 80ms;

/// Where nothing can be advised, such as for a latency that is left to chance: the reason alone.
Advice whyNone(const Error& error, const RunResult& result)
{
    Advice advice;
    advice.current = result.outcome;
    advice.obstacles.push_back(error.describe() + '.');
    return advice;
}

} // namespace

AdviceController::AdviceController(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &AdviceController::start);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        if (m_watcher.isCanceled())
            return;
        const Found found = m_watcher.resultAt(index);
        if (found.looksAhead) {
            m_aheadOf = m_result;
            m_ahead = found.advice;
        }
        deliver(found);
    });
}

AdviceController::~AdviceController()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void AdviceController::setResult(const RunResultPtr& result)
{
    const bool otherHistory = !m_result || !result || m_result->scenario.history != result->scenario.history;
    m_result = result;
    m_watcher.cancel();
    if (otherHistory || !result || !result->outcome)
        deliver({});
    if (result && result->outcome)
        m_rest.start();
}

void AdviceController::clear()
{
    setResult(nullptr);
    m_rest.stop();
}

void AdviceController::start()
{
    if (!m_result)
        return;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Found>& promise, const RunResultPtr& result, const LookAhead& ahead) {
            const RunHooks hooks{.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}};
            if (!ahead.known && result->scenario.account.latency.isConstant())
                promise.addResult(find(*result, nullptr, hooks));
            if (!promise.isCanceled())
                promise.addResult(find(*result, &ahead, hooks));
        },
        m_result, knownAhead()));
}

/// The days to come do not change with the threshold.
LookAhead AdviceController::knownAhead() const
{
    if (!m_ahead || !m_ahead->forecast)
        return {};
    Scenario same = m_aheadOf->scenario;
    same.policy.threshold = m_result->scenario.policy.threshold;
    return same == m_result->scenario ? LookAhead{{}, m_ahead->forecast, m_ahead->futureCosts} : LookAhead{};
}

AdviceController::Found AdviceController::find(const RunResult& result, const LookAhead* ahead, const RunHooks& hooks)
{
    const Wishes wishes = wishesOf(result.plan);
    auto advice = ahead == nullptr ? recommend(result.scenario, wishes, hooks)
                                   : recommend(result.scenario, wishes, *ahead, hooks);
    Found found{std::make_shared<const Advice>(advice ? std::move(*advice) : whyNone(advice.error(), result)), nullptr,
                ahead != nullptr};
    if (!found.advice->recommended)
        return found;
    found.onRecord = found.advice->recommended->outcome;
    if (!result.record)
        return found;
    Scenario scenario = result.record->scenario;
    scenario.policy = found.advice->recommended->policy;
    auto outcome = simulate(scenario, *result.record->demand, {.keepTrajectory = true}, hooks);
    found.onRecord = outcome ? std::make_shared<const Outcome>(std::move(*outcome)) : nullptr;
    return found;
}

void AdviceController::deliver(const Found& found)
{
    m_advice = found.advice;
    m_onRecord = found.onRecord;
    emit adviceReady(m_advice);
}

} // namespace lowwater
