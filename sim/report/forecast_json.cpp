// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/forecast_json.h"

#include "sim/report/json_writer.h"

#include <fmt/format.h>

#include <algorithm>

namespace lowwater {

namespace {

std::string shareText(double share)
{
    return fmt::format("{:.6g}", share);
}

void writeChance(JsonWriter& json, const std::optional<Chance>& chance)
{
    if (chance) {
        json.decimal("probability", shareText(chance->share()));
        json.decimal("lower_bound", shareText(chance->lowerBound));
        return;
    }
    for (const char* name : {"probability", "lower_bound"}) {
        json.key(name);
        json.null();
    }
}

/// Of the recommended setting, by days drawn in blocks of this length.
std::optional<Chance> chanceIn(const BlockForecast& block, const Advice& advice)
{
    if (!advice.recommended)
        return std::nullopt;
    const Policy& policy = advice.recommended->policy;
    const auto found = std::find_if(block.amounts.begin(), block.amounts.end(),
                                    [&](const AmountForecast& each) { return each.amount == policy.amount; });
    return found == block.amounts.end() ? std::nullopt
                                        : found->chanceAt(policy.threshold, advice.aheadWishes.confidence);
}

void writeCosts(JsonWriter& json, const PolicyFuture& future)
{
    json.field("monthly_cost_usd", future.monthlyCost);
    json.field("ranking_cost_usd", future.rankingCost);
    json.field("behind_best_usd", future.behindBest);
    json.field("behind_best_error_usd", future.behindBestError);
    json.field("cost_paths", future.paths);
}

} // namespace

void writeForecast(JsonWriter& json, const Advice& advice)
{
    json.key("forecast");
    if (!advice.forecast) {
        json.null();
        return;
    }
    const Forecast& forecast = *advice.forecast;
    const ForecastWishes& wishes = advice.aheadWishes;
    json.beginObject();
    json.field("horizon_days", wishes.horizonDays);
    json.field("paths", forecast.paths);
    json.decimal("target", shareText(wishes.target));
    writeChance(json, chanceIn(forecast.blocks.front(), advice));
    json.decimal("confidence", shareText(wishes.confidence));
    json.field("block_days", forecast.blocks.front().blockDays);
    json.decimal("data_limit", shareText(forecast.dataLimit));
    json.field("recorded_days", forecast.recordedDays);
    json.beginArray("by_block_days");
    for (const auto& block : forecast.blocks) {
        json.beginObject();
        json.field("block_days", block.blockDays);
        writeChance(json, chanceIn(block, advice));
        json.endObject();
    }
    json.endArray();
    json.endObject();
}

void writeChoices(JsonWriter& json, const Advice& advice)
{
    json.beginArray("choices");
    for (const auto& choice : advice.choices) {
        json.beginObject();
        json.field("kind", choiceName(choice.kind));
        json.field("rule", choice.policy.rule == Rule::Add ? "add" : "top_up");
        json.field("amount_usd", choice.policy.amount);
        json.field("threshold_usd", choice.policy.threshold);
        writeChance(json, choice.chance);
        writeCosts(json, choice.future);
        json.endObject();
    }
    json.endArray();
}

void writeFuture(JsonWriter& json, const std::optional<PolicyFuture>& future)
{
    json.key("future");
    if (!future) {
        json.null();
        return;
    }
    json.beginObject();
    writeCosts(json, *future);
    json.field("safe_paths", future->safePaths);
    json.endObject();
}

} // namespace lowwater
