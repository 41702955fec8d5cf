// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/run_hooks.h"
#include "sim/history/canonical_csv.h"
#include "sim/import/claude_code_stretch.h"
#include "sim/import/price_table.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lowwater {

struct ClaudeCodeOptions {
    int threads = 0; ///< 0: as many as there are cores, which is also the most. The result does not depend on it
    /// Logs are read in stretches of about this many bytes, several at once.
    std::uint64_t stretchBytes = std::uint64_t{8} << 20U;
};

/// Reads Claude Code's logs (FORMATS.md section 1) in the order of their names, as one: a request that several lines
/// tell of, in whatever log, is one charge. Lines stream through; what is kept is the charges. A line's `costUSD` is
/// its charge's cost, else the price table's; a charge that has neither is kept at $0 and counted as unpriced. A log
/// that cannot be opened or read to its end is a warning. RunHooks are called one at a time, on the threads at work.
[[nodiscard]] Result<ReadHistory> readClaudeCode(std::vector<ClaudeCodeLog> logs, const PriceTable& prices,
                                                 const ClaudeCodeOptions& options = {}, const RunHooks& hooks = {});

/// Whether the front of a log, or all of it, is Claude Code's: one of its first lines is an object with a type and an
/// id, a time or a message.
[[nodiscard]] bool isClaudeCode(LogBytes& bytes, std::uint64_t size);

} // namespace lowwater
