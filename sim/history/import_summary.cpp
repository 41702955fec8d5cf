// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/history/import_summary.h"

namespace lowwater {

std::uint64_t ImportSummary::skippedTotal() const
{
    std::uint64_t total = 0;
    for (const auto& [reason, count] : skipped)
        total += count;
    return total;
}

void ImportSummary::skip(const std::string& reason, SkippedLine line)
{
    ++skipped[reason];
    if (skippedLines.size() < maxSkippedLines)
        skippedLines.push_back(std::move(line));
}

} // namespace lowwater
