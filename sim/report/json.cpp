// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/json.h"
#include "sim/report/backtest_json.h"
#include "sim/report/cannot_show.h"

#include "sim/report/envelope_json.h"
#include "sim/report/forecast_json.h"
#include "sim/report/json_writer.h"
#include "sim/report/next_days_json.h"
#include "sim/report/robustness_json.h"
#include "sim/report/scenario_fields.h"
#include "sim/report/stress_json.h"

namespace lowwater {

namespace {

void writeTimes(JsonWriter& json, std::string_view name, const std::vector<SimTime>& times)
{
    json.beginArray(name);
    for (const auto time : times)
        json.value(time);
    json.endArray();
}

void writeReload(JsonWriter& json, const Reload& reload)
{
    json.beginObject();
    json.field("requested", reload.requested);
    json.field("credited", reload.credited);
    json.field("amount_usd", reload.amount);
    if (reload.credited)
        json.field("balance_after_usd", reload.balanceAfter);
    if (!reload.declined.empty())
        writeTimes(json, "declined", reload.declined);
    json.endObject();
}

void writeReloads(JsonWriter& json, const Outcome& outcome)
{
    json.beginObject("reloads");
    json.field("count", outcome.reloads.size());
    json.field("total_usd", outcome.reloaded);
    json.field("fees_usd", outcome.fees);
    json.field("declined_attempts", outcome.declinedAttempts);
    json.field("pending", outcome.pending.has_value());
    json.field("storm", outcome.storm);
    json.field("least_warning_seconds", outcome.leastWarning);
    json.field("median_warning_seconds", outcome.medianWarning);
    json.beginArray("list");
    for (const auto& reload : outcome.reloads)
        writeReload(json, reload);
    json.endArray();
    json.key("pending_reload");
    if (outcome.pending)
        writeReload(json, *outcome.pending);
    else
        json.null();
    json.endObject();
}

void writeInterruptions(JsonWriter& json, const Outcome& outcome)
{
    json.beginObject("interruptions");
    json.field("count", outcome.interruptions.size());
    json.field("stopped_agent_seconds", outcome.stoppedAgentTime);
    json.field("delayed_work_seconds", outcome.delayedWork);
    json.field("refused_attempts", outcome.refusedAttempts);
    json.field("dropped_charges", outcome.droppedCharges);
    json.field("stranded_charges", outcome.strandedCharges);
    json.field("unserved_usd", outcome.unserved);
    json.field("close_calls", outcome.closeCalls);
    json.beginArray("list");
    for (const auto& interruption : outcome.interruptions) {
        json.beginObject();
        json.field("began", interruption.began);
        json.field("ended", interruption.ended);
        json.field("sessions", interruption.sessions);
        json.field("runs", interruption.runs);
        json.field("refused", interruption.refused);
        json.field("cause", causeName(interruption.cause));
        json.field("agent_seconds", interruption.agentTime);
        json.field("delayed_work_seconds", interruption.delayedWork);
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeOutcome(JsonWriter& json, const Outcome& outcome, const ImportSummary& summary)
{
    json.beginObject();
    json.beginObject("history");
    json.field("charges", outcome.charges);
    json.field("runs", outcome.runs);
    json.field("first", outcome.first);
    json.field("last", outcome.last);
    json.field("cost_usd", outcome.cost);
    json.field("resolution", resolutionName(outcome.resolution));
    json.field("skipped", summary.skippedTotal());
    if (summary.costFactor)
        json.decimal("cost_factor", summary.costFactor->toString());
    json.endObject();
    json.beginObject("window");
    json.field("start", outcome.windowStart);
    json.field("end", outcome.windowEnd);
    json.endObject();
    json.beginObject("balance");
    json.field("opening_usd", outcome.opening);
    json.field("ending_usd", outcome.ending);
    json.field("lowest_usd", outcome.lowest);
    json.field("lowest_at", outcome.lowestAt);
    json.field("mean_idle_usd", outcome.meanIdle);
    json.endObject();
    json.field("spent_usd", outcome.spent);
    json.field("deposited_usd", outcome.deposited);
    json.field("exposure_usd", outcome.exposure);
    writeCannotShow(json, outcome.resolution);
    writeReloads(json, outcome);
    writeInterruptions(json, outcome);
    json.endObject();
}

void writeAmount(JsonWriter& json, const AmountAdvice& advice)
{
    json.beginObject();
    json.field("amount_usd", advice.amount);
    json.field("least_safe_threshold_usd", advice.leastSafe);
    json.field("phase_free_threshold_usd", advice.phaseFree);
    json.field("method", methodName(advice.method));
    json.beginArray("safe_thresholds");
    for (const auto& interval : advice.safe.intervals) {
        json.beginArray();
        json.value(interval.from);
        json.value(interval.to);
        json.endArray();
    }
    json.endArray();
    json.field("safe_thresholds_step_usd", advice.safe.grain);
    json.field("forecast_threshold_usd", advice.forecast);
    const auto* outcome = advice.outcome.get();
    json.field("reloads", outcome ? std::optional{outcome->reloads.size()} : std::nullopt);
    json.field("mean_idle_usd", outcome ? std::optional{outcome->meanIdle} : std::nullopt);
    json.field("fees_usd", outcome ? std::optional{outcome->fees} : std::nullopt);
    json.field("least_warning_seconds", outcome ? outcome->leastWarning : std::nullopt);
    json.field("median_warning_seconds", outcome ? outcome->medianWarning : std::nullopt);
    json.field("exposure_usd", outcome ? outcome->exposure : std::nullopt);
    json.field("threshold_usd", advice.threshold);
    json.field("monthly_cost_usd", outcome ? std::optional{advice.monthlyCost} : std::nullopt);
    writeFuture(json, advice.future);
    json.endObject();
}

void writeRecommended(JsonWriter& json, const std::optional<Recommendation>& recommended)
{
    json.key("recommended");
    if (!recommended) {
        json.null();
        return;
    }
    json.beginObject();
    json.field("rule", recommended->policy.rule == Rule::Add ? "add" : "top_up");
    json.field("amount_usd", recommended->policy.amount);
    json.field("threshold_usd", recommended->policy.threshold);
    json.field("monthly_cost_usd", recommended->monthlyCost);
    json.field("why", recommended->why);
    json.endObject();
}

void writeTexts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts)
{
    json.beginArray(name);
    for (const auto& text : texts)
        json.value(text);
    json.endArray();
}

void writeAdvice(JsonWriter& json, const Advice& advice)
{
    json.beginObject();
    json.beginArray("on_record");
    for (const auto& amount : advice.onRecord)
        writeAmount(json, amount);
    json.endArray();
    writeEnvelope(json, advice.burnEnvelope);
    writeRecommended(json, advice.recommended);
    writeTexts(json, "obstacles", advice.obstacles);
    json.beginArray("within_indifference");
    for (const auto amount : advice.withinIndifference)
        json.value(amount);
    json.endArray();
    json.key("current");
    if (advice.current) {
        json.beginObject();
        json.field("interruptions", advice.current->interruptions.size());
        json.field("mean_idle_usd", advice.current->meanIdle);
        json.field("fees_usd", advice.current->fees);
        json.field("monthly_cost_usd", advice.currentMonthlyCost);
        json.endObject();
    } else {
        json.null();
    }
    writeForecast(json, advice);
    writeChoices(json, advice);
    if (advice.nextDays)
        writeNextDays(json, *advice.nextDays);
    writeStress(json, advice);
    if (advice.robustness)
        writeRobustness(json, *advice.robustness);
    if (advice.backtest)
        writeBacktest(json, *advice.backtest);
    json.field("recorded_days", advice.recordedDays);
    json.field("days_with_usage", advice.daysWithUsage);
    writeCannotShow(json, advice.current ? advice.current->resolution : Resolution::Request);
    writeTexts(json, "warnings", advice.warnings);
    json.endObject();
}

} // namespace

std::string simulateJson(const Outcome& outcome, const ImportSummary& summary)
{
    JsonWriter json;
    writeOutcome(json, outcome, summary);
    return json.text();
}

std::string recommendJson(const Advice& advice)
{
    JsonWriter json;
    writeAdvice(json, advice);
    return json.text();
}

std::string reportJson(const Scenario& scenario, const ImportSummary& summary, const Advice& advice)
{
    JsonWriter json;
    const auto writeOutcomeOrNull = [&](std::string_view name, const std::shared_ptr<const Outcome>& outcome) {
        json.key(name);
        if (outcome)
            writeOutcome(json, *outcome, summary);
        else
            json.null();
    };
    json.beginObject();
    json.field("lowwater_report", 1);
    json.key("scenario");
    writeScenario(json, scenario);
    writeOutcomeOrNull("now", advice.current);
    writeOutcomeOrNull("recommended", advice.recommended ? advice.recommended->outcome : nullptr);
    json.key("advice");
    writeAdvice(json, advice);
    json.endObject();
    return json.text();
}

} // namespace lowwater
