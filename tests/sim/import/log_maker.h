// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/charge.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lowwater {

/// A made-up log below `projects`.
struct MadeLog {
    std::string path; ///< `projects/<project>/<session>.jsonl` ...
    std::string text;
};

/// Made-up logs in Claude Code's shape, with every kind of duplicate of FORMATS.md 1.4, and what is in them: counted
/// while they are made, request by request, not read back.
struct MadeLogs {
    std::vector<MadeLog> logs;
    std::uint64_t lines = 0;
    std::uint64_t requests = 0;
    std::uint64_t repeated = 0; ///< lines of a request after its first
    std::uint64_t synthetic = 0;
    std::uint64_t stops = 0;
    Tokens tokens;

    [[nodiscard]] std::uint64_t bytes() const;
};

/// Sessions with streamed answers (equal and growing rows), tool results, sub-agents whose lines their parent's
/// progress lines repeat, side questions that replay the parent's messages, resumed sessions that copy earlier lines
/// into another file, API errors, and all the lines that are no usage; until there are at least `bytes`.
[[nodiscard]] MadeLogs makeLogs(std::uint64_t bytes, std::uint64_t seed = 1);

/// Writes them below a folder.
void writeLogs(const MadeLogs& made, const std::string& folder);

} // namespace lowwater
