// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/future.h"

#include <algorithm>

namespace lowwater {

/// What of one drawn day comes within another day's 24 hours.
struct Future::Source {
    WorkDays::Charges of;
    ChargeIndex next = 0;
    ChargeIndex to = 0;
    std::uint32_t drawn = 0;
    Duration shift{0};

    [[nodiscard]] SimTime time() const { return of.times[next] + shift; }
    [[nodiscard]] bool isBefore(const Source& other) const
    {
        return time() != other.time() ? time() < other.time() : drawn < other.drawn;
    }
};

namespace {

ChargeIndex firstAtOrAfter(SimTime time, std::span<const SimTime> times)
{
    return static_cast<ChargeIndex>(std::lower_bound(times.begin(), times.end(), time) - times.begin());
}

} // namespace

Future::Future(const WorkDays& days, std::vector<DayIndex> drawn) : m_days{&days}, m_drawn{std::move(drawn)}
{
    m_stretches.reserve(m_drawn.size());
    m_spent.reserve(m_drawn.size() + 1);
    m_begins.reserve(m_drawn.size());
    for (std::uint32_t day = 0; day < m_drawn.size(); ++day)
        addDay(day);
}

/// The charges that come within a day: its own and those of earlier ones that reach into it.
void Future::addDay(std::uint32_t day)
{
    std::vector<Source> sources;
    const std::uint32_t longest = m_days->longestReach() - 1;
    for (std::uint32_t drawn = day - std::min(longest, day); drawn <= day; ++drawn) {
        const DayIndex recorded = m_drawn[drawn];
        const DayIndex later = day - drawn;
        if (later >= m_days->reach(recorded))
            continue;
        const auto charges = m_days->charges(recorded);
        const SimTime begin = m_days->begin(recorded) + WorkDays::length * later;
        const ChargeIndex first = later == 0 ? 0 : firstAtOrAfter(begin, charges.times);
        const ChargeIndex to = later + 1 == m_days->reach(recorded)
                                   ? static_cast<ChargeIndex>(charges.times.size())
                                   : firstAtOrAfter(begin + WorkDays::length, charges.times);
        if (first < to)
            sources.push_back({charges, first, to, drawn, start() + WorkDays::length * day - begin});
    }
    merge(sources);
}

/// Stretch by stretch: as much of the source that is next as comes before any other.
void Future::merge(std::vector<Source>& sources)
{
    while (!sources.empty()) {
        const auto first = std::min_element(sources.begin(), sources.end(),
                                            [](const Source& a, const Source& b) { return a.isBefore(b); });
        Source ahead = *first;
        const auto isNext = [&](const Source& source) {
            return source.drawn == first->drawn || ahead.isBefore(source);
        };
        if (sources.size() == 1)
            ahead.next = ahead.to;
        while (ahead.next < ahead.to && std::all_of(sources.begin(), sources.end(), isNext))
            ++ahead.next;
        add(*first, ahead.next);
        first->next = ahead.next;
        if (first->next == first->to)
            sources.erase(first);
    }
}

void Future::add(const Source& source, ChargeIndex to)
{
    m_stretches.push_back({source.of, source.next, to, source.drawn, source.shift});
    m_begins.push_back(source.time());
    m_spent.push_back(m_spent.back() + (source.of.spentBefore[to] - source.of.spentBefore[source.next]));
    m_size += to - source.next;
}

Future::Position Future::begin() const noexcept
{
    return {0, empty() ? 0 : m_stretches.front().from};
}

Future::Position Future::next(Position charge) const
{
    if (charge.charge + 1 < m_stretches[charge.stretch].to)
        return {charge.stretch, charge.charge + 1};
    if (charge.stretch + 1 < m_stretches.size())
        return {charge.stretch + 1, m_stretches[charge.stretch + 1].from};
    return end();
}

Future::Position Future::previous(Position charge) const
{
    if (charge != end() && charge.charge > m_stretches[charge.stretch].from)
        return {charge.stretch, charge.charge - 1};
    return {charge.stretch - 1, m_stretches[charge.stretch - 1].to - 1};
}

SimTime Future::time(Position charge) const
{
    const Stretch& stretch = m_stretches[charge.stretch];
    return stretch.of.times[charge.charge] + stretch.shift;
}

Money Future::spentBefore(Position charge) const
{
    if (charge == end())
        return spent();
    const Stretch& stretch = m_stretches[charge.stretch];
    return m_spent[charge.stretch] + (stretch.of.spentBefore[charge.charge] - stretch.of.spentBefore[stretch.from]);
}

Future::Position Future::reaching(Money level) const
{
    const auto after = std::lower_bound(m_spent.begin(), m_spent.end(), level);
    if (after == m_spent.end())
        return end();
    const auto found = static_cast<std::uint32_t>(after - m_spent.begin()) - 1;
    const Stretch& stretch = m_stretches[found];
    const Money within = level - m_spent[found] + stretch.of.spentBefore[stretch.from];
    return {found, stretch.of.index->firstReaching(within, stretch.of.spentBefore) - 1};
}

Future::Position Future::firstAt(SimTime time) const
{
    if (empty())
        return end();
    const auto after = std::upper_bound(m_begins.begin(), m_begins.end(), time);
    auto found = static_cast<std::uint32_t>(after - m_begins.begin());
    // several stretches may begin at one time, and the one before them may end at it
    while (found > 0 && m_begins[found - 1] == time)
        --found;
    found = found > 0 ? found - 1 : 0;
    return firstAt(time, {found, m_stretches[found].from});
}

Future::Position Future::firstAt(SimTime time, Position from) const
{
    while (from.stretch < m_stretches.size()) {
        const Stretch& stretch = m_stretches[from.stretch];
        const ChargeIndex charge = firstChargeAt(time - stretch.shift, from.charge, stretch.to, stretch.of.times);
        if (charge < stretch.to)
            return {from.stretch, charge};
        ++from.stretch;
        from.charge = from.stretch < m_stretches.size() ? m_stretches[from.stretch].from : 0;
    }
    return end();
}

std::shared_ptr<const Demand> Future::asDemand() const
{
    const Demand& record = m_days->demand();
    std::vector<ChargeIndex> picked;
    std::vector<SimTime> times;
    auto demand = std::make_shared<Demand>();
    picked.reserve(m_size);
    times.reserve(m_size);
    demand->spentBefore.reserve(m_size + 1);
    for (const Stretch& stretch : m_stretches) {
        for (ChargeIndex i = stretch.from; i < stretch.to; ++i) {
            picked.push_back(stretch.of.inRecord[i]);
            times.push_back(stretch.of.times[i] + stretch.shift);
        }
    }
    demand->history = std::make_shared<const History>(record.history->moved(picked, times));
    demand->runs = runs(picked, *demand->history);
    Money spent;
    demand->spentBefore.push_back(spent);
    for (const Money cost : demand->history->costs())
        demand->spentBefore.push_back(spent += cost);
    demand->spentIndex = SpentIndex{demand->history->times(), demand->spentBefore};
    return demand;
}

/// A run for each of each drawn day's, numbered by their first charges.
Runs Future::runs(std::span<const ChargeIndex> picked, const History& history) const
{
    std::vector<std::size_t> firstOf; // by drawn day: where its runs are among all
    firstOf.reserve(m_drawn.size());
    std::size_t all = 0;
    for (const DayIndex day : m_drawn) {
        firstOf.push_back(all);
        all += m_days->runs(day);
    }
    std::vector<RunIndex> numbers(all, noCharge);
    Runs runs;
    runs.runOf.reserve(m_size);
    runs.nextInRun.assign(m_size, noCharge);
    for (const Stretch& stretch : m_stretches) {
        const RunIndex firstRun = m_days->firstRun(m_drawn[stretch.drawn]);
        for (ChargeIndex i = stretch.from; i < stretch.to; ++i) {
            const auto charge = static_cast<ChargeIndex>(runs.runOf.size());
            RunIndex& run = numbers[firstOf[stretch.drawn] + m_days->demand().runs.runOf[picked[charge]] - firstRun];
            if (run == noCharge) {
                run = static_cast<RunIndex>(runs.list.size());
                runs.list.push_back({history.agent(charge), charge, charge});
            } else {
                runs.nextInRun[runs.list[run].last] = charge;
                runs.list[run].last = charge;
            }
            runs.runOf.push_back(run);
        }
    }
    return runs;
}

} // namespace lowwater
