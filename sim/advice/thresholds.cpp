// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/thresholds.h"

#include "sim/advice/gallop.h"
#include "sim/advice/shared_hooks.h"
#include "sim/replay/close_outcome.h"

#include <algorithm>

namespace lowwater {

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

Money reportedThreshold(Money threshold)
{
    return threshold <= oneNano ? Money{} : threshold;
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
    const Money spentBeforeLast = times.empty() ? Money{} : spent[times.size() - 1];
    if (times.empty() || spentBeforeLast < opening)
        return Money{}; // no reload is needed
    const std::int64_t needed = (spentBeforeLast - opening).nanos() / amount.nanos() + 1;
    if (needed > static_cast<std::int64_t>(mostReloads))
        return std::nullopt;
    Money least;
    SimTime latest = times.back(); // the latest moment at which reload j may be requested, backward from the last
    std::size_t upTo = times.size();
    std::size_t refused = times.size() - 1; // the first charge refused if only j - 1 had landed: d_j
    std::size_t apart = 1;                  // charges from one reload to the next
    for (std::int64_t j = needed; j > 0; --j) {
        const Money landed = opening + amount * (j - 1);
        const std::size_t before = refused;
        refused = gallopBack(
            before + 1, [&](std::size_t i) { return spent[i] >= landed; }, apart);
        apart = before - refused + 1;
        latest = std::min(times[refused], latest) - latency;
        if (latest < times.front())
            return std::nullopt;
        upTo = gallopBack(
            upTo, [&](std::size_t i) { return times[i] > latest; }, apart);
        least = std::max(least, landed - spent[upTo] + oneNano);
    }
    return reportedThreshold(least);
}

Money phaseFreeThreshold(const BusiestWindow& window)
{
    return reportedThreshold(window.spent + oneNano);
}

std::vector<ExactThresholds> exactThresholds(const Demand& demand, std::span<const Money> amounts, Money opening,
                                             Duration latency, const RunHooks& hooks)
{
    const BusiestWindows windows{demand, latency};
    std::vector<ExactThresholds> found(amounts.size());
    SharedHooks shared{hooks, amounts.size()};
    inSpreadOrder(amounts.size(), [&](std::size_t i) {
        shared.throwIfStopped();
        found[i] = {leastSafeThreshold(demand, amounts[i], opening, latency), windows.at(amounts[i])};
        shared.advance();
    });
    return found;
}

} // namespace lowwater
