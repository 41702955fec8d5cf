// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/import/table_rows.h"

#include <utility>

namespace lowwater {

TableRows::TableRows(const FormatInput& input, std::string_view format)
    : m_collector{input, format}, m_table{input.text}
{
}

TableRows::Column TableRows::column(std::initializer_list<std::string_view> names) const
{
    const auto at = m_table.column(names);
    return {at ? std::string_view{m_table.header(*at)} : *names.begin(), at};
}

Result<Done> TableRows::readEach(const std::function<void()>& readRow)
{
    while (m_table.next()) {
        if (const auto going = m_collector.at(m_table.record().position()); !going)
            return going.error();
        m_collector.line(m_table.record().firstLine(), m_table.record().text());
        if (auto problem = m_table.problem(); problem.empty())
            readRow();
        else
            m_collector.skip("wrong_columns", {}, {}, std::move(problem));
    }
    return Done{};
}

std::optional<ParsedTime> TableRows::time(const Column& column)
{
    const auto read = parseTime(cell(column));
    if (read)
        return *read;
    m_collector.skip("bad_timestamp", column.name, cell(column), read.error().message);
    return std::nullopt;
}

std::optional<SimTime> TableRows::day(const Column& column)
{
    const auto read = time(column);
    if (!read || read->time == startOfDay(read->time))
        return read ? std::optional{read->time} : std::nullopt;
    m_collector.skip("bad_timestamp", column.name, cell(column), "is not a day; write one such as 2026-09-01");
    return std::nullopt;
}

std::optional<Money> TableRows::cost(const Column& column, std::string_view number)
{
    const auto read = m_collector.money(number);
    if (!read)
        m_collector.skip("bad_cost", column.name, cell(column), "is not a sum of dollars, such as 0.0123");
    else if (*read < Money{})
        m_collector.skip("negative_cost", column.name, cell(column),
                         "is negative; a charge costs zero or more, refunds are left out");
    else
        return read;
    return std::nullopt;
}

bool TableRows::count(const Column& column, std::int64_t& tokens)
{
    const auto read = m_table.count(column.at);
    if (!read)
        m_collector.skip("bad_tokens", column.name, cell(column), "is not a count of tokens, such as 1234");
    tokens = read.value_or(0);
    return read.has_value();
}

} // namespace lowwater
