// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/spread_evenly.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace lowwater {

namespace {

/// sum * pieces / count, rounded down, without overflow: pieces <= count < 2^31.
std::int64_t share(std::int64_t sum, std::int64_t pieces, std::int64_t count)
{
    return sum / count * pieces + sum % count * pieces / count;
}

/// The part of a sum that falls on piece `i` of `count`.
std::int64_t part(std::int64_t sum, std::int64_t i, std::int64_t count)
{
    return share(sum, i + 1, count) - share(sum, i, count);
}

Tokens part(const Tokens& sum, std::int64_t i, std::int64_t count)
{
    return {part(sum.input, i, count), part(sum.output, i, count), part(sum.cacheWrite5m, i, count),
            part(sum.cacheWrite1h, i, count), part(sum.cacheRead, i, count)};
}

Money part(Money sum, std::int64_t i, std::int64_t count)
{
    return Money::fromNanos(part(sum.nanos(), i, count));
}

std::int64_t piecesOf(std::chrono::seconds span, std::chrono::seconds step)
{
    return std::max<std::int64_t>(1, (span.count() + step.count() - 1) / step.count());
}

/// spreadStep, doubled until there are not too many charges.
std::chrono::seconds stepFor(const History& history)
{
    const auto most = std::max(mostSpreadCharges, static_cast<std::int64_t>(history.size()));
    for (std::chrono::seconds step = spreadStep;; step *= 2) {
        std::int64_t pieces = 0;
        for (ChargeIndex i = 0; i < history.size(); ++i)
            pieces += piecesOf(history.span(i), step);
        if (pieces <= most)
            return step;
    }
}

class Spreader {
public:
    explicit Spreader(const History& history) : m_history{history}
    {
        m_ids.resize(history.names().size());
        for (std::size_t id = 0; id < m_ids.size(); ++id)
            m_ids[id] = m_builder.intern(history.name(static_cast<NameId>(id)));
    }

    History run()
    {
        const auto step = stepFor(m_history);
        const auto listCosts = m_history.listCosts();
        std::vector<std::pair<SimTime, Money>> listed;
        for (ChargeIndex i = 0; i < m_history.size(); ++i) {
            const auto count = piecesOf(m_history.span(i), step);
            for (std::int64_t piece = 0; piece < count; ++piece) {
                const SimTime time =
                    later(m_history.times()[i], Duration{share(Duration{m_history.span(i)}.count(), piece, count)});
                add(i, piece, count, time);
                listed.emplace_back(time, part(listCosts[i], piece, count));
            }
        }
        m_builder.coarsenTo(m_history.resolution());
        std::stable_sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<Money> sorted;
        sorted.reserve(listed.size());
        for (const auto& [time, cost] : listed)
            sorted.push_back(cost);
        return m_builder.build().listedAt(sorted);
    }

private:
    void add(ChargeIndex i, std::int64_t piece, std::int64_t count, SimTime time)
    {
        const auto& h = m_history;
        const auto idOf = [this](NameId id) { return m_ids[indexOf(id)]; };
        m_builder.add(time, part(h.costs()[i], piece, count), idOf(h.sessions()[i]), idOf(h.tools()[i]),
                      idOf(h.models()[i]), idOf(h.projects()[i]), h.pools()[i], part(h.tokens(i), piece, count));
        if (h.isUnpriced(i))
            m_builder.markUnpriced();
    }

    const History& m_history;
    HistoryBuilder m_builder;
    std::vector<NameId> m_ids; ///< by the history's
};

} // namespace

std::shared_ptr<const History> spreadEvenly(const std::shared_ptr<const History>& history)
{
    return history->hasSpans() ? std::make_shared<const History>(Spreader{*history}.run()) : history;
}

} // namespace lowwater
