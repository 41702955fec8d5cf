// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_text.h"

#include <algorithm>

namespace lowwater::cli {

namespace {

/// Columns on the screen: UTF-8 characters, none of which is wide here.
std::size_t width(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

class Lines {
public:
    explicit Lines(const Table& table) : m_table{table}, m_widths(table.columns.size()) {}

    void add(std::vector<std::string> line)
    {
        for (std::size_t i = 0; i < line.size(); ++i)
            m_widths[i] = std::max(m_widths[i], width(line[i]));
        m_lines.push_back(std::move(line));
    }

    [[nodiscard]] std::string text() const
    {
        std::string text;
        for (const auto& line : m_lines) {
            std::string row;
            for (std::size_t i = 0; i < line.size(); ++i) {
                const std::string pad(m_widths[i] - width(line[i]), ' ');
                row += "  " + (m_table.columns[i].numeric ? pad + line[i] : line[i] + pad);
            }
            row.erase(row.find_last_not_of(' ') + 1);
            text += row + '\n';
        }
        return text;
    }

private:
    const Table& m_table;
    std::vector<std::size_t> m_widths;
    std::vector<std::vector<std::string>> m_lines;
};

} // namespace

std::string tableText(const Table& table)
{
    Lines lines{table};
    std::vector<std::string> titles;
    std::vector<std::string> notes;
    for (const auto& column : table.columns) {
        titles.push_back(column.title);
        notes.push_back(column.note);
    }
    lines.add(titles);
    if (std::any_of(notes.begin(), notes.end(), [](const std::string& note) { return !note.empty(); }))
        lines.add(notes);
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        cells.reserve(row.size());
        for (const auto& cell : row)
            cells.push_back(cell.text);
        lines.add(std::move(cells));
    }
    return lines.text();
}

} // namespace lowwater::cli
