// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/further_text.h"

#include "app/cli/table_text.h"
#include "sim/report/robustness_section.h"
#include "sim/report/situation_words.h"
#include "sim/report/stress_section.h"
#include "sim/report/tornado_figure.h"
#include "sim/report/words.h"

#include <fmt/format.h>

namespace lowwater::cli {

namespace {

constexpr std::string_view onlySums = "Sums do not show when agents stop, so nothing is said of it.\n";

Table tornadoTable(const Robustness& robust)
{
    Table table{"",
                {{"What a month costs by"}, {"Least", {}, true}, {"If"}, {"Most", {}, true}, {"If"}, {"Interruptions"}},
                {}};
    for (const auto& bar : robust.tornado)
        table.rows.push_back({Cell{std::string{factorWords(bar.factor)}}, Cell{moneyText(bar.low)},
                              Cell{situationValueWords(robust.rows[bar.lowRow].situation)}, Cell{moneyText(bar.high)},
                              Cell{situationValueWords(robust.rows[bar.highRow].situation)},
                              Cell{interruptionsWords(bar)}});
    return table;
}

} // namespace

std::string stressText(const Advice& advice, const Policy& now)
{
    if (!advice.stress)
        return {};
    std::string text = "\nWhat if something goes wrong, each alone on this record\n";
    if (advice.stress->empty())
        return text + std::string{onlySums};
    text += tableText(stressTable(advice, now));
    for (const auto& assumed : stressAssumptions(advice))
        text += "  Assumed: " + assumed + '\n';
    return text;
}

std::string robustnessText(const Advice& advice, const Policy& now)
{
    if (!advice.robustness)
        return {};
    const Robustness& robust = *advice.robustness;
    std::string text = "\nWhat nobody can know yet\n";
    if (robust.rows.empty())
        return text + std::string{onlySums};
    text += robust.findOutFirstText + '\n' + tableText(tornadoTable(robust));
    if (robust.choices.size() > 1)
        text += fmt::format("{}\n{}", regretWords(robust), tableText(regretTable(robust, now)));
    return text;
}

} // namespace lowwater::cli
