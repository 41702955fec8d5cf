// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/closeup/close_up_search.h"

#include <QtConcurrent>

#include <array>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// Who walks through the interruptions is told of the one at which he stays.
constexpr auto rest = 150ms;

void findServed(QPromise<ServedTimesPtr>& promise, const RunResultPtr& result)
{
    auto served = servedTimes(result->scenario, *result->demand,
                              {.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}});
    if (served)
        promise.addResult(std::make_shared<const ServedTimes>(std::move(*served)));
}

void findAll(QPromise<CloseUpSearch::Found>& promise, const RunResultPtr& result, std::size_t interruption)
{
    PreventionOptions options;
    options.onSlider = [&promise](Slider, std::span<const Preventions> known) {
        promise.addResult(CloseUpSearch::Found{known.front(), false});
    };
    const std::array indices{interruption};
    const auto found = findPreventions(result->scenario, *result->demand, *result->outcome, indices, options,
                                       {.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}});
    promise.addResult(CloseUpSearch::Found{found ? found->front() : Preventions{interruption, {}}, true});
}

} // namespace

CloseUpSearch::CloseUpSearch(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &CloseUpSearch::startPreventions);
    connect(&m_servedWatcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_servedWatcher.isCanceled() || m_servedWatcher.future().resultCount() == 0)
            return;
        m_served = m_servedWatcher.result();
        emit servedReady();
    });
    connect(&m_preventionWatcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        if (!m_preventionWatcher.isCanceled())
            emit preventionsFound(m_preventionWatcher.resultAt(index));
    });
}

CloseUpSearch::~CloseUpSearch()
{
    m_servedWatcher.disconnect(this);
    m_preventionWatcher.disconnect(this);
    cancel();
    m_pool.waitForDone();
}

void CloseUpSearch::lookAt(const RunResultPtr& result)
{
    const bool isComing = m_servedWatcher.isRunning() && !m_servedWatcher.isCanceled();
    if (result == m_result && (m_served || isComing))
        return;
    cancel();
    m_result = result;
    m_served.reset();
    m_servedWatcher.setFuture(QtConcurrent::run(&m_pool, &findServed, result));
}

void CloseUpSearch::lookAt(std::size_t interruption)
{
    m_preventionWatcher.cancel();
    m_interruption = interruption;
    m_rest.start();
}

void CloseUpSearch::startPreventions()
{
    m_preventionWatcher.setFuture(QtConcurrent::run(&m_pool, &findAll, m_result, m_interruption));
}

void CloseUpSearch::cancel()
{
    m_rest.stop();
    m_servedWatcher.cancel();
    m_preventionWatcher.cancel();
}

void CloseUpSearch::forget()
{
    cancel();
    m_result.reset();
    m_served.reset();
}

bool CloseUpSearch::isBusy() const
{
    return m_rest.isActive() || (m_servedWatcher.isRunning() && !m_servedWatcher.isCanceled()) ||
           (m_preventionWatcher.isRunning() && !m_preventionWatcher.isCanceled());
}

} // namespace lowwater
