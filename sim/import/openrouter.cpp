// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenRouter's activity as CSV: one row per request, with what it cost exactly (FORMATS.md section 5.5).
#include "sim/import/format.h"
#include "sim/import/table_reader.h"
#include "sim/import/table_rows.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::string_view name = "openrouter";

class Activity {
public:
    explicit Activity(const FormatInput& input) : m_rows{input, name} {}

    Result<ReadHistory> read()
    {
        if (const auto done = m_rows.readEach([this] { readRow(); }); !done)
            return done.error();
        return m_rows.collector().finish();
    }

private:
    void readRow()
    {
        const auto created = m_rows.time(m_created);
        const auto cost = created ? m_rows.cost(m_cost) : std::nullopt;
        Charge charge;
        if (!cost || !readTokens(charge.tokens))
            return;
        charge.time = created->time;
        charge.cost = *cost;
        charge.session = m_rows.cell(m_key);
        charge.tool = m_rows.cell(m_app);
        charge.model = m_rows.cell(m_model);
        if (m_rows.collector().isNew(m_rows.cell(m_id)))
            m_rows.collector().charge(charge);
        else
            m_rows.collector().merged();
    }

    /// A prompt's tokens include those read from a cache.
    bool readTokens(Tokens& tokens)
    {
        std::int64_t prompt = 0;
        std::int64_t cached = 0;
        if (!m_rows.count(m_prompt, prompt) || !m_rows.count(m_completion, tokens.output) ||
            !m_rows.count(m_cached, cached))
            return false;
        tokens.cacheRead = std::min(cached, prompt);
        tokens.input = prompt - tokens.cacheRead;
        return true;
    }

    TableRows m_rows;
    TableRows::Column m_id = m_rows.column({"generation_id"});
    TableRows::Column m_created = m_rows.column({"created_at"});
    TableRows::Column m_cost = m_rows.column({"cost_total"});
    TableRows::Column m_key = m_rows.column({"api_key_name"});
    TableRows::Column m_app = m_rows.column({"app_name"});
    TableRows::Column m_model = m_rows.column({"model_permaslug"});
    TableRows::Column m_prompt = m_rows.column({"tokens_prompt"});
    TableRows::Column m_completion = m_rows.column({"tokens_completion"});
    TableRows::Column m_cached = m_rows.column({"tokens_cached"});
};

bool recognizes(std::string_view text)
{
    return isTableWith(text, {"generation_id", "created_at", "cost_total"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return Activity{input}.read();
}

} // namespace

extern const Format openRouterFormat{name, "OpenRouter activity (CSV)", recognizes, read};

} // namespace lowwater
