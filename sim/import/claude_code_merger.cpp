// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/claude_code_merger.h"

#include "sim/core/wide.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lowwater {

namespace {

__extension__ using UnsignedWide = unsigned __int128;

constexpr UnsignedWide wide(std::uint64_t high, std::uint64_t low)
{
    return UnsignedWide{high} << 64U | low;
}

IdHash both(const IdHash& message, const IdHash& request)
{
    constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U; // so that swapped ids differ
    return {message.high * odd + request.high, message.low * odd + request.low};
}

std::int64_t total(const Tokens& tokens)
{
    return tokens.input + tokens.output + tokens.cacheWrite5m + tokens.cacheWrite1h + tokens.cacheRead;
}

bool isBetter(const LoggedCharge& candidate, const LoggedCharge& kept)
{
    if (candidate.isSidechain != kept.isSidechain)
        return kept.isSidechain;
    if (total(candidate.tokens) != total(kept.tokens))
        return total(candidate.tokens) > total(kept.tokens);
    return candidate.hasSpeed && !kept.hasSpeed;
}

} // namespace

IdHash IdHash::of(std::string_view id) noexcept
{
    if (id.empty())
        return {};
    constexpr UnsignedWide offsetBasis = wide(0x6C62272E07BB0142U, 0x62B821756295C58DU);
    constexpr UnsignedWide prime = wide(0x0000000001000000U, 0x000000000000013BU);
    UnsignedWide hash = offsetBasis;
    for (const char c : id)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return {static_cast<std::uint64_t>(hash >> 64U), static_cast<std::uint64_t>(hash)};
}

void UsageMerger::add(const LoggedCharge& charge)
{
    if (charge.message.isNone()) {
        keep(charge);
        return;
    }
    LoggedCharge* const kept = find(charge);
    if (kept == nullptr) {
        const auto index = static_cast<Index>(m_kept.size());
        keep(charge);
        if (m_first.empty() || m_first[placeOf(charge.message)] == none)
            addFirst(charge.message);
        else
            m_others.emplace(both(charge.message, charge.request), index);
        return;
    }
    ++m_merged;
    if (isBetter(charge, *kept))
        *kept = charge;
}

/// A side chain's line is only ever kept alone: a second of its message merges with it.
LoggedCharge* UsageMerger::find(const LoggedCharge& charge)
{
    const Index first = m_first.empty() ? none : m_first[placeOf(charge.message)];
    if (first == none)
        return nullptr;
    LoggedCharge& kept = m_kept[first];
    if (kept.request == charge.request)
        return &kept;
    const auto other = m_others.find(both(charge.message, charge.request));
    if (other != m_others.end())
        return &m_kept[other->second];
    return charge.isSidechain || kept.isSidechain ? &kept : nullptr;
}

void UsageMerger::keep(const LoggedCharge& charge)
{
    if (m_kept.size() >= std::numeric_limits<Index>::max() - 1)
        throw std::length_error{"more than 2^32 - 2 requests"};
    m_kept.push_back(charge);
}

std::size_t UsageMerger::placeOf(const IdHash& message) const noexcept
{
    const std::size_t last = m_first.size() - 1;
    std::size_t place = (message.low ^ message.high) & last;
    while (m_first[place] != none && m_kept[m_first[place]].message != message)
        place = (place + 1) & last;
    return place;
}

/// The message of the last that was kept.
void UsageMerger::addFirst(const IdHash& message)
{
    constexpr std::size_t smallest = 1024;
    if (m_firstCount * 2 >= m_first.size()) {
        const std::vector<Index> before =
            std::exchange(m_first, std::vector<Index>(std::max(smallest, m_first.size() * 2), none));
        for (const Index index : before)
            if (index != none)
                m_first[placeOf(m_kept[index].message)] = index;
    }
    m_first[placeOf(message)] = static_cast<Index>(m_kept.size() - 1);
    ++m_firstCount;
}

LoggedCharges UsageMerger::take()
{
    m_first = {}; // clear() would keep the memory
    m_firstCount = 0;
    m_others = {};
    return std::exchange(m_kept, LoggedCharges{});
}

} // namespace lowwater
