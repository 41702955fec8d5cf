// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Claude Console's usage export: tokens by day, model, key and more, without costs (FORMATS.md section 5.1).
#include "sim/import/format.h"
#include "sim/import/table_reader.h"
#include "sim/import/table_rows.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

constexpr std::string_view name = "console-usage";

/// Whether a row holds only prompts of more than 200,000 tokens: `> 200k`, in other reports `200k-1M`.
bool isOfLongPrompts(std::string_view contextWindow)
{
    return contextWindow.starts_with('>') || contextWindow.starts_with("200k");
}

class DailyUsage {
public:
    explicit DailyUsage(const FormatInput& input) : m_rows{input, name} {}

    Result<ReadHistory> read()
    {
        if (const auto done = m_rows.readEach([this] { readRow(); }); !done)
            return done.error();
        if (m_searches != 0)
            m_rows.collector().warn(fmt::format("{} web {} not counted in the costs: they are not priced by tokens.",
                                                m_searches, m_searches == 1 ? "search is" : "searches are"));
        return m_rows.collector().finish();
    }

private:
    void readRow()
    {
        const auto date = m_rows.day(m_date);
        Charge charge;
        if (!date || !readTokens(charge.tokens))
            return;
        if (charge.tokens == Tokens{})
            return m_rows.collector().notUsage();
        charge.time = *date;
        charge.span = wholeDay;
        charge.session = m_rows.cell(m_key);
        charge.project = m_rows.cell(m_workspace);
        charge.model = m_rows.cell(m_model);
        const Serving serving{.fast = inSmallLetters(m_rows.cell(m_speed)) == "fast",
                              .region = m_rows.cell(m_region),
                              .batch = inSmallLetters(m_rows.cell(m_type)) == "batch"};
        // Long prompts together are longer still: as one request they have the price of each.
        m_rows.collector().priced(charge, !isOfLongPrompts(m_rows.cell(m_contextWindow)), serving);
    }

    bool readTokens(Tokens& tokens)
    {
        std::int64_t searches = 0;
        if (!m_rows.count(m_input, tokens.input) || !m_rows.count(m_output, tokens.output) ||
            !m_rows.count(m_cacheWrite5m, tokens.cacheWrite5m) || !m_rows.count(m_cacheWrite1h, tokens.cacheWrite1h) ||
            !m_rows.count(m_cacheRead, tokens.cacheRead) || !m_rows.count(m_webSearches, searches))
            return false;
        m_searches += static_cast<std::uint64_t>(searches);
        return true;
    }

    TableRows m_rows;
    TableRows::Column m_date = m_rows.column({"usage_date_utc"});
    TableRows::Column m_model = m_rows.column({"model_version"});
    TableRows::Column m_key = m_rows.column({"api_key"});
    TableRows::Column m_workspace = m_rows.column({"workspace"});
    TableRows::Column m_type = m_rows.column({"usage_type"});
    TableRows::Column m_contextWindow = m_rows.column({"context_window"});
    TableRows::Column m_input = m_rows.column({"usage_input_tokens_no_cache"});
    // early files had one column, of a time when the cache kept five minutes only
    TableRows::Column m_cacheWrite5m =
        m_rows.column({"usage_input_tokens_cache_write_5m", "usage_input_tokens_cache_write"});
    TableRows::Column m_cacheWrite1h = m_rows.column({"usage_input_tokens_cache_write_1h"});
    TableRows::Column m_cacheRead = m_rows.column({"usage_input_tokens_cache_read"});
    TableRows::Column m_output = m_rows.column({"usage_output_tokens"});
    TableRows::Column m_webSearches = m_rows.column({"web_search_count"});
    TableRows::Column m_region = m_rows.column({"inference_geo"});
    TableRows::Column m_speed = m_rows.column({"speed"});
    std::uint64_t m_searches = 0;
};

bool recognizes(std::string_view text)
{
    return isTableWith(text, {"usage_date_utc", "model_version", "usage_input_tokens_no_cache", "usage_output_tokens"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    return DailyUsage{input}.read();
}

} // namespace

extern const Format consoleUsageFormat{name, "Claude Console usage (CSV)", recognizes, read};

} // namespace lowwater
