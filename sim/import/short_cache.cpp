// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/short_cache.h"

#include <chrono>
#include <map>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lowwater {

namespace {

constexpr Duration shortLife = std::chrono::minutes{5};
constexpr Duration longLife = std::chrono::hours{1};

std::int64_t sum(std::int64_t a, std::int64_t b)
{
    std::int64_t result = 0;
    if (__builtin_add_overflow(a, b, &result))
        throw std::overflow_error{"a sum of tokens is past 64 bits"};
    return result;
}

/// What one agent's cache of one model holds.
struct Cache {
    SimTime used{}; ///< by its last charge
    bool writtenForAnHour = false;
};

class Repricer {
public:
    Repricer(const History& history, const PriceTable& prices) : m_history{history}, m_prices{prices} {}

    ShortCacheHistory run()
    {
        ShortCacheHistory result;
        std::vector<NameId> ids(m_history.names().size());
        for (std::size_t id = 0; id < ids.size(); ++id)
            ids[id] = m_builder.intern(m_history.name(static_cast<NameId>(id)));
        const auto idOf = [&ids](NameId id) { return ids[indexOf(id)]; };
        for (ChargeIndex i = 0; i < m_history.size(); ++i) {
            Tokens tokens = m_history.tokens(i);
            const Money recorded = m_history.costs()[i];
            const Money cost = reprice(i, tokens);
            result.cost.recorded += recorded;
            result.cost.repriced += cost;
            if (tokens != m_history.tokens(i))
                ++result.cost.charges;
            m_builder.add(m_history.times()[i], cost, idOf(m_history.sessions()[i]), idOf(m_history.tools()[i]),
                          idOf(m_history.models()[i]), idOf(m_history.projects()[i]), m_history.pools()[i], tokens,
                          m_history.span(i));
            if (m_history.isUnpriced(i))
                m_builder.markUnpriced();
        }
        m_builder.coarsenTo(m_history.resolution());
        result.history = std::make_shared<const History>(m_builder.build().listedAt(m_history.listCosts()));
        return result;
    }

private:
    /// The new cost; changes `tokens` with it.
    Money reprice(ChargeIndex i, Tokens& tokens)
    {
        const Tokens recorded = tokens;
        const SimTime time = m_history.times()[i];
        auto [entry, isFirst] = m_caches.try_emplace({m_history.agent(i), m_history.models()[i]});
        Cache& cache = entry->second;
        const Duration gap = time - cache.used;
        Tokens changed = recorded;
        if (!isFirst && cache.writtenForAnHour && gap > shortLife && gap <= longLife) {
            changed.cacheWrite5m = sum(changed.cacheWrite5m, changed.cacheRead);
            changed.cacheRead = 0;
        }
        changed.cacheWrite5m = sum(changed.cacheWrite5m, changed.cacheWrite1h);
        changed.cacheWrite1h = 0;
        cache.used = time;
        cache.writtenForAnHour = cache.writtenForAnHour || recorded.cacheWrite1h > 0;
        const Money cost = m_history.costs()[i];
        if (changed == recorded)
            return cost;
        const auto before = priceOf(i, recorded);
        const auto after = priceOf(i, changed);
        if (!before || !after || before->cost == Money{})
            return cost;
        tokens = changed;
        return cost.scaled(after->cost.nanos(), before->cost.nanos());
    }

    [[nodiscard]] std::optional<Priced> priceOf(ChargeIndex i, const Tokens& tokens) const
    {
        return m_prices.cost({m_history.name(m_history.models()[i]), m_history.times()[i], tokens, false, {}, false});
    }

    const History& m_history;
    const PriceTable& m_prices;
    HistoryBuilder m_builder;
    std::map<std::pair<NameId, NameId>, Cache> m_caches; ///< by agent and model
};

} // namespace

bool hasHourCache(const History& history)
{
    if (history.resolution() != Resolution::Request)
        return false;
    for (ChargeIndex i = 0; history.hasTokens() && i < history.size(); ++i)
        if (history.tokens(i).cacheWrite1h > 0 && history.pools()[i] != Pool::Api)
            return true;
    return false;
}

ShortCacheHistory repriceForShortCache(const std::shared_ptr<const History>& history, const PriceTable& prices)
{
    if (!hasHourCache(*history)) {
        const Money total = history->totalCost();
        return {history, {total, total, 0}};
    }
    return Repricer{*history, prices}.run();
}

} // namespace lowwater
