// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/scent_controller.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

using namespace std::chrono_literals;
using Scents = ScentController::Scents;

constexpr auto rest = 60ms;
/// About a second's work for all places of both sliders.
constexpr std::size_t longHistory = 100'000;
constexpr std::int64_t thresholdPlaces = 72;
constexpr std::int64_t amountPlaces = 48;

void sniff(Scents& scents, const Scenario& scenario, const Demand& demand, Money value, const RunHooks& hooks)
{
    const auto outcome = simulate(scenario, demand, {}, hooks);
    if (outcome)
        scents.push_back({value, static_cast<double>(outcome->stoppedAgentTime.count())});
}

/// Places as even on the threshold's linear slider as they are many.
Scents thresholdScents(Scenario scenario, const Demand& demand, Money top, const RunHooks& hooks)
{
    Scents scents;
    for (std::int64_t i = 0; i <= thresholdPlaces && !hooks.stopRequested(); ++i) {
        scenario.policy.threshold = top.scaled(i, thresholdPlaces);
        sniff(scents, scenario, demand, scenario.policy.threshold, hooks);
    }
    return scents;
}

/// The same on the amount's square-root slider, from a quarter of a dollar on: smaller reloads are many and tell
/// nothing.
Scents amountScents(Scenario scenario, const Demand& demand, Money top, const RunHooks& hooks)
{
    Scents scents;
    for (std::int64_t i = 1; i <= amountPlaces && !hooks.stopRequested(); ++i) {
        const Money amount = top.scaled(i * i, amountPlaces * amountPlaces);
        if (amount * 4 < oneDollar)
            continue;
        scenario.policy.amount = amount;
        sniff(scents, scenario, demand, amount, hooks);
    }
    return scents;
}

} // namespace

ScentController::ScentController(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &ScentController::start);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!m_watcher.isCanceled() && m_watcher.future().resultCount() > 0)
            deliver(m_watcher.result());
    });
}

ScentController::~ScentController()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void ScentController::setResult(const RunResultPtr& result, Money thresholdTop, Money amountTop)
{
    m_watcher.cancel();
    m_result = result;
    m_thresholdTop = thresholdTop;
    m_amountTop = amountTop;
    m_rest.start();
}

void ScentController::start()
{
    const bool can = m_result && m_result->outcome && showsStops(m_result->outcome->resolution) &&
                     m_result->demand->history->size() <= longHistory && m_result->scenario.policy.mode != Mode::Off;
    if (!can)
        return clear();
    Answer wanted{Part{m_result->scenario, m_thresholdTop}, {}, Part{m_result->scenario, m_amountTop}, {}};
    wanted.thresholdPart->settings.policy.threshold = Money{};
    wanted.amountPart->settings.policy.amount = oneDollar;
    if (wanted.thresholdPart == m_thresholdPart)
        wanted.thresholdPart.reset();
    if (wanted.amountPart == m_amountPart)
        wanted.amountPart.reset();
    if (!wanted.thresholdPart && !wanted.amountPart)
        return;
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<Answer>& promise, Answer answer, const std::shared_ptr<const Demand>& demand) {
            const RunHooks hooks{.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}};
            if (answer.thresholdPart)
                answer.thresholds =
                    thresholdScents(answer.thresholdPart->settings, *demand, answer.thresholdPart->top, hooks);
            if (answer.amountPart)
                answer.amounts = amountScents(answer.amountPart->settings, *demand, answer.amountPart->top, hooks);
            promise.addResult(answer);
        },
        wanted, m_result->demand));
}

void ScentController::clear()
{
    m_thresholdPart.reset();
    m_amountPart.reset();
    emit thresholdScentReady({});
    emit amountScentReady({});
}

void ScentController::deliver(const Answer& answer)
{
    if (answer.thresholdPart) {
        m_thresholdPart = answer.thresholdPart;
        emit thresholdScentReady(answer.thresholds);
    }
    if (answer.amountPart) {
        m_amountPart = answer.amountPart;
        emit amountScentReady(answer.amounts);
    }
}

} // namespace lowwater
