// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "sim/core/result.h"

#include <boost/program_options.hpp>

#include <string>
#include <vector>

namespace lowwater::cli {

namespace po = boost::program_options;

/// Thrown by a command to leave with a status; `message` goes to standard error.
struct Leave {
    int status;
    std::string message;
};
[[noreturn]] void leave(int status, const Error& error);

/// One subcommand: a name, what it is for, its options and what it does.
struct Subcommand {
    std::string_view name;
    std::string_view arguments; ///< `HISTORY...` or empty
    std::string_view summary;
    void (*declare)(po::options_description& options);
    /// Returns the exit status; throws Leave.
    int (*run)(const po::variables_map& values, Streams& streams);
};

[[nodiscard]] const std::vector<Subcommand>& subcommands();

extern const Subcommand simulateCommand;
extern const Subcommand sweepCommand;
extern const Subcommand recommendCommand;
extern const Subcommand reportCommand;
extern const Subcommand inspectCommand;
extern const Subcommand convertCommand;
extern const Subcommand generateCommand;

} // namespace lowwater::cli
