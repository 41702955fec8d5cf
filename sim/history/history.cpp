// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/history.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace lowwater {

namespace {

constexpr std::uint32_t large = std::numeric_limits<std::uint32_t>::max(); ///< "look among the large ones"

std::uint32_t packed(std::int64_t count) noexcept
{
    return count < large ? static_cast<std::uint32_t>(count) : large;
}

template <typename T>
std::vector<T> picked(const std::vector<T>& column, std::span<const ChargeIndex> order)
{
    std::vector<T> result;
    if (column.empty())
        return result;
    result.reserve(order.size());
    for (const ChargeIndex i : order)
        result.push_back(column[i]);
    return result;
}

} // namespace

Tokens History::tokens(ChargeIndex i) const
{
    if (m_tokens.empty())
        return {};
    const auto& t = m_tokens[i];
    if (std::max({t.input, t.output, t.cacheWrite5m, t.cacheWrite1h, t.cacheRead}) == large) {
        const auto found =
            std::lower_bound(m_largeTokens.begin(), m_largeTokens.end(), i,
                             [](const LargeTokens& entry, ChargeIndex charge) { return entry.charge < charge; });
        return found->tokens;
    }
    return {t.input, t.output, t.cacheWrite5m, t.cacheWrite1h, t.cacheRead};
}

Charge History::charge(ChargeIndex i) const
{
    return {m_times[i],
            m_costs[i],
            std::string{name(m_sessions[i])},
            std::string{name(m_tools[i])},
            std::string{name(m_models[i])},
            std::string{name(m_projects[i])},
            m_pools[i],
            tokens(i),
            span(i),
            isUnpriced(i)};
}

Money History::totalCost() const
{
    Money sum;
    for (const Money cost : m_costs)
        sum += cost;
    return sum;
}

History History::subset(std::span<const ChargeIndex> kept) const
{
    History result;
    result.m_times = picked(m_times, kept);
    result.m_costs = picked(m_costs, kept);
    result.m_listCosts = picked(m_listCosts, kept);
    result.m_sessions = picked(m_sessions, kept);
    result.m_tools = picked(m_tools, kept);
    result.m_models = picked(m_models, kept);
    result.m_projects = picked(m_projects, kept);
    result.m_pools = picked(m_pools, kept);
    result.m_tokens = picked(m_tokens, kept);
    result.m_spans = picked(m_spans, kept);
    if (!m_largeTokens.empty()) {
        for (ChargeIndex to = 0; to < kept.size(); ++to) {
            const auto& t = m_tokens[kept[to]];
            if (std::max({t.input, t.output, t.cacheWrite5m, t.cacheWrite1h, t.cacheRead}) == large)
                result.m_largeTokens.push_back({to, tokens(kept[to])});
        }
    }
    for (ChargeIndex to = 0; !m_unpriced.empty() && to < kept.size(); ++to)
        if (isUnpriced(kept[to]))
            result.m_unpriced.push_back(to);
    result.m_names = m_names;
    result.m_resolution = m_resolution;
    return result;
}

History History::moved(std::span<const ChargeIndex> picked, std::span<const SimTime> times) const
{
    History result = subset(picked);
    result.m_times.assign(times.begin(), times.end());
    return result;
}

History History::scaled(std::int64_t numerator, std::int64_t denominator) const
{
    History result = *this;
    for (auto* column : {&result.m_costs, &result.m_listCosts})
        for (Money& cost : *column)
            cost = cost.scaled(numerator, denominator);
    return result;
}

History History::listedAt(std::span<const Money> listCosts) const
{
    History result = *this;
    if (std::equal(listCosts.begin(), listCosts.end(), m_costs.begin(), m_costs.end()))
        result.m_listCosts.clear();
    else
        result.m_listCosts.assign(listCosts.begin(), listCosts.end());
    return result;
}

HistoryBuilder::HistoryBuilder() : m_names{std::make_shared<NameTable>()} {}

void HistoryBuilder::add(const Charge& charge)
{
    add(charge.time, charge.cost, intern(charge.session), intern(charge.tool), intern(charge.model),
        intern(charge.project), charge.pool, charge.tokens, charge.span);
    if (charge.unpriced)
        markUnpriced();
}

void HistoryBuilder::add(SimTime time, Money cost, NameId session, NameId tool, NameId model, NameId project, Pool pool,
                         const Tokens& tokens, std::chrono::seconds span)
{
    auto& h = m_history;
    if (h.size() >= noCharge - 1)
        throw std::length_error{"more than 2^32 charges"};
    m_unsorted = m_unsorted || (!h.empty() && time < h.m_times.back());
    const auto position = static_cast<ChargeIndex>(h.size());
    h.m_times.push_back(time);
    h.m_costs.push_back(cost);
    h.m_sessions.push_back(session);
    h.m_tools.push_back(tool);
    h.m_models.push_back(model);
    h.m_projects.push_back(project);
    h.m_pools.push_back(pool);
    const bool any = tokens != Tokens{};
    if (any && h.m_tokens.empty())
        h.m_tokens.resize(position);
    if (any || !h.m_tokens.empty()) {
        h.m_tokens.push_back({packed(tokens.input), packed(tokens.output), packed(tokens.cacheWrite5m),
                              packed(tokens.cacheWrite1h), packed(tokens.cacheRead)});
        if (std::max({tokens.input, tokens.output, tokens.cacheWrite5m, tokens.cacheWrite1h, tokens.cacheRead}) >=
            large)
            h.m_largeTokens.push_back({position, tokens});
    }
    if (span.count() != 0 && h.m_spans.empty())
        h.m_spans.resize(position);
    if (span.count() != 0 || !h.m_spans.empty())
        h.m_spans.push_back(static_cast<std::uint32_t>(span.count()));
    coarsenTo(resolutionOf(span));
}

void HistoryBuilder::reserve(std::size_t charges)
{
    const auto reserveAll = [charges](auto&... columns) { (columns.reserve(charges), ...); };
    auto& h = m_history;
    reserveAll(h.m_times, h.m_costs, h.m_sessions, h.m_tools, h.m_models, h.m_projects, h.m_pools, h.m_tokens);
}

void HistoryBuilder::coarsenTo(Resolution resolution)
{
    m_history.m_resolution = std::max(m_history.m_resolution, resolution);
}

History HistoryBuilder::build()
{
    m_history.m_names = m_names;
    if (m_unsorted) {
        std::vector<ChargeIndex> order(m_history.size());
        std::iota(order.begin(), order.end(), ChargeIndex{0});
        std::stable_sort(order.begin(), order.end(),
                         [this](ChargeIndex a, ChargeIndex b) { return m_history.m_times[a] < m_history.m_times[b]; });
        m_history = m_history.subset(order);
    } else {
        const auto shrink = [](auto&... columns) { (columns.shrink_to_fit(), ...); };
        auto& h = m_history;
        shrink(h.m_times, h.m_costs, h.m_sessions, h.m_tools, h.m_models, h.m_projects, h.m_pools, h.m_tokens,
               h.m_largeTokens, h.m_spans, h.m_unpriced);
    }
    History built = std::move(m_history);
    *this = HistoryBuilder{};
    return built;
}

} // namespace lowwater
