// SPDX-FileCopyrightText: 2026 Lowwater contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/workload/laws.h"

#include <algorithm>
#include <cmath>

namespace lowwater {

namespace {

using namespace std::chrono_literals;

constexpr Duration longest = 1h;
constexpr Duration cacheLife = 5min;

struct Lognormal {
    double median;
    double sigma;

    [[nodiscard]] double quantile(double p) const { return median * std::exp(sigma * normalQuantile(p)); }
};

// Each pair of parameters solves the p90 and the p99 of its table.
constexpr double oneRequestShare = 0.585;
constexpr Lognormal furtherRequests{5.86, 1.596};
constexpr double finalStepOnlyShare = 0.4;
constexpr Lognormal toolSteps{5.94, 1.256};
constexpr double leastModelSeconds = 2; // so that the shortest answers do not crowd the minutes
constexpr Lognormal modelSeconds{2.9, 1.42};
constexpr double longToolShare = 0.004; // builds and sub-agents; these carry half of the mean
constexpr double leastLongToolSeconds = 600;
constexpr double slowToolShare = 0.25;
constexpr Lognormal slowToolSeconds{5.955, 1.757};
constexpr Lognormal quickToolSeconds{0.05, 1.5};
constexpr Lognormal pauseSeconds{84, 2.1};
constexpr Lognormal plainDollars{0.07, 0.8};
constexpr double rebuildShare = 0.3; // of the steps after a gap longer than the cache lives
constexpr Lognormal rebuildDollars{0.7, 0.3};
constexpr double longRebuildShare = 0.0005; // of all steps
constexpr Lognormal longRebuildDollars{1.9, 0.4};

/// Whole milliseconds, as logs have them.
Duration ofSeconds(double seconds)
{
    const auto milliseconds = std::llround(seconds * 1000);
    return std::min<Duration>(std::chrono::milliseconds{milliseconds}, longest);
}

/// 1 for `share` of the draws, else 1 + what the law gives, at least 2.
std::uint32_t oneOrMore(Draw draw, double share, const Lognormal& further)
{
    constexpr double most = 10'000; // far beyond p99.99 of either law
    if (draw.choice < share)
        return 1;
    return 1 + static_cast<std::uint32_t>(std::clamp(std::floor(further.quantile(draw.value)), 1.0, most));
}

} // namespace

std::uint32_t requestsInSession(Draw draw)
{
    return oneOrMore(draw, oneRequestShare, furtherRequests);
}

std::uint32_t stepsInRequest(Draw draw)
{
    return oneOrMore(draw, finalStepOnlyShare, toolSteps);
}

Duration modelTime(Draw draw)
{
    return ofSeconds(leastModelSeconds + modelSeconds.quantile(draw.value));
}

Duration toolTime(Draw draw)
{
    constexpr double longestSeconds = std::chrono::duration<double>{longest}.count();
    if (draw.choice < longToolShare)
        return ofSeconds(leastLongToolSeconds + (longestSeconds - leastLongToolSeconds) * draw.value);
    const bool slow = draw.choice < longToolShare + slowToolShare;
    return ofSeconds((slow ? slowToolSeconds : quickToolSeconds).quantile(draw.value));
}

Duration humanPause(Draw draw)
{
    return ofSeconds(pauseSeconds.quantile(draw.value));
}

StepCost stepCost(Draw draw, Duration gapBefore)
{
    if (draw.choice < longRebuildShare)
        return {longRebuildDollars.quantile(draw.value), true};
    if (gapBefore > cacheLife && draw.choice < longRebuildShare + rebuildShare)
        return {rebuildDollars.quantile(draw.value), true};
    return {plainDollars.quantile(draw.value), false};
}

} // namespace lowwater
