// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "sim/replay/option_text.h"
#include "sim/workload/generate.h"

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
    declareOutput(options);
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

int run(const po::variables_map& values, Streams& streams)
{
    Synthesis synthesis;
    synthesis.sessions = count(values, "sessions", 1);
    synthesis.days = count(values, "days", 1);
    synthesis.seed = count(values, "seed", 0);
    synthesis.style = styleOf(values["style"].as<std::string>());
    synthesis.autonomous = values.count("autonomous") != 0;
    const auto start = parseTime(values["start"].as<std::string>());
    if (!start) {
        Error error = start.error();
        error.where.field = "--start";
        leave(WrongUsage, error);
    }
    synthesis.start = start->time;
    ProgressLine progress{streams, "Making up a history"};
    const auto history = generate(synthesis, progress.hooks());
    if (!history)
        leave(history.error().code == ErrorCode::Invalid ? WrongUsage : Failed, history.error());
    writeResult(values, streams, writeCsv(*history));
    return Done;
}

} // namespace

const Subcommand generateCommand{"generate", "", "A synthetic history of agents that work side by side", declare, run};

} // namespace lowwater::cli
