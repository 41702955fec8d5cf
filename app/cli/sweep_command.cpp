// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/advice/sweep.h"
#include "sim/core/text_file.h"
#include "sim/report/sweep_seal.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

namespace lowwater::cli {

namespace {

constexpr const char* sealEnding = ".seal";

void declare(po::options_description& options)
{
    const auto add = [&options](const char* name, const char* value, const char* help) {
        options.add_options()(name, po::value<std::string>()->value_name(value), help);
    };
    add("amounts", "5,10,20", "The reload amounts: a list, or a range start:stop:step with its stop included");
    add("thresholds", "0.5:60:0.5", "The thresholds, likewise; with top_up those below the amount are replayed");
    add("shard", "I/N", "Only part I of N of the grid: its parts, put together, are the whole");
    options.add_options()(
        "output,o", po::value<std::string>()->value_name("FILE"),
        "Write to a file, whole or not at all. FILE.seal beside it says what the file answers: asked the "
        "same again, nothing is computed");
    declareReading(options);
    declareScenario(options);
}

std::string text(const po::variables_map& values, const char* name)
{
    return values.count(name) != 0 ? values[name].as<std::string>() : std::string{};
}

[[noreturn]] void wrong(const char* option, Error error)
{
    error.where.field = std::string{"--"} + option;
    leave(WrongUsage, error);
}

std::vector<Money> grid(const po::variables_map& values, const char* option, Money least)
{
    if (values.count(option) == 0)
        throw Leave{WrongUsage,
                    fmt::format("--{} is missing; a list such as 5,10,20 or a range such as 0.5:60:0.5", option)};
    auto money = parseMoneyGrid(text(values, option));
    if (!money)
        wrong(option, money.error());
    for (const Money value : *money)
        if (value < least)
            wrong(option,
                  {ErrorCode::Invalid, {}, value.toString(), least > Money{} ? "is not above 0" : "is below 0"});
    return std::move(*money);
}

std::vector<SweepCell> cellsOf(const po::variables_map& values, Rule rule)
{
    const auto amounts = grid(values, "amounts", oneNano);
    const auto thresholds = grid(values, "thresholds", Money{});
    constexpr std::size_t mostCells = 10'000'000;
    if (amounts.size() * thresholds.size() > mostCells)
        throw Leave{WrongUsage, fmt::format("{} amounts x {} thresholds are more than ten million policies",
                                            amounts.size(), thresholds.size())};
    SweepShard shard;
    if (values.count("shard") != 0) {
        const auto parsed = parseShard(text(values, "shard"));
        if (!parsed)
            wrong("shard", parsed.error());
        shard = *parsed;
    }
    return sweepCells(amounts, thresholds, rule, shard);
}

/// Whether the file is there, whole, and the answer to this very question.
bool isFinished(const std::string& file, const SweepSeal& seal)
{
    const auto kept = readFile(file + sealEnding);
    const auto answer = kept ? readFile(file) : kept;
    return answer && *kept == seal.textFor(*answer);
}

int run(const po::variables_map& values, Streams& streams)
{
    Scenario scenario = readScenario(values, streams);
    const auto cells = cellsOf(values, scenario.policy.rule);
    const auto read = readHistories(values, streams);
    scenario.history = read.history;
    if (!showsStops(read.history->resolution()))
        fmt::print(streams.err, "note: this history has sums, not single requests; interruptions, stopped and delayed "
                                "time and the lowest balance are not what would have happened\n");
    const auto demand = demandOf(scenario);
    const SweepSeal seal{scenario, *demand, cells};
    const std::string file = text(values, "output");
    const bool toFile = !file.empty() && file != "-";
    if (toFile && isFinished(file, seal)) {
        fmt::print(streams.err, "note: {} is this sweep's finished result already; nothing was computed\n", file);
        return statusOf(values, read.summary);
    }
    ProgressLine progress{streams, "Sweeping"};
    const auto rows = sweep(scenario, *demand, cells, {}, progress.hooks());
    if (!rows)
        leave(Failed, rows.error());
    const std::string csv = sweepCsv(*rows);
    writeResult(values, streams, csv);
    if (toFile)
        if (const auto done = writeFile(file + sealEnding, seal.textFor(csv)); !done)
            leave(Failed, done.error());
    return statusOf(values, read.summary);
}

} // namespace

const Subcommand sweepCommand{"sweep", "HISTORY...", "A grid of policies, one CSV row each", declare, run};

} // namespace lowwater::cli
