// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/shared_options.h"
#include "app/cli/subcommand.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <algorithm>
#include <exception>

namespace lowwater::cli {

namespace {

constexpr std::string_view hint = "Try 'lowwater-cli --help'.";

void printOverview(std::ostream& out)
{
    fmt::print(out, "Usage: lowwater-cli COMMAND [OPTIONS] [HISTORY...]\n\n"
                    "Replays auto-reload policies of prepaid credits against a usage history.\n"
                    "HISTORY is a CSV file, a log of Claude Code or a folder of such logs, or - for standard input;\n"
                    "with none, Claude Code's own logs are read. Nothing leaves this computer.\n\n");
    for (const auto& command : subcommands())
        fmt::print(out, "  {:<10} {}\n", command.name, command.summary);
    fmt::print(out, "\n'lowwater-cli COMMAND --help' lists a command's options.\n");
}

int runSubcommand(const Subcommand& command, std::span<const std::string> arguments, Streams& streams)
{
    po::options_description visible{fmt::format("Usage: lowwater-cli {} [OPTIONS] {}\n\n{}.\n\nOptions", command.name,
                                                command.arguments, command.summary),
                                    100, 50};
    visible.add_options()("help,h", "Show this and leave");
    command.declare(visible);
    po::options_description all;
    all.add(visible);
    po::positional_options_description positional;
    if (!command.arguments.empty()) {
        all.add_options()("history", po::value<std::vector<std::string>>());
        positional.add("history", -1);
    }
    po::variables_map values;
    using Style = po::command_line_style::style_t;
    const int style = Style::unix_style & ~Style::allow_guessing;
    po::store(po::command_line_parser{std::vector<std::string>(arguments.begin(), arguments.end())}
                  .options(all)
                  .positional(positional)
                  .style(style)
                  .run(),
              values);
    po::notify(values);
    if (values.count("help") != 0) {
        fmt::print(streams.out, "{}", fmt::streamed(visible));
        return Done;
    }
    if (asksForProviders(values)) {
        fmt::print(streams.out, "Presets for --provider:\n{}", providerList(values, streams));
        return Done;
    }
    return command.run(values, streams);
}

} // namespace

void leave(int status, const Error& error)
{
    throw Leave{status, error.describe()};
}

const std::vector<Subcommand>& subcommands()
{
    static const std::vector<Subcommand> all{simulateCommand, sweepCommand,   recommendCommand, reportCommand,
                                             inspectCommand,  convertCommand, generateCommand};
    return all;
}

int runCommand(std::span<const std::string> arguments, Streams& streams)
{
    const auto wrong = [&streams](std::string_view what) {
        fmt::print(streams.err, "lowwater-cli: {}\n{}\n", what, hint);
        return static_cast<int>(WrongUsage);
    };
    if (arguments.empty())
        return wrong("no command is given");
    if (arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
        printOverview(streams.out);
        return Done;
    }
    if (arguments[0] == "--version") {
        fmt::print(streams.out, "lowwater-cli {}\n", LOWWATER_VERSION);
        return Done;
    }
    const auto found = std::find_if(subcommands().begin(), subcommands().end(),
                                    [&](const Subcommand& command) { return command.name == arguments[0]; });
    if (found == subcommands().end())
        return wrong(fmt::format("\"{}\" is not a command", arguments[0]));
    try {
        return runSubcommand(*found, arguments.subspan(1), streams);
    } catch (const Leave& left) {
        if (left.status == WrongUsage)
            return wrong(left.message);
        fmt::print(streams.err, "lowwater-cli: {}\n", left.message);
        return left.status;
    } catch (const po::error& error) {
        return wrong(error.what());
    } catch (const std::exception& error) {
        fmt::print(streams.err, "lowwater-cli: internal error: {}\n", error.what());
        return Failed;
    }
}

} // namespace lowwater::cli
