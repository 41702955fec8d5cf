// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/backtest.h"

#include "sim/advice/largest_policy.h"
#include "sim/advice/recommend.h"
#include "sim/advice/shared_hooks.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr Duration week = std::chrono::hours{24 * 7};

History chargesBetween(const History& history, SimTime from, SimTime to)
{
    const auto times = history.times();
    const auto first = std::lower_bound(times.begin(), times.end(), from) - times.begin();
    const auto end = std::lower_bound(times.begin(), times.end(), to) - times.begin();
    std::vector<ChargeIndex> kept(static_cast<std::size_t>(end - first));
    std::iota(kept.begin(), kept.end(), static_cast<ChargeIndex>(first));
    return history.subset(kept);
}

Scenario knownAt(const Scenario& scenario, SimTime time)
{
    Scenario known = scenario;
    known.history = std::make_shared<const History>(chargesBetween(*scenario.history, SimTime{Duration::min()}, time));
    std::erase_if(known.account.deposits, [time](const Deposit& deposit) { return deposit.time >= time; });
    return known;
}

Routing allFromBalance()
{
    PoolRule all;
    all.tool = "*";
    all.pool = Pool::Extra;
    Routing routing;
    routing.rules.push_back(all);
    return routing;
}

LivedTotals summed(const std::vector<BacktestWeek>& weeks)
{
    LivedTotals sum;
    for (const auto& [policy, totals] : weeks) {
        sum.interruptions += totals.interruptions;
        sum.stoppedAgentTime += totals.stoppedAgentTime;
        sum.delayedWork += totals.delayedWork;
        sum.reloads += totals.reloads;
        sum.reloaded += totals.reloaded;
        sum.fees += totals.fees;
        sum.meanIdle += totals.meanIdle;
        sum.length += totals.length;
    }
    sum.meanIdle = sum.meanIdle.scaled(1, static_cast<std::int64_t>(weeks.size()));
    return sum;
}

class Backtester {
public:
    Backtester(const Scenario& scenario, const Wishes& wishes, const Decide& decide, const RunHooks& hooks)
        : m_scenario{scenario}, m_wishes{wishes}, m_decide{decide}, m_hooks{hooks}, m_paid{demandOf(scenario)->history}
    {
    }

    Backtest run()
    {
        Backtest result;
        if (m_paid->empty())
            throw Error{ErrorCode::Empty, {}, {}, "no charge of this history is paid from the balance"};
        result.gap = findWeeks();
        if (result.gap != BacktestGap::None)
            return result;
        result.from = m_bounds.front();
        result.to = m_bounds.back();
        SharedHooks shared{m_hooks, lived() * 2 + followerCount - 1}; // followed may take one simulation a week
        result.decisions = decideAll(shared);
        liveThrough(result, shared);
        return result;
    }

private:
    [[nodiscard]] std::size_t lived() const { return m_bounds.size() - 1; }

    /// The bounds of the lived weeks.
    BacktestGap findWeeks()
    {
        if (!showsStops(m_paid->resolution()))
            return BacktestGap::NoRequests;
        const SimTime start = startOfDay(m_paid->times().front());
        const auto weeks = (startOfNextDay(m_paid->times().back()) - start) / week;
        for (std::int64_t i = 1; i <= weeks; ++i)
            m_bounds.push_back(start + week * i);
        return weeks < 2 ? BacktestGap::TooShort : BacktestGap::None;
    }

    [[nodiscard]] std::vector<WeekDecision> decideAll(SharedHooks& shared) const
    {
        std::vector<std::optional<Policy>> chosen(lived());
        inSpreadOrder(lived(), [&](std::size_t i) {
            auto decided = m_decide(knownAt(m_scenario, m_bounds[i]), shared.forReplay());
            if (!decided)
                throw decided.error();
            chosen[i] = *decided;
            shared.advance();
        });
        std::vector<WeekDecision> decisions;
        Policy policy = m_scenario.policy;
        for (std::size_t i = 0; i < lived(); ++i) {
            policy = chosen[i].value_or(policy);
            decisions.push_back({m_bounds[i], policy, !chosen[i]});
        }
        return decisions;
    }

    void liveThrough(Backtest& result, SharedHooks& shared) const
    {
        std::vector<Policy> tried;
        const auto indexOfTried = [&tried](const Policy& policy) {
            const auto found = std::find(tried.begin(), tried.end(), policy);
            const auto index = static_cast<std::size_t>(found - tried.begin());
            if (found == tried.end())
                tried.push_back(policy);
            return index;
        };
        std::vector<std::vector<std::size_t>> triedOf; // by follower and week
        for (const Policy& policy :
             {m_scenario.policy, largestPolicy(m_scenario, m_wishes), withMode(Mode::ByHand), withMode(Mode::Off)})
            triedOf.emplace_back(lived(), indexOfTried(policy));
        auto& followed = *triedOf.emplace(triedOf.begin());
        for (const auto& decision : result.decisions)
            followed.push_back(indexOfTried(decision.policy));

        const auto weeks = simulateAll(tried, shared);
        for (std::size_t i = 0; i < followerCount; ++i) {
            LivedWeeks livedWeeks{static_cast<Follower>(i), {}, {}, {}};
            for (std::size_t at = 0; at < lived(); ++at) {
                const std::size_t now = triedOf[i][at];
                auto totals = weeks[now][at].totals;
                if (weeks[now][at].openAtStart && triedOf[i][at - 1] != now)
                    ++totals.interruptions;
                livedWeeks.weeks.push_back({tried[now], totals});
            }
            livedWeeks.totals = summed(livedWeeks.weeks);
            livedWeeks.monthlyCost = monthlyCost(livedWeeks.totals, m_wishes);
            result.followers.push_back(std::move(livedWeeks));
        }
    }

    /// By policy and week.
    [[nodiscard]] std::vector<std::vector<WeekTotals>> simulateAll(const std::vector<Policy>& policies,
                                                                   SharedHooks& shared) const
    {
        Scenario all = m_scenario;
        all.account.openingBalance = m_scenario.openingBalance();
        std::erase_if(all.account.deposits, [this](const Deposit& d) { return d.time < m_bounds.front(); });
        all.history = std::make_shared<const History>(chargesBetween(*m_paid, m_bounds.front(), m_bounds.back()));
        all.routing = allFromBalance(); // routed already, with the plan windows that the first week opened
        const auto demand = demandOf(all);
        std::vector<std::vector<WeekTotals>> weeks(policies.size());
        inSpreadOrder(policies.size(), [&](std::size_t i) {
            Scenario scenario = all;
            scenario.policy = policies[i];
            weeks[i] = totalsByWeek(scenario, *demand, m_bounds, shared.forReplay());
            shared.advance();
        });
        shared.advance(lived() + followerCount - 1 - policies.size());
        return weeks;
    }

    [[nodiscard]] Policy withMode(Mode mode) const
    {
        Policy policy = m_scenario.policy;
        policy.mode = mode;
        if (mode == Mode::ByHand)
            policy.reviewEvery = week;
        return policy;
    }

    const Scenario& m_scenario;
    const Wishes& m_wishes;
    const Decide& m_decide;
    const RunHooks& m_hooks;
    std::shared_ptr<const History> m_paid; ///< the charges that draw on the balance
    std::vector<SimTime> m_bounds;
};

} // namespace

std::string_view backtestGapText(BacktestGap gap) noexcept
{
    switch (gap) {
    case BacktestGap::TooShort:
        return "The record covers fewer than two weeks: there is no week to decide from and another to live with it.";
    case BacktestGap::NoRequests:
        return "This history has sums, not single requests, so there is no advice to look back on.";
    case BacktestGap::None:
        break;
    }
    return {};
}

std::string_view followerName(Follower follower) noexcept
{
    switch (follower) {
    case Follower::Followed:
        return "followed";
    case Follower::Current:
        return "current";
    case Follower::Largest:
        return "largest";
    case Follower::ByHandWeekly:
        return "by_hand_weekly";
    case Follower::Off:
        break;
    }
    return "off";
}

Decide decideByRecommendation(const Wishes& wishes)
{
    return [wishes](const Scenario& known, const RunHooks& hooks) -> Result<std::optional<Policy>> {
        const auto advice = recommend(known, wishes, hooks);
        if (!advice)
            return advice.error();
        return advice->recommended ? std::optional{advice->recommended->policy} : std::nullopt;
    };
}

Result<Backtest> backtest(const Scenario& scenario, const Wishes& wishes, const Decide& decide, const RunHooks& hooks)
{
    if (auto problems = validate(scenario); !problems.empty())
        return std::move(problems.front());
    if (!scenario.history)
        return Error{ErrorCode::Empty, {}, {}, "there is no history to replay"};
    try {
        const Decide chosen = decide ? decide : decideByRecommendation(wishes);
        return Backtester{scenario, wishes, chosen, hooks}.run();
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
