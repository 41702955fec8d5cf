// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/next_days_json.h"

#include "sim/advice/lowest_by_day.h"
#include "sim/report/json_writer.h"

#include <fmt/format.h>

namespace lowwater {

void writeNextDays(JsonWriter& json, const NextDays& next)
{
    json.beginObject("next_days");
    json.field("paths", next.paths);
    json.beginArray("shares");
    for (const double share : lowestShares)
        json.number(fmt::format("{:.6g}", share));
    json.endArray();
    json.beginArray("days");
    for (const auto& day : next.days) {
        json.beginObject();
        json.field("from", day.begin);
        json.beginArray("lowest_usd");
        for (const Money money : day.quantiles)
            json.value(money);
        json.endArray();
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

} // namespace lowwater
