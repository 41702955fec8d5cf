// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/wide.h"
#include "sim/replay/simulate.h"

#include <span>
#include <vector>

namespace lowwater {

/// A stretch of the record: from one charge up to just before another.
struct BusiestWindow {
    Money spent;                  ///< in [from, to), less the reloads that can land in it; s0 is this + one nano-dollar
    ChargeIndex first = noCharge; ///< the window's first charge
    ChargeIndex last = noCharge;  ///< the charge that must not be refused; not in `spent`
    std::int64_t landed = 0;      ///< reloads that land in it
    [[nodiscard]] bool operator==(const BusiestWindow&) const = default;
};

/// The windows that decide s0 (THEORY.md section 3) on one record at one latency, for any number of amounts: what they
/// share is found once, O(n). The demand must outlive it.
class BusiestWindows {
public:
    BusiestWindows(const Demand& demand, Duration latency);

    /// Latency 0 gives an empty window. O(1) where the amount covers what any latency burns, else O(n) as a rule.
    [[nodiscard]] BusiestWindow at(Money amount) const;

private:
    /// A few charges within two latencies: so much alike that a bound for all of them is a good one.
    struct Block {
        ChargeIndex first = 0;
        ChargeIndex end = 0;
        std::int64_t whole = 0; ///< latencies from the record's start to `first`
        Money mostInOne;        ///< the most that a latency from one of them burns
    };

    void addToBlocks(ChargeIndex charge);
    [[nodiscard]] BusiestWindow from(std::size_t first, Money amount) const;
    [[nodiscard]] BusiestWindow likely(Money amount) const;
    [[nodiscard]] Wide level(std::size_t spentBefore, std::int64_t whole, Money amount) const;
    [[nodiscard]] std::int64_t wholeLatencies(std::size_t charge) const;
    [[nodiscard]] Money inOne(std::size_t first) const { return m_spent[m_ends[first]] - m_spent[first]; }

    std::span<const SimTime> m_times;
    std::span<const Money> m_spent;
    Duration m_latency;
    std::vector<ChargeIndex> m_ends; ///< by charge: the first one a latency later or more
    BusiestWindow m_withinOne;       ///< the busiest of one latency each, whatever the amount
    Money m_mostInOne;               ///< with the last charge
    std::vector<Block> m_blocks;
};

/// s0(Q)'s window for one amount.
[[nodiscard]] BusiestWindow busiestWindow(const Demand& demand, Money amount, Duration latency);

} // namespace lowwater
