// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/cannot_show.h"

#include "sim/report/json_writer.h"

namespace lowwater {

void writeCannotShow(JsonWriter& json, Resolution resolution)
{
    json.beginArray("cannot_show");
    if (!showsStops(resolution))
        for (const char* what : {"interruptions", "lowest_usd"})
            json.value(what);
    json.endArray();
}

} // namespace lowwater
