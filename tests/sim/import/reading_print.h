// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/import/read_history.h"
#include "tests/sim/history/csv_print.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace lowwater {

/// All that a reading gave but for the name of the file in errors: printCharges, then `skipped ...` and `warning ...`
/// for each, and the counts that are not 0.
inline std::string printReading(const ReadHistory& read)
{
    const auto& summary = read.summary;
    std::string text = printCharges(*read.history);
    for (auto line : summary.skippedLines) {
        line.error.where.file.clear();
        text += fmt::format("skipped {}\n", line.error.describe());
    }
    for (const auto& warning : summary.warnings)
        text += fmt::format("warning {}\n", warning);
    for (const auto& [name, count] :
         {std::pair{"merged", summary.merged}, {"notUsage", summary.notUsage}, {"rounded", summary.rounded}})
        if (count != 0)
            text += fmt::format("{} {}\n", name, count);
    return text + (sumHolds(summary) ? "" : "records are lost\n");
}

/// The sources as they have their charges, not spread over the time they sum up.
inline std::string printAsRead(const std::vector<Source>& sources)
{
    ReadOptions options;
    options.spread = false;
    const auto read = readHistory(sources, options);
    return read ? printReading(*read) : read.error().describe() + '\n';
}

} // namespace lowwater
