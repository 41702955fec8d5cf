// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/backtest_json.h"

#include "sim/report/json_writer.h"

namespace lowwater {

namespace {

void writeTotals(JsonWriter& json, const LivedTotals& totals)
{
    json.field("interruptions", totals.interruptions);
    json.field("stopped_agent_seconds", totals.stoppedAgentTime);
    json.field("delayed_work_seconds", totals.delayedWork);
    json.field("reloads", totals.reloads);
    json.field("reloaded_usd", totals.reloaded);
    json.field("fees_usd", totals.fees);
    json.field("mean_idle_usd", totals.meanIdle);
}

void writeWeek(JsonWriter& json, const Backtest& backtest, std::size_t week)
{
    const auto& decision = backtest.decisions[week];
    json.beginObject();
    json.field("from", decision.time);
    json.field("rule", decision.policy.rule == Rule::Add ? "add" : "top_up");
    json.field("amount_usd", decision.policy.amount);
    json.field("threshold_usd", decision.policy.threshold);
    json.field("kept", decision.kept);
    for (const auto& follower : backtest.followers) {
        json.beginObject(followerName(follower.follower));
        writeTotals(json, follower.weeks[week].totals);
        json.endObject();
    }
    json.endObject();
}

} // namespace

void writeBacktest(JsonWriter& json, const Backtest& backtest)
{
    json.beginObject("backtest");
    json.field("decisions", backtest.decisions.size());
    if (backtest.gap != BacktestGap::None) {
        json.field("why_not", backtestGapText(backtest.gap));
        json.endObject();
        return;
    }
    json.field("from", backtest.from);
    json.field("to", backtest.to);
    for (const auto& follower : backtest.followers) {
        json.beginObject(followerName(follower.follower));
        writeTotals(json, follower.totals);
        json.field("monthly_cost_usd", follower.monthlyCost);
        json.endObject();
    }
    json.beginArray("weeks");
    for (std::size_t week = 0; week < backtest.decisions.size(); ++week)
        writeWeek(json, backtest, week);
    json.endArray();
    json.endObject();
}

} // namespace lowwater
