// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/advice/recommendation_words.h"

#include "sim/advice/advice_words.h"

#include <fmt/format.h>

namespace lowwater {

std::string whyOnRecord(const AmountAdvice& best, const std::optional<BusiestWindow>& decisive,
                        const Scenario& scenario, const Demand& demand)
{
    const std::string latency = formatDuration(scenario.account.latency.base());
    if (decisive) {
        const auto& window = *decisive;
        const std::string at = formatTime(demand.history->times()[window.first]);
        if (window.landed == 0)
            return fmt::format(
                "In their busiest {}, from {} {} UTC on, your agents spent {} before their last request. A reload "
                "takes that long, so it must be requested before the balance falls below that.",
                latency, at.substr(0, 10), at.substr(11, 8), dollarText(window.spent));
        return fmt::format(
            "In the stretch from {} {} UTC on, your agents spent {} more before its last request than the {} "
            "reloads of {} that can land in it.",
            at.substr(0, 10), at.substr(11, 8), dollarText(window.spent), window.landed, dollarText(best.amount));
    }
    if (*best.threshold == Money{})
        return "On this record no agent would have stopped at any threshold: a reload at an empty balance comes in "
               "time.";
    if (best.method == Method::Exact)
        return fmt::format(
            "The opening balance of {} is so low that the first reload must be requested early: from {} on no "
            "charge of this record is refused.",
            dollarText(scenario.openingBalance()), dollarText(*best.leastSafe));
    return fmt::format("Found by replaying this record: from {} on no charge of it is refused.",
                       dollarText(*best.leastSafe));
}

std::string notOffered(std::span<const AmountAdvice> amounts, const Scenario& scenario)
{
    const auto* preset = scenario.provider.preset();
    std::optional<Money> least;
    for (const auto& candidate : amounts)
        if (candidate.leastSafe && (!least || *candidate.leastSafe < *least))
            least = candidate.leastSafe;
    if (preset == nullptr || !least)
        return {};
    const std::string offered = preset->thresholds.money.toString();
    return fmt::format("The least safe threshold is {}, which {} does not offer at these amounts{}.",
                       dollarText(*least), preset->title,
                       offered.empty() ? std::string{} : fmt::format(" (thresholds: {})", offered));
}

} // namespace lowwater
