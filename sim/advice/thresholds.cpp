// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/thresholds.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace lowwater {

namespace {

constexpr SimTime farFuture{Duration::max()};

Money reportedThreshold(Money threshold)
{
    return threshold <= oneNano ? Money{} : threshold;
}

/// The charge from which each further reload is needed: the first refused if only j - 1 had landed (THEORY.md section
/// 2, d_j).
std::vector<ChargeIndex> firstRefusals(const std::vector<Money>& spent, Money opening, Money amount)
{
    std::vector<ChargeIndex> refused;
    Money landed = opening;
    const auto charges = static_cast<ChargeIndex>(spent.size() - 1);
    for (ChargeIndex i = 0; i < charges; ++i) {
        for (; spent[i] >= landed; landed += amount)
            refused.push_back(i);
    }
    return refused;
}

} // namespace

std::string_view methodName(Method method) noexcept
{
    switch (method) {
    case Method::Exact:
        return "exact";
    case Method::Intervals:
        return "intervals";
    case Method::Simulated:
        break;
    }
    return "simulated";
}

bool exactThresholdHolds(const Scenario& scenario)
{
    const auto& account = scenario.account;
    return scenario.policy.mode == Mode::Auto && scenario.policy.rule == Rule::Add &&
           account.trigger == Trigger::Level && account.latency.isConstant() && account.declineRate == 0 &&
           account.declinedAttempts.empty() && !account.dailyCap && !account.monthlyCap && !account.maxReloads &&
           !account.spendLimit && account.deposits.empty() && account.billingLag == Duration{0};
}

std::optional<Money> leastSafeThreshold(const Demand& demand, Money amount, Money opening, Duration latency)
{
    const auto times = demand.history->times();
    const auto& spent = demand.spentBefore;
    const auto refused = firstRefusals(spent, opening, amount);
    Money least;
    SimTime latest = farFuture; // the latest moment at which reload j may be requested, backward from the last
    std::size_t upTo = times.size();
    for (std::size_t j = refused.size(); j > 0; --j) {
        latest = std::min(times[refused[j - 1]], latest) - latency;
        if (latest < times.front())
            return std::nullopt;
        while (upTo > 0 && times[upTo - 1] > latest)
            --upTo;
        const Money balance = opening + amount * static_cast<std::int64_t>(j - 1) - spent[upTo];
        least = std::max(least, balance + oneNano);
    }
    return reportedThreshold(least);
}

BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency)
{
    BusiestWindow busiest;
    if (latency <= Duration{0} || demand.history->empty())
        return busiest;
    const auto times = demand.history->times();
    const auto& spent = demand.spentBefore;
    std::size_t firstOutside = 0; // of the window of one latency from charge i
    for (std::size_t i = 0; i < times.size(); ++i) {
        while (firstOutside < times.size() && times[firstOutside] - times[i] < latency)
            ++firstOutside;
        std::size_t outside = firstOutside;
        for (std::int64_t landed = 0;; ++landed) {
            const Money before = spent[outside - 1] - spent[i] - amount * landed;
            if (before > busiest.spent)
                busiest = {before, static_cast<ChargeIndex>(i), static_cast<ChargeIndex>(outside - 1), landed};
            // A later window does better from its own first charge once the reloads that landed cover what was spent.
            if (outside == times.size() || spent[outside] - spent[i] <= amount * (landed + 1))
                break;
            const SimTime end = times[i] + latency * (landed + 2);
            outside = static_cast<std::size_t>(
                std::lower_bound(times.begin() + static_cast<std::ptrdiff_t>(outside), times.end(), end) -
                times.begin());
        }
    }
    return busiest;
}

Money phaseFreeThreshold(const BusiestWindow& window)
{
    return reportedThreshold(window.spent + oneNano);
}

} // namespace lowwater
