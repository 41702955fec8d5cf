// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The usage and cost reports of Anthropic's Admin API (FORMATS.md section 5.3).
#include "sim/import/format.h"
#include "sim/import/json_buckets.h"
#include "sim/import/json_shape.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

constexpr std::string_view name = "anthropic-admin";

/// Amounts are decimals of cents.
void readCost(const JsonRecord& result, Charge& charge, ChargeCollector& collector)
{
    const auto currency = result.text("currency");
    if (!currency.empty() && currency != "USD" && currency != "usd")
        result.leaveOut("other_currency", "currency", "is not USD; Lowwater counts dollars");
    charge.cost = result.cost("amount", collector, "e-2");
    charge.project = result.text("workspace_id");
    charge.model = result.text("model");
    collector.charge(charge);
}

void readUsage(const JsonRecord& result, Charge& charge, ChargeCollector& collector)
{
    const JsonRecord writes = result.object("cache_creation");
    charge.tokens.input = result.tokens("uncached_input_tokens");
    charge.tokens.output = result.tokens("output_tokens");
    charge.tokens.cacheWrite5m = writes.tokens("ephemeral_5m_input_tokens");
    charge.tokens.cacheWrite1h = writes.tokens("ephemeral_1h_input_tokens");
    charge.tokens.cacheRead = result.tokens("cache_read_input_tokens");
    if (charge.tokens == Tokens{})
        return collector.notUsage();
    charge.session = result.text("api_key_id");
    charge.project = result.text("workspace_id");
    charge.model = result.text("model");
    result.requirePriceable(charge);
    const Serving serving{.fast = result.text("speed") == "fast",
                          .region = result.text("inference_geo"),
                          .batch = result.text("service_tier") == "batch"};
    // Prompts that are all long are long together: as one request they have the price of each.
    const bool areLong = result.text("context_window").starts_with("200k");
    collector.priced(charge, !areLong, serving);
}

bool recognizes(std::string_view text)
{
    const JsonShape shape{text};
    return shape.hasAll({"data[].starting_at", "data[].ending_at", "data[].results"});
}

Result<ReadHistory> read(const FormatInput& input)
{
    std::uint64_t searches = 0;
    const BucketApi api{name,
                        "starting_at",
                        "ending_at",
                        "amount",
                        readCost,
                        [&searches](const JsonRecord& result, Charge& charge, ChargeCollector& collector) {
                            const auto tools = result.object("server_tool_use");
                            searches += static_cast<std::uint64_t>(tools.tokens("web_search_requests"));
                            readUsage(result, charge, collector);
                        }};
    auto history = readBuckets(input, api);
    if (history && searches != 0)
        history->summary.warnings.push_back(
            fmt::format("{} web {} not counted in the costs: they are not priced by tokens.", searches,
                        searches == 1 ? "search is" : "searches are"));
    return history;
}

} // namespace

extern const Format anthropicAdminFormat{name, "Anthropic Admin API usage and costs (JSON)", recognizes, read};

} // namespace lowwater
