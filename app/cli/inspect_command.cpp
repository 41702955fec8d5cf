// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/credits_text.h"
#include "app/cli/envelope_text.h"
#include "app/cli/shared_options.h"
#include "sim/billing/routed.h"
#include "sim/billing/usage_sum.h"
#include "sim/history/spread_evenly.h"
#include "sim/report/json.h"
#include "sim/report/routing_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <vector>

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    options.add_options()("json", "JSON instead of text");
    declareOutput(options);
    declareHiding(options);
    declareReading(options);
    declareScenario(options);
}

struct Sum {
    Money cost;
    std::uint64_t charges = 0;
};

/// The dearest of some, with what they cost.
std::string table(std::string_view title, const std::map<std::string, Sum>& sums)
{
    constexpr std::size_t shown = 8;
    constexpr std::size_t leastWidth = 36;
    constexpr std::string_view unnamed = "(not said)";
    std::vector<std::pair<std::string, Sum>> rows(sums.begin(), sums.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.cost > b.second.cost; });
    std::string text = fmt::format("\n{} ({})\n", title, rows.size());
    std::size_t width = leastWidth;
    for (std::size_t i = 0; i < rows.size() && i < shown; ++i)
        width = std::max(width, rows[i].first.size());
    for (std::size_t i = 0; i < rows.size() && i < shown; ++i)
        text += fmt::format("  {:<{}} {:>12}  {:>9} {}\n", rows[i].first.empty() ? unnamed : rows[i].first, width,
                            moneyText(rows[i].second.cost), countText(rows[i].second.charges),
                            rows[i].second.charges == 1 ? "charge" : "charges");
    if (rows.size() > shown)
        text += fmt::format("  and {} more\n", rows.size() - shown);
    return text;
}

/// The dearest names of one column, with what they cost.
template <typename NameOf>
std::string table(const History& history, std::string_view title, NameOf nameOf)
{
    std::map<std::string, Sum> sums;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        auto& sum = sums[std::string{nameOf(i)}];
        sum.cost += history.costs()[i];
        ++sum.charges;
    }
    return table(title, sums);
}

/// What each plan window came to, and the first of its periods that ran out.
std::string planWindows(const Routed& routed)
{
    constexpr std::size_t shown = 8;
    std::string text;
    for (const auto& [window, periods] : routed.windows) {
        std::vector<WindowPeriod> ranOut;
        std::copy_if(periods.begin(), periods.end(), std::back_inserter(ranOut),
                     [](const WindowPeriod& period) { return period.ranOut.has_value(); });
        text += fmt::format("\nPlan window {}: {}\n  ran out in {} of {}\n", window.toString(), planWindowText(window),
                            countText(ranOut.size()), countOf(periods.size(), "period", "periods"));
        for (std::size_t i = 0; i < ranOut.size() && i < shown; ++i) {
            const auto& period = ranOut[i];
            const auto after = period.throttled + period.overflowed + period.blocked;
            text += fmt::format("  from {} UTC  {:>10} used, ran out at {}, {} after that\n",
                                formatTime(period.span.start).substr(0, 19), moneyText(period.used),
                                formatTime(*period.ranOut).substr(0, 19), countOf(after, "charge", "charges"));
        }
        if (ranOut.size() > shown)
            text += fmt::format("  and {} more\n", countText(ranOut.size() - shown));
    }
    return text;
}

/// The models without a price, those of most charges first.
std::string unpricedText(const ImportSummary& summary)
{
    constexpr std::size_t shown = 8;
    std::vector<std::pair<std::string, UnpricedModel>> rows(summary.unpricedModels.begin(),
                                                            summary.unpricedModels.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.charges > b.second.charges; });
    std::string text;
    for (std::size_t i = 0; i < rows.size() && i < shown; ++i)
        text += fmt::format("  no price, counted as $0: {}, {}\n", rows[i].first,
                            countOf(rows[i].second.charges, "charge", "charges"));
    if (rows.size() > shown)
        text += fmt::format("  and {} more models\n", rows.size() - shown);
    return text;
}

/// The stops that the source tells of: how often for which reason, and the last ones.
std::string stopsText(const std::vector<RecordedStop>& stops)
{
    constexpr std::size_t shown = 8;
    if (stops.empty())
        return {};
    std::map<std::string, std::size_t> reasons;
    for (const auto& stop : stops)
        ++reasons[stop.reason];
    std::string text = fmt::format("\nRecorded stops ({})\n", stops.size());
    for (const auto& [reason, count] : reasons)
        text += fmt::format("  {:<36} {:>12}\n", reason, countText(count));
    const std::size_t first = stops.size() - std::min(shown, stops.size());
    for (std::size_t i = first; i < stops.size(); ++i) {
        const auto& stop = stops[i];
        text += fmt::format("  {} UTC  {}", formatTime(stop.time).substr(0, 19), stop.reason);
        if (!stop.overage.empty())
            text += fmt::format(", no extra usage: {}", stop.overage);
        if (stop.resets)
            text += fmt::format(", resets {} UTC", formatTime(*stop.resets).substr(0, 19));
        text += fmt::format("  {}\n", stop.session);
    }
    return text;
}

/// What the sources record beside the charges.
std::string recordedText(const ReadHistory& read, const Routing& routing)
{
    std::string text = stopsText(read.stops);
    if (read.credits)
        text += creditsText(*read.credits, learnReloadLatency(*extraCharges(read.history, routing), *read.credits));
    return text;
}

/// Of what draws on the balance; sums of a coarse source are spread as they are for a replay.
std::vector<EnvelopePoint> envelopeOf(const ReadHistory& read, Scenario scenario, const RunHooks& hooks)
{
    scenario.history = spreadEvenly(read.history);
    auto envelope = burnEnvelope(*demandOf(scenario), envelopeWindows(scenario.account.latency.base()), hooks);
    if (!envelope)
        leave(Failed, envelope.error());
    return std::move(*envelope);
}

std::string forPeople(const ReadHistory& read, const Scenario& scenario, const std::vector<EnvelopePoint>& envelope)
{
    const History& h = *read.history;
    const auto& s = read.summary;
    std::string text = fmt::format("{} charges, {}, in {} runs; {} lines read, {} skipped.\n", countText(h.size()),
                                   moneyText(h.totalCost()), countText(findRuns(h, scenario.idleGap).list.size()),
                                   countText(s.lines), countText(s.skippedTotal()));
    if (s.merged + s.notUsage > 0)
        text +=
            fmt::format("From {}, {}: {} told of a charge, {} of one that another line tells of too (merged), {} of no "
                        "usage.\n",
                        countOf(s.files.size(), "file", "files"), s.format, countText(s.charges), countText(s.merged),
                        countText(s.notUsage));
    for (const auto& [reason, count] : s.skipped)
        text += fmt::format("  skipped, {}: {}\n", reason, countText(count));
    if (h.empty())
        return text + recordedText(read, scenario.routing);
    text += fmt::format("From {} to {} UTC, resolution: {}.\n", formatTime(h.times().front()).substr(0, 19),
                        formatTime(h.times().back()).substr(0, 19), resolutionName(h.resolution()));
    if (!showsStops(h.resolution()))
        text += "Sums over time can size reloads, not show when agents stop; a replay spreads them evenly.\n";
    text += unpricedText(s);
    text += recordedText(read, scenario.routing);
    if (s.costFactor)
        text += fmt::format("  every cost multiplied by {}\n", s.costFactor->toString());
    if (s.shortCache)
        text += fmt::format("  with a prompt cache of five minutes: {} in place of {}, {} changed\n",
                            moneyText(s.shortCache->repriced), moneyText(s.shortCache->recorded),
                            countOf(s.shortCache->charges, "charge", "charges"));
    text += table(h, "By model", [&](ChargeIndex i) { return h.name(h.models()[i]); });
    text += table(h, "By tool", [&](ChargeIndex i) { return h.name(h.tools()[i]); });
    text += table(h, "By agent", [&](ChargeIndex i) { return h.name(h.agent(i)); });
    text += table(h, "By project", [&](ChargeIndex i) { return h.name(h.projects()[i]); });
    const auto routed = route(h, scenario.routing);
    text += table(h, "By pool", [&](ChargeIndex i) {
        const auto pool = routed.pool(i);
        return pool ? poolName(*pool) : std::string_view{"(refused by the plan)"};
    });
    text += planWindows(route(*spreadEvenly(read.history), scenario.routing));
    text += envelopeText(envelope, scenario.account.latency.base());
    std::map<std::string, Sum> days;
    for (const auto& [day, sum] : sumsByDay(read.history))
        days[formatDay(day)] = {sum.cost, sum.charges};
    text += table("By day (UTC)", days);
    for (const auto& warning : routingWarnings(scenario.routing, routed))
        text += fmt::format("\n{}\n", warning);
    return text;
}

int run(const po::variables_map& values, Streams& streams)
{
    Scenario scenario = readScenario(values, streams);
    auto read = readHistories(values, streams, Sums::AsTheyAre);
    takeHistory(values, read, scenario);
    ProgressLine progress{streams, "Looking for the busiest stretches"};
    const auto envelope = envelopeOf(read, scenario, progress.hooks());
    writeResult(values, streams,
                values.count("json") != 0 ? inspectJson(read, scenario.routing, scenario.idleGap, envelope)
                                          : forPeople(read, scenario, envelope));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand inspectCommand{"inspect", "HISTORY...", "What is in a history", declare, run};

} // namespace lowwater::cli
