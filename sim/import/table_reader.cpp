// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/table_reader.h"

#include "sim/core/trimmed.h"
#include "sim/history/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace lowwater {

namespace {

constexpr std::size_t longestHeader = 1U << 14U; ///< bytes

} // namespace

std::string inSmallLetters(std::string_view text)
{
    std::string small{trimmed(text)};
    for (char& c : small)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return small;
}

bool isTableWith(std::string_view text, std::initializer_list<std::string_view> columns)
{
    return TableReader{text.substr(0, longestHeader)}.hasAll(columns);
}

TableReader::TableReader(std::string_view text, char delimiter) : m_records{text, delimiter}
{
    if (!m_records.next() || m_records.isUnterminated())
        return;
    for (std::size_t i = 0; i < m_records.fieldCount(); ++i) {
        m_headers.push_back(repairedUtf8(trimmed(m_records.field(i))));
        m_names.push_back(inSmallLetters(m_headers.back()));
    }
}

std::optional<std::size_t> TableReader::column(std::initializer_list<std::string_view> names) const
{
    for (const std::string_view name : names) {
        const auto found = std::find(m_names.begin(), m_names.end(), inSmallLetters(name));
        if (found != m_names.end())
            return static_cast<std::size_t>(found - m_names.begin());
    }
    return std::nullopt;
}

bool TableReader::hasAll(std::initializer_list<std::string_view> names) const
{
    return std::all_of(names.begin(), names.end(),
                       [this](std::string_view name) { return column({name}).has_value(); });
}

std::string_view TableReader::cell(std::optional<std::size_t> column) const
{
    return column && *column < m_records.fieldCount() ? trimmed(m_records.field(*column)) : std::string_view{};
}

std::optional<std::int64_t> TableReader::count(std::optional<std::size_t> column) const
{
    const auto text = cell(column);
    std::int64_t number = 0;
    if (text.empty())
        return number;
    const auto* const end = text.data() + text.size();
    const auto [stop, failure] = std::from_chars(text.data(), end, number);
    return failure == std::errc{} && stop == end && number >= 0 ? std::optional{number} : std::nullopt;
}

std::string TableReader::problem() const
{
    if (m_records.isUnterminated())
        return "has a quote that is never closed; close it, or double it where it is meant";
    bool fits = m_records.fieldCount() >= m_headers.size();
    for (std::size_t i = m_headers.size(); i < m_records.fieldCount(); ++i)
        fits = fits && m_records.field(i).empty();
    return fits ? std::string{}
                : fmt::format("has {} columns and the header {}; quote a value that has a separator in it",
                              m_records.fieldCount(), m_headers.size());
}

} // namespace lowwater
