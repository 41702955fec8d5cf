// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/next_days_section.h"

#include "sim/report/ahead_words.h"
#include "sim/report/next_days_figure.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

void addNextDaysSection(std::vector<Block>& blocks, const ReportInput& input)
{
    const Advice& advice = input.advice;
    const auto sentences = aheadSentences(advice);
    if (!advice.nextDays && sentences.empty())
        return;
    blocks.emplace_back(Heading{fmt::format("The next {}", countOf(advice.aheadWishes.horizonDays, "day", "days"))});
    if (!sentences.empty()) {
        // three claims that stay apart (THEORY.md section 5); the record's own is under "How sure is it?"
        for (const auto& sentence : sentences)
            blocks.emplace_back(Paragraph{{{sentence}}});
    }
    if (!advice.nextDays || advice.nextDays->days.empty())
        return;
    const Policy& policy = advice.recommended ? advice.recommended->policy : input.scenario.policy;
    blocks.emplace_back(nextDaysFigure(
        *advice.nextDays, policy.mode == Mode::Auto ? std::optional{policy.threshold} : std::nullopt, input.zone));
    blocks.emplace_back(
        Paragraph{{{fmt::format("Your recorded days, drawn {} times anew and replayed with the {} setting ({}).",
                                countText(advice.nextDays->paths), advice.recommended ? "recommended" : "present",
                                policyText(policy))}},
                  Paragraph::Style::Secondary});
}

} // namespace lowwater
