// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/obstacles.h"

#include "sim/advice/advice_words.h"
#include "sim/advice/amounts_to_try.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

/// So many times as much is tried, in quarters.
constexpr std::array<std::int64_t, 14> quartersTried{5, 6, 8, 10, 12, 16, 20, 30, 40, 60, 80, 120, 200, 400};
constexpr std::array<std::uint32_t, 9> moreReloadsTried{1, 2, 3, 5, 10, 20, 50, 100, 1000};
constexpr std::array<Duration, 8> latenciesTried{10min, 5min, 2min, 1min, 30s, 10s, 5s, 1s};
constexpr std::array<Duration, 7> repairsTried{4h, 2h, 1h, 30min, 10min, 2min, 1min};
constexpr std::array<std::int64_t, 10> openingsTried{1, 2, 5, 10, 20, 50, 100, 200, 500, 1000}; // dollars

/// The values above `money`: some multiples of it, in whole dollars.
std::vector<Money> larger(Money money)
{
    std::vector<Money> values;
    values.reserve(quartersTried.size());
    for (const std::int64_t quarters : quartersTried)
        values.push_back(money.scaled(quarters, 4).roundedUpTo(oneDollar));
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

std::string instead(const std::string& subject, const std::string& now, const std::string& before)
{
    return fmt::format("with {} {} instead of {}", subject, now, before);
}

class ObstacleSearch {
public:
    ObstacleSearch(const Scenario& scenario, const Demand& demand, const Wishes& wishes, const TryOut& tryOut,
                   const RunHooks& hooks)
        : m_scenario{scenario},
          m_account{m_scenario.account},
          m_demand{demand},
          m_wishes{wishes},
          m_tryOut{tryOut},
          m_hooks{hooks},
          m_largest{amountsToTry(wishes, scenario).back()},
          m_free{scenario}
    {
        m_scenario.account.openingBalance = scenario.openingBalance();
        m_free.account.openingBalance = scenario.openingBalance();
    }

    std::vector<Obstacle> find()
    {
        lookAt(m_scenario);
        const auto helped = [](const Obstacle& obstacle) { return obstacle.wouldDo.has_value(); };
        if (std::none_of(m_found.begin(), m_found.end(), helped))
            outOfTheWayTogether();
        return std::move(m_found);
    }

private:
    /// What stops the agents of a scenario.
    void lookAt(const Scenario& scenario)
    {
        const Outcome outcome = atItsHighest(scenario);
        const auto among = [&outcome](Cause cause) {
            return std::any_of(outcome.interruptions.begin(), outcome.interruptions.end(),
                               [cause](const Interruption& i) { return i.cause == cause; });
        };
        const std::size_t before = m_found.size();
        if (among(Cause::SpendLimit) && scenario.account.spendLimit)
            spendLimit();
        if (among(Cause::Limit))
            reloadLimits(scenario.account);
        if (among(Cause::Declined))
            declined();
        if (among(Cause::Disarmed))
            disarmed();
        if (scenario.openingBalance() <= Money{})
            emptyOpening();
        const auto isAmounts = [](const Obstacle& obstacle) { return obstacle.kind == ObstacleKind::Amounts; };
        if (m_found.size() == before && outcome.refusedAttempts > 0 &&
            std::none_of(m_found.begin(), m_found.end(), isAmounts))
            amounts();
    }

    [[nodiscard]] Outcome atItsHighest(Scenario scenario) const
    {
        scenario.policy.amount = m_largest;
        const Money opening = std::max(scenario.openingBalance(), Money{});
        const Money high = opening + m_demand.history->totalCost() + oneDollar;
        scenario.policy.threshold = scenario.policy.rule == Rule::TopUp ? m_largest - oneNano : high;
        if (scenario.account.trigger == Trigger::Edge)
            scenario.policy.threshold = opening;
        auto outcome = simulate(scenario, m_demand, {}, m_hooks);
        if (!outcome)
            throw outcome.error();
        return std::move(*outcome);
    }

    /// Where no one thing helps: what was found is put out of the way, and what then stops the agents too, until
    /// something would do.
    void outOfTheWayTogether()
    {
        m_alone = false;
        std::size_t before = 0;
        while (m_found.size() > before) {
            before = m_found.size();
            if (const auto policy = m_tryOut(m_free, m_wishes)) {
                add(m_found.back(), before == 1 ? "without that" : "with all of this out of the way", *policy);
                return;
            }
            lookAt(m_free);
        }
    }

    /// A scenario with one thing changed, where one thing alone is tried.
    [[nodiscard]] std::optional<Policy> tryAlone(const Scenario& relaxed, const Wishes& wishes) const
    {
        return m_alone ? m_tryOut(relaxed, wishes) : std::nullopt;
    }

    /// `set` puts a value into a copy of the scenario. The values go from the least change to the greatest; the first
    /// that does is found by bisecting, and is at least one whose neighbour before it does not.
    template <typename Values, typename Set, typename Say>
    void help(Obstacle& obstacle, const Values& values, const Set& set, const Say& say) const
    {
        std::optional<Policy> policy;
        const auto tried = [&](std::size_t i) {
            Scenario relaxed = m_scenario;
            set(relaxed, values[i]);
            return tryAlone(relaxed, m_wishes);
        };
        if (values.empty() || !(policy = tried(values.size() - 1)))
            return;
        std::size_t does = values.size() - 1;
        std::size_t from = 0; // those before it do not
        while (from < does) {
            const std::size_t middle = from + (does - from) / 2;
            if (auto found = tried(middle)) {
                policy = std::move(found);
                does = middle;
            } else {
                from = middle + 1;
            }
        }
        add(obstacle, say(values[does]), *policy);
    }

    static void add(Obstacle& obstacle, std::string condition, const Policy& policy)
    {
        condition.front() = static_cast<char>(condition.front() - 'a' + 'A');
        obstacle.help +=
            fmt::format("{}{}, {} would do.", obstacle.help.empty() ? "" : " ", condition, policyWords(policy));
        if (!obstacle.wouldDo)
            obstacle.wouldDo = policy;
    }

    /// A limit in dollars, of which more would help.
    void moneyLimit(ObstacleKind kind, std::string what, const char* name, std::optional<Money> Account::*limit)
    {
        const Money now = *(m_account.*limit);
        Obstacle obstacle{kind, std::move(what), {}};
        help(
            obstacle, larger(now), [limit](Scenario& s, Money value) { s.account.*limit = value; },
            [&](Money value) { return instead(name, "at " + dollarText(value), dollarText(now)); });
        m_free.account.*limit = std::nullopt;
        m_found.push_back(std::move(obstacle));
    }

    void spendLimit()
    {
        moneyLimit(ObstacleKind::SpendLimit,
                   fmt::format("The monthly spend limit of {} stops the agents whatever the threshold.",
                               dollarText(*m_account.spendLimit)),
                   "the spend limit", &Account::spendLimit);
    }

    void reloadLimits(const Account& account)
    {
        constexpr auto reached = "The limit on automatic reloads is reached: {}.";
        if (account.dailyCap)
            moneyLimit(ObstacleKind::DailyCap, fmt::format(reached, dollarText(*m_account.dailyCap) + " a day"),
                       "the daily cap", &Account::dailyCap);
        if (account.monthlyCap)
            moneyLimit(ObstacleKind::MonthlyCap, fmt::format(reached, dollarText(*m_account.monthlyCap) + " a month"),
                       "the monthly cap", &Account::monthlyCap);
        if (!account.maxReloads)
            return;
        const ReloadRate now = *account.maxReloads;
        const std::string within = formatDuration(now.window);
        Obstacle obstacle{
            ObstacleKind::MaxReloads, fmt::format(reached, fmt::format("{} in {}", now.count, within)), {}};
        help(
            obstacle, moreReloadsTried,
            [now](Scenario& s, std::uint32_t more) {
                s.account.maxReloads = ReloadRate{now.count + more, now.window};
            },
            [&](std::uint32_t more) {
                return instead(fmt::format("{} reloads", now.count + more), "in " + within, std::to_string(now.count));
            });
        largerAmount(obstacle);
        m_free.account.maxReloads.reset();
        m_found.push_back(std::move(obstacle));
    }

    void declined()
    {
        Obstacle obstacle{ObstacleKind::Declined,
                          "A declined payment takes longer to repair than any balance at these amounts lasts.",
                          {}};
        std::vector<Duration> repairs;
        for (const Duration repair : repairsTried)
            if (!m_account.fixDelay.isConstant() || repair < m_account.fixDelay.base())
                repairs.push_back(repair);
        help(
            obstacle, repairs, [](Scenario& s, Duration repair) { s.account.fixDelay = Delay::constant(repair); },
            [this](Duration repair) {
                return instead("a declined payment repaired within", formatDuration(repair),
                               m_account.fixDelay.toString());
            });
        m_free.account.declineRate = 0;
        m_free.account.declinedAttempts.clear();
        if (!obstacle.wouldDo) {
            Scenario never = m_scenario;
            never.account.declineRate = 0;
            never.account.declinedAttempts.clear();
            if (const auto policy = tryAlone(never, m_wishes))
                add(obstacle, "with no payment declined at all", *policy);
        }
        m_found.push_back(std::move(obstacle));
    }

    void disarmed()
    {
        Obstacle obstacle{ObstacleKind::Disarmed,
                          "The trigger asks only on the way down, and these amounts do not lift the balance back "
                          "above it.",
                          {}};
        largerAmount(obstacle);
        m_free.account.trigger = Trigger::Level;
        if (!obstacle.wouldDo) {
            Scenario level = m_scenario;
            level.account.trigger = Trigger::Level;
            if (const auto policy = tryAlone(level, m_wishes))
                add(obstacle, "with a trigger that asks whenever the balance is low", *policy);
        }
        m_found.push_back(std::move(obstacle));
    }

    void emptyOpening()
    {
        Obstacle obstacle{ObstacleKind::EmptyOpening,
                          "The opening balance is empty, so the first charge comes before any reload can.",
                          {}};
        largerOpening(obstacle);
        m_free.account.openingBalance = Money::fromDollars(openingsTried.back());
        m_found.push_back(std::move(obstacle));
    }

    void amounts()
    {
        const auto& latency = m_account.latency;
        Obstacle obstacle{
            ObstacleKind::Amounts,
            fmt::format("The record spends more than the largest amount, {}, while a reload is on its way ({}).",
                        dollarText(m_largest), latency.toString()),
            {}};
        largerAmount(obstacle);
        largerOpening(obstacle);
        std::vector<Duration> latencies;
        for (const Duration shorter : latenciesTried)
            if (latency.isConstant() && shorter < latency.base())
                latencies.push_back(shorter);
        help(
            obstacle, latencies, [](Scenario& s, Duration shorter) { s.account.latency = Delay::constant(shorter); },
            [&latency](Duration shorter) {
                return instead("a reload on its way for", formatDuration(shorter), latency.toString());
            });
        m_found.push_back(std::move(obstacle));
    }

    void largerOpening(Obstacle& obstacle) const
    {
        std::vector<Money> openings;
        for (const std::int64_t opening : openingsTried)
            if (Money::fromDollars(opening) > m_scenario.openingBalance())
                openings.push_back(Money::fromDollars(opening));
        help(
            obstacle, openings, [](Scenario& s, Money opening) { s.account.openingBalance = opening; },
            [this](Money opening) {
                return instead("an opening balance of", dollarText(opening), dollarText(m_scenario.openingBalance()));
            });
    }

    /// An amount above the largest, each tried alone, as a larger one is not always safer (THEORY.md section 1).
    void largerAmount(Obstacle& obstacle) const
    {
        const auto* preset = m_scenario.provider.preset();
        for (const Money amount : larger(m_largest)) {
            if (preset != nullptr && !preset->amounts.money.allows(amount))
                continue;
            Wishes one = m_wishes;
            one.amounts = {amount};
            if (const auto policy = tryAlone(m_scenario, one)) {
                add(obstacle, instead("reloads of", dollarText(amount), dollarText(m_largest) + " at most"), *policy);
                return;
            }
        }
    }

    Scenario m_scenario;
    const Account& m_account;
    const Demand& m_demand;
    const Wishes& m_wishes;
    const TryOut& m_tryOut;
    const RunHooks& m_hooks;
    Money m_largest;
    Scenario m_free;     ///< without what was found so far
    bool m_alone = true; ///< what helps is looked for
    std::vector<Obstacle> m_found;
};

} // namespace

std::vector<Obstacle> findObstacles(const Scenario& scenario, const Demand& demand, const Wishes& wishes,
                                    const TryOut& tryOut, const RunHooks& hooks)
{
    return ObstacleSearch{scenario, demand, wishes, tryOut, hooks}.find();
}

} // namespace lowwater
