// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The cost export of OpenAI's dashboard: dollars by day, project, key and line item (FORMATS.md section 5.4).
#include "sim/import/format.h"
#include "sim/import/table_reader.h"
#include "sim/import/table_rows.h"

#include <limits>

namespace lowwater {

namespace {

constexpr std::string_view name = "openai-cost-csv";

/// `gpt-5-nano, input_tokens`: the model, where it is one, stands before the comma.
std::string_view modelOf(std::string_view lineItem)
{
    return lineItem.substr(0, lineItem.find(", "));
}

class DashboardCosts {
public:
    explicit DashboardCosts(const FormatInput& input) : m_rows{input, name} {}

    Result<ReadHistory> read()
    {
        if (const auto done = m_rows.readEach([this] { readRow(); }); !done)
            return done.error();
        return m_rows.collector().finish();
    }

private:
    void readRow()
    {
        Charge charge;
        if (!readInterval(charge))
            return;
        if (m_rows.cell(m_amount).empty())
            return m_rows.collector().notUsage(); // a day without costs
        if (inSmallLetters(m_rows.cell(m_currency)) != "usd")
            return m_rows.collector().skip("other_currency", m_currency.name, m_rows.cell(m_currency),
                                           "is not usd; Lowwater counts dollars");
        const auto cost = m_rows.cost(m_amount);
        if (!cost)
            return;
        charge.cost = *cost;
        charge.session = m_rows.cell(m_key);
        const auto project = m_rows.cell(m_projectName);
        charge.project = project.empty() ? m_rows.cell(m_projectId) : project;
        charge.model = modelOf(m_rows.cell(m_lineItem));
        m_rows.collector().charge(charge);
    }

    bool readInterval(Charge& charge)
    {
        const auto start = m_rows.time(m_start);
        const auto end = start ? m_rows.time(m_end) : std::nullopt;
        if (!end)
            return false;
        const auto span = std::chrono::floor<std::chrono::seconds>(end->time - start->time);
        if (span.count() <= 0 || span.count() > std::numeric_limits<std::uint32_t>::max()) {
            m_rows.collector().skip("bad_timestamp", m_end.name, m_rows.cell(m_end),
                                    "is not a time after start_time, at most 136 years");
            return false;
        }
        charge.time = start->time;
        charge.span = span;
        return true;
    }

    TableRows m_rows;
    TableRows::Column m_start = m_rows.column({"start_time"});
    TableRows::Column m_end = m_rows.column({"end_time"});
    TableRows::Column m_amount = m_rows.column({"amount_value"});
    TableRows::Column m_currency = m_rows.column({"amount_currency"});
    TableRows::Column m_lineItem = m_rows.column({"line_item"});
    TableRows::Column m_key = m_rows.column({"api_key_id"});
    TableRows::Column m_projectId = m_rows.column({"project_id"});
    TableRows::Column m_projectName = m_rows.column({"project_name"});
};

bool recognizes(std::string_view text)
{
    return isTableWith(text, {"start_time", "end_time", "amount_value", "amount_currency"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return DashboardCosts{input}.read();
}

} // namespace

extern const Format openAiCostCsvFormat{name, "OpenAI costs (CSV)", recognizes, read};

} // namespace lowwater
