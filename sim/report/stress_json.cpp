// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/stress_json.h"

#include "sim/advice/recommend.h"
#include "sim/report/json_writer.h"

namespace lowwater {

namespace {

void writeResult(JsonWriter& json, const Stress& stress)
{
    json.field("interruptions", stress.totals.interruptions);
    json.field("agents_stopped", stress.agentsStopped);
    json.field("stopped_agent_seconds", stress.totals.stoppedAgentTime);
    json.field("delayed_work_seconds", stress.totals.delayedWork);
    json.field("longest_seconds", stress.longest);
    json.field("unserved_usd", stress.totals.unserved);
    json.field("burned_usd", stress.burned);
    json.field("extra_usd", stress.extra);
}

} // namespace

void writeStress(JsonWriter& json, const Advice& advice)
{
    if (!advice.stress)
        return;
    json.beginArray("stress");
    for (std::size_t i = 0; i < advice.stress->size(); ++i) {
        const Stress& stress = (*advice.stress)[i];
        json.beginObject();
        json.field("kind", stressName(stress.kind));
        json.field("assumed", stress.assumed);
        writeResult(json, stress);
        if (advice.stressNow) {
            json.beginObject("now");
            json.field("assumed", (*advice.stressNow)[i].assumed);
            writeResult(json, (*advice.stressNow)[i]);
            json.endObject();
        }
        json.endObject();
    }
    json.endArray();
}

} // namespace lowwater
