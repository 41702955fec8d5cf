// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's costs and usage, as its API answers (FORMATS.md section 5.4).
#include "sim/import/format.h"
#include "sim/import/json_buckets.h"
#include "sim/import/json_shape.h"

#include <algorithm>

namespace lowwater {

namespace {

constexpr std::string_view name = "openai-api";

/// `gpt-5-nano, input_tokens`: the model, where it is one, stands before the comma.
std::string_view modelOf(std::string_view lineItem)
{
    return lineItem.substr(0, lineItem.find(", "));
}

void readCost(const JsonRecord& result, Charge& charge, ChargeCollector& collector)
{
    const JsonRecord amount = result.object("amount");
    if (!amount.has("value"))
        return collector.notUsage();
    const auto currency = amount.text("currency");
    if (!currency.empty() && currency != "usd" && currency != "USD")
        amount.leaveOut("other_currency", "currency", "is not usd; Lowwater counts dollars");
    charge.cost = amount.cost("value", collector);
    charge.session = result.text("api_key_id");
    charge.project = result.text("project_id");
    charge.model = modelOf(result.text("line_item"));
    collector.charge(charge);
}

/// Input includes what was read from the cache. Usage without tokens, such as images, cannot be priced.
void readUsage(const JsonRecord& result, Charge& charge, ChargeCollector& collector)
{
    const auto input = result.tokens("input_tokens");
    charge.tokens.cacheRead = std::min(result.tokens("input_cached_tokens"), input);
    charge.tokens.input = input - charge.tokens.cacheRead;
    charge.tokens.output = result.tokens("output_tokens");
    const bool isIdle = result.has("num_model_requests") && result.tokens("num_model_requests") == 0;
    const bool isCost = result.text("object") == "organization.costs.result"; // of a day without an amount
    if (charge.tokens == Tokens{} && (isIdle || isCost))
        return collector.notUsage();
    charge.session = result.text("api_key_id");
    charge.project = result.text("project_id");
    charge.model = result.text("model");
    result.requirePriceable(charge);
    Serving serving;
    serving.batch = result.flag("batch");
    collector.priced(charge, true, serving);
}

bool recognizes(std::string_view text)
{
    const JsonShape shape{text};
    return shape.hasAll({"object", "data[].start_time", "data[].end_time", "data[].results"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    const BucketApi api{name, "start_time", "end_time", "amount", readCost, readUsage};
    return readBuckets(input, api);
}

} // namespace

extern const Format openAiApiFormat{name, "OpenAI API costs and usage (JSON)", recognizes, read};

} // namespace lowwater
