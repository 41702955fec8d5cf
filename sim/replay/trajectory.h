// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace lowwater {

/// The balance as a right-continuous step function: each point holds from its time to the next one's. Points are in
/// order of time; several may share a time (a charge, then a credit), so that no dip is lost.
class Trajectory {
public:
    /// What of [from, to) a pixel column must show. A step at `from` lies inside: `first` is the balance before it.
    struct Column {
        Money first;
        Money least;
        Money most;
        Money last;
    };

    void reserve(std::size_t points);
    void add(SimTime time, Money balance);
    /// Builds what `columns` needs; call once, after the last add.
    void finish();

    [[nodiscard]] std::size_t size() const noexcept { return m_times.size(); }
    [[nodiscard]] bool empty() const noexcept { return m_times.empty(); }
    [[nodiscard]] std::span<const SimTime> times() const noexcept { return m_times; }
    [[nodiscard]] std::span<const Money> balances() const noexcept { return m_balances; }
    /// The balance at `time`, after all that happened then; the first balance before the first point. Not for an empty
    /// one.
    [[nodiscard]] Money at(SimTime time) const;
    /// One entry for each of the `bounds.size() - 1` half-open intervals between ascending bounds; unset before the
    /// first point. A column costs O(log n) and one step for each block of points in it.
    [[nodiscard]] std::vector<std::optional<Column>> columns(std::span<const SimTime> bounds) const;

private:
    static constexpr std::size_t blockSize = 256;
    [[nodiscard]] Column extremes(std::size_t begin, std::size_t end) const;

    std::vector<SimTime> m_times;
    std::vector<Money> m_balances;
    std::vector<Money> m_blockLeast;
    std::vector<Money> m_blockMost;
};

} // namespace lowwater
