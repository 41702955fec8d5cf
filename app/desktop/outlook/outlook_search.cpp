// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/outlook/outlook_search.h"

#include "sim/advice/advice_ahead.h"
#include "sim/advice/further_advice.h"

#include <QtConcurrent>

#include <algorithm>
#include <utility>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr auto rest = 250ms;
constexpr std::uint32_t pathsOfSettings = 100;
constexpr std::uint32_t pathsOfDays = 200; ///< replayed with their whole course

/// Fills an outlook part by part; tells of each.
class OutlookFiller {
public:
    /// What is known of the days to come already is kept.
    OutlookFiller(Outlook outlook, ForecastQuestion question, QPromise<OutlookPtr>& promise)
        : m_outlook{std::move(outlook)}, m_question{std::move(question)}, m_promise{promise}
    {
    }

    void run()
    {
        const RunResult& result = *m_outlook.result;
        Scenario chosen = result.scenario;
        chosen.policy = m_outlook.policy;
        if (mustNameThresholds(chosen, *result.demand)) { // each setting is replayed on each path
            m_outlook.wishes.paths = std::min(m_outlook.wishes.paths, pathsOfSettings);
            m_outlook.wishes.blockDays.resize(1);
        }
        if (!m_outlook.forecast)
            take(forecast(chosen, result.demand, m_question, m_outlook.wishes, hooks(),
                          [this](const Forecast& soFar) {
                              m_outlook.forecast = soFar;
                              tell();
                          }),
                 [this](Forecast&& found) { m_outlook.forecast = std::move(found); });
        ForecastWishes quick = m_outlook.wishes;
        quick.paths = std::min(quick.paths, pathsOfDays);
        take(lowestByDay(chosen, result.demand, quick, hooks()),
             [this](std::vector<LowestOfDay>&& found) { m_outlook.lowest = std::move(found); });
        addFurther();
        m_outlook.isComplete = true;
        tell();
    }

private:
    /// What the report has as well.
    void addFurther()
    {
        const RunResult& result = *m_outlook.result;
        const RunResult& record = result.record ? *result.record : result;
        Advice advice = *m_outlook.advice;
        take(addStress(advice, result.scenario, hooks()), [&](Done) {
            m_outlook.stressNow = advice.stressNow ? *advice.stressNow : *advice.stress;
            if (advice.stressNow)
                m_outlook.stressWithPolicy = *advice.stress;
        });
        take(addBacktest(advice, record.scenario, hooks()), [&](Done) { m_outlook.backtest = *advice.backtest; });
        take(addRobustness(advice, result.scenario, result.latency, hooks()),
             [&](Done) { m_outlook.robust = advice.robustness; });
    }

    [[nodiscard]] RunHooks hooks() const
    {
        return {.shouldStop = [this] { return m_promise.isCanceled(); }, .onProgress = {}};
    }

    template <typename Found, typename Keep>
    void take(Result<Found> found, Keep keep)
    {
        if (found)
            keep(std::move(*found));
        else if (!m_outlook.error)
            m_outlook.error = found.error();
        tell();
    }

    void tell()
    {
        if (!m_promise.isCanceled())
            m_promise.addResult(std::make_shared<const Outlook>(m_outlook));
    }

    Outlook m_outlook;
    ForecastQuestion m_question;
    QPromise<OutlookPtr>& m_promise;
};

/// So that what is known of the days to come stays true.
bool isOnlyAnotherSetting(const RunResult& before, const RunResult& now)
{
    Scenario same = before.scenario;
    same.policy.amount = now.scenario.policy.amount;
    same.policy.threshold = now.scenario.policy.threshold;
    return same == now.scenario && before.plan == now.plan;
}

bool knowsAll(const Forecast& forecast, const std::vector<Money>& amounts)
{
    return std::all_of(amounts.begin(), amounts.end(), [&forecast](Money amount) {
        const auto* known = amountAhead(forecast, amount);
        return known != nullptr && known->knowsAll;
    });
}

void addOnce(std::vector<Money>& values, Money value)
{
    if (std::find(values.begin(), values.end(), value) == values.end())
        values.push_back(value);
}

} // namespace

std::optional<Chance> Outlook::chanceOf(Money amount, Money threshold) const
{
    const auto* known = forecast ? amountAhead(*forecast, amount) : nullptr;
    return known == nullptr ? std::nullopt : known->chanceAt(threshold, wishes.confidence);
}

std::optional<double> Outlook::shareOf(Money amount, Money threshold) const
{
    const auto* known = forecast ? amountAhead(*forecast, amount) : nullptr;
    const auto safe = known == nullptr ? std::nullopt : known->safeAt(threshold);
    if (!safe)
        return std::nullopt;
    return static_cast<double>(*safe) / static_cast<double>(known->paths);
}

bool OutlookSearch::Part::operator==(const Part& other) const
{
    return result == other.result && advice == other.advice && question.amounts == other.question.amounts &&
           question.thresholds == other.question.thresholds;
}

OutlookSearch::OutlookSearch(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &OutlookSearch::start);
    connect(&m_watcher, &QFutureWatcherBase::resultReadyAt, this, [this](int index) {
        if (m_watcher.isCanceled())
            return;
        const OutlookPtr outlook = m_watcher.resultAt(index);
        if (outlook->isComplete)
            m_complete = outlook;
        emit outlookChanged(outlook);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { emit busyChanged(false); });
}

OutlookSearch::~OutlookSearch()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_pool.waitForDone();
}

void OutlookSearch::setResult(const RunResultPtr& result)
{
    const bool can = result && result->outcome && showsStops(result->outcome->resolution);
    m_asked.result = can ? result : nullptr;
    m_asked.advice.reset();
    if (!can)
        cancel();
    if (!can || (m_part && !isOnlyAnotherSetting(*m_part->result, *result)))
        emit outlookChanged(nullptr);
    restart();
}

void OutlookSearch::setAdvice(const AdvicePtr& advice)
{
    m_asked.advice = advice;
    restart();
}

void OutlookSearch::setSettings(const std::vector<Money>& amounts, const std::vector<Money>& thresholds)
{
    m_asked.question = {amounts, thresholds};
    restart();
}

void OutlookSearch::setWanted(bool wanted)
{
    m_wanted = wanted;
    if (wanted)
        restart();
    else
        cancel();
}

void OutlookSearch::cancel()
{
    m_rest.stop();
    if (m_watcher.isRunning())
        m_part.reset(); // what is there is not all
    m_watcher.cancel();
}

void OutlookSearch::restart()
{
    if (m_part && *m_part == m_asked)
        return;
    if (m_wanted && m_asked.result && m_asked.advice)
        m_rest.start();
}

void OutlookSearch::start()
{
    if (!m_asked.result || !m_asked.advice || (m_part && *m_part == m_asked))
        return;
    m_part = m_asked;
    m_watcher.cancel();
    Outlook outlook;
    outlook.result = m_asked.result;
    outlook.advice = m_asked.advice;
    outlook.isRecommended = m_asked.advice->recommended.has_value();
    const Policy& now = m_asked.result->scenario.policy;
    outlook.policy = outlook.isRecommended ? m_asked.advice->recommended->policy : now;
    ForecastQuestion question = m_asked.question;
    for (const Policy& policy : {outlook.policy, now}) {
        addOnce(question.amounts, policy.amount);
        addOnce(question.thresholds, policy.threshold);
    }
    if (m_complete && m_complete->forecast && isOnlyAnotherSetting(*m_complete->result, *outlook.result) &&
        knowsAll(*m_complete->forecast, question.amounts))
        outlook.forecast = m_complete->forecast;
    emit busyChanged(true);
    m_watcher.setFuture(QtConcurrent::run(
        &m_pool,
        [](QPromise<OutlookPtr>& promise, const Outlook& from, const ForecastQuestion& asked) {
            OutlookFiller{from, asked, promise}.run();
        },
        outlook, question));
}

} // namespace lowwater
