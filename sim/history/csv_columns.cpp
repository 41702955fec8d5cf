// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/csv_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace lowwater {

namespace {

constexpr std::array<std::string_view, csvColumnCount> columnNames{"timestamp",
                                                                   "cost_usd",
                                                                   "session",
                                                                   "tool",
                                                                   "model",
                                                                   "project",
                                                                   "pool",
                                                                   "input_tokens",
                                                                   "output_tokens",
                                                                   "cache_write_5m_tokens",
                                                                   "cache_write_1h_tokens",
                                                                   "cache_read_tokens",
                                                                   "span_s"};

/// Headers of other tables, as headerKey makes them.
const std::array<std::vector<std::string_view>, csvColumnCount> synonyms{{
    {"time",        "date",           "datetime",     "created",     "createdat",
     "createdon",   "createdatutc",   "started",      "startedat",   "start",
     "starttime",   "startedon",      "timestamputc", "timeutc",     "dateutc",
     "datetimeutc", "generationtime", "requesttime",  "requestedat", "occurredat",
     "eventtime",   "eventtimestamp", "ts",           "day",         "when"},
    {"cost",         "cost$", "costinusd", "costindollars", "costdollars", "usdcost",   "amount",     "amount$",
     "amountusd",    "usd",   "$",         "dollars",       "costtotal",   "totalcost", "totalcost$", "totalcostusd",
     "costtotalusd", "price", "price$",    "priceusd",      "spend",       "spendusd",  "spent",      "charge"},
    {"sessionid", "sessionname", "agent", "agentid", "agentname", "conversation", "conversationid", "thread",
     "threadid", "chat", "chatid", "cloudagentid"},
    {"toolname", "app", "appname", "application", "client", "clientname", "source"},
    {"modelname", "modelid", "modelpermaslug", "modelversion"},
    {"projectname", "projectid", "workspace", "workspacename", "workspaceid", "repo", "repository"},
    {"billingpool"},
    {"inputtoken", "prompttokens", "tokensprompt", "tokensinput", "tokensin", "inputwocachewrite"},
    {"outputtoken", "completiontokens", "tokenscompletion", "tokensoutput", "tokensout"},
    {"cachewritetokens", "cachewrite", "cachecreationtokens", "cachecreationinputtokens", "cachewriteinputtokens",
     "cachewrite5m", "cachecreation5mtokens", "ephemeral5minputtokens"},
    {"cachewrite1h", "cachecreation1htokens", "ephemeral1hinputtokens"},
    {"cacheread", "cachereadinputtokens", "tokenscacheread"},
    {"spanseconds"},
}};

constexpr std::size_t mostListed = 12;

/// Letters in lower case and digits, `$` and what is beyond ASCII; `Created-At` and `created_at` are alike.
std::string headerKey(std::string_view header)
{
    std::string key;
    for (const char c : header) {
        const bool kept =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '$' || static_cast<unsigned char>(c) >= 0x80;
        if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c - 'A' + 'a');
        else if (kept)
            key += c;
    }
    return key;
}

/// `"a", "b" and 3 more`
std::string listed(const std::vector<std::string>& names)
{
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), mostListed); ++i)
        text += fmt::format("{}\"{}\"", i == 0 ? "" : ", ", names[i]);
    if (names.size() > mostListed)
        text += fmt::format(" and {} more", names.size() - mostListed);
    return text;
}

class ColumnFinder {
public:
    explicit ColumnFinder(std::vector<std::string> headers)
    {
        m_columns.headers = std::move(headers);
        for (const auto& header : m_columns.headers)
            m_keys.push_back(headerKey(header));
    }

    Result<CsvColumns> find(const std::map<std::string, std::string>& chosen, const std::string& currency)
    {
        if (!currency.empty()) {
            m_columns.currency = fieldCalled(currency);
            if (!m_columns.currency)
                return notThere("currency", currency);
            m_taken.insert(*m_columns.currency);
        }
        for (const auto& [column, header] : chosen)
            if (const auto taken = take(column, header); !taken)
                return taken.error();
        lookForAll();
        for (const CsvColumn needed : {CsvColumn::Timestamp, CsvColumn::CostUsd})
            if (!m_columns.has(needed))
                return missing(needed);
        warnOfUnused();
        return std::move(m_columns);
    }

    CsvColumns guess()
    {
        lookForAll();
        return std::move(m_columns);
    }

private:
    void lookForAll()
    {
        for (std::size_t column = 0; column < csvColumnCount; ++column)
            if (!m_columns.fieldOf[column] && m_without.count(column) == 0)
                look(column);
    }

    Result<Done> take(const std::string& name, const std::string& header)
    {
        const auto key = headerKey(name);
        const auto known = std::find_if(columnNames.begin(), columnNames.end(),
                                        [&](std::string_view each) { return headerKey(each) == key; });
        if (known == columnNames.end())
            return Error{ErrorCode::Invalid,
                         {},
                         name,
                         fmt::format("is not a column of a history; they are {}", fmt::join(columnNames, ", "))};
        const auto column = static_cast<std::size_t>(known - columnNames.begin());
        if (header.empty()) {
            m_without.insert(column);
            return Done{};
        }
        const auto field = fieldCalled(header);
        if (!field)
            return notThere(std::string{*known}, header);
        m_columns.fieldOf[column] = *field;
        m_taken.insert(*field);
        return Done{};
    }

    [[nodiscard]] std::optional<std::size_t> fieldCalled(const std::string& header) const
    {
        const auto& headers = m_columns.headers;
        auto found = std::find(headers.begin(), headers.end(), header) - headers.begin();
        if (found == std::ssize(headers))
            found = std::find(m_keys.begin(), m_keys.end(), headerKey(header)) - m_keys.begin();
        return found == std::ssize(headers) ? std::nullopt : std::optional{static_cast<std::size_t>(found)};
    }

    [[nodiscard]] Error notThere(const std::string& column, const std::string& header) const
    {
        return {ErrorCode::Missing,
                {{}, 0, column},
                header,
                fmt::format("is not a column of this file, which has {}", listed(m_columns.headers))};
    }

    /// The canonical name, else the first synonym; the others that would have served are worth a warning.
    void look(std::size_t column)
    {
        const auto canonical = headerKey(columnNames[column]);
        std::vector<std::size_t> candidates;
        std::optional<std::size_t> exact;
        for (std::size_t field = 0; field < m_keys.size(); ++field) {
            const auto& others = synonyms[column];
            const bool isCanonical = m_keys[field] == canonical;
            const bool serves = isCanonical || std::find(others.begin(), others.end(), m_keys[field]) != others.end();
            if (!serves || m_taken.count(field) != 0)
                continue;
            candidates.push_back(field);
            if (isCanonical && !exact)
                exact = field;
        }
        if (candidates.empty())
            return;
        const std::size_t winner = exact.value_or(candidates.front());
        m_columns.fieldOf[column] = winner;
        std::vector<std::string> losers;
        for (const std::size_t field : candidates) {
            m_taken.insert(field);
            if (field != winner)
                losers.push_back(m_columns.headers[field]);
        }
        if (!losers.empty())
            m_columns.warnings.push_back(fmt::format(
                "The column \"{}\" is read as {}; {} would have served too and {} not used.", m_columns.headers[winner],
                columnNames[column], listed(losers), losers.size() == 1 ? "is" : "are"));
    }

    [[nodiscard]] Error missing(CsvColumn column) const
    {
        const std::string name{csvColumnName(column)};
        return Error{ErrorCode::Missing,
                     {{}, 0, name},
                     {},
                     fmt::format("is not among the columns, which are {}; say which one it is, as in --map {}=NAME",
                                 listed(m_columns.headers), name)};
    }

    void warnOfUnused()
    {
        std::vector<std::string> unused;
        for (std::size_t field = 0; field < m_columns.headers.size(); ++field)
            if (m_taken.count(field) == 0)
                unused.push_back(m_columns.headers[field]);
        if (unused.size() == 1)
            m_columns.warnings.push_back(fmt::format("The column {} is not used.", listed(unused)));
        else if (!unused.empty())
            m_columns.warnings.push_back(fmt::format("The columns {} are not used.", listed(unused)));
    }

    CsvColumns m_columns;
    std::vector<std::string> m_keys;
    std::set<std::size_t> m_taken;
    std::set<std::size_t> m_without; ///< columns that the table is said not to have
};

} // namespace

std::string_view csvColumnName(CsvColumn column) noexcept
{
    return columnNames[static_cast<std::size_t>(column)];
}

Result<CsvColumns> findCsvColumns(std::vector<std::string> headers, const std::map<std::string, std::string>& chosen,
                                  const std::string& currency)
{
    return ColumnFinder{std::move(headers)}.find(chosen, currency);
}

CsvColumns guessCsvColumns(std::vector<std::string> headers)
{
    return ColumnFinder{std::move(headers)}.guess();
}

} // namespace lowwater
