// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/choices.h"

#include "sim/advice/advice_ahead.h"
#include "sim/advice/choosable.h"
#include "sim/advice/confidence.h"

#include <algorithm>
#include <array>

namespace lowwater {

namespace {

constexpr std::array<std::size_t, 3> triedShares{50, 80, 95}; ///< percent of the paths
constexpr std::uint32_t fewestPilotPaths = 8;
constexpr std::uint32_t pilotShare = 8; ///< of the paths, one in so many
constexpr std::size_t keptAmounts = 2;
constexpr std::size_t keptSafest = 3;

struct Candidate {
    Policy policy;
    std::optional<Chance> chance; ///< unset: the forecast does not tell
};

bool isSafer(const Candidate& a, const Candidate& b)
{
    return a.chance && (!b.chance || a.chance->share() > b.chance->share());
}

class Chooser {
public:
    Chooser(const ChoiceQuestion& question, FutureCosts& costs, const RunHooks& hooks)
        : m_question{question}, m_costs{costs}, m_hooks{hooks}
    {
        if (question.balanced != nullptr) // first, so that it wins where costs are the same
            m_candidates.push_back({*question.balanced, question.balancedChance});
        for (const auto& amount : question.amounts)
            addThresholds(amount);
    }

    [[nodiscard]] std::vector<Choice> choices()
    {
        keepThePromising();
        const auto futures = compared(m_question.ahead.paths, m_hooks);
        std::size_t safest = 0;
        std::size_t cheapest = 0;
        for (std::size_t i = 1; i < m_candidates.size(); ++i) {
            const bool isCheaper = futures[i].rankingCost < futures[safest].rankingCost;
            if (isSafer(m_candidates[i], m_candidates[safest]) ||
                (isCheaper && !isSafer(m_candidates[safest], m_candidates[i])))
                safest = i;
            if (futures[i].rankingCost < futures[cheapest].rankingCost)
                cheapest = i;
        }
        std::vector<Choice> made;
        const auto add = [&](ChoiceKind kind, std::size_t i) {
            made.push_back({kind, m_candidates[i].policy, chanceOf(m_candidates[i], futures[i]), futures[i]});
        };
        if (m_candidates[safest].chance)
            add(ChoiceKind::Safest, safest);
        if (m_question.balanced != nullptr)
            add(ChoiceKind::Balanced, 0);
        add(ChoiceKind::Cheapest, cheapest);
        return made;
    }

    [[nodiscard]] bool empty() const noexcept { return m_candidates.empty(); }

private:
    void addThresholds(const AmountAdvice& advice)
    {
        const auto* ahead = amountAhead(m_question.forecast, advice.amount);
        if (ahead == nullptr)
            return;
        add(*ahead, Money{});
        if (advice.threshold)
            add(*ahead, *advice.threshold);
        for (const auto& asked : ahead->asked)
            add(*ahead, asked.threshold);
        const auto& safe = ahead->leastSafe;
        if (safe.empty())
            return;
        for (const std::size_t share : triedShares)
            add(*ahead, safe[(safe.size() - 1) * share / 100]);
        // safe on every path that can be, and on the record
        const Money onRecord = std::max(advice.leastSafe.value_or(Money{}), advice.phaseFree.value_or(Money{}));
        add(*ahead, std::max(safe.back(), onRecord));
    }

    /// The least threshold from this one on that can be chosen.
    void add(const AmountForecast& ahead, Money least)
    {
        const auto threshold = choosableThreshold(m_question.scenario, m_question.wishes.step, ahead.amount, least);
        if (!threshold)
            return;
        Policy policy = m_question.scenario.policy;
        policy.amount = ahead.amount;
        policy.threshold = *threshold;
        const bool isKnown = std::any_of(m_candidates.begin(), m_candidates.end(),
                                         [&](const Candidate& each) { return each.policy == policy; });
        if (!isKnown)
            m_candidates.push_back({policy, ahead.chanceAt(*threshold, m_question.ahead.confidence)});
    }

    [[nodiscard]] std::vector<PolicyFuture> compared(std::uint32_t paths, const RunHooks& hooks)
    {
        std::vector<Policy> policies;
        for (const auto& candidate : m_candidates)
            policies.push_back(candidate.policy);
        m_costs.replay({m_question.scenario, m_question.demand, m_question.wishes, m_question.ahead}, policies, paths,
                       hooks);
        return m_costs.compared(policies, paths);
    }

    /// The balanced one, the amounts that are cheapest at one of their thresholds, and the cheapest of the safest.
    void keepThePromising()
    {
        const std::uint32_t pilot =
            std::min(m_question.ahead.paths, std::max(fewestPilotPaths, m_question.ahead.paths / pilotShare));
        const auto futures = compared(pilot, {m_hooks.shouldStop, {}});
        std::vector<std::size_t> byCost(futures.size());
        for (std::size_t i = 0; i < byCost.size(); ++i)
            byCost[i] = i;
        std::stable_sort(byCost.begin(), byCost.end(),
                         [&](std::size_t a, std::size_t b) { return futures[a].rankingCost < futures[b].rankingCost; });
        const auto safest = std::max_element(m_candidates.begin(), m_candidates.end(),
                                             [](const Candidate& a, const Candidate& b) { return isSafer(b, a); });
        std::vector<Money> amounts;
        std::size_t safe = 0;
        std::vector<bool> isKept(futures.size());
        for (const std::size_t i : byCost) {
            const Money amount = m_candidates[i].policy.amount;
            const bool isOfKept = std::find(amounts.begin(), amounts.end(), amount) != amounts.end();
            if (!isOfKept && amounts.size() < keptAmounts)
                amounts.push_back(amount);
            const bool isSafest = m_candidates[i].chance && !isSafer(*safest, m_candidates[i]) && safe++ < keptSafest;
            const bool isBalanced = i == 0 && m_question.balanced != nullptr;
            isKept[i] = isBalanced || isSafest || std::find(amounts.begin(), amounts.end(), amount) != amounts.end();
        }
        std::vector<Candidate> kept;
        for (std::size_t i = 0; i < m_candidates.size(); ++i)
            if (isKept[i])
                kept.push_back(m_candidates[i]);
        m_candidates = std::move(kept);
    }

    [[nodiscard]] Chance chanceOf(const Candidate& candidate, const PolicyFuture& future) const
    {
        return candidate.chance.value_or(
            Chance{future.safePaths, future.paths,
                   lowerBoundOfChance(future.safePaths, future.paths, m_question.ahead.confidence)});
    }

    const ChoiceQuestion& m_question;
    FutureCosts& m_costs;
    const RunHooks& m_hooks;
    std::vector<Candidate> m_candidates;
};

} // namespace

std::string_view choiceName(ChoiceKind kind) noexcept
{
    switch (kind) {
    case ChoiceKind::Safest:
        return "safest";
    case ChoiceKind::Cheapest:
        return "cheapest";
    case ChoiceKind::Balanced:
        break;
    }
    return "balanced";
}

std::vector<Choice> makeChoices(const ChoiceQuestion& question, FutureCosts& costs, const RunHooks& hooks)
{
    Chooser chooser{question, costs, hooks};
    return chooser.empty() ? std::vector<Choice>{} : chooser.choices();
}

} // namespace lowwater
