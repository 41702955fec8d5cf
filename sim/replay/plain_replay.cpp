// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/plain_replay.h"

#include "sim/replay/close_outcome.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t requestsBetweenHooks = 1U << 16U;
constexpr Money mostMoney = Money::fromNanos(std::numeric_limits<std::int64_t>::max());

bool isPlain(const Scenario& scenario, const Demand& demand)
{
    const Account& account = scenario.account;
    const SimTime start = demand.history->times().front();
    const SimTime end = demand.history->times().back();
    return !demand.spentIndex.empty() && end <= SimTime::max() - account.latency.base() &&
           scenario.policy.mode == Mode::Auto && account.trigger == Trigger::Level && account.latency.isConstant() &&
           account.declineRate == 0 && account.declinedAttempts.empty() && !account.dailyCap && !account.monthlyCap &&
           !account.maxReloads && !account.spendLimit && account.billingLag == Duration{0} &&
           std::none_of(account.deposits.begin(), account.deposits.end(),
                        [start](const Deposit& deposit) { return deposit.time >= start; });
}

/// When all the money there was at a request would have been spent, by the number of the request. The same for every
/// threshold of one amount under `add`, so that replays in step share it.
using EmptyTimes = std::vector<SimTime>;

/// `funds` is all the money there has been, so that the balance before charge i is funds - spentBefore[i].
class PlainReplay {
public:
    /// `nextAfter`, where it is not empty, has for each charge the first one behind it that is a latency or more later.
    /// `shared` is null, or known and added to by all the replays of one amount.
    PlainReplay(const Scenario& scenario, const Demand& demand, Detail detail, std::span<const ChargeIndex> nextAfter,
                EmptyTimes* shared)
        : m_scenario{scenario},
          m_policy{scenario.policy},
          m_threshold{m_policy.threshold},
          m_latency{scenario.account.latency.base()},
          m_index{demand.spentIndex},
          m_spentBefore{demand.spentBefore},
          m_times{demand.history->times()},
          m_nextAfter{nextAfter},
          m_count{static_cast<ChargeIndex>(m_times.size())},
          m_lists{detail == Detail::Lists},
          m_demand{demand},
          m_empties{shared != nullptr ? *shared : m_ownEmpties},
          m_time{m_times.front()},
          m_step{m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - m_policy.threshold},
          m_funds{scenario.openingBalance()},
          m_lowest{m_funds}
    {
    }

    /// Goes on to the next reload; false: there is none, or it cannot be told plainly.
    [[nodiscard]] bool step()
    {
        if (!findRequest())
            return false;
        m_refuses = m_requests.size() == mostReloads; // the loop says so
        return !m_refuses && goThrough();
    }

    [[nodiscard]] double progress() const { return static_cast<double>(m_next) / static_cast<double>(m_count); }

    /// Once there is no further step; unset: a charge is refused.
    [[nodiscard]] std::optional<Outcome> outcome()
    {
        if (m_refuses)
            return std::nullopt;
        return finish();
    }

private:
    [[nodiscard]] Money balance() const { return m_funds - m_spentBefore[m_next]; }

    /// No reload is pending at m_time, before charge m_next: when the next one is requested. False: never.
    [[nodiscard]] bool findRequest()
    {
        const Money now = balance();
        if (now < m_threshold || now <= Money{}) {
            foundLow(now);
            m_requested = m_time;
            m_atCharge = false;
            return true;
        }
        const Money level = m_threshold > Money{} ? m_funds - m_threshold + oneNano : m_funds;
        const ChargeIndex after = m_index.firstReaching(level, m_spentBefore);
        fetchAfter(level);
        m_next = std::min(after, m_count);
        m_sameUpTo = std::min(m_sameUpTo, m_funds - m_spentBefore[after > m_count ? m_count : after - 1]);
        if (after > m_count)
            return false;
        foundLow(balance());
        m_requested = m_times[after - 1];
        m_atCharge = true;
        return true;
    }

    /// Where the next reloads will look: most of a replay's time goes into waiting for memory. Guessed for `top_up`.
    void fetchAfter(Money level) const
    {
        fetchCharge(m_index.nearlyReaching(level + m_step));
        m_index.fetch(level + m_step + m_step);
    }

    void fetchCharge(ChargeIndex charge) const
    {
        __builtin_prefetch(m_spentBefore.data() + charge);
        __builtin_prefetch(m_times.data() + charge);
    }

    void foundLow(Money balance)
    {
        if (balance > Money{})
            m_sameAbove = std::max(m_sameAbove, balance);
    }

    /// To the credit of the reload requested now. False: the simulation ends first, or a charge is refused before.
    [[nodiscard]] bool goThrough()
    {
        const Money amount = m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - balance();
        m_requests.push_back({m_requested, m_funds});
        while (m_requested - m_requests[m_hourBegin].time >= stormWindow)
            ++m_hourBegin;
        m_storm = std::max(m_storm, m_requests.size() - m_hourBegin);

        m_time = m_requested + m_latency;
        const ChargeIndex next = m_atCharge && !m_nextAfter.empty() ? m_nextAfter[m_next - 1]
                                                                    : firstChargeAt(m_time, m_next, m_count, m_times);
        m_refuses = next > m_next && m_spentBefore[next - 1] >= m_funds;
        const SimTime since = next > m_next ? m_times[next - 1] : m_requested;
        m_next = next;
        if (m_refuses || next == m_count) {
            m_pending = Reload{m_requested, std::nullopt, amount, {}, {}};
            return false;
        }
        credit(since, amount);
        return true;
    }

    /// The balance has been the same since `since`.
    void credit(SimTime since, Money amount)
    {
        const Money before = balance();
        sink(before);
        m_funds += amount;
        m_credited += amount;
        ++m_credits;
        m_creditArea += Wide{amount.nanos()} * (m_times.back() - m_time).count();
        if (before <= Money{}) [[unlikely]] {
            m_creditArea += Wide{-before.nanos()} * (m_time - since).count(); // idle is never below zero
            if (balance() > Money{})
                ++m_closeCalls;
        }
        if (m_lists)
            m_outcome.reloads.push_back({m_requested, m_time, amount, balance(), {}});
    }

    void sink(Money balance)
    {
        if (balance >= m_lowest)
            return;
        m_lowest = balance;
        m_lowestBefore = m_next;
    }

    [[nodiscard]] SimTime lowestAt() const
    {
        ChargeIndex charge = m_lowestBefore;
        while (charge > 0 && m_spentBefore[charge - 1] == m_spentBefore[m_lowestBefore])
            --charge;
        return m_times[charge > 0 ? charge - 1 : 0];
    }

    [[nodiscard]] SimTime emptyAt(Money funds) const
    {
        const ChargeIndex empty = funds > Money{} ? m_index.firstReaching(funds, m_spentBefore) : 0;
        if (empty > m_count)
            return SimTime::max();
        return empty > 0 ? m_times[empty - 1] : SimTime::min();
    }

    void findEmpties()
    {
        constexpr std::size_t ahead = 8;
        m_empties.reserve(m_requests.size());
        for (std::size_t i = m_empties.size(); i < m_requests.size(); ++i) {
            if (i + ahead < m_requests.size()) {
                m_index.fetch(m_requests[i + ahead].funds);
                fetchCharge(m_index.nearlyReaching(m_requests[i + ahead / 2].funds));
            }
            m_empties.push_back(emptyAt(m_requests[i].funds));
        }
    }

    /// From each request to the charge that would have used up all there was.
    [[nodiscard]] std::vector<Duration> warnings()
    {
        findEmpties();
        std::vector<Duration> warnings;
        warnings.reserve(m_requests.size());
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            if (m_empties[i] < SimTime::max())
                warnings.push_back(m_empties[i] > m_requests[i].time ? m_empties[i] - m_requests[i].time : Duration{0});
        return warnings;
    }

    [[nodiscard]] Outcome finish()
    {
        m_next = m_count;
        sink(balance());
        auto& o = m_outcome;
        o.opening = m_scenario.openingBalance();
        o.ending = balance();
        o.lowest = m_lowest;
        o.lowestAt = lowestAt();
        o.spent = m_spentBefore.back();
        o.reloaded = m_credited;
        o.reloadCount = m_credits;
        o.pending = std::move(m_pending);
        o.storm = m_storm;
        o.closeCalls = m_closeCalls;
        if (m_sameAbove > Money{})
            o.sameAbove = m_sameAbove;
        if (m_sameUpTo < mostMoney)
            o.sameUpTo = m_sameUpTo;
        const Duration length = m_times.back() - m_times.front();
        const Wide idle = Wide{o.opening.nanos()} * length.count() + m_creditArea -
                          m_index.areaBefore(m_count - 1, m_times, m_spentBefore);
        o.meanIdle = meanOver(length, idle, o.ending);
        setWarnings(o, warnings());
        closeOutcome(o, m_scenario, m_demand, m_times.back());
        return std::move(m_outcome);
    }

    const Scenario& m_scenario;
    const Policy& m_policy;
    Money m_threshold;
    Duration m_latency; ///< with which no time of the history is past the range
    const SpentIndex& m_index;
    std::span<const Money> m_spentBefore;
    std::span<const SimTime> m_times;
    std::span<const ChargeIndex> m_nextAfter;
    ChargeIndex m_count;
    bool m_lists;
    const Demand& m_demand;
    EmptyTimes m_ownEmpties;
    EmptyTimes& m_empties;

    SimTime m_time; ///< when the last reload was credited
    SimTime m_requested;
    bool m_atCharge = false; ///< by the charge before m_next
    Money m_step;            ///< about what is spent between two requests
    Money m_funds;
    ChargeIndex m_next = 0; ///< the first charge not yet posted
    Money m_lowest;
    ChargeIndex m_lowestBefore = 0; ///< the charge before which the balance was at its lowest
    Money m_credited;
    std::uint64_t m_credits = 0;
    Wide m_creditArea = 0; ///< what credits add to the idle area, nano-dollars x microseconds
    std::uint64_t m_closeCalls = 0;
    bool m_refuses = false;
    std::optional<Reload> m_pending;
    struct Request {
        SimTime time;
        Money funds; ///< then
    };
    std::vector<Request> m_requests;
    std::size_t m_hourBegin = 0; ///< the first request in (t - 60 min, t]
    std::size_t m_storm = 0;
    Money m_sameAbove; ///< 0: none
    Money m_sameUpTo = mostMoney;
    Outcome m_outcome;
};

void stopWhereAsked(const RunHooks& hooks)
{
    if (hooks.stopRequested())
        throw Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
}

} // namespace

std::optional<Outcome> replayPlainly(const Scenario& scenario, const Demand& demand, const SimulateOptions& options,
                                     const RunHooks& hooks)
{
    if (!isPlain(scenario, demand) || options.way != Way::LookUp || options.onEvent || options.keepTrajectory)
        return std::nullopt;
    try {
        PlainReplay replay{scenario, demand, options.detail, {}, nullptr};
        for (std::size_t steps = 1; replay.step(); ++steps) {
            if (steps % requestsBetweenHooks != 0)
                continue;
            stopWhereAsked(hooks);
            hooks.progress(replay.progress());
        }
        auto outcome = replay.outcome();
        if (outcome && options.onLeap)
            options.onLeap(0, static_cast<ChargeIndex>(demand.history->size()));
        return outcome;
    } catch (const std::overflow_error&) {
        return std::nullopt; // all the money there ever was need not fit where the balance does
    }
}

PlainReplays::PlainReplays(const Scenario& scenario, const Demand& demand)
    : m_scenario{scenario}, m_demand{demand}, m_isPlain{!demand.history->empty() && isPlain(scenario, demand)}
{
    if (!m_isPlain)
        return;
    const auto times = demand.history->times();
    const Duration latency = scenario.account.latency.base();
    m_nextAfter.reserve(times.size());
    ChargeIndex next = 0;
    for (ChargeIndex i = 0; i < times.size(); ++i) {
        next = std::max(next, i + 1);
        while (next < times.size() && times[next] < times[i] + latency)
            ++next;
        m_nextAfter.push_back(next);
    }
}

std::vector<std::optional<Outcome>> PlainReplays::totals(Money amount, std::span<const Money> thresholds,
                                                         const RunHooks& hooks) const
{
    std::vector<std::optional<Outcome>> outcomes(thresholds.size());
    if (!m_isPlain)
        return outcomes;
    std::vector<Scenario> scenarios(thresholds.size(), m_scenario); // the replays keep references
    EmptyTimes empties;
    std::deque<PlainReplay> replays;
    std::vector<PlainReplay*> going;
    std::vector<std::size_t> owners; // of each replay, the number of its threshold
    try {
        for (std::size_t i = 0; i < thresholds.size(); ++i) {
            scenarios[i].policy.amount = amount;
            scenarios[i].policy.threshold = thresholds[i];
            if (!validate(scenarios[i]).empty())
                continue;
            EmptyTimes* const shared = m_scenario.policy.rule == Rule::Add ? &empties : nullptr;
            going.push_back(&replays.emplace_back(scenarios[i], m_demand, Detail::Totals, m_nextAfter, shared));
            owners.push_back(i);
        }
        for (std::size_t steps = thresholds.size(); !going.empty(); steps += thresholds.size()) {
            std::erase_if(going, [](PlainReplay* replay) { return !replay->step(); });
            if (steps % requestsBetweenHooks < thresholds.size())
                stopWhereAsked(hooks);
        }
        for (std::size_t i = 0; i < owners.size(); ++i)
            outcomes[owners[i]] = replays[i].outcome();
    } catch (const std::overflow_error&) {
        outcomes.assign(thresholds.size(), std::nullopt); // each on its own may still fit
    }
    return outcomes;
}

} // namespace lowwater
