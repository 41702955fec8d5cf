// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/routed.h"

#include "sim/billing/name_pattern.h"

#include <algorithm>
#include <limits>

namespace lowwater {

namespace {

constexpr Fate fateIn(Pool pool) noexcept
{
    switch (pool) {
    case Pool::Plan:
        return Fate::Plan;
    case Pool::Api:
        return Fate::Api;
    case Pool::Extra:
    case Pool::Unset:
        break;
    }
    return Fate::Extra;
}

/// The names of a history that fit a pattern; every one where there is none.
class FittingNames {
public:
    FittingNames(const NameTable& names, const std::optional<std::string>& pattern)
    {
        if (!pattern)
            return;
        m_fits.resize(names.size());
        for (std::size_t id = 0; id < names.size(); ++id)
            m_fits[id] = matchesPattern(*pattern, names.name(static_cast<NameId>(id)));
    }
    [[nodiscard]] bool contain(NameId id) const { return m_fits.empty() || m_fits[indexOf(id)]; }

private:
    std::vector<bool> m_fits;
};

/// A rule made ready for one history: each name is compared once.
class ReadyRule {
public:
    ReadyRule(const PoolRule& rule, const History& history)
        : m_history{history},
          m_rule{rule},
          m_tools{history.names(), rule.tool},
          m_models{history.names(), rule.model},
          m_projects{history.names(), rule.project},
          m_sessions{history.names(), rule.session}
    {
    }
    [[nodiscard]] Pool pool() const noexcept { return m_rule.pool; }
    [[nodiscard]] bool fits(ChargeIndex i) const
    {
        const auto& h = m_history;
        return m_tools.contain(h.tools()[i]) && m_models.contain(h.models()[i]) &&
               m_projects.contain(h.projects()[i]) && m_sessions.contain(h.agent(i)) &&
               (!m_rule.ownPool || *m_rule.ownPool == h.pools()[i]) &&
               (!m_rule.firstDay || *m_rule.firstDay <= h.times()[i]) &&
               (!m_rule.lastDay || startOfDay(h.times()[i]) <= *m_rule.lastDay);
    }

private:
    const History& m_history;
    const PoolRule& m_rule;
    FittingNames m_tools;
    FittingNames m_models;
    FittingNames m_projects;
    FittingNames m_sessions;
};

/// Sums as large as that only matter for being past an allowance.
Money saturatedSum(Money a, Money b) noexcept
{
    std::int64_t sum = 0;
    if (__builtin_add_overflow(a.nanos(), b.nanos(), &sum))
        sum = std::numeric_limits<std::int64_t>::max();
    return Money::fromNanos(sum);
}

/// One plan window while the charges go by.
class WindowBook {
public:
    explicit WindowBook(WindowUse& use) : m_use{use} {}

    /// Before each charge that asks the plan.
    void moveTo(SimTime time)
    {
        if (!isOpenAt(time) && m_use.window.kind != PlanWindow::Kind::FromFirstCharge)
            open(time);
        m_usedUp = isOpenAt(time) && m_use.periods.back().used >= m_use.window.allowance;
    }
    /// Of the charge moved to: whether the allowance was used up before it.
    [[nodiscard]] bool usedUp() const noexcept { return m_usedUp; }
    [[nodiscard]] Consequence consequence() const noexcept { return m_use.window.consequence; }

    void serve(SimTime time, Money cost)
    {
        if (!isOpenAt(time))
            open(time);
        auto& period = m_use.periods.back();
        period.used = saturatedSum(period.used, cost);
        ++period.served;
        if (!period.ranOut && period.used >= m_use.window.allowance)
            period.ranOut = time;
    }
    void count(Consequence consequence)
    {
        if (!m_usedUp || consequence != m_use.window.consequence)
            return;
        auto& period = m_use.periods.back();
        switch (consequence) {
        case Consequence::Throttle:
            ++period.throttled;
            break;
        case Consequence::Overflow:
            ++period.overflowed;
            break;
        case Consequence::Block:
            ++period.blocked;
            break;
        }
    }

private:
    [[nodiscard]] bool isOpenAt(SimTime time) const noexcept
    {
        return !m_use.periods.empty() && m_use.periods.back().span.contains(time);
    }
    void open(SimTime time) { m_use.periods.emplace_back().span = m_use.window.periodAt(time); }

    WindowUse& m_use;
    bool m_usedUp = false;
};

void askPools(const History& history, const Routing& routing, std::vector<Fate>& fates)
{
    std::vector<ReadyRule> rules;
    rules.reserve(routing.rules.size());
    for (const auto& rule : routing.rules)
        rules.emplace_back(rule, history);
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const auto rule = std::find_if(rules.begin(), rules.end(), [i](const ReadyRule& r) { return r.fits(i); });
        const Pool own = history.pools()[i];
        fates[i] = fateIn(rule != rules.end() ? rule->pool() : own != Pool::Unset ? own : routing.defaultPool);
    }
}

Fate askPlan(std::vector<WindowBook>& books, SimTime time, Money listCost)
{
    std::optional<Consequence> strictest;
    for (auto& book : books) {
        book.moveTo(time);
        if (book.usedUp() && (!strictest || *strictest < book.consequence()))
            strictest = book.consequence();
    }
    if (strictest)
        for (auto& book : books)
            book.count(*strictest);
    if (strictest == Consequence::Block)
        return Fate::Blocked;
    if (strictest == Consequence::Overflow)
        return Fate::Overflowed;
    for (auto& book : books)
        book.serve(time, listCost);
    return strictest ? Fate::Throttled : Fate::Plan;
}

} // namespace

Routed route(const History& history, const Routing& routing)
{
    Routed routed;
    routed.fates.resize(history.size());
    askPools(history, routing, routed.fates);
    for (const auto& window : routing.planWindows)
        routed.windows.push_back({window, {}});
    if (routed.windows.empty())
        return routed;
    std::vector<WindowBook> books(routed.windows.begin(), routed.windows.end());
    for (ChargeIndex i = 0; i < history.size(); ++i)
        if (routed.fates[i] == Fate::Plan)
            routed.fates[i] = askPlan(books, history.times()[i], history.listCosts()[i]);
    return routed;
}

} // namespace lowwater
