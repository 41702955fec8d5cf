// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_scenario.h"

#include "sim/replay/scenario_options.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <random>
#include <utility>

namespace lowwater::reference {

namespace {

using namespace std::chrono_literals;

/// std::uniform_int_distribution differs between standard libraries; the engine behind it does not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine{seed} {}
    /// 0 ... count - 1
    [[nodiscard]] std::int64_t below(std::int64_t count)
    {
        return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(count));
    }
    [[nodiscard]] std::int64_t between(std::int64_t from, std::int64_t to) { return from + below(to - from + 1); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    [[nodiscard]] T pick(std::initializer_list<T> values)
    {
        return *(values.begin() + below(static_cast<std::int64_t>(values.size())));
    }

private:
    std::mt19937_64 m_engine;
};

class Generator {
public:
    explicit Generator(std::uint64_t seed) : m_dice{seed} {}

    [[nodiscard]] Scenario longScenario()
    {
        m_reloadsAreLarge = true;
        return scenario();
    }

    /// What scenario or longScenario made, without all that is not plain.
    [[nodiscard]] Scenario plainScenario()
    {
        const Scenario whole = longScenario();
        Scenario plain;
        plain.history = whole.history;
        plain.idleGap = whole.idleGap;
        plain.policy = whole.policy;
        plain.policy.mode = Mode::Auto;
        plain.account.openingBalance = whole.account.openingBalance;
        plain.account.work = whole.account.work;
        plain.account.fee = whole.account.fee;
        plain.account.latency = Delay::constant(m_dice.chance(30) ? 0s : ticks(0, m_dice.chance(50) ? 3 : 20));
        plain.policy.threshold = m_dice.chance(50) ? coins(4, 20) : coins(0, 1); // mostly enough, mostly too little
        if (m_dice.chance(30) && plain.policy.rule == Rule::Add)
            plain.policy.threshold = plain.policy.amount + coins(-1, 3); // asks again at once
        if (plain.policy.rule == Rule::TopUp && plain.policy.amount <= plain.policy.threshold)
            plain.policy.amount = plain.policy.threshold + coins(1, 9);
        return plain;
    }

    [[nodiscard]] Scenario scenario()
    {
        m_tick = m_dice.pick<Duration>({1s, 1s, 1min, 1min, 10min, 1h, 6h});
        m_coin = m_dice.chance(70) ? oneDollar : m_dice.pick({oneCent, Money::fromNanos(333'333'333), oneNano});
        m_scenario.idleGap = m_dice.pick<Duration>({30min, 30min, 0s, m_tick, 3 * m_tick});
        m_scenario.seed = static_cast<std::uint32_t>(m_dice.below(std::int64_t{1} << 32));
        m_scenario.replication = static_cast<std::uint64_t>(m_dice.below(3));
        makeHistory();
        if (m_reloadsAreLarge)
            m_coin = m_coin * 20;
        makePolicy();
        makeCard();
        makeLimits();
        makeWork();
        if (m_dice.chance(35))
            makeDeposits();
        if (m_dice.chance(12))
            starve();
        else if (m_dice.chance(12))
            hemIn();
        return m_scenario;
    }

private:
    [[nodiscard]] Duration ticks(std::int64_t least, std::int64_t most) { return m_tick * m_dice.between(least, most); }
    [[nodiscard]] Money coins(std::int64_t least, std::int64_t most) { return m_coin * m_dice.between(least, most); }

    [[nodiscard]] SimTime start()
    {
        const auto text =
            m_dice.pick<std::string_view>({"2026-09-01T09:00:00Z", "2026-09-09T23:59:00Z", "2026-09-30T23:50:00Z",
                                           "2026-12-31T22:00:00Z", "2028-02-28T23:30:00Z"});
        return parseTime(text)->time + ticks(0, 12);
    }

    [[nodiscard]] Duration gap()
    {
        if (m_dice.chance(30))
            return 0s;
        if (m_dice.chance(10))
            return m_scenario.idleGap + m_dice.pick<Duration>({0s, 1us, m_tick});
        return m_dice.chance(90) ? ticks(1, 4) : ticks(5, 60);
    }

    [[nodiscard]] Money cost()
    {
        if (m_dice.chance(10))
            return Money{};
        return m_dice.chance(90) ? coins(1, 6) : coins(7, 30);
    }

    [[nodiscard]] Pool pool()
    {
        return m_dice.chance(70) ? Pool::Unset : m_dice.pick({Pool::Plan, Pool::Api, Pool::Extra, Pool::Extra});
    }

    void makeHistory()
    {
        constexpr std::array<const char*, 5> names{"", "a", "b", "c", "d"};
        const auto count = m_reloadsAreLarge   ? m_dice.between(100, 600)
                           : m_dice.chance(50) ? m_dice.between(1, 12)
                                               : m_dice.between(1, 60);
        const auto sessions = m_dice.between(1, 5);
        const bool pooled = m_dice.chance(15);
        HistoryBuilder builder;
        SimTime time = start();
        m_first = time;
        for (std::int64_t i = 0; i < count; ++i) {
            Charge charge;
            charge.time = time;
            charge.cost = cost();
            const auto name = names[static_cast<std::size_t>(m_dice.below(sessions))];
            (m_dice.chance(90) ? charge.session : charge.tool) = name;
            charge.pool = pooled && i > 0 ? pool() : Pool::Unset; // the first always draws on the balance
            builder.add(charge);
            m_last = time;
            time += gap();
        }
        m_scenario.history = std::make_shared<const History>(builder.build());
    }

    void makePolicy()
    {
        Policy& policy = m_scenario.policy;
        policy.mode = m_dice.pick({Mode::Auto, Mode::Auto, Mode::Auto, Mode::ByHand, Mode::ByHand, Mode::Off});
        policy.rule = m_dice.pick({Rule::Add, Rule::Add, Rule::TopUp});
        policy.threshold = m_dice.chance(20) ? Money{} : coins(0, 12);
        policy.amount = m_dice.chance(50) ? coins(1, 8) : coins(5, 40);
        if (policy.rule == Rule::TopUp)
            policy.amount += policy.threshold;
        policy.reviewEvery = m_dice.pick<Duration>({6h, 12h, 24h, 24h * 7});
        if (!m_dice.chance(30))
            policy.reviewAt = (m_first + ticks(-2, 8)) - startOfDay(m_first + 0s);
        policy.reviewAt = ((policy.reviewAt % 24h) + 24h) % 24h;
        if (m_dice.chance(60))
            policy.noticeDelay = ticks(0, 6);
        if (m_dice.chance(70))
            m_scenario.account.openingBalance = m_dice.chance(30) ? policy.threshold : coins(-8, 30);
    }

    /// Any law but `never`; with ticks as its measure.
    [[nodiscard]] Delay delay(bool personAllowed)
    {
        switch (m_dice.below(personAllowed ? 8 : 6)) {
        case 0:
            return Delay::uniform(0s, ticks(1, 6));
        case 1:
            return Delay::lognormal(ticks(1, 3), static_cast<double>(m_dice.below(150)) / 100.0);
        case 2:
            return Delay::mix({{3, Delay::constant(m_tick)}, {1, Delay::constant(ticks(2, 8))}});
        case 6:
            return Delay::mix(
                {{1, Delay::constant(0s)}, {0.5, Delay::uniform(m_tick, 4 * m_tick)}, {0.25, Delay::person()}});
        case 7:
            return m_dice.chance(50) ? Delay::person() : Delay::typicalCard();
        default:
            return Delay::constant(ticks(0, 8));
        }
    }

    void makeCard()
    {
        Account& account = m_scenario.account;
        account.latency = m_dice.chance(25) ? Delay::constant(0s) : delay(true);
        account.trigger = m_dice.pick({Trigger::Level, Trigger::Level, Trigger::Edge});
        account.declineRate = m_dice.pick({0.0, 0.0, 0.0, 0.25, 0.7, 1.0});
        if (m_dice.chance(35))
            for (std::uint64_t attempt = 1; attempt <= 9; ++attempt)
                if (m_dice.chance(40))
                    account.declinedAttempts.push_back(attempt);
        account.maxAttempts = static_cast<std::uint32_t>(m_dice.between(1, 4));
        account.retryDelay = m_dice.pick<Duration>({0s, m_tick, ticks(1, 6), 1h});
        switch (m_dice.below(5)) {
        case 0:
            account.fixDelay = Delay::never();
            break;
        case 1:
            account.fixDelay = Delay::mix({{2, Delay::constant(ticks(1, 9))}, {1, Delay::never()}});
            break;
        default:
            account.fixDelay = delay(false);
        }
        if (m_dice.chance(30))
            account.fee = {coins(0, 2), m_dice.between(0, 9'000'000'000)};
    }

    void makeLimits()
    {
        Account& account = m_scenario.account;
        const auto cap = [this] {
            return std::max(m_coin, m_scenario.policy.amount.scaled(m_dice.between(1, 9), 2) + coins(0, 2));
        };
        if (m_dice.chance(20))
            account.dailyCap = cap();
        if (m_dice.chance(20))
            account.monthlyCap = cap();
        if (m_dice.chance(20))
            account.maxReloads = ReloadRate{static_cast<std::uint32_t>(m_dice.between(1, 4)),
                                            m_dice.pick<Duration>({ticks(1, 20), 24h})};
        if (m_dice.chance(25))
            account.spendLimit = m_dice.chance(50) ? coins(1, 12) : coins(10, 90);
    }

    void makeWork()
    {
        Account& account = m_scenario.account;
        account.work = m_dice.pick({Work::Defer, Work::Defer, Work::Drop});
        if (m_dice.chance(40))
            account.billingLag = ticks(1, 6);
        if (m_dice.chance(60))
            account.resumeLag = delay(!account.fixDelay.mentions(Delay::Kind::Never));
    }

    void makeDeposits()
    {
        const auto times = m_scenario.history->times();
        for (auto left = m_dice.between(1, 5); left > 0; --left) {
            const SimTime aCharge =
                times[static_cast<std::size_t>(m_dice.below(static_cast<std::int64_t>(times.size())))];
            const SimTime time = m_dice.pick(
                {m_first, m_first - m_tick, aCharge, aCharge, aCharge + ticks(-3, 9), m_last + ticks(0, 90)});
            m_scenario.account.deposits.push_back({time, coins(1, 15)});
            if (m_dice.chance(20))
                m_scenario.account.deposits.push_back({time, coins(1, 5)});
        }
    }

    /// Small reloads that soon follow one another, so that the gate opens and closes again within the resume lag.
    void starve()
    {
        Policy& policy = m_scenario.policy;
        Account& account = m_scenario.account;
        policy.mode = Mode::Auto;
        policy.rule = Rule::Add;
        policy.amount = coins(1, 6);
        account.openingBalance = coins(-2, 6);
        account.trigger = Trigger::Level;
        account.latency = Delay::constant(ticks(0, 3));
        account.resumeLag = m_dice.chance(50) ? Delay::constant(ticks(1, 9)) : Delay::uniform(0s, ticks(2, 12));
        account.work = m_dice.pick({Work::Defer, Work::Drop, Work::Drop});
        m_scenario.idleGap = 60 * m_tick;
        account.declineRate = 0;
    }

    /// Several limits at once, whose check deposits move: each makes the reload that is asked for a little smaller.
    void hemIn()
    {
        Policy& policy = m_scenario.policy;
        Account& account = m_scenario.account;
        policy.mode = Mode::Auto;
        policy.rule = Rule::TopUp;
        policy.threshold = coins(8, 14);
        policy.amount = policy.threshold + coins(1, 6);
        account.openingBalance = policy.threshold + coins(-3, 3);
        account.trigger = Trigger::Level;
        account.latency = Delay::constant(ticks(0, 2));
        account.maxReloads = ReloadRate{static_cast<std::uint32_t>(m_dice.between(1, 2)), ticks(6, 60)};
        (m_dice.chance(50) ? account.dailyCap : account.monthlyCap) = coins(8, 30);
        for (int left = 4; left > 0; --left)
            account.deposits.push_back({m_first + ticks(0, 60), coins(1, 3)});
    }

    Dice m_dice;
    Scenario m_scenario;
    Duration m_tick{0}; ///< nearly all times are whole ticks from the first charge
    Money m_coin;       ///< nearly all amounts are whole coins
    bool m_reloadsAreLarge = false;
    SimTime m_first;
    SimTime m_last;
};

} // namespace

Scenario randomScenario(std::uint64_t seed)
{
    return Generator{seed}.scenario();
}

Scenario randomLongScenario(std::uint64_t seed)
{
    return Generator{seed}.longScenario();
}

Scenario randomPlainScenario(std::uint64_t seed)
{
    return Generator{seed}.plainScenario();
}

std::string describeScenario(const Scenario& scenario)
{
    std::string text = "lowwater-cli simulate history.csv";
    for (const auto& [name, value] : changedOptions(scenario))
        text += " --" + name + '=' + value;
    text += "\n(replication " + std::to_string(scenario.replication) + ")\ntimestamp,cost_usd,session,tool,pool\n";
    for (ChargeIndex i = 0; i < scenario.history->size(); ++i) {
        const Charge charge = scenario.history->charge(i);
        text += formatTime(charge.time) + ',' + charge.cost.toString() + ',' + charge.session + ',' + charge.tool +
                ',' + std::string{poolName(charge.pool)} + '\n';
    }
    return text;
}

} // namespace lowwater::reference
