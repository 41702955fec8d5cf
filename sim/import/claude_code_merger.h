// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"
#include "sim/history/name_table.h"

#include <boost/container/deque.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lowwater {

/// Stands for an id: 128 bits of it (FNV-1a), so that millions of ids are small. None for the empty text.
struct IdHash {
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    [[nodiscard]] static IdHash of(std::string_view id) noexcept;
    [[nodiscard]] bool isNone() const noexcept { return high == 0 && low == 0; }
    [[nodiscard]] bool operator==(const IdHash&) const = default;
};

/// One line's usage in compact form.
struct LoggedCharge {
    IdHash message;
    IdHash request;
    SimTime time{};
    Money cost; ///< where `hasCost`
    Tokens tokens;
    NameId session = NameId::Empty;
    NameId model = NameId::Empty;
    NameId project = NameId::Empty;
    bool hasCost = false;
    bool isRounded = false;
    bool isSidechain = false;
    bool hasSpeed = false;
    bool isFast = false;
    bool isUsRegion = false;
};

/// In blocks of half a megabyte, which malloc takes from the system one by one and gives back to it.
using LoggedCharges =
    boost::container::deque<LoggedCharge, void,
                            boost::container::deque_options<boost::container::block_size<4096>>::type>;

/// Merges the lines that tell of one request (FORMATS.md 1.8, rules 5 and 6): the same message and request; or the same
/// message where one of the two is a side chain's replay. The better line stays, in the first one's place: the one that
/// is no replay, else the larger, else the one with a speed.
class UsageMerger {
public:
    void add(const LoggedCharge& charge);
    /// Lines that were merged into others.
    [[nodiscard]] std::uint64_t merged() const noexcept { return m_merged; }
    /// What is kept, in order of first appearance; leaves this empty. Taken from its front, it gives back its memory
    /// bit by bit.
    [[nodiscard]] LoggedCharges take();

private:
    struct Hash {
        std::size_t operator()(const IdHash& id) const noexcept { return id.low; }
    };
    using Index = std::uint32_t;

    [[nodiscard]] LoggedCharge* find(const LoggedCharge& charge);
    void keep(const LoggedCharge& charge);
    /// The place in m_first of a message, or the empty one where it would stand.
    [[nodiscard]] std::size_t placeOf(const IdHash& message) const noexcept;
    void addFirst(const IdHash& message);

    static constexpr Index none = std::numeric_limits<Index>::max();

    LoggedCharges m_kept; ///< does not move as it grows, for it is most of what a reading needs
    /// By message: the first that is kept, as a position in m_kept. A hash table with linear probing, a power of two
    /// long and at most half full, without the messages themselves: 16 bytes a request at most.
    std::vector<Index> m_first;
    std::size_t m_firstCount = 0;
    /// By message and request: those of a message that are kept beside the first. None of these is a side chain's.
    std::unordered_map<IdHash, Index, Hash> m_others;
    std::uint64_t m_merged = 0;
};

} // namespace lowwater
