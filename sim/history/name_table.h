// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lowwater {

/// An interned name; 0 is the empty name.
enum class NameId : std::uint32_t { Empty = 0 };

[[nodiscard]] constexpr std::size_t indexOf(NameId id) noexcept
{
    return static_cast<std::size_t>(id);
}

/// Each distinct text once, numbered by first appearance.
class NameTable {
public:
    NameTable();
    NameTable(const NameTable& other);
    NameTable& operator=(const NameTable& other);
    NameTable(NameTable&&) = default;
    NameTable& operator=(NameTable&&) = default;
    ~NameTable() = default;

    /// Throws std::length_error past 2^32 names.
    NameId intern(std::string_view name);
    [[nodiscard]] std::string_view name(NameId id) const { return m_names[indexOf(id)]; }
    [[nodiscard]] std::size_t size() const noexcept { return m_names.size(); }

private:
    std::deque<std::string> m_names; ///< stable addresses: the index views into it
    std::unordered_map<std::string_view, NameId> m_index;
};

} // namespace lowwater
