// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/replay/plain_replay.h"

#include "sim/replay/close_outcome.h"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

constexpr std::size_t requestsBetweenHooks = 1U << 16U;
constexpr Money mostMoney = Money::fromNanos(std::numeric_limits<std::int64_t>::max());

bool isPlain(const Scenario& scenario, const Demand& demand, const SimulateOptions& options)
{
    const Account& account = scenario.account;
    const SimTime start = demand.history->times().front();
    return options.way == Way::LookUp && !options.onEvent && !options.keepTrajectory && !demand.spentIndex.empty() &&
           scenario.policy.mode == Mode::Auto && account.trigger == Trigger::Level && account.latency.isConstant() &&
           account.declineRate == 0 && account.declinedAttempts.empty() && !account.dailyCap && !account.monthlyCap &&
           !account.maxReloads && !account.spendLimit && account.billingLag == Duration{0} &&
           std::none_of(account.deposits.begin(), account.deposits.end(),
                        [start](const Deposit& deposit) { return deposit.time >= start; });
}

/// `funds` is all the money there has been, so that the balance before charge i is funds - spentBefore[i].
class PlainReplay {
public:
    PlainReplay(const Scenario& scenario, const Demand& demand, const SimulateOptions& options, const RunHooks& hooks)
        : m_scenario{scenario},
          m_policy{scenario.policy},
          m_latency{scenario.account.latency.base()},
          m_index{demand.spentIndex},
          m_spentBefore{demand.spentBefore},
          m_times{demand.history->times()},
          m_count{static_cast<ChargeIndex>(m_times.size())},
          m_lists{options.detail == Detail::Lists},
          m_hooks{hooks},
          m_demand{demand},
          m_step{m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - m_policy.threshold},
          m_funds{scenario.openingBalance()},
          m_lowest{m_funds}
    {
    }

    [[nodiscard]] std::optional<Outcome> run()
    {
        SimTime time = m_times.front();
        while (const auto requested = nextRequest(time)) {
            if (m_requests.size() == mostReloads)
                return std::nullopt; // the loop says so
            const auto credited = goThrough(*requested);
            if (m_refuses)
                return std::nullopt;
            if (!credited)
                break;
            time = *credited;
            if (m_requests.size() % requestsBetweenHooks == 0)
                report();
        }
        return finish();
    }

private:
    [[nodiscard]] Money balance() const { return m_funds - m_spentBefore[m_next]; }

    /// No reload is pending at `time`, before charge m_next: when the next one is requested.
    [[nodiscard]] std::optional<SimTime> nextRequest(SimTime time)
    {
        const Money now = balance();
        const Money threshold = m_policy.threshold;
        if (now < threshold || now <= Money{}) {
            foundLow(now);
            return time;
        }
        const Money level = threshold > Money{} ? m_funds - threshold + oneNano : m_funds;
        const ChargeIndex after = m_index.firstReaching(level, m_spentBefore);
        fetchAfter(level);
        m_next = std::min(after, m_count);
        m_sameUpTo = std::min(m_sameUpTo, m_funds - m_spentBefore[after > m_count ? m_count : after - 1]);
        if (after > m_count)
            return std::nullopt;
        foundLow(balance());
        return m_times[after - 1];
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

    /// When the reload is credited; unset: the simulation ends first, or a charge is refused before.
    [[nodiscard]] std::optional<SimTime> goThrough(SimTime requested)
    {
        const Money left = balance();
        const Money amount = m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - left;
        m_requests.push_back({requested, m_funds});
        while (requested - m_requests[m_hourBegin].time >= stormWindow)
            ++m_hourBegin;
        m_storm = std::max(m_storm, m_requests.size() - m_hourBegin);

        const SimTime due = later(requested, m_latency);
        const ChargeIndex next = firstChargeAt(due, m_next, m_count, m_times);
        m_refuses = next > m_next && m_spentBefore[next - 1] >= m_funds;
        const SimTime since = next > m_next ? m_times[next - 1] : requested;
        m_next = next;
        if (m_refuses || next == m_count) {
            m_pending = Reload{requested, std::nullopt, amount, {}, {}};
            return std::nullopt;
        }
        credit(requested, due, since, amount);
        return due;
    }

    /// The balance has been the same since `since`.
    void credit(SimTime requested, SimTime time, SimTime since, Money amount)
    {
        const Money before = balance();
        sink(before);
        m_funds += amount;
        m_credited += amount;
        ++m_credits;
        m_creditArea += Wide{amount.nanos()} * (m_times.back() - time).count();
        if (before <= Money{}) [[unlikely]] {
            m_creditArea += Wide{-before.nanos()} * (time - since).count(); // idle is never below zero
            if (balance() > Money{})
                ++m_closeCalls;
        }
        if (m_lists)
            m_outcome.reloads.push_back({requested, time, amount, balance(), {}});
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

    void report() const
    {
        if (m_hooks.stopRequested())
            throw Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
        m_hooks.progress(static_cast<double>(m_next) / static_cast<double>(m_count));
    }

    /// From each request to the charge that would have used up all there was.
    [[nodiscard]] std::vector<Duration> warnings() const
    {
        constexpr std::size_t ahead = 8;
        std::vector<Duration> warnings;
        warnings.reserve(m_requests.size());
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            if (i + ahead < m_requests.size()) {
                m_index.fetch(m_requests[i + ahead].funds);
                fetchCharge(m_index.nearlyReaching(m_requests[i + ahead / 2].funds));
            }
            const auto& [time, funds] = m_requests[i];
            const ChargeIndex empty = funds > Money{} ? m_index.firstReaching(funds, m_spentBefore) : 0;
            if (empty <= m_count)
                warnings.push_back(empty > 0 ? std::max(m_times[empty - 1] - time, Duration{0}) : Duration{0});
        }
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
    Duration m_latency;
    const SpentIndex& m_index;
    std::span<const Money> m_spentBefore;
    std::span<const SimTime> m_times;
    ChargeIndex m_count;
    bool m_lists;
    const RunHooks& m_hooks;
    const Demand& m_demand;

    Money m_step; ///< about what is spent between two requests
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

} // namespace

std::optional<Outcome> replayPlainly(const Scenario& scenario, const Demand& demand, const SimulateOptions& options,
                                     const RunHooks& hooks)
{
    if (!isPlain(scenario, demand, options))
        return std::nullopt;
    try {
        auto outcome = PlainReplay{scenario, demand, options, hooks}.run();
        if (outcome && options.onLeap)
            options.onLeap(0, static_cast<ChargeIndex>(demand.history->size()));
        return outcome;
    } catch (const std::overflow_error&) {
        return std::nullopt; // all the money there ever was need not fit where the balance does
    }
}

} // namespace lowwater
