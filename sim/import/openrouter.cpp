// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenRouter's activity as CSV: one row per request, with what it cost exactly (FORMATS.md section 5.5).
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"
#include "sim/import/table_reader.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::string_view name = "openrouter";

class Activity {
public:
    explicit Activity(const FormatInput& input) : m_collector{input, name}, m_table{input.text} {}

    Result<ReadHistory> read()
    {
        while (m_table.next()) {
            if (const auto going = m_collector.at(m_table.record().position()); !going)
                return going.error();
            m_collector.line(m_table.record().firstLine(), m_table.record().text());
            readRow();
        }
        return m_collector.finish();
    }

private:
    void readRow()
    {
        if (auto problem = m_table.problem(); !problem.empty())
            return m_collector.skip("wrong_columns", {}, {}, std::move(problem));
        const auto created = parseTime(m_table.cell(m_created));
        if (!created)
            return m_collector.skip("bad_timestamp", "created_at", m_table.cell(m_created), created.error().message);
        const auto costText = m_table.cell(m_cost);
        const auto cost = m_collector.money(costText);
        if (!cost)
            return m_collector.skip("bad_cost", "cost_total", costText, "is not a sum of dollars, such as 0.0123");
        if (*cost < Money{})
            return m_collector.skip("negative_cost", "cost_total", costText,
                                    "is negative; a charge costs zero or more, refunds are left out");
        Charge charge;
        charge.time = created->time;
        charge.cost = *cost;
        charge.session = m_table.cell(m_key);
        charge.tool = m_table.cell(m_app);
        charge.model = m_table.cell(m_model);
        if (!readTokens(charge.tokens))
            return;
        if (m_collector.isNew(m_table.cell(m_id)))
            m_collector.charge(charge);
        else
            m_collector.merged();
    }

    /// A prompt's tokens include those read from a cache.
    bool readTokens(Tokens& tokens)
    {
        std::int64_t prompt = 0;
        std::int64_t cached = 0;
        if (!readCount(m_prompt, prompt) || !readCount(m_completion, tokens.output) || !readCount(m_cached, cached))
            return false;
        tokens.cacheRead = std::min(cached, prompt);
        tokens.input = prompt - tokens.cacheRead;
        return true;
    }

    bool readCount(std::optional<std::size_t> column, std::int64_t& count)
    {
        const auto read = m_table.count(column);
        if (!read)
            m_collector.skip("bad_tokens", m_table.header(*column), m_table.cell(column),
                             "is not a count of tokens, such as 1234");
        count = read.value_or(0);
        return read.has_value();
    }

    ChargeCollector m_collector;
    TableReader m_table;
    std::optional<std::size_t> m_id = m_table.column({"generation_id"});
    std::optional<std::size_t> m_created = m_table.column({"created_at"});
    std::optional<std::size_t> m_cost = m_table.column({"cost_total"});
    std::optional<std::size_t> m_key = m_table.column({"api_key_name"});
    std::optional<std::size_t> m_app = m_table.column({"app_name"});
    std::optional<std::size_t> m_model = m_table.column({"model_permaslug"});
    std::optional<std::size_t> m_prompt = m_table.column({"tokens_prompt"});
    std::optional<std::size_t> m_completion = m_table.column({"tokens_completion"});
    std::optional<std::size_t> m_cached = m_table.column({"tokens_cached"});
};

bool recognizes(std::string_view text)
{
    return TableReader{text}.hasAll({"generation_id", "created_at", "cost_total"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return Activity{input}.read();
}

} // namespace

extern const Format openRouterFormat{name, "OpenRouter activity (CSV)", recognizes, read};

} // namespace lowwater
