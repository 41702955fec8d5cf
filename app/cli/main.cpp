// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "sim/import/claude_code_place.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

namespace {

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    return value == nullptr ? std::string{} : std::string{value};
}

/// The XDG base directory for settings.
std::string configFolder()
{
    if (auto folder = environment("XDG_CONFIG_HOME"); !folder.empty())
        return folder;
    const auto home = environment("HOME");
    return home.empty() ? std::string{} : home + "/.config";
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    lowwater::cli::Streams streams{std::cin,
                                   std::cout,
                                   std::cerr,
                                   ::isatty(STDERR_FILENO) == 1,
                                   configFolder(),
                                   lowwater::claudeCodeRoots(environment("HOME"), environment("XDG_CONFIG_HOME"),
                                                             environment("CLAUDE_CONFIG_DIR"))};
    const int status = lowwater::cli::runCommand(arguments, streams);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "lowwater-cli: standard output cannot be written\n";
        return lowwater::cli::Failed;
    }
    return status;
}
