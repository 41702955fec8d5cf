// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/run_controller.h"

#include "app/desktop/document.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// What a simulation may take in the event loop: the rest of a 16 ms frame is for drawing.
constexpr auto frameShare = 8ms;
/// Histories this small are simulated in the event loop unseen.
constexpr std::size_t smallHistory = 20'000;
/// A run under way that takes no longer is let finish, so that the picture follows a drag; a longer one is cancelled.
constexpr auto patience = 150ms;
constexpr int progressSteps = 1000;

/// What a result is about, without the answers.
RunResult questionOf(const ScenarioDocument& document)
{
    return {document.scenario(), document.summary(), document.recorded(), {}, {}, {}, {}};
}

RunResultPtr run(RunResult question, std::shared_ptr<const Demand> demand, const RunHooks& hooks)
{
    auto result = std::make_shared<RunResult>(std::move(question));
    if (!demand)
        demand = demandOf(result->scenario);
    auto outcome = simulate(result->scenario, *demand, {.keepTrajectory = true, .onEvent = {}}, hooks);
    if (result->recorded && result->recorded->credits)
        result->latency = learnReloadLatency(*demand->history, *result->recorded->credits);
    if (!demand->history->empty())
        result->demand = std::move(demand);
    if (outcome)
        result->outcome = std::make_shared<const Outcome>(std::move(*outcome));
    else
        result->error = outcome.error();
    return result;
}

} // namespace

RunController::RunController(ScenarioDocument& document, QObject* parent) : QObject(parent), m_document{document}
{
    m_pool.setMaxThreadCount(1);
    m_turn.setSingleShot(true);
    m_turn.setInterval(0);
    connect(&m_turn, &QTimer::timeout, this, &RunController::start);
    connect(&m_document, &ScenarioDocument::scenarioChanged, this, &RunController::schedule);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int value) { emit progressChanged(static_cast<double>(value) / progressSteps); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() > 0 && !m_watcher.isCanceled())
            deliver(m_watcher.result());
    });
}

RunController::~RunController()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void RunController::schedule()
{
    m_turn.start();
}

void RunController::start()
{
    if (!m_document.hasHistory()) {
        m_watcher.cancel();
        m_result.reset();
        setStale(false);
        return;
    }
    if (m_watcher.isRunning() && !m_watcher.isCanceled() && m_lastTook < patience &&
        m_timedHistory == m_document.scenario().history) {
        m_again = true;
        return;
    }
    m_watcher.cancel();
    if (!fitsAFrame()) {
        startInBackground();
        return;
    }
    const auto begin = Clock::now();
    auto result = run(questionOf(m_document), cachedDemand(), {});
    deliver({std::move(result), Clock::now() - begin});
}

void RunController::startInBackground()
{
    setStale(true);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Timed>& promise, const RunResult& question, const std::shared_ptr<const Demand>& demand) {
            promise.setProgressRange(0, progressSteps);
            const RunHooks hooks{
                .shouldStop = [&promise] { return promise.isCanceled(); },
                .onProgress =
                    [&promise](double share) { promise.setProgressValue(static_cast<int>(share * progressSteps)); }};
            const auto begin = Clock::now();
            auto result = run(question, demand, hooks);
            promise.addResult(Timed{std::move(result), Clock::now() - begin});
        },
        questionOf(m_document), cachedDemand()));
}

void RunController::deliver(const Timed& timed)
{
    m_result = timed.result;
    m_lastTook = timed.took;
    m_timedHistory = m_result->scenario.history;
    const bool newest = !m_again;
    if (newest)
        setStale(false);
    emit resultReady(m_result);
    if (std::exchange(m_again, false))
        start();
}

void RunController::setStale(bool stale)
{
    if (std::exchange(m_stale, stale) != stale)
        emit staleChanged(stale);
}

bool RunController::fitsAFrame() const
{
    const auto& history = m_document.scenario().history;
    if (m_timedHistory == history)
        return m_lastTook < frameShare;
    return history->size() <= smallHistory;
}

std::shared_ptr<const Demand> RunController::cachedDemand() const
{
    const Scenario& scenario = m_document.scenario();
    const bool same = m_result && m_result->scenario.history == scenario.history &&
                      m_result->scenario.routing == scenario.routing && m_result->scenario.idleGap == scenario.idleGap;
    return same ? m_result->demand : nullptr;
}

} // namespace lowwater
