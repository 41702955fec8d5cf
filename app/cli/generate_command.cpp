// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/history/hidden_names.h"
#include "sim/replay/option_text.h"
#include "sim/workload/generate.h"
#include "sim/workload/generate_like.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <array>
#include <limits>

namespace lowwater::cli {

namespace {

constexpr const char* defaultStart = "2026-09-01"; // fixed, so that the same options give the same bytes on any day

void declare(po::options_description& options)
{
    const auto add = [&options](const char* name, const char* value, const char* byDefault, const char* help) {
        options.add_options()(name, po::value<std::string>()->value_name(value)->default_value(byDefault), help);
    };
    add("sessions", "5", "5", "Agents that work side by side");
    add("days", "30", "30", "How many days");
    add("start", "2026-09-01", defaultStart, "The first day (UTC)");
    add("seed", "1", "1", "Another seed, another history");
    add("style", "everyday|heavy|long-context", "everyday", "How dear a step is");
    options.add_options()("autonomous", "Nobody pauses between prompts");
    options.add_options()("like", po::value<std::vector<std::string>>()->value_name("HISTORY"),
                          "Agents that work as this history says, as many as it has where --sessions is not given; "
                          "repeatable");
    declareOutput(options);
    declareHiding(options);
    declareReading(options);
}

std::uint32_t count(const po::variables_map& values, const char* name, std::uint32_t least)
{
    const auto parsed = parseCount(values[name].as<std::string>(), least, std::numeric_limits<std::uint32_t>::max());
    if (!parsed) {
        Error error = parsed.error();
        error.where.field = std::string{"--"} + name;
        leave(WrongUsage, error);
    }
    return static_cast<std::uint32_t>(*parsed);
}

WorkStyle styleOf(const std::string& name)
{
    for (const WorkStyle style : {WorkStyle::Everyday, WorkStyle::Heavy, WorkStyle::LongContext})
        if (workStyleName(style) == name)
            return style;
    throw Leave{WrongUsage, "--style: \"" + name + "\" is not one of everyday|heavy|long-context"};
}

SimTime startOf(const po::variables_map& values)
{
    const auto start = parseTime(values["start"].as<std::string>());
    if (start)
        return start->time;
    Error error = start.error();
    error.where.field = "--start";
    leave(WrongUsage, error);
}

History orLeave(Result<History> history)
{
    if (!history)
        leave(history.error().code == ErrorCode::Invalid ? WrongUsage : Failed, history.error());
    return *std::move(history);
}

History made(const po::variables_map& values, Streams& streams)
{
    Synthesis synthesis;
    synthesis.sessions = count(values, "sessions", 1);
    synthesis.days = count(values, "days", 1);
    synthesis.seed = count(values, "seed", 0);
    synthesis.style = styleOf(values["style"].as<std::string>());
    synthesis.autonomous = values.count("autonomous") != 0;
    synthesis.start = startOf(values);
    ProgressLine progress{streams, "Making up a history"};
    return orLeave(generate(synthesis, progress.hooks()));
}

void tellOf(const Habits& habits, Streams& streams)
{
    const double spent = habits.history->totalCost().toDouble();
    const std::uint32_t worked = habits.workedDays();
    const auto many = [](std::uint64_t number, std::string_view word) {
        return fmt::format("{} {}{}", number, word, number == 1 ? "" : "s");
    };
    fmt::print(streams.err, "note: learned from {} on {} of {}: {} at once, ${:.2f} a day with work\n",
               many(habits.history->size(), "charge"), worked, many(habits.days.size(), "day"),
               many(habits.agents, "agent"), spent / worked);
}

int madeLike(const po::variables_map& values, Streams& streams)
{
    for (const char* const own : {"style", "autonomous"})
        if (values.count(own) != 0 && !values[own].defaulted())
            throw Leave{WrongUsage, fmt::format("--{} is learned from the history; leave it out beside --like", own)};
    LikeSynthesis synthesis;
    if (!values["sessions"].defaulted())
        synthesis.sessions = count(values, "sessions", 1);
    synthesis.days = count(values, "days", 1);
    synthesis.seed = count(values, "seed", 0);
    synthesis.start = startOf(values);
    const auto read = readHistories(values, streams, Sums::Spread, "like");
    const auto habits = learnHabits(hidesNames(values) ? hideNames(*read.history) : read.history);
    if (!habits)
        leave(Failed, habits.error());
    tellOf(*habits, streams);
    ProgressLine progress{streams, "Making up a history"};
    writeResult(values, streams, writeCsv(orLeave(generateLike(*habits, synthesis, progress.hooks()))));
    return statusOf(values, read.summary);
}

int run(const po::variables_map& values, Streams& streams)
{
    if (values.count("like") != 0)
        return madeLike(values, streams);
    writeResult(values, streams, writeCsv(made(values, streams)));
    return Done;
}

} // namespace

const Subcommand generateCommand{"generate", "", "A synthetic history of agents that work side by side", declare, run};

} // namespace lowwater::cli
