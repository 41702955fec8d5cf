// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The routing of MODEL.md section 3 a second time, as plainly as it can be said: each charge looks at all before it.
#include "routing_text.h"

#include <QTest>

#include <chrono>
#include <initializer_list>
#include <optional>
#include <random>

using namespace lowwater;
using namespace lowwater::test;
using namespace std::chrono_literals;

namespace {

bool fits(std::string_view pattern, std::string_view name)
{
    if (pattern.empty())
        return name.empty();
    if (pattern.front() == '*')
        return fits(pattern.substr(1), name) || (!name.empty() && fits(pattern, name.substr(1)));
    return !name.empty() && (pattern.front() == '?' || pattern.front() == name.front()) &&
           fits(pattern.substr(1), name.substr(1));
}

Pool askedPool(const Charge& charge, const Routing& routing)
{
    for (const auto& rule : routing.rules) {
        const auto day = formatDay(charge.time);
        const bool name = (!rule.tool || fits(*rule.tool, charge.tool)) &&
                          (!rule.model || fits(*rule.model, charge.model)) &&
                          (!rule.project || fits(*rule.project, charge.project)) &&
                          (!rule.session || fits(*rule.session, charge.session.empty() ? charge.tool : charge.session));
        const bool date =
            (!rule.firstDay || formatDay(*rule.firstDay) <= day) && (!rule.lastDay || day <= formatDay(*rule.lastDay));
        if (name && date && (!rule.ownPool || *rule.ownPool == charge.pool))
            return rule.pool;
    }
    return charge.pool == Pool::Unset ? routing.defaultPool : charge.pool;
}

/// The latest moment not after `time` at which a window on the calendar refills, found by going there day by day or
/// length by length.
SimTime latestRefill(const PlanWindow& window, SimTime time)
{
    if (window.kind == PlanWindow::Kind::Anchored) {
        SimTime refill = window.anchor;
        while (refill > time)
            refill -= window.length;
        while (refill + window.length <= time)
            refill += window.length;
        return refill;
    }
    for (SimTime day = startOfDay(time);; day -= 24h) {
        const auto number = static_cast<unsigned>(std::stoul(formatDay(day).substr(8)));
        const bool lastOfMonth = formatDay(day + 24h).ends_with("-01");
        if (number == window.anchorDay || (lastOfMonth && number < window.anchorDay))
            return day;
    }
}

/// What the plan has served in the window's period at `time`, as the charges before say.
Money usedAt(const PlanWindow& window, SimTime time, const std::vector<Charge>& served)
{
    Money used;
    if (window.kind != PlanWindow::Kind::FromFirstCharge) {
        const SimTime refill = latestRefill(window, time);
        for (const auto& charge : served)
            used += charge.time >= refill ? charge.cost : Money{};
        return used;
    }
    std::optional<SimTime> start;
    for (const auto& charge : served) {
        if (!start || charge.time >= *start + window.length) {
            start = charge.time;
            used = Money{};
        }
        used += charge.cost;
    }
    return start && time < *start + window.length ? used : Money{};
}

std::string twinFates(const History& history, const Routing& routing)
{
    Routed routed;
    std::vector<Charge> served;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const Charge charge = history.charge(i);
        const Pool pool = askedPool(charge, routing);
        Fate fate = pool == Pool::Api ? Fate::Api : pool == Pool::Extra ? Fate::Extra : Fate::Plan;
        if (pool == Pool::Plan) {
            bool throttle = false;
            bool overflow = false;
            bool block = false;
            for (const auto& window : routing.planWindows) {
                if (usedAt(window, charge.time, served) < window.allowance)
                    continue;
                throttle = throttle || window.consequence == Consequence::Throttle;
                overflow = overflow || window.consequence == Consequence::Overflow;
                block = block || window.consequence == Consequence::Block;
            }
            fate = block ? Fate::Blocked : overflow ? Fate::Overflowed : throttle ? Fate::Throttled : Fate::Plan;
            if (!block && !overflow)
                served.push_back(charge);
        }
        routed.fates.push_back(fate);
    }
    return fatesText(routed);
}

/// std::uniform_int_distribution differs between standard libraries; the engine behind it does not.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : m_engine{seed} {}
    [[nodiscard]] std::int64_t below(std::int64_t count)
    {
        return static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(count));
    }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename T>
    [[nodiscard]] T pick(std::initializer_list<T> values)
    {
        return *(values.begin() + below(static_cast<std::int64_t>(values.size())));
    }

private:
    std::mt19937_64 m_engine;
};

Pool anyPool(Dice& dice)
{
    return dice.pick({Pool::Plan, Pool::Plan, Pool::Extra, Pool::Api});
}

History anyHistory(Dice& dice)
{
    // steps of whole hours, so that charges meet the windows' edges
    const auto step = dice.pick<Duration>({1h, 1h, 6h, 24h});
    SimTime time = timeOf(dice.pick<std::string_view>({"09-01T00:00", "2027-01-29T20:00", "2028-02-25T10:00"}));
    HistoryBuilder builder;
    for (auto left = 1 + dice.below(60); left > 0; --left) {
        time += step * dice.below(4);
        Charge charge;
        charge.time = time;
        charge.cost = oneDollar * dice.below(4);
        charge.tool = dice.pick({"", "aa", "ab"});
        charge.model = dice.pick({"m1", "m2"});
        charge.project = dice.pick({"", "p"});
        charge.session = dice.pick({"", "", "s"});
        charge.pool = dice.chance(70) ? Pool::Unset : anyPool(dice);
        builder.add(charge);
    }
    return builder.build();
}

PoolRule anyRule(Dice& dice, SimTime first)
{
    PoolRule rule;
    if (dice.chance(60))
        rule.tool = dice.pick({"", "a*", "*b", "a?", "*"});
    if (dice.chance(30))
        rule.model = dice.pick({"m1", "*2"});
    if (dice.chance(20))
        rule.project = dice.pick({"", "p"});
    if (dice.chance(20))
        rule.session = dice.pick({"s", "a*"});
    if (dice.chance(20))
        rule.ownPool = dice.pick({Pool::Unset, Pool::Plan, Pool::Api});
    if (dice.chance(20))
        rule.firstDay = startOfDay(first) + 24h * dice.below(5);
    if (dice.chance(20))
        rule.lastDay = startOfDay(first) + 24h * (5 + dice.below(5));
    rule.pool = anyPool(dice);
    return rule;
}

PlanWindow anyWindow(Dice& dice, SimTime first)
{
    PlanWindow window;
    window.kind = dice.pick({PlanWindow::Kind::FromFirstCharge, PlanWindow::Kind::Anchored, PlanWindow::Kind::Month});
    if (window.kind == PlanWindow::Kind::Month)
        window.anchorDay = dice.pick({1U, 2U, 15U, 28U, 29U, 30U, 31U});
    else
        window.length = dice.pick<Duration>({1h, 5h, 24h, 7 * 24h});
    if (window.kind == PlanWindow::Kind::Anchored)
        window.anchor = first + 1h * (dice.below(400) - 200);
    window.allowance = oneDollar * (1 + dice.below(8));
    window.consequence = dice.pick({Consequence::Throttle, Consequence::Overflow, Consequence::Block});
    return window;
}

Routing anyRouting(Dice& dice, SimTime first)
{
    Routing routing;
    routing.defaultPool = anyPool(dice);
    for (auto left = dice.below(4); left > 0; --left)
        routing.rules.push_back(anyRule(dice, first));
    for (auto left = dice.below(4); left > 0; --left)
        routing.planWindows.push_back(anyWindow(dice, first));
    return routing;
}

} // namespace

class TestRoutedTwin : public QObject {
    Q_OBJECT

private slots:
    void agreesOnRandomHistories();
};

void TestRoutedTwin::agreesOnRandomHistories()
{
    constexpr std::uint64_t count = 2000;
    std::size_t ranOut = 0;
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        Dice dice{seed};
        const auto history = anyHistory(dice);
        const auto routing = anyRouting(dice, history.times().front());
        const auto routed = route(history, routing);
        const auto fates = fatesText(routed);
        const auto expected = twinFates(history, routing);
        QVERIFY2(fates == expected,
                 qPrintable(QStringLiteral("seed %1:\n%2\n%3").arg(seed).arg(fates.c_str(), expected.c_str())));
        // the books agree with the fates: what the plan served, in dollars and charges, in every window
        for (const auto& use : routed.windows) {
            Money used;
            std::uint64_t servedCharges = 0;
            for (const auto& period : use.periods) {
                used += period.used;
                servedCharges += period.served;
                QVERIFY(period.ranOut.has_value() == (period.used >= use.window.allowance));
                QVERIFY(period.ranOut || period.throttled + period.overflowed + period.blocked == 0);
                ranOut += period.ranOut ? 1U : 0U;
            }
            Money plan;
            std::uint64_t planCharges = 0;
            for (ChargeIndex i = 0; i < history.size(); ++i) {
                if (routed.pool(i) == Pool::Plan) {
                    plan += history.costs()[i];
                    ++planCharges;
                }
            }
            QCOMPARE(used.toString(), plan.toString());
            QCOMPARE(servedCharges, planCharges);
        }
    }
    QVERIFY(ranOut > count);
}

QTEST_APPLESS_MAIN(TestRoutedTwin)
#include "test_routed_twin.moc"
