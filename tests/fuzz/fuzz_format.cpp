// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all as one of the formats, LOWWATER_FUZZED_FORMAT: never a crash, every record accounted for, and what
// was read survives conversion to the canonical CSV.
#include "sim/history/canonical_csv.h"
#include "sim/import/formats.h"
#include "sim/import/read_history.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace {

using namespace lowwater;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    const Format* const format = formatNamed(LOWWATER_FUZZED_FORMAT);
    require(format != nullptr, "the format is known");
    (void)format->recognizes(text);
    ReadOptions options;
    options.format = format->name;
    options.spread = false;
    const auto read = readHistory({{"fuzzed", text, true}}, options);
    if (!read)
        return 0;
    const auto& summary = read->summary;
    require(summary.lines == summary.charges + summary.merged + summary.notUsage + summary.skippedTotal(),
            "every record accounted for");
    require(summary.charges == read->history->size(), "every charge counted");
    options.format = "csv";
    const auto again = readHistory({{"converted", writeCsv(*read->history), true}}, options);
    require(again.has_value(), "what was written can be read");
    require(again->history->size() == read->history->size(), "no charge is lost");
    for (ChargeIndex i = 0; i < read->history->size(); ++i)
        require(read->history->charge(i) == again->history->charge(i), "a charge is read as it was written");
    return 0;
}
