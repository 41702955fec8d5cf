// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/canonical_csv.h"
#include "sim/import/charge_collector.h"
#include "sim/import/format.h"
#include "sim/import/json_record.h"

#include <functional>
#include <string_view>

namespace lowwater {

/// An API that answers with pages of buckets, each with what was used in a stretch of time: `{"data": [{START, END,
/// "results": [...]}, ...], "has_more"}`. Its usage and its costs are answers of this form to two questions.
struct BucketApi {
    std::string_view format;
    std::string_view start; ///< names of a bucket's members
    std::string_view end;
    /// A result with this member is a cost; usage has none.
    std::string_view amount;
    /// Ends the record of one result, whose charge has its time and span already. May throw LeftOut.
    using ReadResult = std::function<void(const JsonRecord& result, Charge& charge, ChargeCollector& collector)>;
    ReadResult readCost;
    ReadResult readUsage;
};

/// Reads one page, or several as JSON lines, behind each other or in a list; each result is a record. A result that
/// comes again in the same bucket of another page or text counts once. Where usage and costs of the same days are in
/// one text, the costs count: they are exact.
[[nodiscard]] Result<ReadHistory> readBuckets(const FormatInput& input, const BucketApi& api);

} // namespace lowwater
