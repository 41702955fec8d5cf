// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/credits_text.h"

#include "sim/report/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace lowwater::cli {

namespace {

constexpr std::size_t shown = 8;

std::string settingsText(const AutoReloadSettings& settings)
{
    const auto money = [](const std::optional<Money>& amount) {
        return amount ? exactMoneyText(*amount) : std::string{unknownText};
    };
    return fmt::format("  auto-reload {}: up to {} when the balance is below {}\n", settings.enabled ? "on" : "off",
                       money(settings.reloadTo), money(settings.threshold));
}

std::string latencyText(const ReloadLatency& latency)
{
    std::string text;
    if (latency.learned > 0)
        text = fmt::format("  credited after the balance fell below that, learned from {} of {}: least {}, median {}, "
                           "most {}\n",
                           latency.learned, countOf(latency.reloads.size(), "automatic reload", "automatic reloads"),
                           durationText(*latency.least), durationText(*latency.median), durationText(*latency.most));
    if (latency.obstacle() != LatencyObstacle::None)
        text += fmt::format("  how long {} took cannot be learned: most of these {}\n",
                            latency.learned > 0 ? "the others" : "they", obstacleText(latency.obstacle()));
    return text;
}

} // namespace

std::string creditsText(const PrepaidCredits& credits, const ReloadLatency& latency)
{
    std::string text = fmt::format("\nPast reloads ({})\n", credits.reloads.size());
    std::map<ReloadOrigin, std::pair<std::size_t, Money>> sums;
    for (const PastReload& reload : credits.reloads) {
        auto& [count, amount] = sums[reload.origin];
        ++count;
        amount += reload.amount;
    }
    for (const auto& [origin, sum] : sums)
        text += fmt::format("  {:<36} {:>12}  {:>9}\n", reloadOriginName(origin), moneyText(sum.second),
                            countText(sum.first));
    const std::size_t first = credits.reloads.size() - std::min(shown, credits.reloads.size());
    for (std::size_t i = first; i < credits.reloads.size(); ++i) {
        const PastReload& reload = credits.reloads[i];
        text += fmt::format("  {} UTC  {}, {}\n", formatTime(reload.time).substr(0, 19), moneyText(reload.amount),
                            reloadOriginName(reload.origin));
    }
    if (credits.balance)
        text += fmt::format("  balance {}\n", moneyText(*credits.balance));
    if (credits.settings)
        text += settingsText(*credits.settings);
    return text + latencyText(latency);
}

} // namespace lowwater::cli
