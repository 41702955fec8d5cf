// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/runs.h"
#include "sim/report/json.h"
#include "sim/report/json_writer.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

namespace lowwater {

namespace {

struct Share {
    Money cost;
    std::uint64_t charges = 0;

    void add(Money money)
    {
        cost += money;
        ++charges;
    }
};

void writeRow(JsonWriter& json, std::string_view keyName, std::string_view name, const Share& share)
{
    json.beginObject();
    json.field(keyName, name);
    json.field("cost_usd", share.cost);
    json.field("charges", share.charges);
    json.endObject();
}

using NamedShare = std::pair<std::string_view, Share>;

/// The dearest first, those of equal cost by name.
void writeRanked(JsonWriter& json, std::string_view list, std::string_view keyName, std::vector<NamedShare> shares)
{
    std::sort(shares.begin(), shares.end(), [](const NamedShare& a, const NamedShare& b) {
        return std::tie(b.second.cost, a.first) < std::tie(a.second.cost, b.first);
    });
    json.beginArray(list);
    for (const auto& [name, share] : shares)
        writeRow(json, keyName, name, share);
    json.endArray();
}

/// Totals over one column of names, given as the id of each charge.
template <typename IdOf>
std::vector<NamedShare> byName(const History& history, IdOf idOf)
{
    std::vector<Share> shares(history.names().size());
    for (ChargeIndex i = 0; i < history.size(); ++i)
        shares[indexOf(idOf(i))].add(history.costs()[i]);
    std::vector<NamedShare> named;
    for (std::size_t id = 0; id < shares.size(); ++id)
        if (shares[id].charges > 0)
            named.emplace_back(history.name(static_cast<NameId>(id)), shares[id]);
    return named;
}

void writeSource(JsonWriter& json, const History& history, const ImportSummary& summary)
{
    json.beginObject("source");
    json.field("format", summary.format);
    json.field("resolution", resolutionName(history.resolution()));
    json.field("files", summary.files.size());
    json.field("lines", summary.lines);
    json.field("charges", summary.charges);
    json.field("merged", summary.merged);
    json.field("not_usage", summary.notUsage);
    json.beginObject("skipped");
    for (const auto& [reason, count] : summary.skipped)
        json.field(reason, count);
    json.endObject();
    json.field("rounded", summary.rounded);
    json.endObject();
}

void writeTotals(JsonWriter& json, const History& history, const ImportSummary& summary)
{
    Tokens total;
    const auto add = [](std::int64_t& sum, std::int64_t count) {
        if (__builtin_add_overflow(sum, count, &sum))
            throw std::overflow_error{"a sum of tokens is past 64 bits"};
    };
    for (ChargeIndex i = 0; history.hasTokens() && i < history.size(); ++i) {
        const Tokens tokens = history.tokens(i);
        add(total.input, tokens.input);
        add(total.output, tokens.output);
        add(total.cacheWrite5m, tokens.cacheWrite5m);
        add(total.cacheWrite1h, tokens.cacheWrite1h);
        add(total.cacheRead, tokens.cacheRead);
    }
    json.beginObject("totals");
    json.field("charges", history.size());
    json.field("cost_usd", history.totalCost());
    json.field("input_tokens", total.input);
    json.field("output_tokens", total.output);
    json.field("cache_write_5m_tokens", total.cacheWrite5m);
    json.field("cache_write_1h_tokens", total.cacheWrite1h);
    json.field("cache_read_tokens", total.cacheRead);
    json.field("unpriced_charges", summary.unpriced);
    json.endObject();
}

void writeDays(JsonWriter& json, const History& history)
{
    std::map<SimTime, Share> days;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        days[startOfDay(history.times()[i])].add(history.costs()[i]);
    json.beginArray("by_day");
    for (const auto& [day, share] : days)
        writeRow(json, "day", formatDay(day), share);
    json.endArray();
}

void writePools(JsonWriter& json, const History& history, const Routing& routing)
{
    std::map<std::string_view, Share> pools;
    for (ChargeIndex i = 0; i < history.size(); ++i)
        pools[poolName(routing.poolOf(history, i))].add(history.costs()[i]);
    writeRanked(json, "by_pool", "pool", {pools.begin(), pools.end()});
}

} // namespace

std::string inspectJson(const History& history, const ImportSummary& summary, const Routing& routing, Duration idleGap)
{
    JsonWriter json;
    json.beginObject();
    writeSource(json, history, summary);
    writeTotals(json, history, summary);
    writeDays(json, history);
    writeRanked(json, "by_model", "model", byName(history, [&](ChargeIndex i) { return history.models()[i]; }));
    writeRanked(json, "by_tool", "tool", byName(history, [&](ChargeIndex i) { return history.tools()[i]; }));
    writeRanked(json, "by_session", "session", byName(history, [&](ChargeIndex i) { return history.agent(i); }));
    writeRanked(json, "by_project", "project", byName(history, [&](ChargeIndex i) { return history.projects()[i]; }));
    writePools(json, history, routing);
    json.field("runs", findRuns(history, idleGap).list.size());
    json.beginArray("recorded_stops");
    json.endArray();
    json.beginArray("plan_windows");
    json.endArray();
    json.beginArray("warnings");
    for (const auto& warning : summary.warnings)
        json.value(warning);
    json.endArray();
    json.endObject();
    return json.text();
}

} // namespace lowwater
