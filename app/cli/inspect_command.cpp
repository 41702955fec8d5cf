// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/report/json.h"
#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

namespace lowwater::cli {

namespace {

void declare(po::options_description& options)
{
    options.add_options()("json", "JSON instead of text");
    declareOutput(options);
    declareReading(options);
    declareScenario(options);
}

struct Sum {
    Money cost;
    std::uint64_t charges = 0;
};

/// The dearest names of one column, with their share of the whole.
template <typename NameOf>
std::string table(const History& history, std::string_view title, NameOf nameOf)
{
    constexpr std::size_t shown = 8;
    std::map<std::string, Sum> sums;
    for (ChargeIndex i = 0; i < history.size(); ++i) {
        auto& sum = sums[std::string{nameOf(i)}];
        sum.cost += history.costs()[i];
        ++sum.charges;
    }
    std::vector<std::pair<std::string, Sum>> rows(sums.begin(), sums.end());
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second.cost > b.second.cost; });
    std::string text = fmt::format("\n{} ({})\n", title, rows.size());
    for (std::size_t i = 0; i < rows.size() && i < shown; ++i)
        text += fmt::format("  {:<36} {:>12}  {:>9} charges\n", rows[i].first.empty() ? "(not said)" : rows[i].first,
                            moneyText(rows[i].second.cost), countText(rows[i].second.charges));
    if (rows.size() > shown)
        text += fmt::format("  and {} more\n", rows.size() - shown);
    return text;
}

std::string forPeople(const ReadHistory& read, const Scenario& scenario)
{
    const History& h = *read.history;
    const auto& s = read.summary;
    std::string text = fmt::format("{} charges, {}, in {} runs; {} lines read, {} skipped.\n", countText(h.size()),
                                   moneyText(h.totalCost()), countText(findRuns(h, scenario.idleGap).list.size()),
                                   countText(s.lines), countText(s.skippedTotal()));
    if (h.empty())
        return text;
    text += fmt::format("From {} to {} UTC, resolution: {}.\n", formatTime(h.times().front()).substr(0, 19),
                        formatTime(h.times().back()).substr(0, 19), resolutionName(h.resolution()));
    for (const auto& [reason, count] : s.skipped)
        text += fmt::format("  skipped, {}: {}\n", reason, countText(count));
    text += table(h, "By model", [&](ChargeIndex i) { return h.name(h.models()[i]); });
    text += table(h, "By tool", [&](ChargeIndex i) { return h.name(h.tools()[i]); });
    text += table(h, "By agent", [&](ChargeIndex i) { return h.name(h.agent(i)); });
    text += table(h, "By project", [&](ChargeIndex i) { return h.name(h.projects()[i]); });
    text += table(h, "By pool", [&](ChargeIndex i) { return poolName(scenario.routing.poolOf(h, i)); });
    text += table(h, "By day (UTC)", [&](ChargeIndex i) { return formatDay(h.times()[i]); });
    return text;
}

int run(const po::variables_map& values, Streams& streams)
{
    const Scenario scenario = readScenario(values);
    const auto read = readHistories(values, streams);
    writeResult(values, streams,
                values.count("json") != 0 ? inspectJson(*read.history, read.summary, scenario.routing, scenario.idleGap)
                                          : forPeople(read, scenario));
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand inspectCommand{"inspect", "HISTORY...", "What is in a history", declare, run};

} // namespace lowwater::cli
