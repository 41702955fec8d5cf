// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/report/ahead_words.h"

#include "sim/report/words.h"

#include <fmt/format.h>

#include <cmath>

namespace lowwater {

namespace {

std::string percentText(double share)
{
    return fmt::format("{:.4g} %", share * 100);
}

/// The share of draws without an interruption, by the length of the blocks that are drawn.
std::string blocksSentence(const Advice& advice)
{
    std::vector<std::string> parts;
    for (const auto& block : advice.forecast->blocks)
        for (const auto& amount : block.amounts) {
            if (amount.amount != advice.recommended->policy.amount)
                continue;
            if (const auto chance =
                    amount.chanceAt(advice.recommended->policy.threshold, advice.aheadWishes.confidence))
                parts.push_back(fmt::format("{} at a time {}", countOf(block.blockDays, "day", "days"),
                                            chanceText(chance->share())));
        }
    return parts.size() < 2 ? std::string{}
                            : fmt::format("Share of draws without an interruption, drawn {}.", listText(parts));
}

} // namespace

std::string chanceText(double share)
{
    const double tenths = std::floor(share * 1'000 + 1e-9);
    return fmt::format("{:.{}f} %", tenths / 10, tenths >= 1'000 ? 0 : 1);
}

std::vector<std::string> aheadSentences(const Advice& advice)
{
    if (!advice.forecast || !advice.recommended || !advice.recommended->chance)
        return {};
    const Chance& chance = *advice.recommended->chance;
    const ForecastWishes& wishes = advice.aheadWishes;
    std::vector<std::string> sentences{fmt::format("The next {}, drawn {} times from your recorded days: no "
                                                   "interruption in {} of them, so a chance of {} or better, "
                                                   "{} confident, if days to come are like these.",
                                                   countOf(wishes.horizonDays, "day", "days"), countText(chance.paths),
                                                   countText(chance.safe), chanceText(chance.lowerBound),
                                                   percentText(wishes.confidence))};
    if (auto blocks = blocksSentence(advice); !blocks.empty())
        sentences.push_back(std::move(blocks));
    sentences.push_back(fmt::format("What {} can tell: the next {} hold nothing worse than the worst of them with a "
                                    "chance of {}; nothing said here "
                                    "is surer than that.",
                                    countOf(advice.forecast->recordedDays, "recorded day", "recorded days"),
                                    wishes.horizonDays, chanceText(advice.forecast->dataLimit)));
    return sentences;
}

} // namespace lowwater
