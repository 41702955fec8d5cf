// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/report.h"

#include "sim/report/backtest_section.h"
#include "sim/report/balance_figure.h"
#include "sim/report/next_days_section.h"
#include "sim/report/report_parts.h"
#include "sim/report/robustness_section.h"
#include "sim/report/setting_card.h"
#include "sim/report/stress_section.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater {

namespace {

constexpr std::size_t mostInterruptionRows = 40;

Paragraph plain(std::string text, Paragraph::Style style = Paragraph::Style::Body)
{
    return {{{std::move(text)}}, style};
}

void addBalance(std::vector<Block>& blocks, const ReportInput& input)
{
    const auto threshold = [](const Policy& policy) {
        return policy.mode == Mode::Auto ? std::optional{policy.threshold} : std::nullopt;
    };
    std::vector<BalancePanel> panels;
    const auto& policy = input.scenario.policy;
    if (!input.now().trajectory.empty())
        panels.push_back(
            {"Now", panelCaption(input, policy, input.now()), &input.now(), threshold(policy), !input.coarse()});
    const auto* recommended = input.recommended();
    if (recommended && !recommended->trajectory.empty()) {
        const auto& advised = input.advice.recommended->policy;
        panels.push_back({"Recommended", panelCaption(input, advised, *recommended), recommended, threshold(advised),
                          !input.coarse()});
    }
    if (panels.empty())
        return;
    blocks.emplace_back(Heading{"The balance over time"});
    blocks.emplace_back(balanceFigure(panels, input.zone));
}

void addInterruptions(std::vector<Block>& blocks, const ReportInput& input)
{
    const auto& outcome = input.now();
    if (input.coarse())
        return;
    if (outcome.interruptions.empty()) {
        blocks.emplace_back(Heading{"No interruptions with today’s setting"});
        blocks.emplace_back(plain(fmt::format("Lowest balance {} on {}.", moneyText(outcome.lowest),
                                              momentText(outcome.lowestAt, input.zone))));
        return;
    }
    const auto count = outcome.interruptions.size();
    blocks.emplace_back(Heading{count == 1
                                    ? "The interruption with today’s setting"
                                    : fmt::format("The {} interruptions with today’s setting", countText(count))});
    blocks.emplace_back(plain(causesSentence(outcome)));
    blocks.emplace_back(interruptionsTable(input, outcome, mostInterruptionRows));
    if (count > mostInterruptionRows)
        blocks.emplace_back(
            plain(fmt::format("… and {} more.", countText(count - mostInterruptionRows)), Paragraph::Style::Secondary));
}

void addSettingCard(std::vector<Block>& blocks, const ReportInput& input)
{
    const auto* preset = input.scenario.provider.preset();
    if (preset == nullptr || !input.advice.recommended)
        return;
    blocks.emplace_back(Heading{fmt::format("How to set it: {}", preset->title)});
    blocks.emplace_back(Bullets{settingSteps(*preset, input.advice.recommended->policy)});
    if (!preset->notes.empty())
        blocks.emplace_back(plain(fmt::format("{}", fmt::join(preset->notes, " ")), Paragraph::Style::Secondary));
}

void addCertainty(std::vector<Block>& blocks, const ReportInput& input)
{
    blocks.emplace_back(Heading{"How sure is it?"});
    blocks.emplace_back(certaintyFacts(input));
    blocks.emplace_back(plain(
        "The record was replayed exactly, to the nano-dollar and the microsecond. It says what would have happened, "
        "not what will: more agents, dearer models or a slower card are not in it.",
        Paragraph::Style::Secondary));
    if (auto warnings = warningTexts(input); !warnings.empty()) {
        blocks.emplace_back(Heading{"Warnings"});
        blocks.emplace_back(Bullets{std::move(warnings)});
    }
}

} // namespace

Report makeReport(const Scenario& scenario, const ImportSummary& summary, const Advice& advice, const ZoneText& zone)
{
    const ReportInput input{scenario, summary, advice, zone, extraCharges(scenario.history, scenario.routing)};
    Report report;
    report.title = titleText(input);
    report.provenance = provenanceText(input);
    report.footer = fmt::format("Lowwater {} · seed {} · times in {}", LOWWATER_VERSION, scenario.seed, zone.name);
    auto& blocks = report.blocks;
    blocks.emplace_back(leadParagraph(input));
    blocks.emplace_back(comparisonTable(input));
    addBalance(blocks, input);
    addWhy(blocks, input);
    addSettingCard(blocks, input);
    addCertainty(blocks, input);
    addNextDaysSection(blocks, input);
    addStressSection(blocks, input);
    addRobustnessSection(blocks, input);
    addBacktestSection(blocks, input);
    if (!advice.onRecord.empty()) {
        blocks.emplace_back(Heading{"Every reload amount on this record"});
        blocks.emplace_back(amountsTable(input));
    }
    addInterruptions(blocks, input);
    blocks.emplace_back(Heading{"What was assumed"});
    blocks.emplace_back(assumptionsTable(input));
    return report;
}

} // namespace lowwater
