// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes at all: readCsv never crashes and accounts for every line, what it read survives writing and reading again,
// and our own splitting of records agrees with libcsv's.
#include "sim/history/canonical_csv.h"
#include "sim/history/csv_records.h"

#include <csv.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace lowwater;
using Records = std::vector<std::vector<std::string>>;

void require(bool holds, const char* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

struct Collected {
    Records records;
    std::vector<std::string> fields;
};

Records libcsvRecords(std::string_view text)
{
    Collected collected;
    csv_parser parser{};
    csv_init(&parser, 0);
    const auto onField = [](void* bytes, std::size_t size, void* out) {
        static_cast<Collected*>(out)->fields.emplace_back(static_cast<const char*>(bytes), size);
    };
    const auto onRecord = [](int, void* out) {
        auto& to = *static_cast<Collected*>(out);
        to.records.push_back(std::move(to.fields));
        to.fields.clear();
    };
    csv_parse(&parser, text.data(), text.size(), onField, onRecord, &collected);
    csv_fini(&parser, onField, onRecord, &collected);
    csv_free(&parser);
    return std::move(collected.records);
}

void compareWithLibcsv(std::string_view text)
{
    CsvRecords walk{text, ','};
    Records ours;
    while (walk.next()) {
        if (walk.isUnterminated())
            return; // libcsv takes the rest of the text for one field
        auto& fields = ours.emplace_back();
        for (std::size_t i = 0; i < walk.fieldCount(); ++i)
            fields.emplace_back(walk.field(i));
    }
    require(ours == libcsvRecords(text), "records as libcsv splits them");
}

void readWriteRead(std::string_view text)
{
    const auto first = readCsv(text);
    if (!first)
        return;
    const auto& summary = first->summary;
    require(summary.lines == summary.charges + summary.merged + summary.notUsage + summary.skippedTotal(),
            "every line accounted for");
    require(summary.charges == first->history->size(), "every charge counted");
    const std::string written = writeCsv(*first->history);
    const auto second = readCsv(written);
    require(second.has_value(), "what was written can be read");
    require(second->summary.skippedTotal() == 0, "no written line is bad");
    require(second->history->size() == first->history->size(), "no charge is lost");
    for (ChargeIndex i = 0; i < first->history->size(); ++i)
        require(first->history->charge(i) == second->history->charge(i), "a charge is read as it was written");
    require(writeCsv(*second->history) == written, "written again it is the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string text{reinterpret_cast<const char*>(data), size};
    compareWithLibcsv(text);
    readWriteRead(text);
    readWriteRead("timestamp,cost_usd,session,pool,input_tokens\n" + text); // most bytes make no header
    return 0;
}
