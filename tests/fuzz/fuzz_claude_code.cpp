// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as a log: readClaudeCode never crashes, accounts for every line, gives the same however the bytes
// are cut into pieces, and what it read survives as a table.
#include "sim/import/claude_code.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace lowwater;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

ReadHistory readIn(std::string_view text, std::uint64_t stretchBytes)
{
    auto read = readClaudeCode({{"log", text, true, text.size()}}, PriceTable::builtIn(),
                               {.threads = 1, .stretchBytes = stretchBytes});
    require(read.has_value(), "a log can always be read");
    return *std::move(read);
}

void requireSame(const ReadHistory& a, const ReadHistory& b)
{
    require(a.summary.lines == b.summary.lines && a.summary.merged == b.summary.merged &&
                a.summary.notUsage == b.summary.notUsage && a.summary.skipped == b.summary.skipped,
            "pieces have the same lines");
    require(writeCsv(*a.history) == writeCsv(*b.history), "pieces have the same charges");
    require(a.stops == b.stops, "pieces have the same stops");
    for (std::size_t i = 0; i < a.summary.skippedLines.size(); ++i)
        require(a.summary.skippedLines[i].error.describe() == b.summary.skippedLines[i].error.describe(),
                "pieces count lines alike");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // Out of a buffer of its own, so that a read past the end is found.
    const std::string text{reinterpret_cast<const char*>(data), size};
    const ReadHistory whole = readIn(text, 1U << 20U);
    const auto& summary = whole.summary;
    require(summary.lines == summary.charges + summary.merged + summary.notUsage + summary.skippedTotal(),
            "every line accounted for");
    require(summary.charges == whole.history->size(), "every charge counted");
    for (const auto& line : summary.skippedLines)
        require(line.text.empty() && line.error.value.empty(), "nothing of a line is kept");
    requireSame(whole, readIn(text, 1 + size / 3));
    const auto table = readCsv(writeCsv(*whole.history));
    require(table.has_value() && table->summary.skippedTotal() == 0 && table->history->size() == whole.history->size(),
            "the charges are a table");
    return 0;
}
