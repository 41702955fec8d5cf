// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/billing/routed.h"
#include "sim/billing/usage_sum.h"
#include "sim/history/runs.h"
#include "sim/history/spread_evenly.h"
#include "sim/report/cannot_show.h"
#include "sim/report/credits_json.h"
#include "sim/report/envelope_json.h"
#include "sim/report/json.h"
#include "sim/report/json_writer.h"
#include "sim/report/routing_words.h"

#include <algorithm>
#include <map>
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
    writeCannotShow(json, history.resolution());
    json.field("files", summary.files.size());
    json.field("lines", summary.lines);
    json.field("charges", summary.charges);
    json.field("merged", summary.merged);
    json.field("not_usage", summary.notUsage);
    json.beginObject("skipped");
    auto skipped = summary.skipped;
    if (summary.format == "claude-code") { // the two that nearly every folder has are always told
        skipped.try_emplace("malformed", 0);
        skipped.try_emplace("synthetic", 0);
    }
    for (const auto& [reason, count] : skipped)
        json.field(reason, count);
    json.endObject();
    json.field("rounded", summary.rounded);
    json.endObject();
}

void writeTokens(JsonWriter& json, const TokenSums& tokens)
{
    json.field("input_tokens", tokens.input);
    json.field("output_tokens", tokens.output);
    json.field("cache_write_5m_tokens", tokens.cacheWrite5m);
    json.field("cache_write_1h_tokens", tokens.cacheWrite1h);
    json.field("cache_read_tokens", tokens.cacheRead);
}

void writeTotals(JsonWriter& json, const History& history, const ImportSummary& summary)
{
    TokenSums total;
    for (ChargeIndex i = 0; history.hasTokens() && i < history.size(); ++i)
        total.add(history.tokens(i));
    json.beginObject("totals");
    json.field("charges", history.size());
    json.field("cost_usd", history.totalCost());
    writeTokens(json, total);
    json.field("unpriced_charges", summary.unpriced);
    if (summary.costFactor)
        json.decimal("cost_factor", summary.costFactor->toString());
    if (summary.shortCache) {
        json.beginObject("short_cache");
        json.field("recorded_usd", summary.shortCache->recorded);
        json.field("repriced_usd", summary.shortCache->repriced);
        json.field("charges", summary.shortCache->charges);
        json.endObject();
    }
    json.endObject();
}

void writeUnpriced(JsonWriter& json, const ImportSummary& summary)
{
    json.beginArray("unpriced_models");
    for (const auto& [model, entry] : summary.unpricedModels) {
        json.beginObject();
        json.field("model", model);
        json.field("charges", entry.charges);
        writeTokens(json, entry.tokens);
        json.endObject();
    }
    json.endArray();
}

void writeDays(JsonWriter& json, const std::shared_ptr<const History>& history)
{
    json.beginArray("by_day");
    for (const auto& [day, sum] : sumsByDay(history))
        writeRow(json, "day", formatDay(day), {sum.cost, sum.charges});
    json.endArray();
}

void writeShare(JsonWriter& json, std::string_view name, const Share& share)
{
    json.beginObject(name);
    json.field("cost_usd", share.cost);
    json.field("charges", share.charges);
    json.endObject();
}

void writePools(JsonWriter& json, const History& history, const Routed& routed)
{
    std::map<std::string_view, Share> pools;
    Share throttled;
    Share blocked;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        const Money cost = history.costs()[i];
        if (const auto pool = routed.pool(i))
            pools[poolName(*pool)].add(cost);
        else
            blocked.add(cost);
        if (routed.fates[i] == Fate::Throttled)
            throttled.add(cost);
    }
    writeRanked(json, "by_pool", "pool", {pools.begin(), pools.end()});
    writeShare(json, "throttled", throttled);
    writeShare(json, "blocked", blocked);
}

void writeStops(JsonWriter& json, const std::vector<RecordedStop>& stops)
{
    json.beginArray("recorded_stops");
    for (const auto& stop : stops) {
        json.beginObject();
        json.field("time", stop.time);
        json.field("reason", stop.reason);
        json.field("resets", stop.resets);
        json.field("session", stop.session);
        if (!stop.overage.empty())
            json.field("overage", stop.overage);
        json.endObject();
    }
    json.endArray();
}

void writePlanWindows(JsonWriter& json, const Routed& routed)
{
    json.beginArray("plan_windows");
    for (const auto& [window, periods] : routed.windows) {
        json.beginObject();
        json.field("window", window.toString());
        json.field("consequence", consequenceName(window.consequence));
        json.field("allowance_usd", window.allowance);
        json.beginArray("periods");
        for (const auto& period : periods) {
            json.beginObject();
            json.field("start", period.span.start);
            json.field("end", period.span.end);
            json.field("used_usd", period.used);
            json.field("ran_out", period.ranOut);
            json.field("served", period.served);
            json.field("throttled", period.throttled);
            json.field("overflowed", period.overflowed);
            json.field("blocked", period.blocked);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

} // namespace

std::string inspectJson(const ReadHistory& read, const Routing& routing, Duration idleGap,
                        std::span<const EnvelopePoint> envelope)
{
    const History& history = *read.history;
    const ImportSummary& summary = read.summary;
    const auto routed = route(history, routing);
    JsonWriter json;
    json.beginObject();
    writeSource(json, history, summary);
    writeTotals(json, history, summary);
    writeUnpriced(json, summary);
    writeDays(json, read.history);
    writeRanked(json, "by_model", "model", byName(history, [&](ChargeIndex i) { return history.models()[i]; }));
    writeRanked(json, "by_tool", "tool", byName(history, [&](ChargeIndex i) { return history.tools()[i]; }));
    writeRanked(json, "by_session", "session", byName(history, [&](ChargeIndex i) { return history.agent(i); }));
    writeRanked(json, "by_project", "project", byName(history, [&](ChargeIndex i) { return history.projects()[i]; }));
    writePools(json, history, routed);
    json.field("runs", findRuns(history, idleGap).list.size());
    writeStops(json, read.stops);
    if (read.credits)
        writeCredits(json, *read.credits, learnReloadLatency(*extraCharges(read.history, routing), *read.credits));
    writePlanWindows(json, route(*spreadEvenly(read.history), routing));
    writeEnvelope(json, envelope);
    json.beginArray("warnings");
    for (const auto& warning : summary.warnings)
        json.value(warning);
    for (const auto& warning : routingWarnings(routing, routed))
        json.value(warning);
    json.endArray();
    json.endObject();
    return json.text();
}

} // namespace lowwater
