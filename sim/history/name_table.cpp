// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/name_table.h"

#include <limits>
#include <stdexcept>

namespace lowwater {

NameTable::NameTable()
{
    intern("");
}

NameTable::NameTable(const NameTable& other)
{
    for (const auto& name : other.m_names)
        intern(name);
}

NameTable& NameTable::operator=(const NameTable& other)
{
    if (this != &other)
        *this = NameTable{other};
    return *this;
}

NameId NameTable::intern(std::string_view name)
{
    if (const auto found = m_index.find(name); found != m_index.end())
        return found->second;
    if (m_names.size() > std::numeric_limits<std::uint32_t>::max() - 1)
        throw std::length_error{"more than 2^32 distinct names"};
    const auto id = static_cast<NameId>(m_names.size());
    m_index.emplace(m_names.emplace_back(name), id);
    return id;
}

} // namespace lowwater
