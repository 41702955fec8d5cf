// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/robustness_json.h"

#include "sim/advice/robustness.h"
#include "sim/report/json_writer.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

/// A mean of counts, six digits.
std::string meanText(double value)
{
    return fmt::format("{:.6g}", value);
}

void writeChoices(JsonWriter& json, const Robustness& robust)
{
    json.beginArray("choices");
    for (std::size_t i = 0; i < robust.choices.size(); ++i) {
        const Policy& policy = robust.choices[i];
        json.beginObject();
        json.field("setting", policyText(policy));
        json.field("rule", policy.rule == Rule::Add ? "add" : "top_up");
        json.field("amount_usd", policy.amount);
        json.field("threshold_usd", policy.threshold);
        json.field("recommended", i == robust.recommended);
        json.endObject();
    }
    json.endArray();
}

void writeSituation(JsonWriter& json, const SituationRow& row)
{
    const auto& situation = row.situation;
    json.beginObject();
    json.field("factor", situation.factor ? std::optional{factorName(*situation.factor)} : std::nullopt);
    json.field("value", situation.value);
    json.field("base", situation.isBase);
    json.field("best", row.best);
    json.beginArray("choices");
    for (const auto& choice : row.choices) {
        json.beginObject();
        json.field("monthly_cost_usd", choice.monthlyCost);
        json.field("regret_usd", choice.regret);
        json.decimal("interruptions_per_month", meanText(choice.interruptionsPerMonth));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeBar(JsonWriter& json, const Robustness& robust, const TornadoBar& bar)
{
    json.beginObject();
    json.field("factor", factorName(bar.factor));
    json.field("low_value", robust.rows[bar.lowRow].situation.value);
    json.field("low_monthly_cost_usd", bar.low);
    json.field("high_value", robust.rows[bar.highRow].situation.value);
    json.field("high_monthly_cost_usd", bar.high);
    json.decimal("fewest_interruptions_per_month", meanText(bar.fewestInterruptions));
    json.decimal("most_interruptions_per_month", meanText(bar.mostInterruptions));
    json.field("worst_regret_usd", bar.worstRegret);
    json.endObject();
}

} // namespace

void writeRobustness(JsonWriter& json, const Robustness& robust)
{
    json.beginObject("robustness");
    json.field("replications", robust.replications);
    writeChoices(json, robust);
    json.beginArray("situations");
    for (const auto& row : robust.rows)
        writeSituation(json, row);
    json.endArray();
    json.beginArray("worst_regret");
    for (const auto& worst : robust.worst) {
        json.beginObject();
        json.field("regret_usd", worst.regret);
        json.field("situation", worst.row);
        json.endObject();
    }
    json.endArray();
    json.field("least_worst", robust.leastWorst);
    json.beginArray("tornado");
    for (const auto& bar : robust.tornado)
        writeBar(json, robust, bar);
    json.endArray();
    json.field("find_out_first", robust.findOutFirst ? std::optional{factorName(*robust.findOutFirst)} : std::nullopt);
    json.field("find_out_first_text", robust.findOutFirstText);
    json.endObject();
}

} // namespace lowwater
