// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/report/report.h"

#include <memory>
#include <string>
#include <vector>

namespace lowwater {

/// What every part of the report is made from.
struct ReportInput {
    const Scenario& scenario;
    const ImportSummary& summary;
    const Advice& advice;
    const ZoneText& zone;
    std::shared_ptr<const History> demand; ///< the charges that draw on the balance

    [[nodiscard]] const Outcome& now() const { return *advice.current; }
    /// Null where nothing is recommended.
    [[nodiscard]] const Outcome* recommended() const
    {
        return advice.recommended ? advice.recommended->outcome.get() : nullptr;
    }
    /// A history with one line for many requests cannot show when agents stop (MODEL.md section 2).
    [[nodiscard]] bool coarse() const { return !showsStops(scenario.history->resolution()); }
    [[nodiscard]] std::uint64_t days() const { return static_cast<std::uint64_t>(advice.recordedDays); }
};

// sentences
[[nodiscard]] std::string titleText(const ReportInput& input);
[[nodiscard]] std::string provenanceText(const ReportInput& input);
[[nodiscard]] Paragraph leadParagraph(const ReportInput& input);
/// `, add $20 below $1.00: the agents stop 9 times`
[[nodiscard]] std::string panelCaption(const ReportInput& input, const Policy& policy, const Outcome& outcome);
/// `Twice the reload was still on its way, once the payment was declined. The longest lasted 8 min 20 s.`
[[nodiscard]] std::string causesSentence(const Outcome& outcome);
/// ` Planned for usage x 1.25.`, where the usage is not the recorded one; else empty.
[[nodiscard]] std::string plannedText(const Wishes& wishes);
/// What the record and the import cannot carry; empty where there is nothing to say.
[[nodiscard]] std::vector<std::string> warningTexts(const ReportInput& input);

// tables
[[nodiscard]] Table comparisonTable(const ReportInput& input);
[[nodiscard]] Table amountsTable(const ReportInput& input);
/// The first rows; how many are left out is the caller's to say.
[[nodiscard]] Table interruptionsTable(const ReportInput& input, const Outcome& outcome, std::size_t mostRows);
[[nodiscard]] Table assumptionsTable(const ReportInput& input);

/// Why this threshold: the sentence that can be checked by hand, with its picture where the record decides.
void addWhy(std::vector<Block>& blocks, const ReportInput& input);
[[nodiscard]] Facts certaintyFacts(const ReportInput& input);

} // namespace lowwater
