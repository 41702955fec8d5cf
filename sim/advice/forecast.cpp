// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/forecast.h"

#include "sim/advice/confidence.h"
#include "sim/advice/path_replay.h"
#include "sim/advice/path_thresholds.h"
#include "sim/advice/safety_walk.h"
#include "sim/advice/shared_hooks.h"
#include "sim/workload/future.h"
#include "sim/workload/resampling.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::uint32_t mostDays = 3'660;
constexpr std::uint32_t mostPaths = 1'000'000;
constexpr std::uint32_t daysOfWeek = 7;

/// How a path is asked about an amount.
enum class PathWay { Formula, Replay, ReplayEach };

PathWay wayFor(const Scenario& scenario, SimTime start)
{
    if (pathThresholdHolds(scenario, start))
        return PathWay::Formula;
    return largerThresholdsAreSafeToo(scenario) ? PathWay::Replay : PathWay::ReplayEach;
}

/// What each path said of one amount, by path.
struct PathAnswers {
    std::vector<std::optional<Money>> leastSafe;
    std::vector<std::vector<char>> safeAt; ///< of each threshold asked about
};

/// A path under an account without a formula: gone through from reload to reload where its charges are.
struct WalkedPath {
    const Future& future;
    ReloadDelays& delays;
    RunHooks hooks;

    [[nodiscard]] std::optional<Money> leastSafe(const Scenario& scenario) const
    {
        return walkedThreshold(scenario, future, delays, hooks);
    }
    [[nodiscard]] bool isSafe(const Scenario& scenario) const { return pathIsSafe(scenario, future, delays, hooks); }
};

/// Or as a demand of its own.
struct ReplayedPath {
    std::shared_ptr<const Demand> demand;
    RunHooks hooks;

    [[nodiscard]] std::optional<Money> leastSafe(const Scenario& scenario) const
    {
        return replayedThreshold(scenario, *demand, hooks);
    }
    [[nodiscard]] bool isSafe(const Scenario& scenario) const { return pathIsSafe(scenario, *demand, hooks); }
};

class Forecaster {
public:
    Forecaster(const Scenario& scenario, const Demand& demand, const ForecastQuestion& question,
               const ForecastWishes& wishes, const RunHooks& hooks)
        : m_scenario{scenario},
          m_question{question},
          m_wishes{wishes},
          m_days{demand},
          m_way{wayFor(scenario, m_days.end())},
          m_hooks{hooks, wishes.paths}
    {
        std::sort(m_question.thresholds.begin(), m_question.thresholds.end());
        if (m_way != PathWay::ReplayEach)
            m_question.thresholds.clear();
        PathAnswers none;
        none.leastSafe.resize(m_way == PathWay::ReplayEach ? 0 : wishes.paths);
        none.safeAt.assign(m_question.thresholds.size(), std::vector<char>(wishes.paths));
        for (const std::uint32_t length : wishes.blockDays) {
            m_resamplings.emplace_back(m_days, ResamplingChoices{wishes.horizonDays, length, scenario.seed});
            m_answers.emplace_back(question.amounts.size(), none);
        }
    }

    [[nodiscard]] Forecast run(const std::function<void(const Forecast&)>& onSoFar)
    {
        std::size_t batch = 8;
        for (std::size_t done = 0; done < m_wishes.paths; batch *= 2) {
            const std::size_t count = std::min<std::size_t>(batch, m_wishes.paths - done);
            inSpreadOrder(count, [&](std::size_t i) {
                goThrough(done + i);
                m_hooks.advance();
            });
            done += count;
            if (onSoFar && done < m_wishes.paths)
                onSoFar(answer(done));
        }
        return answer(m_wishes.paths);
    }

private:
    void goThrough(std::size_t path)
    {
        ReloadDelays delays{m_scenario.account, m_scenario.seed, path};
        for (std::size_t block = 0; block < m_resamplings.size(); ++block) {
            m_hooks.throwIfStopped();
            const Future future{m_days, m_resamplings[block].draw(path)};
            if (m_way == PathWay::Formula || future.empty())
                ask(future, path, delays, m_answers[block]);
            else if (m_question.amounts.empty())
                continue; // the days alone
            else if (safetyWalkHolds(m_scenario))
                answer(path, m_answers[block], WalkedPath{future, delays, m_hooks.forReplay()});
            else
                answer(path, m_answers[block], ReplayedPath{future.asDemand(), m_hooks.forReplay()});
        }
    }

    void ask(const Future& future, std::size_t path, ReloadDelays& delays, std::vector<PathAnswers>& answers) const
    {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            for (auto& safe : answers[i].safeAt)
                safe[path] = 1; // without charges
            if (answers[i].leastSafe.empty())
                continue;
            const Money amount = m_question.amounts[i];
            const auto& opening = m_scenario.account.openingBalance;
            answers[i].leastSafe[path] =
                opening ? leastSafeThreshold(future, amount, *opening, delays)
                        : leastSafeThresholdAtPhase(future, amount, phaseOfPath(m_scenario.seed, path, amount), delays);
        }
    }

    template <typename Path>
    void answer(std::size_t path, std::vector<PathAnswers>& answers, const Path& future) const
    {
        Scenario scenario = m_scenario;
        scenario.replication = path;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            scenario.policy.amount = m_question.amounts[i];
            if (m_way == PathWay::Replay)
                answers[i].leastSafe[path] = future.leastSafe(scenario);
            for (std::size_t k = 0; k < m_question.thresholds.size(); ++k) {
                scenario.policy.threshold = m_question.thresholds[k];
                if (canBeSet(m_question.thresholds[k], scenario.policy.amount))
                    answers[i].safeAt[k][path] = future.isSafe(scenario) ? 1 : 0;
            }
        }
    }

    [[nodiscard]] bool canBeSet(Money threshold, Money amount) const
    {
        return m_scenario.policy.rule == Rule::Add || threshold < amount;
    }

    [[nodiscard]] Forecast answer(std::size_t paths) const
    {
        Forecast forecast;
        forecast.paths = paths;
        forecast.recordedDays = m_days.size();
        forecast.dataLimit = static_cast<double>(m_days.size()) / (m_days.size() + double{1} * m_wishes.horizonDays);
        for (std::size_t block = 0; block < m_answers.size(); ++block) {
            forecast.blocks.push_back({m_wishes.blockDays[block], {}});
            for (std::size_t i = 0; i < m_answers[block].size(); ++i)
                forecast.blocks.back().amounts.push_back(amountForecast(i, m_answers[block][i], paths));
        }
        return forecast;
    }

    [[nodiscard]] AmountForecast amountForecast(std::size_t amount, const PathAnswers& answers, std::size_t paths) const
    {
        AmountForecast forecast;
        forecast.amount = m_question.amounts[amount];
        forecast.method = m_way == PathWay::Formula ? Method::Exact : Method::Simulated;
        forecast.paths = paths;
        forecast.knowsAll = m_way != PathWay::ReplayEach;
        for (std::size_t path = 0; path < paths && forecast.knowsAll; ++path)
            if (const auto& least = answers.leastSafe[path])
                forecast.leastSafe.push_back(*least);
        std::sort(forecast.leastSafe.begin(), forecast.leastSafe.end());
        for (std::size_t k = 0; k < m_question.thresholds.size(); ++k) {
            if (!canBeSet(m_question.thresholds[k], forecast.amount))
                continue;
            const auto& safe = answers.safeAt[k];
            const auto count = std::count(safe.begin(), safe.begin() + static_cast<std::ptrdiff_t>(paths), 1);
            forecast.asked.push_back({m_question.thresholds[k], static_cast<std::uint64_t>(count)});
        }
        return forecast;
    }

    const Scenario& m_scenario;
    ForecastQuestion m_question;
    const ForecastWishes& m_wishes;
    WorkDays m_days;
    PathWay m_way;
    SharedHooks m_hooks;
    std::vector<Resampling> m_resamplings;           ///< by block length
    std::vector<std::vector<PathAnswers>> m_answers; ///< by block length and amount
};

} // namespace

std::optional<std::uint64_t> AmountForecast::safeAt(Money threshold) const
{
    if (knowsAll) // a reported 0 stands for one nano-dollar, and threshold 0 acts as that
        return static_cast<std::uint64_t>(std::upper_bound(leastSafe.begin(), leastSafe.end(), threshold) -
                                          leastSafe.begin());
    const auto found =
        std::find_if(asked.begin(), asked.end(), [threshold](const Asked& one) { return one.threshold == threshold; });
    return found == asked.end() ? std::nullopt : std::optional{found->safe};
}

std::optional<Chance> AmountForecast::chanceAt(Money threshold, double confidence) const
{
    const auto safe = safeAt(threshold);
    if (!safe)
        return std::nullopt;
    return Chance{*safe, paths, lowerBoundOfChance(*safe, paths, confidence)};
}

std::optional<Money> AmountForecast::thresholdFor(double target, double confidence) const
{
    if (knowsAll) {
        const std::uint64_t rank = rankFromTop(paths, target, confidence);
        if (rank == 0 || paths - rank >= leastSafe.size())
            return std::nullopt;
        return leastSafe[paths - rank];
    }
    std::optional<Money> least;
    for (auto one = asked.rbegin(); one != asked.rend(); ++one) {
        if (lowerBoundOfChance(one->safe, paths, confidence) < target)
            break;
        least = one->threshold;
    }
    return least;
}

std::vector<Error> validate(const ForecastWishes& wishes)
{
    std::vector<Error> problems;
    const auto need = [&problems](bool fine, const char* field, std::string value, const char* message) {
        if (!fine)
            problems.push_back({ErrorCode::Invalid, {{}, 0, field}, std::move(value), message});
    };
    need(wishes.horizonDays >= 1 && wishes.horizonDays <= mostDays, "horizon", fmt::format("{}d", wishes.horizonDays),
         "is not from 1d to 3660d");
    need(wishes.paths >= 1 && wishes.paths <= mostPaths, "paths", std::to_string(wishes.paths),
         "is not from 1 to 1000000");
    need(wishes.costPaths >= 1 && wishes.costPaths <= mostPaths, "cost-paths", std::to_string(wishes.costPaths),
         "is not from 1 to 1000000");
    need(wishes.confidence > 0 && wishes.confidence < 1, "confidence", fmt::format("{}", wishes.confidence),
         "is not a share between 0 and 1, such as 0.95");
    need(wishes.target > 0 && wishes.target < 1, "target", fmt::format("{}", wishes.target),
         "is not a chance between 0 and 1, such as 0.99");
    need(!wishes.blockDays.empty(), "block-days", {}, "is not given; a list such as 1,2,7 would do");
    need(wishes.growthNumerator > 0 && wishes.growthDenominator > 0, "growth", {}, "is not above 0");
    for (const std::uint32_t length : wishes.blockDays)
        need(length >= 1 && length <= daysOfWeek, "block-days", std::to_string(length), "is not from 1 to 7");
    return problems;
}

std::shared_ptr<const Demand> grownDemand(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                                          const ForecastWishes& wishes)
{
    if (auto problems = validate(wishes); !problems.empty())
        throw std::move(problems.front());
    if (auto problems = validate(scenario); !problems.empty())
        throw std::move(problems.front());
    if (demand->history->empty())
        throw Error{ErrorCode::Empty, {}, {}, "no charge of this history is paid from the balance"};
    if (wishes.growthNumerator == wishes.growthDenominator)
        return demand;
    Scenario grown = scenario;
    grown.history =
        std::make_shared<const History>(scenario.history->scaled(wishes.growthNumerator, wishes.growthDenominator));
    return demandOf(grown);
}

Result<Forecast> forecast(const Scenario& scenario, const std::shared_ptr<const Demand>& demand,
                          const ForecastQuestion& question, const ForecastWishes& wishes, const RunHooks& hooks,
                          const std::function<void(const Forecast&)>& onSoFar)
{
    for (const Money amount : question.amounts)
        if (amount <= Money{})
            return Error{ErrorCode::Invalid, {{}, 0, "amounts"}, amount.toString(), "is not above 0"};
    try {
        const auto grown = grownDemand(scenario, demand, wishes);
        return Forecaster{scenario, *grown, question, wishes, hooks}.run(onSoFar);
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
