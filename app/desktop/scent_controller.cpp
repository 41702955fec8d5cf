// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/scent_controller.h"

#include "sim/advice/sweep.h"

#include <QtConcurrent>

namespace lowwater {

namespace {

using namespace std::chrono_literals;
using Scents = ScentController::Scents;

constexpr auto rest = 60ms;
/// A few seconds' work for all places of both sliders.
constexpr std::size_t longHistory = 2'000'000;
constexpr std::int64_t thresholdPlaces = 144;
constexpr std::int64_t amountPlaces = 72;

Scents scentsOf(const Scenario& scenario, const Demand& demand, const std::vector<Money>& amounts,
                const std::vector<Money>& thresholds, Money SweepCell::*which, const RunHooks& hooks)
{
    Scents scents;
    const auto rows = sweep(scenario, demand, sweepCells(amounts, thresholds, scenario.policy.rule), {}, hooks);
    if (rows)
        for (const auto& [cell, totals] : *rows)
            scents.push_back({cell.*which, static_cast<double>(totals.stoppedAgentTime.count())});
    return scents;
}

/// Places as even on the threshold's linear slider as they are many.
Scents thresholdScents(const Scenario& scenario, const Demand& demand, Money top, const RunHooks& hooks)
{
    std::vector<Money> thresholds;
    for (std::int64_t i = 0; i <= thresholdPlaces; ++i)
        thresholds.push_back(top.scaled(i, thresholdPlaces));
    return scentsOf(scenario, demand, {scenario.policy.amount}, thresholds, &SweepCell::threshold, hooks);
}

/// The same on the amount's square-root slider, from a quarter of a dollar on: smaller reloads are many and tell
/// nothing.
Scents amountScents(const Scenario& scenario, const Demand& demand, Money top, const RunHooks& hooks)
{
    std::vector<Money> amounts;
    for (std::int64_t i = 1; i <= amountPlaces; ++i)
        if (const Money amount = top.scaled(i * i, amountPlaces * amountPlaces); amount * 4 >= oneDollar)
            amounts.push_back(amount);
    return scentsOf(scenario, demand, amounts, {scenario.policy.threshold}, &SweepCell::amount, hooks);
}

} // namespace

ScentController::ScentController(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &ScentController::start);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        if (!m_watcher.isCanceled())
            deliver(m_watcher.resultAt(index));
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
        [](QPromise<Answer>& promise, const Answer& asked, const std::shared_ptr<const Demand>& demand) {
            const RunHooks hooks{.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}};
            if (const auto& part = asked.thresholdPart)
                promise.addResult(Answer{part, thresholdScents(part->settings, *demand, part->top, hooks), {}, {}});
            if (const auto& part = asked.amountPart; part && !promise.isCanceled())
                promise.addResult(Answer{{}, {}, part, amountScents(part->settings, *demand, part->top, hooks)});
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
