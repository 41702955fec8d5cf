// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Console's cost export: dollars by day, model, key and kind of token (FORMATS.md section 5.2). The rows of one
// day and model stay charges of their own; how many tokens they stand for is not in it.
#include "sim/import/format.h"
#include "sim/import/price_table.h"
#include "sim/import/table_reader.h"
#include "sim/import/table_rows.h"

namespace lowwater {

namespace {

constexpr std::string_view name = "console-cost";

class DailyCosts {
public:
    explicit DailyCosts(const FormatInput& input) : m_rows{input, name} {}

    Result<ReadHistory> read()
    {
        if (const auto done = m_rows.readEach([this] { readRow(); }); !done)
            return done.error();
        m_rows.collector().warn("The Console rounds each row of this file to cents: the sum of many small ones may be "
                                "off by some cents from what was charged.");
        return m_rows.collector().finish();
    }

private:
    void readRow()
    {
        const auto date = m_rows.day(m_date);
        const auto cost = date ? m_rows.cost(m_cost) : std::nullopt;
        if (!cost)
            return;
        Charge charge;
        charge.time = *date;
        charge.span = wholeDay;
        charge.cost = *cost; // after discounts, unlike list_price_usd
        charge.session = m_rows.cell(m_key);
        charge.project = m_rows.cell(m_workspace);
        charge.model = spelledModelName(m_rows.cell(m_model)); // `Claude Opus 5`, which other sources have as an id
        m_rows.collector().charge(charge);
    }

    TableRows m_rows;
    TableRows::Column m_date = m_rows.column({"usage_date_utc"});
    TableRows::Column m_model = m_rows.column({"model"});
    TableRows::Column m_workspace = m_rows.column({"workspace"});
    TableRows::Column m_key = m_rows.column({"api_key"});
    TableRows::Column m_cost = m_rows.column({"cost_usd"});
};

bool recognizes(std::string_view text)
{
    return isTableWith(text, {"usage_date_utc", "model", "token_type", "cost_usd"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return DailyCosts{input}.read();
}

} // namespace

extern const Format consoleCostFormat{name, "Claude Console costs (CSV)", recognizes, read};

} // namespace lowwater
