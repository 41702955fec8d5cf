// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/stress_section.h"

#include "sim/report/stress_words.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

Cell stopsCell(const Stress& stress, bool strong)
{
    const auto count = stress.totals.interruptions;
    if (count == 0 && stress.totals.strandedCharges == 0)
        return {"none", Tone::Good, strong};
    return {fmt::format("{} · {}", countText(count), durationText(stress.totals.stoppedAgentTime)), Tone::Bad, strong};
}

Cell longestCell(const Stress& stress)
{
    if (!stress.longest)
        return {"never ended", Tone::Bad};
    return *stress.longest == Duration{0} ? Cell{std::string{unknownText}, Tone::Quiet}
                                          : Cell{durationText(*stress.longest)};
}

} // namespace

Table stressTable(const Advice& advice, const Policy& now)
{
    Table table{"What goes wrong, and what comes of it", {{"What if"}}, {}};
    if (advice.stressNow)
        table.columns.push_back({"Now", policyText(now), true});
    if (advice.recommended)
        table.columns.push_back({"Recommended", policyText(advice.recommended->policy), true});
    else
        table.columns.push_back({"Stops", policyText(now), true});
    table.columns.push_back({"Agents in one stop", {}, true});
    table.columns.push_back({"Longest stop", {}, true});
    table.columns.push_back({"Burned unnoticed", {}, true});
    for (std::size_t i = 0; i < advice.stress->size(); ++i) {
        const Stress& stress = (*advice.stress)[i];
        std::vector<Cell> row{{stressText(stress.kind)}};
        if (advice.stressNow)
            row.push_back(stopsCell((*advice.stressNow)[i], false));
        row.push_back(stopsCell(stress, true));
        row.push_back(stress.agentsStopped == 0 ? Cell{std::string{unknownText}, Tone::Quiet}
                                                : Cell{countText(stress.agentsStopped)});
        row.push_back(longestCell(stress));
        row.push_back(isRunaway(stress.kind) ? Cell{moneyText(stress.burned)}
                                             : Cell{std::string{unknownText}, Tone::Quiet});
        table.rows.push_back(std::move(row));
    }
    return table;
}

std::vector<std::string> stressAssumptions(const Advice& advice)
{
    std::vector<std::string> texts;
    for (const Stress& stress : *advice.stress)
        if (stress.kind != StressKind::None)
            texts.push_back(stress.assumed);
    return texts;
}

void addStressSection(std::vector<Block>& blocks, const ReportInput& input)
{
    if (!input.advice.stress || input.advice.stress->empty())
        return;
    blocks.emplace_back(Heading{"What if something goes wrong?"});
    blocks.emplace_back(Paragraph{
        {{fmt::format("Each alone, on your record: how often agents stop, and for how much agent time in all{}.{}",
                      input.advice.stressNow ? "; the last three columns are of the recommended setting" : "",
                      plannedText(input.advice.wishes))}}});
    blocks.emplace_back(stressTable(input.advice, input.scenario.policy));
    std::string assumed;
    for (const auto& text : stressAssumptions(input.advice))
        assumed += (assumed.empty() ? "" : " ") + text;
    blocks.emplace_back(Paragraph{{{"Assumed: " + assumed}}, Paragraph::Style::Secondary});
}

} // namespace lowwater
