// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/usage/usage_picture.h"

#include "app/desktop/words/format.h"

#include <algorithm>
#include <map>
#include <set>

namespace lowwater {

namespace {

/// Day and hour on the wall clock. Charges come in order of time, so a zone is asked once for many of them.
class WallClock {
public:
    explicit WallClock(const QTimeZone& zone) : m_zone{zone} {}

    void moveTo(SimTime time)
    {
        // no zone changes its offset but at a quarter of an hour
        constexpr Duration step = std::chrono::minutes{15};
        if (time >= m_from && time < m_from + step)
            return;
        m_from = timeFromMicros(micros(time) - ((micros(time) % step.count()) + step.count()) % step.count());
        const QDateTime wall = words::wallClock(m_from, m_zone);
        m_day = wall.date();
        m_hour = static_cast<std::size_t>(wall.time().hour());
    }
    [[nodiscard]] QDate day() const { return m_day; }
    [[nodiscard]] std::size_t hourOfDay() const { return m_hour; }

private:
    QTimeZone m_zone;
    SimTime m_from = SimTime::min();
    QDate m_day;
    std::size_t m_hour = 0;
};

QDate mondayOf(QDate day)
{
    return day.addDays(1 - day.dayOfWeek());
}

/// What each name of one column cost, and how many agents it had.
class Consumers {
public:
    void add(NameId name, Pool pool, Money cost, NameId agent)
    {
        auto& use = m_uses[name];
        use.cost[pool] += cost;
        use.agents.insert(agent);
    }
    [[nodiscard]] std::vector<ConsumerUse> list(const History& history) const
    {
        std::vector<ConsumerUse> list;
        list.reserve(m_uses.size());
        for (const auto& [name, use] : m_uses) {
            const auto text = history.name(name);
            list.push_back(
                {QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), use.cost, use.agents.size()});
        }
        std::sort(list.begin(), list.end(), [](const ConsumerUse& a, const ConsumerUse& b) {
            return a.cost.total() != b.cost.total() ? a.cost.total() > b.cost.total() : a.name < b.name;
        });
        return list;
    }

private:
    struct Use {
        PoolSums cost;
        std::set<NameId> agents;
    };
    std::map<NameId, Use> m_uses;
};

std::vector<WeekUse> weeksOf(const std::map<QDate, PoolSums>& byDay)
{
    std::vector<WeekUse> weeks;
    const QDate first = byDay.begin()->first;
    const QDate last = byDay.rbegin()->first;
    for (QDate monday = mondayOf(first); monday <= last; monday = monday.addDays(7)) {
        WeekUse week{monday, 0, {}};
        const QDate from = std::max(first, monday);
        const QDate to = std::min(last, monday.addDays(6));
        week.recordedDays = static_cast<int>(from.daysTo(to)) + 1;
        for (auto day = byDay.lower_bound(from); day != byDay.end() && day->first <= to; ++day)
            for (const Pool pool : allPools)
                week.cost[pool] += day->second[pool];
        weeks.push_back(week);
    }
    return weeks;
}

std::vector<BillLine> billOf(const History& history, const Routed& routed, SimTime monthStart)
{
    std::map<NameId, BillLine> lines;
    const auto times = history.times();
    const auto from = std::lower_bound(times.begin(), times.end(), monthStart) - times.begin();
    for (auto i = static_cast<ChargeIndex>(from); i < history.size(); ++i) {
        if (routed.pool(i) != Pool::Api)
            continue;
        auto& line = lines[history.models()[i]];
        line.cost += history.costs()[i];
        if (!history.hasTokens())
            continue;
        const Tokens tokens = history.tokens(i);
        line.tokens.input += tokens.input;
        line.tokens.output += tokens.output;
        line.tokens.cacheWrite5m += tokens.cacheWrite5m;
        line.tokens.cacheWrite1h += tokens.cacheWrite1h;
        line.tokens.cacheRead += tokens.cacheRead;
    }
    std::vector<BillLine> bill;
    for (auto& [model, line] : lines) {
        const auto text = history.name(model);
        line.model = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
        bill.push_back(line);
    }
    std::stable_sort(bill.begin(), bill.end(), [](const BillLine& a, const BillLine& b) { return a.cost > b.cost; });
    return bill;
}

} // namespace

UsagePicture usagePicture(const History& history, const Routing& routing, const QTimeZone& zone)
{
    const Routed routed = route(history, routing);
    UsagePicture picture;
    std::array<Consumers, 3> consumers;
    std::map<QDate, PoolSums> byDay;
    WallClock clock(history.resolution() == Resolution::Day ? QTimeZone::utc() : zone);
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const Money cost = history.costs()[i];
        picture.total += cost;
        const auto pool = routed.pool(i);
        clock.moveTo(history.times()[i]);
        PoolSums& day = byDay[clock.day()];
        if (!pool) {
            picture.blocked += cost;
            continue;
        }
        picture.cost[*pool] += cost;
        day[*pool] += cost;
        picture.hours[static_cast<std::size_t>(clock.day().dayOfWeek()) - 1][clock.hourOfDay()] += cost;
        const NameId agent = history.agent(i);
        consumers[0].add(history.tools()[i], *pool, cost, agent);
        consumers[1].add(history.models()[i], *pool, cost, agent);
        consumers[2].add(history.projects()[i], *pool, cost, agent);
    }
    for (std::size_t kind = 0; kind < consumers.size(); ++kind)
        picture.consumers[kind] = consumers[kind].list(history);
    picture.days = byDay.begin()->first.daysTo(byDay.rbegin()->first) + 1;
    picture.weeks = weeksOf(byDay);
    picture.windows = routed.windows;
    picture.now = history.times().back();
    const SimTime month = startOfMonth(picture.now);
    picture.billMonth = words::wallClock(month, QTimeZone::utc()).date();
    picture.bill = billOf(history, routed, month);
    return picture;
}

} // namespace lowwater
