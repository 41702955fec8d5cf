// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"
#include "sim/history/name_table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace lowwater {

/// Position of a charge in its history.
using ChargeIndex = std::uint32_t;
inline constexpr ChargeIndex noCharge = std::numeric_limits<ChargeIndex>::max();

/// Charges sorted by time, those at the same time in their input order (MODEL.md section 2). Columnar: 33 bytes a
/// charge, 53 with tokens, 4 more with spans, 8 more where costs were adjusted, 4 for each that is unpriced. Immutable
/// once built; share it as shared_ptr<const History>.
class History {
public:
    [[nodiscard]] std::size_t size() const noexcept { return m_times.size(); }
    [[nodiscard]] bool empty() const noexcept { return m_times.empty(); }
    [[nodiscard]] Resolution resolution() const noexcept { return m_resolution; }

    [[nodiscard]] std::span<const SimTime> times() const noexcept { return m_times; }
    [[nodiscard]] std::span<const Money> costs() const noexcept { return m_costs; }
    /// What the charges cost before the costs were adjusted (cost_adjustment.h), which is what an included plan counts;
    /// costs() where they were not.
    [[nodiscard]] std::span<const Money> listCosts() const noexcept
    {
        return m_listCosts.empty() ? costs() : std::span<const Money>{m_listCosts};
    }
    /// The agent each charge belongs to: its session, else its tool, else the empty name.
    [[nodiscard]] NameId agent(ChargeIndex i) const noexcept
    {
        return m_sessions[i] != NameId::Empty ? m_sessions[i] : m_tools[i];
    }
    [[nodiscard]] std::span<const NameId> sessions() const noexcept { return m_sessions; }
    [[nodiscard]] std::span<const NameId> tools() const noexcept { return m_tools; }
    [[nodiscard]] std::span<const NameId> models() const noexcept { return m_models; }
    [[nodiscard]] std::span<const NameId> projects() const noexcept { return m_projects; }
    [[nodiscard]] std::span<const Pool> pools() const noexcept { return m_pools; }
    [[nodiscard]] bool hasTokens() const noexcept { return !m_tokens.empty(); }
    [[nodiscard]] Tokens tokens(ChargeIndex i) const;
    /// Whether charges sum up a time; spreadEvenly (spread_evenly.h) makes a history without spans.
    [[nodiscard]] bool hasSpans() const noexcept { return !m_spans.empty(); }
    [[nodiscard]] std::chrono::seconds span(ChargeIndex i) const
    {
        return std::chrono::seconds{m_spans.empty() ? 0 : m_spans[i]};
    }
    /// Whether a charge's cost is not known and counted as 0. O(log of how many are).
    [[nodiscard]] bool isUnpriced(ChargeIndex i) const
    {
        return !m_unpriced.empty() && std::binary_search(m_unpriced.begin(), m_unpriced.end(), i);
    }
    /// One table for the names of all columns.
    [[nodiscard]] const NameTable& names() const noexcept { return *m_names; }
    [[nodiscard]] std::string_view name(NameId id) const { return m_names->name(id); }
    /// The i-th charge as a row.
    [[nodiscard]] Charge charge(ChargeIndex i) const;
    /// Sum of all costs; throws std::overflow_error.
    [[nodiscard]] Money totalCost() const;

    /// The charges at `kept` (ascending), sharing the names.
    [[nodiscard]] History subset(std::span<const ChargeIndex> kept) const;
    /// The charges at `picked`, in that order and as often as they stand there, each at one of `times` (ascending);
    /// sharing the names.
    [[nodiscard]] History moved(std::span<const ChargeIndex> picked, std::span<const SimTime> times) const;
    /// The same charges with each cost, at list price too, times numerator/denominator, half to even per charge.
    [[nodiscard]] History scaled(std::int64_t numerator, std::int64_t denominator) const;
    /// The same charges with these list costs, one for each.
    [[nodiscard]] History listedAt(std::span<const Money> listCosts) const;

private:
    friend class HistoryBuilder;
    struct PackedTokens {
        std::uint32_t input, output, cacheWrite5m, cacheWrite1h, cacheRead;
    };
    struct LargeTokens { ///< counts past 32 bits, found by charge
        ChargeIndex charge;
        Tokens tokens;
    };

    std::vector<SimTime> m_times;
    std::vector<Money> m_costs;
    std::vector<Money> m_listCosts; ///< empty where they are the costs
    std::vector<NameId> m_sessions;
    std::vector<NameId> m_tools;
    std::vector<NameId> m_models;
    std::vector<NameId> m_projects;
    std::vector<Pool> m_pools;
    std::vector<PackedTokens> m_tokens; ///< empty where no charge has any
    std::vector<LargeTokens> m_largeTokens;
    std::vector<std::uint32_t> m_spans;  ///< seconds; empty where no charge sums up a time
    std::vector<ChargeIndex> m_unpriced; ///< ascending
    std::shared_ptr<const NameTable> m_names = std::make_shared<NameTable>();
    Resolution m_resolution = Resolution::Request;
};

/// Collects charges in any order and sorts them (stable) into a History.
class HistoryBuilder {
public:
    HistoryBuilder();
    /// cost >= 0, checked by the readers. A span coarsens the resolution. Throws std::length_error past 2^32 - 2
    /// charges.
    void add(const Charge& charge);
    /// Interned ids for readers that see the same names over and over.
    [[nodiscard]] NameId intern(std::string_view name) { return m_names->intern(name); }
    [[nodiscard]] std::string_view name(NameId id) const { return m_names->name(id); }
    void add(SimTime time, Money cost, NameId session, NameId tool, NameId model, NameId project, Pool pool,
             const Tokens& tokens, std::chrono::seconds span = {});
    /// The charge added last has no known price.
    void markUnpriced() { m_history.m_unpriced.push_back(static_cast<ChargeIndex>(m_history.size() - 1)); }
    /// Room for so many charges with tokens, so that the columns need not be moved as they grow.
    void reserve(std::size_t charges);
    /// The coarsest resolution wins.
    void coarsenTo(Resolution resolution);
    [[nodiscard]] std::size_t size() const noexcept { return m_history.m_times.size(); }
    /// Whether a charge came before an earlier one's time.
    [[nodiscard]] bool wasUnsorted() const noexcept { return m_unsorted; }
    /// Leaves the builder empty.
    [[nodiscard]] History build();

private:
    History m_history;
    std::shared_ptr<NameTable> m_names;
    bool m_unsorted = false;
};

} // namespace lowwater
