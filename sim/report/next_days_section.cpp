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
    if (!advice.nextDays)
        return;
    if (input.coarse()) {
        blocks.emplace_back(Heading{"What may come"});
        blocks.emplace_back(Paragraph{{{"Sums do not show when agents stop. So nothing is said here of the days to "
                                        "come, of what may go wrong, or "
                                        "of whether this advice would have helped before."}}});
        return;
    }
    const auto sentences = aheadSentences(advice);
    blocks.emplace_back(Heading{fmt::format("The next {}", countOf(advice.aheadWishes.horizonDays, "day", "days"))});
    for (const auto& sentence : sentences)
        blocks.emplace_back(Paragraph{{{sentence}}});
    if (advice.nextDays->days.empty())
        return;
    const Policy& policy = advice.recommended ? advice.recommended->policy : input.scenario.policy;
    blocks.emplace_back(nextDaysFigure(
        *advice.nextDays, policy.mode == Mode::Auto ? std::optional{policy.threshold} : std::nullopt, input.zone));
    blocks.emplace_back(
        Paragraph{{{fmt::format("Your recorded days, drawn {} times anew and replayed with the {} setting ({}).{}",
                                countText(advice.nextDays->paths), advice.recommended ? "recommended" : "present",
                                policyText(policy), plannedText(advice.wishes))}},
                  Paragraph::Style::Secondary});
}

} // namespace lowwater
