// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lowwater {

/// A line that was left out, and why.
struct SkippedLine {
    Error error;      ///< file, line, field, value, what would be right
    std::string text; ///< the line as it stands, cut to 400 bytes
};

/// What a reading did. Always: lines = charges + merged + notUsage + the sum of skipped.
struct ImportSummary {
    std::string format; ///< `csv`
    std::vector<std::string> files;
    std::uint64_t lines = 0; ///< records: a header and blank lines are not counted
    std::uint64_t charges = 0;
    std::uint64_t merged = 0;
    std::uint64_t notUsage = 0;
    std::map<std::string, std::uint64_t> skipped; ///< by reason: `bad_timestamp`, `bad_cost`, `negative_cost` ...
    std::uint64_t rounded = 0;                    ///< costs finer than a nano-dollar, rounded half to even
    std::uint64_t unpriced = 0;                   ///< charges without a cost and without a price
    std::vector<std::string> warnings;            ///< whole English sentences
    std::vector<SkippedLine> skippedLines;        ///< the first `maxSkippedLines`
    bool unsorted = false;                        ///< the input was not in order of time

    static constexpr std::size_t maxSkippedLines = 10'000;

    [[nodiscard]] std::uint64_t skippedTotal() const;
    /// Counts and, up to the bound, keeps it.
    void skip(const std::string& reason, SkippedLine line);
};

} // namespace lowwater
