// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/core/run_hooks.h"
#include "sim/history/history.h"
#include "sim/history/import_summary.h"
#include "sim/history/past_reload.h"
#include "sim/history/pricing.h"
#include "sim/history/recorded_stop.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// What a reading gives: the charges that could be read, and what became of every line.
struct ReadHistory {
    std::shared_ptr<const History> history;
    ImportSummary summary;
    std::vector<RecordedStop> stops;         ///< that the source tells of, by time
    std::optional<PrepaidCredits> credits{}; ///< where a source tells of the balance itself
};

struct CsvOptions {
    std::string file; ///< as errors name it
    /// Canonical column -> the header's name for it (`--map`); beside them the words of takeTableTexts.
    std::map<std::string, std::string> columnNames;
    /// Gives a cost to rows without one that name a model and tokens (CLI.md); empty: they are skipped.
    Pricing price{};
};

/// Reads the canonical CSV of CLI.md, and tables with other headers by synonyms or `columnNames`. A bad line is skipped
/// and counted; only an input without a usable header, or not text at all, is an error.
[[nodiscard]] Result<ReadHistory> readCsv(std::string_view text, const CsvOptions& options = {},
                                          const RunHooks& hooks = {});

/// The canonical CSV, all columns, `timestamp` with six decimals (a date alone for the sum of a day), `cost_usd` with
/// nine. `span_s` is added where a charge sums up another time.
[[nodiscard]] std::string writeCsv(const History& history);

} // namespace lowwater
