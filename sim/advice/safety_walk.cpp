// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/safety_walk.h"

#include "sim/replay/close_outcome.h"
#include "sim/replay/reload_limits.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace lowwater {

namespace {

constexpr std::uint64_t stepsBetweenHooks = 1U << 14U;

/// A demand's charges, asked as those of a Future.
class RecordedCharges {
public:
    using Position = ChargeIndex;

    explicit RecordedCharges(const Demand& demand)
        : m_times{demand.history->times()}, m_spentBefore{demand.spentBefore}, m_index{demand.spentIndex}
    {
    }

    [[nodiscard]] Position begin() const { return 0; }
    [[nodiscard]] Position end() const { return static_cast<Position>(m_times.size()); }
    [[nodiscard]] Position next(Position charge) const { return charge + 1; }
    [[nodiscard]] Position previous(Position charge) const { return charge - 1; }
    [[nodiscard]] SimTime time(Position charge) const { return m_times[charge]; }
    [[nodiscard]] Money spentBefore(Position charge) const { return m_spentBefore[charge]; }
    [[nodiscard]] Position reaching(Money level) const
    {
        return std::min(m_index.firstReaching(level, m_spentBefore) - 1, end());
    }
    [[nodiscard]] Position firstAt(SimTime time, Position from) const
    {
        return firstChargeAt(time, from, end(), m_times);
    }

private:
    std::span<const SimTime> m_times;
    std::span<const Money> m_spentBefore;
    const SpentIndex& m_index;
};

/// MODEL.md section 5 as far as no charge is refused: `funds` is all the money there has been, so that the balance
/// before a charge is funds - spentBefore.
template <typename Charges>
class SafetyWalk {
public:
    SafetyWalk(const Scenario& scenario, const Charges& charges, ReloadDelays& delays)
        : m_policy{scenario.policy},
          m_isEdge{scenario.account.trigger == Trigger::Edge},
          m_lag{scenario.account.billingLag},
          m_charges{charges},
          m_delays{delays},
          m_limits{scenario.account},
          m_isLimited{scenario.account.dailyCap || scenario.account.monthlyCap || scenario.account.maxReloads},
          m_time{charges.time(charges.begin())},
          m_tried{charges.begin()},
          m_next{charges.begin()},
          m_funds{scenario.openingBalance()}
    {
        m_safety.lowest = m_funds;
        for (const auto& deposit : scenario.account.deposits)
            if (deposit.time >= m_time)
                m_deposits.push_back(deposit);
        std::stable_sort(m_deposits.begin(), m_deposits.end(),
                         [](const Deposit& a, const Deposit& b) { return a.time < b.time; });
    }

    [[nodiscard]] Safety run(const RunHooks& hooks)
    {
        m_armed = !foundLow();
        request();
        for (std::uint64_t steps = 1; m_tried != m_charges.end(); ++steps) {
            if (!goOn())
                return m_safety;
            if (steps % stepsBetweenHooks == 0 && hooks.stopRequested())
                throw Error{ErrorCode::Cancelled, {}, {}, "was cancelled"};
        }
        m_safety.isSafe = true;
        return m_safety;
    }

private:
    using Position = typename Charges::Position;

    /// What comes next besides charges; of those at the same time in this order.
    enum class Kind { Check, Deposit, Payment, None };
    struct Due {
        SimTime time;
        Kind kind = Kind::None;
    };

    [[nodiscard]] Money balance() const { return m_funds - m_spent; }
    void goTo(Position charge)
    {
        m_next = charge;
        m_spent = m_charges.spentBefore(charge);
    }
    [[nodiscard]] bool isLow(Money balance) const { return balance <= Money{} || balance < m_policy.threshold; }

    /// Asked where a decision hangs on it.
    bool foundLow()
    {
        const Money now = balance();
        if (!isLow(now)) {
            foundHigh(now);
            return false;
        }
        if (now > Money{})
            m_safety.above = std::max(m_safety.above.value_or(now), now);
        return true;
    }
    void foundHigh(Money balance) { m_safety.upTo = std::min(m_safety.upTo.value_or(balance), balance); }

    [[nodiscard]] Due due() const
    {
        Due first;
        const auto consider = [&first](SimTime time, Kind kind) {
            if (first.kind == Kind::None || time < first.time)
                first = {time, kind};
        };
        if (m_check)
            consider(*m_check, Kind::Check);
        if (m_nextDeposit < m_deposits.size())
            consider(m_deposits[m_nextDeposit].time, Kind::Deposit);
        if (m_payment)
            consider(*m_payment, Kind::Payment);
        return first;
    }

    /// To the next moment at which something is decided. False: a charge is refused before.
    [[nodiscard]] bool goOn()
    {
        const Due event = due();
        const bool mayRequest = !m_isPending && (!m_isEdge || m_armed) && !isLow(balance());
        if (mayRequest && requestsBefore(event))
            return true;
        if (!arePaid(event.kind == Kind::None ? m_charges.end() : m_charges.firstAt(event.time, m_tried)))
            return false;
        if (m_tried == m_charges.end())
            return true;
        goTo(m_charges.firstAt(event.time - m_lag, m_next));
        if (mayRequest)
            foundHigh(balance()); // after each of them: the last is the closest
        process(event);
        return true;
    }

    /// The attempts before `upTo`. The balance only falls between two rises, so that the last one finds the least.
    [[nodiscard]] bool arePaid(Position upTo)
    {
        if (upTo == m_tried)
            return true;
        m_tried = upTo;
        const auto last = m_charges.previous(upTo);
        const auto posted =
            m_lag == Duration{0} ? last : m_charges.firstAt(m_charges.time(last) - m_lag + Duration{1}, m_next);
        const Money found = m_funds - m_charges.spentBefore(posted);
        m_safety.lowest = std::min(m_safety.lowest, found);
        return found > Money{};
    }

    /// The balance is not low: goes to the charge that makes it so, where it comes before `event`.
    [[nodiscard]] bool requestsBefore(const Due& event)
    {
        const Money level = m_policy.threshold > Money{} ? m_funds - m_policy.threshold + oneNano : m_funds;
        const auto asks = m_charges.reaching(level);
        if (asks == m_charges.end())
            return false;
        const SimTime posted = later(m_charges.time(asks), m_lag);
        if (event.kind != Kind::None && posted >= event.time)
            return false;
        foundHigh(m_funds - m_charges.spentBefore(asks));
        (void)arePaid(m_lag == Duration{0} ? m_charges.next(asks) : m_charges.firstAt(posted, m_tried));
        m_time = posted;
        goTo(m_charges.next(asks));
        request();
        return true;
    }

    void request()
    {
        if (m_isPending || (m_isEdge && !m_armed) || !foundLow())
            return;
        const Money amount = m_policy.rule == Rule::Add ? m_policy.amount : m_policy.amount - balance();
        if (m_isLimited && isBlocked(amount))
            return;
        if (++m_requests > mostReloads)
            throw Error{ErrorCode::Limit, {}, {}, "more than ten million reloads; raise the amount"};
        if (m_isLimited)
            m_limits.count(m_time, amount);
        m_isPending = true;
        m_armed = false;
        m_amount = amount;
        if (const auto delay = m_delays.of(m_requests))
            m_payment = later(m_time, *delay);
    }

    [[nodiscard]] bool isBlocked(Money amount)
    {
        const auto block = m_limits.blocks(m_time, amount);
        if (block && block->until)
            m_check = block->until;
        return block.has_value();
    }

    void process(const Due& event)
    {
        m_time = event.time;
        switch (event.kind) {
        case Kind::Check:
            m_check.reset();
            request();
            return;
        case Kind::Deposit:
            rise(m_deposits[m_nextDeposit++].amount);
            return;
        case Kind::Payment:
            m_payment.reset();
            m_isPending = false;
            rise(m_amount);
            return;
        case Kind::None:
            return;
        }
    }

    void rise(Money amount)
    {
        m_funds += amount;
        if (m_isEdge && !foundLow())
            m_armed = true;
        request();
    }

    const Policy& m_policy;
    bool m_isEdge;
    Duration m_lag; ///< from a charge's attempt to its post
    const Charges& m_charges;
    ReloadDelays& m_delays;
    ReloadLimits m_limits;
    bool m_isLimited;
    std::vector<Deposit> m_deposits; ///< to come, by time
    std::size_t m_nextDeposit = 0;

    SimTime m_time;
    Position m_tried; ///< the first charge not yet attempted
    Position m_next;  ///< the first charge not yet posted
    Money m_spent;    ///< before it
    Money m_funds;
    bool m_armed = true;
    std::optional<SimTime> m_check;
    bool m_isPending = false;
    std::optional<SimTime> m_payment; ///< of the pending reload; unset: it is never credited
    Money m_amount;                   ///< of the pending reload
    std::size_t m_requests = 0;
    Safety m_safety;
};

} // namespace

bool safetyWalkHolds(const Scenario& scenario)
{
    return scenario.policy.mode == Mode::Auto && !scenario.account.spendLimit;
}

Safety walkedSafety(const Scenario& scenario, const Future& path, ReloadDelays& delays, const RunHooks& hooks)
{
    return SafetyWalk<Future>{scenario, path, delays}.run(hooks);
}

Safety walkedSafety(const Scenario& scenario, const Demand& record, ReloadDelays& delays, const RunHooks& hooks)
{
    const RecordedCharges charges{record};
    return SafetyWalk<RecordedCharges>{scenario, charges, delays}.run(hooks);
}

} // namespace lowwater
