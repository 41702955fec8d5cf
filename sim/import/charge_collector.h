// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/history/charge.h"
#include "sim/history/history.h"
#include "sim/import/format.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// How requests were served, as far as their price depends on it.
struct Serving {
    bool fast = false;
    std::string_view region; ///< `us`; empty where not known
    bool batch = false;
};

/// What a format's reader makes of its records: charges, and a count of everything else. Each record is begun with
/// `line` and ends in exactly one of `charge`, `priced`, `merged`, `notUsage` and `skip`.
class ChargeCollector {
public:
    /// The input must outlive this.
    ChargeCollector(const FormatInput& input, std::string_view format);

    /// A record begins on this physical line (0: unknown), with this text for whoever looks at a skipped one; empty
    /// where it may hold what somebody wrote.
    void line(std::uint64_t number, std::string_view text = {});

    /// A charge whose cost is known, >= 0.
    void charge(const Charge& charge);
    /// A charge without a cost: priced by its model and tokens at list price; kept as unpriced where it has no price,
    /// skipped where it names no model.
    /// `isSum`: it sums up more than one request, so that long prompts cannot be told from short ones.
    void priced(Charge charge, bool isSum, const Serving& serving = {});
    /// Another record tells of the same charge.
    void merged() { ++m_read.summary.merged; }
    void notUsage() { ++m_read.summary.notUsage; }
    /// Left out: `bad_cost`, the field as the source calls it, its value, and what would be right as a predicate: `is
    /// not a number`. Values are cut to a bounded length.
    void skip(const char* reason, std::string_view field, std::string_view value, std::string message);

    /// Whether an id is met for the first time in all texts of this format; the empty one always is.
    [[nodiscard]] bool isNew(std::string_view id);
    /// Reads a decimal number of dollars to the nano-dollar and counts where that rounded; nothing where it is none, or
    /// past the range of money.
    [[nodiscard]] std::optional<Money> money(std::string_view number);
    /// A whole English sentence.
    void warn(std::string sentence) { m_read.summary.warnings.push_back(std::move(sentence)); }

    /// Tells of the progress; an error (Cancelled) where the reading is to stop. Cheap enough for every record.
    [[nodiscard]] Result<Done> at(std::size_t position);
    /// With the warnings that only the end can give. Leaves this empty.
    [[nodiscard]] ReadHistory finish();

private:
    const FormatInput& m_input;
    ReadHistory m_read;
    HistoryBuilder m_builder;
    std::uint64_t m_line = 0;
    std::string_view m_text;
    std::size_t m_nextStep = 0;
    std::uint64_t m_priced = 0;
    std::uint64_t m_pricedSums = 0;
};

} // namespace lowwater
