// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <iostream>
#include <string>
#include <vector>

#include <unistd.h>

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    lowwater::cli::Streams streams{std::cin, std::cout, std::cerr, ::isatty(STDERR_FILENO) == 1,
                                   lowwater::placesFromEnvironment()};
    const int status = lowwater::cli::runCommand(arguments, streams);
    std::cout.flush();
    if (!std::cout) {
        std::cerr << "lowwater-cli: standard output cannot be written\n";
        return lowwater::cli::Failed;
    }
    return status;
}
