// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/history/canonical_csv.h"

#include <set>
#include <string>
#include <string_view>

namespace lowwater {

struct ReadOptions;

/// One text to be read as a format.
struct FormatInput {
    std::string_view text; ///< unpacked, without a byte order mark
    std::string file;      ///< as errors name it
    const ReadOptions& options;
    /// Ids of the charges that were read so far from texts of this format, so that a request in two exports counts
    /// once.
    std::set<std::string, std::less<>>& seen;
    const RunHooks& hooks;
};

/// A form of usage history (FORMATS.md), found by its content. Each is one file of code and one line in formats.cpp.
struct Format {
    std::string_view name;  ///< as `--format` and summaries call it: `openrouter`
    std::string_view title; ///< as people call it: `OpenRouter activity (CSV)`
    /// Whether a text, without a byte order mark, is in this format. Cheap: it is asked of every text, from its
    /// beginning.
    bool (*recognizes)(std::string_view text);
    /// Reads it with a ChargeCollector. Only a text that is not in this format at all is an error.
    Result<ReadHistory> (*read)(const FormatInput& input);
};

} // namespace lowwater
