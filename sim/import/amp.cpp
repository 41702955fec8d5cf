// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Amp's ledger as JSON lines: what each answer cost, in credits (FORMATS.md section 5.6). Amp shows and sells credits
// in dollars; in the known ledgers a credit is a few times the list price of its tokens in dollars, so never a cent.
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"
#include "sim/import/json_lines.h"
#include "sim/import/json_record.h"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace lowwater {

namespace {

constexpr std::string_view name = "amp";
constexpr std::string_view program = "amp";

/// Names have two spellings. The first that is there, else the first.
std::string_view nameIn(const JsonRecord& record, std::initializer_list<std::string_view> spellings)
{
    for (const std::string_view spelling : spellings)
        if (record.has(spelling))
            return spelling;
    return *spellings.begin();
}

std::string_view costName(const JsonRecord& row)
{
    return nameIn(row, {"credits", "cost"});
}

std::string_view idName(const JsonRecord& row)
{
    return nameIn(row, {"to_message_id", "toMessageId"});
}

bool isLedgerRow(const JsonRecord& row)
{
    return row.has(idName(row)) && (row.has(costName(row)) || row.has("tokens"));
}

class Ledger {
public:
    explicit Ledger(const FormatInput& input) : m_input{input}, m_collector{input, name} {}

    Result<ReadHistory> read()
    {
        const auto done = readJsonLines(m_input, m_collector, false, [this](const JsonLine& line) {
            readRecord(m_collector, line.number, line.text, [&] { readRow({line.value, {}}); });
        });
        if (!done)
            return done.error();
        for (const auto& row : m_rows)
            row.hasCost ? m_collector.charge(row.charge) : m_collector.priced(row.charge, false);
        if (!m_rows.empty())
            m_collector.warn(
                "Amp's credits are taken as US dollars, one for one; if yours are worth something else, scale "
                "the costs (--cost-scale).");
        return m_collector.finish();
    }

private:
    struct Row {
        Charge charge;
        bool hasCost = false;
    };

    void readRow(const JsonRecord& record)
    {
        if (!isLedgerRow(record))
            return m_collector.notUsage();
        Row row;
        Charge& charge = row.charge;
        charge.time = record.time(nameIn(record, {"timestamp", "created_at", "createdAt"})).time;
        charge.tool = program;
        charge.model = record.text("model");
        const JsonRecord tokens = record.object("tokens");
        charge.tokens.input = tokens.tokens("input");
        charge.tokens.output = tokens.tokens("output");
        charge.tokens.cacheWrite5m = tokens.tokens(nameIn(tokens, {"cache_write", "cacheCreationInputTokens"}));
        charge.tokens.cacheRead = tokens.tokens(nameIn(tokens, {"cache_read", "cacheReadInputTokens"}));
        row.hasCost = record.has(costName(record));
        if (row.hasCost)
            charge.cost = record.cost(costName(record), m_collector);
        else
            record.requirePriceable(charge);
        add(std::move(row), identityOf(record, charge.time));
    }

    /// Ids that are mere numbers count from 1 in each thread.
    static std::string identityOf(const JsonRecord& record, SimTime time)
    {
        const auto id = record.text(idName(record));
        return countIn(id) ? fmt::format("{} {}", id, micros(time)) : std::string{id};
    }

    /// Of an answer that is there twice, the row that cost more: it was written last.
    void add(Row row, const std::string& id)
    {
        const auto known = m_places.find(id);
        if (known != m_places.end()) {
            Row& before = m_rows[known->second];
            if (row.hasCost && (!before.hasCost || before.charge.cost < row.charge.cost))
                before = std::move(row);
            return m_collector.merged();
        }
        if (!m_collector.isNew(id))
            return m_collector.merged();
        if (!id.empty())
            m_places.emplace(id, m_rows.size());
        m_rows.push_back(std::move(row));
    }

    const FormatInput& m_input;
    ChargeCollector m_collector;
    std::vector<Row> m_rows;
    std::map<std::string, std::size_t, std::less<>> m_places; ///< of ids in m_rows
};

bool recognizes(std::string_view text)
{
    const auto isRow = [](const rapidjson::Value& line) { return isLedgerRow({line, {}}); };
    return hasJsonLine(text, "to_message_id", isRow) || hasJsonLine(text, "toMessageId", isRow);
}

Result<ReadHistory> read(const FormatInput& input)
{
    return Ledger{input}.read();
}

} // namespace

extern const Format ampFormat{name, "Amp ledger (JSON lines)", recognizes, read};

} // namespace lowwater
