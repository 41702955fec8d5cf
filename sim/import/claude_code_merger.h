// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/money.h"
#include "sim/core/time.h"
#include "sim/history/charge.h"
#include "sim/history/name_table.h"

#include <cstddef>
#include <cstdint>
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

/// Merges the lines that tell of one request (FORMATS.md 1.8, rules 5 and 6): the same message and request; or the same
/// message where one of the two is a side chain's replay. The better line stays, in the first one's place: the one that
/// is no replay, else the larger, else the one with a speed.
class UsageMerger {
public:
    void add(const LoggedCharge& charge);
    /// Lines that were merged into others.
    [[nodiscard]] std::uint64_t merged() const noexcept { return m_merged; }
    /// What is kept, in order of first appearance; leaves this empty.
    [[nodiscard]] std::vector<LoggedCharge> take();

private:
    struct Hash {
        std::size_t operator()(const IdHash& id) const noexcept { return id.low; }
    };
    using Index = std::uint32_t;

    [[nodiscard]] LoggedCharge* find(const LoggedCharge& charge);
    void keep(const LoggedCharge& charge);

    std::vector<LoggedCharge> m_kept;
    std::unordered_map<IdHash, Index, Hash> m_first; ///< by message: the first that is kept
    /// By message and request: those of a message that are kept beside the first. None of these is a side chain's.
    std::unordered_map<IdHash, Index, Hash> m_others;
    std::uint64_t m_merged = 0;
};

} // namespace lowwater
