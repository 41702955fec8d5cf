// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/recommendation/setting_search.h"

#include "sim/advice/monthly_cost.h"
#include "sim/advice/sweep.h"
#include "sim/advice/thresholds.h"

#include <QElapsedTimer>
#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr auto rest = 120ms;
constexpr qint64 betweenTellings = 50; ///< ms

MoneyChoices choicesOf(const Scenario& scenario, PresetChoices ProviderPreset::*which)
{
    const auto* preset = scenario.provider.preset();
    return preset == nullptr ? MoneyChoices{} : (preset->*which).money;
}

/// Fills a grid; tells of it now and then on the way.
class GridFiller {
public:
    GridFiller(const RunResult& result, QPromise<SettingGridPtr>& promise)
        : m_scenario{result.scenario}, m_demand{result.demand}, m_wishes{wishesOf(result.plan)}, m_promise{promise}
    {
        m_scenario.policy.mode = Mode::Auto;
    }

    void run(Money thresholdTop, Money amountTop)
    {
        const auto amounts = choicesOf(m_scenario, &ProviderPreset::amounts);
        const auto thresholds = choicesOf(m_scenario, &ProviderPreset::thresholds);
        m_grid = settingGridFor(amountTop, thresholdTop, amounts, thresholds);
        findBoundaries();
        // as high as something happens, and the present setting: room for the boundary, none for rows far above it
        std::optional<Money> interesting;
        for (const auto& boundary : m_grid.boundaries)
            if (boundary.phaseFree)
                interesting = std::max({interesting.value_or(Money{}), boundary.phaseFree->scaled(5, 4),
                                        m_scenario.policy.threshold.scaled(11, 10), oneCent * 10});
        if (interesting) {
            auto boundaries = std::move(m_grid.boundaries);
            m_grid = settingGridFor(amountTop, *interesting, amounts, thresholds);
            m_grid.boundaries = std::move(boundaries);
        }
        tell();
        const auto cells = sweepCells(m_grid.amounts, m_grid.thresholds, m_scenario.policy.rule);
        SweepOptions options;
        options.onRows = [this](std::size_t, std::span<const SweepRow> rows) { take(rows); };
        const auto rows = sweep(m_scenario, *m_demand, cells, options, hooks());
        if (rows)
            take(*rows);
        tell();
    }

private:
    [[nodiscard]] RunHooks hooks() const
    {
        return {.shouldStop = [this] { return m_promise.isCanceled(); }, .onProgress = {}};
    }

    /// As far as the theory gives them at once; an opening balance that is not set is the amount, as in each cell.
    void findBoundaries()
    {
        if (!exactThresholdHolds(m_scenario))
            return;
        const Duration latency = m_scenario.account.latency.base();
        try {
            const BusiestWindows busiest{*m_demand, latency};
            for (std::size_t i = 0; i < m_grid.amounts.size() && !m_promise.isCanceled(); ++i) {
                const Money amount = m_grid.amounts[i];
                m_grid.boundaries[i] = {
                    leastSafeThreshold(*m_demand, amount, m_scenario.account.openingBalance.value_or(amount), latency),
                    phaseFreeThreshold(busiest.at(amount))};
            }
        } catch (const std::overflow_error&) { // the verdict says it
            m_grid.boundaries.assign(m_grid.amounts.size(), {});
        }
    }

    void take(std::span<const SweepRow> rows)
    {
        for (const auto& [cell, totals] : rows)
            m_grid.at(nearestIndex(m_grid.amounts, cell.amount), nearestIndex(m_grid.thresholds, cell.threshold)) =
                SettingGrid::Cell{totals, monthlyCost(totals, m_wishes)};
        if (m_sinceTold.elapsed() >= betweenTellings)
            tell();
    }

    void tell()
    {
        m_promise.addResult(std::make_shared<const SettingGrid>(m_grid));
        m_sinceTold.start();
    }

    Scenario m_scenario;
    std::shared_ptr<const Demand> m_demand;
    Wishes m_wishes;
    SettingGrid m_grid;
    QPromise<SettingGridPtr>& m_promise;
    QElapsedTimer m_sinceTold;
};

} // namespace

SettingSearch::SettingSearch(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(2);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &SettingSearch::start);
    connect(&m_gridWatcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        if (!m_gridWatcher.isCanceled())
            emit gridChanged(m_gridWatcher.resultAt(index));
    });
    connect(&m_gridWatcher, &QFutureWatcherBase::finished, this, [this] { emit busyChanged(false); });
    connect(&m_comparisonWatcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_comparisonWatcher.isCanceled() || m_comparisonWatcher.future().resultCount() == 0)
            return;
        m_isComparisonTold = true;
        emit comparisonChanged(m_comparisonWatcher.result());
    });
}

SettingSearch::~SettingSearch()
{
    m_gridWatcher.disconnect(this);
    m_comparisonWatcher.disconnect(this);
    stop();
    m_pool.waitForDone();
}

void SettingSearch::setResult(const RunResultPtr& result, Money thresholdTop, Money amountTop)
{
    m_result = result;
    m_thresholdTop = thresholdTop;
    m_amountTop = amountTop;
    stopComparison();
    const bool can = result && result->outcome && showsStops(result->outcome->resolution);
    if (!can) {
        stop();
        m_part.reset();
        emit gridChanged(nullptr);
        emit comparisonChanged(nullptr);
        return;
    }
    if (m_wanted)
        m_rest.start();
}

void SettingSearch::setAdvice(const AdvicePtr& advice)
{
    m_advice = advice;
    if (m_wanted && m_result)
        m_rest.start();
}

void SettingSearch::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (!wanted)
        return cancel();
    if (m_result)
        m_rest.start(0);
}

void SettingSearch::cancel()
{
    const bool wasBusy = isBusy();
    m_rest.stop();
    stop();
    if (wasBusy)
        m_part.reset(); // what is there is not all
}

void SettingSearch::stop()
{
    m_gridWatcher.cancel();
    stopComparison();
}

void SettingSearch::stopComparison()
{
    m_comparisonWatcher.cancel();
    if (!m_isComparisonTold)
        m_comparedResult.reset(); // to be asked for again
}

void SettingSearch::start()
{
    m_rest.setInterval(rest);
    if (!m_result || !m_result->outcome || !showsStops(m_result->outcome->resolution))
        return;
    startGrid();
    startComparison();
}

void SettingSearch::startGrid()
{
    Part part{m_result->scenario, m_result->plan, m_thresholdTop, m_amountTop};
    part.settings.policy.amount = oneDollar;
    part.settings.policy.threshold = Money{};
    part.settings.policy.mode = Mode::Auto;
    if (m_part == part)
        return;
    m_part = part;
    m_gridWatcher.cancel();
    emit busyChanged(true);
    m_gridWatcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<SettingGridPtr>& promise, const RunResultPtr& result, Money thresholdTop, Money amountTop) {
            GridFiller{*result, promise}.run(thresholdTop, amountTop);
        },
        m_result, m_thresholdTop, m_amountTop));
}

void SettingSearch::startComparison()
{
    if (m_comparedResult == m_result && m_comparedAdvice == m_advice)
        return;
    m_comparedResult = m_result;
    m_comparedAdvice = m_advice;
    m_isComparisonTold = false;
    m_comparisonWatcher.cancel();
    std::optional<Policy> recommended;
    if (m_advice && m_advice->recommended)
        recommended = m_advice->recommended->policy;
    m_comparisonWatcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<ComparisonPtr>& promise, const RunResultPtr& result, const std::optional<Policy>& policy) {
            auto rows =
                compareAlternatives(result->scenario, *result->demand, policy, wishesOf(result->plan),
                                    {.shouldStop = [&promise] { return promise.isCanceled(); }, .onProgress = {}});
            if (rows)
                promise.addResult(std::make_shared<const std::vector<ComparisonRow>>(std::move(*rows)));
        },
        m_result, recommended));
}

} // namespace lowwater
