// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/reload_latency.h"

#include <algorithm>
#include <span>

namespace lowwater {

namespace {

constexpr std::int64_t tenth = 10;
constexpr Money leastSlack = Money::fromNanos(50'000'000);

struct Rule {
    Money threshold;
    Money level;
};

std::optional<Rule> ruleOf(const PrepaidCredits& credits)
{
    const auto& settings = credits.settings;
    if (!settings || !settings->threshold || !settings->reloadTo || *settings->reloadTo <= *settings->threshold)
        return std::nullopt;
    return Rule{*settings->threshold, *settings->reloadTo};
}

Money magnitude(Money money)
{
    return money < Money{} ? -money : money;
}

/// Walks the charges between two automatic reloads.
class Reconstruction {
public:
    Reconstruction(const History& charges, const std::vector<PastReload>& reloads, Rule rule)
        : m_times{charges.times()}, m_costs{charges.costs()}, m_reloads{reloads}, m_rule{rule}
    {
    }

    /// The reload `index`, whose automatic predecessor is `before`.
    [[nodiscard]] ReloadTaken taken(std::size_t index, const ReloadTaken& before) const
    {
        ReloadTaken result{index, obstacleOf(index, before.reload), {}, {}};
        if (result.obstacle != LatencyObstacle::None)
            return result;
        const Money amount = m_reloads[index].amount;
        const Money asked = m_rule.level - amount;
        std::optional<Money> nearest;
        const auto consider = [&](SimTime time, Money balance) {
            const Money off = magnitude(balance - asked);
            if (nearest ? off >= *nearest : off > std::max(leastSlack, amount.scaled(1, tenth)))
                return;
            nearest = off;
            result.fellBelow = time;
            result.latency = m_reloads[index].time - time;
        };
        Money balance = m_rule.level - onItsWay(before);
        if (balance < m_rule.threshold) // still, so that it was asked for as soon as the one before had come
            consider(m_reloads[before.reload].time, balance);
        std::size_t next = before.reload + 1; // other credits that come in between
        for (auto i = firstAfter(m_reloads[before.reload].time); i < m_times.size(); ++i) {
            const SimTime time = m_times[i];
            if (time > m_reloads[index].time)
                break;
            for (; next < index && m_reloads[next].time <= time; ++next)
                balance += m_reloads[next].amount;
            balance -= m_costs[i];
            if (couldCross(m_costs[i], asked))
                consider(time, balance);
        }
        if (!nearest) {
            const bool ends = m_times.back() < m_reloads[index].time;
            result.obstacle = ends ? LatencyObstacle::NotCovered : LatencyObstacle::Unexplained;
        }
        return result;
    }

private:
    [[nodiscard]] std::size_t firstAfter(SimTime time) const
    {
        return static_cast<std::size_t>(std::upper_bound(m_times.begin(), m_times.end(), time) - m_times.begin());
    }

    [[nodiscard]] LatencyObstacle obstacleOf(std::size_t index, std::size_t before) const
    {
        if (m_rule.level - m_reloads[index].amount >= m_rule.threshold)
            return LatencyObstacle::OtherSettings;
        const bool covered = !m_times.empty() && m_times.front() <= m_reloads[before].time &&
                             m_reloads[before].time < m_reloads[index].time &&
                             firstAfter(m_reloads[before].time) < m_times.size();
        return covered ? LatencyObstacle::None : LatencyObstacle::NotCovered;
    }

    /// Spent while the reload before was on its way; taken as nothing where that is not known.
    [[nodiscard]] Money onItsWay(const ReloadTaken& before) const
    {
        Money spent;
        if (before.obstacle != LatencyObstacle::None)
            return spent;
        for (auto i = firstAfter(before.fellBelow); i < firstAfter(m_reloads[before.reload].time); ++i)
            spent += m_costs[i];
        return spent;
    }

    /// Whether one charge could bring the balance from the threshold or above to where it was when it was asked for;
    /// costs computed from tokens may be a tenth and the amount a cent off.
    [[nodiscard]] bool couldCross(Money cost, Money asked) const
    {
        return cost + cost.scaled(1, tenth) + oneCent >= m_rule.threshold - asked;
    }

    std::span<const SimTime> m_times;
    std::span<const Money> m_costs;
    const std::vector<PastReload>& m_reloads;
    Rule m_rule;
};

void summarize(ReloadLatency& result)
{
    std::vector<Duration> latencies;
    for (const ReloadTaken& taken : result.reloads)
        if (taken.obstacle == LatencyObstacle::None)
            latencies.push_back(taken.latency);
    result.learned = latencies.size();
    if (latencies.empty())
        return;
    std::sort(latencies.begin(), latencies.end());
    const std::size_t middle = latencies.size() / 2;
    result.least = latencies.front();
    result.most = latencies.back();
    result.median = latencies.size() % 2 == 1 ? latencies[middle]
                                              : latencies[middle - 1] + (latencies[middle] - latencies[middle - 1]) / 2;
}

} // namespace

LatencyObstacle ReloadLatency::obstacle() const
{
    std::array<std::size_t, static_cast<std::size_t>(LatencyObstacle::Count)> counts{};
    for (const ReloadTaken& taken : reloads)
        ++counts[static_cast<std::size_t>(taken.obstacle)];
    counts[static_cast<std::size_t>(LatencyObstacle::None)] = 0;
    const auto commonest = std::max_element(counts.begin(), counts.end());
    return *commonest == 0 ? LatencyObstacle::None : static_cast<LatencyObstacle>(commonest - counts.begin());
}

ReloadLatency learnReloadLatency(const History& charges, const PrepaidCredits& credits)
{
    ReloadLatency result;
    const auto rule = ruleOf(credits);
    const bool hasUsage = !charges.empty() && charges.resolution() <= Resolution::Minute;
    std::optional<ReloadTaken> before;
    for (std::size_t i = 0; i < credits.reloads.size(); ++i) {
        if (credits.reloads[i].origin != ReloadOrigin::Automatic)
            continue;
        ReloadTaken taken{i, LatencyObstacle::None, {}, {}};
        if (!rule)
            taken.obstacle = LatencyObstacle::NoSettings;
        else if (!hasUsage)
            taken.obstacle = LatencyObstacle::NoUsage;
        else if (!before)
            taken.obstacle = LatencyObstacle::First;
        else
            taken = Reconstruction(charges, credits.reloads, *rule).taken(i, *before);
        result.reloads.push_back(taken);
        before = taken;
    }
    summarize(result);
    return result;
}

std::string_view obstacleText(LatencyObstacle obstacle) noexcept
{
    switch (obstacle) {
    case LatencyObstacle::NoSettings:
        return "have no known auto-reload settings";
    case LatencyObstacle::NoUsage:
        return "have no usage, request by request, to reconstruct the balance from";
    case LatencyObstacle::First:
        return "have no automatic reload before them, so the balance before them is not known";
    case LatencyObstacle::OtherSettings:
        return "do not fit today's settings";
    case LatencyObstacle::NotCovered:
        return "are outside the recorded usage";
    case LatencyObstacle::Unexplained:
        return "do not fit what the recorded usage comes to";
    case LatencyObstacle::None:
    case LatencyObstacle::Count:
        break;
    }
    return {};
}

} // namespace lowwater
