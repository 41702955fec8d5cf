// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/envelope_json.h"

#include "sim/report/json_writer.h"

namespace lowwater {

void writeEnvelope(JsonWriter& json, std::span<const EnvelopePoint> envelope)
{
    json.beginArray("burn_envelope");
    for (const auto& point : envelope) {
        json.beginObject();
        json.field("window_seconds", point.window);
        json.field("most_usd", point.most);
        json.field("from", point.from);
        json.field("charges", point.count);
        json.endObject();
    }
    json.endArray();
}

} // namespace lowwater
