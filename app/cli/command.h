// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/person/person_places.h"

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace lowwater::cli {

/// What a command talks to; tests give buffers.
struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool errIsTerminal = false; ///< progress is shown only then
    PersonPlaces places{};
};

/// CLI.md: 0 done; 1 the input or the run failed; 2 wrong usage; 3 done, but lines were skipped and --strict was given.
enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2, SkippedLines = 3 };

/// Runs `lowwater-cli` with the arguments after its name.
[[nodiscard]] int runCommand(std::span<const std::string> arguments, Streams& streams);

} // namespace lowwater::cli
