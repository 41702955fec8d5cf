// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/credits_json.h"

#include "sim/report/json_writer.h"

namespace lowwater {

namespace {

void writeReload(JsonWriter& json, const PastReload& reload)
{
    json.beginObject();
    json.field("time", reload.time);
    json.field("amount_usd", reload.amount);
    json.field("origin", reloadOriginName(reload.origin));
    json.field("program", reload.program);
    json.field("remaining_usd", reload.remaining);
    json.field("expires", reload.expires);
    json.endObject();
}

void writeLatency(JsonWriter& json, const ReloadLatency& latency)
{
    json.beginObject("reload_latency");
    json.field("automatic_reloads", latency.reloads.size());
    json.field("learned", latency.learned);
    json.field("least_s", latency.least);
    json.field("median_s", latency.median);
    json.field("most_s", latency.most);
    json.key("obstacle");
    if (const auto obstacle = obstacleText(latency.obstacle()); obstacle.empty())
        json.null();
    else
        json.value(obstacle);
    json.endObject();
}

} // namespace

void writeCredits(JsonWriter& json, const PrepaidCredits& credits, const ReloadLatency& latency)
{
    json.beginArray("past_reloads");
    for (const PastReload& reload : credits.reloads)
        writeReload(json, reload);
    json.endArray();
    json.beginObject("prepaid_credits");
    json.field("balance_usd", credits.balance);
    if (credits.settings) {
        json.beginObject("auto_reload");
        json.field("enabled", credits.settings->enabled);
        json.field("threshold_usd", credits.settings->threshold);
        json.field("reload_to_usd", credits.settings->reloadTo);
        json.endObject();
    }
    writeLatency(json, latency);
    json.endObject();
}

} // namespace lowwater
