// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/threshold_search.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr int mostReplays = 2'000; ///< of a walk; a longer one ends at what it has reached

class Search {
public:
    Search(const Scenario& scenario, const Demand& demand, const RunHooks& hooks)
        : m_scenario{scenario}, m_demand{demand}, m_hooks{hooks}
    {
    }

    struct Interval {
        bool safe = false;
        std::optional<Money> above; ///< thresholds in (above, upTo] do the same
        std::optional<Money> upTo;
    };
    Interval at(Money threshold)
    {
        m_scenario.policy.threshold = threshold;
        auto outcome = simulate(m_scenario, m_demand, {}, m_hooks);
        if (!outcome)
            throw outcome.error();
        return {outcome->refusedAttempts == 0 && outcome->strandedCharges == 0, outcome->sameAbove, outcome->sameUpTo};
    }

    FoundThresholds bisect(Money high)
    {
        const auto top = at(high);
        if (!top.safe)
            return {};
        std::optional<Money> safeAbove = top.above; // (safeAbove, high] is safe
        Money unsafeUpTo = Money{} - oneNano;
        while (safeAbove && *safeAbove > unsafeUpTo) {
            const Money middle = unsafeUpTo + (*safeAbove - unsafeUpTo).scaled(1, 2);
            const auto found = at(std::clamp(middle, unsafeUpTo + oneNano, *safeAbove));
            if (found.safe)
                safeAbove = found.above;
            else
                unsafeUpTo = found.upTo.value_or(*safeAbove);
        }
        return {safeAbove ? std::max(*safeAbove + oneNano, Money{}) : Money{}, std::nullopt};
    }

    FoundThresholds walkDown(Money high)
    {
        FoundThresholds found;
        Money threshold = high;
        for (int replay = 0; replay < mostReplays; ++replay) {
            const auto interval = at(threshold);
            if (!interval.safe)
                return found;
            found.safeBelow = high + oneNano;
            found.least = interval.above ? std::max(*interval.above + oneNano, Money{}) : Money{};
            if (!interval.above || *interval.above < Money{})
                return found;
            threshold = *interval.above;
        }
        return found;
    }

private:
    Scenario m_scenario;
    const Demand& m_demand;
    const RunHooks& m_hooks;
};

} // namespace

FoundThresholds searchThresholds(const Scenario& scenario, const Demand& demand, const RunHooks& hooks,
                                 std::optional<Money> highest)
{
    const auto walkDown = [&](Search& search, Money high) {
        const Money start = highest ? std::min(*highest, high) : high;
        return start < Money{} ? FoundThresholds{} : search.walkDown(start);
    };
    Search search{scenario, demand, hooks};
    const auto& policy = scenario.policy;
    const Money opening = scenario.openingBalance();
    if (policy.rule == Rule::TopUp)
        return walkDown(search, policy.amount - oneNano);
    // An edge trigger asks on the way down only: above the opening balance it would never have been armed.
    if (scenario.account.trigger == Trigger::Edge)
        return opening > Money{} ? walkDown(search, opening) : FoundThresholds{};
    Money high = std::max(opening, Money{}) + demand.history->totalCost() + policy.amount;
    for (const auto& deposit : scenario.account.deposits)
        high += deposit.amount;
    return search.bisect(high);
}

} // namespace lowwater
