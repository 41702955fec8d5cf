// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/stress.h"

#include "sim/advice/advice_words.h"
#include "sim/advice/runaway.h"
#include "sim/advice/shared_hooks.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::array<StressKind, 6> kinds{StressKind::RunawayAtWorst, StressKind::RunawayAsUsual,
                                          StressKind::SlowReloads,    StressKind::DeclinedPayment,
                                          StressKind::StaleBalance,   StressKind::CapReached};
constexpr std::chrono::days upToThe20th{19};

/// What happened between the start of a month and its 20th, and in all of it.
struct MonthShare {
    Money before;
    Money all;
};
using Months = std::map<SimTime, MonthShare>;

void count(Months& months, SimTime time, Money money)
{
    const SimTime month = startOfMonth(time);
    MonthShare& share = months[month];
    share.all += money;
    if (time < month + upToThe20th)
        share.before += money;
}

/// A limit that the dearest month reaches on its 20th. Where no month goes on past the 20th: the limit there is, else
/// 19 of 30 parts of the dearest month. In whole cents.
Money limitOf(const Months& months, const std::optional<Money>& now)
{
    Money limit;
    Money mostWithLimit;
    Money most;
    for (const auto& [month, share] : months) {
        most = std::max(most, share.all);
        if (share.before == Money{} || share.before == share.all || share.all <= mostWithLimit)
            continue;
        mostWithLimit = share.all;
        limit = share.before;
    }
    if (limit == Money{})
        return now.value_or(most.scaled(upToThe20th.count(), 30).roundedUpTo(oneCent));
    limit = limit.roundedUpTo(oneCent);
    return now ? std::min(*now, limit) : limit;
}

std::string toTheMinute(SimTime time)
{
    std::string text = formatTime(time).substr(0, 16);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text + " UTC";
}

/// The calendar day on which most is spent.
SimTime busiestDay(const Demand& demand)
{
    std::map<SimTime, Money> days;
    for (ChargeIndex i = 0; i < demand.history->size(); ++i)
        days[startOfDay(demand.history->times()[i])] += demand.history->costs()[i];
    return std::max_element(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

/// A scenario under stress, and on what.
struct Case {
    std::string assumed;
    Scenario scenario;
    std::shared_ptr<const Demand> demand; ///< null: the record's own
    Money burned;
};

/// Makes the cases of one scenario from what happens without any of them.
class Cases {
public:
    Cases(const Scenario& scenario, const Demand& demand, const StressOptions& options, const Outcome& unstressed)
        : m_scenario{scenario}, m_demand{demand}, m_options{options}, m_reloads{unstressed.reloads}
    {
        if (unstressed.pending)
            m_reloads.push_back(*unstressed.pending);
        std::sort(m_reloads.begin(), m_reloads.end(),
                  [](const Reload& a, const Reload& b) { return a.requested < b.requested; });
    }

    [[nodiscard]] Case make(StressKind kind, const RunHooks& hooks) const
    {
        switch (kind) {
        case StressKind::RunawayAtWorst:
            return runaway(busiestMoment(m_demand, m_options.runaway.lasts), "when you are busiest", hooks);
        case StressKind::RunawayAsUsual:
            return runaway(usualMoment(m_demand, m_options.runaway.lasts), "at a usual time", hooks);
        case StressKind::SlowReloads:
            return slow();
        case StressKind::DeclinedPayment:
            return declined();
        case StressKind::StaleBalance:
            return stale();
        case StressKind::CapReached:
            return capReached();
        case StressKind::None:
            break;
        }
        return {"Nothing goes wrong.", m_scenario, nullptr, {}};
    }

private:
    [[nodiscard]] Case runaway(SimTime begin, std::string_view when, const RunHooks& hooks) const
    {
        const Runaway& wild = m_options.runaway;
        auto [demand, burned] = withRunaway(m_scenario, m_demand, wild, begin, hooks);
        return {
            fmt::format("{} sub-agents run wild {} ({}), each with a step of {} every {}; somebody notices after {}.",
                        wild.agents, when, toTheMinute(begin), dollarText(stepCostOf(wild, m_demand)),
                        formatDuration(wild.stepEvery), formatDuration(wild.lasts)),
            m_scenario, std::move(demand), burned};
    }

    [[nodiscard]] Case slow() const
    {
        Case slower{{}, m_scenario, nullptr, {}};
        Delay& latency = slower.scenario.account.latency;
        latency = latency.times(2);
        slower.assumed = m_scenario.account.latency == Delay::typicalCard()
                             ? "Payments take twice as long as with a typical card."
                             : fmt::format("Payments take twice as long: {}.", latency.toString());
        return slower;
    }

    /// All attempts of one reload: a card that was declined is declined again.
    [[nodiscard]] Case declined() const
    {
        const SimTime day = busiestDay(m_demand);
        Case bad{{}, m_scenario, nullptr, {}};
        std::uint64_t attempt = 1;
        const auto reload = std::find_if(m_reloads.begin(), m_reloads.end(), [&](const Reload& candidate) {
            const bool found = candidate.requested >= day;
            if (!found)
                attempt += candidate.declined.size() + 1;
            return found;
        });
        if (reload == m_reloads.end()) {
            bad.assumed = fmt::format("No payment falls on the busiest day ({}) or later.", formatDay(day));
            return bad;
        }
        auto& list = bad.scenario.account.declinedAttempts;
        for (std::uint32_t i = 0; i < m_scenario.account.maxAttempts; ++i)
            list.push_back(attempt + i);
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
        bad.assumed =
            fmt::format("The card is declined on {} for the first reload {} the busiest day, as often as it is "
                        "tried.",
                        formatDay(reload->requested), reload->requested < startOfNextDay(day) ? "of" : "after");
        return bad;
    }

    [[nodiscard]] Case stale() const
    {
        Case later{
            fmt::format("After every stop agents go on seeing no balance for {}.", formatDuration(m_options.staleFor)),
            m_scenario,
            nullptr,
            {}};
        later.scenario.account.resumeLag = Delay::constant(m_options.staleFor);
        return later;
    }

    [[nodiscard]] Case capReached() const
    {
        Case capped{{}, m_scenario, nullptr, {}};
        Account& account = capped.scenario.account;
        Months months;
        if (m_scenario.policy.mode == Mode::Auto) {
            for (const Reload& reload : m_reloads)
                count(months, reload.requested, reload.amount);
            account.monthlyCap = limitOf(months, account.monthlyCap);
            if (!m_scenario.account.monthlyCap)
                account.monthlyCap = std::max(*account.monthlyCap, m_scenario.policy.amount);
            capped.assumed = fmt::format("A cap of {} of reloads a month is reached on about the 20th.",
                                         dollarText(*account.monthlyCap));
            return capped;
        }
        for (ChargeIndex i = 0; i < m_demand.history->size(); ++i)
            count(months, m_demand.history->times()[i], m_demand.history->costs()[i]);
        account.spendLimit = std::max(limitOf(months, account.spendLimit), oneNano);
        capped.assumed =
            fmt::format("A spend limit of {} a month is reached on about the 20th.", dollarText(*account.spendLimit));
        return capped;
    }

    const Scenario& m_scenario;
    const Demand& m_demand;
    const StressOptions& m_options;
    std::vector<Reload> m_reloads; ///< by request
};

Stress stressOf(StressKind kind, Case stressed, const Outcome& outcome)
{
    Stress stress{kind, std::move(stressed.assumed), totalsOf(outcome), 0, Duration{0}, stressed.burned, {}};
    for (const Interruption& interruption : outcome.interruptions) {
        stress.agentsStopped = std::max(stress.agentsStopped, interruption.sessions);
        if (!interruption.ended)
            stress.longest.reset();
        else if (stress.longest)
            stress.longest = std::max(*stress.longest, *interruption.ended - interruption.began);
    }
    return stress;
}

Result<Done> check(const StressOptions& options)
{
    const auto& [agents, lasts, stepEvery, stepCost] = options.runaway;
    const bool isGood = agents >= 1 && agents <= 10'000 && lasts > Duration{0} && stepEvery > Duration{0} &&
                        lasts / stepEvery * agents <= 1'000'000 && (!stepCost || *stepCost >= Money{}) &&
                        options.staleFor >= Duration{0};
    if (isGood)
        return Done{};
    return Error{ErrorCode::Invalid, {{}, 0, "stress"}, {}, "has a runaway of no steps or more than a million"};
}

std::vector<Stress> runAll(const Scenario& scenario, const Demand& demand, const StressOptions& options,
                           const Outcome& unstressed, const RunHooks& hooks)
{
    const Cases cases{scenario, demand, options, unstressed};
    SharedHooks shared{hooks, kinds.size()};
    std::vector<Stress> list(kinds.size() + 1);
    list[0] = stressOf(StressKind::None, cases.make(StressKind::None, {}), unstressed);
    inSpreadOrder(kinds.size(), [&](std::size_t i) {
        shared.throwIfStopped();
        Case stressed = cases.make(kinds[i], shared.forReplay());
        const auto outcome =
            simulate(stressed.scenario, stressed.demand ? *stressed.demand : demand, {}, shared.forReplay());
        if (!outcome)
            throw outcome.error();
        list[i + 1] = stressOf(kinds[i], std::move(stressed), *outcome);
        list[i + 1].extra = outcome->spent + outcome->fees - unstressed.spent - unstressed.fees;
        shared.advance();
    });
    return list;
}

} // namespace

std::string_view stressName(StressKind kind) noexcept
{
    constexpr std::array<std::string_view, kinds.size() + 1> names{
        "none",          "runaway_at_worst", "runaway_as_usual", "slow_reloads", "declined_payment",
        "stale_balance", "cap_reached"};
    return names[static_cast<std::size_t>(kind)];
}

Result<std::vector<Stress>> stressTests(const Scenario& scenario, const Demand& demand, const StressOptions& options,
                                        const RunHooks& hooks)
{
    if (const auto done = check(options); !done)
        return done.error();
    const auto unstressed = simulate(scenario, demand, {}, {hooks.shouldStop, {}});
    if (!unstressed)
        return unstressed.error();
    try {
        return runAll(scenario, demand, options, *unstressed, hooks);
    } catch (const Error& error) {
        return error;
    } catch (const std::overflow_error& overflow) {
        return Error{ErrorCode::Overflow, {}, {}, overflow.what()};
    }
}

} // namespace lowwater
