// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/core/result.h"
#include "sim/history/csv_columns.h"
#include "sim/history/csv_records.h"
#include "sim/history/history.h"
#include "sim/history/import_summary.h"
#include "sim/history/pricing.h"
#include "sim/history/table_texts.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lowwater {

/// Turns the records below a header into charges; what is wrong with one is counted in the summary.
class CsvRows {
public:
    /// `price` gives costs to charges that have none; may be empty.
    CsvRows(std::string file, CsvColumns columns, TableTexts texts, ImportSummary& summary, Pricing price = {});

    /// One record: a charge more, or a skipped line more.
    void add(const CsvRecords& record);
    /// The history, with the warnings that only the end can give. Leaves this empty.
    [[nodiscard]] History finish();

private:
    struct LastName {
        std::string text; ///< as in the file
        NameId id = NameId::Empty;
    };
    struct ReadCost {
        Money money;
        bool isUnpriced = false;
    };
    struct Problem {
        const char* reason;
        Error error;
    };

    [[nodiscard]] std::optional<Problem> addCharge(const CsvRecords& record);
    [[nodiscard]] std::optional<Problem> checkFields(const CsvRecords& record) const;
    [[nodiscard]] std::string_view value(const CsvRecords& record, CsvColumn column) const;
    [[nodiscard]] std::optional<Problem> readTime(const CsvRecords& record, ParsedTime& time) const;
    [[nodiscard]] std::optional<Problem> checkCurrency(const CsvRecords& record) const;
    [[nodiscard]] std::optional<Problem> readCost(const CsvRecords& record, const ParsedTime& time,
                                                  const Tokens& tokens, ReadCost& cost);
    [[nodiscard]] std::optional<Problem> priceCharge(const PricedRequest& request, ReadCost& cost);
    [[nodiscard]] Result<Money> parseCost(std::string_view text);
    [[nodiscard]] std::optional<Problem> readTokens(const CsvRecords& record, Tokens& tokens) const;
    [[nodiscard]] std::optional<Problem> readSpan(const CsvRecords& record, const ParsedTime& time,
                                                  std::chrono::seconds& span) const;
    [[nodiscard]] std::optional<Problem> readPool(const CsvRecords& record, Pool& pool) const;
    [[nodiscard]] NameId readName(const CsvRecords& record, CsvColumn column);
    [[nodiscard]] Problem problem(const char* reason, CsvColumn column, Error error) const;
    void skip(const CsvRecords& record, Problem problem);

    std::string m_file;
    CsvColumns m_columns;
    TableTexts m_texts;
    ImportSummary& m_summary;
    Pricing m_price;
    HistoryBuilder m_builder;
    std::array<LastName, csvColumnCount> m_lastNames; ///< saves most of the look-ups
    std::uint64_t m_dateOnly = 0;
    std::uint64_t m_priced = 0;
    std::uint64_t m_pricedSums = 0;   ///< of these, those that sum up a day
    std::uint64_t m_repairedLine = 0; ///< the first with bytes that are not UTF-8
    bool m_roundsCosts = false;
};

} // namespace lowwater
