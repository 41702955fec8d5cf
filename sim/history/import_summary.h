// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/charge.h"
#include "sim/history/token_sums.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lowwater {

/// A line that was left out, and why.
struct SkippedLine {
    Error error;      ///< file, line, field, value, what would be right
    std::string text; ///< the line as it stands, cut to 400 bytes; never of a log, which holds messages
};

/// The charges of one model that has no price: kept, with cost 0.
struct UnpricedModel {
    std::uint64_t charges = 0;
    TokenSums tokens;
};

/// What every imported cost was multiplied by. Both parts > 0.
struct CostFactor {
    std::int64_t numerator = 1;
    std::int64_t denominator = 1;

    /// With up to nine decimals, half to even.
    [[nodiscard]] std::string toString() const;
};

/// What a history costs as it was recorded and with a prompt cache of five minutes, before any factor.
struct ShortCacheCost {
    Money recorded;
    Money repriced;
    std::uint64_t charges = 0; ///< that changed
};

/// What a reading did. Always: lines = charges + merged + notUsage + the sum of skipped.
struct ImportSummary {
    std::string format; ///< `csv`, `claude-code`; `mixed` where several sources differ
    std::vector<std::string> files;
    std::uint64_t lines = 0; ///< records: a header and blank lines are not counted
    std::uint64_t charges = 0;
    std::uint64_t merged = 0;
    std::uint64_t notUsage = 0;
    std::map<std::string, std::uint64_t> skipped; ///< by reason: `bad_timestamp`, `bad_cost`, `negative_cost` ...
    std::uint64_t rounded = 0;                    ///< costs finer than a nano-dollar, rounded half to even
    std::uint64_t unpriced = 0;                   ///< charges without a cost and without a price
    std::map<std::string, UnpricedModel> unpricedModels; ///< what they are; the sum of their charges is `unpriced`
    std::optional<CostFactor> costFactor;                ///< unset: the costs are as imported
    std::optional<ShortCacheCost> shortCache;            ///< set where it was asked for (`--cache-5m`)
    std::vector<std::string> warnings;                   ///< whole English sentences
    std::vector<SkippedLine> skippedLines;               ///< the first `maxSkippedLines`
    bool unsorted = false;                               ///< the input was not in order of time

    static constexpr std::size_t maxSkippedLines = 10'000;

    [[nodiscard]] std::uint64_t skippedTotal() const;
    /// Counts and, up to the bound, keeps it.
    void skip(const std::string& reason, SkippedLine line);
    /// Counts a charge that has no price.
    void addUnpriced(std::string_view model, const Tokens& tokens);
    void addUnpriced(const std::map<std::string, UnpricedModel>& models);
    /// A whole English sentence for the warnings, naming the models; empty where every charge has a price.
    [[nodiscard]] std::string unpricedWarning() const;
};

} // namespace lowwater
